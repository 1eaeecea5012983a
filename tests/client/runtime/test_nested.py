"""Codecs of composite types: lists, maps, models, enumerations, unions."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.codecs import (
    FIT,
    INTEGER,
    LOOSE_FIT,
    NO_FIT,
    NULL,
    STRING,
    Codec,
    Const,
    DecodeError,
    Nullable,
    String,
)
from scripts.client.runtime.nested import ANY, EnumOf, ListOf, MapOf, Object, OneOf
from scripts.client.runtime.types import UNSET
from tests.client.runtime.parts import Color, Level, Parcel

pytestmark = pytest.mark.usefixtures("models")


def parcel() -> Object:
    """Return the codec of a model; a new one each time, because it caches."""
    return Object("parts", "Parcel")


def color() -> EnumOf:
    """Return the codec of an enumeration of texts."""
    return EnumOf("parts", "Color", str)


def level() -> EnumOf:
    """Return the codec of an enumeration of integers."""
    return EnumOf("parts", "Level", int)


@pytest.mark.parametrize(
    ("codec", "raw", "value"),
    [
        (ANY, {"a": [None]}, {"a": [None]}), (ListOf(INTEGER), ["1", 2], [1, 2]), (ListOf(ANY), [1, "a"], [1, "a"]),
        (MapOf(INTEGER), {"a": "1"}, {"a": 1}), (MapOf(INTEGER), [], {}), (MapOf(ANY), {"a": 1}, {"a": 1}),
        (ListOf(ListOf(INTEGER)), [["1"], []], [[1], []]), (parcel(), {"weight": 1}, Parcel(weight=1)),
        (color(), "red", Color.RED), (color(), "green", "green"), (color(), 5, 5), (level(), 1, Level.LOW),
        (level(), "2", Level.HIGH), (level(), 9, 9), (level(), "high", "high"),
    ],
)  # fmt: skip
def test_reading(codec: Codec, raw: Any, value: Any) -> None:
    """Each part is read by its own codec; unknown enumeration values are kept."""
    read = codec.decode(raw, "at")
    assert read == value and type(read) is type(value)


def test_collections_are_copies() -> None:
    """The result does not share objects with the raw body."""
    items, entries = [1], {"a": 1}
    assert ListOf(ANY).decode(items, "") is not items and MapOf(ANY).decode(entries, "") is not entries
    for codec, raw in ((ListOf(ANY), items), (MapOf(ANY), entries)):
        copy = codec.reader(type(raw))(raw, "")
        assert copy == raw and copy is not raw


@pytest.mark.parametrize(
    ("codec", "raw", "place"),
    [
        (ListOf(INTEGER), [1, "x"], "a[1]"), (ListOf(INTEGER), {}, "a"), (ListOf(STRING), "abc", "a"),
        (MapOf(ListOf(INTEGER)), {"b": [None]}, "a.b[0]"), (MapOf(STRING), "x", "a"), (MapOf(STRING), [1], "a"),
        (parcel(), {"weight": 1.5}, "a.weight"), (parcel(), "x", "a"), (parcel(), [], "a.weight"),
        (parcel(), None, "a"),
        (color(), None, "a"), (color(), [], "a"), (color(), True, "a"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(codec: Codec, raw: Any, place: str) -> None:
    """The error contains the path to the invalid part."""
    with pytest.raises(DecodeError) as caught:
        codec.decode(raw, "a")
    assert caught.value.at == place


@pytest.mark.parametrize(
    ("codec", "values"),
    [
        (ANY, (None, [{"a": 1}])), (ListOf(INTEGER, 1, 2), ([1], (1, 2), {1}, range(2))),
        (MapOf(STRING), ({}, {"a": "b"})),
        (parcel(), (Parcel(weight=1), {"weight": 1})), (color(), (Color.RED, "blue")), (level(), (Level.LOW, 2)),
        (OneOf(STRING, INTEGER), ("a", 5)), (ListOf(INTEGER, unique=True), ([1, 2],)),
    ],
)  # fmt: skip
def test_what_may_be_sent(codec: Codec, values: tuple[Any, ...]) -> None:
    """Python's own collections pass, and mappings as models."""
    for value in values:
        codec.check(value, "a")


@pytest.mark.parametrize(
    ("codec", "value", "place", "kind"),
    [
        (ListOf(INTEGER), "12", "a", TypeError), (ListOf(INTEGER), {"b": 1}, "a", TypeError),
        (ListOf(INTEGER), [1, "2"], "a[1]", TypeError),
        (ListOf(INTEGER, 1), [], "a", ValueError), (ListOf(INTEGER, max_items=1), [1, 2], "a", ValueError),
        (ListOf(INTEGER, unique=True), [1, 1], "a", ValueError), (MapOf(INTEGER), [("b", 1)], "a", TypeError),
        (MapOf(INTEGER), {"b": "1"}, "a.b", TypeError), (MapOf(INTEGER), {(1,): 1}, "a", TypeError),
        (MapOf(ANY, min_properties=1), {}, "a", ValueError), (MapOf(ANY, max_properties=0), {"b": 1}, "a", ValueError),
        (parcel(), {"weight": 0}, "a.weight", ValueError), (parcel(), 5, "a", TypeError),
        (parcel(), [1], "a", TypeError),
        (color(), "green", "a", ValueError), (color(), 5, "a", TypeError), (level(), True, "a", TypeError),
        (level(), 3, "a", ValueError), (level(), "1", "a", TypeError), (ANY, [object()], "a[0]", TypeError),
    ],
)  # fmt: skip
def test_what_may_not_be_sent(codec: Codec, value: Any, place: str, kind: type[Exception]) -> None:
    """The error contains the path to the rejected part, and whether its type is wrong."""
    with pytest.raises(errors.InvalidArgumentError) as caught:
        codec.check(value, "a")
    assert caught.value.argument == place and isinstance(caught.value, TypeError) == (kind is TypeError)


def test_unions_read_by_the_best_fit() -> None:
    """The member that recognises a value reads it; an unrecognised value is kept."""
    union = OneOf(INTEGER, parcel(), ListOf(STRING))
    assert union.decode(5, "a") == 5 and union.decode(["b"], "a") == ["b"]
    assert union.decode({"weight": 1, "class": "x"}, "a") == Parcel(weight=1, class_="x")
    assert union.decode(None, "a") is None and union.decode("5", "a") == "5"


def test_the_discriminator_decides() -> None:
    """The named member reads an object whatever it looks like; if it cannot, that is an error."""
    union = OneOf(MapOf(ANY), parcel(), discriminator="class", mapping={"letter": parcel()})
    assert union.decode({"class": "letter", "weight": 1}, "a") == Parcel(weight=1, class_="letter")
    with pytest.raises(DecodeError, match="weight"):
        union.decode({"class": "letter"}, "a")
    assert union.decode({"class": "other"}, "a") == {"class": "other"}
    with pytest.raises(errors.InvalidArgumentError) as caught:
        union.check({"class": "letter", "weight": 0}, "a")
    assert caught.value.argument == "a.weight"


def test_what_no_member_takes() -> None:
    """If one member has the right type, its problem is reported; otherwise all members are listed."""
    with pytest.raises(errors.InvalidArgumentError) as caught:
        OneOf(String(max_length=1), INTEGER).check("ab", "a")
    assert not isinstance(caught.value, TypeError) and "1 character" in caught.value.allowed
    with pytest.raises(errors.InvalidArgumentTypeError) as wrong:
        OneOf(STRING, INTEGER, NULL).check(1.5, "a")
    assert wrong.value.allowed.count(" or ") >= 2
    with pytest.raises(errors.InvalidArgumentError) as neither:
        OneOf(Const("x"), String(min_length=5)).check("ab", "a")
    assert not isinstance(neither.value, TypeError) and " or " in neither.value.allowed


def test_fits() -> None:
    """A collection fits as badly as its worst part, a union as well as its best; [] may be PHP's empty object."""
    assert ListOf(INTEGER).fit([1, "x"]) == ListOf(INTEGER).fit("x") == MapOf(INTEGER).fit({"a": "x"}) == NO_FIT
    assert ListOf(INTEGER).fit([]) == FIT and MapOf(INTEGER).fit({}) == FIT - 1
    assert MapOf(ANY).fit([]) == parcel().fit([]) == ANY.fit(5) == LOOSE_FIT
    assert color().fit("red") > FIT and color().fit("green") == LOOSE_FIT and color().fit(1) == NO_FIT
    assert level().fit(True) == NO_FIT and OneOf(INTEGER, color()).fit("red") == color().fit("red")


def test_null() -> None:
    """A union accepts null if one of its members does."""
    assert OneOf(STRING, NULL).takes_null() and ANY.takes_null()
    assert not OneOf(STRING, INTEGER).takes_null() and not ListOf(NULL).takes_null()


def test_deep_bodies() -> None:
    """A body with hundreds of levels of nesting is read."""
    codec: Codec = INTEGER
    raw: Any = 1
    for _ in range(200):
        codec, raw = ListOf(codec), [raw]
    assert codec.decode(raw, "") == raw


@pytest.mark.parametrize(
    ("codec", "value", "expected"),
    [
        (parcel(), {"weight": 1, "note": None, "class": None}, {"weight": 1, "class": None}),
        (ListOf(parcel()), [{"weight": 1, "pin": None}], [{"weight": 1}]),
        (MapOf(parcel()), {"a": {"weight": 1, "note": None}, "b": UNSET}, {"a": {"weight": 1}, "b": UNSET}),
        (OneOf(INTEGER, parcel()), {"weight": 1, "note": None}, {"weight": 1}), (OneOf(INTEGER, parcel()), 5, 5),
        (parcel(), {"weight": 1, "inner": {"weight": 2, "note": None}}, {"weight": 1, "inner": {"weight": 2}}),
        (MapOf(ANY), {"note": None}, {"note": None}), (ListOf(ANY), [None], [None]), (OneOf(INTEGER, STRING), 5, 5),
        (Nullable(parcel()), {"weight": 1, "note": None}, {"weight": 1}), (Nullable(parcel()), None, None),
        (ListOf(Nullable(parcel())), [None, {"weight": 1, "note": None}], [None, {"weight": 1}]),
        (parcel(), {"weight": 1, "more": {"note": None}}, {"weight": 1, "more": {"note": None}}),
    ],
)  # fmt: skip
def test_none_in_a_mapping(codec: Any, value: Any, expected: Any) -> None:
    """None for an optional field of a mapping is omitted at any depth, unless the API accepts null."""
    codec.check(value, "value")
    assert codec.trim(value) == expected
