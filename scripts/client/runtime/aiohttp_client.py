# Copied into each client as `_runtime`, line by line.
"""Connections of aiohttp, which are faster when many calls go at once. Needs the `aiohttp` extra."""

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
        """Set limits; no connection is opened until the first call.

        Args:
            max_connections: Connections, and calls in flight; further calls wait for their turn.
            keepalive_expiry: Seconds after which an idle connection is closed.
            verify: Your own TLS settings.
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
        from .aiohttp_backend import AioHttpBackend

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


def _project() -> str:
    """Return the name under which pip knows this package."""
    from importlib.metadata import packages_distributions

    package = __name__.partition(".")[0]
    return packages_distributions().get(package, [package.replace("_", "-")])[0]
