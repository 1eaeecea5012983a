"""Merges `allOf` into a single schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scripts.spec.openapi import LOWER_LIMITS, UPPER_LIMITS, are_alternatives, with_plain_limits

ANNOTATIONS = {
    "title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly", "nullable",
    "externalDocs", "xml", "$comment",
}  # fmt: skip
"""Keywords that describe a use of a schema without changing the values it allows (except nullable)."""

MOST_ALTERNATIVES = 64
"""Maximum number of combined options; beyond that, only the server checks."""


def is_annotation(keyword: str) -> bool:
    """Return whether a keyword does not change the allowed values."""
    return keyword in ANNOTATIONS or keyword.startswith("x-")


def both(one: list[Any], other: list[Any]) -> list[Any]:
    """Return the options of a value that must be one of the first and one of the second."""
    if not are_alternatives(one) or not are_alternatives(other):
        return one if are_alternatives(one) else other
    if len(one) * len(other) > MOST_ALTERNATIVES:
        return one
    return [{"allOf": [first, second]} for first in one for second in other]


def merge(parts: list[Mapping[str, Any]]) -> dict[str, Any]:
    """Return a schema that allows what all of `parts` allow; descriptions of later parts win."""
    merged: dict[str, Any] = {}
    for part in parts:
        for keyword, value in with_plain_limits(part).items():
            merged[keyword] = _combine(keyword, merged[keyword], value) if keyword in merged else value
    if merged.get("nullable") and not all(part.get("nullable") for part in parts if _says_type(part)):
        del merged["nullable"]
    return merged


def _says_type(part: Mapping[str, Any]) -> bool:
    return any(not is_annotation(keyword) for keyword in part)


def _combine(keyword: str, old: Any, new: Any) -> Any:
    if old is new or old == new:
        return old
    if keyword == "properties":
        return _merge_properties(old, new)
    if keyword == "required":
        return list(dict.fromkeys([*old, *new]))
    if keyword == "type":
        return _common_types(old, new)
    if keyword in ("oneOf", "anyOf"):
        return both(old, new)
    if keyword == "items" and isinstance(old, Mapping) and isinstance(new, Mapping):
        return _merge_schemas(old, new)
    if keyword == "enum":
        return [value for value in old if value in new] or new
    if keyword in LOWER_LIMITS and _are_numbers(old, new):
        return max(old, new)
    if keyword in UPPER_LIMITS and _are_numbers(old, new):
        return min(old, new)
    if keyword == "additionalProperties":
        if old is False or new is False:
            return False
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            return _merge_schemas(old, new)
        return new if isinstance(new, Mapping) else old
    return new


def _merge_properties(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(old)
    for name, schema in new.items():
        merged[name] = _merge_schemas(merged[name], schema) if name in merged else schema
    return merged


def _merge_schemas(old: Any, new: Any) -> Any:
    return old if old == new else {"allOf": [old, new]}


def _common_types(old: Any, new: Any) -> Any:
    before = old if isinstance(old, list) else [old]
    after = new if isinstance(new, list) else [new]
    common = [name for name in before if name in after]
    if "integer" in before + after and "number" in before + after and not common:
        common = ["integer"]
    return common[0] if len(common) == 1 else common or new


def _are_numbers(*values: Any) -> bool:
    return all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)
