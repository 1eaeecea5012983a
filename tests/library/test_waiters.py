"""Waiting for a payment: returns at once if it is settled, at the deadline if not, despite transient errors."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from lnpay_client import (
    AsyncLNPay,
    AuthenticationError,
    InvoiceExpired,
    LNPay,
    WaiterError,
    WaiterTimeoutError,
)


def test_already_settled(way: Any, clock: Any) -> None:
    """The first poll is immediate."""
    invoice = way.invoice()
    way.sandbox.pay(invoice.id)
    waited = way(lambda client: client.lntx.wait_until_settled(invoice.id, timeout=60, min_delay=30, max_delay=30))
    assert waited.settled == 1 and not clock.slept


def test_settled_while_waiting(way: Any, clock: Any) -> None:
    """A payment is seen at the next poll."""
    invoice = way.invoice()
    clock.meanwhile = lambda: way.sandbox.pay(invoice.id)
    paid = way(lambda client: client.lntx.wait_until_settled(invoice.id, timeout=600))
    assert (paid.settled, paid.id, len(clock.slept)) == (1, invoice.id, 1)


def test_deadline(way: Any, clock: Any) -> None:
    """At the deadline it raises, with the last observed state."""
    invoice = way.invoice()
    with pytest.raises(WaiterTimeoutError, match=r"wait_until_settled timed out after 90 s") as caught:
        way(lambda client: client.lntx.wait_until_settled(invoice.id, timeout=90))
    assert sum(clock.slept) == pytest.approx(90)
    assert isinstance(caught.value, TimeoutError)
    assert caught.value.last == invoice and caught.value.attempts == len(clock.slept)


def test_no_time_at_all(way: Any) -> None:
    """A timeout of 0 polls once."""
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


def test_expires_while_waiting(way: Any, clock: Any) -> None:
    """The wait ends when the invoice expires."""
    invoice = way.invoice()
    clock.meanwhile = lambda: way.sandbox.expire(invoice.id)
    with pytest.raises(InvoiceExpired):
        way(lambda client: client.lntx.wait_until_settled(invoice.id, timeout=600))


def test_transient_errors_do_not_end_a_wait(way: Any, clock: Any) -> None:
    """A transient error does not end the wait."""
    invoice = way.invoice()
    way.sandbox.pay(invoice.id)
    faults = ["status", "drop", "cut_body", "malformed_json", "html", "rate_limit"]
    for kind in faults:
        way.sandbox.fault(kind, **({"retry_after": 0} if kind == "rate_limit" else {}))
    assert way(lambda client: client.lntx.wait_until_settled(invoice.id, timeout=600)).settled == 1
    assert len(clock.slept) == len(faults)


def test_wait_outlives_an_outage(way: Any, clock: Any) -> None:
    """Without a timeout, a wait continues through an outage of hours, and sees the payment after it."""
    invoice = way.invoice()
    way.sandbox.pay(invoice.id)
    way.sandbox.fault("status", times=999_999, status=503)

    def restore() -> None:
        if sum(clock.slept) > 4 * 3600:
            way.sandbox.clear_faults()

    clock.meanwhile = restore
    waited = way(lambda client: client.lntx.wait_until_settled(invoice.id, min_delay=300, max_delay=900))
    assert waited.settled == 1 and sum(clock.slept) > 4 * 3600


def test_faults_until_the_deadline(way: Any, clock: Any) -> None:
    """If errors continue, the deadline ends the wait and the error names the last one."""
    way.sandbox.fault("status", times=999, status=503)
    # The deadline passes between two polls: one just before it would have half a second of real time.
    clock.meanwhile = lambda: clock.pass_time(600 if len(clock.slept) == 3 else 0)
    with pytest.raises(WaiterTimeoutError) as caught:
        way(lambda client: client.lntx.wait_until_settled("lntx_a", timeout=600))
    assert caught.value.last is None and caught.value.attempts == 3
    assert getattr(caught.value.last_error, "status_code", 0) == 503
    assert caught.value.__cause__ is caught.value.last_error


def test_errors_that_stay(way: Any) -> None:
    """A permanent error ends the wait immediately."""
    with pytest.raises(AuthenticationError):
        way(lambda client: client.lntx.wait_until_settled("lntx_unknown", timeout=9))


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [({"timeout": -1}, ValueError), ({"timeout": "5"}, TypeError), ({"min_delay": float("nan")}, ValueError)],
)
def test_bounds_are_checked(way: Any, arguments: dict[str, Any], kind: type[Exception]) -> None:
    """Invalid limits are rejected before anything is sent."""
    with pytest.raises(kind, match=f"{next(iter(arguments))} must be seconds from 0 to"):
        way(lambda client: client.lntx.wait_until_settled("lntx_a", **arguments))


def test_cancelled(sandbox: Any, clock: Any) -> None:
    """A cancelled task stops immediately, and the client keeps working."""

    async def run() -> None:
        async with AsyncLNPay(sandbox.api_key, base_url=sandbox.url) as client:
            invoice = await client.wallet.create_invoice(sandbox.wallet_id, num_satoshis=1)
            task = asyncio.create_task(client.lntx.wait_until_settled(invoice.id))
            clock.meanwhile = task.cancel
            with pytest.raises(asyncio.CancelledError):
                await task
            clock.meanwhile = lambda: None
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.2):
                    await client.lntx.wait_until_settled(invoice.id)
            assert (await client.lntx.retrieve(invoice.id)).id == invoice.id

    asyncio.run(run())


def test_closed_while_waiting(sandbox: Any, clock: Any) -> None:
    """Closing the client ends a wait with a clear error."""
    from lnpay_client import ClientClosedError

    client = LNPay(sandbox.api_key, base_url=sandbox.url)
    invoice = client.wallet.create_invoice(sandbox.wallet_id, num_satoshis=1)
    clock.meanwhile = client.close
    with pytest.raises(ClientClosedError):
        client.lntx.wait_until_settled(invoice.id)
