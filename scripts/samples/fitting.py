"""Checks whether a value matches its schema, as the client sees it, and adapts examples that do not."""

from __future__ import annotations

import datetime
import math
import re
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from scripts.client.runtime.wire import datetime_to_wire
from scripts.model import MISSING, Api, Schema
from scripts.spec.openapi import python_pattern

Make = Callable[[Schema, str], Any]
"""Makes up a value for a schema and a name."""


def _date_time(text: str) -> str | None:
    """Return a time as the client sends it; one without a time zone, which the client does not send, as if in UTC."""
    if "T" not in text.upper():
        return None
    time = datetime.datetime.fromisoformat(text)
    return datetime_to_wire(time if time.tzinfo else time.replace(tzinfo=datetime.UTC))


_WRITTEN: Mapping[str, Callable[[str], str | None]] = {
    "date-time": _date_time,
    "date": lambda text: datetime.date.fromisoformat(text).isoformat(),
    "uuid": lambda text: str(uuid.UUID(text)),
}
"""Formats that the client decodes, and how it encodes them."""
_DEEPEST = 100


def fitted(api: Api, schema: Schema, value: Any, make: Make, name: str = "text", *, sending: bool = True) -> Any:
    """Return a value if it matches, else one that does: matching parts are kept, the others are made up."""
    if fits(api, schema, value, sending=sending):
        return value
    resolved = api.resolve(schema)
    if isinstance(value, Mapping) and resolved.kind in ("object", "map"):
        known = {each.name: each for each in resolved.properties}
        parts: dict[str, Any] = {}
        for key, item in value.items():
            inner = known[key].schema if key in known else resolved.additional
            if inner is not None and not _is_omitted(inner, sending):
                parts[key] = fitted(api, inner, item, make, key, sending=sending)
        for each in resolved.properties:
            if each.required and each.name not in parts and not _is_omitted(each.schema, sending):
                parts[each.name] = make(each.schema, each.name)
        if fits(api, schema, parts, sending=sending):
            return parts
    elif isinstance(value, list) and resolved.kind == "array" and resolved.items:
        items = [fitted(api, resolved.items, item, make, name, sending=sending) for item in value]
        if fits(api, schema, items, sending=sending):
            return items
    elif isinstance(value, str) and resolved.kind == "string":
        text = rewritten(resolved, value)
        if text is not None and fits(api, schema, text, sending=sending):
            return text
    return make(schema, name)


def fits(api: Api, schema: Schema, value: Any, *, sending: bool = True, depth: int = 0) -> bool:
    """Return whether a JSON value matches a schema."""
    if value is None and schema.nullable:
        return True
    if schema.const is not MISSING:
        return bool(value == schema.const and type(value) is type(schema.const))
    resolved = api.resolve(schema)
    if depth > _DEEPEST or (resolved.values and value not in resolved.values):
        return False
    if value is None:
        return resolved.nullable or resolved.kind in ("any", "null")

    def inner(part: Schema, item: Any) -> bool:
        return fits(api, part, item, sending=sending, depth=depth + 1)

    limits = resolved.constraints
    match resolved.kind:
        case "string" | "enum" if resolved.value_type != "integer":
            return isinstance(value, str) and _text_fits(resolved, value)
        case "integer" | "enum":
            return _is_number(value) and value % 1 == 0 and _number_fits(limits, value)
        case "number":
            return _is_number(value) and _number_fits(limits, value)
        case "boolean":
            return isinstance(value, bool)
        case "null":
            return False
        case "array":
            return (
                isinstance(value, list)
                and _size_fits(limits, len(value), "Items")
                and (resolved.items is None or all(inner(resolved.items, item) for item in value))
                and not (limits.get("uniqueItems") and any(item in value[:index] for index, item in enumerate(value)))
            )
        case "object" | "map":
            return (
                isinstance(value, Mapping)
                and _size_fits(limits, len(value), "Properties")
                and _object_fits(resolved, value, inner, sending)
            )
        case "union":
            return member_of(resolved, value, inner) is not None
    return True


def _object_fits(schema: Schema, value: Mapping[str, Any], inner: Callable[[Schema, Any], bool], sending: bool) -> bool:
    known = {each.name: each for each in schema.properties}
    for key, item in value.items():
        part = known[key].schema if key in known else schema.additional
        if part is None or _is_omitted(part, sending) or not inner(part, item):
            return False
    groups = schema.one_of_required
    return all(
        each.name in value or not each.required or _is_omitted(each.schema, sending) for each in schema.properties
    ) and (not groups or any(all(name in value for name in group) for group in groups))


def member_of(schema: Schema, value: Any, takes: Callable[[Schema, Any], bool]) -> Schema | None:
    """Return the member of a union for a value: the one that its discriminator selects, else the first match."""
    members, chosen = schema.members, schema.discriminator
    if chosen and isinstance(value, Mapping):
        named = chosen.mapping.get(str(value.get(chosen.property_name)))
        members = (named,) if named is not None else ()
    return next((member for member in members if takes(member, value)), None)


def _is_omitted(schema: Schema, sending: bool) -> bool:
    return schema.read_only if sending else schema.write_only


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and -math.inf < value < math.inf


def _text_fits(schema: Schema, text: str) -> bool:
    if rewritten(schema, text) != text:
        return False
    pattern = schema.constraints.get("pattern")
    return _size_fits(schema.constraints, len(text), "Length") and (not pattern or matches(pattern, text))


def rewritten(schema: Schema, text: str) -> str | None:
    """Return a string as the client encodes it: 12:00:00.000Z becomes 12:00:00Z; None if it is invalid."""
    try:
        return _WRITTEN.get(schema.format or "", str)(text)
    except ValueError:
        return None


def matches(pattern: str, text: str) -> bool:
    """Return whether a text matches a pattern; a pattern that Python cannot match fast enough counts as matched."""
    known = python_pattern(pattern)
    return known is None or re.search(known, text) is not None


def _size_fits(limits: Mapping[str, Any], size: int, unit: str) -> bool:
    return bool(limits.get(f"min{unit}", 0) <= size <= limits.get(f"max{unit}", math.inf))


def _number_fits(limits: Mapping[str, Any], value: float) -> bool:
    return bool(
        limits.get("minimum", -math.inf) <= value <= limits.get("maximum", math.inf)
        and limits.get("exclusiveMinimum", -math.inf) < value < limits.get("exclusiveMaximum", math.inf)
    )
