"""Fields on the pages: a heading with a fixed id, a line of facts, a description, and nested fields."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from scripts.model.api import MISSING, Api, Parameter, Property, Schema
from scripts.model.limits import limits_in_words
from scripts.model.names import Namespace
from scripts.pages.addresses import Addresses, link
from scripts.pages.text import code_span, code_value, escape, heading_id, render_description
from scripts.spec.extensions import Extensions, Unit

_DEEPEST_HEADING = 6
_MOST_NESTED = 100
"""Maximum number of fields of nested classes on a page; more classes are links to their pages."""
_SECTIONS = (
    "samples", "responses", "keys", "request", "path", "query", "header", "cookie", "body", "response", "errors",
    "wait", "next", "example", "fields", "values", "additional",
)  # fmt: skip
_ARTICLES = {"integer": "integer", "number": "number", "string": "string", "boolean": "boolean", "any": "any value"}


@dataclass(frozen=True, kw_only=True)
class Field:
    """A heading of a page and its contents."""

    level: int
    anchor: str
    name: str
    """Markdown."""
    facts: tuple[str, ...]
    """Markdown, each."""
    text: str
    """HTML block."""
    required: bool = False
    deprecated: bool = False
    searched: bool = True
    """Whether the search indexes it: not if nested and explained elsewhere, which would hide the explanation."""


@dataclass
class FieldWriter:
    """Writes the fields of one page, each with its own id."""

    api: Api
    addresses: Addresses
    page: str
    explained: frozenset[str] = frozenset()
    """Classes whose fields their own pages explain: in responses, only their facts are listed."""
    parameters: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """Where another page explains a parameter in full: here, the first sentence is enough."""
    elsewhere: frozenset[str] = frozenset()
    """Names of response fields that the search indexes on another operation's page."""
    _claims: dict[tuple[str, bool], tuple[str, str]] = field(default_factory=dict)
    """Section and path where a class's fields are listed, by class name and whether in a response."""
    nested: int = _MOST_NESTED
    """How many fields of nested classes the page may still list."""
    _anchors: Namespace = field(default_factory=lambda: Namespace(_SECTIONS, str.casefold, "-"))

    def parameter(self, parameter: Parameter, level: int = 4) -> Iterator[Field]:
        """Yield a parameter and the fields inside it."""
        facts = [parameter.location, self.type_name(parameter.schema), _need(parameter.required, answer=False)]
        facts += self._details(parameter.schema, parameter.extensions)
        if self.api.resolve(parameter.schema).kind == "array" and parameter.separator:
            facts.append(f"separated by {parameter.separator}")
        if parameter.python_name != parameter.name:
            facts.append(f"{code_span(parameter.python_name)} in Python")
        if parameter.examples:
            facts.append(f"for example {code_value(_first_shown(parameter.examples[0].value))}")
        more = self.parameters.get(parameter_key(parameter), "")
        if more:
            facts.append(link("more", more, self.page))
        yield Field(
            level=level,
            anchor=self.anchor(parameter.location, parameter.name),
            name=_name(parameter.name),
            facts=tuple(facts),
            text=render_description(_first_part(parameter.description) if more else parameter.description),
            required=parameter.required,
            deprecated=parameter.deprecated,
        )
        self._claim(parameter.schema, parameter.location, parameter.name, answer=False)
        yield from self._inside(parameter.schema, parameter.location, parameter.name, level, answer=False)

    def fields(self, schema: Schema, kind: str, *, answer: bool, level: int = 4) -> Iterator[Field]:
        """Yield the fields of a body, a response or a class, each followed by what is inside it."""
        start = self.api.resolve(schema)
        self._claim(start, kind, "", answer=answer)
        yield from self._inside(start, kind, "", level - 1, answer=answer, whole=True)

    def type_name(self, schema: Schema) -> str:
        """Return the type in words, with a link to the class's page."""
        name = self._bare_type(schema)
        nullable = schema.nullable or self.api.resolve(schema).nullable
        return f"{name} or null" if nullable and not name.endswith("null") else name

    def anchor(self, kind: str, path: str) -> str:
        """Return the fixed id of a field: kind and path, as in body-num_satoshis."""
        return self._anchors.take(heading_id(kind, path))

    def _bare_type(self, schema: Schema) -> str:
        resolved = self.api.resolve(schema)
        match resolved.kind:
            case "object" | "enum":
                target = self.addresses.type(schema) or self.addresses.type(resolved)
                words = "object" if resolved.kind == "object" else resolved.value_type or "string"
                shown = escape(resolved.spec_name or resolved.name or "")
                return f"{words} {link(shown, target, self.page)}" if target and target != self.page else words
            case "array":
                return f"array of {self.type_name(resolved.items)}" if resolved.items else "array"
            case "map":
                inner = resolved.additional
                known = inner is not None and inner.kind != "any"
                return f"object of {self.type_name(inner)}" if inner is not None and known else "object"
            case "union":
                return " or ".join(dict.fromkeys(self.type_name(member) for member in resolved.members)) or "any value"
            case "string":
                return f"string ({escape(resolved.format)})" if resolved.format else "string"
            case kind:
                return _ARTICLES.get(kind, kind)

    def _claim(self, schema: Schema, kind: str, path: str, *, answer: bool) -> None:
        """Choose where on the page each class below a schema lists its fields: at its first use, breadth-first.

        Elsewhere it is a link, so that a page grows with its classes, not with the paths between them, and only as far
        as a reader would follow.
        """
        waiting = deque([(schema, path)])
        while waiting and self.nested > 0:
            schema, path = waiting.popleft()
            for holder, suffix in self._holders(schema):
                place = (kind, f"{path}{suffix}")
                if holder.name and self._claims.setdefault((holder.name, answer), place) != place:
                    continue
                for each in _shown(holder, answer=answer):
                    self.nested -= 1
                    waiting.append((each.schema, _below(f"{path}{suffix}", each.name)))

    def _inside(
        self, schema: Schema, kind: str, path: str, level: int, *, answer: bool, whole: bool = False
    ) -> Iterator[Field]:
        """Yield the fields below a schema: those of a class where they are listed, and all of unnamed objects."""
        holders = list(self._holders(schema))
        members = Counter(suffix for _, suffix in holders)
        for holder, suffix in holders:
            if not whole and holder.name and self._claims.get((holder.name, answer)) != (kind, f"{path}{suffix}"):
                continue
            owner = self._bare_type(holder) if members[suffix] > 1 else ""
            for each in _shown(holder, answer=answer):
                place = _below(f"{path}{suffix}", each.name)
                explain = not (answer and holder.name in self.explained)
                made = self._property(each, kind, place, level + 1, answer=answer, owner=owner, explain=explain)
                yield replace(made, searched=False) if answer and place in self.elsewhere else made
                yield from self._inside(each.schema, kind, place, level + 1, answer=answer)

    def _holders(self, schema: Schema) -> list[tuple[Schema, str]]:
        """Return the objects in a schema: itself, its items, its additional properties, its alternatives.

        A class that contains itself in one of these ways is returned once.
        """
        found: dict[tuple[str, str], tuple[Schema, str]] = {}
        classes: set[str] = set()
        waiting = deque([(schema, "", 0)])
        while waiting:
            schema, suffix, depth = waiting.popleft()
            resolved = self.api.resolve(schema)
            key = (resolved.name or resolved.pointer, suffix)
            if depth > _DEEPEST_HEADING or key in found or (resolved.kind == "object" and resolved.name in classes):
                continue
            if resolved.kind == "object":
                found[key] = (resolved, suffix)
                classes |= {resolved.name} if resolved.name else set()
            inner = [(member, suffix) for member in resolved.members]
            if resolved.kind == "array" and resolved.items:
                inner.append((resolved.items, f"{suffix}[]"))
            if resolved.kind in {"map", "object"} and resolved.additional is not None:
                inner.append((resolved.additional, f"{suffix}.*"))
            waiting.extend((each, place, depth + 1) for each, place in inner)
        return list(found.values())

    def _property(
        self, each: Property, kind: str, path: str, level: int, *, answer: bool, owner: str, explain: bool
    ) -> Field:  # fmt: skip
        schema = each.schema
        facts = [kind.partition("-")[0]] if kind != "field" else []
        facts += [self.type_name(schema), _need(each.required, answer=answer)]
        facts += self._details(schema, schema.extensions, example=explain)
        if owner:
            facts.append(f"in {owner.removeprefix('object ')}")
        if each.python_name != each.name:
            facts.append(f"{code_span(each.python_name)} in Python")
        resolved = self.api.resolve(schema)
        return Field(
            level=min(level, _DEEPEST_HEADING),
            anchor=self.anchor(kind, path),
            name=_name(path),
            facts=tuple(facts),
            text=render_description(schema.description or resolved.description) if explain else "",
            required=each.required,
            deprecated=schema.deprecated or resolved.deprecated,
            searched=explain or "." not in path,
        )

    def _details(self, schema: Schema, extensions: Extensions, *, example: bool = True) -> Iterator[str]:
        resolved = self.api.resolve(schema)
        if unit := (resolved.extensions | schema.extensions | extensions).get(Unit):
            yield escape(unit.text)
        default = schema.default if schema.default is not MISSING else resolved.default
        if default is not MISSING:
            yield f"default {code_value(default)}"
        if resolved.const is not MISSING:
            yield f"always {code_value(resolved.const)}"
        yield from limits_in_words(schema, code_span)
        if resolved.kind == "array" and resolved.items:
            yield from (f"each {fact}" for fact in limits_in_words(resolved.items, code_span))
        values = schema.values or resolved.values
        if not values and resolved.kind == "array" and resolved.items:
            values = self.api.resolve(resolved.items).values
        if values:
            yield "one of " + ", ".join(code_value(value) for value in values)
        if schema.read_only or schema.write_only:
            yield "only in responses" if schema.read_only else "only in requests"
        if example and schema.examples and not values:
            yield f"for example {code_value(_first_shown(schema.examples[0]))}"


def _first_part(description: str) -> str:
    """Return the first sentence of a description, as it is written."""
    return re.split(r"(?<=[.!?])\s", description.strip(), maxsplit=1)[0]


def parameter_key(parameter: Parameter) -> tuple[str, ...]:
    """Return the key that parameters explained in one place share."""
    return parameter.location, parameter.name, parameter.description


def _shown(holder: Schema, *, answer: bool) -> list[Property]:
    """Return the properties in requests, or those in responses."""
    left_out = "write_only" if answer else "read_only"
    return [each for each in holder.properties if not getattr(each.schema, left_out)]


def _below(path: str, name: str) -> str:
    return f"{path}.{name}".lstrip(".")


def _need(required: bool, *, answer: bool) -> str:
    if answer:
        return "always present" if required else "may be absent"
    return "**required**" if required else "optional"


def _name(path: str) -> str:
    """Return a field's name as code, with its path marked up separately."""
    parent, dot, name = path.rpartition(".")
    return f"<code><span>{escape(parent + dot)}</span>{escape(name)}</code>" if parent and name else code_span(path)


def _first_shown(value: Any) -> Any:
    """Shorten a long example: the samples show it in full."""
    return value[:40] + "…" if isinstance(value, str) and len(value) > 48 else value
