"""Results that a parameter selects: one type without it, another with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scripts.model.api import Operation, Parameter, Schema
from scripts.spec.extensions import Result


def switch(operation: Operation) -> tuple[Parameter, str] | None:
    """Return the optional parameter that selects another result, and the name of that result's component."""
    for parameter in operation.parameters:
        result = parameter.extensions.get(Result)
        if result and not parameter.required:
            return parameter, result.component
    return None


def usual(schema: Schema | None, operation: Operation, types: Mapping[str, Schema]) -> Schema | None:
    """Return the result without the parameter; None if there is none."""
    chosen = switch(operation)
    if schema is None or chosen is None:
        return schema
    if schema.kind != "union":
        return None if _is(schema, chosen[1], types) else schema
    members = tuple(each for each in schema.members if not _is(each, chosen[1], types))
    return members[0] if len(members) == 1 and not schema.nullable else replace(schema, members=members)


def _is(schema: Schema, component: str, types: Mapping[str, Schema]) -> bool:
    return schema.kind == "ref" and types[schema.name or ""].spec_name == component
