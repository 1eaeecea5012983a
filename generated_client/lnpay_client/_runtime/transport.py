# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Where bytes move: sync and async side by side, different in nothing but `await`.

A call reads as: take a turn → write the request → try → decide → read the response or raise.
"""

from __future__ import annotations

import functools
import itertools
import logging
import os
import ssl
import threading
import time
import zlib
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from typing import Any, Final, Generic, Protocol, TypeVar, cast
from urllib.parse import unquote

import anyio
import httpx

from . import errors
from .answers import Answer, Collector, Fault, Kind, TooLargeError
from .clock import Clock
from .deadlines import DeadlineError, keep_deadlines, remaining_time
from .masks import hidden_secrets, hide_secrets_in_logs, mask_all
from .proxies import Proxies
from .redirects import MAX_REDIRECTS, next_hop
from .requests import Prepared
from .retries import retry_delay
from .timeouts import Timeouts
from .urls import origin

_log: Final = logging.getLogger(__name__.partition(".")[0])

MOST_CALLS: Final = 100
"""Connections of a client, and calls in flight: more of them wait for their turn."""
_IDLE_SECONDS: Final = 5.0
_LIMITS: Final = httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=_IDLE_SECONDS)


class Call:
    """One call: what to send, how long it may take, how often it may be tried."""

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
        """Start the clock; for a poll, the time in which it waits for its turn counts."""
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
        """Return the seconds that are left; None for no limit."""
        return None if self._deadline is None else self._deadline - self.clock.monotonic()

    def extend(self, seconds: float) -> None:
        """Leave out the time that the call waited for its turn: that is no fault of the server."""
        if self._deadline is not None and not self.is_poll:
            self._deadline += seconds

    def delay(self, outcome: Answer | Fault, attempt: int) -> float | None:
        """Return the seconds until the next attempt; None if there is none."""
        operation = self.prepared.operation
        what = outcome.status_code if isinstance(outcome, Answer) else outcome.text
        _log.info("%s %s: %s, attempt %s", operation.method, operation.path, what, attempt)
        return retry_delay(
            outcome,
            attempt,
            max_retries=self.max_retries,
            idempotent=operation.idempotent,
            remaining=self.remaining(),
            now=self.clock.now(),
        )

    def finish(self, outcome: Answer | Fault, attempts: int) -> Answer:
        """Return the response; raise our error for a fault."""
        if isinstance(outcome, Answer):
            outcome.attempts, outcome.request = attempts, self.prepared
            return outcome
        if outcome.error is not None:
            raise outcome.error
        operation = self.prepared.operation
        kind = errors.APITimeoutError if outcome.timeout else errors.APIConnectionError
        raise kind(outcome.text, method=operation.method, path=operation.path, attempts=attempts) from outcome.cause

    def fault(self, error: Exception) -> Fault:
        """Return what an exception of the HTTP library, or of a hook in it, means."""
        if self.closed():
            return _closed()
        if isinstance(error, FaultError):
            return error.fault
        if isinstance(error, errors.LNPayError):
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
        """Return the fault of a step, or of the whole call, that took too long."""
        total, own = self.timeouts.total, getattr(self.timeouts, step, None)
        if total is not None and (own is None or own >= total):
            return Fault(kind, f"timed out after {total:g} s", timeout=True)
        return Fault(kind, f"timed out ({step})" + ("" if own is None else f" after {own:g} s"), timeout=True)

    def cut_off(self) -> Answer | Fault:
        """Return what there is at the deadline: the response, if it is an error and only its body was slow."""
        if self.reading is not None and self.reading.status_code >= 400:
            return self.reading.answer()
        return self.timed_out()


def _closed() -> Fault:
    return Fault("final", "", error=errors.ClientClosedError("The client was closed during this call."))


class FaultError(Exception):
    """A fault on its way through code that expects exceptions."""

    def __init__(self, fault: Fault) -> None:
        """Carry `fault`."""
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
"""By the names of exceptions that httpx and httpx2 share: what happened to the request."""


def _is_known(base: type) -> bool:
    return base.__name__ in _KINDS and base.__module__.partition(".")[0] in ("httpx", "httpx2")


def _never_connected(error: Exception) -> bool:
    """Return whether there was no connection; httpx-aiohttp says ConnectTimeout for a server that hangs up, too."""
    cause = type(error.__cause__)
    if cause.__module__.partition(".")[0] != "aiohttp":
        return True
    return any(base.__name__ == "ClientConnectorError" for base in cause.__mro__)


def _step(error: Exception) -> str:
    step = type(error).__name__.removesuffix("Timeout").lower()
    return step if step in ("connect", "read", "write", "pool") else ""


def _bare(error: Exception, text: str, request: Prepared) -> Exception | None:
    """Return the like of an exception without its traceback, what caused it, and what keys its request has."""
    try:
        bare = type(error)(text)
    except Exception:  # noqa: BLE001  others' exceptions may take anything
        return None
    if isinstance(bare, httpx.RequestError):
        bare.request = httpx.Request(request.operation.method, request.shown_url)
    return bare


_CERTIFICATES: Final = ("SSL_CERT_FILE", "SSL_CERT_DIR")
"""Variables of the environment that httpx, too, reads."""


def tls() -> ssl.SSLContext:
    """Return httpx's own TLS settings, which verify certificates; loading them for each client takes long."""
    for name in _CERTIFICATES:
        if os.environ.get(name):
            try:
                return _tls(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
            except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
                allowed = "a file or folder with certificates in PEM form"
                text = f"the environment variable {name} must be {allowed}, not {os.environ[name]!r}: {error}"
                raise errors.InvalidArgumentError(text, argument=name, allowed=allowed) from error
    return _tls(None, None)


@functools.lru_cache(maxsize=4)
def _tls(_file: str | None, _folder: str | None) -> ssl.SSLContext:
    return httpx.create_ssl_context()  # which looks at the same variables


class SyncBackend(Protocol):
    """Sends one request."""

    most_calls: int

    def send(self, request: Prepared, call: Call) -> Answer:
        """Send it; raise whatever the HTTP library raises."""
        ...

    def close(self) -> None:
        """Close the connections."""
        ...


class AsyncBackend(Protocol):
    """Sends one request."""

    most_calls: int

    async def send(self, request: Prepared, call: Call) -> Answer:
        """Send it; raise whatever the HTTP library raises."""
        ...

    async def aclose(self) -> None:
        """Close the connections."""
        ...


class SyncTransport:
    """Sends calls, as many at once as there are connections."""

    def __init__(self, backend: SyncBackend) -> None:
        """Send with a backend."""
        hide_secrets_in_logs()
        self.backend: SyncBackend = backend
        self._turns = threading.Semaphore(backend.most_calls)

    def send(self, call: Call) -> Answer:
        """Send, again where that helps."""
        for attempt in itertools.count(1):
            outcome = self._take_turn(call)
            delay = call.delay(outcome, attempt)
            if delay is None:
                return call.finish(outcome, attempt)
            call.clock.sleep(delay)
        raise AssertionError  # count() does not end

    def _take_turn(self, call: Call) -> Answer | Fault:
        began = call.clock.monotonic()
        if not self._turns.acquire(timeout=call.remaining() if call.is_poll else None):
            return call.timed_out("pool", kind="unsent")
        try:
            call.extend(call.clock.monotonic() - began)
            return self._try(call)
        finally:
            self._turns.release()

    def _try(self, call: Call) -> Answer | Fault:
        if call.closed():
            return _closed()
        remaining, secrets = remaining_time.set(call.remaining), hidden_secrets.set(call.prepared.secrets)
        try:
            request = call.prepared
            _log_request(request)
            answer = self.backend.send(request, call)
            for _ in range(MAX_REDIRECTS):
                following = next_hop(request, answer) if 300 <= answer.status_code < 400 else None
                if following is None:
                    break
                request = following
                answer = self.backend.send(request, call)
            return answer
        except Exception as error:  # noqa: BLE001  whatever it is, it becomes one of our errors
            return call.fault(error)
        finally:
            remaining_time.reset(remaining)
            hidden_secrets.reset(secrets)


class AsyncTransport:
    """Sends calls, as many at once as there are connections."""

    def __init__(self, backend: AsyncBackend) -> None:
        """Send with a backend, in the running event loop."""
        hide_secrets_in_logs()
        self.backend: AsyncBackend = backend
        self._turns = anyio.Semaphore(backend.most_calls, fast_acquire=True)

    async def send(self, prepare: Callable[[], Call]) -> Answer:
        """Send, again where that helps; a call waits for its turn before it does anything else."""
        call: Call | None = None
        for attempt in itertools.count(1):
            began = call.clock.monotonic() if call else 0.0
            async with self._turns:
                if call is None:
                    call = prepare()
                else:
                    call.extend(call.clock.monotonic() - began)
                outcome = await self._try(call)
            delay = call.delay(outcome, attempt)
            if delay is None:
                return call.finish(outcome, attempt)
            await call.clock.asleep(delay)
        raise AssertionError  # count() does not end

    async def _try(self, call: Call) -> Answer | Fault:
        if call.closed():
            return _closed()
        secrets = hidden_secrets.set(call.prepared.secrets)
        try:
            remaining = call.remaining()
            if remaining is None:
                return await self._follow(call)
            with anyio.move_on_after(remaining):
                return await self._follow(call)
            return call.cut_off()
        except Exception as error:  # noqa: BLE001  whatever it is, it becomes one of our errors
            return call.fault(error)
        finally:
            hidden_secrets.reset(secrets)

    async def _follow(self, call: Call) -> Answer:
        request = call.prepared
        _log_request(request)
        answer = await self.backend.send(request, call)
        for _ in range(MAX_REDIRECTS):
            following = next_hop(request, answer) if 300 <= answer.status_code < 400 else None
            if following is None:
                break
            request = following
            answer = await self.backend.send(request, call)
        return answer


def _log_request(request: Prepared) -> None:
    if _log.isEnabledFor(logging.DEBUG):
        _, question, query = request.url.partition("?")
        url = f"{unquote(request.shown_url)}{question}{query}"
        _log.debug("%s %s", request.operation.method, mask_all(url, request.secrets))


@functools.lru_cache(maxsize=128)
def _url(text: str) -> httpx.URL:
    return httpx.URL(text)  # which takes longer to parse than the rest of a request to write


def _request(request: Prepared, call: Call) -> httpx.Request:
    extensions = {"timeout": call.timeouts.steps(call.remaining()), "url.template": request.shown_url}
    try:
        return httpx.Request(
            request.operation.method,
            _url(request.url),
            headers=request.headers,
            content=request.content,
            extensions=extensions,
        )
    except (httpx.InvalidURL, UnicodeError) as error:  # httpx lets the errors of its IDNA package through
        raise invalid_url(request, error) from None


def invalid_url(request: Prepared, error: Exception) -> errors.InvalidArgumentError:
    """Return the error for a URL that no request can have."""
    operation = request.operation
    text = mask_all(str(error), request.secrets)
    return errors.InvalidArgumentError(f"{operation.method} {operation.path}: not a valid URL: {text}")


class Reading:
    """Collects the body of a response, whichever way its pieces come."""

    def __init__(
        self, call: Call, status_code: int, reason: str, headers: Mapping[str, str], encoding: str = ""
    ) -> None:
        """Begin with status and headers."""
        self.call: Call = call
        self.status_code: int = status_code
        self.reason: str = reason
        self.headers: Mapping[str, str] = headers
        self.body: Collector = Collector(call.max_size, encoding)
        call.reading = self

    def feed(self, piece: bytes) -> None:
        """Take the next piece of the body, within the deadline and the limit of size."""
        remaining = self.call.remaining()
        if remaining is not None and remaining <= 0:
            raise DeadlineError
        self.body.feed(piece)

    def answer(self, failure: Exception | None = None) -> Answer:
        """Return the response; a truncated body does not hide the status of an error."""
        problem = ""
        if isinstance(failure, TooLargeError):
            problem = f"the body is larger than max_response_size, {self.call.max_size} bytes"
        elif isinstance(failure, zlib.error):
            problem = f"the body cannot be decompressed: {failure}"
        elif failure is not None and self.status_code < 400:
            raise failure
        return Answer(self.status_code, self.reason, self.headers, self.body.content(), problem)


TransportT = TypeVar("TransportT")


Origin = tuple[str, str, int | None]


class _OwnBackend(ABC, Generic[TransportT]):
    """What sync and async have in common: lanes, each a transport of httpx with one connection.

    A pool of a hundred connections looks at all of them for each request, and loses a place for good where a call is
    cancelled at a bad moment. A lane has one call at a time, and nothing to look through.
    """

    most_calls = MOST_CALLS

    def __init__(self) -> None:
        """Open nothing yet."""
        self._proxies = Proxies()
        self._idle: dict[Origin, deque[tuple[float, TransportT]]] = {}
        self._is_closed = False

    @abstractmethod
    def _open(self, **options: Any) -> TransportT:
        """Return a new transport of httpx."""

    def _take(self, origin: Origin) -> TransportT:
        """Return the lane that was used last, or a new one."""
        idle: deque[tuple[float, TransportT]] = self._idle.setdefault(origin, deque())
        try:
            return idle.pop()[1]
        except IndexError:
            scheme, host, port = origin
            proxy = self._proxies.choose(scheme, host, port or (443 if scheme == "https" else 80))
            return self._open(verify=tls_for(scheme), limits=_LIMITS, proxy=proxy)

    def _give(self, origin: Origin, lane: TransportT) -> TransportT | None:
        """Keep a lane for the next call; return one to close, if there is one that was not needed for long."""
        if self._is_closed:
            return lane
        now = time.monotonic()
        idle: deque[tuple[float, TransportT]] = self._idle[origin]
        idle.append((now, lane))
        try:
            since, oldest = idle.popleft()
        except IndexError:  # another thread has taken it
            return None
        if since > now - _IDLE_SECONDS:
            idle.appendleft((since, oldest))
            return None
        return oldest

    def _end(self) -> list[TransportT]:
        """Return the lanes to close; those that are in use are closed when they are given back."""
        self._is_closed = True
        return [lane for idle in self._idle.values() for _, lane in [*idle]]


class OwnSyncBackend(_OwnBackend[httpx.HTTPTransport]):
    """Sends through connections of httpx that are our own."""

    def _open(self, **options: Any) -> httpx.HTTPTransport:
        lane = httpx.HTTPTransport(**options)
        keep_deadlines(lane)
        return lane

    def send(self, request: Prepared, call: Call) -> Answer:
        """Send a request."""
        sent = _request(request, call)
        origin = (sent.url.scheme, sent.url.host, sent.url.port)
        lane = self._take(origin)
        try:
            response = lane.handle_request(sent)
            try:
                reading = _reading(response, call, response.headers.get("content-encoding", ""))
                try:
                    for piece in cast("Iterable[bytes]", response.stream):
                        reading.feed(piece)
                except Exception as failure:  # noqa: BLE001  the response may not need the rest
                    return reading.answer(failure)
                return reading.answer()
            finally:
                response.close()
        except BaseException:
            lane.close()
            raise
        finally:
            expired = self._give(origin, lane)
            if expired is not None:
                expired.close()

    def close(self) -> None:
        """Close the connections."""
        for lane in self._end():
            lane.close()


class OwnAsyncBackend(_OwnBackend[httpx.AsyncHTTPTransport]):
    """Sends through connections of httpx that are our own."""

    def _open(self, **options: Any) -> httpx.AsyncHTTPTransport:
        return httpx.AsyncHTTPTransport(**options)

    async def send(self, request: Prepared, call: Call) -> Answer:
        """Send a request."""
        sent = _request(request, call)
        origin = (sent.url.scheme, sent.url.host, sent.url.port)
        lane = self._take(origin)
        try:
            response = await lane.handle_async_request(sent)
            try:
                reading = _reading(response, call, response.headers.get("content-encoding", ""))
                try:
                    async for piece in cast("AsyncIterable[bytes]", response.stream):
                        reading.feed(piece)
                except Exception as failure:  # noqa: BLE001  the response may not need the rest
                    return reading.answer(failure)
                return reading.answer()
            finally:
                await response.aclose()
        except BaseException:
            with anyio.CancelScope(shield=True):  # a cancelled call leaves nothing half open
                await lane.aclose()
            raise
        finally:
            expired = self._give(origin, lane)
            if expired is not None:
                with anyio.CancelScope(shield=True):
                    await expired.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        for lane in self._end():
            await lane.aclose()


def _reading(response: Any, call: Call, encoding: str = "") -> Reading:
    return Reading(call, response.status_code, response.reason_phrase, response.headers, encoding)


def tls_for(scheme: str) -> ssl.SSLContext:
    """Return the TLS settings for a scheme; plain http need not wait until httpx's own certificates are read."""
    if scheme == "https" or any(map(os.environ.get, _CERTIFICATES)):
        return tls()
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class GivenBackend:
    """What sync and async have in common where the user gives the httpx client, or the httpx2 client."""

    def __init__(self, http: Any) -> None:
        """Send through `http`."""
        self.http = http
        pool = getattr(getattr(http, "_transport", None), "_pool", None)
        limit = getattr(pool, "_max_connections", None)
        self.most_calls = limit if isinstance(limit, int) and limit > 0 else MOST_CALLS
        self.is_pooled = pool is not None

    def build(self, request: Prepared, call: Call) -> tuple[Any, dict[str, Any]]:
        """Return the request as the client sends it, and how to send it."""
        details = {
            "headers": request.headers,
            "content": request.content,
            "extensions": {"timeout": call.timeouts.steps(call.remaining()), "url.template": request.shown_url},
        }
        try:
            sent = self.http.build_request(request.operation.method, request.url, **details)
            if origin(request.url) != origin(call.prepared.url):  # another host gets no key that the client has
                return type(sent)(request.operation.method, request.url, **details), {"auth": None}
            if self.http.params:
                # Our query is encoded as the spec says; httpx encodes it again when it merges its own.
                url = type(sent.url)(request.url)
                own = f"{url.query.decode()}&" if url.query else ""
                sent.url = url.copy_with(query=f"{own}{self.http.params}".encode())
        except Exception as error:
            if type(error).__name__ == "InvalidURL" or isinstance(error, UnicodeError):
                raise invalid_url(request, error) from None
            raise
        return sent, {"auth": None} if request.authenticated else {}


class GivenSyncBackend(GivenBackend):
    """Sends through the user's own client, with its proxies, hooks, cookies and auth."""

    def __init__(self, http: Any) -> None:
        """Send through `http`."""
        super().__init__(http)
        for transport in (getattr(http, "_transport", None), *getattr(http, "_mounts", {}).values()):
            keep_deadlines(transport)

    def send(self, request: Prepared, call: Call) -> Answer:
        """Send a request."""
        sent, options = self.build(request, call)
        response = self.http.send(sent, follow_redirects=False, stream=True, **options)
        try:
            reading = _reading(response, call)
            try:
                for piece in response.iter_bytes():
                    reading.feed(piece)
            except Exception as failure:  # noqa: BLE001  the response may not need the rest
                return reading.answer(failure)
            return reading.answer()
        finally:
            response.close()

    def close(self) -> None:
        """Leave the client open: its owner closes it."""


class GivenAsyncBackend(GivenBackend):
    """Sends through the user's own client, with its proxies, hooks, cookies and auth."""

    async def send(self, request: Prepared, call: Call) -> Answer:
        """Send a request."""
        sent, options = self.build(request, call)
        response = await self.http.send(sent, follow_redirects=False, stream=True, **options)
        try:
            reading = _reading(response, call)
            try:
                async for piece in response.aiter_bytes():
                    reading.feed(piece)
            except Exception as failure:  # noqa: BLE001  the response may not need the rest
                return reading.answer(failure)
            return reading.answer()
        finally:
            await response.aclose()

    async def aclose(self) -> None:
        """Leave the client open: its owner closes it."""
