"""The examples are consistent: balances add up, invoices decode, ids and hashes match."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import bolt11
import pytest

from scripts.sandbox.lnurl import decode_lnurl


@pytest.fixture(scope="session")
def examples(spec: dict[str, Any]) -> dict[str, Any]:
    """The value of each shared example."""
    return {name: example["value"] for name, example in spec["components"]["examples"].items()}


def _objects(value: Any, prefix: str) -> Iterator[dict[str, Any]]:
    """Yield each object inside a value whose id starts with this."""
    if isinstance(value, dict):
        if str(value.get("id", "")).startswith(prefix):
            yield value
        value = [*value.values()]
    for item in value if isinstance(value, list) else ():
        yield from _objects(item, prefix)


@pytest.mark.parametrize("name", ["wallet_transactions", "all_transactions"])
def test_transactions_add_up_to_the_balances(examples: dict[str, Any], name: str) -> None:
    """Each list is the whole history of its wallets, newest first."""
    sums: Counter[str] = Counter()
    for transaction in examples[name]:
        sums[transaction["wal"]["id"]] += transaction["num_satoshis"]
    assert dict(sums) == {row["wal"]["id"]: row["wal"]["balance"] for row in examples[name]}
    times = [row["created_at"] for row in examples[name]]
    assert times == sorted(times, reverse=True)


def test_lists_and_single_wallets_agree(examples: dict[str, Any]) -> None:
    """The wallet is the first of the list, and its transactions are among those of all wallets."""
    assert examples["wallet"] == examples["wallets"][0]
    everything = [row["id"] for row in examples["all_transactions"]]
    assert {row["id"] for row in examples["wallet_transactions"]} < set(everything)


def test_transfer_moves_what_it_says(examples: dict[str, Any]) -> None:
    """What leaves one wallet reaches the other, and the events contain the same transactions."""
    transfer = examples["transfer"]
    assert transfer["wtx_transfer_in"]["num_satoshis"] == -transfer["wtx_transfer_out"]["num_satoshis"]
    for side in ("in", "out"):
        assert examples[f"wallet_transfer_{side}_event"]["data"]["wtx"] == transfer[f"wtx_transfer_{side}"]
    assert examples["wallet_send_event"]["data"]["wtx"] == examples["wtx_paid"]


def test_invoices_decode(examples: dict[str, Any]) -> None:
    """Each LnTx with an invoice matches its BOLT11 text, and its preimage matches the hash."""
    seen = set()
    for lntx in _objects([*examples.values()], "lntx_"):
        seen.add(lntx["id"])
        if lntx["payment_preimage"]:
            preimage = bytes.fromhex(lntx["payment_preimage"])
            preimage = preimage if len(preimage) == 32 else base64.b64decode(preimage)  # older outgoing payments
            assert hashlib.sha256(preimage).hexdigest() == lntx["r_hash_decoded"]
        if lntx["is_keysend"]:
            assert lntx["payment_request"] == f"{lntx['dest_pubkey']}:{lntx['num_satoshis']}"
            continue
        invoice = bolt11.decode(lntx["payment_request"])
        assert invoice.amount_msat == lntx["num_satoshis"] * 1000
        assert (invoice.payee, invoice.payment_hash) == (lntx["dest_pubkey"], lntx["r_hash_decoded"])
        assert invoice.description_hash == lntx["description_hash"]
        assert invoice.description in (lntx["memo"], None)
    assert len(seen) == 4


def test_decoded_invoice_is_the_invoice(examples: dict[str, Any]) -> None:
    """The decoded invoice is the one of the other examples, in both spellings."""
    invoice = bolt11.decode(examples["unpaid"]["payment_request"])
    decoded, newer = examples["decoded_invoice"], examples["decoded_invoice_newer_server"]
    assert decoded["destination"] == invoice.payee
    assert (decoded["payment_hash"], decoded["num_msat"]) == (invoice.payment_hash, str(invoice.amount_msat))
    assert base64.b64decode(decoded["payment_addr"]).hex() == invoice.payment_secret
    assert (newer["paymentAddr"], newer["numMsat"]) == (decoded["payment_addr"], decoded["num_msat"])


def test_lnurls_decode(examples: dict[str, Any]) -> None:
    """Each LNURL encodes the documented URL."""
    assert decode_lnurl(examples["lnurlpay"]["lnurl_encoded"]) == examples["lnurlpay"]["lnurl_decoded"]
    once, permanent = (
        decode_lnurl(examples[name]["lnurl"]) or "" for name in ("lnurl_withdraw", "lnurl_withdraw_static")
    )
    assert f"ott={examples['lnurl_withdraw']['ott']}" in once
    assert "ott=" not in permanent
