# Copied into each client as `_runtime`, line by line.
"""A deadline for the whole of a blocking call, whatever the server drips.

httpx limits each read, and a server that sends a byte a second never reaches that limit. So the connections of httpx
are opened through a backend that gives each read and write no more time than the call has left. The lookup of a name
cannot be interrupted, so it runs in a thread of its own, which a call waits for no longer than it may.
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
"""How long the current call of this thread may still take."""

_PIECE: Final = 65536
_LIBRARIES: Final = ("httpcore", "httpcore2")


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
        limit = _limit(timeout)
        library_name = type(self._backend).__module__.partition(".")[0]
        if limit is None or library_name not in _LIBRARIES:  # a backend of the user's own may find names in its own way
            return _Stream(self._backend.connect_tcp(host, port, timeout=limit, **options))
        library = importlib.import_module(library_name)
        failure: Exception = library.ConnectError("no address found")
        for address in _look_up(library, host, port, limit):
            try:
                return _Stream(self._backend.connect_tcp(address, port, timeout=_limit(timeout), **options))
            except (library.ConnectError, library.ConnectTimeout) as error:
                failure = error
        raise failure

    def connect_unix_socket(self, path: str, timeout: float | None = None, **options: Any) -> _Stream:
        return _Stream(self._backend.connect_unix_socket(path, timeout=_limit(timeout), **options))


def _look_up(library: Any, host: str, port: int, limit: float) -> list[str]:
    """Return the addresses of a host; raise what the library would raise."""
    try:
        return addresses(host, port, limit)
    except TimeoutError:
        raise library.ConnectTimeout("the lookup of the server's name timed out") from None
    except (OSError, UnicodeError) as error:
        raise library.ConnectError(str(error)) from None


_lookups: Final[dict[tuple[str, int], Future[list[str]]]] = {}
"""Those under way: many calls to one host wait for one thread."""

if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_lookups.clear)  # the threads are the parent's


def addresses(host: str, port: int, limit: float) -> list[str]:
    """Return the addresses of a host; raise TimeoutError if it takes longer than `limit` seconds to find them."""
    with contextlib.suppress(OSError):
        socket.getaddrinfo(host, port, flags=socket.AI_NUMERICHOST)  # which asks no server
        return [host]
    mine: Future[list[str]] = Future()
    shared = _lookups.setdefault((host, port), mine)
    if shared is mine:
        arguments = mine, host, port
        try:
            threading.Thread(target=_find, args=arguments, daemon=True).start()
        except RuntimeError:  # no thread can be had: the interpreter is about to end, or there are too many
            _find(*arguments)
    return shared.result(limit)


def _find(found: Future[list[str]], host: str, port: int) -> None:
    try:
        found.set_result(_addresses(host, port))
    except Exception as error:  # noqa: BLE001  it is raised where it is waited for
        found.set_exception(error)
    finally:
        _lookups.pop((host, port), None)


def _addresses(host: str, port: int) -> list[str]:
    found: Any = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [_text(*address) for *_, address in found]


def _text(address: str, _port: int, _flow: int = 0, zone: int = 0) -> str:
    return f"{address}%{zone}" if zone else address


def keep_deadlines(transport: Any) -> None:
    """Let the connections that a transport of httpx opens from now on keep to the deadlines of our calls."""
    pool = getattr(transport, "_pool", None)
    backend = getattr(pool, "_network_backend", None)
    if pool is not None and backend is not None and not isinstance(backend, _Backend):
        pool._network_backend = _Backend(backend)
