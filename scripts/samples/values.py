"""Values for samples where the spec gives no example: made up from the schema, valid by it, the same on each run."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from scripts.model.api import MISSING, Api, Content, Parameter, Schema
from scripts.samples.patterns import matches, text_by_pattern

_FORMATS = {
    "date-time": "2026-01-31T12:00:00Z",
    "date": "2026-01-31",
    "time": "12:00:00Z",
    "duration": "PT1H",
    "uuid": "123e4567-e89b-12d3-a456-426614174000",
    "email": "ada@example.com",
    "idn-email": "ada@example.com",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uri": "https://example.com/",
    "url": "https://example.com/",
    "iri": "https://example.com/",
    "uri-reference": "/page",
    "byte": "aGVsbG8=",
    "binary": "hello",
    "regex": "^a+$",
    "json-pointer": "/a",
}
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "map": dict,
}  # fmt: skip
_DEEPEST = 6


def parameter_value(api: Api, parameter: Parameter) -> Any:
    """Return the value that samples use for a parameter: its first example, else one from its schema."""
    if parameter.examples:
        return parameter.examples[0].value
    return value_for(api, parameter.schema, parameter.name)


def content_value(api: Api, content: Content) -> Any:
    """Return a value for a body: its first example, else one from its schema."""
    if content.examples:
        return content.examples[0].value
    return None if content.schema is None else value_for(api, content.schema, sending=True)


def value_for(api: Api, schema: Schema, name: str = "text", *, sending: bool = True, depth: int = 0) -> Any:
    """Return a value that is valid by the schema, as far as it can be told from it."""
    given = _given(api, schema)
    if given is not MISSING:
        return given
    schema = api.resolve(schema)
    match schema.kind:
        case "string":
            return _text(schema, name)
        case "integer" | "number":
            return _number(schema)
        case "boolean":
            return True
        case "array":
            return _array(api, schema, name, sending, depth)
        case "object" | "map":
            return _object(api, schema, sending, depth)
        case "union":
            return _union(api, schema, name, sending, depth)
        case "null":
            return None
        case _:
            return name


def _given(api: Api, schema: Schema) -> Any:
    """Return what the spec itself offers, from the place of use first."""
    for offered in (schema, api.resolve(schema)):
        if offered.examples and _fits(offered.examples[0], offered):
            return offered.examples[0]
        if offered.const is not MISSING:
            return offered.const
        if offered.default is not MISSING and offered.default is not None:
            return offered.default
        if offered.values:
            return offered.values[0]
    return MISSING


def _fits(value: Any, schema: Schema) -> bool:
    expected = _TYPES.get(schema.kind)
    return expected is None or (isinstance(value, expected) and (schema.kind == "boolean") == isinstance(value, bool))


def _text(schema: Schema, name: str) -> str:
    limits = schema.constraints
    shortest, longest = int(limits.get("minLength", 0)), int(limits.get("maxLength", 1 << 30))
    text = _FORMATS.get(schema.format or "", name or "text")
    pattern = limits.get("pattern")
    if pattern and not matches(pattern, text):
        text = text_by_pattern(pattern, shortest) or text
    if len(text) < shortest and not pattern:
        text = (text * math.ceil(shortest / max(len(text), 1)))[:shortest]
    return text if pattern else text[:longest]


def _number(schema: Schema) -> int | float:
    limits = schema.constraints
    step = limits.get("multipleOf") or 1
    low, high = limits.get("minimum"), limits.get("maximum")
    above, below = limits.get("exclusiveMinimum"), limits.get("exclusiveMaximum")
    if above is not None and (low is None or above >= low):
        low = above + (1 if schema.kind == "integer" else step if step != 1 else _gap(above, below, high))
    if low is None:
        tops = [top for top in (high, None if below is None else below - 1) if top is not None]
        low = min([1, *tops])
    value = math.ceil(low / step) * step if step != 1 or schema.kind == "integer" else low
    return int(value) if schema.kind == "integer" or float(value).is_integer() else value


def _gap(above: float, below: float | None, high: float | None) -> float:
    """Return a step above an exclusive minimum that stays below the maximum."""
    tops = [top for top in (below, high) if top is not None]
    return min([1.0, *((top - above) / 2 for top in tops)])


def _array(api: Api, schema: Schema, name: str, sending: bool, depth: int) -> list[Any]:
    limits = schema.constraints
    count = max(int(limits.get("minItems", 0)), min(1, int(limits.get("maxItems", 1))))
    places = [value_for(api, each, name, sending=sending, depth=depth + 1) for each in schema.prefix]
    count = max(count - len(places), 0)
    # An object that deep would lack its own required parts: an empty list is valid where it may be.
    if schema.items is None or depth >= _DEEPEST - 1:
        return [name] * int(limits.get("minItems", 0))
    if schema.prefix and not count:
        return places
    item = value_for(api, schema.items, name, sending=sending, depth=depth + 1)
    if not limits.get("uniqueItems") or count < 2:
        return [*places, *[item] * count]
    choices = api.resolve(schema.items).values
    return list(choices[:count]) if choices else [_numbered(item, number) for number in range(count)]


def _numbered(item: Any, number: int) -> Any:
    if isinstance(item, (int, float)) and not isinstance(item, bool):
        return item + number
    return f"{item}{number}" if isinstance(item, str) and number else item


def _object(api: Api, schema: Schema, sending: bool, depth: int) -> dict[str, Any]:
    usable = [each for each in schema.properties if not (each.schema.read_only if sending else each.schema.write_only)]
    chosen = schema.one_of_required[0] if schema.one_of_required else ()
    wanted = [each for each in usable if each.required or each.name in chosen]
    if not wanted and depth == 0:
        wanted = usable[:2]
    value = {
        each.name: value_for(api, each.schema, each.name, sending=sending, depth=depth + 1)
        for each in wanted
        if depth < _DEEPEST
    }
    missing = int(schema.constraints.get("minProperties", 0)) - len(value)
    if missing > 0 and schema.additional is not None:
        for number in range(missing):
            value[f"key{number + 1}"] = value_for(api, schema.additional, "value", sending=sending, depth=depth + 1)
    return value


def _union(api: Api, schema: Schema, name: str, sending: bool, depth: int) -> Any:
    members = [member for member in schema.members if member.kind != "null"] or list(schema.members)
    if not members:
        return name
    value = value_for(api, members[0], name, sending=sending, depth=depth + 1)
    chosen = schema.discriminator
    if chosen and isinstance(value, dict):
        tags = [tag for tag, class_name in chosen.mapping.items() if class_name == members[0].name]
        if value.get(chosen.property_name) not in tags:  # what the spec maps by hand comes last
            value = {
                chosen.property_name: None,
                **value,
                chosen.property_name: tags[-1] if tags else members[0].spec_name,
            }
    return value
