"""Connections: one transport per process and event loop, and a new one after a fork or in another loop."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import anyio
import httpx
import pytest

from scripts.client.runtime import connections as module
from scripts.client.runtime import errors
from scripts.client.runtime.connections import AsyncConnections, SyncConnections, Waits
from scripts.client.runtime.user_backend import UserSyncBackend


def mock(is_async: bool = False) -> Any:
    """Return an httpx client that opens no connection."""
    transport = httpx.MockTransport(lambda request: httpx.Response(200))
    return httpx.AsyncClient(transport=transport) if is_async else httpx.Client(transport=transport)


class Settings:
    """Settings for aiohttp, reduced to what connections use: their backends record when they are closed."""

    def __init__(self) -> None:
        self.closed: list[int] = []
        self.made = 0

    def make_backend(self) -> Any:
        number, self.made = self.made, self.made + 1

        async def aclose() -> None:
            self.closed.append(number)

        return SimpleNamespace(most_calls=3, aclose=aclose)


def test_waits_are_counted() -> None:
    """Each wait knows how many others are in progress, even after one has failed."""
    waits = Waits()
    with waits as first, waits as second:
        assert (first, second) == (0, 1)
    with pytest.raises(ValueError, match="broken"), waits:
        raise ValueError("broken")
    with waits as third:
        assert third == 0


def test_a_transport_is_opened_once() -> None:
    """However many threads request it at the same time, there is one transport."""
    connections = SyncConnections(None)
    together = threading.Barrier(8)

    def get(_number: int) -> Any:
        together.wait(600)
        return connections.get()

    with ThreadPoolExecutor(8) as pool:
        assert len({id(each) for each in pool.map(get, range(8))}) == 1
    connections.close()
    SyncConnections(None).close()


def test_a_given_client_is_used() -> None:
    """The user's own client sends, and stays open."""
    http = mock()
    connections = SyncConnections(http)
    backend = connections.get().backend
    assert isinstance(backend, UserSyncBackend) and backend.http is http
    connections.close()
    assert not http.is_closed


def test_a_child_forgets_what_its_parent_opened() -> None:
    """After a fork there is a new transport, with an unlocked lock."""
    connections = SyncConnections(None)
    before = connections.get()
    with connections._lock:
        connections.forget()
        assert connections.get() is not before
    connections.close()


def test_a_given_client_does_not_cross_a_fork() -> None:
    """A pool that the parent has used is rejected in the child; an unused one is not."""
    with httpx.Client() as http:
        used, unused = SyncConnections(http), SyncConnections(http)
        used.get()
        used.forget()
        unused.forget()
        with pytest.raises(errors.ClientClosedError, match="forked"):
            used.get()
        used.forget()
        with pytest.raises(errors.ClientClosedError, match="forked"):
            used.get()
        assert unused.get()
    without_sockets = SyncConnections(mock())
    without_sockets.get()
    without_sockets.forget()
    assert without_sockets.get()


def test_all_connections_of_a_process_are_forgotten() -> None:
    """The hook that runs in each forked child reaches every client, and keeps the parent's connections open."""
    clients = [SyncConnections(None), SyncConnections(None)]
    before = [each.get() for each in clients]
    module._forget_all()
    assert all(each._transport is None for each in clients)
    assert all(transport in module._INHERITED for transport in before)


def test_each_loop_has_its_own() -> None:
    """An event loop keeps its transport, another one gets its own, and each is closed when its loop ends."""
    settings = Settings()
    connections = AsyncConnections(settings)

    async def main() -> Any:
        transport = await connections.get()
        assert await connections.get() is transport
        return transport

    assert asyncio.run(main()) is not asyncio.run(main())
    assert settings.closed == [0, 1] and settings.made == 2


def test_a_loop_that_is_only_closed_keeps_nothing_open() -> None:
    """Views that close each request's loop without closing its generators do not accumulate connections."""
    connections = AsyncConnections(Settings())
    for _ in range(3):
        loop = asyncio.new_event_loop()
        loop.run_until_complete(connections.get())
        loop.close()
        assert list(connections._by_loop) == [loop]


@pytest.mark.parametrize("library", ["asyncio", "trio"])
def test_closing(library: str) -> None:
    """A closed transport is reopened on the next use; closing what is not open does nothing."""
    settings = Settings()
    connections = AsyncConnections(settings)

    async def main() -> None:
        await connections.aclose()
        first = await connections.get()
        await connections.aclose()
        await connections.aclose()
        assert settings.closed == [0] and await connections.get() is not first

    anyio.run(main, backend=library)
    assert settings.closed == [0, 1]


def test_a_given_client_does_not_cross_loops() -> None:
    """A pool that one loop has used is rejected in another, and in a child process."""
    http = httpx.AsyncClient()
    connections = AsyncConnections(http)

    async def main() -> None:
        assert await connections.get()

    asyncio.run(main())
    with pytest.raises(errors.ClientClosedError, match="event loop"):
        asyncio.run(main())
    connections.forget()
    with pytest.raises(errors.ClientClosedError, match="process"):
        asyncio.run(main())
    other = AsyncConnections(mock(is_async=True))

    async def twice() -> None:
        assert await other.get()

    asyncio.run(twice())
    asyncio.run(twice())
