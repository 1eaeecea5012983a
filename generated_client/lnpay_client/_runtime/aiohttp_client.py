# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""A httpx client on aiohttp's connections, which are faster when many calls go at once. Needs the `aiohttp` extra."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import httpx

from .transport import DEFAULT_TIMEOUT, tls

_LIMITS: Final = httpx.Limits(max_connections=100, max_keepalive_connections=100)

if TYPE_CHECKING:
    DefaultAioHttpClient = httpx.AsyncClient
else:

    class DefaultAioHttpClient(httpx.AsyncClient):
        """An `httpx.AsyncClient` with our time limits on aiohttp's connections; give it as `http_client`."""

        def __init__(self, **options: Any) -> None:
            limits = options.setdefault("limits", _LIMITS)
            options.setdefault("timeout", DEFAULT_TIMEOUT)
            if "transport" not in options:
                options["transport"] = _make_transport(limits, options.setdefault("verify", tls()))
            super().__init__(**options)


def _make_transport(limits: httpx.Limits, verify: Any) -> httpx.AsyncBaseTransport:
    """Return httpx-aiohttp's transport on aiohttp connections that leave URLs as they are.

    aiohttp decodes what it thinks needs no encoding, such as `%2C` in a query, and so makes two values of one.
    """
    try:
        import aiohttp
        from httpx_aiohttp import AiohttpTransport
        from yarl import URL
    except ImportError as error:
        raise ImportError(f"DefaultAioHttpClient needs an extra: pip install '{_project()}[aiohttp]'") from error

    class Transport(AiohttpTransport):
        def get_client(self) -> aiohttp.ClientSession:
            connector = aiohttp.TCPConnector(
                limit=limits.max_connections or 0, keepalive_timeout=limits.keepalive_expiry, ssl=self.ssl_context
            )
            jar = aiohttp.DummyCookieJar()  # httpx keeps the cookies
            return aiohttp.ClientSession(connector=connector, cookie_jar=jar, middlewares=(keep_url,))

        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            request.headers[_EXACT_URL] = str(request.url)
            try:
                return await super().handle_async_request(request)
            finally:
                request.headers.pop(_EXACT_URL, None)

    async def keep_url(request: aiohttp.ClientRequest, send: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
        request.url = URL(request.headers.pop(_EXACT_URL), encoded=True).with_fragment(None)
        return await send(request)

    return Transport(limits=limits, verify=verify)


_EXACT_URL = "X-Exact-Url"
"""Takes the URL through aiohttp to our own hands; it is not sent."""


def _project() -> str:
    """Return the name under which pip knows this package."""
    from importlib.metadata import packages_distributions

    package = __name__.partition(".")[0]
    return packages_distributions().get(package, [package.replace("_", "-")])[0]
