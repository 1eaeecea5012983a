"""A webhook receiver for tests: a small server that collects the sandbox's deliveries."""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Delivery:
    """A received webhook."""

    event: str
    """The event's name, such as `wallet_receive`."""
    data: dict[str, Any]
    """The event's data, such as the wallet transaction."""
    headers: Mapping[str, str]
    """The headers, with `X-LNPay-Signature`."""
    body: bytes
    """The raw body, which is what was signed."""


class WebhookReceiver:
    """Collects webhooks; `receive_webhooks()` starts one."""

    def __init__(self) -> None:
        self.secret = secrets.token_hex(16)
        """The secret that signs the deliveries."""
        self.deliveries: list[Delivery] = []
        """All deliveries, in order."""
        self._refusals = 0
        self._changed = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())

    @property
    def url(self) -> str:
        """The URL for deliveries."""
        return f"http://127.0.0.1:{self._server.server_port}/"

    def wait_for(self, event: str, *, timeout: float = 10) -> Delivery:
        """Wait for the first delivery of an event and return it; raise TimeoutError after `timeout` seconds."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._first(event), timeout):
                received = ", ".join(each.event for each in self.deliveries) or "nothing"
                raise TimeoutError(f"No webhook {event} within {timeout:g} seconds; received {received}.")
            found = self._first(event)
            assert found is not None  # it was waited for
            return found

    def refuse(self, times: int = 1) -> None:
        """Respond to the next deliveries with 500, like a shop that is down."""
        with self._changed:
            self._refusals = times

    def _first(self, event: str) -> Delivery | None:
        return next((each for each in self.deliveries if each.event == event), None)

    def _take(self, body: bytes, headers: Mapping[str, str]) -> int:
        """Keep a delivery; return the status of the response."""
        try:
            content = json.loads(body)
            delivery = Delivery(content["event"]["name"], content["data"], headers, body)
        except (ValueError, TypeError, KeyError):
            return 400
        with self._changed:
            if self._refusals:
                self._refusals -= 1
                return 500
            self.deliveries.append(delivery)
            self._changed.notify_all()
        return 200

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        take = self._take

        class Handler(BaseHTTPRequestHandler):
            """Hands each body over."""

            def do_POST(self) -> None:
                """Take a webhook."""
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                self.send_response(take(body, dict(self.headers.items())))
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        return Handler


@contextmanager
def receive_webhooks() -> Iterator[WebhookReceiver]:
    """Run a receiver in a thread, on a free port, until the block ends."""
    receiver = WebhookReceiver()
    server = receiver._server
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
