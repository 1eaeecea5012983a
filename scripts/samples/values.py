"""Sample values without an example in the spec: made up from the schema, valid, the same on each run."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from scripts.model.api import MISSING, Api, Content, Example, Parameter, Schema
from scripts.model.media_types import is_binary
from scripts.samples.fitting import fits, fitted, matches, member_of, rewritten
from scripts.samples.patterns import text_by_pattern

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
_DEEPEST = 6
"""From this depth on, lists are empty if they may be, and a class does not contain itself again."""
_DEEPEST_REQUIRED = 20
_MOST_PARTS = 500
_MOST_ITEMS = 20
_LONGEST_TEXT = 1000


def parameter_value(api: Api, parameter: Parameter, example: Example | None = None) -> Any:
    """Return the sample value of a parameter: an example if it matches, else one from its schema."""
    example = example or next(iter(parameter.examples), None)
    if example is None:
        return value_for(api, parameter.schema, parameter.name)
    return fitted(api, parameter.schema, example.value, partial(value_for, api), parameter.name)


def content_value(api: Api, content: Content, example: Example | None = None, *, sending: bool = True) -> Any:
    """Return the sample value of a body: an example if it matches, else one from its schema; files are bytes."""
    example = example or next(iter(content.examples), None)
    if content.schema is None:
        return example.value if example else _WITHOUT_SCHEMA.get(content.shape, {})
    make = partial(value_for, api, sending=sending)
    if example is None:
        value = make(content.schema)
    elif content.shape in ("text", "bytes"):
        value = example.value  # such as XML, which the schema describes as if it were JSON
    else:
        value = fitted(api, content.schema, example.value, make, sending=sending)
    if content.shape == "bytes" and api.resolve(content.schema).kind == "string":
        return value.encode() if example and isinstance(value, str) else FILE
    return _form(api, content.schema, value) if content.shape in ("form", "multipart") else value


FILE = b"hello"
"""The contents of files in samples."""
_WITHOUT_SCHEMA: Mapping[str, Any] = {"bytes": FILE, "text": "text"}


def _form(api: Api, schema: Schema, value: Any) -> Any:
    """Return the fields of a form in the order in which the client sends them; files are bytes."""
    known = {each.name: each.schema for each in api.resolve(schema).properties}
    if not isinstance(value, Mapping):
        return value
    ordered = {**{name: value[name] for name in known if name in value}, **value}
    return {name: _as_file(api, known.get(name), item) for name, item in ordered.items()}


def _as_file(api: Api, schema: Schema | None, value: Any) -> Any:
    """Return a form field: bytes if its schema, or the first matching member of a union, is binary."""
    if schema is None or is_binary(schema):
        return value if schema is None else FILE
    resolved = api.resolve(schema)
    if resolved.kind == "union":
        return _as_file(api, member_of(resolved, value, partial(fits, api)), value)
    if isinstance(value, list) and resolved.items:
        return [_as_file(api, resolved.items, item) for item in value]
    return value


def value_for(api: Api, schema: Schema, name: str = "text", *, sending: bool = True) -> Any:
    """Return a value that is valid according to the schema."""
    return _Maker(api, sending).value(schema, name, 0)


class _Maker:
    """Makes up a value, and stops before it becomes too large for a page."""

    def __init__(self, api: Api, sending: bool) -> None:
        self._api = api
        self._sending = sending
        self._left = _MOST_PARTS
        self._within: list[str] = []
        """The classes that contain the current value."""

    def value(self, schema: Schema, name: str, depth: int) -> Any:
        self._left -= 1
        given = self._given(schema)
        if given is not MISSING:
            return given
        schema = self._api.resolve(schema)
        match schema.kind:
            case "string":
                return _text(schema, name)
            case "integer" | "number":
                return _number(schema)
            case "boolean":
                return True
            case "array":
                return self._array(schema, name, depth)
            case "object" | "map":
                return self._object(schema, depth)
            case "union":
                return self._union(schema, name, depth)
            case "null":
                return None
            case _:
                return name

    def _fits(self, schema: Schema, value: Any) -> bool:
        return fits(self._api, schema, value, sending=self._sending)

    def _given(self, schema: Schema) -> Any:
        """Return the examples in the spec, those at the place of use first."""
        for offered in (schema, self._api.resolve(schema)):
            if offered.examples and self._fits(offered, offered.examples[0]):
                return offered.examples[0]
            if offered.const is not MISSING:
                return offered.const
            if offered.default not in (MISSING, None) and self._fits(offered, offered.default):
                return offered.default
            if offered.values:
                return offered.values[0]
        return MISSING

    def _array(self, schema: Schema, name: str, depth: int) -> list[Any]:
        limits = schema.constraints
        least = min(int(limits.get("minItems", 0)), _MOST_ITEMS)
        places = [self.value(each, name, depth + 1) for each in schema.prefix]
        count = max(max(least, min(1, int(limits.get("maxItems", 1)))) - len(places), 0)
        # At this depth, an object would lack required parts; an empty list is valid if it may be empty.
        if schema.items is None or depth >= _DEEPEST - 1 or self._left <= 0:
            return [name] * least
        if schema.prefix and not count:
            return places
        if not limits.get("uniqueItems") or count < 2:
            return [*places, *[self.value(schema.items, name, depth + 1)] * count]
        choices = self._api.resolve(schema.items).values
        if choices:
            return list(choices[:count])
        items: list[Any] = []
        for each in self._variants(schema.items, self.value(schema.items, name, depth + 1)):
            if each not in items and self._fits(schema.items, each):
                items.append(each)
            if len(items) == count:
                break
        return [*places, *items]

    def _variants(self, schema: Schema, value: Any) -> Iterator[Any]:
        """Yield a value, and similar ones."""
        yield value
        resolved = self._api.resolve(schema)
        if isinstance(value, bool):
            yield not value
        elif isinstance(value, (int, float)):
            step = resolved.constraints.get("multipleOf") or 1
            yield from (value + number * step for number in range(1, 2 * _MOST_ITEMS))
        elif isinstance(value, str):
            yield from (f"{value}{number}" for number in range(1, _MOST_ITEMS))
            yield from (f"{value[: len(value) - len(str(number))]}{number}" for number in range(10 * _MOST_ITEMS))
        elif isinstance(value, Mapping):
            left_out = "read_only" if self._sending else "write_only"
            for each in resolved.properties:
                if each.name in value or not getattr(each.schema, left_out):
                    first = value.get(each.name, MISSING)
                    first = self.value(each.schema, each.name, _DEEPEST) if first is MISSING else first
                    choices = self._api.resolve(each.schema).values or self._variants(each.schema, first)
                    yield from ({**value, each.name: item} for item in choices)

    def _object(self, schema: Schema, depth: int) -> dict[str, Any]:
        left_out = "read_only" if self._sending else "write_only"
        usable = [each for each in schema.properties if not getattr(each.schema, left_out)]
        chosen = schema.one_of_required[0] if schema.one_of_required else ()
        wanted = [each for each in usable if each.required or each.name in chosen]
        if not wanted and depth == 0:
            wanted = usable[:2]
        again = schema.name in self._within
        self._within.append(schema.name or "")
        value = {
            each.name: self.value(each.schema, each.name, depth + 1)
            for each in wanted
            if depth < (_DEEPEST if again else _DEEPEST_REQUIRED) and self._left > 0
        }
        self._within.pop()
        missing = min(int(schema.constraints.get("minProperties", 0)), _MOST_ITEMS) - len(value)
        others = [each for each in usable if each.name not in value]
        for number in range(max(missing, 0)):
            if number < len(others):
                value[others[number].name] = self.value(others[number].schema, others[number].name, depth + 1)
            elif schema.additional is not None:
                value[f"key{number + 1}"] = self.value(schema.additional, "value", depth + 1)
        return value

    def _union(self, schema: Schema, name: str, depth: int) -> Any:
        members = [member for member in schema.members if member.kind != "null"] or list(schema.members)
        first: Any = MISSING
        for member in members:
            value = self._tagged(schema, member, self.value(member, name, depth + 1))
            if self._fits(schema, value):
                return value
            first = value if first is MISSING else first
            if self._left <= 0:
                break
        return name if first is MISSING else first

    def _tagged(self, schema: Schema, member: Schema, value: Any) -> Any:
        """Return the value of a union member, with the discriminator set to select that member."""
        chosen = schema.discriminator
        if chosen is None or not isinstance(value, dict):
            return value
        tags = [
            tag for tag, each in chosen.mapping.items() if each.name == member.name and (each.name or each == member)
        ]
        if value.get(chosen.property_name) in tags:
            return value
        tag = tags[-1] if tags else member.spec_name  # explicit mappings of the spec come last
        return {chosen.property_name: None, **value, chosen.property_name: tag}


def _text(schema: Schema, name: str) -> str:
    limits = schema.constraints
    shortest = min(int(limits.get("minLength", 0)), _LONGEST_TEXT)
    longest = int(limits.get("maxLength", _LONGEST_TEXT))
    text = _FORMATS.get(schema.format or "", name or "text")
    pattern = limits.get("pattern")
    if pattern and not (matches(pattern, text) and shortest <= len(text) <= longest):
        made = text_by_pattern(pattern, max(shortest, 1))
        if rewritten(schema, made) is not None:  # else the pattern does not describe a date, although the format does
            text = made if made or (not shortest and matches(pattern, "")) else text
    sized = (text * math.ceil(shortest / max(len(text), 1)))[:shortest] if len(text) < shortest else text[:longest]
    return sized if not pattern or matches(pattern, sized) else text


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
    value = low
    if step != 1 or schema.kind == "integer":
        are_whole = isinstance(low, int) and isinstance(step, int)
        value = -(-low // step) * step if are_whole else math.ceil(low / step) * step  # a float would round a large one
    return int(value) if schema.kind == "integer" or value % 1 == 0 else value


def _gap(above: float, below: float | None, high: float | None) -> float:
    """Return a step above an exclusive minimum that stays below the maximum."""
    tops = [top for top in (below, high) if top is not None]
    return min([1.0, *((top - above) / 2 for top in tops)])
