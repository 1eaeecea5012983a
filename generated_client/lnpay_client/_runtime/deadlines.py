# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""A deadline for the whole of a blocking call, whatever the server drips.

httpx limits each read, and a server that sends a byte a second never reaches that limit. So the connections of httpx
are opened through a backend that gives each read and write no more time than the call has left.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, Final

Remaining = Callable[[], float | None]

remaining_time: Final[ContextVar[Remaining | None]] = ContextVar("remaining_time", default=None)
"""How long the current call of this thread may still take."""

_PIECE: Final = 65536


class DeadlineError(Exception):
    """The call has taken all of its time."""


def _limit(timeout: float | None) -> float | None:
    remaining = remaining_time.get()
    left = None if remaining is None else remaining()
    if left is None:
        return timeout
    if left <= 0:
        raise DeadlineError
    return left if timeout is None else min(left, timeout)


class _Stream:
    """A connection that keeps to the deadline."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.close = stream.close
        self.get_extra_info = stream.get_extra_info

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data: bytes = self._stream.read(max_bytes, _limit(timeout))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), _PIECE):  # a server that reads slowly resets the limit with each piece
            self._stream.write(buffer[start : start + _PIECE], _limit(timeout))

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> _Stream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, _limit(timeout)))


class _Backend:
    """Opens connections that keep to the deadline."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend
        self.sleep = backend.sleep

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, **options: Any) -> _Stream:
        return _Stream(self._backend.connect_tcp(host, port, timeout=_limit(timeout), **options))

    def connect_unix_socket(self, path: str, timeout: float | None = None, **options: Any) -> _Stream:
        return _Stream(self._backend.connect_unix_socket(path, timeout=_limit(timeout), **options))


def keep_deadlines(transport: Any) -> None:
    """Let the connections that a transport of httpx opens from now on keep to the deadlines of our calls."""
    pool = getattr(transport, "_pool", None)
    backend = getattr(pool, "_network_backend", None)
    if pool is not None and backend is not None and not isinstance(backend, _Backend):
        pool._network_backend = _Backend(backend)
