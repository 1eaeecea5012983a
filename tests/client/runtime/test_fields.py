"""Objects of one shape are read by one plan, and what does not fit is decoded, kept or refused."""

from __future__ import annotations

from scripts.client.runtime import codecs
from scripts.client.runtime.fields import Field, Fields
from scripts.client.runtime.types import UNSET, Unset

FIELDS = Fields(
    Field("id", "id", codecs.STRING, required=True),
    Field("passThru", "pass_thru", codecs.Nullable(codecs.INTEGER)),
    Field("key", "key", codecs.STRING, required=True, write_only=True),
)


def test_plain_values_are_taken_as_they_are() -> None:
    """Nothing of this shape is decoded, and the plan is made once."""
    shape = (str, type(None), Unset)
    plan = FIELDS.plan(shape)
    assert (plan.decoded, plan.present, plan.missing) == ((), 2, None)
    assert FIELDS.plans[shape] is plan


def test_other_values_are_decoded() -> None:
    """A number in quotes goes through its codec, without the null around it; a missing required field is named."""
    plan = FIELDS.plan((Unset, str, Unset))
    assert plan.decoded == ((1, FIELDS[1], codecs.INTEGER),) and plan.missing is FIELDS[0]


def test_plans_are_bounded() -> None:
    """However many shapes a server sends, few plans are kept."""
    for number in range(1000):
        FIELDS.plan((type(f"T{number}", (), {}), int, Unset))
    assert len(FIELDS.plans) <= 256


def test_left_out() -> None:
    """None is left out of a request where it is no null; what the server sets is left out always."""
    memo, note = Field("memo", "memo", codecs.STRING), Field("note", "note", codecs.Nullable(codecs.STRING))
    made = Field("made", "made", codecs.STRING, read_only=True)
    assert [field.is_left_out(None) for field in (memo, note, made, FIELDS[0])] == [True, False, True, False]
    assert made.is_left_out("x") and not memo.is_left_out(UNSET)
