"""Flattens unions and removes duplicates."""

from __future__ import annotations

from dataclasses import replace

from scripts.model.api import Schema


def join_union(schema: Schema) -> Schema:
    """Return `schema` without nested unions and duplicates; a union of one member is that member."""
    flat: list[Schema] = []
    for member in schema.members:
        schema.nullable = schema.nullable or member.nullable or member.kind == "null"
        nested = member.kind == "union" and member.discriminator is None
        flat.extend(member.members if nested else () if member.kind == "null" else (member,))
    has_object = any(member.kind in ("map", "ref") for member in flat)
    # PHP writes an empty object as []: an array that must be empty means the same as the object next to it.
    members = [m for m in flat if not (has_object and m.kind == "array" and m.constraints.get("maxItems") == 0)]
    unique: list[Schema] = []
    for member in members:
        if not any(_same_type(member, other) for other in unique):
            unique.append(replace(member, nullable=False) if member.nullable else member)
    if len(unique) == 1:
        return replace(unique[0], nullable=schema.nullable, pointer=schema.pointer)
    schema.members = tuple(unique)
    return schema if unique else replace(schema, kind="null" if schema.nullable else "any")


def _same_type(one: Schema, other: Schema) -> bool:
    """Return whether no value can distinguish two members."""
    if one.kind != other.kind or one.name != other.name or one.format != other.format:
        return False
    return one.kind in ("ref", "null", "any", "boolean") or _contents(one) == _contents(other)


def _contents(schema: Schema) -> tuple[object, ...]:
    return schema.constraints, schema.values, schema.prefix, schema.items, schema.additional
