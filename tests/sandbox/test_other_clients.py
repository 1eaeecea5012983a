"""Third-party clients work with the sandbox unchanged: lnpay-py, npm's lnpay, and LNbits' integration of LNPay."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import httpx
import lnpay_py  # type: ignore[import-untyped]  # a package by others, without types
import pytest
from lnpay_py.lntx import LNPayLnTx  # type: ignore[import-untyped]  # the same
from lnpay_py.wallet import LNPayWallet  # type: ignore[import-untyped]  # the same

from scripts.sandbox import Sandbox
from scripts.sandbox.lnurl import decode_lnurl


@pytest.fixture
def lnpay_py_client(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """lnpay-py with the sandbox as its endpoint and a default wallet; gives the calls that have not been made yet.

    It keeps its settings in module globals.
    """
    for name in ("__PUBLIC_API_KEY__", "__ENDPOINT_URL__", "__DEFAULT_WAK__", "__VERSION__"):
        monkeypatch.setattr(lnpay_py, name, getattr(lnpay_py, name))
    lnpay_py.initialize(sandbox.public_key, sandbox.keys["waka_"], params={"endpoint_url": f"{sandbox.url}/v1/"})
    calls = [(lnpay_py, "create_wallet")]
    calls += [(kind, name) for kind in (LNPayWallet, LNPayLnTx) for name in vars(kind) if not name.startswith("_")]
    unused = {getattr(place, name).__qualname__ for place, name in calls}
    for place, name in calls:
        monkeypatch.setattr(place, name, _noted(getattr(place, name), unused))
    return unused


def _noted(call: Callable[..., Any], unused: set[str]) -> Callable[..., Any]:
    """Return a call, which then counts as used."""

    def noted(*arguments: Any) -> Any:
        unused.discard(call.__qualname__)
        return call(*arguments)

    return noted


def test_lnpay_py_makes_all_its_calls(sandbox: Sandbox, lnpay_py_client: set[str]) -> None:
    """lnpay-py creates a wallet, receives, pays, transfers, and gets an LNURL: all its calls are used."""
    keys = lnpay_py.create_wallet({"user_label": "Till"})["access_keys"]
    till = LNPayWallet(keys["Wallet Admin"][0])
    created = LNPayWallet(keys["Wallet Invoice"][0]).create_invoice({"num_satoshis": 2, "memo": "Tester"})
    assert (created["num_satoshis"], created["memo"], created["settled"]) == (2, "Tester", 0)
    sandbox.pay(created["id"])
    assert LNPayLnTx(created["id"]).get_info()["settled"] == 1
    assert till.get_info()["balance"] == 2
    (transaction,) = till.get_transactions()
    assert (transaction["num_satoshis"], transaction["lnTx"]["id"]) == (2, created["id"])
    sandbox.fund(100)
    default = LNPayWallet("")
    paid = default.pay_invoice({"payment_request": sandbox.outside_invoice(5)})
    assert (paid["num_satoshis"], paid["lnTx"]["settled"]) == (-5, 1)
    moved = default.internal_transfer({"dest_wallet_id": sandbox.keys["w_"], "num_satoshis": 1, "memo": "Memo"})
    assert (moved["wtx_transfer_in"]["num_satoshis"], moved["wtx_transfer_out"]["user_label"]) == (1, "Memo")
    assert "num_satoshis=3" in (decode_lnurl(default.get_lnurl({"num_satoshis": 3})["lnurl"]) or "")
    assert lnpay_py_client == set()


@pytest.mark.usefixtures("lnpay_py_client")
def test_lnpay_py_gets_the_error_body(sandbox: Sandbox) -> None:
    """lnpay-py returns the error's body like a result."""
    refused = LNPayWallet(sandbox.keys["wakr_"]).create_invoice({"num_satoshis": 2})
    assert (refused["status"], refused["name"]) == (401, "Unauthorized")


def test_npm_lnpay_makes_all_its_calls(sandbox: Sandbox, run_node: Callable[..., Any]) -> None:
    """Each call of the npm package works, except for the paywall, which LNPay no longer has."""
    sandbox.fund(100)
    others = {"OUTSIDE": sandbox.outside_invoice(5), "OTHER_WALLET": sandbox.keys["w_"]}
    results = run_node("lnpay.js", **sandbox.environment, **others)
    assert results["wallet"]["access_keys"]["Wallet Admin"][0].startswith("waka_")
    assert results["created"]["passThru"]["userDefined"] == {"order_id": "100"}
    assert results["read"] == results["created"]
    assert results["paid"]["num_satoshis"] == -5
    assert results["sent"]["lnTx"]["is_keysend"] == 1
    assert results["moved"]["wtx_transfer_in"]["num_satoshis"] == 1
    assert results["lnurl"]["lnurl"].startswith("LNURL1")
    assert results["balance"]["balance"] == results["transactions"]["data"][0]["wal"]["balance"]
    assert (len(results["transactions"]["data"]), results["transactions"]["pagination"]["current_page"]) == (2, "1")
    assert results["refused"] == "Wallet not found: wal_unknown"
    assert results["paywall"] == "Error"
    assert results["unused"] == []


def test_lnbits_receives_and_pays(sandbox_with: Callable[..., Sandbox]) -> None:
    """LNbits sends the amount as text with an empty memo or a hex hash, pays, and reads `fee_msat` of newer servers."""
    sandbox = sandbox_with(all_fields=True)
    wallet = f"/wallet/{sandbox.keys['waka_']}"
    headers = {"X-Api-Key": sandbox.public_key, "User-Agent": "LNbits/1.0.0"}
    with httpx.Client(base_url=f"{sandbox.url}/v1", headers=headers, timeout=None) as http:

        def status(lntx_id: str) -> tuple[bool | None, int, str | None]:
            """LNbits' view of an invoice or payment: None while it is pending."""
            data = http.get(f"/lntx/{lntx_id}").json()
            return {0: None, 1: True, -1: False}[data["settled"]], data["fee_msat"], data["payment_preimage"]

        before = http.get(wallet).json()
        assert before["statusType"]["name"] == "active"
        plain = http.post(f"{wallet}/invoice", json={"num_satoshis": "100", "memo": ""})
        assert (plain.status_code, plain.json()["memo"], plain.json()["num_satoshis"]) == (201, "", 100)
        digest = hashlib.sha256(b"unhashed description").hexdigest()
        hashed = http.post(f"{wallet}/invoice", json={"num_satoshis": "1", "description_hash": digest})
        assert (hashed.status_code, hashed.json()["description_hash"]) == (201, digest)
        assert status(plain.json()["id"]) == (None, 0, None)
        preimage = sandbox.pay(plain.json()["id"])["payment_preimage"]
        assert status(plain.json()["id"]) == (True, 0, preimage)
        assert http.get(f"/lntx/{plain.json()['id']}?fields=settled").json() == {"settled": 1}
        assert http.get(wallet).json()["balance"] == before["balance"] + 100
        paid = http.post(f"{wallet}/withdraw", json={"payment_request": sandbox.outside_invoice(50)}).json()
        assert status(paid["lnTx"]["id"]) == (True, 250, paid["lnTx"]["payment_preimage"])
        refused = http.post(f"{wallet}/withdraw", json={"payment_request": sandbox.outside_invoice(10_000)})
        assert (refused.is_error, "Invoice too large" in refused.json()["message"]) == (True, True)
