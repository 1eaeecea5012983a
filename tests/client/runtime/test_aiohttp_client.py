"""The settings of aiohttp connections: none is opened before the first call, and their owner closes them."""

from __future__ import annotations

import sys

import anyio
import pytest

from scripts.client.runtime import aiohttp_client
from scripts.client.runtime.aiohttp_client import DefaultAioHttpClient
from scripts.client.runtime.connections import AsyncConnections


def test_settings() -> None:
    """By default, a client has the usual number of connections; an explicit number is kept."""
    client = DefaultAioHttpClient()
    assert (client.max_connections, client.keepalive_expiry, client.proxy, client.trust_env) == (100, 15.0, None, True)
    assert isinstance(client.connections, AsyncConnections) and not client.is_closed and not client.is_shared
    client = DefaultAioHttpClient(max_connections=7, proxy="http://127.0.0.1:9", trust_env=False)
    assert client.make_backend().most_calls == 7 and client.make_backend() is not client.make_backend()


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where aiohttp is not installed, the error says what to install."""
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    with pytest.raises(ImportError, match=r"pip install 'scripts\[aiohttp\]'"):
        DefaultAioHttpClient()


def test_this_module_does_not_load_aiohttp() -> None:
    """The settings can be imported without the extra."""
    assert "aiohttp" not in vars(aiohttp_client) and "AioHttpBackend" not in vars(aiohttp_client)


def test_who_closes_it() -> None:
    """Opened by the user, it belongs to the user, and is closed at the end of the block."""

    async def main() -> None:
        async with DefaultAioHttpClient() as client:
            assert client.is_shared and not client.is_closed
            transport = await client.connections.get()
            assert transport is await client.connections.get()
        assert client.is_closed

    anyio.run(main)
