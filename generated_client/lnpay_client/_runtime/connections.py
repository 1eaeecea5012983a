# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Connections, never shared between processes or event loops.

If a forked child and its parent share a socket, one may receive the other's response; a socket of another event loop
never responds. So a child forgets its parent's connections, and each loop has its own transport, which is closed when
the loop ends.
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
"""The parent's connections, kept and not closed: closing them could break the parent's."""


class Waits:
    """Counts the waits in progress, so that many do not poll at once."""

    def __init__(self) -> None:
        self._count = 0

    def __enter__(self) -> int:
        """Return how many other waits are in progress."""
        self._count += 1
        return self._count - 1

    def __exit__(self, *exception: object) -> None:
        self._count -= 1


class _Connections(ABC):
    """Connections that a forked child forgets."""

    def __init__(self) -> None:
        """Register for forks of this process."""
        _ALL.add(self)
        self.waits: Waits = Waits()

    @abstractmethod
    def forget(self) -> None:
        """Start over in a process that has just been forked."""


def _forget_all() -> None:
    for connections in list(_ALL):
        connections.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)


class SyncConnections(_Connections):
    """The connections of a sync client and its copies, opened on first use."""

    def __init__(self, http_client: Any) -> None:
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
        from .user_backend import UserSyncBackend

        return SyncTransport(UserSyncBackend(self._http))

    def forget(self) -> None:
        """Leave the parent's connections alone; those of the user's own client cannot be reopened."""
        used = self._transport
        _INHERITED.append(used)
        self._inherited = self._inherited or (used is not None and getattr(used.backend, "is_pooled", False))
        self._transport, self._lock = None, threading.Lock()

    def close(self) -> None:
        if self._transport is not None:
            self._transport.backend.close()


class AsyncConnections(_Connections):
    """The connections of an async client and its copies, one set per event loop, opened on first use."""

    def __init__(self, http_client: Any) -> None:
        super().__init__()
        self._http = http_client
        self._by_loop: dict[object, tuple[AsyncTransport, AsyncGenerator[None]]] = {}
        self._home: object = None
        self._inherited = False

    async def get(self) -> AsyncTransport:
        """Return the transport of the running event loop."""
        loop = _running_loop()
        opened = self._by_loop.get(loop)
        return (await self._open(loop)) if opened is None else opened[0]

    async def _open(self, loop: object) -> AsyncTransport:
        from .transport import AsyncTransport

        if self._http is None:
            from .own_backend import OwnAsyncBackend

            transport = AsyncTransport(OwnAsyncBackend())
        elif hasattr(self._http, "make_backend"):
            transport = AsyncTransport(self._http.make_backend())
        else:
            from .user_backend import UserAsyncBackend

            backend = UserAsyncBackend(self._http)
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
        """Drop the connections of loops that were closed without closing their async generators."""
        for loop in list(self._by_loop):
            if getattr(loop, "is_closed", bool)():  # trio's tokens have no such method
                self._by_loop.pop(loop, None)

    async def _close_with_loop(self, loop: object, transport: AsyncTransport) -> AsyncGenerator[None]:
        """Close the connections when the loop ends: a loop closes its async generators."""
        try:
            yield
        finally:
            self._by_loop.pop(loop, None)
            await transport.backend.aclose()

    def forget(self) -> None:
        _INHERITED.append(self._by_loop)
        self._inherited = self._inherited or self._home is not None
        self._by_loop = {}

    async def aclose(self) -> None:
        """Close this loop's connections; those of another loop are closed with it."""
        opened = self._by_loop.get(_running_loop())
        if opened is not None:
            await opened[1].aclose()


def _running_loop() -> object:
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:  # trio, which asyncio does not see
        import anyio.lowlevel

        return anyio.lowlevel.current_token()
