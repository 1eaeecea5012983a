"""The samples of an operation: each request in each language."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from scripts.samples.sets import LANGUAGES, sample_sets
from tests.apis import json_answer, json_body, operation_of


def test_each_request_in_each_language() -> None:
    """There are as many sets as examples, each with all languages in the order of the tabs."""
    examples = {"one": {"value": {"n": 1}}, "two": {"value": {"n": 2}}}
    sets = sample_sets(*operation_of({"requestBody": json_body({"type": "object"}, examples=examples)}, method="post"))
    assert [each.request.name for each in sets] == ["one", "two"]
    for each in sets:
        assert [language for language, _ in each.codes] == [*LANGUAGES]
        assert all(code for _, code in each.codes)
    labels = [language.label for language in LANGUAGES]
    assert labels[:2] == ["cURL", "Python"] and len(set(labels)) == len(labels)


def test_a_body_that_no_language_writes_is_text() -> None:
    """An XML body is the same text in each language."""
    schema = {"type": "object", "xml": {"name": "pet"}, "properties": {"name": {"type": "string"}}}
    body = {"content": {"application/xml": {"schema": schema, "example": {"name": "Rex"}}}}
    (only,) = sample_sets(*operation_of({"requestBody": body}, method="post"))
    assert only.request.body == "<pet><name>Rex</name></pet>"
    assert all("<pet><name>Rex</name></pet>" in code for _, code in only.codes)


@pytest.mark.parametrize(
    ("method", "node", "left_out"),
    [
        ("trace", {}, {"JavaScript"}),
        ("get", {"requestBody": json_body({"type": "string"})}, {"JavaScript"}),
        ("head", {"requestBody": json_body({"type": "string"})}, {"JavaScript", "cURL"}),
        ("delete", {"requestBody": json_body({"type": "string"})}, set()),
        ("post", {"requestBody": {"content": {"multipart/mixed": {}}}}, {"cURL"}),
    ],
)
def test_what_a_language_cannot_send_has_no_sample(method: str, node: dict[str, Any], left_out: set[str]) -> None:
    """No fetch has a body in GET, and no curl form is empty; other languages show the request."""
    (only,) = sample_sets(*operation_of(node, method=method))
    assert {language.label for language in LANGUAGES} - {language.label for language, _ in only.codes} == left_out


DONE = {"type": "object", "properties": {"done": {"type": "boolean"}}}
LIST = {"type": "array", "items": DONE}
WAITER = {"until_done": {"acceptors": [{"state": "success", "matcher": {"output": {"path": "done"}}}]}}
PAGES = [{"name": "page", "in": "query", "schema": {"type": "integer"}}]


@pytest.mark.parametrize(
    ("node", "title", "code"),
    [
        ({"x-waiters": WAITER, "responses": json_answer(DONE)}, "Wait until done", ".wait_until_done("),
        (
            {"x-pagination": {"page": "page"}, "parameters": PAGES, "responses": json_answer(LIST)},
            "All pages",
            "for item in ",
        ),
    ],
)  # fmt: skip
def test_what_only_the_client_does_is_shown_in_python(node: dict[str, Any], title: str, code: str) -> None:
    """A waiter and a paginated list have their own sets."""
    *_, last = sample_sets(*operation_of(node))
    assert last.request.title == title
    assert [language.label for language, _ in last.codes] == ["Python", "Python (async)"]
    for _, text in last.codes:
        ast.parse(text)
        assert code in text
