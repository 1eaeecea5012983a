# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""aiohttp connections, which are faster for many concurrent calls. Requires the `aiohttp` extra."""

from __future__ import annotations

import importlib
import ssl
from typing import TYPE_CHECKING

from .connections import AsyncConnections
from .transport import MOST_CALLS

if TYPE_CHECKING:
    from typing import Self

    from .aiohttp_backend import AioHttpBackend


class DefaultAioHttpClient:
    """An aiohttp transport; pass it as `http_client`.

    It is closed with the client you pass it to, unless you open it yourself with `async with`.
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
        """Create a transport. No connection is opened until the first call.

        Args:
            max_connections: Maximum number of connections and concurrent calls; more calls are queued.
            keepalive_expiry: Seconds until an idle connection is closed.
            verify: Your own SSL context.
            proxy: Proxy URL for all calls.
            trust_env: Whether to use the proxies in HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY.
        """
        try:
            importlib.import_module("aiohttp")
        except ImportError as error:
            raise ImportError(f"DefaultAioHttpClient requires an extra: pip install '{_project()}[aiohttp]'") from error
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
        from .aiohttp_backend import AioHttpBackend

        return AioHttpBackend(self)

    async def __aenter__(self) -> Self:
        """Keep the transport open until the end of the block."""
        self.is_shared = True
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        self.is_closed = True
        await self.connections.aclose()


def _project() -> str:
    """Return the name of this package's distribution."""
    from importlib.metadata import packages_distributions

    package = __name__.partition(".")[0]
    return packages_distributions().get(package, [package.replace("_", "-")])[0]
