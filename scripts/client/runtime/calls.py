# Copied into each client as `_runtime`, line by line.
"""A call in progress: its deadline, the outcome of each attempt, and the error for each exception."""

from __future__ import annotations

import logging
import zlib
from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from typing import Final

import httpx

from . import errors
from .clock import Clock
from .deadlines import DeadlineError
from .masks import mask_all
from .outcomes import Collector, Fault, Kind, ServerResponse, TooLargeError
from .requests import Prepared
from .retries import retry_delay
from .timeouts import Timeouts

_log: Final = logging.getLogger(__name__.partition(".")[0])


class Call:
    """A single call: the request, its deadline and its retries."""

    __slots__ = (
        "_deadline",
        "clock",
        "closed",
        "is_poll",
        "max_retries",
        "max_size",
        "prepared",
        "reading",
        "timeouts",
    )

    def __init__(
        self,
        prepared: Prepared,
        timeouts: Timeouts,
        *,
        max_retries: int,
        max_size: int,
        clock: Clock,
        closed: Callable[[], bool],
        is_poll: bool = False,
    ) -> None:
        """Start the clock. For a poll, time spent in the queue counts toward the deadline."""
        self.prepared: Prepared = prepared
        self.timeouts: Timeouts = timeouts
        self.max_retries: int = max_retries
        self.max_size: int = max_size
        self.clock: Clock = clock
        self.closed: Callable[[], bool] = closed
        self.is_poll: bool = is_poll
        self.reading: Reading | None = None
        self._deadline = None if timeouts.total is None else clock.monotonic() + timeouts.total

    def remaining(self) -> float | None:
        """Return the seconds left; None if there is no limit."""
        return None if self._deadline is None else self._deadline - self.clock.monotonic()

    def extend(self, seconds: float) -> None:
        """Extend the deadline by the time spent in the queue, which is not the server's fault."""
        if self._deadline is not None and not self.is_poll:
            self._deadline += seconds

    def delay(self, outcome: ServerResponse | Fault, attempt: int) -> float | None:
        """Return the seconds until the next attempt; None if there is none."""
        operation = self.prepared.operation
        what = outcome.status_code if isinstance(outcome, ServerResponse) else outcome.text
        _log.info("%s %s: %s, attempt %s", operation.method, operation.path, what, attempt)
        return retry_delay(
            outcome,
            attempt,
            max_retries=self.max_retries,
            idempotent=operation.idempotent,
            remaining=self.remaining(),
            now=self.clock.now(),
        )

    def finish(self, outcome: ServerResponse | Fault, attempts: int) -> ServerResponse:
        """Return the response, or raise the error for a fault."""
        self.reading = None  # a cycle, which only the garbage collector would free
        if isinstance(outcome, ServerResponse):
            outcome.attempts, outcome.request = attempts, self.prepared
            return outcome
        if outcome.error is not None:
            raise outcome.error
        operation = self.prepared.operation
        kind = errors.APITimeoutError if outcome.timeout else errors.APIConnectionError
        raise kind(outcome.text, method=operation.method, path=operation.path, attempts=attempts) from outcome.cause

    def fault(self, error: Exception) -> Fault:
        """Return the fault for an exception raised by the HTTP library or one of its hooks."""
        if self.closed():
            return closed_fault()
        if isinstance(error, FaultError):
            return error.fault
        if isinstance(error, errors.RootError):
            error.__context__ = None
            return Fault("final", "", error=error.with_traceback(None))
        remaining = self.remaining()
        if isinstance(error, DeadlineError) or (remaining is not None and remaining <= 0):
            return self.timed_out(_step(error))
        base = next(filter(_is_known, type(error).__mro__), None)
        if base is None:
            return self._fault("final", error)
        kind = _KINDS[base.__name__]
        if kind == "unsent" and not _never_connected(error):
            return self._fault("broken", error)
        if "Timeout" in base.__name__:
            return self.timed_out(_step(error), kind=kind)
        return self._fault(kind, error)

    def _fault(self, kind: Kind, error: Exception) -> Fault:
        text = mask_all(str(error), self.prepared.secrets) or type(error).__name__
        return Fault(kind, text, cause=_bare(error, text, self.prepared))

    def timed_out(self, step: str = "", *, kind: Kind = "broken") -> Fault:
        """Return the fault for a step, or a whole call, that timed out."""
        total, own = self.timeouts.total, getattr(self.timeouts, step, None)
        if total is not None and (own is None or own >= total):
            return Fault(kind, f"timed out after {total:g} s", timeout=True)
        return Fault(kind, f"timed out ({step})" + ("" if own is None else f" after {own:g} s"), timeout=True)

    def cut_off(self) -> ServerResponse | Fault:
        """Return the outcome at the deadline: an error response whose body was slow, else a timeout."""
        if self.reading is not None and self.reading.status_code >= 400:
            return self.reading.response()
        return self.timed_out()


def closed_fault() -> Fault:
    """Return the fault for a call whose client has been closed."""
    return Fault("final", "", error=errors.ClientClosedError("The client was closed during the call."))


class FaultError(Exception):
    """Carries a fault through code that expects exceptions."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.text)
        self.fault: Fault = fault


_KINDS: Final[Mapping[str, Kind]] = {
    "ConnectTimeout": "unsent",
    "PoolTimeout": "unsent",
    "ConnectError": "unsent",
    "TimeoutException": "broken",
    "NetworkError": "broken",
    "RemoteProtocolError": "broken",
    "ProxyError": "broken",
}
"""What happened to the request, by exception name; httpx and httpx2 share these names."""


def _is_known(base: type) -> bool:
    return base.__name__ in _KINDS and base.__module__.partition(".")[0] in ("httpx", "httpx2")


def _never_connected(error: Exception) -> bool:
    """Return whether no connection was made. httpx-aiohttp also raises ConnectTimeout when a server hangs up."""
    cause = type(error.__cause__)
    if cause.__module__.partition(".")[0] != "aiohttp":
        return True
    return any(base.__name__ == "ClientConnectorError" for base in cause.__mro__)


def _step(error: Exception) -> str:
    step = type(error).__name__.removesuffix("Timeout").lower()
    return step if step in ("connect", "read", "write", "pool") else ""


def _bare(error: Exception, text: str, request: Prepared) -> Exception | None:
    """Return a copy of an exception without traceback and cause, and with a request that holds no keys."""
    try:
        bare = type(error)(text)
    except Exception:  # noqa: BLE001  third-party exceptions may take any arguments
        return None
    if isinstance(bare, httpx.RequestError):
        bare.request = httpx.Request(request.operation.method, request.template_url)
    return bare


def invalid_url(request: Prepared, error: Exception) -> errors.InvalidArgumentError:
    """Return the error for an invalid URL."""
    operation = request.operation
    text = mask_all(str(error), request.secrets)
    return errors.InvalidArgumentError(f"{operation.method} {operation.path}: not a valid URL: {text}")


class Reading:
    """Reads a response body chunk by chunk, sync or async."""

    def __init__(
        self, call: Call, status_code: int, reason: str, headers: Mapping[str, str], encoding: str = ""
    ) -> None:
        """Start with status and headers; `encoding` is the compression that the chunks still have."""
        self.call: Call = call
        self.status_code: int = status_code
        self.reason: str = reason
        self.headers: Mapping[str, str] = headers
        self.body: Collector = Collector(call.max_size, encoding)
        call.reading = self

    def take(self, pieces: Iterable[bytes]) -> ServerResponse:
        """Read the whole body; return the response."""
        try:
            for piece in pieces:
                self.feed(piece)
        except Exception as failure:  # noqa: BLE001  the response may not need the rest
            return self.response(failure)
        return self.response()

    async def atake(self, pieces: AsyncIterable[bytes]) -> ServerResponse:
        """Read the whole body; return the response."""
        try:
            async for piece in pieces:
                self.feed(piece)
        except Exception as failure:  # noqa: BLE001  the response may not need the rest
            return self.response(failure)
        return self.response()

    def feed(self, piece: bytes) -> None:
        """Add the next chunk, within the deadline and the size limit."""
        remaining = self.call.remaining()
        if remaining is not None and remaining <= 0:
            raise DeadlineError
        self.body.feed(piece)

    def response(self, failure: Exception | None = None) -> ServerResponse:
        """Return the response; a truncated body does not hide the status of an error."""
        problem = ""
        if isinstance(failure, TooLargeError):
            problem = f"the response body exceeds max_response_size ({self.call.max_size} bytes)"
        elif isinstance(failure, zlib.error):
            problem = f"the body cannot be decompressed: {failure}"
        elif failure is not None and self.status_code < 400:
            raise failure
        return ServerResponse(self.status_code, self.reason, self.headers, self.body.content(), problem)
