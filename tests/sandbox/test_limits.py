"""No request, however large, slow or odd, blocks other callers or makes the sandbox fail."""

from __future__ import annotations

import select
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from urllib.parse import urlsplit

import httpx
import pytest

from scripts.sandbox import Sandbox, running_sandbox, serving
from scripts.sandbox.body_limit import MAX_BODY
from scripts.sandbox.request_body import MAX_FORM_FIELDS, _php_fields
from tests.waiting import until

from .process import sandbox_process


def address_of(sandbox: Sandbox) -> tuple[str, int]:
    """Where a socket connects to."""
    parts = urlsplit(sandbox.url)
    return parts.hostname or "", parts.port or 0


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """A sandbox for this module."""
    with running_sandbox() as running:
        yield running


def post(sandbox: Sandbox, content: bytes | Iterator[bytes], content_type: str) -> httpx.Response:
    """Create an invoice with a body that is sent unchanged."""
    url = f"{sandbox.url}/v1/wallet/{sandbox.wallet_id}/invoice"
    headers = {"Content-Type": content_type}
    return httpx.post(url, content=content, headers=headers, auth=(sandbox.api_key, ""), trust_env=False, timeout=None)


def test_fields_beyond_the_limit_are_omitted() -> None:
    """A form has as many fields as PHP allows; extra ones before and after cost no time."""
    assert _php_fields([("a[]", "1")] * 50_000) == {"a": {str(index): "1" for index in range(MAX_FORM_FIELDS)}}


@pytest.mark.parametrize("key", ["9" * 5000, "\u0663", "01", "-1"])
def test_only_numbers_count_up(key: str) -> None:
    """A key that PHP reads as a string, or that no machine integer can hold, does not affect the meaning of `[]`."""
    assert _php_fields([(f"a[{key}]", "x"), ("a[]", "y")]) == {"a": {key: "x", "0": "y"}}


def test_announced_body_too_large(sandbox: Sandbox) -> None:
    """A body over the limit gets 413, as from LNPay's web server; one at the limit is read."""
    text = b'{"num_satoshis": 5, "x": "%s"}'
    fits = text % (b"a" * (MAX_BODY - len(text) + 2))
    assert post(sandbox, fits, "application/json").status_code == 201
    refused = post(sandbox, fits + b" ", "application/json")
    assert refused.status_code == 413 and "413 Request Entity Too Large" in refused.text


def test_body_too_large_without_announcement(sandbox: Sandbox) -> None:
    """An endless chunked body is rejected at the same size."""

    def chunks() -> Iterator[bytes]:
        for _ in range(MAX_BODY // 65536 + 2):
            yield b"x" * 65536

    with suppress(httpx.WriteError):  # the server may hang up before all has been sent
        assert post(sandbox, chunks(), "application/x-www-form-urlencoded").status_code == 413
    assert httpx.get(f"{sandbox.url}/sandbox/", trust_env=False, timeout=None).status_code == 200


@pytest.mark.parametrize(
    "begun", [b"", b"POST / HT", b"POST /sandbox/faults HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nabc"]
)
def test_slow_clients_are_cut_off(begun: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request that does not end in time loses its connection, at whatever point it stopped."""
    with running_sandbox() as sandbox:
        monkeypatch.setattr(serving, "REQUEST_SECONDS", 0.1)
        with socket.create_connection(address_of(sandbox)) as connection, suppress(ConnectionError):
            connection.sendall(begun)
            assert connection.recv(1000) == b""


def test_clients_that_stop_reading_are_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that requests much and reads nothing loses its connection."""
    with running_sandbox() as sandbox:
        sandbox.outside_invoice(1)
        for _ in range(50):
            sandbox.fund(1)
        monkeypatch.setattr(serving, "REQUEST_SECONDS", 0.1)  # from now on: on a busy machine the above takes longer
        with socket.create_connection(address_of(sandbox)) as connection:
            connection.setblocking(False)
            hung_up = select.poll()
            hung_up.register(connection, 0)  # an error or the end alone; nothing is read
            with suppress(BlockingIOError, ConnectionError):
                while not hung_up.poll(1):
                    connection.send(b"GET /sandbox/events HTTP/1.1\r\nHost: localhost\r\n\r\n" * 100)
            assert hung_up.poll()


def test_more_connections_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request on a connection beyond the limit is rejected immediately, until others close."""
    monkeypatch.setattr(serving, "MAX_CONNECTIONS", 3)
    monkeypatch.setattr(serving, "REQUEST_SECONDS", 600)
    with running_sandbox() as sandbox:

        def status() -> int:
            return httpx.get(f"{sandbox.url}/sandbox/", trust_env=False, timeout=None).status_code

        with ExitStack() as stack:
            for _ in range(3):
                stack.enter_context(socket.create_connection(address_of(sandbox)))
            assert status() == 503
        until(lambda: status() == 200)


def test_connections_far_beyond_the_limit_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Idle connections cannot use all files of the process: those beyond the limit are closed as they open."""
    monkeypatch.setattr(serving, "MOST_CONNECTIONS", 3)
    with running_sandbox() as sandbox, ExitStack() as stack:
        opened = [stack.enter_context(socket.create_connection(address_of(sandbox))) for _ in range(4)]
        with suppress(ConnectionResetError):
            assert opened[-1].recv(1) == b""
    with running_sandbox() as sandbox:
        assert httpx.get(f"{sandbox.url}/sandbox/", trust_env=False, timeout=None).status_code == 200


HEAD = b"POST /v1/wallets HTTP/1.1\r\nHost: localhost\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
ODD: dict[str, tuple[bytes, bytes]] = {
    "no version": (b"GET /\r\n\r\n", b"400"),
    "HTTP/1.0": (b"GET /v1/wallets HTTP/1.0\r\n\r\n", b"401"),
    "HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"40"),
    "TLS": (bytes.fromhex("16030100a5010000a1") + bytes(100), b"400"),
    "CONNECT": (b"CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n", b"404"),
    "an upgrade to a websocket": (
        b"GET /v1/wallets HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
        b"401",
    ),
    "a whole URL": (b"GET http://localhost/v1/wallets HTTP/1.1\r\nHost: x\r\n\r\n", b"401"),
    "a whole URL without a path": (b"GET HTTP://localhost HTTP/1.1\r\nHost: x\r\n\r\n", b"200"),
    "another host's controls": (b"GET http://example.com/sandbox HTTP/1.1\r\nHost: localhost\r\n\r\n", b"403"),
    "no host": (b"GET /v1/wallets HTTP/1.1\r\n\r\n", b"400"),
    "a header of a megabyte": (HEAD + b"X-A: " + b"a" * 10**6 + b"\r\n\r\n", b"400"),
    "a negative length": (HEAD + b"Content-Length: -1\r\n\r\n", b"400"),
    "a length of 100 digits": (HEAD + b"Content-Length: " + b"9" * 100 + b"\r\n\r\n", b"400"),
    "two lengths": (HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\na", b"400"),
    "a chunk without a size": (CHUNKED + b"zz\r\n", b"40"),
    "a chunk too large to be": (CHUNKED + b"f" * 30 + b"\r\n", b"40"),
    "bytes that are not UTF-8 in the path": (b"GET /v1/lnurlp/probe/%ff HTTP/1.1\r\nHost: x\r\n\r\n", b"401"),
    "a NUL in the path": (b"GET /v1/lntx/%00 HTTP/1.1\r\nHost: x\r\n\r\n", b"404"),
    "events that are lists": (
        b"POST /sandbox/webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        b'Content-Length: 36\r\n\r\n{"url": "http://a/", "events": [[]]}',
        b"400",
    ),
    "a broken chunk after the response": (CHUNKED, b"404"),
}


def test_odd_requests_get_a_response_and_leave_no_trace() -> None:
    """Whatever is sent, there is a response, no traceback is printed, and others are served."""
    with sandbox_process() as process:
        address = (process.http.base_url.host, process.http.base_url.port or 0)
        for name, (sent, status) in ODD.items():
            with socket.create_connection(address) as connection, suppress(OSError):
                connection.sendall(sent)
                assert status in connection.recv(1000).partition(b"\r\n")[0], name
                connection.sendall(b"zz\r\n\r\n")
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(1000):
                    pass
        assert process.create()["id"]
        assert "Traceback" not in process.stop(signal.SIGINT)[2]


def test_clients_that_read_on_are_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that pauses in the middle of a large response gets the rest when it continues to read."""
    paused, resumed = threading.Event(), threading.Event()

    class Protocol(serving.OpenProtocol):
        def pause_writing(self) -> None:
            super().pause_writing()
            paused.set()

        def resume_writing(self) -> None:
            super().resume_writing()
            resumed.set()

    monkeypatch.setattr(serving, "OpenProtocol", Protocol)
    with running_sandbox() as sandbox:
        for _ in range(50):
            sandbox.fund(1)
        with socket.create_connection(address_of(sandbox)) as connection:
            connection.setblocking(False)
            while not paused.is_set():
                with suppress(BlockingIOError):
                    connection.send(b"GET /sandbox/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            connection.settimeout(600)
            while not resumed.is_set():
                assert connection.recv(65536)
