"""No request, however large, slow or odd, keeps the sandbox from others or makes it fail."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit

import httpx
import pytest

from scripts.sandbox import Sandbox, running_sandbox, serving
from scripts.sandbox.body_limit import MAX_BODY
from scripts.sandbox.request_body import MAX_FORM_FIELDS, _php_fields


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """A sandbox for this module."""
    with running_sandbox() as running:
        yield running


def post(sandbox: Sandbox, content: bytes | Iterator[bytes], content_type: str) -> httpx.Response:
    """Ask for an invoice with a body that is sent as it is."""
    url = f"{sandbox.url}/v1/wallet/{sandbox.wallet_id}/invoice"
    headers = {"Content-Type": content_type}
    return httpx.post(url, content=content, headers=headers, auth=(sandbox.api_key, ""), trust_env=False)


def test_fields_beyond_the_limit_are_left_out() -> None:
    """A form has as many fields as PHP allows; reading one takes no look at all fields before it and after it."""
    assert _php_fields([("a[]", "1")] * 50_000) == {"a": {str(index): "1" for index in range(MAX_FORM_FIELDS)}}


@pytest.mark.parametrize("key", ["9" * 5000, "\u0663", "01", "-1"])
def test_only_numbers_count_up(key: str) -> None:
    """A key that PHP takes for text, or that no machine number holds, does not decide what `[]` means."""
    assert _php_fields([(f"a[{key}]", "x"), ("a[]", "y")]) == {"a": {key: "x", "0": "y"}}


def test_announced_body_too_large(sandbox: Sandbox) -> None:
    """A body over the limit gets 413 as from the web server in front of LNPay; one at the limit is read."""
    text = b'{"num_satoshis": 5, "x": "%s"}'
    fits = text % (b"a" * (MAX_BODY - len(text) + 2))
    assert post(sandbox, fits, "application/json").status_code == 201
    refused = post(sandbox, fits + b" ", "application/json")
    assert refused.status_code == 413 and "413 Request Entity Too Large" in refused.text


def test_body_too_large_without_announcement(sandbox: Sandbox) -> None:
    """A body in chunks that never ends is refused at the same size."""

    def chunks() -> Iterator[bytes]:
        for _ in range(MAX_BODY // 65536 + 2):
            yield b"x" * 65536

    with suppress(httpx.WriteError):  # the server may hang up before all has been sent
        assert post(sandbox, chunks(), "application/x-www-form-urlencoded").status_code == 413
    assert httpx.get(f"{sandbox.url}/sandbox/", trust_env=False).status_code == 200


@pytest.mark.parametrize(
    "begun", [b"", b"POST / HT", b"POST /sandbox/faults HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nabc"]
)
def test_slow_clients_are_cut_off(begun: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request that does not end within its time loses its connection, wherever it has stopped."""
    monkeypatch.setattr(serving, "REQUEST_SECONDS", 0.1)
    with running_sandbox() as sandbox:
        address = urlsplit(sandbox.url)
        with socket.create_connection((address.hostname or "", address.port or 0)) as connection:
            connection.sendall(begun)
            with suppress(ConnectionResetError):
                assert connection.recv(1000) == b""


def test_more_connections_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """One connection too many is refused at once, and those that are open go on."""
    monkeypatch.setattr(serving, "MAX_CONNECTIONS", 3)
    with running_sandbox() as sandbox:
        clients = [httpx.Client(base_url=sandbox.url, trust_env=False) for _ in range(4)]
        statuses = [client.get("/sandbox/").status_code for client in clients]
        assert 503 in statuses and statuses[0] == 200
        assert clients[0].get("/sandbox/").status_code in (200, 503)
        for client in clients:
            client.close()
