"""Errors on the pages: by status, each case with its cause, the server's message and the remedy.

A case that several operations share is explained once, on the errors page, and linked from theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from scripts.model.api import Api, Content, Example, Header, Operation, Response
from scripts.model.errors import exception_of
from scripts.model.names import Namespace
from scripts.pages.text import code_span, heading_id, render_description, render_inline
from scripts.pages.titles import status_title
from scripts.samples.xml_bodies import content_text
from scripts.spec.json_text import json_text
from scripts.spec.openapi import essence

_MESSAGE_NAMES = ("message", "detail", "error_description", "error", "title", "reason")


@dataclass(frozen=True, kw_only=True)
class ErrorCase:
    """One named example of an error."""

    status: str
    name: str
    cause: str
    """HTML."""
    remedy: str
    """HTML block."""
    message: str
    """Markdown: the message of the server; "" if the example has none."""


@dataclass(frozen=True, kw_only=True)
class ErrorStatus:
    """An error status of an operation."""

    status: str
    text: str
    """HTML block."""
    headers: tuple[str, ...]
    cases: tuple[ErrorCase, ...]

    @property
    def anchor(self) -> str:
        return heading_id("error", self.status.lower())

    @property
    def title(self) -> str:
        return status_title(self.status)

    @property
    def exception(self) -> str:
        return exception_of(self.status)

    def anchors(self) -> list[str]:
        """Return a fixed id for each case, such as error-401-wallet_not_found."""
        names = Namespace(separator="-")
        return [names.take(heading_id(self.anchor, case.name or "case")) for case in self.cases]


class ErrorBook:
    """All errors of an API, each case once, with the operations that have it."""

    def __init__(self, api: Api) -> None:
        self._of_operation = {operation.id: _errors_of(operation) for operation in api.operations}
        self.users: dict[ErrorCase, list[Operation]] = {}
        self._of_status: dict[str, list[ErrorStatus]] = {}
        for operation in api.operations:
            for error in self.of_operation(operation):
                self._of_status.setdefault(error.status, []).append(error)
                for case in error.cases:
                    self.users.setdefault(case, []).append(operation)
        self.statuses = [self._merged(status) for status in sorted(self._of_status, key=_order)]
        self._anchors = {
            case: anchor
            for error in self.statuses
            for case, anchor in zip(error.cases, error.anchors(), strict=True)
        }  # fmt: skip

    def of_operation(self, operation: Operation) -> list[ErrorStatus]:
        """Return the error statuses of an operation, in the order of their numbers."""
        return self._of_operation[operation.id]

    def shared_anchor(self, case: ErrorCase) -> str:
        """Return the anchor of a shared case on the errors page; "" for a case of a single operation."""
        return self._anchors[case] if len(self.users[case]) > 1 else ""

    def is_universal(self, response: Response) -> bool:
        """Return whether the first example of an error is shared by all of several operations."""
        first = next(_cases(response), None)
        return first is not None and not response.is_success and len(self._of_operation) == len(self.users[first]) > 1

    def example(self, api: Api, status: str) -> tuple[str, str]:
        """Return the first body of a status, and its language for highlighting; "" if there is none."""
        for operation in api.operations:
            for content in (each for one in operation.errors if one.status == status for each in one.contents[:1]):
                if content.examples:
                    return body_text(api, content, content.examples[0].value)
        return "", ""

    def own(self, error: ErrorStatus) -> ErrorStatus:
        """Return a status without the cases that the errors page has for all operations."""
        if len(self._of_status[error.status]) == 1:
            return error
        common = self._merged(error.status)
        return replace(
            error,
            text="" if error.text == common.text else error.text,
            headers=() if error.headers == common.headers else error.headers,
        )

    def _merged(self, status: str) -> ErrorStatus:
        cases = tuple(case for case in self.users if case.status == status)
        texts = {error.text for error in self._of_status[status]}
        headers = {error.headers for error in self._of_status[status]}
        return ErrorStatus(
            status=status,
            text=texts.pop() if len(texts) == 1 else "",
            headers=headers.pop() if len(headers) == 1 else (),
            cases=cases,
        )


def body_text(api: Api, content: Content, value: Any) -> tuple[str, str]:
    """Return an example as text, and its language for highlighting."""
    if content.read_shape == "json":
        return json_text(value), "json"
    known = {"text/html": "html", "application/xml": "xml", "text/xml": "xml"}
    return content_text(api, content, value), known.get(essence(content.content_type), "text")


def _order(status: str) -> tuple[bool, str]:
    return status == "default", status


def _errors_of(operation: Operation) -> list[ErrorStatus]:
    return [_status(response) for response in operation.errors]


def _status(response: Response) -> ErrorStatus:
    return ErrorStatus(
        status=response.status,
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
                yield _case(response.status, example)


def _case(status: str, example: Example) -> ErrorCase:
    message = _message(example.value)
    return ErrorCase(
        status=status,
        name=example.name,
        cause=render_inline(example.summary or example.name.replace("_", " ")),
        remedy=render_description(example.description),
        message=code_span(message) if message else "",
    )


def _message(value: Any) -> str:
    """Return the message in an error body, whatever its name."""
    if isinstance(value, Mapping):
        for name in _MESSAGE_NAMES:
            if isinstance(value.get(name), str) and value[name]:
                return str(value[name])
            if isinstance(value.get(name), Mapping):
                return _message(value[name])
    return ""
