"""`with_raw_response`: the raw response of a successful call; errors are raised as usual."""

from __future__ import annotations

from typing import Any
from unittest import mock

import lnpay_client
import pytest
from lnpay_client import LNPay, LnTx, RawResponse

from tests.library.conftest import Way


def test_whole_response(way: Way) -> None:
    """It has the status, case-insensitive headers, the content, and the result of the plain method."""
    wallet = way.sandbox.wallet_id
    raw: RawResponse[LnTx] = way(
        lambda client: client.with_raw_response.wallet.create_invoice(wallet, num_satoshis=100, memo="Tea")
    )
    assert (raw.status_code, raw.attempts, repr(raw)) == (201, 1, "<RawResponse 201>")
    assert raw.headers["CONTENT-type"] == raw.headers["content-type"] == "application/json; charset=UTF-8"
    invoice = raw.parse()
    assert type(invoice) is LnTx and invoice == LnTx.from_json(raw.content) == LnTx.from_json(raw.text)
    partial = way(lambda client: client.with_raw_response.lntx.retrieve(invoice.id, fields=["memo"]))
    assert partial.parse() == lnpay_client.models.PartialLnTx(memo="Tea")


def test_errors_raise_as_ever(way: Way) -> None:
    """An error status raises; a body that does not match the API raises in `parse()`."""
    with pytest.raises(lnpay_client.AuthenticationError):
        way(lambda client: client.with_raw_response.lntx.retrieve("lntx_unknown"))
    invoice = way.invoice()
    way.sandbox.fault("html", status=200)
    raw = way(lambda client: client.with_raw_response.lntx.retrieve(invoice.id))
    assert raw.headers["content-type"].startswith("text/html") and b"<" in raw.content
    with pytest.raises(lnpay_client.APIResponseValidationError):
        raw.parse()


def test_the_client_stays_as_it_is(way: Way) -> None:
    """The client itself still returns models, and so do the waiters of both."""

    def use(client: Any) -> Any:
        assert client.with_raw_response.lntx is not client.lntx
        return client.lntx.retrieve(invoice.id)

    invoice = way.invoice()
    assert way(use) == invoice


def test_autospec_of_the_class() -> None:
    """A mock of the client's class has the resources, with the signatures of their methods."""
    fake = mock.create_autospec(LNPay)("sak_a")
    fake.wallet.create_invoice.return_value = 5
    assert fake.wallet.create_invoice("wal_a", num_satoshis=5) == 5
    with pytest.raises(TypeError, match=r"num_satoshis|amount"):
        fake.wallet.create_invoice("wal_a", amount=5)
