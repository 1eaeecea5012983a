"""Models: read, written, checked, shown, and used as mappings."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
from collections import UserDict
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.codecs import FIT, LOOSE_FIT, NO_FIT
from scripts.client.runtime.model import fields_of, pick_body
from scripts.client.runtime.types import UNSET
from scripts.client.runtime.wire import to_wire
from tests.client.runtime.parts import Closed, Counts, Parcel

pytestmark = pytest.mark.usefixtures("models")
SENT = "2026-01-02T00:00:00Z"


def test_equal_models() -> None:
    """Models are equal if they are of one class and all of their fields are equal."""
    assert Parcel(weight=1) == Parcel(weight=1)
    assert Parcel(weight=1) != Parcel(weight=1, id="a")
    assert Parcel(weight=1) != Parcel.from_dict({"weight": 1, "more": 2})
    assert Parcel(weight=1) != {"weight": 1}


def test_reading() -> None:
    """Fields are decoded by their API names; unknown fields are kept."""
    parcel = Parcel.from_dict(
        {"id": "p", "weight": "5", "class": None, "sentAt": SENT, "inner": {"weight": 1}, "new": [1]}
    )
    assert (parcel.id, parcel.weight, parcel.class_, parcel.pin) == ("p", 5, None, UNSET)
    assert parcel.sent_at == datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
    assert parcel.inner == Parcel(weight=1) and parcel.additional_properties == {"new": [1]}


@pytest.mark.parametrize(
    "more",
    [
        {"sentAt": datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)},
        {"inner": Parcel(weight=1)},
        {"inner": {"weight": 1, "sentAt": datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)}},
        {"inner": UserDict(weight=1)},
        {"new": [datetime.date(2026, 1, 2)]},
        {"new": UNSET},
        {"pin": UNSET},
    ],
)
@pytest.mark.parametrize("mapping", [dict, UserDict])
def test_reading_what_becomes_json(
    more: dict[str, Any], mapping: Callable[[dict[str, Any]], Mapping[str, Any]]
) -> None:
    """Python objects anywhere in an object are read as the JSON that they become."""
    given = {"weight": 1, **more}
    wire = {name: to_wire(value) for name, value in given.items()}
    assert Parcel.from_dict(mapping(given)) == Parcel.from_dict(json.loads(json.dumps(wire)))


def test_optional_fields_that_cannot_be_read_stay_as_they_came() -> None:
    """An invalid date is harmless: the field is absent, and its text is in the additional properties."""
    parcel = Parcel.from_dict({"weight": 1, "sentAt": "soon", "inner": {"weight": "x"}})
    assert parcel.sent_at is UNSET and parcel["sentAt"] == "soon"
    assert parcel.to_dict() == {"weight": 1, "sentAt": "soon", "inner": {"weight": "x"}}


@pytest.mark.parametrize(
    ("data", "argument"),
    [({}, "weight"), ({"weight": "heavy"}, "weight"), ({"weight": None}, "weight"), ([], "data"), ("{}", "data")],
)
def test_what_is_no_model(data: Any, argument: str) -> None:
    """A missing or unreadable required field is named, and anything but an object is rejected."""
    with pytest.raises(errors.InvalidArgumentError) as caught:
        Parcel.from_dict(data)
    assert caught.value.argument == argument and "Parcel" in caught.value.allowed


def test_data_without_an_end() -> None:
    """A mapping that contains itself is an invalid argument."""
    data: dict[str, Any] = {"weight": 1}
    data["inner"] = data
    with pytest.raises(errors.InvalidArgumentError, match="nested too deeply"):
        Parcel.from_dict(data)


@pytest.mark.parametrize("text", ["", "{", b"\xff", "[" * 100_000, None])
def test_what_is_no_json(text: Any) -> None:
    """Invalid or endlessly nested JSON is an invalid argument."""
    with pytest.raises(errors.InvalidArgumentError) as caught:
        Parcel.from_json(text)
    assert caught.value.argument == "text"


def test_round_trips() -> None:
    """JSON, copies and pickles of a model are equal to it."""
    parcel = Parcel(id="p", weight=5, class_=None, inner=Parcel(weight=1), additional_properties={"ü": [1]})
    for twin in (Parcel.from_json(parcel.to_json()), Parcel.from_json(parcel.to_json(indent=1).encode()),
                 copy.deepcopy(parcel), pickle.loads(pickle.dumps(parcel))):  # fmt: skip
        assert twin == parcel and twin is not parcel
    assert "ü" in parcel.to_json() and json.loads(parcel.to_json()) == parcel.to_dict()


def test_mappings() -> None:
    """A model is a mapping of what is present, by the API's names; Python's names find a field as well."""
    parcel = Parcel(weight=5, class_="a", additional_properties={"x": 1, "weight": 9})
    assert list(parcel) == ["weight", "class", "x"] and len(parcel) == 3
    assert {**parcel} == {"weight": 5, "class": "a", "x": 1}
    assert parcel["class_"] == parcel["class"] == "a" and "class_" not in parcel
    assert parcel.get("pin") is None and parcel.get("none", 3) == 3
    with pytest.raises(KeyError):
        parcel["sentAt"]
    assert Parcel(weight=1) and Closed(size=1) and not Closed()


def test_models_of_free_names() -> None:
    """A model with arbitrary names equals a dict, reads its values, and is false when empty."""
    counts = Counts.from_dict({"a": "5", "b": "many"})
    assert counts == {"a": 5, "b": "many"} == counts.to_dict() and counts not in ({"a": 5}, 5)
    assert not Counts() and counts
    with pytest.raises(TypeError):
        hash(counts)


def test_what_is_sent() -> None:
    """A request omits read-only fields, and None where the API does not accept null."""
    parcel = Parcel(id="p", weight=5, class_=None, pin="1", note=None)
    assert parcel._to_wire(True) == {"weight": 5, "class": None, "pin": "1"}
    assert parcel._to_wire(False) == {"id": "p", "weight": 5, "class": None, "pin": "1", "note": None}


@pytest.mark.parametrize(
    ("parcel", "argument"),
    [
        (Parcel(weight=0), "weight"), (Parcel(weight=1, class_=5), "class_"),  # type: ignore[arg-type]  # that is the point
        (Parcel(weight=1, inner={"weight": 0}), "inner.weight"),
        (Parcel(weight=1, inner=Parcel(weight=0)), "inner.weight"),
        (Parcel(weight=1, sent_at="soon"), "sent_at"), (Parcel(weight=1, additional_properties={"x": print}), "x"),
    ],
)  # fmt: skip
def test_models_are_checked_with_pythons_names(parcel: Parcel, argument: str) -> None:
    """A value that may not be sent is named as the user set it."""
    with pytest.raises(errors.InvalidArgumentError) as caught:
        Parcel._check_model(parcel, "")
    assert caught.value.argument == argument


@pytest.mark.parametrize(
    ("data", "argument"),
    [
        ({}, "weight"), ({"weight": 0}, "weight"), ({"weight": 1, "class_": "a"}, "class_"),
        ({"weight": 1, "sent_at": SENT}, "sent_at"),
        ({"weight": 1, "inner": {"weight": 1, "class_": "a"}}, "inner.class_"),
        ({"weight": 1, "inner": {"weight": 1, "class": 5}}, "inner.class"),
        ({"weight": None}, "weight"), ({"weight": 1, "x": float("nan")}, "x"),
    ],
)  # fmt: skip
def test_mappings_are_checked_with_the_apis_names(data: dict[str, Any], argument: str) -> None:
    """A mapping with a field's Python name is rejected, because the server would ignore it."""
    with pytest.raises(errors.InvalidArgumentError) as caught:
        Parcel._check_mapping(data, "")
    assert caught.value.argument == argument


def test_what_passes() -> None:
    """Read-only fields are not validated, and passing both names of a field is allowed."""
    Parcel._check_mapping({"weight": 1, "id": 5, "class": "a", "class_": "b", "x": [None]}, "")
    Parcel._check_model(Parcel(weight=1, id="p", class_=None, note=None), "")
    with pytest.raises(errors.InvalidArgumentError, match="size"):
        Closed._check_mapping({"colour": 1}, "")
    with pytest.raises(errors.InvalidArgumentError) as caught:
        Counts._check_mapping({"a": "1"}, "")
    assert caught.value.argument == "a"


def test_deprecated_fields_warn() -> None:
    """Setting a deprecated field warns; leaving it unset does not."""
    Parcel._check_mapping({"weight": 1}, "")
    with pytest.warns(DeprecationWarning, match="note is deprecated"):
        Parcel._check_mapping({"weight": 1, "note": "a"}, "")


def test_repr() -> None:
    """A repr shows what is set, shortens long texts and masks secrets."""
    parcel = Parcel(weight=5, class_=None, pin="sak_secretsecret", note="x" * 100, additional_properties={"a": 1})
    shown = repr(parcel)
    assert shown.startswith("Parcel(weight=5, pin=***, note='xxx") and shown.endswith("additional_properties={'a': 1})")
    assert len(shown) < 120 and "…" in shown and "secret" not in shown


def test_fits() -> None:
    """The more of an object's properties a model knows, the better it fits; a missing required one rules it out."""
    known, unknown = Parcel._fit({"weight": 1, "class": "a"}), Parcel._fit({"weight": 1, "x": 1})
    assert known > unknown > LOOSE_FIT and known > FIT
    assert Parcel._fit({}) == Parcel._fit({"weight": []}) == NO_FIT
    assert Parcel._fit({"weight": 1, "class": []}) == LOOSE_FIT


def test_pydantic() -> None:
    """A schema for pydantic reads and writes the model, and FastAPI describes its fields."""
    schema = Parcel.__get_pydantic_core_schema__(Parcel, None)
    read = schema["function"]["function"]
    parcel = read({"weight": 1})
    assert parcel == Parcel(weight=1) and read(parcel) is parcel
    assert schema["serialization"]["function"](parcel) == {"weight": 1}
    described = Parcel.__get_pydantic_json_schema__({}, None)
    assert described["required"] == ["weight"] and {"class", "sentAt"} <= {*described["properties"]}


def test_bodies_of_flat_arguments() -> None:
    """A body is passed as a whole or by its fields, not both; None omits an optional field."""

    def pick(body: Any = UNSET, *, required: Any = True, **flat: Any) -> Any:
        return pick_body(body, flat, required=required, names={"class": "class_"}, optional={"memo"})

    assert pick({"a": 1}) == {"a": 1} and pick() == {} and pick(None) == {}
    assert pick(required=False) is UNSET and pick(required=False, weight=1) == {"weight": 1}
    assert pick(weight=None, memo=None, note=UNSET) == {"weight": None}
    assert pick({"a": 1}, memo=None) == {"a": 1}
    with pytest.raises(errors.InvalidArgumentTypeError, match="class_") as caught:
        pick({"a": 1}, **{"class": "b"})
    assert caught.value.argument == "body"


def test_tables() -> None:
    """The table of a model is available without private attributes."""
    assert fields_of(Parcel(weight=1)).by_name["class_"].wire == "class"
