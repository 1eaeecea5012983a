# Copied into each client as `_runtime`, line by line.
"""Responses that come piece by piece: lines of JSON and server-sent events, as iterators."""

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
"""A longer number is no time to wait."""


@dataclass(frozen=True, slots=True)
class ServerSentEvent(Generic[T_co]):
    """One event of a stream of server-sent events."""

    data: T_co
    """The data as the model of the API; text that is not JSON stays text."""
    event: str = "message"
    """The type of the event."""
    id: str = ""
    """The last id that the server gave."""
    retry: int | None = None
    """Milliseconds to wait before reconnecting, if the server set it."""


class Decoder:
    """Takes bytes in any pieces and returns what is whole."""

    def __init__(self, codec: Codec, *, events: bool, most: int) -> None:
        """Read lines of JSON, or events; a single line, and the data of a single event, may have so many bytes."""
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
        """Yield what is whole with this piece."""
        if not piece:
            return
        if self._ended_in_cr:
            piece = piece.removeprefix(b"\n")  # the other half of a line break
            self._ended_in_cr = not piece
        self._ended_in_cr = self._ended_in_cr or piece.endswith(b"\r")
        *lines, rest = piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        for line in lines:
            self._grow(self._rest, line)
            whole, self._rest = bytes(self._rest), bytearray()
            yield from self._line(whole)
        self._grow(self._rest, rest)

    def end(self) -> list[Any]:
        """Return what the end of the body makes whole: a last line, but no event that is cut off."""
        return [] if self._events else self._line(bytes(self._rest))

    def _grow(self, held: bytearray, more: bytes) -> None:
        if len(held) + len(more) > self._most:
            raise TooLargeError
        held += more

    def _line(self, line: bytes) -> list[Any]:
        if self._is_first:
            line, self._is_first = line.removeprefix(b"\xef\xbb\xbf"), False  # a byte order mark
        if not self._events:
            text = line.decode("utf-8", "replace").strip("\x1e \t\r")  # \x1e begins a text of application/json-seq
            return [self._codec.decode(self._load(text), "")] if text else []
        if line:
            self._field(line)
            return []
        return self._event()

    def _field(self, line: bytes) -> None:
        """Take a line of an event; comments and names that the standard does not know hold nothing."""
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
        """Return the event that an empty line ends, if it has data."""
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
    """What both kinds of streams know."""

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
        """Return our error for what went wrong on the way, without what it came from: that may hold keys."""
        operation = self._call.prepared.operation
        details: dict[str, Any] = {"method": operation.method, "path": operation.path}
        if isinstance(error, DecodeError):
            words = mask_all(str(error), self._call.prepared.secrets)
            return errors.APIConnectionError(f"unexpected data in the stream: {words}", **details)
        if isinstance(error, TooLargeError):
            return errors.APIConnectionError("an item of the stream exceeds max_response_size", **details)
        failure = _refusal(self._call, self._call.fault(error))
        failure.__context__ = None
        return failure


class Stream(_Stream[T]):
    """A stream of items. Iterate over it once or close it; as a context manager it closes itself."""

    def __init__(self, pieces: Iterator[bytes], close: Callable[[], None], *details: Any) -> None:
        """Read `pieces`; `close` lets go of the connection."""
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
    """A stream of items. Iterate over it once or close it; as a context manager it closes itself."""

    def __init__(self, pieces: AsyncIterator[bytes], close: Callable[[], Awaitable[None]], *details: Any) -> None:
        """Read `pieces`; `close` lets go of the connection."""
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

    A stream has connections of its own, unless the user gave a client of httpx. The call's time is for the opening.
    """
    import httpx

    from .given_backend import GivenSyncBackend, read_given

    remaining, secrets = remaining_time.set(call.remaining), hidden_secrets.set(call.prepared.secrets)
    try:
        with ExitStack() as opened:
            http = http_client or opened.enter_context(httpx.Client(**_connection(call)))
            response = GivenSyncBackend(http).open(call.prepared, call)
            opened.callback(response.close)
            if response.is_success:
                details = call, response.status_code, response.headers, decoder
                return Stream(response.iter_bytes(), opened.pop_all().close, *details)
            outcome: ServerResponse | Fault = read_given(response, call).take(response.iter_bytes())
    except Exception as error:  # noqa: BLE001  whatever it is, it becomes one of our errors
        outcome = call.fault(error)
    finally:
        remaining_time.reset(remaining)
        hidden_secrets.reset(secrets)
    raise _refusal(call, outcome)


async def open_async_stream(http_client: Any, call: Call, decoder: Decoder) -> AsyncStream[Any]:
    """Do what `open_stream` does, and let other tasks run meanwhile."""
    import anyio
    import httpx

    from .given_backend import GivenAsyncBackend, read_given

    secrets = hidden_secrets.set(call.prepared.secrets)
    opened = AsyncExitStack()
    outcome: ServerResponse | Fault | None = None
    try:
        with anyio.move_on_after(call.remaining()):
            given = http_client if hasattr(http_client, "build_request") else None
            http = given or await opened.enter_async_context(httpx.AsyncClient(**_connection(call)))
            response = await GivenAsyncBackend(http).open(call.prepared, call)
            opened.push_async_callback(response.aclose)
            if response.is_success:
                details = call, response.status_code, response.headers, decoder
                return AsyncStream(response.aiter_bytes(), opened.pop_all().aclose, *details)
            outcome = await read_given(response, call).atake(response.aiter_bytes())
    except Exception as error:  # noqa: BLE001  whatever it is, it becomes one of our errors
        outcome = call.fault(error)
    finally:
        hidden_secrets.reset(secrets)
        with anyio.CancelScope(shield=True):  # a cancelled call leaves nothing half open
            await opened.aclose()
    raise _refusal(call, outcome or call.cut_off())


def _connection(call: Call) -> dict[str, Any]:
    """Return the settings of the connection for a call: certificates and proxy as every other call has them."""
    from .proxies import Proxies
    from .tls import tls_for

    scheme, host, port = origin(call.prepared.url)
    return {"verify": tls_for(scheme), "proxy": Proxies().choose(scheme, host, port), "trust_env": False}


def _refusal(call: Call, outcome: ServerResponse | Fault) -> Exception:
    """Return the error for what came instead of a stream, with any keys that the server echoes masked."""
    try:
        response = call.finish(outcome, 1).masked(call.prepared.secrets)
        take_result(call.prepared, response, 1)
    except errors.RootError as error:
        return error.with_traceback(None)
    raise AssertionError  # a success is a stream
