"""A httpx client on aiohttp's connections, which are faster when many calls go at once. Needs the `aiohttp` extra."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from .transport import DEFAULT_LIMITS, DEFAULT_TIMEOUT

if TYPE_CHECKING:
    DefaultAioHttpClient = httpx.AsyncClient
else:

    class DefaultAioHttpClient(httpx.AsyncClient):
        """An `httpx.AsyncClient` with our time limits on aiohttp's connections; give it as `http_client`."""

        def __init__(self, **options: Any) -> None:
            try:
                from httpx_aiohttp import AiohttpTransport
            except ImportError as error:
                raise ImportError(
                    f"DefaultAioHttpClient needs an extra: pip install '{_project()}[aiohttp]'"
                ) from error
            limits = options.pop("limits", DEFAULT_LIMITS)
            options.setdefault("timeout", DEFAULT_TIMEOUT)
            options.setdefault("transport", AiohttpTransport(limits=limits, verify=options.get("verify", True)))
            super().__init__(limits=limits, **options)


def _project() -> str:
    """Return the name under which pip knows this package."""
    from importlib.metadata import packages_distributions

    package = __name__.partition(".")[0]
    return packages_distributions().get(package, [package.replace("_", "-")])[0]
