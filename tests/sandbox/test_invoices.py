"""The payment request of an invoice, compared with the LnTx, and decoded by third-party libraries."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import bolt11
import httpx
import pytest
from bolt11.models.features import Feature, FeatureExtra, Features, FeatureState
from bolt11.models.tags import TagChar, Tags
from coincurve import PrivateKey

from scripts.sandbox import Sandbox, Settings
from scripts.sandbox.invoice import write_invoice

HASH = hashlib.sha256(b"a longer text").hexdigest()
SUPPORTED = FeatureState.supported
FEATURES: dict[Feature | FeatureExtra, FeatureState] = {
    Feature.var_onion_optin: SUPPORTED,
    Feature.payment_secret: SUPPORTED,
    Feature.basic_mpp: SUPPORTED,
}
REQUESTS: dict[str, dict[str, Any]] = {
    "smallest": {"num_satoshis": 1},
    "largest": {"num_satoshis": 10_000, "memo": "m" * 255},
    "any amount": {"num_satoshis": 0, "memo": "Donation"},
    "no memo": {"num_satoshis": 7, "memo": ""},
    "not ASCII": {"num_satoshis": 1500, "memo": "Käse ☕ für 北京"},
    "hash": {"num_satoshis": 20, "memo": "omitted", "description_hash": HASH},
    "an hour": {"num_satoshis": 20, "expiry": 3600},
    "a second": {"num_satoshis": 20, "expiry": 1},
    "expired": {"num_satoshis": 20, "expiry": 0},
    "ten years": {"num_satoshis": 20, "expiry": 315_360_000},
}


def create(http: httpx.Client, sandbox: Sandbox, request: dict[str, Any]) -> dict[str, Any]:
    """A fresh LnTx."""
    response = http.post(f"/v1/wallet/{sandbox.wallet_id}/invoice", json=request)
    assert response.status_code == 201, response.text
    lntx: dict[str, Any] = response.json()
    return lntx


@pytest.mark.parametrize("request_", REQUESTS.values(), ids=REQUESTS)
def test_all_fields_agree_with_the_payment_request(
    request_: dict[str, Any], sandbox: Sandbox, http: httpx.Client
) -> None:
    """The bolt11 package decodes the values of the LnTx, and a signature by the node's own key (facts 1.7, 1.8)."""
    lntx = create(http, sandbox, request_)
    decoded = bolt11.decode(lntx["payment_request"], strict=True)
    assert decoded.is_regtest()
    assert (decoded.amount_msat or 0) == lntx["num_satoshis"] * 1000
    assert decoded.date == lntx["created_at"]
    assert decoded.expiry == lntx["expiry"]
    assert decoded.date + decoded.expiry == lntx["expires_at"]
    assert decoded.payment_hash == lntx["r_hash_decoded"]
    assert decoded.payee == lntx["dest_pubkey"] == sandbox.node_pubkey
    assert decoded.description_hash == lntx["description_hash"]
    assert decoded.description == (None if lntx["description_hash"] else lntx["memo"])
    assert decoded.min_final_cltv_expiry == 40
    assert len(decoded.payment_secret or "") == 64
    assert decoded.features is not None
    assert decoded.features.feature_list == FEATURES


def test_another_decoder_agrees(sandbox: Sandbox, http: httpx.Client, run_node: Callable[..., Any]) -> None:
    """The npm package light-bolt11-decoder decodes each kind of invoice to the same values."""
    lntxs = [create(http, sandbox, request) for request in REQUESTS.values()]
    decoded = run_node("decode.js", *(lntx["payment_request"] for lntx in lntxs))
    for lntx, read in zip(lntxs, decoded, strict=True):
        assert read["coin_network"]["bech32"] == "bcrt"
        assert int(read.get("amount", 0)) == lntx["num_satoshis"] * 1000
        assert (read["timestamp"], read["expiry"]) == (lntx["created_at"], lntx["expiry"])
        assert read["payment_hash"] == lntx["r_hash_decoded"]
        assert read.get("description_hash") == lntx["description_hash"]
        assert read.get("description") == (None if lntx["description_hash"] else lntx["memo"])
        assert read["min_final_cltv_expiry"] == 40
        assert read["feature_bits"]["payment_secret"] == "supported"
        assert not read["feature_bits"]["extra_bits"]["bits"]


@pytest.mark.parametrize("memo", ["", "Tea", "m" * 600, "☕"])
@pytest.mark.parametrize("amount", [0, 1, 20, 999, 10_000, 123_456_789])
def test_the_bolt11_package_writes_the_same(amount: int, memo: str) -> None:
    """Our encoder and the bolt11 package produce identical invoices, signature included."""
    key = PrivateKey(hashlib.sha256(b"key").digest())
    payment_hash, secret = hashlib.sha256(b"preimage").digest(), hashlib.sha256(b"secret").digest()
    tags = Tags()
    tags.add(TagChar.payment_hash, payment_hash.hex())
    tags.add(TagChar.description, memo)
    tags.add(TagChar.min_final_cltv_expiry, 40)
    tags.add(TagChar.expire_time, 86_400)
    tags.add(TagChar.payment_secret, secret.hex())
    tags.add(TagChar.features, Features.from_feature_list(FEATURES))
    theirs = bolt11.Bolt11("bcrt", 1_582_462_172, tags, bolt11.MilliSatoshi(amount * 1000) if amount else None)
    ours = write_invoice(
        node_key=key,
        created_at=1_582_462_172,
        num_satoshis=amount,
        payment_hash=payment_hash,
        payment_secret=secret,
        expiry=86_400,
        memo=memo,
    )
    assert ours == bolt11.encode(theirs, key.to_hex(), ignore_exceptions=True)


def test_the_preimage_appears_only_at_settlement(sandbox: Sandbox, http: httpx.Client) -> None:
    """The preimage of an unpaid invoice is never returned; a paid one's hashes to the payment hash (facts 1.8)."""
    unpaid = create(http, sandbox, {"num_satoshis": 20})
    listed = next(lntx for lntx in sandbox.invoices() if lntx["id"] == unpaid["id"])
    assert unpaid["payment_preimage"] is listed["payment_preimage"] is None
    sandbox.pay(unpaid["id"])
    paid = http.get(f"/v1/lntx/{unpaid['id']}").json()
    assert hashlib.sha256(bytes.fromhex(paid["payment_preimage"])).hexdigest() == paid["r_hash_decoded"]


def test_nothing_else_changes_at_settlement(sandbox: Sandbox, http: httpx.Client) -> None:
    """Payment changes three fields of an LnTx with a fixed amount (facts 2.1)."""
    unpaid = create(http, sandbox, {"num_satoshis": 20, "passThru": {"ticketId": "556"}})
    paid = sandbox.pay(unpaid["id"])
    assert {name for name in paid if paid[name] != unpaid[name]} == {"settled", "settled_at", "payment_preimage"}
    assert paid["settled"] == 1


def test_mainnet_is_refused_with_a_reason() -> None:
    """A sandbox for real money does not start, and gives the reason."""
    with pytest.raises(ValueError, match="for real money could be mistaken"):
        Settings(network="mainnet")


def test_mainnet_is_refused_on_the_command_line() -> None:
    """The command line prints the same sentence, with exit code 2."""
    ran = subprocess.run(
        [sys.executable, "-m", "scripts.sandbox", "--network", "mainnet", "--port", "0"],
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )
    assert ran.returncode == 2
    assert "only regtest invoices (lnbcrt)" in ran.stderr
    assert "Traceback" not in ran.stderr
