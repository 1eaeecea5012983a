"""The OpenAPI documents that are regenerated: cuts of our own, and made ones of any size.

What grows in a made one is the number of operations, not what one of them looks like.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from scripts.spec.openapi import METHODS

TWO_OPERATIONS = ("PostWalletInvoice", "GetLnTxObject")


def plain_spec(spec: Path) -> dict[str, Any]:
    """Return the spec without form bodies next to JSON: given both, the stock client always sends forms."""
    document: dict[str, Any] = YAML(typ="safe").load(spec.read_text(encoding="utf-8"))
    for item in document["paths"].values():
        for operation in item.values():
            content = operation.get("requestBody", {}).get("content", {}) if isinstance(operation, dict) else {}
            for other in [name for name in content if name != "application/json"]:
                del content[other]
    return document


def operation_ids(spec: Path) -> list[str]:
    """Return the id of each operation below the paths of a document."""
    paths = YAML(typ="safe").load(spec.read_text(encoding="utf-8"))["paths"]
    return [item[method]["operationId"] for item in paths.values() for method in METHODS if method in item]


def cut(document: Mapping[str, Any], operation_ids: Collection[str]) -> dict[str, Any]:
    """Return the document with these operations alone, and the components that they need."""
    paths: dict[str, Any] = {}
    for path, item in document["paths"].items():
        left_out = [name for name in METHODS if name in item and item[name]["operationId"] not in operation_ids]
        kept = {name: value for name, value in item.items() if name not in left_out}
        if any(name in kept for name in METHODS):
            paths[path] = kept
    components = document["components"]
    needed = _needed(paths, components)
    kept_components = {
        kind: {name: value for name, value in parts.items() if kind == "securitySchemes" or (kind, name) in needed}
        for kind, parts in components.items()
    }
    head = {name: document[name] for name in ("openapi", "info", "servers", "security", "tags")}
    return {**head, "paths": paths, "components": kept_components}


def _needed(paths: Mapping[str, Any], components: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Return kind and name of each component that is referred to, also by another one."""
    needed: set[tuple[str, str]] = set()
    todo: list[Any] = [paths]
    while todo:
        for kind, name in re.findall(r'"#/components/(\w+)/([^"/]+)"', json.dumps(todo.pop(), default=str)):
            if (kind, name) not in needed:
                needed.add((kind, name))
                todo.append(components[kind][name])
    return needed


def write_spec(path: Path, operations: int) -> Path:
    """Write a spec with as many operations, each with types of its own, ten to a tag; return its path."""
    path.write_text(json.dumps(make_spec(operations), indent=1), encoding="utf-8")
    return path


def make_spec(operations: int) -> dict[str, Any]:
    """Return a document with as many operations, each with types of its own, ten to a tag."""
    paths: dict[str, Any] = {}
    schemas: dict[str, Any] = {}
    for number in range(operations):
        thing = f"Thing{number}"
        method = ("post", "put")[number % 2]
        paths[f"/v1/group{number // 10}/{{key}}/thing{number}"] = {
            method: {
                "operationId": f"{method}_thing_{number}",
                "tags": [f"group {number // 10}"],
                "summary": f"Change thing {number}",
                "description": "Change one thing.\n\nReturns the updated thing.",
                "parameters": [
                    {"name": "key", "in": "path", "required": True, "schema": {"type": "string"}},
                    {"name": "fields", "in": "query", "explode": False, "schema": _list_of("string")},
                ],
                "requestBody": {"required": True, "content": _json(f"{thing}Request")},
                "responses": {
                    "200": {"description": "The thing.", "content": _json(thing)},
                    "400": {"description": "The request is wrong.", "content": _json("Error")},
                },
            }
        }
        schemas |= _schemas(thing)
    schemas["Error"] = {"type": "object", "required": ["message"], "properties": {"message": {"type": "string"}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Growth", "version": "1.0.0"},
        "servers": [{"url": "https://api.example.com"}],
        "security": [{"key": []}],
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": {"key": {"type": "http", "scheme": "basic"}}},
    }


def _schemas(thing: str) -> dict[str, Any]:
    text = {"type": "string", "description": "A text that says something about the thing.", "maxLength": 100}
    return {
        f"{thing}Request": {
            "type": "object",
            "required": ["amount"],
            "properties": {
                "amount": {"type": "integer", "minimum": 0, "description": "How many."},
                "memo": text,
                "kind": {"$ref": f"#/components/schemas/{thing}Kind"},
                "data": {"type": "object", "additionalProperties": True},
            },
        },
        f"{thing}Kind": {"type": "string", "enum": ["small", "large"]},
        thing: {
            "type": "object",
            "required": ["id", "created_at"],
            "properties": {
                "id": text,
                "created_at": {"type": "string", "format": "date-time"},
                "memo": {"type": ["string", "null"]},
                "kind": {"$ref": f"#/components/schemas/{thing}Kind"},
                "parts": {"type": "array", "items": {"$ref": f"#/components/schemas/{thing}Part"}},
            },
        },
        f"{thing}Part": {"type": "object", "properties": {"name": text, "weight": {"type": "number"}}},
    }


def _json(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def _list_of(kind: str) -> dict[str, Any]:
    return {"type": "array", "items": {"type": kind}}
