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
"""How long a client may take to send a request, and to continue reading a response that it has stopped reading."""
MAX_CONNECTIONS = 800
"""How many may be open at once; one more gets a 503 for its request."""
MOST_CONNECTIONS = MAX_CONNECTIONS + 100
"""Beyond this, a connection is cut as it opens; below the 1,024 files that systems allow a process."""


class AddressError(Exception):
    """The address cannot be served; the message is one sentence that says why and what to do."""


class OpenProtocol(H11Protocol):
    """Hands the connection to the app, so that a fault can close it, and cuts off clients that send too slowly."""

    _deadline: asyncio.TimerHandle | None = None
    _read_deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as its parent does
        """Put the connection where the request's scope will have it."""
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            transport.abort()
        self.app_state = {**self.app_state, "transport": transport}
        self._set_deadline()

    def data_received(self, data: bytes) -> None:
        """Give a request a deadline with its first byte, and lift it with its last one."""
        super().data_received(data)
        self._set_deadline()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the deadlines."""
        super().connection_lost(exc)
        self._lift_deadline()
        self._lift_read_deadline()

    def pause_writing(self) -> None:
        """Give a client that has stopped reading a deadline."""
        super().pause_writing()
        self._read_deadline = self.loop.call_later(REQUEST_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """Lift it when the client reads on."""
        super().resume_writing()
        self._lift_read_deadline()

    def timeout_keep_alive_handler(self) -> None:
        """Close an idle connection, also when the client never reads the end of its response."""
        super().timeout_keep_alive_handler()
        self.loop.call_later(REQUEST_SECONDS, self.transport.abort)

    def _lift_read_deadline(self) -> None:
        if self._read_deadline is not None:
            self._read_deadline.cancel()
            self._read_deadline = None

    def send_400_response(self, msg: str) -> None:
        """Refuse what is not HTTP, also in the middle of a request that the app is working on or has answered."""
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
    """A server that leaves signals to its caller, and lets go of held requests when it stops."""

    def __init__(self, config: uvicorn.Config, faults: Faults) -> None:
        super().__init__(config)
        self._faults = faults

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop, without waiting for requests that a fault delays."""
        self._faults.stopping.set()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none: the command line stops the server itself, and a thread may not listen to signals."""
        yield


def open_socket(host: str, port: int) -> socket.socket:
    """Listen on the address; from here on, callers get in and wait until the server is up."""
    if not 0 <= port <= 65535:
        raise AddressError(f"There is no port {port}: --port takes 1 to 65535, or 0 to pick a free one.")
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
    """The base URL that reaches the socket from this machine."""
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
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    return Server(config, app.state.sandbox.faults)
