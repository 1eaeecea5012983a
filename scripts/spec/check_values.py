"""Checks values against their schemas: examples, defaults, enums; and the names in `required`.

OpenAPI 3.0 schemas are converted to JSON Schema, which has equivalents of `nullable` and boolean exclusive limits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import quote

import jsonschema_rs

from scripts.spec.check_structure import plain_error
from scripts.spec.document import Document
from scripts.spec.openapi import is_json, with_plain_limits
from scripts.spec.pointers import ModelError, follow, join
from scripts.spec.problems import Problem, did_you_mean
from scripts.spec.walk import Node, properties_of

_BASE = "urn:spec"
_JSON_TYPES = {"string": str, "boolean": bool, "object": dict, "array": list}


class Values:
    """Validates values against the schemas of a document."""

    def __init__(self, document: Document, objects: list[Node]) -> None:
        self._document = document
        self._objects = objects
        self._is_30 = str(document.data.get("openapi", "")).startswith("3.0")
        self._validators: dict[str, Any] = {}
        self._registry: Any = None

    def defaults(self) -> Iterator[Problem]:
        """Yield a problem for each default that does not match its schema; without it, the server decides."""
        for found in self._objects:
            if found.kind == "schema" and "default" in found.node and not found.is_reference:
                place = join(found.pointer, "default")
                for problem in self.judge(found.pointer, found.node["default"], place, "default", "ignored"):
                    kind = "defaults that do not match their schema"
                    yield replace(problem, fix=self._document.dropping(place), kind=kind)

    def warnings(self) -> Iterator[Problem]:
        """Yield a warning for each example or enum value that does not match, and each unknown name in `required`."""
        for found in self._objects:
            if found.kind == "schema" and not found.is_reference:
                yield from self._examples_of_schema(found)
                yield from self._enum(found)
                yield from self._required(found)
            elif found.kind in ("media type", "parameter", "header") and not found.is_reference:
                yield from self._examples_of_media(found)

    def _examples_of_schema(self, found: Node) -> Iterator[Problem]:
        if "example" in found.node:
            yield from self.judge(found.pointer, found.node["example"], join(found.pointer, "example"), "example")
        several = found.node.get("examples")
        for index, value in enumerate(several if isinstance(several, list) else ()):
            yield from self.judge(found.pointer, value, join(found.pointer, "examples", index), "example")

    def _examples_of_media(self, found: Node) -> Iterator[Problem]:
        if "schema" not in found.node or (found.kind == "media type" and not is_json(found.name)):
            return
        schema = join(found.pointer, "schema")
        if "example" in found.node:
            yield from self.judge(schema, found.node["example"], join(found.pointer, "example"), "example")
        several = found.node.get("examples")
        for name, entry in several.items() if isinstance(several, dict) else ():
            place = join(found.pointer, "examples", name)
            try:
                node, where = follow(self._document.data, entry, place)
            except ModelError:
                continue
            if "value" in node:
                yield from self.judge(schema, node["value"], join(where, "value"), f"example {name}")

    def _enum(self, found: Node) -> Iterator[Problem]:
        values, kinds = found.node.get("enum"), found.node.get("type")
        if not isinstance(values, list):
            return
        kinds = kinds if isinstance(kinds, list) else [kinds] if kinds else []
        for index, value in enumerate(values):
            place = join(found.pointer, "enum", index)
            if value in values[:index] and type(value) is type(values[values.index(value)]):
                yield self._document.problem(place, f"the value {value} is in enum twice; remove one of them")
            elif kinds and value is not None and not any(_is_a(value, kind) for kind in kinds):
                message = (
                    f"the enum value {value!r} is not of type {' or '.join(map(str, kinds))}; quote it, or fix the type"
                )
                yield self._document.problem(place, message)

    def _required(self, found: Node) -> Iterator[Problem]:
        """Check only complete schemas: a part of allOf may require what another part defines."""
        if found.keyword in ("allOf", "anyOf", "oneOf", "not", "if", "then", "else"):
            return
        names = found.node.get("required")
        if not isinstance(names, list):
            return
        properties, are_all = properties_of(self._document.data, found.node, found.pointer)
        if not properties or not are_all:
            return
        for index, name in enumerate(names):
            if isinstance(name, str) and name not in properties:
                advice = did_you_mean(name, properties, "add it to properties, or remove it from required")
                message = f"required lists {name}, but there is no such property; {advice}"
                yield self._document.problem(join(found.pointer, "required", index), message)

    def judge(self, schema: str, value: Any, place: str, what: str, done: str = "fix one of them") -> Iterator[Problem]:
        """Yield a problem if a value does not match the schema at a pointer."""
        validator = self._validator(schema)
        if validator is None or validator.is_valid({schema: value}):
            return
        for error in validator.iter_errors({schema: value}):
            text = plain_error(error)
            where = join(place, *error.instance_path[1:])
            yield self._document.problem(where, f"the {what} does not match its schema: {text}; {done}")
            return

    def _validator(self, pointer: str) -> Any:
        """Return the validator of the schema at a pointer; None if it cannot be compiled, which other checks report.

        Schemas are compiled together, because each alone would include everything that it refers to.
        """
        if not self._validators:
            self._compile([*dict.fromkeys(self._judged())])
        if pointer not in self._validators:
            self._compile([pointer])  # pragma: no cover: only for a schema that a fix has added since
        return self._validators[pointer]

    def _judged(self) -> Iterator[str]:
        """Yield the schemas that have values to check."""
        for found in self._objects:
            if found.kind == "schema" and found.node.keys() & {"default", "example", "examples"}:
                yield found.pointer
            elif "schema" in found.node and found.node.keys() & {"example", "examples"}:
                yield join(found.pointer, "schema")

    def _compile(self, pointers: list[str]) -> None:
        """Compile schemas together; bisect them if one cannot be compiled."""
        if self._registry is None:
            schema = {"$id": _BASE, **_as_json_schema(self._document.data, nullable=self._is_30)}
            self._registry = jsonschema_rs.Registry([(_BASE, schema)])
        references = {each: {"$ref": f"{_BASE}#{quote(each, safe='/~')}"} for each in pointers}
        try:
            validator = jsonschema_rs.Draft202012Validator({"properties": references}, registry=self._registry)
            self._validators |= dict.fromkeys(pointers, validator)
        except (ValueError, jsonschema_rs.ReferencingError, jsonschema_rs.ValidationError):
            if len(pointers) == 1:
                self._validators[pointers[0]] = None
            else:
                middle = len(pointers) // 2
                self._compile(pointers[:middle])
                self._compile(pointers[middle:])


@cache
def _is_known(pattern: str) -> bool:
    """Return whether the validator can parse a pattern."""
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except (ValueError, jsonschema_rs.ValidationError):
        return False
    return True


def _as_json_schema(node: Any, *, nullable: bool) -> Any:
    """Return a copy in which each schema means the same in JSON Schema as it did in OpenAPI."""
    if isinstance(node, list):
        return [_as_json_schema(item, nullable=nullable) for item in node]
    if not isinstance(node, dict):
        return node
    copy = {
        key: value if key in ("example", "examples", "default", "enum", "const") and not isinstance(value, dict)
        else _as_json_schema(value, nullable=nullable)
        for key, value in node.items()
        if key not in ("$id", "$schema", "$anchor", "$dynamicAnchor", "$vocabulary")
    }  # fmt: skip
    copy = with_plain_limits(copy)
    if isinstance(pattern := copy.get("pattern"), str) and not _is_known(pattern):
        del copy["pattern"]
    if not nullable:
        return copy
    if copy.get("nullable") is True and isinstance(copy.get("type"), str):
        copy["type"] = [copy["type"], "null"]
        if isinstance(copy.get("enum"), list) and None not in copy["enum"]:
            copy["enum"] = [*copy["enum"], None]
    elif copy.get("nullable") is True and "type" not in copy:
        copy = {"anyOf": [{"type": "null"}, copy]}
    return copy


def _is_a(value: Any, kind: Any) -> bool:
    if kind in ("integer", "number"):
        whole = isinstance(value, int) and not isinstance(value, bool)
        return whole or (isinstance(value, float) and (kind == "number" or value.is_integer()))
    if kind == "null":
        return value is None
    return isinstance(value, _JSON_TYPES.get(str(kind), object))
