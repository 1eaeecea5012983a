"""Servers on this machine for tests: one that records, one that misbehaves, one that serves a folder.

Each listens on a port that the system picks and holds it until it is closed.
"""

from __future__ import annotations

import contextlib
import json
import socket
import ssl
import struct
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE")
WITHOUT_BODY = (204, 304)


@dataclass
class Request:
    """What a client sent."""

    method: str
    target: str
    """Path and query as on the wire."""
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes
    port: int = 0
    """Where its connection comes from."""

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass
class CannedResponse:
    """A response: bytes as they are, None for an empty body, anything else as JSON."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        """The body on the wire."""
        if self.body is None:
            return b""
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


Respond = Callable[[Request], CannedResponse]


def _empty_object(_request: Request) -> CannedResponse:
    return CannedResponse({})


class RecordingServer:
    """Records each request and returns the queued responses, else what `respond` returns: an empty object."""

    def __init__(self, respond: Respond = _empty_object, tls: ssl.SSLContext | None = None) -> None:
        self.requests: list[Request] = []
        self.responses: deque[CannedResponse | None] = deque()
        """What comes next; None hangs up without a response."""
        self.respond = respond
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, recorder=self))
        if tls is not None:  # the handshake is left to the thread of each connection
            plain = self._server.socket
            self._server.socket = tls.wrap_socket(plain, server_side=True, do_handshake_on_connect=False)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()
        self.url = f"http{'s' if tls else ''}://127.0.0.1:{self._server.server_port}"

    @property
    def last(self) -> Request:
        """The last request."""
        return self.requests[-1]

    def say(self, body: Any = None, status: int = 200, **headers: str) -> None:
        """Queue a response; an underscore in a header's name is a dash."""
        self.responses.append(
            CannedResponse(body, status, {name.replace("_", "-"): value for name, value in headers.items()})
        )

    def hang_up(self) -> None:
        """Queue a connection that closes without a response."""
        self.responses.append(None)

    def forget(self) -> None:
        """Clear recordings and queue."""
        self.requests.clear()
        self.responses.clear()

    def close(self) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def __enter__(self) -> Self:
        """Serve until the end of the block."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Stop."""
        self.close()


class _Handler(BaseHTTPRequestHandler):
    """Serves one connection for a recorder."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *connection: Any, recorder: RecordingServer) -> None:
        self.recorder = recorder
        super().__init__(*connection)

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.command, self.path, headers, body, self.client_address[1])
        self.recorder.requests.append(request)
        answer = self.recorder.responses.popleft() if self.recorder.responses else self.recorder.respond(request)
        if answer is None:
            self.close_connection = True
        else:
            self._send(answer)

    def _send(self, answer: CannedResponse) -> None:
        self.send_response(answer.status)
        without_body = answer.status in WITHOUT_BODY
        standard = (
            {} if without_body else {"Content-Type": "application/json", "Content-Length": str(len(answer.content))}
        )
        for name, value in {**standard, **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD" and not without_body:
            self.wfile.write(answer.content)


for _method in METHODS:
    setattr(_Handler, f"do_{_method}", _Handler.answer)


class MisbehavingServer:
    """Sends raw bytes, valid or not: each request gets the next queued script, then the connection ends.

    A script is bytes to send one after the other, and events to wait for between them. Without a script, and at
    the end of one that `holds`, the client waits until it gives up or the server is closed.
    """

    def __init__(self) -> None:
        self.received: list[bytes] = []
        """Each request as it came, head and body."""
        self._scripts: deque[tuple[tuple[bytes | threading.Event, ...], bool, bool]] = deque()
        self._over = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def play(self, *script: bytes | threading.Event, holds: bool = False, resets: bool = False) -> None:
        """Queue a script; it ends with the connection closed, held open, or reset."""
        self._scripts.append((script, holds, resets))

    def close(self) -> None:
        """Stop, and release everything that waits."""
        self._over.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join()

    def __enter__(self) -> Self:
        """Serve until the end of the block."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Stop."""
        self.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            connection.settimeout(0.1)  # how often to look whether the server was closed
            request = self._read(connection)
            if request is None:
                return
            self.received.append(request)
            script, holds, resets = self._scripts.popleft() if self._scripts else ((), True, False)
            for step in script:
                if isinstance(step, bytes):
                    connection.sendall(step)
                    continue
                while not step.wait(0.1):
                    if self._over.is_set():
                        return
            if holds:
                self._over.wait()
            if resets:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _read(self, connection: socket.socket) -> bytes | None:
        """Return a complete request, or None if client or server ended first."""
        data = b""
        while not self._over.is_set():
            head, blank, body = data.partition(b"\r\n\r\n")
            if blank and len(body) >= _content_length(head):
                return data
            try:
                more = connection.recv(65536)
            except TimeoutError:
                continue
            if not more:
                return None
            data += more
        return None


def _content_length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


@contextmanager
def reserved_port() -> Iterator[int]:
    """Yield a bound port that stays ours during the block; a server may listen on it."""
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # servers set it, too, and may then share the port
        holder.bind(("127.0.0.1", 0))
        yield holder.getsockname()[1]


class _Files(SimpleHTTPRequestHandler):
    """Serves files and prints nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder, and yield its URL without a trailing slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
