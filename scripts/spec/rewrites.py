"""Interprets values of the wrong shape: an item instead of a list, a name instead of an object."""

from __future__ import annotations

from typing import Any, NamedTuple

from scripts.spec.openapi import as_dict
from scripts.spec.pointers import parts_of

_LISTS = frozenset({"servers", "security", "tags", "required"})
_NAMED_BY = {
    "servers": "url",
    "tags": "name",
    "variables": "default",
    "responses": "description",
    "encoding": "contentType",
}
"""Parents of objects that are sometimes written as the value of only this key."""
_IS_SCHEMA = frozenset({"schema", "items", "additionalProperties"})
_HOLDS_SCHEMAS = frozenset({
    "properties", "patternProperties", "schemas", "$defs", "definitions", "oneOf", "anyOf", "allOf", "prefixItems",
})  # fmt: skip
_BY_NAME = frozenset({"properties", "headers", "schemas"})
"""Mappings that are sometimes written as lists of objects with a name."""
_TYPES = ("string", "integer", "number", "boolean", "object", "array")


class Rewrite(NamedTuple):
    """What was done, as the end of a message, and the value to use."""

    done: str
    value: Any


def rewrite(pointer: str, value: Any, wanted: set[str]) -> Rewrite | None:
    """Return the intended value for one of the wrong type; None if it is unclear."""
    *above, key = parts_of(pointer)
    holder = above[-1] if above else ""
    if "array" in wanted:
        return _as_list(key, value, above)
    if "string" in wanted and holder == "tags" and isinstance(value, dict) and isinstance(value.get("name"), str):
        return Rewrite(f"treated as {value['name']}", value["name"])
    if "object" not in wanted:
        return None
    if key in _BY_NAME and _are_named(value):
        named = {each["name"]: {key: each[key] for key in each if key not in ("name", "in")} for each in value}
        return Rewrite("treated as a mapping by name", named)
    if key in _IS_SCHEMA or holder in _HOLDS_SCHEMAS:
        return _as_schema(value)
    if isinstance(value, str) and holder == "security":
        return Rewrite("treated as the name of a security scheme", {value: []})
    if isinstance(value, str) and holder in _NAMED_BY:
        return Rewrite(f"treated as its {_NAMED_BY[holder]}", {_NAMED_BY[holder]: value})
    if key == "content" and isinstance(value, str | list):
        types = value if isinstance(value, list) else [value]
        if all(isinstance(each, str) for each in types):
            return Rewrite("treated as media types without a schema", {each: {} for each in types})
    return Rewrite("treated as empty", {}) if holder == "content" else None


def _as_list(key: str, value: Any, above: list[str]) -> Rewrite | None:
    if len(above) > 1 and above[-2] == "security" and (value is None or isinstance(value, str)):
        return Rewrite("treated as a list of one item" if value else "treated as empty", [value] if value else [])
    if key == "parameters" and isinstance(value, dict) and all("in" in as_dict(each) for each in value.values()):
        return Rewrite("treated as a list", [{"name": name, **each} for name, each in value.items()])
    if key in _LISTS and value and isinstance(value, str if key in ("tags", "required") else dict | str):
        return Rewrite("treated as a list of one item", [value])
    return None


def _are_named(value: Any) -> bool:
    """Return whether this is a list of objects with a name and something else."""
    return isinstance(value, list) and all(
        isinstance(as_dict(each).get("name"), str) and as_dict(each).keys() - {"name", "in"} for each in value
    )


def _as_schema(value: Any) -> Rewrite | None:
    """Return the schema for the name of a type, or for true or false, which OpenAPI 3.0 does not know."""
    if isinstance(value, bool):
        done = "treated as any value" if value else "treated as no value"
        return Rewrite(done, {} if value else {"not": {}})
    if not isinstance(value, str):
        return None
    if value.lower() in _TYPES:
        return Rewrite(f"treated as the type {value.lower()}", {"type": value.lower()})
    return Rewrite("treated as any value", {})
