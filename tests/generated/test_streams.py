"""Streamed responses: JSON lines and server-sent events, sync and async."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import ModuleType

import httpx
import pytest

from tests.servers import CannedResponse, RecordingServer

SPEC = """
openapi: 3.2.0
info: {title: Stream kit, version: "1"}
paths:
  /lines:
    get:
      operationId: lines
      tags: [s]
      responses:
        "200": {description: L, content: {application/jsonl: {itemSchema: {$ref: "#/components/schemas/Thing"}}}}
  /chat:
    post:
      operationId: chat
      tags: [s]
      requestBody: {content: {application/json: {schema: {type: object, properties: {stream: {type: boolean}}}}}}
      responses:
        "200":
          description: C
          content:
            application/json: {schema: {$ref: "#/components/schemas/Thing"}}
            text/event-stream: {schema: {$ref: "#/components/schemas/Thing"}}
        "404": {description: N, content: {application/json: {schema: {type: object}}}}
components:
  schemas: {Thing: {type: object, required: [id], properties: {id: {type: integer}}}}
"""
EVENTS = (
    b': hello\n\nid: 7\nevent: more\ndata: {"id":\r\ndata: 1}\n\n'
    b'data: {"id": 2}\nretry: 50\n\ndata: [DONE]\n\ndata: cut off'
)


@pytest.fixture(scope="module")
def kit(imported: Callable[..., ModuleType]) -> ModuleType:
    """The generated package."""
    return imported(SPEC)


def say(server: RecordingServer, body: bytes, media_type: str) -> None:
    """Queue a response of a media type."""
    server.responses.append(CannedResponse(body, headers={"Content-Type": media_type}))


@pytest.mark.parametrize("given", [False, True], ids=["own", "http_client"])
def test_lines_of_json(kit: ModuleType, server: RecordingServer, given: bool) -> None:
    """Each line is a model; empty lines are skipped, and the last needs no line break."""
    say(server, b'{"id": 1}\n\n{"id": 2}\r\n\x1e{"id": 3}', "application/jsonl")
    with httpx.Client(trust_env=False, timeout=None) as http:
        client = kit.StreamKit(base_url=server.url, http_client=http if given else None)
        with client.s.lines_stream() as stream:
            assert (stream.status_code, stream.headers["content-type"]) == (200, "application/jsonl")
            assert [(type(each), each.id) for each in stream] == [(kit.models.Thing, each) for each in (1, 2, 3)]
    assert server.last.headers["accept"] == "application/jsonl"


def test_server_sent_events(kit: ModuleType, server: RecordingServer) -> None:
    """Data is parsed as models or text, with event fields; comments and truncated events are skipped."""
    say(server, EVENTS, "text/event-stream")
    with kit.StreamKit(base_url=server.url) as client, client.s.chat_stream(stream=True) as stream:
        found = [(each.data, each.event, each.id, each.retry) for each in stream]
    thing = kit.models.Thing
    assert found == [
        (thing(id=1), "more", "7", None),
        (thing(id=2), "message", "7", 50),
        ("[DONE]", "message", "7", None),
    ]
    assert (server.last.json(), server.last.headers["accept"]) == ({"stream": True}, "text/event-stream")


def test_async(kit: ModuleType, server: RecordingServer) -> None:
    """The async client yields the same with `async for`."""
    say(server, EVENTS, "text/event-stream")
    say(server, b'{"id": 1}\n', "application/jsonl")

    async def call() -> list[object]:
        async with kit.AsyncStreamKit(base_url=server.url) as client:
            async with await client.s.chat_stream(stream=True) as events:
                found: list[object] = [each.data async for each in events]
            return [*found, *[each async for each in await client.s.lines_stream()]]

    thing = kit.models.Thing
    assert asyncio.run(call()) == [thing(id=1), thing(id=2), "[DONE]", thing(id=1)]


def test_errors(kit: ModuleType, server: RecordingServer, nowhere: str) -> None:
    """An error status is raised before the first item; so are an invalid line and a connection failure."""
    with kit.StreamKit(base_url=server.url) as client:
        server.say({"message": "gone"}, 404)
        with pytest.raises(kit.NotFoundError, match="gone"):
            client.s.chat_stream()
        say(server, b'{"id": 1}\nnot JSON\n', "application/jsonl")
        stream = client.s.lines_stream()
        assert next(stream).id == 1
        with pytest.raises(kit.APIConnectionError, match="a JSON line"):
            next(stream)
    with pytest.raises(kit.APIConnectionError):
        kit.StreamKit(base_url=nowhere).s.lines_stream()


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_pieces_of_any_size(kit: ModuleType, size: int) -> None:
    """However the chunks are split, the items are the same."""
    streams = __import__(f"{kit.__name__}._runtime.streams", fromlist=["Decoder"])
    nested = __import__(f"{kit.__name__}._runtime.nested", fromlist=["ANY"])
    decoder = streams.Decoder(nested.ANY, events=True, most=1000)
    pieces = [EVENTS[start : start + size] for start in range(0, len(EVENTS), size)]
    assert [item.data for piece in pieces for item in decoder.feed(piece)] == [{"id": 1}, {"id": 2}, "[DONE]"]
