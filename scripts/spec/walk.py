"""Walks an OpenAPI document: yields each of its objects, with its kind and pointer.

References are not followed: components are visited once, in components. Nothing is assumed about the shape of the
document, because the checks look for mistakes in what this yields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scripts.spec.openapi import METHODS, as_dict, as_list
from scripts.spec.pointers import ModelError, join, last_part, look_up

_ONE, _LIST, _MAP = "one", "list", "map"
_Children = dict[str, tuple[str, str]]

_SCHEMA: _Children = {
    **dict.fromkeys(("properties", "patternProperties", "$defs", "definitions", "dependentSchemas"), (_MAP, "schema")),
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), (_LIST, "schema")),
    **dict.fromkeys(
        ("items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames",
         "unevaluatedItems", "unevaluatedProperties", "contentSchema"),
        (_ONE, "schema"),
    ),
}  # fmt: skip
_CONTENT: _Children = {"content": (_MAP, "media type")}
_VALUE: _Children = {"schema": (_ONE, "schema"), "examples": (_MAP, "example")}
CHILDREN: dict[str, _Children] = {
    "document": {
        "paths": (_MAP, "path item"),
        "webhooks": (_MAP, "path item"),
        "components": (_ONE, "components"),
        "servers": (_LIST, "server"),
    },
    "path item": {
        **dict.fromkeys(METHODS, (_ONE, "operation")),
        "additionalOperations": (_MAP, "operation"),
        "parameters": (_LIST, "parameter"),
        "servers": (_LIST, "server"),
    },
    "operation": {
        "parameters": (_LIST, "parameter"),
        "requestBody": (_ONE, "request body"),
        "responses": (_MAP, "response"),
        "callbacks": (_MAP, "callback"),
        "servers": (_LIST, "server"),
    },
    "parameter": {**_CONTENT, **_VALUE},
    "header": {**_CONTENT, **_VALUE},
    "request body": _CONTENT,
    "media type": {**_VALUE, "itemSchema": (_ONE, "schema"), "encoding": (_MAP, "encoding")},
    "encoding": {"headers": (_MAP, "header")},
    "response": {**_CONTENT, "headers": (_MAP, "header"), "links": (_MAP, "link")},
    "components": {
        "schemas": (_MAP, "schema"),
        "responses": (_MAP, "response"),
        "parameters": (_MAP, "parameter"),
        "examples": (_MAP, "example"),
        "requestBodies": (_MAP, "request body"),
        "headers": (_MAP, "header"),
        "securitySchemes": (_MAP, "security scheme"),
        "links": (_MAP, "link"),
        "callbacks": (_MAP, "callback"),
        "pathItems": (_MAP, "path item"),
        "mediaTypes": (_MAP, "media type"),
    },
    "schema": _SCHEMA,
}
_WITH_EXTENSIONS_INSIDE = {"paths", "responses", "callbacks"}
SECTIONS = {kind: section for section, (_, kind) in CHILDREN["components"].items()}
"""Section of components by kind of object."""


@dataclass(frozen=True)
class Node:
    """One object of the document."""

    kind: str
    pointer: str
    node: dict[str, Any]
    keyword: str
    """Its key in the parent, or that of the map or list that contains it."""
    parent: Node | None = None

    @property
    def is_reference(self) -> bool:
        return "$ref" in self.node

    @property
    def name(self) -> str:
        return last_part(self.pointer)


def walk(data: Mapping[str, Any]) -> Iterator[Node]:
    """Yield each object of the document, parents before children, in the order of the document."""
    waiting = [Node("document", "", dict(data), "")]
    while waiting:
        found = waiting.pop()
        yield found
        if not found.is_reference or found.kind in ("schema", "path item"):
            waiting += reversed(list(_children(found)))


def _children(found: Node) -> Iterator[Node]:
    if found.kind == "callback":
        for name, node in found.node.items():
            if isinstance(node, dict) and not name.startswith("x-"):
                yield Node("path item", join(found.pointer, name), node, name, found)
        return
    table = CHILDREN.get(found.kind, {})
    for key, value in found.node.items():
        shape, kind = table.get(key, ("", ""))
        place = join(found.pointer, key)
        if shape == _ONE and isinstance(value, dict):
            yield Node(kind, place, value, key, found)
        elif shape == _LIST and isinstance(value, list):
            for index, node in enumerate(value):
                if isinstance(node, dict):
                    yield Node(kind, join(place, index), node, key, found)
        elif shape == _MAP and isinstance(value, dict):
            for name, node in value.items():
                skipped = name.startswith("x-") and key in _WITH_EXTENSIONS_INSIDE
                if isinstance(node, dict) and not skipped:
                    yield Node(kind, join(place, name), node, key, found)


def properties_of(data: Mapping[str, Any], node: Any, pointer: str) -> tuple[dict[str, tuple[Any, str]], bool]:
    """Return the properties of a schema and its parts with their places, and whether it can have no others."""
    found: dict[str, tuple[Any, str]] = {}
    are_all, seen, waiting = True, set(), [(node, pointer)]
    while waiting:
        part, place = waiting.pop()
        if not isinstance(part, dict) or place in seen:
            continue
        seen.add(place)
        are_all = are_all and "patternProperties" not in part
        for name, schema in as_dict(part.get("properties")).items():
            found.setdefault(name, (schema, join(place, "properties", name)))
        for keyword in ("anyOf", "oneOf", "allOf"):
            waiting += [(each, join(place, keyword, index)) for index, each in enumerate(as_list(part.get(keyword)))]
        if isinstance(reference := part.get("$ref"), str):
            try:
                waiting.append(look_up(data, reference, place))
            except ModelError:
                are_all = False
    return found, are_all
