"""Webhooks: events are sent once, signed over the raw bytes, logged, and redelivered on request."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from scripts.sandbox import Sandbox, SandboxError, running_sandbox
from scripts.sandbox.receiver import receive_webhooks
from scripts.sandbox.records import Delivery
from scripts.sandbox.store import Store
from tests.servers import CannedResponse, RecordingServer

from .contract import SPEC, problems

SECRET = "a secret: ünïcode"


@pytest.fixture
def shop() -> Iterator[RecordingServer]:
    """A server that receives."""
    with RecordingServer() as server:
        yield server


@pytest.fixture
def hooked(shop: RecordingServer) -> Iterator[Sandbox]:
    """A sandbox that sends all events to the shop."""
    with running_sandbox() as sandbox:
        sandbox.send_webhooks(f"{shop.url}/hooks?shop=1", secret=SECRET)
        yield sandbox


def events(shop: RecordingServer) -> list[dict[str, Any]]:
    """What the shop received, which must match the spec."""
    found = [request.json() for request in shop.requests]
    for event in found:
        content = SPEC["webhooks"][event["event"]["name"]]["post"]["requestBody"]["content"]["application/json"]
        assert problems(content["schema"], event) == []
    return found


def names(shop: RecordingServer) -> list[str]:
    """The names of the events that the shop received."""
    return [event["event"]["name"] for event in events(shop)]


def post(sandbox: Sandbox, path: str, **body: Any) -> httpx.Response:
    """Call with the secret key; relative paths are below the wallet."""
    url = sandbox.url + (path if path.startswith("/") else f"/v1/wallet/{sandbox.wallet_id}/{path}")
    return httpx.post(url, json=body, auth=(sandbox.api_key, ""), timeout=None)


def test_a_payment_is_sent_once_and_signed(hooked: Sandbox, shop: RecordingServer) -> None:
    """The signature is over the raw bytes, which escape slashes and non-ASCII as PHP does."""
    invoice = post(hooked, "invoice", num_satoshis=20, memo="Café 1/2", passThru={"ticketId": "556"}).json()
    assert shop.requests == []
    hooked.pay(invoice["id"])
    (request,) = shop.requests
    assert (request.method, request.target) == ("POST", "/hooks?shop=1")
    assert request.headers["content-type"] == "application/json"
    assert request.headers["user-agent"] == "LNPay-HookBot"
    assert request.headers["x-lnpay-event"] == "wallet_receive"
    assert request.headers["x-lnpay-hookid"].startswith("iwhr_")
    expected = hmac.new(SECRET.encode(), request.body, hashlib.sha256).hexdigest()
    assert request.headers["x-lnpay-signature"] == expected
    assert b"Caf\\u00e9 1\\/2" in request.body
    (event,) = events(shop)
    wtx = event["data"]["wtx"]
    assert (wtx["num_satoshis"], wtx["wal"]["balance"], wtx["lnTx"]["id"]) == (20, 20, invoice["id"])
    assert wtx["passThru"]["userDefined"] == {"ticketId": "556"}
    assert wtx["passThru"]["htlc"]["amtMsat"] == "20000"
    assert "passThru" not in wtx["lnTx"]


def test_each_event(hooked: Sandbox, shop: RecordingServer) -> None:
    """Wallets, payments, transfers and failures are sent, in the order in which they happen."""
    post(hooked, "/v1/wallet", user_label="Till")
    hooked.fund(1000)
    post(hooked, "withdraw", payment_request=hooked.outside_invoice(100))
    post(hooked, "transfer", dest_wallet_id=hooked.keys["w_"], num_satoshis=1)
    hooked.fail_payments()
    post(hooked, "keysend", dest_pubkey="02" * 33, num_satoshis=10)
    assert names(shop) == [
        "wallet_created",
        "wallet_receive",
        "wallet_send",
        "wallet_transfer_out",
        "wallet_transfer_in",
        "wallet_send_failure",
    ]
    sent, failed = events(shop)[2]["data"]["wtx"], events(shop)[5]["data"]
    assert sent["wal"]["balance"] == 900  # before the routing fee
    assert (failed["failureReason"], failed["spontaneous"], failed["wal"]["balance"]) == (
        "FAILURE_REASON_NO_ROUTE",
        1,
        898,
    )
    assert failed["node_request_parameters"]["amt_msat"] == 10_000


def test_a_queued_failure_is_only_reported_here(hooked: Sandbox, shop: RecordingServer) -> None:
    """The receipt does not show the outcome."""
    hooked.fund(100)
    hooked.fail_payments("FAILURE_REASON_TIMEOUT")
    url = f"{hooked.url}/v1/wallet/{hooked.wallet_id}/keysend"
    body = {"dest_pubkey": "02" * 33, "num_satoshis": 10}
    receipt = httpx.post(url, json=body, auth=(hooked.api_key, ""), headers={"X-LNPAY-ASYNC": "1"}, timeout=None)
    assert receipt.is_success
    assert names(shop) == ["wallet_receive", "wallet_send_failure"]


def test_only_the_events_that_are_wanted(shop: RecordingServer) -> None:
    """A webhook lists its events; without a secret there is no signature; --core sends another field."""
    with running_sandbox(core=True) as sandbox:
        sandbox.send_webhooks(shop.url, events=["network_fee_incurred"])
        sandbox.fund(1000)
        post(sandbox, "withdraw", payment_request=sandbox.outside_invoice(100))
        (request,) = shop.requests
        assert request.headers["x-lnpay-event"] == "network_fee_incurred"
        assert "x-lnpay-signature" not in request.headers
        assert [event["event"]["name"] for event in sandbox.events()] == [
            "network_fee_incurred",
            "wallet_send",
            "wallet_receive",
        ]


def test_another_accounts_events_stay_there(hooked: Sandbox, shop: RecordingServer) -> None:
    """A webhook belongs to an account."""
    hooked.fund(10, hooked.other_keys["wal_"])
    assert shop.requests == []


def test_repeated_on_request_never_by_itself(hooked: Sandbox, shop: RecordingServer) -> None:
    """A failed delivery is logged and not retried; the control redelivers the same event."""
    shop.responses.append(CannedResponse({}, 500))
    hooked.fund(10)
    assert [each["status"] for each in hooked.deliveries()] == [500]
    hooked.fund(10)
    hooked.repeat_event(shop.requests[0].json()["id"])
    first, second, again = shop.requests
    assert (again.body, again.headers["x-lnpay-signature"]) == (first.body, first.headers["x-lnpay-signature"])
    assert len({request.headers["x-lnpay-hookid"] for request in (first, second, again)}) == 3
    assert [each["status"] for each in hooked.deliveries()] == [200, 200, 500]


def test_a_receiver_that_hangs_up(hooked: Sandbox, shop: RecordingServer) -> None:
    """A receiver that hangs up is logged as -1, and the payment is kept."""
    shop.hang_up()
    assert hooked.fund(10)["balance"] == 10
    assert [each["status"] for each in hooked.deliveries()] == [-1]


def test_what_was_not_sent_is_sent_after_a_restart(shop: RecordingServer, tmp_path: Path) -> None:
    """An event is stored with its payment, and sent by any process that is running."""
    path = tmp_path / "sandbox.db"
    with running_sandbox(db=path) as sandbox:
        sandbox.send_webhooks(shop.url)
        sandbox.fund(10)
        stored = sandbox.events()[0]["id"]
    store = Store(path)
    store.update(Delivery, "sent_at = NULL", "event = ?", stored)
    store.close()
    with running_sandbox(db=path) as sandbox:
        assert len(sandbox.events()) == 1
    assert [json.loads(request.body)["id"] for request in shop.requests] == [stored, stored]


@pytest.mark.parametrize("url", ["", "ftp://x", "http://", "http://x:0/", "http://x y", "/hooks", "http://["])
def test_a_url_that_cannot_be(sandbox: Sandbox, url: str) -> None:
    """An invalid URL is rejected with an example."""
    with pytest.raises(SandboxError, match=r"http://127\.0\.0\.1:8000/webhooks"):
        sandbox.send_webhooks(url)


def test_an_event_that_does_not_exist(sandbox: Sandbox, nowhere: str) -> None:
    """A misspelt event is rejected with the list."""
    with pytest.raises(SandboxError, match="wallet_receive"):
        sandbox.send_webhooks(nowhere, events=["wallet_recieve"])


def test_webhooks_are_listed_without_their_secrets(hooked: Sandbox, shop: RecordingServer) -> None:
    """The list shows the URL of each webhook, and all events."""
    listed = httpx.get(f"{hooked.url}/sandbox/webhooks", timeout=None).json()
    assert [each["url"] for each in listed["webhooks"]] == [f"{shop.url}/hooks?shop=1"]
    assert "wallet_receive" in listed["events"] and SECRET not in json.dumps(listed)


def test_what_is_not_in_this_sandbox(sandbox: Sandbox, nowhere: str) -> None:
    """An unknown account and an unknown event are rejected by name."""
    with pytest.raises(SandboxError, match="`account` must be"):
        sandbox.send_webhooks(nowhere, account="acct_x")
    with pytest.raises(SandboxError, match="No event 'evt_x'"):
        sandbox.repeat_event("evt_x")


def test_the_receiver() -> None:
    """The receiver keeps deliveries, rejects as many as requested, and reports what arrived instead of an event."""
    event = {"event": {"name": "wallet_send"}, "data": {"wtx": {}}}
    with receive_webhooks() as receiver:
        with pytest.raises(TimeoutError, match="No webhook wallet_receive within 0 seconds; received nothing"):
            receiver.wait_for("wallet_receive", timeout=0)
        for body in (b"{", b"[]", b"{}"):
            assert httpx.post(receiver.url, content=body, timeout=None).status_code == 400
        receiver.refuse(1)
        assert [httpx.post(receiver.url, json=event, timeout=None).status_code for _ in range(2)] == [500, 200]
        with pytest.raises(TimeoutError, match="received wallet_send"):
            receiver.wait_for("wallet_receive", timeout=0)
        assert receiver.wait_for("wallet_send").data == {"wtx": {}}
