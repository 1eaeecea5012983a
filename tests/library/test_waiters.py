"""Waiting for a payment: at once when it is there, until the deadline when it is not, through faults that pass."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import Any

import pytest
from lnpay_client import (
    APIConnectionError,
    AsyncLNPay,
    AuthenticationError,
    InvoiceExpired,
    LNPay,
    WaiterError,
    WaiterTimeoutError,
)
from lnpay_client._runtime.waiters import Acceptor, Waiter, Watch

SETTLED = Waiter(
    name="wait_until_settled",
    min_delay=1,
    max_delay=4,
    acceptors=(
        Acceptor(state="success", path=("settled",), expected=1),
        Acceptor(state="failure", path=("expires_at",), comparator="past", error=InvoiceExpired, message="Expired."),
    ),
)


def test_already_settled(way: Any) -> None:
    """The first look is at once."""
    invoice = way.invoice()
    way.sandbox.pay(invoice.id)
    begin = time.monotonic()
    waited = way(lambda client: client.lntx.wait_until_settled(invoice.id, timeout=60, min_delay=30, max_delay=30))
    assert waited.settled == 1
    assert time.monotonic() - begin < 10


def test_settled_while_waiting(way: Any) -> None:
    """A payment is seen at the next look."""
    invoice = way.invoice()
    timer = threading.Timer(0.3, way.sandbox.pay, [invoice.id])
    timer.start()
    paid = way(lambda client: client.lntx.wait_until_settled(invoice.id, timeout=9, min_delay=0.1, max_delay=0.2))
    timer.join()
    assert (paid.settled, paid.id) == (1, invoice.id)


def test_deadline(way: Any) -> None:
    """At the deadline it gives up, and tells what it saw last."""
    invoice = way.invoice()
    begin = time.monotonic()
    with pytest.raises(WaiterTimeoutError, match=r"wait_until_settled gave up after 0\.5 s") as caught:
        way(lambda client: client.lntx.wait_until_settled(invoice.id, timeout=0.5))
    assert 0.5 <= time.monotonic() - begin < 8
    assert isinstance(caught.value, TimeoutError)
    assert caught.value.last == invoice and caught.value.attempts == 2


def test_no_time_at_all(way: Any) -> None:
    """A timeout of 0 is one look."""
    invoice = way.invoice()
    with pytest.raises(WaiterTimeoutError) as caught:
        way(lambda client: client.lntx.wait_until_settled(invoice.id, timeout=0))
    assert caught.value.attempts == 1


def test_expired(way: Any) -> None:
    """An invoice that can no longer be paid ends the wait with the spec's own error."""
    invoice = way.invoice()
    way.sandbox.expire(invoice.id)
    with pytest.raises(InvoiceExpired, match="The invoice expired before it was paid") as caught:
        way(lambda client: client.lntx.wait_until_settled(invoice.id))
    assert isinstance(caught.value, WaiterError) and caught.value.last.id == invoice.id


def test_expires_while_waiting(way: Any) -> None:
    """The wait ends when the invoice expires, not at the next planned look."""
    invoice = way.invoice(expiry=1)
    begin = time.monotonic()
    with pytest.raises(InvoiceExpired) as caught:
        way(lambda client: client.lntx.wait_until_settled(invoice.id, timeout=60, min_delay=30, max_delay=30))
    assert time.monotonic() - begin < 12
    assert caught.value.attempts <= 8  # few looks, though the server tells its time in whole seconds


def test_faults_are_ridden_out(way: Any) -> None:
    """Faults that pass do not end the wait."""
    invoice = way.invoice()
    way.sandbox.pay(invoice.id)
    faults = ["status", "drop", "cut_body", "malformed_json", "html", "rate_limit"]
    for kind in faults:
        way.sandbox.fault(kind, **({"retry_after": 0} if kind == "rate_limit" else {}))
    paid = way(lambda client: client.lntx.wait_until_settled(invoice.id, timeout=20, min_delay=0.01, max_delay=0.02))
    assert paid.settled == 1


def test_faults_until_the_deadline(way: Any) -> None:
    """Where faults go on, the deadline ends the wait and the fault is told."""
    way.sandbox.fault("status", times=999, status=503)
    with pytest.raises(WaiterTimeoutError) as caught:
        way(lambda client: client.lntx.wait_until_settled("lntx_a", timeout=0.3, min_delay=0.05))
    assert caught.value.last is None
    assert getattr(caught.value.last_error, "status_code", 0) == 503
    assert caught.value.__cause__ is caught.value.last_error


def test_server_that_hangs(way: Any) -> None:
    """A look that hangs does not hold the deadline up."""
    way.sandbox.fault("delay", seconds=12)
    begin = time.monotonic()
    with pytest.raises(WaiterTimeoutError):
        way(lambda client: client.lntx.wait_until_settled("lntx_a", timeout=1))
    assert time.monotonic() - begin < 8


def test_looks_keep_to_the_clients_timeout(way: Any) -> None:
    """A look takes no longer than any other call of the client may."""
    invoice = way.invoice()
    way.sandbox.pay(invoice.id)
    way.sandbox.fault("delay", seconds=12)
    begin = time.monotonic()
    way(lambda client: client.lntx.wait_until_settled(invoice.id, timeout=60, min_delay=0.01), timeout=1)
    assert time.monotonic() - begin < 10


def test_errors_that_stay(way: Any) -> None:
    """An error that will not pass ends the wait at once."""
    with pytest.raises(AuthenticationError):
        way(lambda client: client.lntx.wait_until_settled("lntx_unknown", timeout=9))


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [({"timeout": -1}, ValueError), ({"timeout": "5"}, TypeError), ({"min_delay": float("nan")}, ValueError)],
)
def test_bounds_are_checked(way: Any, arguments: dict[str, Any], kind: type[Exception]) -> None:
    """Bounds that make no sense are refused before anything is sent."""
    with pytest.raises(kind, match=f"{next(iter(arguments))} must be seconds from 0"):
        way(lambda client: client.lntx.wait_until_settled("lntx_a", **arguments))


def test_cancelled(sandbox: Any) -> None:
    """A cancelled task stops at once, and the client goes on working."""

    async def run() -> None:
        async with AsyncLNPay(sandbox.api_key, base_url=sandbox.url) as client:
            invoice = await client.wallet.create_invoice(sandbox.wallet_id, num_satoshis=1)
            task = asyncio.create_task(client.lntx.wait_until_settled(invoice.id))
            await asyncio.sleep(0.2)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.2):
                    await client.lntx.wait_until_settled(invoice.id)
            assert (await client.lntx.retrieve(invoice.id)).id == invoice.id

    asyncio.run(run())


def test_closed_while_waiting(sandbox: Any) -> None:
    """Closing the client ends a wait in another thread with a clear error."""
    from lnpay_client import ClientClosedError

    client = LNPay(sandbox.api_key, base_url=sandbox.url)
    invoice = client.wallet.create_invoice(sandbox.wallet_id, num_satoshis=1)
    threading.Timer(0.2, client.close).start()
    with pytest.raises(ClientClosedError):
        client.lntx.wait_until_settled(invoice.id, timeout=9, min_delay=0.1, max_delay=0.1)


def test_pauses_grow_within_their_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses grow from the shortest to the longest and differ by chance; the last ends at the deadline."""
    now = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    watch = Watch(SETTLED, 30, None, None)
    pauses: list[float] = []
    while now < 1030:
        watch.begin()
        watch.see({"settled": 0, "expires_at": None}, {})
        pauses.append(watch.pause())
        now += pauses[-1]
    assert now == 1030
    assert all(1 <= pause <= 4 for pause in pauses[:-1])
    assert max(pauses) > 2
    with pytest.raises(WaiterTimeoutError):
        watch.pause()


def test_faults_without_a_deadline_end_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a deadline, a wait that has seen nothing but faults for minutes gives up with the last of them."""
    now = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    watch = Watch(SETTLED, None, None, None)
    fault = APIConnectionError("broken")
    watch.begin()
    assert not watch.see_error(fault)
    assert watch.pause() > 0
    now += 400
    watch.begin()
    watch.see_error(fault)
    with pytest.raises(APIConnectionError, match="broken"):
        watch.pause()


def test_success_wins_over_expiry() -> None:
    """A payment in the last moment counts, also when it is seen after the invoice has expired."""
    watch = Watch(SETTLED, None, None, None)
    watch.begin()
    assert watch.see({"settled": 1, "expires_at": 1}, {})


def test_one_last_look_after_expiry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look that began before the expiry does not decide: one more is taken right after it."""
    now = 1000.0
    monkeypatch.setattr(time, "time", lambda: now)
    watch = Watch(SETTLED, None, None, None)
    watch.begin()
    now = 1002.0
    assert not watch.see({"settled": 0, "expires_at": 1001}, {})
    assert watch.pause() <= 0.25
    watch.begin()
    with pytest.raises(InvoiceExpired):
        watch.see({"settled": 0, "expires_at": 1001}, {})


def test_the_servers_clock_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    """An invoice has not expired because this machine's clock is an hour fast."""
    monkeypatch.setattr(time, "time", lambda: 1_700_003_600.0)
    watch = Watch(SETTLED, None, None, None)
    headers = {"date": "Tue, 14 Nov 2023 22:13:20 GMT"}  # 1700000000
    for _ in range(3):
        watch.begin()
        assert not watch.see({"settled": 0, "expires_at": 1_700_000_600}, headers)
    watch.begin()
    with pytest.raises(InvoiceExpired):
        watch.see({"settled": 0, "expires_at": 1_699_999_000}, headers)
