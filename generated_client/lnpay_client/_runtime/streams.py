# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Responses that come piece by piece: lines of JSON and server-sent events, as iterators."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from . import errors
from .answers import TooLargeError
from .codecs import Codec, DecodeError
from .masks import hidden_secrets
from .responses import take_result

if TYPE_CHECKING:
    from typing import Self

    from .transport import Call

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class ServerSentEvent(Generic[T_co]):
    """One event of a stream of server-sent events."""

    data: T_co
    """The data as the model of the API; text that is no JSON stays text."""
    event: str = "message"
    """The type of the event."""
    id: str = ""
    """The last id that the server gave."""
    retry: int | None = None
    """Milliseconds to wait before connecting again, if the server says so."""


class Decoder:
    """Takes bytes in any pieces and returns what is whole."""

    def __init__(self, codec: Codec, *, events: bool, most: int) -> None:
        """Read lines of JSON, or events; a single one may have so many bytes."""
        self._codec = codec
        self._events = events
        self._most = most
        self._rest = b""
        self._fields: dict[str, list[str]] = {}
        self._id = ""

    def feed(self, piece: bytes) -> Iterator[Any]:
        """Yield what is whole with this piece."""
        text = self._rest + piece
        held = b""
        if text.endswith(b"\r"):  # half of a line break, perhaps
            text, held = text[:-1], b"\r"
        *lines, rest = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        self._rest = rest + held
        if len(self._rest) > self._most:
            raise TooLargeError
        for line in lines:
            yield from self._line(line)

    def end(self) -> list[Any]:
        """Return what the end of the body makes whole: a last line, but no event that is cut off."""
        return [] if self._events else self._line(self._rest.strip())

    def _line(self, line: bytes) -> list[Any]:
        text = line.decode("utf-8", "replace").removeprefix("\ufeff")
        if not self._events:
            text = text.strip("\x1e \t\r")  # the first is what begins a text of application/json-seq
            return [self._codec.decode(self._load(text), "")] if text else []
        if text:
            name, _, value = text.partition(":")
            self._fields.setdefault(name, []).append(value.removeprefix(" "))
            return []
        fields, self._fields = self._fields, {}
        self._id = fields.get("id", [self._id])[-1]
        if "data" not in fields:
            return []
        retry = fields.get("retry", [""])[-1]
        data = self._data("\n".join(fields["data"]))
        event = fields.get("event", [""])[-1] or "message"
        return [ServerSentEvent(data, event, self._id, int(retry) if retry.isdecimal() else None)]

    def _data(self, text: str) -> Any:
        try:
            raw = json.loads(text)
        except (ValueError, RecursionError):
            return text  # such as the [DONE] that ends some streams
        return self._codec.decode(raw, "")

    def _load(self, text: str) -> Any:
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            raise DecodeError("", "expected a line of JSON, got something else") from None


class _Stream(Generic[T]):
    """What both kinds of streams know."""

    def __init__(self, call: Call, status_code: int, headers: Mapping[str, str], decoder: Decoder) -> None:
        self.status_code: int = status_code
        self.headers: Mapping[str, str] = headers
        self._call = call
        self._decoder = decoder

    status_code: int
    """HTTP status."""
    headers: Mapping[str, str]
    """Names in any case."""

    def _fail(self, error: Exception) -> Exception:
        """Return our error for what went wrong on the way."""
        if isinstance(error, errors.LNPayError):
            return error
        operation = self._call.prepared.operation
        details: dict[str, Any] = {"method": operation.method, "path": operation.path}
        if isinstance(error, DecodeError):
            return errors.APIConnectionError(f"the stream holds what the API does not promise: {error}", **details)
        if isinstance(error, TooLargeError):
            return errors.APIConnectionError("a line of the stream is larger than max_response_size", **details)
        try:
            self._call.finish(self._call.fault(error), 1)
        except errors.LNPayError as ours:
            return ours
        return error


class Stream(_Stream[T]):
    """Items as they come. Iterate over it once, or close it; as a context manager it closes itself."""

    def __init__(self, pieces: Iterator[bytes], close: Callable[[], None], *details: Any) -> None:
        """Read `pieces`; `close` lets go of the connection."""
        super().__init__(*details)
        self._items = self._read(pieces)
        self._close: Callable[[], None] | None = close

    def _read(self, pieces: Iterator[bytes]) -> Iterator[T]:
        try:
            for piece in pieces:
                yield from self._decoder.feed(piece)
            yield from self._decoder.end()
        except Exception as error:  # noqa: BLE001  whatever it is, it becomes one of our errors
            raise self._fail(error) from None
        finally:
            self.close()

    def __iter__(self) -> Iterator[T]:
        """Iterate over the items that are still to come."""
        return self

    def __next__(self) -> T:
        """Return the next item."""
        return next(self._items)

    def close(self) -> None:
        """Let go of the connection."""
        close, self._close = self._close, None
        if close is not None:
            close()

    def __enter__(self) -> Self:
        """Return the stream."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Let go of the connection."""
        self.close()


class AsyncStream(_Stream[T]):
    """Items as they come. Iterate over it once, or close it; as a context manager it closes itself."""

    def __init__(self, pieces: AsyncIterator[bytes], close: Callable[[], Awaitable[None]], *details: Any) -> None:
        """Read `pieces`; `close` lets go of the connection."""
        super().__init__(*details)
        self._items = self._read(pieces)
        self._close: Callable[[], Awaitable[None]] | None = close

    async def _read(self, pieces: AsyncIterator[bytes]) -> AsyncIterator[T]:
        try:
            async for piece in pieces:
                for item in self._decoder.feed(piece):
                    yield item
            for item in self._decoder.end():
                yield item
        except Exception as error:  # noqa: BLE001  whatever it is, it becomes one of our errors
            raise self._fail(error) from None
        finally:
            await self.aclose()

    def __aiter__(self) -> AsyncIterator[T]:
        """Iterate over the items that are still to come."""
        return self

    async def __anext__(self) -> T:
        """Return the next item."""
        return await anext(self._items)

    async def aclose(self) -> None:
        """Let go of the connection."""
        close, self._close = self._close, None
        if close is not None:
            await close()

    async def __aenter__(self) -> Self:
        """Return the stream."""
        return self

    async def __aexit__(self, *exception: object) -> None:
        """Let go of the connection."""
        await self.aclose()


def open_stream(http_client: Any, call: Call, decoder: Decoder) -> Stream[Any]:
    """Send a call, once, and return its items as they come; raise the error that goes with any status but success.

    A stream has connections of its own, unless the user gave a client of httpx.
    """
    import httpx

    from .transport import GivenSyncBackend, Reading, tls

    http = httpx.Client(verify=tls()) if http_client is None else http_client
    secrets = hidden_secrets.set(call.prepared.secrets)
    try:
        sent, options = GivenSyncBackend(http).build(call.prepared, call)
        response = http.send(sent, follow_redirects=False, stream=True, **options)
        if not response.is_success:
            reading = Reading(call, response.status_code, response.reason_phrase, response.headers)
            for piece in response.iter_bytes():
                reading.feed(piece)
            response.close()
            take_result(call.prepared, call.finish(reading.answer(), 1), 1)
    except Exception as error:
        if http_client is None:
            http.close()
        if not isinstance(error, errors.LNPayError):
            call.finish(call.fault(error), 1)
        raise
    finally:
        hidden_secrets.reset(secrets)

    def close() -> None:
        response.close()
        if http_client is None:
            http.close()

    return Stream(response.iter_bytes(), close, call, response.status_code, response.headers, decoder)


async def open_async_stream(http_client: Any, call: Call, decoder: Decoder) -> AsyncStream[Any]:
    """Do what `open_stream` does, and let other tasks run meanwhile."""
    import httpx

    from .transport import GivenAsyncBackend, Reading, tls

    own = http_client is None or not hasattr(http_client, "build_request")
    http: Any = httpx.AsyncClient(verify=tls()) if own else http_client
    secrets = hidden_secrets.set(call.prepared.secrets)
    try:
        sent, options = GivenAsyncBackend(http).build(call.prepared, call)
        response = await http.send(sent, follow_redirects=False, stream=True, **options)
        if not response.is_success:
            reading = Reading(call, response.status_code, response.reason_phrase, response.headers)
            async for piece in response.aiter_bytes():
                reading.feed(piece)
            await response.aclose()
            take_result(call.prepared, call.finish(reading.answer(), 1), 1)
    except Exception as error:
        if own:
            await http.aclose()
        if not isinstance(error, errors.LNPayError):
            call.finish(call.fault(error), 1)
        raise
    finally:
        hidden_secrets.reset(secrets)

    async def close() -> None:
        await response.aclose()
        if own:
            await http.aclose()

    return AsyncStream(response.aiter_bytes(), close, call, response.status_code, response.headers, decoder)
