"""Clients by others work against the sandbox as they are: lnpay-py from PyPI and lnpay from npm."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import lnpay_py  # type: ignore[import-untyped]  # a package by others, without types
import pytest
from lnpay_py.lntx import LNPayLnTx  # type: ignore[import-untyped]  # the same
from lnpay_py.wallet import LNPayWallet  # type: ignore[import-untyped]  # the same

from scripts.sandbox import Sandbox


@pytest.fixture
def lnpay_py_client(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """lnpay-py with the sandbox as its endpoint; it keeps its settings in module globals."""
    for name in ("__PUBLIC_API_KEY__", "__ENDPOINT_URL__", "__DEFAULT_WAK__", "__VERSION__"):
        monkeypatch.setattr(lnpay_py, name, getattr(lnpay_py, name))
    lnpay_py.initialize(sandbox.public_key, params={"endpoint_url": f"{sandbox.url}/v1/"})


@pytest.mark.usefixtures("lnpay_py_client")
def test_lnpay_py_creates_and_reads(sandbox: Sandbox) -> None:
    """lnpay-py creates an invoice with a public key and an invoice key, and sees it paid."""
    created = LNPayWallet(sandbox.keys["waki_"]).create_invoice({"num_satoshis": 2, "memo": "Tester"})
    assert (created["num_satoshis"], created["memo"], created["settled"]) == (2, "Tester", 0)
    sandbox.pay(created["id"])
    assert LNPayLnTx(created["id"]).get_info()["settled"] == 1


@pytest.mark.usefixtures("lnpay_py_client")
def test_lnpay_py_gets_the_error_body(sandbox: Sandbox) -> None:
    """lnpay-py hands back the error's body as if it were a result."""
    refused = LNPayWallet(sandbox.keys["wakr_"]).create_invoice({"num_satoshis": 2})
    assert (refused["status"], refused["name"]) == (401, "Unauthorized")


def test_npm_lnpay_creates_and_reads(sandbox: Sandbox, run_node: Callable[..., Any]) -> None:
    """The npm package creates an invoice, reads it, and gives the server's message for an unknown wallet."""
    told = run_node("lnpay.js", **sandbox.environment)
    assert told["created"]["passThru"]["userDefined"] == {"order_id": "100"}
    assert told["read"] == told["created"]
    assert told["refused"] == "Wallet not found: wal_unknown"
