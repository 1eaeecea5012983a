"""Errors by status, each case once."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.pages.errors import ErrorBook, _message, body_text
from tests.apis import api_of, operation_of

CASES: dict[str, Any] = {
    "no_key": {"summary": "No key", "description": "Send one.", "value": {"message": "who?"}},
    "plain": {"value": {"message": "shown nowhere"}},
}
UNAUTHORIZED = {"description": "Not allowed.", "content": {"application/json": {"examples": CASES}}}
MISSING = {"description": "Not there.", "headers": {"Retry-After": {"description": "Seconds.", "schema": {}}}}


def book_of(*responses: dict[str, Any]) -> tuple[ErrorBook, list[Any]]:
    """Return the errors of operations with these responses, and the operations."""
    api = api_of({f"/{number}": {"get": {"responses": each}} for number, each in enumerate(responses)})
    return ErrorBook(api), list(api.operations)


def test_the_errors_of_an_operation() -> None:
    """Errors are sorted by number, each with its exception, cases and headers."""
    book, (operation,) = book_of({"default": MISSING, "401": UNAUTHORIZED})
    unauthorized, other = book.of_operation(operation)
    assert (unauthorized.title, unauthorized.exception, unauthorized.anchor) == (
        "401 Unauthorized",
        "AuthenticationError",
        "error-401",
    )
    (case,) = unauthorized.cases
    assert (case.name, case.cause, case.message) == ("no_key", "No key", "`who?`")
    assert unauthorized.anchors() == ["error-401-no_key"]
    assert other.headers == ("`Retry-After`: Seconds.",)


def test_a_case_of_several_operations_is_explained_once() -> None:
    """A shared case has an anchor on the page of errors; a case of a single operation has none there."""
    book, operations = book_of({"401": UNAUTHORIZED}, {"401": UNAUTHORIZED, "404": MISSING})
    (shared,) = book.of_operation(operations[0])[0].cases
    assert book.shared_anchor(shared) == "error-401-no_key"
    assert book.users[shared] == operations
    assert [error.status for error in book.statuses] == ["401", "404"]
    alone, (operation,) = book_of({"401": UNAUTHORIZED})
    assert alone.shared_anchor(alone.of_operation(operation)[0].cases[0]) == ""


def test_texts_that_differ_are_left_to_the_operations() -> None:
    """The page of errors contains only what is the same for all operations."""
    other = {**UNAUTHORIZED, "description": "Something else."}
    assert book_of({"401": UNAUTHORIZED}, {"401": other})[0].statuses[0].text == ""
    assert "Not allowed." in book_of({"401": UNAUTHORIZED}, {"401": UNAUTHORIZED})[0].statuses[0].text


@pytest.mark.parametrize(
    ("body", "message"),
    [({"message": "a"}, "a"), ({"detail": "b"}, "b"), ({"error": {"title": "c"}}, "c"), ({"x": "d"}, ""), ("e", "")],
)
def test_the_sentence_of_an_error_body(body: Any, message: str) -> None:
    """The message is found, whatever the API calls it."""
    assert _message(body) == message


def test_what_all_operations_say_is_left_to_the_page_of_errors() -> None:
    """Text and headers shared by all operations with a status are omitted from their pages; differences are kept."""
    book, operations = book_of({"404": MISSING, "401": UNAUTHORIZED}, {"404": MISSING, "401": {"description": "Own."}})
    for operation in operations:
        unauthorized, missing = map(book.own, book.of_operation(operation))
        assert (missing.text, missing.headers) == ("", ())
        assert unauthorized.text
    assert book.statuses[1].headers == ("`Retry-After`: Seconds.",)
    alone, (operation,) = book_of({"404": MISSING})
    assert alone.own(alone.of_operation(operation)[0]).text


@pytest.mark.parametrize(
    ("media_type", "value", "text", "language"),
    [
        ("application/json", {"a": 1}, '{\n  "a": 1\n}', "json"), ("text/html; charset=utf-8", "<p>", "<p>", "html"),
        ("application/xml", "<a/>", "<a/>", "xml"), ("text/plain", "No.", "No.", "text"),
    ],
)  # fmt: skip
def test_bodies_are_highlighted(media_type: str, value: Any, text: str, language: str) -> None:
    """Each example is text, in the language of its media type."""
    response = {"description": "", "content": {media_type: {"schema": {}, "example": value}}}
    api, operation = operation_of({"responses": {"400": response}})
    content = next(each for each in operation.responses if each.status == "400").contents[0]
    assert body_text(api, content, value) == (text, language)
