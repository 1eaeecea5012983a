"""The library's purpose: create an invoice, show it, learn that it is paid."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, cast

import pytest
from lnpay_client import UNSET, AsyncLNPay, LNPay, LNPayError
from lnpay_client.api.lntx import get_ln_tx_object
from lnpay_client.api.wallet import post_wallet_invoice
from lnpay_client.models import InvoiceRequest, LnTx, PartialLnTx, PassThru


def test_create_invoice(way: Any) -> None:
    """An invoice has the requested values, and can be retrieved by its id."""
    invoice = way.invoice(memo="Coffee", expiry=600, pass_thru={"ticketId": "556"})
    assert type(invoice) is LnTx
    assert (invoice.num_satoshis, invoice.memo, invoice.expiry, invoice.settled) == (100, "Coffee", 600, 0)
    assert invoice.payment_request.startswith("lnbcrt1u")
    assert way(lambda client: client.lntx.retrieve(invoice.id)) == invoice


def test_pass_thru_is_a_mapping(way: Any) -> None:
    """User data is returned as a mapping, with the server's fields as attributes."""
    invoice = way.invoice(pass_thru={"ticketId": "556", "deep": {"a": [1, None]}})
    pass_thru = invoice.pass_thru
    assert type(pass_thru) is PassThru and issubclass(PassThru, Mapping)
    mine = pass_thru.get("userDefined", pass_thru)
    assert (mine["ticketId"], mine["deep"]) == ("556", {"a": [1, None]})
    assert pass_thru.wallet_id == way.sandbox.wallet_id == pass_thru["wallet_id"]
    assert dict(pass_thru) == pass_thru


def test_ready_body(way: Any) -> None:
    """A model, and a mapping with the API's names, are equivalent to keyword arguments."""
    wallet = way.sandbox.wallet_id
    for body in (InvoiceRequest(num_satoshis=7, memo="m"), {"num_satoshis": 7, "memo": "m"}):
        invoice = way(lambda client, body=body: client.wallet.create_invoice(wallet, body=body))
        assert (invoice.num_satoshis, invoice.memo) == (7, "m")


def test_fields(way: Any) -> None:
    """`fields=` returns a partial LnTx: requested fields are set, others are UNSET; Python names work too."""
    invoice = way.invoice()
    partial = way(lambda client: client.lntx.retrieve(invoice.id, fields=["settled", "pass_thru"]))
    assert type(partial) is PartialLnTx
    assert (partial.settled, partial.id, partial.pass_thru) == (0, UNSET, invoice.pass_thru)
    assert way(lambda client: client.lntx.retrieve(invoice.id, fields=["nonsense"])) == PartialLnTx()
    made = way.invoice(fields=["id"])
    assert type(made) is PartialLnTx and made.to_dict() == {"id": made.id}


def test_any_amount(way: Any) -> None:
    """With an amount of 0, the payer chooses it."""
    wallet = way.sandbox.wallet_id
    invoice = way(lambda client: client.wallet.create_invoice(wallet, num_satoshis=0))
    assert way.sandbox.pay(invoice.id, 21)["settled"] == 1
    assert way(lambda client: client.lntx.retrieve(invoice.id)).num_satoshis == 21


def test_modules(sandbox: Any) -> None:
    """The endpoint modules in openapi-python-client's layout: sync, asyncio, and the detailed pair."""
    body = InvoiceRequest(num_satoshis=5)
    with LNPay(sandbox.api_key, base_url=sandbox.url) as client:
        invoice = post_wallet_invoice.sync(sandbox.wallet_id, client=client, body=body)
        assert invoice.num_satoshis == 5
        answer = post_wallet_invoice.sync_detailed(sandbox.wallet_id, client=client, body=body)
        assert (answer.status_code, type(answer.parsed)) == (201, LnTx)
        assert answer.headers["content-type"].startswith("application/json") and answer.content.startswith(b"{")
        wrong = get_ln_tx_object.sync_detailed("lntx_unknown", client=client)
        assert (wrong.status_code, getattr(wrong.parsed, "message", "")) == (401, "LnTx not found")
        partial = get_ln_tx_object.sync_detailed(invoice.id, client=client, fields=["memo"])
        assert partial.parsed == PartialLnTx(memo=invoice.memo)


def test_modules_async(sandbox: Any) -> None:
    """The same with await."""
    body = InvoiceRequest(num_satoshis=5)

    async def run() -> None:
        async with AsyncLNPay(sandbox.api_key, base_url=sandbox.url) as client:
            invoice = await post_wallet_invoice.asyncio(sandbox.wallet_id, client=client, body=body)
            assert invoice.num_satoshis == 5
            answer = await post_wallet_invoice.asyncio_detailed(sandbox.wallet_id, client=client, body=body)
            assert (answer.status_code, type(answer.parsed)) == (201, LnTx)
            partial = await get_ln_tx_object.asyncio(invoice.id, client=client, fields=["memo"])
            assert partial.to_dict() == {"memo": invoice.memo}
            trimmed = await get_ln_tx_object.asyncio_detailed(invoice.id, client=client, fields=["memo"])
            assert trimmed.parsed == partial

    asyncio.run(run())


BAD: dict[str, tuple[dict[str, Any], type[Exception], str]] = {
    "negative": ({"num_satoshis": -1}, ValueError, "num_satoshis must be at least 0, not -1"),
    "text": ({"num_satoshis": "5"}, TypeError, r"num_satoshis must be an integer, not '5' \(str\)"),
    "float": ({"num_satoshis": 0.5}, TypeError, "num_satoshis must be an integer, not 0.5"),
    "too large": ({"num_satoshis": 2**63}, ValueError, "num_satoshis must be an integer of at most 64 bits"),
    "endless": ({"num_satoshis": 10**5000}, ValueError, "num_satoshis must be an integer .*, not a huge int"),
    "endless, in pass_thru": ({"num_satoshis": 1, "pass_thru": {"a": 10**5000}}, ValueError, r"pass_thru\.a must be"),
    "missing": ({}, TypeError, "num_satoshis is required"),
    "memo": ({"num_satoshis": 1, "memo": "x" * 256}, ValueError, "memo must be at most 255 characters long, not 256"),
    "hash": ({"num_satoshis": 1, "description_hash": "abc"}, ValueError, "description_hash must be text that matches"),
    "pass_thru": ({"num_satoshis": 1, "pass_thru": {"a": object()}}, TypeError, r"pass_thru\.a"),
    "fields": ({"num_satoshis": 1, "fields": "id"}, TypeError, "fields must be a list, not 'id'"),
    "timeout": ({"num_satoshis": 1, "timeout": 0}, ValueError, "timeout must be seconds above 0"),
    "headers": ({"num_satoshis": 1, "extra_headers": 5}, TypeError, "headers must be a mapping"),
    "header name": ({"num_satoshis": 1, "extra_headers": {5: "a"}}, ValueError, "header name must be"),
    "header": ({"num_satoshis": 1, "extra_headers": {"X-A": "a\nb"}}, ValueError, "header X-A must be printable"),
}


@pytest.mark.parametrize("case", BAD)
def test_input_checks(way: Any, case: str) -> None:
    """Each argument error is raised before any request, from the called method."""
    arguments, kind, message = BAD[case]
    before = len(way.sandbox.invoices())
    with pytest.raises(kind, match=message) as caught:
        way(lambda client: client.wallet.create_invoice(way.sandbox.wallet_id, **arguments))
    assert isinstance(caught.value, LNPayError)
    assert len(way.sandbox.invoices()) == before


def test_python_names_in_a_mapping(way: Any) -> None:
    """A mapping must use the API's names; the server would silently ignore a Python name."""
    body = {"num_satoshis": 1, "pass_thru": {"a": 1}}
    with pytest.raises(LNPayError, match="use the API's field name 'passThru' in a mapping, not 'pass_thru'"):
        way(lambda client: client.wallet.create_invoice(way.sandbox.wallet_id, body=body))


class Amount:
    """An integer type other than int, as in numpy."""

    def __index__(self) -> int:
        return 7


def test_integers_of_other_libraries(way: Any) -> None:
    """Any Python integer is accepted, also in a request body model."""
    wallet, amount = way.sandbox.wallet_id, cast("int", Amount())
    assert way(lambda client: client.wallet.create_invoice(wallet, num_satoshis=amount)).num_satoshis == 7
    body = InvoiceRequest(num_satoshis=amount)
    assert way(lambda client: client.wallet.create_invoice(wallet, body=body)).num_satoshis == 7


@pytest.mark.parametrize("key", ["", ".", "..", "wal_1/../2", "wal 1", "wäl"])
def test_wallet_keys_that_are_none(way: Any, key: str) -> None:
    """A wallet key that would lead to another path is rejected and not shown in full."""
    with pytest.raises(ValueError, match="wallet_key must be") as caught:
        way(lambda client: client.wallet.create_invoice(key, num_satoshis=1))
    assert len(key) < 4 or key not in str(caught.value)


def test_repr(way: Any) -> None:
    """A repr is short: long texts are shortened in the middle, nulls are omitted."""
    text = repr(way.invoice())
    assert text.startswith("LnTx(id='lntx_") and "…" in text and "None" not in text and len(text) < 600
