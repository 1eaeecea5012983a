# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""A backend straight on aiohttp, which is faster when many calls go at once. Needs the `aiohttp` extra."""

from __future__ import annotations

import importlib
import ssl
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, Any, Final

import anyio
import httpx

from . import errors
from .answers import Answer, Fault
from .connections import AsyncConnections
from .masks import mask_all
from .proxies import Proxies
from .requests import Prepared
from .transport import MOST_CALLS, Call, FaultError, Reading, invalid_url, tls_for

if TYPE_CHECKING:
    from typing import Self

    import aiohttp

_HEADER_LIMIT: Final = 65536
_PIECE: Final = 65536


class DefaultAioHttpClient:
    """Connections of aiohttp; give it as `http_client`.

    It is closed with the client it is given to, unless you open it yourself with `async with`.
    """

    def __init__(
        self,
        *,
        max_connections: int = MOST_CALLS,
        keepalive_expiry: float = 15.0,
        verify: ssl.SSLContext | None = None,
        proxy: str | None = None,
        trust_env: bool = True,
    ) -> None:
        """Set limits; no connection is opened before the first call.

        Args:
            max_connections: Connections, and calls in flight; further calls wait for their turn.
            keepalive_expiry: Seconds after which an idle connection is closed.
            verify: TLS settings with certificates of your own.
            proxy: URL of a proxy for all calls.
            trust_env: Whether to use the proxies that HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY name.
        """
        try:
            importlib.import_module("aiohttp")
        except ImportError as error:
            raise ImportError(f"DefaultAioHttpClient needs an extra: pip install '{_project()}[aiohttp]'") from error
        self.max_connections: int = max_connections
        self.keepalive_expiry: float = keepalive_expiry
        self.verify: ssl.SSLContext | None = verify
        self.proxy: str | None = proxy
        self.trust_env: bool = trust_env
        self.is_closed: bool = False
        self.is_shared: bool = False
        self.connections: AsyncConnections = AsyncConnections(self)

    def make_backend(self) -> AioHttpBackend:
        """Return a backend for the running event loop."""
        return AioHttpBackend(self)

    async def __aenter__(self) -> Self:
        """Return this; it is closed at the end of the block."""
        self.is_shared = True
        return self

    async def __aexit__(self, *exception: object) -> None:
        """Close the connections."""
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        self.is_closed = True
        await self.connections.aclose()


class AioHttpBackend:
    """Sends through a session of aiohttp."""

    def __init__(self, settings: DefaultAioHttpClient) -> None:
        """Open nothing yet."""
        self.most_calls: int = settings.max_connections
        self._settings = settings
        self._proxies = Proxies(socks=False) if settings.trust_env and settings.proxy is None else None
        self._session: aiohttp.ClientSession | None = None

    def _open(self) -> aiohttp.ClientSession:
        import aiohttp

        connector = aiohttp.TCPConnector(limit=self.most_calls, keepalive_timeout=self._settings.keepalive_expiry)
        session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,  # the limit on a body's size is ours to keep
            skip_auto_headers=("Content-Type", "Accept", "User-Agent"),
            max_line_size=_HEADER_LIMIT,
            max_field_size=_HEADER_LIMIT,
        )
        setattr(session, "_retry_connection", False)  # noqa: B010  it has no public switch, and retries are ours to make
        return session

    async def send(self, request: Prepared, call: Call) -> Answer:
        """Send a request; raise FaultError for whatever aiohttp raises."""
        import aiohttp

        if self._session is None:
            self._session = self._open()
        failure: Fault | None = None
        try:
            with anyio.CancelScope() as sending:
                return await self._send(self._session, request, call, sending)
            failure = call.timed_out("write")
        except errors.LNPayError:
            raise
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            if isinstance(error, aiohttp.InvalidURL):
                raise invalid_url(request, error) from None
            failure = _fault(error, call)
        raise FaultError(failure)

    async def _send(
        self, session: aiohttp.ClientSession, request: Prepared, call: Call, sending: anyio.CancelScope
    ) -> Answer:
        import aiohttp
        from yarl import URL

        url = URL(request.url, encoded=True).with_fragment(None)  # encoded by us: aiohttp would decode %2C
        remaining = call.remaining()
        timeout = aiohttp.ClientTimeout(
            sock_connect=call.timeouts.step("connect", remaining), sock_read=call.timeouts.step("read", remaining)
        )
        headers, content = request.headers, request.content
        if content is not None:
            headers = {**headers, "Content-Length": str(len(content))}
        async with session.request(
            request.operation.method,
            url,
            headers=headers,
            data=_pieces(content, sending, call.timeouts.write) if content and len(content) > _PIECE else content,
            allow_redirects=False,
            timeout=timeout,
            proxy=self._proxy(url),
            ssl=self._settings.verify or tls_for(url.scheme),
        ) as response:
            found = httpx.Headers(list(response.raw_headers))
            reading = Reading(call, response.status, response.reason or "", found, found.get("content-encoding", ""))
            try:
                async for piece in response.content.iter_any():
                    reading.feed(piece)
            except Exception as failure:  # noqa: BLE001  the answer may do without the rest
                return reading.answer(failure)
            return reading.answer()

    def _proxy(self, url: Any) -> str | None:
        if self._proxies is None:
            return self._settings.proxy
        return self._proxies.choose(url.scheme, url.host or "", url.port or 0)

    async def aclose(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()


async def _pieces(content: bytes, sending: anyio.CancelScope, limit: float | None) -> AsyncGenerator[bytes]:
    """Yield a large body in pieces; end the call if the server takes none for longer than the write limit."""
    for start in range(0, len(content), _PIECE):
        if limit is not None:
            sending.deadline = anyio.current_time() + limit
        yield content[start : start + _PIECE]
    sending.deadline = float("inf")


def _fault(error: Exception, call: Call) -> Fault:
    """Return what an exception of aiohttp means; its own text may hold the URL."""
    import aiohttp

    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return call.timed_out("connect", kind="unsent")
    if isinstance(error, TimeoutError):
        return call.timed_out("read")
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return Fault("broken", f"the proxy answered {error.status}")
    if isinstance(error, aiohttp.ClientResponseError):
        return Fault("broken", mask_all(f"no valid HTTP response: {error.message}", call.prepared.secrets))
    text = mask_all(str(error), call.prepared.secrets) or type(error).__name__
    if isinstance(error, aiohttp.ClientConnectorError):
        return Fault("unsent", text)
    return Fault("broken" if isinstance(error, (aiohttp.ClientError, OSError)) else "final", text)


def _project() -> str:
    """Return the name under which pip knows this package."""
    from importlib.metadata import packages_distributions

    package = __name__.partition(".")[0]
    return packages_distributions().get(package, [package.replace("_", "-")])[0]
