# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Streamed responses: JSON lines and server-sent events, as iterators."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from . import errors
from .codecs import Codec, DecodeError
from .deadlines import remaining_time
from .masks import hidden_secrets, mask_all
from .outcomes import TooLargeError
from .responses import take_result
from .urls import origin

if TYPE_CHECKING:
    from typing import Self

    from .calls import Call
    from .outcomes import Fault, ServerResponse

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_DIGITS: Final = 16
"""A longer `retry` is ignored."""


@dataclass(frozen=True, slots=True)
class ServerSentEvent(Generic[T_co]):
    """A server-sent event."""

    data: T_co
    """The data as the API's model; text that is not JSON stays text."""
    event: str = "message"
    """The event type."""
    id: str = ""
    """The last event ID that the server sent."""
    retry: int | None = None
    """Reconnection delay in milliseconds, if the server set it."""


class Decoder:
    """Turns chunks of bytes into complete items."""

    def __init__(self, codec: Codec, *, events: bool, most: int) -> None:
        """Decode JSON lines, or events; `most` limits the bytes of a line, and of an event's data."""
        self._codec = codec
        self._events = events
        self._most = most
        self._rest = bytearray()
        self._ended_in_cr = False
        self._is_first = True
        self._id, self._type = "", ""
        self._retry: int | None = None
        self._data: bytearray | None = None

    def feed(self, piece: bytes) -> Iterator[Any]:
        """Yield the items that this chunk completes."""
        if not piece:
            return
        if self._ended_in_cr:
            piece = piece.removeprefix(b"\n")  # the second half of a CRLF
            self._ended_in_cr = not piece
        self._ended_in_cr = self._ended_in_cr or piece.endswith(b"\r")
        *lines, rest = piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        for line in lines:
            self._grow(self._rest, line)
            whole, self._rest = bytes(self._rest), bytearray()
            yield from self._line(whole)
        self._grow(self._rest, rest)

    def end(self) -> list[Any]:
        """Return the item in a last line without a line break; a truncated event is dropped."""
        return [] if self._events else self._line(bytes(self._rest))

    def _grow(self, held: bytearray, more: bytes) -> None:
        if len(held) + len(more) > self._most:
            raise TooLargeError
        held += more

    def _line(self, line: bytes) -> list[Any]:
        if self._is_first:
            line, self._is_first = line.removeprefix(b"\xef\xbb\xbf"), False  # a byte order mark
        if not self._events:
            text = line.decode("utf-8", "replace").strip("\x1e \t\r")  # \x1e starts a record of application/json-seq
            return [self._codec.decode(self._load(text), "")] if text else []
        if line:
            self._field(line)
            return []
        return self._event()

    def _field(self, line: bytes) -> None:
        """Read a line of an event; comments and unknown fields are ignored."""
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if name == b"data":
            if self._data is None:
                self._data = bytearray(value)
            else:
                self._grow(self._data, b"\n" + value)
        elif name == b"event":
            self._type = value.decode("utf-8", "replace")
        elif name == b"id" and b"\0" not in value:
            self._id = value.decode("utf-8", "replace")
        elif name == b"retry" and value.isdigit() and len(value) < _DIGITS:
            self._retry = int(value)

    def _event(self) -> list[Any]:
        """Return the event that an empty line completes, if it has data."""
        data, kind, retry = self._data, self._type or "message", self._retry
        self._data, self._type, self._retry = None, "", None
        if data is None:
            return []
        return [ServerSentEvent(self._decode(data.decode("utf-8", "replace")), kind, self._id, retry)]

    def _decode(self, text: str) -> Any:
        try:
            raw = json.loads(text)
        except (ValueError, RecursionError):
            return text  # such as the [DONE] that ends some streams
        return self._codec.decode(raw, "")

    def _load(self, text: str) -> Any:
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            raise DecodeError("", "expected a JSON line, got something else") from None


class _Stream(Generic[T]):
    """The common part of sync and async streams."""

    def __init__(self, call: Call, status_code: int, headers: Mapping[str, str], decoder: Decoder) -> None:
        self.status_code: int = status_code
        self.headers: Mapping[str, str] = headers
        self._call = call
        self._decoder = decoder

    status_code: int
    """HTTP status."""
    headers: Mapping[str, str]
    """Header names are case-insensitive."""

    def _fail(self, error: Exception) -> Exception:
        """Return our error for a failed stream, without its context, which may hold keys."""
        operation = self._call.prepared.operation
        details: dict[str, Any] = {"method": operation.method, "path": operation.path}
        if isinstance(error, DecodeError):
            text = mask_all(str(error), self._call.prepared.secrets)
            return errors.APIConnectionError(f"unexpected data in the stream: {text}", **details)
        if isinstance(error, TooLargeError):
            return errors.APIConnectionError("a stream item exceeds max_response_size", **details)
        failure = _refusal(self._call, self._call.fault(error))
        failure.__context__ = None
        return failure


class Stream(_Stream[T]):
    """A stream of items. Iterate over it once, or close it; a context manager closes it for you."""

    def __init__(self, pieces: Iterator[bytes], close: Callable[[], None], *details: Any) -> None:
        super().__init__(*details)
        self._items = self._read(pieces)
        self._close: Callable[[], None] | None = close

    def _read(self, pieces: Iterator[bytes]) -> Iterator[T]:
        failure: Exception | None = None
        try:
            for piece in pieces:
                yield from self._decoder.feed(piece)
            yield from self._decoder.end()
        except Exception as error:  # noqa: BLE001  whatever it is, it becomes one of our errors
            failure = self._fail(error)
        finally:
            self.close()
        if failure is not None:
            raise failure

    def __iter__(self) -> Iterator[T]:
        """Iterate over the remaining items."""
        return self

    def __next__(self) -> T:
        return next(self._items)

    def close(self) -> None:
        """Close the connection."""
        close, self._close = self._close, None
        if close is not None:
            close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


class AsyncStream(_Stream[T]):
    """A stream of items. Iterate over it once, or close it; a context manager closes it for you."""

    def __init__(self, pieces: AsyncIterator[bytes], close: Callable[[], Awaitable[None]], *details: Any) -> None:
        super().__init__(*details)
        self._items = self._read(pieces)
        self._close: Callable[[], Awaitable[None]] | None = close

    async def _read(self, pieces: AsyncIterator[bytes]) -> AsyncIterator[T]:
        failure: Exception | None = None
        try:
            async for piece in pieces:
                for item in self._decoder.feed(piece):
                    yield item
            for item in self._decoder.end():
                yield item
        except Exception as error:  # noqa: BLE001  whatever it is, it becomes one of our errors
            failure = self._fail(error)
        finally:
            await self.aclose()
        if failure is not None:
            raise failure

    def __aiter__(self) -> AsyncIterator[T]:
        """Iterate over the remaining items."""
        return self

    async def __anext__(self) -> T:
        return await anext(self._items)

    async def aclose(self) -> None:
        """Close the connection."""
        close, self._close = self._close, None
        if close is not None:
            await close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.aclose()


def open_stream(http_client: Any, call: Call, decoder: Decoder) -> Stream[Any]:
    """Send a call, once, and return a stream of its items; raise the error for any status but success.

    A stream uses its own connection, unless the user passed an httpx client. The timeout covers only the opening.
    """
    import httpx

    from .user_backend import UserSyncBackend, begin_reading

    remaining, secrets = remaining_time.set(call.remaining), hidden_secrets.set(call.prepared.secrets)
    try:
        with ExitStack() as opened:
            http = http_client or opened.enter_context(httpx.Client(**_connection(call)))
            response = UserSyncBackend(http).open(call.prepared, call)
            opened.callback(response.close)
            if response.is_success:
                details = call, response.status_code, response.headers, decoder
                return Stream(response.iter_bytes(), opened.pop_all().close, *details)
            outcome: ServerResponse | Fault = begin_reading(response, call).take(response.iter_bytes())
    except Exception as error:  # noqa: BLE001  whatever it is, it becomes one of our errors
        outcome = call.fault(error)
    finally:
        remaining_time.reset(remaining)
        hidden_secrets.reset(secrets)
    raise _refusal(call, outcome)


async def open_async_stream(http_client: Any, call: Call, decoder: Decoder) -> AsyncStream[Any]:
    """Async version of `open_stream`."""
    import anyio
    import httpx

    from .user_backend import UserAsyncBackend, begin_reading

    secrets = hidden_secrets.set(call.prepared.secrets)
    opened = AsyncExitStack()
    outcome: ServerResponse | Fault | None = None
    try:
        with anyio.move_on_after(call.remaining()):
            own = http_client if hasattr(http_client, "build_request") else None
            http = own or await opened.enter_async_context(httpx.AsyncClient(**_connection(call)))
            response = await UserAsyncBackend(http).open(call.prepared, call)
            opened.push_async_callback(response.aclose)
            if response.is_success:
                details = call, response.status_code, response.headers, decoder
                return AsyncStream(response.aiter_bytes(), opened.pop_all().aclose, *details)
            outcome = await begin_reading(response, call).atake(response.aiter_bytes())
    except Exception as error:  # noqa: BLE001  whatever it is, it becomes one of our errors
        outcome = call.fault(error)
    finally:
        hidden_secrets.reset(secrets)
        with anyio.CancelScope(shield=True):  # a cancelled call leaves no connection half open
            await opened.aclose()
    raise _refusal(call, outcome or call.cut_off())


def _connection(call: Call) -> dict[str, Any]:
    """Return the connection settings of a call: certificates and proxy, as for any other call."""
    from .proxies import Proxies
    from .tls import tls_for

    scheme, host, port = origin(call.prepared.url)
    return {"verify": tls_for(scheme), "proxy": Proxies().choose(scheme, host, port), "trust_env": False}


def _refusal(call: Call, outcome: ServerResponse | Fault) -> Exception:
    """Return the error for a response that is not a stream, with any keys echoed by the server masked."""
    try:
        response = call.finish(outcome, 1).masked(call.prepared.secrets)
        take_result(call.prepared, response, 1)
    except errors.LNPayError as error:
        return error.with_traceback(None)
    raise AssertionError  # pragma: no cover: a success is a stream
