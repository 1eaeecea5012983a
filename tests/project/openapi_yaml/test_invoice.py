"""The example invoice is real: its BOLT11 text matches the fields next to it."""

from __future__ import annotations

import hashlib
from typing import Any

import bolt11
import pytest


@pytest.fixture(params=["unpaid", "settled", "settled_newer_server"])
def ln_tx(spec: dict[str, Any], request: pytest.FixtureRequest) -> dict[str, Any]:
    """Each example LnTx of the document in turn."""
    value: dict[str, Any] = spec["components"]["examples"][request.param]["value"]
    return value


def test_payment_request_agrees_with_the_fields(ln_tx: dict[str, Any]) -> None:
    """Amount, times, memo, payee and payment hash in the invoice are those of the LnTx."""
    invoice = bolt11.decode(ln_tx["payment_request"], strict=True)
    assert invoice.amount_msat == ln_tx["num_satoshis"] * 1000
    assert invoice.date == ln_tx["created_at"]
    assert invoice.expiry == ln_tx["expiry"]
    assert invoice.date + (invoice.expiry or 0) == ln_tx["expires_at"]
    assert invoice.description == ln_tx["memo"]
    assert invoice.description_hash == ln_tx["description_hash"]
    assert invoice.payee == ln_tx["dest_pubkey"]
    assert invoice.payment_hash == ln_tx["r_hash_decoded"]
    assert invoice.currency == "bc"


def test_preimage_is_the_receipt_of_a_settled_invoice(ln_tx: dict[str, Any]) -> None:
    """A settled LnTx has a preimage that hashes to the payment hash, and an unpaid one has none."""
    if ln_tx["settled"]:
        preimage = bytes.fromhex(ln_tx["payment_preimage"])
        assert hashlib.sha256(preimage).hexdigest() == ln_tx["r_hash_decoded"]
        assert ln_tx["created_at"] < ln_tx["settled_at"] < ln_tx["expires_at"]
    else:
        assert ln_tx["payment_preimage"] is None
        assert ln_tx["settled_at"] is None


def test_settlement_changes_three_fields(spec: dict[str, Any]) -> None:
    """The settled example differs from the unpaid one only in what settlement changes."""
    examples = spec["components"]["examples"]
    unpaid, settled = examples["unpaid"]["value"], examples["settled"]["value"]
    assert list(unpaid) == list(settled)
    changed = {name for name in unpaid if unpaid[name] != settled[name]}
    assert changed == {"settled", "settled_at", "payment_preimage"}


def test_newer_server_adds_four_fields(spec: dict[str, Any]) -> None:
    """The newer form adds fields, keeps the others, and returns the user's data next to the wallet's id."""
    examples = spec["components"]["examples"]
    older, newer = examples["settled"]["value"], examples["settled_newer_server"]["value"]
    assert set(newer) - set(older) == {"ln_node_id", "payment_addr", "fee_msat", "is_amp"}
    assert {name for name in older if older[name] != newer[name]} == {"passThru"}
    user_data = older["passThru"]["userDefined"]
    assert newer["passThru"] == {"wallet_id": older["passThru"]["wallet_id"], **user_data}
