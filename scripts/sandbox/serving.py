"""Runs the app on a socket, in this thread or in one of its own."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import h11
import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from .faults import Faults

GRACE_SECONDS = 2
"""How long a request may still run when the server is stopping."""


REQUEST_SECONDS = 30
"""How long a client may take to send a request, or may pause while reading a response."""
IDLE_SECONDS = 75
"""How long a connection without a request stays open: longer than clients keep one, which then never meet its end."""
MAX_CONNECTIONS = 800
"""Maximum number of open connections; requests on any more get a 503."""
MOST_CONNECTIONS = MAX_CONNECTIONS + 100
"""Beyond this, new connections are closed at once; below the usual limit of 1,024 files per process."""


class AddressError(Exception):
    """The address cannot be used; the message says why and what to do, in one sentence."""


class OpenProtocol(H11Protocol):
    """Passes the connection to the app, so that a fault can close it, and disconnects clients that are too slow."""

    _deadline: asyncio.TimerHandle | None = None
    _read_deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as its parent does
        """Put the connection into the scope of its requests."""
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            transport.abort()
        self.app_state = {**self.app_state, "transport": transport}
        self._set_deadline()

    def data_received(self, data: bytes) -> None:
        """Set a deadline with the first byte of a request, and lift it with the last one."""
        super().data_received(data)
        self._set_deadline()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the deadlines."""
        super().connection_lost(exc)
        self._lift_deadline()
        self._lift_read_deadline()

    def pause_writing(self) -> None:
        """Set a deadline when the client stops reading."""
        super().pause_writing()
        self._read_deadline = self.loop.call_later(REQUEST_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """Lift it when the client reads again."""
        super().resume_writing()
        self._lift_read_deadline()

    def timeout_keep_alive_handler(self) -> None:
        """Close an idle connection, even if the client never reads the end of its response."""
        super().timeout_keep_alive_handler()
        self.loop.call_later(REQUEST_SECONDS, self.transport.abort)

    def _lift_read_deadline(self) -> None:
        if self._read_deadline is not None:
            self._read_deadline.cancel()
            self._read_deadline = None

    def send_400_response(self, msg: str) -> None:
        """Reject what is not HTTP, even while the app is handling a request or after it responded."""
        answerable = self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE)
        if self.cycle and not self.cycle.response_complete:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        if answerable:
            super().send_400_response(msg)
        else:
            self.transport.close()

    def _set_deadline(self) -> None:
        if self.conn.their_state not in (h11.IDLE, h11.SEND_BODY):
            self._lift_deadline()
        elif self._deadline is None:
            self._deadline = self.loop.call_later(REQUEST_SECONDS, self.transport.abort)

    def _lift_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


class Server(uvicorn.Server):
    """A server that leaves signals to its caller, and releases delayed requests when it stops."""

    def __init__(self, config: uvicorn.Config, faults: Faults) -> None:
        super().__init__(config)
        self._faults = faults

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop, without waiting for requests that a fault delays."""
        self._faults.stopping.set()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none: the command line stops the server itself, and threads cannot handle signals."""
        yield


def open_socket(host: str, port: int) -> socket.socket:
    """Listen on the address; from now on, clients can connect and wait until the server is up."""
    if not 0 <= port <= 65535:
        raise AddressError(f"Invalid port {port}: pass --port 1 to 65535, or 0 to pick a free one.")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise AddressError(
            f"Cannot serve on {host}: {error.strerror}. Pass --host an address of this machine."
        ) from None
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(1024)
    except OSError as error:
        listener.close()
        problem = f"Cannot serve on {host} port {port}: {(error.strerror or str(error)).lower()}"
        if error.errno == errno.EADDRNOTAVAIL:
            raise AddressError(f"{problem}. Pass --host an address of this machine.") from None
        raise AddressError(f"{problem}. Pass --port another number; 0 picks a free one.") from None
    return listener


def url_of(listener: socket.socket) -> str:
    """The base URL of the socket on this machine."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def make_server(app: Starlette) -> Server:
    """A quiet server for the app."""
    config = uvicorn.Config(
        app,
        http=OpenProtocol,
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        limit_concurrency=MAX_CONNECTIONS,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    return Server(config, app.state.sandbox.faults)
