"""A server that simulates faults: the first part of a request's path selects the fault, the second the caller."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections import Counter
from typing import Self

from scripts.trials.faults import Drip, Fault, fill

_REST = 0.02
"""Seconds between the pieces of a drip."""
_HOLD = 300.0
"""Seconds until a held connection is closed, or a drip ends: longer than a client with a deadline waits."""


class FaultServer:
    """Simulates the faults of a list, by number, and counts the requests that it has read."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        self.requests: Counter[str] = Counter()
        """Number of requests, by fault and caller in the path."""
        self._over = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        """Serve until the end of the block."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Stop."""
        self._over.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while not self._over.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError, ValueError):  # a redirect leads to no fault
            connection.settimeout(60)
            head = b""
            while b"\r\n" not in head:
                head += _more(connection)
            target = head.split(b" ")[1].decode().strip("/").split("/")
            fault = self.faults[int(target[0])]
            request = self._rest(connection, head) if fault.reads else head
            self.requests["/".join(target[:2])] += 1
            for step in fault.steps:
                if isinstance(step, Drip):
                    end = time.monotonic() + _HOLD
                    while not self._over.wait(_REST) and time.monotonic() < end:
                        connection.sendall(step.piece)
                else:
                    connection.sendall(fill(step, request))
            if fault.end == "hold":
                self._over.wait(_HOLD)
            elif fault.end == "reset":
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            else:
                self._end(connection)

    def _rest(self, connection: socket.socket, data: bytes) -> bytes:
        """Read a request to its end."""
        while b"\r\n\r\n" not in data:
            data += _more(connection)
        head, _, body = data.partition(b"\r\n\r\n")
        length = next(
            (int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0
        )
        while len(body) < length:
            body += _more(connection)
        return head + b"\r\n\r\n" + body

    def _end(self, connection: socket.socket) -> None:
        """Close gracefully: data that the client still sends must not turn the end into a reset."""
        connection.shutdown(socket.SHUT_WR)
        connection.settimeout(2)
        while connection.recv(65536):
            pass


def _more(connection: socket.socket) -> bytes:
    """Return more of a request; raise if it ends too early."""
    data = connection.recv(65536)
    if not data:
        raise ConnectionError
    return data
