"""Titles of pages and of their navigation entries, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

from scripts.model.api import Api, Operation, Schema
from scripts.pages.addresses import (
    PYTHON_CLIENT,
    PYTHON_ERRORS,
    PYTHON_TYPES,
    Addresses,
)
from scripts.pages.text import escape

_PHRASES = {
    **{status.value: status.phrase for status in HTTPStatus},
    413: "Content Too Large",
    414: "URI Too Long",
    416: "Range Not Satisfiable",
    422: "Unprocessable Content",
}
"""As in RFC 9110, independent of the Python version: before 3.13, the last four had older names."""


def operation_title(operation: Operation) -> str:
    return escape(operation.summary or operation.id)


def schema_title(schema: Schema) -> str:
    return escape(schema.spec_name or schema.name or "")


def status_title(status: str) -> str:
    """Return a status with its phrase."""
    if status.isdigit():
        return f"{status} {_PHRASES.get(int(status), '')}".rstrip()
    return {"default": "Any other status"}.get(status, f"{status[0]}00 to {status[0]}99")


def python_titles(api: Api, addresses: Addresses) -> list[tuple[str, str]]:
    """Return the path and the title of each page of the Python API."""
    return [
        (PYTHON_CLIENT, "Clients"),
        *(
            page
            for tag in api.tags
            for page in _numbered(escape(f"{api.variable}.{tag.attribute}"), addresses.resources(tag))
        ),
        *_numbered("Models", addresses.models),
        (PYTHON_ERRORS, "Exceptions"),
        (PYTHON_TYPES, "Types"),
        *_numbered("Endpoint modules", addresses.endpoints),
    ]


def _numbered(title: str, pages: Sequence[tuple[str, object]]) -> list[tuple[str, str]]:
    return [(path, title if number == 1 else f"{title} {number}") for number, (path, _) in enumerate(pages, 1)]
