"""The work grows linearly with the spec; `make bench` measures the time."""

from __future__ import annotations

import cProfile
import json
import pstats
from pathlib import Path
from typing import Any

from openapi_python_client.config import ConfigFile

from scripts.client.make import make_client
from scripts.model.build import build_model
from scripts.model.naming import GeneratorConfig
from scripts.pages.make import make_pages


def calls_for(operations: int, folder: Path) -> int:
    """Return the number of function calls that generating client and pages for this many operations takes."""
    data = make_spec(operations)
    config = GeneratorConfig(ConfigFile(post_hooks=[]))
    profile = cProfile.Profile()
    with profile:
        api = build_model(data, config)
        make_client(api, config, folder / "client")
        (folder / "pages").mkdir(parents=True)
        make_pages(api, data, json.dumps(data), folder / "pages")
    calls: int = pstats.Stats(profile).total_calls  # type: ignore[attr-defined]  # the stubs leave it out
    return calls


def test_the_work_grows_linearly(tmp_path: Path) -> None:
    """Four times the operations take about four times the steps."""
    calls_for(1, tmp_path / "warm")  # templates are compiled once
    small, large = calls_for(20, tmp_path / "small"), calls_for(80, tmp_path / "large")
    assert large <= 4.4 * small


def make_spec(operations: int) -> dict[str, Any]:
    """Return a document with this many operations, each with its own types, ten per tag."""
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
