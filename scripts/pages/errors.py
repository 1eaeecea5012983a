"""Errors as the pages show them: by status, each case with its cause, what the server says, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scripts.model.api import Api, Header, Operation, Response
from scripts.model.errors import exception_of
from scripts.pages.text import code_span, render_description, render_inline
from scripts.pages.titles import status_title

_MESSAGE_NAMES = ("message", "detail", "error_description", "error", "title", "reason")


@dataclass(frozen=True, kw_only=True)
class ErrorCase:
    """One named example of an error."""

    cause: str
    """HTML."""
    remedy: str
    """HTML block."""
    message: str
    """Markdown: what the server says; "" where the example has no such text."""


@dataclass(frozen=True, kw_only=True)
class ErrorStatus:
    """An error status of an operation."""

    status: str
    title: str
    exception: str
    text: str
    headers: tuple[str, ...]
    cases: tuple[ErrorCase, ...]

    @property
    def anchor(self) -> str:
        return f"error-{self.status.lower()}"


def errors_of(operation: Operation) -> list[ErrorStatus]:
    """Return the error statuses of an operation, in the order of their numbers."""
    return [_status(response) for response in operation.errors]


def errors_by_status(api: Api) -> dict[str, list[tuple[Operation, ErrorStatus]]]:
    """Return the errors of all operations, grouped by status."""
    found: dict[str, list[tuple[Operation, ErrorStatus]]] = {}
    for operation in api.operations:
        for error in errors_of(operation):
            found.setdefault(error.status, []).append((operation, error))
    return dict(sorted(found.items(), key=lambda item: (item[0] == "default", item[0])))


def _status(response: Response) -> ErrorStatus:
    return ErrorStatus(
        status=response.status,
        title=status_title(response.status),
        exception=exception_of(response.status),
        text=render_description(response.description),
        headers=tuple(_header(header) for header in response.headers),
        cases=tuple(_cases(response)),
    )


def _header(header: Header) -> str:
    return ": ".join(part for part in (code_span(header.name), render_inline(header.description)) if part)


def _cases(response: Response) -> Iterator[ErrorCase]:
    for content in response.contents:
        for example in content.examples:
            if example.summary or example.description:
                yield ErrorCase(
                    cause=render_inline(example.summary or example.name.replace("_", " ")),
                    remedy=render_description(example.description),
                    message=code_span(message) if (message := _message(example.value)) else "",
                )


def _message(value: Any) -> str:
    """Return the sentence in an error body, whatever the API calls it."""
    if isinstance(value, Mapping):
        for name in _MESSAGE_NAMES:
            if isinstance(value.get(name), str) and value[name]:
                return str(value[name])
            if isinstance(value.get(name), Mapping):
                return _message(value[name])
    return ""
