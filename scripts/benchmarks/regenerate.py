"""Measure regeneration: time and memory as a spec grows, next to openapi-python-client alone on the same spec.

    python -m scripts.bench_regenerate [OPERATIONS ...]

Ours reads and checks the spec, writes the client and the reference pages, and reports the changes; the peer writes
its client. Both run the same formatters. CPU seconds are counted, of all processes together, so that what else the
machine does matters little.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.benchmarks.rows import Row, show

SPEC = Path("openapi.yaml")
SIZES = (2, 250, 1200)
CONFIG = "post_hooks: [ruff check --fix-only --quiet ., ruff format --quiet .]\n"


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    cpu_seconds: float
    megabytes: float


def main(arguments: Sequence[str]) -> int:
    """Measure the sizes given, or the usual ones, and print a table."""
    show(measure(sizes=tuple(map(int, arguments)) or SIZES))
    return 0


def measure(documents: Sequence[Path] = (SPEC,), sizes: Sequence[int] = SIZES) -> list[Row]:
    """Return CPU time and memory for each document, and for each size of a document made up for it."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        made = [write_spec(Path(name) / f"{size} operations.json", size) for size in sizes]
        for document in (*documents, *made):
            rows += measure_one(document)
    return rows


def measure_one(document: Path) -> list[Row]:
    """Measure ours, cold and with nothing to do, and the peer on one document."""
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        (top / "config.yaml").write_text(CONFIG, encoding="utf-8")
        found = {"ours, with pages": ours_on(document, top), "ours, nothing to do": ours_on(document, top)}
        with suppress(RuntimeError):  # a document that the peer does not take
            found["openapi-python-client"] = theirs_on(document, top)
    return [
        row
        for program, cost in found.items()
        for row in (
            Row.of(f"regenerating {document.stem}", "CPU s", program, [cost.cpu_seconds]),
            Row.of(f"memory for {document.stem}", "MB", program, [cost.megabytes]),
        )
    ]


def ours_on(document: Path, top: Path) -> Cost:
    """Regenerate from the document into a folder of `top`."""
    paths = ["--spec", str(document), "--config", str(top / "config.yaml"), "--output", str(top / "ours")]
    return cost_of([sys.executable, "-m", "scripts.regenerate", "--quiet", *paths])


def theirs_on(document: Path, top: Path) -> Cost:
    """Run openapi-python-client alone on the same document."""
    command = [str(Path(sys.executable).parent / "openapi-python-client"), "generate", "--path", str(document)]
    return cost_of([*command, "--config", str(top / "config.yaml"), "--output-path", str(top / "theirs")])


def cost_of(command: list[str]) -> Cost:
    """Run a command and return what it and its children took."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment) as process:
        errors = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: {errors.decode()}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def write_spec(path: Path, operations: int) -> Path:
    """Write a spec with as many operations, each with types of its own, ten to a tag; return its path."""
    path.write_text(json.dumps(make_spec(operations), indent=1), encoding="utf-8")
    return path


def make_spec(operations: int) -> dict[str, Any]:
    """Return the document: what grows is the number of operations, not what one of them looks like."""
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
