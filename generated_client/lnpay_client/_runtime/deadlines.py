# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""A deadline for a whole blocking call, however slowly the server sends.

httpx limits each read, so a server that sends a byte per second never times out. Connections are therefore opened
through a network backend that limits each read and write to the time the call has left. DNS lookups cannot be
interrupted, so each runs in its own thread, which a call waits for until its deadline at most.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import ContextVar
from typing import Any, Final

Remaining = Callable[[], float | None]

remaining_time: Final[ContextVar[Remaining | None]] = ContextVar("remaining_time", default=None)
"""Returns the seconds that the current call of this thread has left."""

_PIECE: Final = 65536
_LIBRARIES: Final = ("httpcore", "httpcore2")


class DeadlineError(Exception):
    """The call has reached its deadline."""


def _limit(timeout: float | None) -> float | None:
    remaining = remaining_time.get()
    left = None if remaining is None else remaining()
    if left is None:
        return timeout
    if left <= 0:
        raise DeadlineError
    return left if timeout is None else min(left, timeout)


class _Stream:
    """A network stream that observes the deadline."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.close = stream.close
        self.get_extra_info = stream.get_extra_info

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data: bytes = self._stream.read(max_bytes, _limit(timeout))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), _PIECE):  # a server that reads slowly restarts the timeout with each chunk
            self._stream.write(buffer[start : start + _PIECE], _limit(timeout))

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> _Stream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, _limit(timeout)))


class _Backend:
    """Opens connections that observe the deadline."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend
        self.sleep = backend.sleep

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, **options: Any) -> _Stream:
        limit = _limit(timeout)
        library_name = type(self._backend).__module__.partition(".")[0]
        if limit is None or library_name not in _LIBRARIES:  # the user's own backend may resolve names in its own way
            return _Stream(self._backend.connect_tcp(host, port, timeout=limit, **options))
        library = importlib.import_module(library_name)
        failure: Exception = library.ConnectError("no address found")
        for address in _resolve(library, host, port, limit):
            try:
                return _Stream(self._backend.connect_tcp(address, port, timeout=_limit(timeout), **options))
            except (library.ConnectError, library.ConnectTimeout) as error:
                failure = error
        raise failure

    def connect_unix_socket(self, path: str, timeout: float | None = None, **options: Any) -> _Stream:
        return _Stream(self._backend.connect_unix_socket(path, timeout=_limit(timeout), **options))


def _resolve(library: Any, host: str, port: int, limit: float) -> list[str]:
    """Return the addresses of a host; raise the library's own exceptions."""
    try:
        return addresses(host, port, limit)
    except TimeoutError:
        raise library.ConnectTimeout("DNS lookup timed out") from None
    except (OSError, UnicodeError) as error:
        raise library.ConnectError(str(error)) from None


_lookups: Final[dict[tuple[str, int], Future[list[str]]]] = {}
"""Lookups in progress: calls to the same host share one thread."""

if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_lookups.clear)  # the threads are the parent's


def addresses(host: str, port: int, limit: float) -> list[str]:
    """Return the addresses of a host; raise TimeoutError after `limit` seconds."""
    with contextlib.suppress(OSError):
        socket.getaddrinfo(host, port, flags=socket.AI_NUMERICHOST)  # needs no lookup
        return [host]
    mine: Future[list[str]] = Future()
    shared = _lookups.setdefault((host, port), mine)
    if shared is mine:
        arguments = mine, host, port
        try:
            threading.Thread(target=_find, args=arguments, daemon=True).start()
        except RuntimeError:  # no thread can be started: the interpreter is shutting down, or there are too many
            _find(*arguments)
    return shared.result(limit)


def _find(found: Future[list[str]], host: str, port: int) -> None:
    try:
        found.set_result(_addresses(host, port))
    except Exception as error:  # noqa: BLE001  raised in the calls that wait for it
        found.set_exception(error)
    finally:
        _lookups.pop((host, port), None)


def _addresses(host: str, port: int) -> list[str]:
    found: Any = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [_text(*address) for *_, address in found]


def _text(address: str, _port: int, _flow: int = 0, zone: int = 0) -> str:
    return f"{address}%{zone}" if zone else address


def keep_deadlines(transport: Any) -> None:
    """Make the connections that an httpx transport opens from now on observe our calls' deadlines."""
    pool = getattr(transport, "_pool", None)
    backend = getattr(pool, "_network_backend", None)
    if pool is not None and backend is not None and not isinstance(backend, _Backend):
        pool._network_backend = _Backend(backend)
