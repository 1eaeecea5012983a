"""Unions without nested unions and duplicates."""

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
    """Members of nested unions are members; duplicates count once."""
    joined = join_union(union(schema("string"), union(schema("integer"), schema("string"))))
    assert kinds(joined) == ["string", "integer"]


def test_null_makes_a_union_nullable() -> None:
    """Null is not a member; it makes the union nullable."""
    joined = join_union(union(schema("string"), schema("null"), schema("integer", nullable=True)))
    assert (kinds(joined), joined.nullable) == (["string", "integer"], True)
    assert not any(member.nullable for member in joined.members)


def test_a_union_of_one_is_that_one() -> None:
    """A union of one member becomes that member, which is nullable if the union was."""
    joined = join_union(union(schema("string", format="date"), schema("null")))
    assert (joined.kind, joined.format, joined.nullable, joined.pointer) == ("string", "date", True, "/x")


def test_a_union_of_nothing() -> None:
    """A union of only null is null, and an empty union is any value."""
    assert join_union(union(schema("null"))).kind == "null"
    assert join_union(union()).kind == "any"


def test_an_empty_array_next_to_an_object() -> None:
    """An empty array, PHP's empty object, adds no type; other arrays do."""
    empty = schema("array", constraints={"maxItems": 0})
    assert join_union(union(schema("map"), empty)).kind == "map"
    assert kinds(join_union(union(schema("map"), schema("array")))) == ["map", "array"]


def test_what_differs_in_values_is_not_the_same() -> None:
    """Members that differ in limits, formats or names are kept."""
    members = [schema("string"), schema("string", format="date"), schema("string", constraints={"maxLength": 3})]
    assert len(join_union(union(*members)).members) == 3
    assert join_union(union(schema("ref", name="A"), schema("ref", name="A", description="Other."))).kind == "ref"
