"""Unions without nested unions and doubles."""

from __future__ import annotations

from typing import Any

from scripts.model.api import Schema
from scripts.model.unions import join_union


def schema(kind: Any, **more: Any) -> Schema:
    return Schema(kind=kind, pointer="/x", **more)


def union(*members: Schema, **more: Any) -> Schema:
    return schema("union", members=members, **more)


def kinds(joined: Schema) -> list[str]:
    return [member.kind for member in joined.members]


def test_nested_unions_are_one() -> None:
    """Members of members are members; doubles count once."""
    joined = join_union(union(schema("string"), union(schema("integer"), schema("string"))))
    assert kinds(joined) == ["string", "integer"]


def test_null_makes_a_union_nullable() -> None:
    """Null is not a member, and what is nullable makes the whole so."""
    joined = join_union(union(schema("string"), schema("null"), schema("integer", nullable=True)))
    assert (kinds(joined), joined.nullable) == (["string", "integer"], True)
    assert not any(member.nullable for member in joined.members)


def test_a_union_of_one_is_that_one() -> None:
    """It keeps the place of the union, and may be null if the union might."""
    joined = join_union(union(schema("string", format="date"), schema("null")))
    assert (joined.kind, joined.format, joined.nullable, joined.pointer) == ("string", "date", True, "/x")


def test_a_union_of_nothing() -> None:
    """Null alone is null, and nothing at all is anything."""
    assert join_union(union(schema("null"))).kind == "null"
    assert join_union(union()).kind == "any"


def test_an_empty_array_next_to_an_object() -> None:
    """PHP writes an empty object as an empty array: it adds no type. Other arrays do."""
    empty = schema("array", constraints={"maxItems": 0})
    assert join_union(union(schema("map"), empty)).kind == "map"
    assert kinds(join_union(union(schema("map"), schema("array")))) == ["map", "array"]


def test_what_differs_in_values_is_not_the_same() -> None:
    """Limits, formats and names keep members apart."""
    members = [schema("string"), schema("string", format="date"), schema("string", constraints={"maxLength": 3})]
    assert len(join_union(union(*members)).members) == 3
    assert join_union(union(schema("ref", name="A"), schema("ref", name="A", description="Other."))).kind == "ref"
