"""Streams: JSON lines and server-sent events, complete from any chunks, sync and async."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from typing import Any

import anyio
import httpx
import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.calls import Call
from scripts.client.runtime.clock import Clock
from scripts.client.runtime.codecs import INTEGER, Codec, DecodeError
from scripts.client.runtime.nested import ANY
from scripts.client.runtime.outcomes import TooLargeError
from scripts.client.runtime.streams import (
    AsyncStream,
    Decoder,
    ServerSentEvent,
    Stream,
    open_async_stream,
    open_stream,
)
from scripts.client.runtime.timeouts import timeouts_of
from tests.client.runtime.parts import KEY, Hands, prepared
from tests.client.runtime.parts import call as make_call
from tests.servers import RecordingServer


def call() -> Call:
    """Return a call."""
    return Call(
        prepared("http://localhost/events"), timeouts_of(30), max_retries=0, max_size=1000, clock=Hands(),
        closed=lambda: False,
    )  # fmt: skip


def lines(codec: Codec = ANY, most: int = 1000) -> Decoder:
    """Return a decoder of JSON lines."""
    return Decoder(codec, events=False, most=most)


def events(codec: Codec = ANY, most: int = 1000) -> Decoder:
    """Return a decoder of server-sent events."""
    return Decoder(codec, events=True, most=most)


def decode(decoder: Decoder, text: str, size: int) -> list[Any]:
    """Return what is decoded from a text in chunks of a size."""
    body = text.encode()
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    return [item for piece in pieces for item in decoder.feed(piece)] + decoder.end()


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False], ids=["ended", "cut"])
def test_lines(size: int, end: str, last: bool) -> None:
    """JSON lines are complete however their bytes arrive; the last needs no line break, and empty lines are skipped."""
    text = end.join(['{"a": "ü🙂"}', "", "  [1]  ", "\x1e5"]) + (end if last else "")
    assert decode(lines(), text, size) == [{"a": "ü🙂"}, [1], 5]


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_events(size: int, end: str) -> None:
    """Events have data, type, id and delay as in the standard; comments and events without data are skipped."""
    text = end.join([
        "\ufeffdata: 1", "", ": comment", "event: paid", "id: 7", "retry: 250", "data: {", "data:   \"a\": 2}", "",
        "event: nothing", "", "data:[DONE]", "", "id", "data", "", "retry: soon", "data: ü", "", "", "data: 9",
    ])  # fmt: skip
    assert decode(events(), text, size) == [
        ServerSentEvent(1), ServerSentEvent({"a": 2}, "paid", "7", 250), ServerSentEvent("[DONE]", id="7"),
        ServerSentEvent("", id=""), ServerSentEvent("ü"),
    ]  # fmt: skip


def test_items_are_read_by_their_codec() -> None:
    """Each item is decoded as documented; an invalid one is an error."""
    assert decode(lines(INTEGER), '"5"\n6', 1) == [5, 6]
    assert decode(events(INTEGER), 'data: "5"\n\n', 1) == [ServerSentEvent(5)]
    for text in ("x", "{", "[" * 100_000):
        with pytest.raises(DecodeError):
            decode(lines(most=200_000), text, 200_000)
    with pytest.raises(DecodeError):
        decode(events(INTEGER), "data: {}\n\n", 100)


def test_items_beyond_the_limit() -> None:
    """An endless line or event does not fill the memory, however short its lines are."""
    with pytest.raises(TooLargeError):
        decode(lines(most=10), "x" * 11, 1)
    with pytest.raises(TooLargeError):
        decode(lines(most=10), "x" * 11 + "\n", 100)
    with pytest.raises(TooLargeError):
        decode(events(most=10), "data: 1\n" * 6, 7)
    assert decode(lines(most=10), "1\n" * 100, 7) == [1] * 100
    assert decode(events(most=11), "data: 12345\n\n: comment\n" * 100, 7) == [ServerSentEvent(12345)] * 100


def test_what_an_event_does_not_use_is_not_kept() -> None:
    """Endless comments, unknown fields and repeated ids take no memory."""
    decoder = events(most=100)
    for line in (": still here\n", "note: x\n", "id: 1\n", "event: a\n", "retry: 5\n"):
        assert decode(decoder, line * 1000, 1000) == []
    assert decode(decoder, "data: 1\n\n", 1000) == [ServerSentEvent(1, "a", "1", 5)]


def test_byte_order_mark() -> None:
    """A byte order mark is removed only at the start of a stream; later it is text."""
    assert decode(lines(), "\ufeff1\n2", 1) == [1, 2]
    with pytest.raises(DecodeError):
        decode(lines(), "1\n\ufeff2\n", 1)
    assert decode(events(), "\ufeffdata: 1\n\n\ufeffdata: 2\n\ndata: \ufeff3\n\n", 1) == [
        ServerSentEvent(1), ServerSentEvent("\ufeff3"),
    ]  # fmt: skip


def test_an_event_ends_at_once() -> None:
    """An event whose empty line ends in a carriage return is delivered at once."""
    decoder = events()
    assert [*decoder.feed(b"data: 1\r\r")] == [ServerSentEvent(1)]
    assert [*decoder.feed(b""), *decoder.feed(b"\n"), *decoder.feed(b"data: 2\r\n\r\n")] == [ServerSentEvent(2)]


def stream(*pieces: bytes | Exception, decoder: Decoder | None = None) -> tuple[Stream[Any], list[str]]:
    """Return a stream of these chunks, and a list that records when the connection is released."""
    closed: list[str] = []

    def read() -> Iterator[bytes]:
        for piece in pieces:
            if isinstance(piece, Exception):
                raise piece
            yield piece

    return Stream(read(), lambda: closed.append("closed"), call(), 200, {}, decoder or lines()), closed


def test_a_stream_closes_itself() -> None:
    """At its end, on an error, and at the end of its block, a stream releases the connection, once."""
    whole, closed = stream(b"1\n2", b"\n3")
    assert next(whole) == 1 and not closed and [*whole] == [2, 3] and closed == ["closed"]
    whole.close()
    assert closed == ["closed"]
    left, closed = stream(b"1\n2\n")
    with left as items:
        assert next(items) == 1
    assert closed == ["closed"]


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (httpx.ReadError(f"broken {KEY}"), errors.APIConnectionError), (httpx.ReadTimeout(""), errors.APITimeoutError),
        (KeyError(KEY), errors.APIConnectionError), (errors.ClientClosedError("closed"), errors.ClientClosedError),
        (b"{\n", errors.APIConnectionError), (b"x" * 2000, errors.APIConnectionError),
    ],
)  # fmt: skip
def test_what_goes_wrong_on_the_way(failure: Any, kind: type[Exception]) -> None:
    """A stream that ends early raises one of our errors, without a key, and releases the connection."""
    broken, closed = stream(b"1\n", failure)
    assert next(broken) == 1
    with pytest.raises(kind) as caught:
        next(broken)
    assert KEY not in str(caught.value) and closed == ["closed"]


def test_async_streams() -> None:
    """The async form behaves the same."""
    closed: list[str] = []

    async def read(*pieces: bytes | Exception) -> AsyncIterator[bytes]:
        for piece in pieces:
            if isinstance(piece, Exception):
                raise piece
            yield piece

    async def close() -> None:
        closed.append("closed")

    async def main() -> None:
        async with AsyncStream[Any](read(b"1\n2", b"\n"), close, call(), 200, {}, lines()) as whole:
            assert [item async for item in whole] == [1, 2]
        assert closed == ["closed"]
        broken = AsyncStream[Any](read(b"1\n", httpx.ReadError("")), close, call(), 200, {}, lines())
        assert await anext(broken) == 1
        with pytest.raises(errors.APIConnectionError):
            await anext(broken)
        assert closed == ["closed"] * 2

    anyio.run(main)


def respond(request: httpx.Request) -> httpx.Response:
    """Respond according to the last part of the path."""
    if "Authorization" not in request.headers:
        return httpx.Response(401, json={"message": f"no {KEY}"})
    return httpx.Response(200, content=b"1\n2\n", headers={"X-Own": "1"})


class Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that records when it is closed, and may break."""

    def __init__(self, *pieces: bytes | Exception) -> None:
        self.pieces = pieces
        self.closed = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            if isinstance(piece, Exception):
                raise piece
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece

    def close(self) -> None:
        self.closed += 1

    async def aclose(self) -> None:
        self.closed += 1


def open_either(body: Body, status: int, is_async: bool) -> Any:
    """Open a stream with a client whose server responds this way; return the status and all items."""
    transport = httpx.MockTransport(lambda request: httpx.Response(status, stream=body))

    async def main() -> Any:
        async with httpx.AsyncClient(transport=transport) as http:
            opened = await open_async_stream(http, call(), lines())
            return opened.status_code, [item async for item in opened]

    if is_async:
        return anyio.run(main)
    with httpx.Client(transport=transport) as http:
        opened = open_stream(http, call(), lines())
        return opened.status_code, [*opened]


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
def test_opening(is_async: bool) -> None:
    """A stream has its status before its items; at its end the response is closed."""
    body = Body(b"1\n", b"2\n")
    assert open_either(body, 200, is_async) == (200, [1, 2]) and body.closed


ERROR_BODIES = {
    "whole": Body(b'{"message": "no ' + KEY.encode() + b'"}'), "too large": Body(b"x" * 2000),
    "broken": Body(b"x", httpx.ReadError(KEY)), "slow": Body(b"x", httpx.ReadTimeout("")),
}  # fmt: skip


@pytest.mark.parametrize("name", ERROR_BODIES)
@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
def test_an_error_status(name: str, is_async: bool) -> None:
    """An error status is raised as in any call, without a key, whatever its body is; the response is closed."""
    body = Body(*ERROR_BODIES[name].pieces)
    with pytest.raises(errors.AuthenticationError) as caught:
        open_either(body, 401, is_async)
    assert caught.value.status_code == 401 and body.closed
    assert KEY not in f"{caught.value}{caught.value.body}{caught.value.__context__!r}"


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
def test_a_stream_that_cannot_be_opened(is_async: bool) -> None:
    """An error of httpx becomes one of ours, with the original as its cause, but without the request."""

    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError(f"no way to {KEY}", request=request)

    async def main() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(refuse)) as http:
            await open_async_stream(http, call(), lines())

    with pytest.raises(errors.APIConnectionError, match="no way to sak_") as caught:
        if is_async:
            anyio.run(main)
        else:
            open_stream(httpx.Client(transport=httpx.MockTransport(refuse)), call(), lines())
    assert KEY not in f"{caught.value.__context__!r}{caught.value.__cause__!r}"


def test_opening_in_time() -> None:
    """If the headers do not arrive in time, opening the stream fails."""

    async def hang(request: httpx.Request) -> httpx.Response:
        await anyio.sleep_forever()
        raise AssertionError

    async def main() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(hang)) as http:
            await open_async_stream(http, make_call(timeout=0.05, clock=Clock()), lines())

    with pytest.raises(errors.APITimeoutError, match=r"timed out after 0\.05 s"):
        anyio.run(main)


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize(
    ("variables", "problem"),
    [
        ({"NO_PROXY": "localhost,[::1],fe80::/10"}, ""), ({"HTTP_PROXY": "{nowhere}", "NO_PROXY": "127.0.0.0/8"}, ""),
        ({"HTTP_PROXY": "{nowhere}"}, "refused|failed"), ({"ALL_PROXY": "ftp://proxy"}, "variable ALL_PROXY must be"),
        ({"SSL_CERT_FILE": os.devnull}, "variable SSL_CERT_FILE must be"),
    ],
)  # fmt: skip
def test_the_environment(
    monkeypatch: pytest.MonkeyPatch, server: RecordingServer, nowhere: str, variables: dict[str, str], problem: str,
    is_async: bool,
) -> None:  # fmt: skip
    """A stream uses the proxies of the environment, or bypasses them, like any other call."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value.format(nowhere=nowhere))
    server.say(1)

    async def main() -> list[Any]:
        async with await open_async_stream(None, make_call(url=server.url), lines()) as opened:
            return [item async for item in opened]

    def read() -> list[Any]:
        return anyio.run(main) if is_async else [*open_stream(None, make_call(url=server.url), lines())]

    if problem:
        with pytest.raises(errors.RootError, match=problem):
            read()
    else:
        assert read() == [1]
