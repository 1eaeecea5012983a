"""The tables of operations: which response matches a status, what is JSON, which media types are accepted."""

from __future__ import annotations

import pytest

from scripts.client.runtime.codecs import INTEGER, STRING
from scripts.client.runtime.operation import Content, asked_for, is_json
from tests.client.runtime.parts import JSON, operation

TEXT = Content(media_type="text/plain", shape="text")
PROBLEM = Content(media_type="application/problem+json", shape="json")


@pytest.mark.parametrize(
    ("media_type", "json"),
    [
        ("application/json", True), ("text/json", True), ("application/problem+json", True),
        (" Application/JSON ; charset=utf-8", True), ("application/jsonl", False), ("application/x-ndjson", False),
        ("application/json-seq", False), ("text/plain; x=/json", False), ("", False), ("json", False),
    ],
)  # fmt: skip
def test_what_is_json(media_type: str, json: bool) -> None:
    """JSON is recognised by its name or suffix, in any case and with any parameters; JSON lines are not JSON."""
    assert is_json(media_type) is json


def test_json_is_asked_for_first() -> None:
    """If an API offers JSON, only that is accepted; otherwise all its media types."""
    assert asked_for((TEXT, JSON, PROBLEM)) == (JSON, PROBLEM)
    assert asked_for((TEXT,)) == (TEXT,) and asked_for(()) == ()


def test_the_most_exact_status_describes_a_response() -> None:
    """A status matches its own response, then its range, then the default."""
    responses = {"201": (JSON,), "4XX": (PROBLEM,), "default": (TEXT,)}
    described = operation(responses=responses)
    assert [described.contents(status) for status in (201, 200, 404, 500, 600)] == [
        (JSON,), (TEXT,), (PROBLEM,), (TEXT,), (TEXT,),
    ]  # fmt: skip
    without = operation(responses={"204": ()})
    assert without.contents(204) == () and without.contents(200) is None


def test_headers_have_types_by_status() -> None:
    """Response headers are found like bodies; an undocumented status has none."""
    described = operation(headers={"200": {"x-count": INTEGER}, "4XX": {"x-count": STRING}})
    assert described.headers_of(200) == {"x-count": INTEGER}
    assert described.headers_of(429) == {"x-count": STRING}
    assert described.headers_of(500) == {}
