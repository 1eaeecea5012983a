# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""A backend that uses aiohttp directly, with the same errors, timeouts and proxies as httpx."""

from __future__ import annotations

import re
import ssl
from collections.abc import AsyncGenerator, AsyncIterable
from typing import TYPE_CHECKING, Final

import aiohttp
import anyio
import httpx
from yarl import URL

from . import errors
from .calls import Call, FaultError, Reading, invalid_url
from .masks import mask_all
from .outcomes import Fault, ServerResponse
from .proxies import Proxies
from .requests import Prepared
from .tls import tls_for

if TYPE_CHECKING:
    from .aiohttp_client import DefaultAioHttpClient

_HEADER_LIMIT: Final = 65536
_PIECE: Final = 65536
_TYPED: Final = frozenset({"PATCH", "POST", "PUT"})
"""Methods for which aiohttp sends a Content-Type even without a body, unless the request skips it, which is slow."""
_UNTYPED: Final = ("Content-Type",)


class AioHttpBackend:
    """Sends through an aiohttp `ClientSession`."""

    def __init__(self, settings: DefaultAioHttpClient) -> None:
        self.most_calls: int = settings.max_connections
        self._settings = settings
        self._proxies = Proxies(socks=False) if settings.trust_env and settings.proxy is None else None
        self._session: aiohttp.ClientSession | None = None
        self._tls: dict[str, ssl.SSLContext | bool] = {}

    def _open(self) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(limit=self.most_calls, keepalive_timeout=self._settings.keepalive_expiry)
        session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,  # we do, to enforce the size limit
            max_line_size=_HEADER_LIMIT,
            max_field_size=_HEADER_LIMIT,
        )
        setattr(session, "_retry_connection", False)  # noqa: B010  there is no public option, and retries are our task
        return session

    async def send(self, request: Prepared, call: Call) -> ServerResponse:
        """Send a request; raise FaultError for any aiohttp exception."""
        content = request.content
        try:
            if content is None or len(content) <= _PIECE:
                return await self._send(request, call, request.headers, content)
            headers = {**request.headers, "Content-Length": str(len(content))}
            with anyio.CancelScope() as sending:
                return await self._send(request, call, headers, _pieces(content, sending, call.timeouts.write))
            failure = call.timed_out("write")
        except errors.LNPayError:
            raise
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            if isinstance(error, aiohttp.InvalidURL):
                raise invalid_url(request, error) from None
            failure = _fault(error, call)
        raise FaultError(failure)

    async def _send(
        self, request: Prepared, call: Call, headers: dict[str, str], content: bytes | AsyncIterable[bytes] | None
    ) -> ServerResponse:
        if self._session is None:
            self._session = self._open()
        url = URL(request.url, encoded=True).with_fragment(None)  # already encoded; aiohttp would decode %2C
        async with self._session.request(
            request.operation.method,
            url,
            headers=headers,
            data=content,
            skip_auto_headers=_UNTYPED if content is None and request.operation.method in _TYPED else None,
            allow_redirects=False,
            timeout=_timeout(call),
            proxy=self._proxy(url),
            ssl=self._tls_for(url.scheme),
        ) as response:
            fields = httpx.Headers(list(response.raw_headers))
            encoding = ",".join(response.headers.getall("Content-Encoding", ()))
            reading = Reading(call, response.status, response.reason or "", fields, encoding)
            return await reading.atake(response.content.iter_any())

    def _tls_for(self, scheme: str) -> ssl.SSLContext | bool:
        if scheme not in self._tls:
            self._tls[scheme] = self._settings.verify or tls_for(scheme) or True
        return self._tls[scheme]

    def _proxy(self, url: URL) -> str | None:
        if self._proxies is None:
            return self._settings.proxy
        return self._proxies.choose(url.scheme, url.host or "", url.port or 0)

    async def aclose(self) -> None:
        if self._session is not None:
            await self._session.close()


def _timeout(call: Call) -> aiohttp.ClientTimeout:
    """Return the timeouts of steps that end before the call does: each costs a timer."""
    remaining = call.remaining()
    connect, read = call.timeouts.connect, call.timeouts.read
    return aiohttp.ClientTimeout(sock_connect=_earlier(connect, remaining), sock_read=_earlier(read, remaining))


def _earlier(own: float | None, remaining: float | None) -> float | None:
    return own if remaining is None or own is None or own < remaining else None


async def _pieces(content: bytes, sending: anyio.CancelScope, limit: float | None) -> AsyncGenerator[bytes]:
    """Yield a large body in chunks; cancel the call if the server accepts none within the write timeout."""
    for start in range(0, len(content), _PIECE):
        if limit is not None:
            sending.deadline = anyio.current_time() + limit
        yield content[start : start + _PIECE]
    sending.deadline = float("inf")


def _fault(error: Exception, call: Call) -> Fault:
    """Return the fault for an aiohttp exception, whose text may contain the URL."""
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return call.timed_out("connect", kind="unsent")
    if isinstance(error, TimeoutError):
        return call.timed_out("read")
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return Fault("broken", f"the proxy responded with {error.status}")
    if isinstance(error, aiohttp.ClientResponseError):
        return Fault("broken", mask_all(f"no valid HTTP response: {error.message}", call.prepared.secrets))
    plain = re.sub(r" ssl:(<[^>]*>|\w+)", "", str(error))  # the repr of an object
    text = mask_all(plain, call.prepared.secrets) or type(error).__name__
    if isinstance(error, aiohttp.ClientConnectorError):
        return Fault("unsent", text)
    return Fault("broken" if isinstance(error, (aiohttp.ClientError, OSError)) else "final", text)
