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
    """A field is found by its name on the wire and in Python; the wire's wins where both are taken."""
    assert TABLE.wires == ("id", "passThru", "pin", "num") and TABLE.known == {*TABLE.wires}
    assert TABLE.by_name["pass_thru"] is TABLE.by_name["passThru"] is TABLE[1]
    crossed = Fields(Field("a", "b", STRING), Field("b", "b_2", STRING))
    assert crossed.by_name["b"] is crossed[1] and crossed.by_name["a"] is crossed[0]


def test_values() -> None:
    """All values of a model come at once, the additional properties last; also of one without fields."""
    extra = {"x": 1}
    model = SimpleNamespace(id="a", pass_thru=None, pin=UNSET, num=5, additional_properties=extra)
    assert TABLE.values(model) == ("a", None, UNSET, 5, extra)
    assert Fields().values(model) == (extra,)


def test_a_plan_decodes_only_what_it_must() -> None:
    """Texts, integers and nulls of the right field are taken as they are; the rest goes through its codec."""
    plan = TABLE.plan((str, type(None), Unset, int))
    assert plan == ((), 3, None, ())
    plan = TABLE.plan((int, str, Unset, str))
    assert [(index, read) for index, _, read in plan.decoded] == [(0, STRING.decode), (3, INTEGER.decode)]
    assert TABLE.plan((str, list, Unset, int)).decoded == ((1, TABLE[1], STRING.decode),)


def test_a_plan_knows_what_is_missing() -> None:
    """The first required field that is absent is noted; what is only written is never in a response."""
    assert TABLE.plan((Unset, Unset, Unset, Unset)).missing is TABLE[0]
    assert TABLE.plan((str, Unset, Unset, Unset)).missing is TABLE[3]
    assert TABLE.plan((str, Unset, Unset, int)).missing is None


def test_plans_are_kept_and_bounded() -> None:
    """A plan is found again by its shape; a server that sends everything in every type fills no memory."""
    table = Fields(*(Field(f"f{number}", f"f{number}", STRING) for number in range(3)))
    kinds = [type(str(number), (), {}) for number in range(10)]
    for first in kinds:
        for second in kinds:
            for third in kinds:
                table.plan((first, second, third))
                assert (first, second, third) in table.plans and len(table.plans) <= 256


def test_what_a_request_goes_without() -> None:
    """What only the server sets is omitted, and None where null is not a value and the field may be absent."""
    assert Field("a", "a", STRING, read_only=True).is_left_out("x")
    assert Field("a", "a", STRING).is_left_out(None) and not Field("a", "a", STRING).is_left_out("")
    assert not Field("a", "a", codecs.NULL).is_left_out(None)
    assert not Field("a", "a", Nullable(STRING)).is_left_out(None)
    assert not Field("a", "a", STRING, required=True).is_left_out(None)


def test_fields_that_are_only_read() -> None:
    """A model is made without them."""

    @attrs.define
    class Thing:
        id: str = read_only()

    assert attrs.asdict(Thing()) == {"id": UNSET}
