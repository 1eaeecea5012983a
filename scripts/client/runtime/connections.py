# Copied into each client as `_runtime`, line by line.
"""Connections that never cross over: each process has its own, and each event loop.

A socket that a forked child shares with its parent gives one of them the other's response, and one of another event
loop gives nothing at all. So a child forgets what its parent opened, and each loop gets a transport of its own, which
is closed when the loop ends.
"""

from __future__ import annotations

import os
import threading
import weakref
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, Any, Final

from . import errors

if TYPE_CHECKING:
    from .transport import AsyncTransport, SyncTransport

_ALL: Final[weakref.WeakSet[_Connections]] = weakref.WeakSet()
_INHERITED: Final[list[object]] = []
"""What the parent opened. It is kept and not closed: closing it could take the parent's connection down."""


class Waits:
    """Counts the waits that are under way, so that many do not begin at once."""

    def __init__(self) -> None:
        """Begin with none."""
        self._count = 0

    def __enter__(self) -> int:
        """Return how many there are already."""
        self._count += 1
        return self._count - 1

    def __exit__(self, *exception: object) -> None:
        """Forget one."""
        self._count -= 1


class _Connections(ABC):
    """What can be forgotten."""

    def __init__(self) -> None:
        """Register for the case that this process is forked."""
        _ALL.add(self)
        self.waits: Waits = Waits()

    @abstractmethod
    def forget(self) -> None:
        """Start anew, in a process that has just been forked."""


def _forget_all() -> None:
    for connections in list(_ALL):
        connections.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)


class SyncConnections(_Connections):
    """The connections of a sync client and its copies, opened on first use."""

    def __init__(self, http_client: Any) -> None:
        """Use the user's httpx client, if there is one."""
        super().__init__()
        self._http = http_client
        self._transport: SyncTransport | None = None
        self._lock = threading.Lock()
        self._inherited = False

    def get(self) -> SyncTransport:
        """Return the transport of this process."""
        if self._transport is None:
            with self._lock:
                if self._transport is None:
                    self._transport = self._open()
        return self._transport

    def _open(self) -> SyncTransport:
        from .transport import SyncTransport

        if self._inherited:
            raise errors.ClientClosedError(
                "The client passed as http_client was used before this process was forked; create one in each process."
            )
        if self._http is None:
            from .own_backend import OwnSyncBackend

            return SyncTransport(OwnSyncBackend())
        from .given_backend import GivenSyncBackend

        return SyncTransport(GivenSyncBackend(self._http))

    def forget(self) -> None:
        """Leave the parent's connections alone; those of a client of the user's cannot be opened anew."""
        used = self._transport
        _INHERITED.append(used)
        self._inherited = self._inherited or (used is not None and getattr(used.backend, "is_pooled", False))
        self._transport, self._lock = None, threading.Lock()

    def close(self) -> None:
        """Close what is open."""
        if self._transport is not None:
            self._transport.backend.close()


class AsyncConnections(_Connections):
    """The connections of an async client and its copies: for each event loop, opened on first use."""

    def __init__(self, http_client: Any) -> None:
        """Use the user's httpx client, or the settings for aiohttp, if there are any."""
        super().__init__()
        self._http = http_client
        self._by_loop: dict[object, tuple[AsyncTransport, AsyncGenerator[None]]] = {}
        self._home: object = None
        self._inherited = False

    async def get(self) -> AsyncTransport:
        """Return the transport of the running event loop."""
        loop = _running_loop()
        found = self._by_loop.get(loop)
        return (await self._open(loop)) if found is None else found[0]

    async def _open(self, loop: object) -> AsyncTransport:
        from .transport import AsyncTransport

        if self._http is None:
            from .own_backend import OwnAsyncBackend

            transport = AsyncTransport(OwnAsyncBackend())
        elif hasattr(self._http, "make_backend"):
            transport = AsyncTransport(self._http.make_backend())
        else:
            from .given_backend import GivenAsyncBackend

            backend = GivenAsyncBackend(self._http)
            if backend.is_pooled and (self._inherited or self._home not in (None, loop)):
                where = "process" if self._inherited else "event loop"
                raise errors.ClientClosedError(
                    f"The client passed as http_client was used in another {where}; create one in each {where}."
                )
            self._home = loop
            transport = AsyncTransport(backend)
        keeper = self._close_with_loop(loop, transport)
        self._forget_ended()
        self._by_loop[loop] = transport, keeper
        await anext(keeper)
        return transport

    def _forget_ended(self) -> None:
        """Let go of the connections of loops that were closed without closing their generators."""
        for loop in list(self._by_loop):
            if getattr(loop, "is_closed", bool)():  # trio has no such loops
                self._by_loop.pop(loop, None)

    async def _close_with_loop(self, loop: object, transport: AsyncTransport) -> AsyncGenerator[None]:
        """Close the connections at the latest when the loop ends: it closes the generators that run in it."""
        try:
            yield
        finally:
            self._by_loop.pop(loop, None)
            await transport.backend.aclose()

    def forget(self) -> None:
        """Leave the parent's connections alone."""
        _INHERITED.append(self._by_loop)
        self._inherited = self._inherited or self._home is not None
        self._by_loop = {}

    async def aclose(self) -> None:
        """Close what is open in this loop; the connections of another one end with it."""
        found = self._by_loop.get(_running_loop())
        if found is not None:
            await found[1].aclose()


def _running_loop() -> object:
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:  # trio's, which asyncio does not see
        import anyio.lowlevel

        return anyio.lowlevel.current_token()
