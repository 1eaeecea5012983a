"""When a call is retried, and after what delay."""

from __future__ import annotations

import time
from typing import Any

import httpx
import pytest
from lnpay_client import APIConnectionError, APIStatusError, LNPay, RateLimitError
from lnpay_client._runtime.retries import LONGEST_DELAY

RETRIED = [408, 429, 502, 503, 504]


@pytest.mark.parametrize("status", RETRIED)
def test_get_is_sent_again(way: Any, quick: list[float], status: int) -> None:
    """A read-only call is retried after each transient status."""
    invoice = way.invoice()
    way.sandbox.fault("status", times=2, status=status)
    assert way(lambda client: client.lntx.retrieve(invoice.id)).id == invoice.id
    assert len(quick) == 2


@pytest.mark.parametrize("status", [400, 401, 404, 500, 501, 520])
def test_what_does_not_pass_is_not_sent_again(way: Any, quick: list[float], status: int) -> None:
    """Other statuses are raised immediately."""
    way.sandbox.fault("status", status=status)
    with pytest.raises(APIStatusError) as caught:
        way(lambda client: client.lntx.retrieve("lntx_a"))
    assert (caught.value.status_code, caught.value.attempts) == (status, 1)


@pytest.mark.parametrize("kind", ["drop", "cut_body"])
def test_get_after_a_broken_connection(way: Any, quick: list[float], kind: str) -> None:
    """A read-only call is retried after a lost connection."""
    invoice = way.invoice()
    way.sandbox.fault(kind)
    assert way(lambda client: client.lntx.retrieve(invoice.id)).id == invoice.id


@pytest.mark.parametrize("fault", [{"kind": "drop"}, {"kind": "drop", "processed": True}, {"kind": "cut_body"}])
def test_no_invoice_is_made_twice(way: Any, quick: list[float], fault: dict[str, Any]) -> None:
    """A POST that may have been processed is not retried: at most one invoice is created."""
    before = len(way.sandbox.invoices())
    way.sandbox.fault(**fault)
    with pytest.raises(APIConnectionError) as caught:
        way.invoice()
    assert caught.value.attempts == 1
    assert len(way.sandbox.invoices()) - before <= 1


@pytest.mark.parametrize("status", [408, 500, 502, 503, 504])
def test_post_is_not_sent_again(way: Any, quick: list[float], status: int) -> None:
    """A POST that may have been processed is not retried."""
    way.sandbox.fault("status", status=status)
    with pytest.raises(APIStatusError) as caught:
        way.invoice()
    assert caught.value.attempts == 1


@pytest.mark.parametrize("fault", [{"status": 429}, {"status": 503, "headers": {"Retry-After": "1"}}])
def test_post_that_was_certainly_not_processed(way: Any, quick: list[float], fault: dict[str, Any]) -> None:
    """429, and 503 with Retry-After, mean that nothing was processed, so a POST is retried."""
    before = len(way.sandbox.invoices())
    way.sandbox.fault("status", **fault)
    way.invoice()
    assert len(way.sandbox.invoices()) == before + 1
    assert len(quick) == 1


def test_post_without_a_connection(way: Any, quick: list[float], nowhere: str) -> None:
    """If no connection was made, a POST is retried."""
    with pytest.raises(APIConnectionError) as caught:
        way(lambda client: client.wallet.create_invoice("wal_a", num_satoshis=1), base_url=nowhere)
    assert caught.value.attempts == 3


def test_max_retries(way: Any, quick: list[float]) -> None:
    """`max_retries` limits the retries; 0 disables them; the error reports the attempts."""
    for retries, attempts in ((0, 1), (1, 2), (4, 5)):
        way.sandbox.clear_faults()
        way.sandbox.fault("status", times=9, status=503)
        with pytest.raises(APIStatusError) as caught:
            way(lambda client: client.lntx.retrieve("lntx_a"), max_retries=retries)
        assert caught.value.attempts == attempts
        assert (f"after {attempts} attempts" in str(caught.value)) == (attempts > 1)


@pytest.mark.parametrize("as_date", [False, True])
def test_retry_after(way: Any, clock: Any, as_date: bool) -> None:
    """`Retry-After` is respected, in seconds and as a date."""
    clock.time = time.time()  # dates are the server's
    invoice = way.invoice()
    way.sandbox.fault("rate_limit", retry_after=20, as_date=as_date)
    way(lambda client: client.lntx.retrieve(invoice.id))
    assert len(clock.slept) == 1 and 0 < clock.slept[0] <= 20


def test_retry_after_is_capped(way: Any, quick: list[float]) -> None:
    """A server cannot make a call wait for an hour; an invalid value is ignored."""
    for value in ("3600", "Wed, 21 Oct 2099 07:28:00 GMT"):
        way.sandbox.fault("status", status=429, headers={"Retry-After": value})
        way.invoice()
    assert quick == [LONGEST_DELAY, LONGEST_DELAY]
    way.sandbox.fault("status", status=429, headers={"Retry-After": "soon"})
    way.invoice()
    assert 0.3 < quick[-1] <= 0.5


def test_given_client_is_retried_too(sandbox: Any, quick: list[float]) -> None:
    """Calls through the user's httpx client are retried too."""
    with (
        httpx.Client(trust_env=False, timeout=None) as http,
        LNPay(sandbox.api_key, base_url=sandbox.url, http_client=http) as client,
    ):
        sandbox.fault("status", times=3, status=429)
        with pytest.raises(RateLimitError) as caught:
            client.lntx.retrieve("lntx_a")
    assert caught.value.attempts == 3
