"""The table of a model's fields, and the plans by which objects are read."""

from __future__ import annotations

from types import SimpleNamespace

import attrs

from scripts.client.runtime import codecs
from scripts.client.runtime.codecs import INTEGER, STRING, Nullable
from scripts.client.runtime.fields import Field, Fields, read_only
from scripts.client.runtime.types import UNSET, Unset

TABLE = Fields(
    Field("id", "id", STRING, required=True, read_only=True),
    Field("passThru", "pass_thru", Nullable(STRING)),
    Field("pin", "pin", STRING, required=True, write_only=True),
    Field("num", "num", INTEGER, required=True),
)


def test_names() -> None:
    """A field is found by its API name and its Python name; the API name wins if they conflict."""
    assert TABLE.wires == ("id", "passThru", "pin", "num") and TABLE.known == {*TABLE.wires}
    assert TABLE.by_name["pass_thru"] is TABLE.by_name["passThru"] is TABLE[1]
    crossed = Fields(Field("a", "b", STRING), Field("b", "b_2", STRING))
    assert crossed.by_name["b"] is crossed[1] and crossed.by_name["a"] is crossed[0]


def test_values() -> None:
    """All values of a model are set at once, with additional properties last, even without fields."""
    extra = {"x": 1}
    model = SimpleNamespace(id="a", pass_thru=None, pin=UNSET, num=5, additional_properties=extra)
    assert TABLE.values(model) == ("a", None, UNSET, 5, extra)
    assert Fields().values(model) == (extra,)


def test_a_plan_decodes_only_what_it_must() -> None:
    """Strings, integers and nulls in matching fields are kept as they are; other values go through their codecs."""
    plan = TABLE.plan((str, type(None), Unset, int))
    assert plan == ((), 3, None, ())
    plan = TABLE.plan((int, str, Unset, str))
    assert [(index, read) for index, _, read in plan.decoded] == [(0, STRING.decode), (3, INTEGER.decode)]
    assert TABLE.plan((str, list, Unset, int)).decoded == ((1, TABLE[1], STRING.decode),)


def test_a_plan_knows_what_is_missing() -> None:
    """The first missing required field is reported; write-only fields are never expected in a response."""
    assert TABLE.plan((Unset, Unset, Unset, Unset)).missing is TABLE[0]
    assert TABLE.plan((str, Unset, Unset, Unset)).missing is TABLE[3]
    assert TABLE.plan((str, Unset, Unset, int)).missing is None


def test_plans_are_kept_and_bounded() -> None:
    """Plans are cached by shape; a server that sends every combination of types fills no memory."""
    table = Fields(*(Field(f"f{number}", f"f{number}", STRING) for number in range(3)))
    kinds = [type(str(number), (), {}) for number in range(10)]
    for first in kinds:
        for second in kinds:
            for third in kinds:
                table.plan((first, second, third))
                assert (first, second, third) in table.plans and len(table.plans) <= 256


def test_what_a_request_goes_without() -> None:
    """Read-only fields are omitted, and so is None if the field is optional and not nullable."""
    assert Field("a", "a", STRING, read_only=True).is_omitted("x")
    assert Field("a", "a", STRING).is_omitted(None) and not Field("a", "a", STRING).is_omitted("")
    assert not Field("a", "a", codecs.NULL).is_omitted(None)
    assert not Field("a", "a", Nullable(STRING)).is_omitted(None)
    assert not Field("a", "a", STRING, required=True).is_omitted(None)


def test_fields_that_are_only_read() -> None:
    """A model is made without them."""

    @attrs.define
    class Thing:
        id: str = read_only()

    assert attrs.asdict(Thing()) == {"id": UNSET}
