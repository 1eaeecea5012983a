"""Raw responses: typed headers, and a body that is parsed on demand."""

from __future__ import annotations

import datetime
from typing import Any

import httpx
import pytest

from scripts.client.runtime import codecs
from scripts.client.runtime.nested import ListOf
from scripts.client.runtime.raw import RawResponse, Response, ResponseHeaders
from tests.client.runtime.parts import response

CODECS = {
    "x-count": codecs.INTEGER,
    "x-done": codecs.BOOLEAN,
    "x-ids": ListOf(codecs.INTEGER),
    "expires": codecs.DATETIME,
}


def headers(**given: str) -> ResponseHeaders:
    """Return headers as in a response."""
    return ResponseHeaders(httpx.Headers({name.replace("_", "-"): value for name, value in given.items()}), CODECS)


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("5", "x-count", 5), ("many", "x-count", "many"), ("true", "X-Done", True), ("1, 2,3", "X-IDS", [1, 2, 3]),
        ("1, x", "x-ids", "1, x"), ("5", "x-other", "5"), ("soon", "Expires", "soon"),
        ("2026-01-02T00:00:00Z", "expires", datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)),
    ],
)  # fmt: skip
def test_headers_have_the_types_of_the_api(text: str, name: str, value: Any) -> None:
    """A header has its documented type, or is a string if the server sent something else."""
    assert headers(**{name.lower().replace("-", "_"): text})[name] == value


def test_headers_are_a_mapping() -> None:
    """Names are case-insensitive; a missing one raises KeyError; the repr shows no value."""
    found = headers(x_count="5", x_key="sak_secretsecret")
    assert "X-COUNT" in found and len(found) == 2 and sorted(found) == ["x-count", "x-key"]
    assert found.get("x-none") is None and dict(found) == {"x-count": 5, "x-key": "sak_secretsecret"}
    with pytest.raises(KeyError):
        found["x-none"]
    assert repr(found) == "ResponseHeaders(x-count, x-key)"


def test_the_body_is_read_on_demand() -> None:
    """Everything is as received; `parse()` parses it, and raises the errors of parsing."""
    received = response('{"a": "ü"}', 201, x_count="5")
    received.attempts = 3
    parsed: list[int] = []
    raw = RawResponse(received, CODECS, lambda: parsed.append(1) or len(parsed))  # type: ignore[func-returns-value]  # it is None
    assert (raw.status_code, raw.attempts, raw.headers["X-Count"]) == (201, 3, 5)
    assert (raw.content, raw.text) == ('{"a": "ü"}'.encode(), '{"a": "ü"}')
    assert not parsed and raw.parse() == 1 and raw.parse() == 2
    assert repr(raw) == "<RawResponse 201>"


def test_response_shows_no_body() -> None:
    """A response's repr contains status and result; the raw body may contain a key."""
    response = Response(status_code=200, headers={"x": "sak_secret"}, content=b"sak_secret", parsed={"a": 1})
    assert repr(response) == "Response(status_code=200, parsed={'a': 1})"
    assert response.attempts == 1
    with pytest.raises(AttributeError):
        response.status_code = 201  # type: ignore[misc]  # that is the point
