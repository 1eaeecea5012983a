"""Raw responses have the documented header types."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

SPEC = """
openapi: 3.1.0
info: {title: Raw kit, version: "1"}
paths:
  /things:
    get:
      operationId: listThings
      tags: [things]
      parameters: [{name: page, in: query, schema: {type: integer}}]
      x-pagination: {page: page, total: X-Total}
      responses:
        "200":
          description: T.
          headers:
            X-Total: {schema: {type: integer}}
            X-Until: {schema: {type: string, format: date-time}}
            X-Tags: {schema: {type: array, items: {type: integer}}}
            X-Text: {schema: {type: string}}
          content: {application/json: {schema: {type: array, items: {type: integer}}}}
"""


@pytest.fixture(scope="module")
def kit(imported: Callable[..., ModuleType]) -> ModuleType:
    """The generated package."""
    return imported(SPEC)


def test_typed_headers(kit: ModuleType, server: Any) -> None:
    """A header has its documented type, or is a string if the server sends something else."""
    headers = {"X_Total": "2", "X_Until": "2020-01-02T03:04:05Z", "X_Tags": "1, 2", "X_Text": "5"}
    with kit.RawKit(base_url=server.url) as client:
        server.say([1, 2], **headers)
        raw = client.with_raw_response.things.list_things()
        assert (raw.parse(), raw.headers["x-total"], raw.headers["X-Tags"], raw.headers["X-Text"]) == (
            [1, 2], 2, [1, 2], "5"
        )  # fmt: skip
        assert raw.headers["X-Until"] == datetime.datetime(2020, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)
        assert "X-None" not in raw.headers and {"x-total", "x-tags"} <= {name.lower() for name in raw.headers}
        server.say([], X_Total="many")
        assert client.with_raw_response.things.list_things().headers["X-Total"] == "many"
        server.say([7], **headers)
        assert client.things.list_things()[0] == 7


def test_typed_headers_async(kit: ModuleType, server: Any) -> None:
    """The same with await."""

    async def run() -> Any:
        async with kit.AsyncRawKit(base_url=server.url) as client:
            return await client.with_raw_response.things.list_things()

    server.say([1], X_Total="1")
    raw = asyncio.run(run())
    assert (raw.parse(), raw.headers["X-Total"]) == ([1], 1)
