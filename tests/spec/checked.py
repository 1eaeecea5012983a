"""Small documents, checked by one module."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from scripts.spec.document import Document
from scripts.spec.problems import Problem
from scripts.spec.walk import Node, walk
from scripts.spec.yaml_reader import parse
from tests.apis import document_of

Check = Callable[[Document, list[Node]], Iterable[Problem]]
OK = {"200": {"description": "Fine."}}


def as_document(data: dict[str, Any]) -> Document:
    """Return plain data as a document that was read from a file with a line for each key."""
    text = json.dumps(data, indent=1)
    parsed = parse(text)
    return Document(Path("spec.json"), text, parsed.data, parsed.places)


def found_by(check: Check, data: dict[str, Any]) -> tuple[Document, list[Problem]]:
    """Return a document and the findings of a check."""
    document = as_document(data)
    return document, list(check(document, list(walk(document.data))))


def of_paths(paths: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a document with these paths."""
    return document_of(paths, **more)


def of_schema(schema: dict[str, Any], version: str = "3.1.0", **others: Any) -> dict[str, Any]:
    """Return a document with a schema called It, and others."""
    return document_of(schemas={"It": schema, **others}, version=version)


def place_of(document: Document, pointer: str) -> tuple[int, int]:
    """Return line and column of a key."""
    position = document.key_where(pointer)
    return position.line, position.column
