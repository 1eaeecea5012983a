# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""The default backends, on httpx connections of their own."""

from __future__ import annotations

import functools
import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import AsyncIterable, Iterable
from typing import Any, Final, Generic, TypeVar, cast

import anyio
import httpx

from .calls import Call, Reading, invalid_url
from .deadlines import keep_deadlines
from .outcomes import ServerResponse
from .proxies import Proxies
from .requests import Prepared
from .tls import tls_for
from .transport import MOST_CALLS

_IDLE_SECONDS: Final = 5.0
_LIMITS: Final = httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=_IDLE_SECONDS)

TransportT = TypeVar("TransportT")
Origin = tuple[str, str, int | None]


class _OwnBackend(ABC, Generic[TransportT]):
    """The common part of the sync and async backends: lanes, each an httpx transport with one connection.

    httpx's pool scans all of its connections for each request, and permanently loses a slot if a call is cancelled at a
    bad moment. A lane serves one call at a time and has nothing to scan.
    """

    most_calls = MOST_CALLS

    def __init__(self) -> None:
        self._proxies = Proxies()
        self._idle: dict[Origin, deque[tuple[float, TransportT]]] = {}
        self._is_closed = False

    @abstractmethod
    def _open(self, **options: Any) -> TransportT:
        """Create an httpx transport."""

    def _take(self, origin: Origin) -> TransportT:
        """Return the most recently used idle lane, or a new one."""
        idle: deque[tuple[float, TransportT]] = self._idle.setdefault(origin, deque())
        try:
            return idle.pop()[1]
        except IndexError:
            scheme, host, port = origin
            proxy = self._proxies.choose(scheme, host, port or (443 if scheme == "https" else 80))
            return self._open(verify=tls_for(scheme), limits=_LIMITS, proxy=proxy)

    def _give(self, origin: Origin, lane: TransportT) -> TransportT | None:
        """Keep a lane for the next call; return one that has been idle for too long, if any, to be closed."""
        if self._is_closed:
            return lane
        now = time.monotonic()
        idle: deque[tuple[float, TransportT]] = self._idle[origin]
        idle.append((now, lane))
        try:
            since, oldest = idle.popleft()
        except IndexError:  # pragma: no cover: only if another thread takes it between these two lines
            return None
        if since > now - _IDLE_SECONDS:
            idle.appendleft((since, oldest))
            return None
        return oldest

    def _end(self) -> list[TransportT]:
        """Return the idle lanes, to be closed; lanes in use are closed when they are returned."""
        self._is_closed = True
        return [lane for idle in self._idle.values() for _, lane in [*idle]]


class OwnSyncBackend(_OwnBackend[httpx.HTTPTransport]):
    """Sends through httpx connections of its own."""

    def _open(self, **options: Any) -> httpx.HTTPTransport:
        lane = httpx.HTTPTransport(**options)
        keep_deadlines(lane)
        return lane

    def send(self, request: Prepared, call: Call) -> ServerResponse:
        sent = _request(request, call)
        origin = (sent.url.scheme, sent.url.host, sent.url.port)
        lane = self._take(origin)
        try:
            response = lane.handle_request(sent)
            try:
                return _reading(response, call).take(cast("Iterable[bytes]", response.stream))
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
        for lane in self._end():
            lane.close()


class OwnAsyncBackend(_OwnBackend[httpx.AsyncHTTPTransport]):
    """Sends through httpx connections of its own."""

    def _open(self, **options: Any) -> httpx.AsyncHTTPTransport:
        return httpx.AsyncHTTPTransport(**options)

    async def send(self, request: Prepared, call: Call) -> ServerResponse:
        sent = _request(request, call)
        origin = (sent.url.scheme, sent.url.host, sent.url.port)
        lane = self._take(origin)
        try:
            response = await lane.handle_async_request(sent)
            try:
                return await _reading(response, call).atake(cast("AsyncIterable[bytes]", response.stream))
            finally:
                await response.aclose()
        except BaseException:
            with anyio.CancelScope(shield=True):  # a cancelled call leaves no connection half open
                await lane.aclose()
            raise
        finally:
            expired = self._give(origin, lane)
            if expired is not None:
                with anyio.CancelScope(shield=True):
                    await expired.aclose()

    async def aclose(self) -> None:
        for lane in self._end():
            await lane.aclose()


@functools.lru_cache(maxsize=128)
def _url(text: str) -> httpx.URL:
    return httpx.URL(text)  # parsing takes longer than building the rest of a request


def _request(request: Prepared, call: Call) -> httpx.Request:
    extensions = {"timeout": call.timeouts.steps(call.remaining()), "url.template": request.template_url}
    try:
        return httpx.Request(
            request.operation.method,
            _url(request.url),
            headers=request.headers,
            content=request.content,
            extensions=extensions,
        )
    except (httpx.InvalidURL, UnicodeError) as error:  # httpx lets errors of its IDNA package through
        raise invalid_url(request, error) from None


def _reading(response: httpx.Response, call: Call) -> Reading:
    headers = response.headers
    return Reading(call, response.status_code, response.reason_phrase, headers, headers.get("content-encoding", ""))
