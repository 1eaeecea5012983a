"""Money is conserved: whatever the calls and their order, no satoshi appears or disappears."""

from __future__ import annotations

import os
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from scripts.sandbox import Sandbox
from scripts.sandbox.payments import routing_fee_msat

from .conftest import SandboxWith
from .contract import complaints

AMOUNTS = st.sampled_from([1, 2, 99, 1000, 9_999, 10_000, 10_001])
WALLETS = st.sampled_from(["wal_", "walx_", "w_"])
LARGEST_FEE = -(-routing_fee_msat(10_000) // 1000)


class Wallets(RuleBasedStateMachine):
    """Three wallets of an account, outside wallets and nodes, and every call that moves money."""

    sandbox: Sandbox
    http: httpx.Client

    def __init__(self) -> None:
        super().__init__()
        self.sandbox.reset()

    def call(self, wallet: str, path: str, **body: Any) -> httpx.Response:
        """Call with the secret key; the response is documented."""
        response = self.http.post(f"/v1/wallet/{self.sandbox.keys[wallet]}/{path}", json=body)
        assert complaints(response) == []
        return response

    @rule(wallet=WALLETS, amount=AMOUNTS)
    def fund(self, wallet: str, amount: int) -> None:
        """Fund a wallet."""
        self.sandbox.fund(amount, self.sandbox.keys[wallet])

    @rule(source=WALLETS, destination=WALLETS, amount=AMOUNTS, twice=st.booleans())
    def pay_each_other(self, source: str, destination: str, amount: int, twice: bool) -> None:
        """A wallet pays another's invoice, or tries to, once or twice."""
        made = self.call(destination, "invoice", num_satoshis=amount)
        if made.is_success:
            first = self.call(source, "withdraw", payment_request=made.json()["payment_request"])
            if twice:
                again = self.call(source, "withdraw", payment_request=made.json()["payment_request"])
                assert not (first.is_success and again.is_success)

    @rule(wallet=WALLETS, amount=AMOUNTS, limit=st.sampled_from([None, 0, 10**6]))
    def pay_outside(self, wallet: str, amount: int, limit: int | None) -> None:
        """A wallet pays someone else's invoice, with a routing fee."""
        invoice = self.sandbox.outside_invoice(amount)
        self.call(wallet, "withdraw", payment_request=invoice, fee_limit_msat=limit)

    @rule(wallet=WALLETS, amount=AMOUNTS, outside=st.booleans(), queued=st.booleans(), to=WALLETS)
    def keysend(self, wallet: str, amount: int, outside: bool, queued: bool, to: str) -> None:
        """A wallet pays a node without an invoice."""
        records = {"696969": self.sandbox.keys[to]}
        pubkey = "02" * 33 if outside else self.sandbox.node_pubkey
        body = {"dest_pubkey": pubkey, "num_satoshis": amount, "custom_records": records}
        headers = {"X-LNPAY-ASYNC": "1"} if queued else {}
        path = f"/v1/wallet/{self.sandbox.keys[wallet]}/keysend"
        assert complaints(self.http.post(path, json=body, headers=headers)) == []

    @rule(source=WALLETS, destination=WALLETS, amount=AMOUNTS)
    def transfer(self, source: str, destination: str, amount: int) -> None:
        """A wallet transfers to another."""
        self.call(source, "transfer", dest_wallet_id=self.sandbox.keys[destination], num_satoshis=amount)

    @rule(source=WALLETS, destination=WALLETS, amount=AMOUNTS)
    def pay_a_link(self, source: str, destination: str, amount: int) -> None:
        """A wallet pays another's LNURL-pay link."""
        link = self.call(destination, "lnurlp").json()
        self.call(source, "lnurlp/pay", lnurlpay_encoded=link["lnurl_encoded"], amt_msat=amount * 1000 - 1)

    @rule(wallet=WALLETS, destination=WALLETS, amount=AMOUNTS)
    def draw(self, wallet: str, destination: str, amount: int) -> None:
        """An app withdraws from a wallet by LNURL, with another wallet's invoice."""
        made = self.call(destination, "invoice", num_satoshis=min(amount, 10_000)).json()
        offer = self.http.get(f"/v1/wallet/{self.sandbox.keys[wallet]}/lnurl/withdraw").json()
        query = {"ott": offer["ott"], "k1": "k1", "pr": made["payment_request"]}
        key = self.http.get("/sandbox/").json()["keys"]["waklw_"]
        self.http.get(f"/v1/wallet/{key}/lnurl-process", params=query)

    @rule(reason=st.sampled_from(["FAILURE_REASON_NO_ROUTE", "busy"]))
    def fail(self, reason: str) -> None:
        """The next payment fails."""
        self.sandbox.fail_payments(reason)

    @invariant()
    def nothing_is_lost(self) -> None:
        """The sum is 0, each balance is the sum of its transactions, and none is lower than a routing fee allows."""
        money = self.sandbox.money()
        assert money["sum"] == sum(money["wallets"].values()) + money["world"] + money["fees"] == 0
        assert money["fees"] >= 0
        for wallet_id, balance in money["wallets"].items():
            assert balance >= -LARGEST_FEE
            if balance and wallet_id in self.sandbox.keys.values():
                path = f"/v1/wallet/{wallet_id}/transactions"
                rows = self.http.get(path, params={"per-page": 500, "fields": "num_satoshis"}).json()
                assert sum(row["num_satoshis"] for row in rows) == balance


EXAMPLES = int(os.environ.get("EXAMPLES", "8"))
"""How many sequences of calls are tried; `EXAMPLES=200` makes 10,000 steps."""


@pytest.mark.parametrize("core", [False, True], ids=["as documented", "core"])
def test_money_is_conserved(core: bool, sandbox_with: SandboxWith) -> None:
    """No sequence of calls creates or loses a satoshi."""
    sandbox = sandbox_with(max_receive_sats=10_000, max_send_sats=10_000, debug=True, core=core)
    with httpx.Client(base_url=sandbox.url, auth=(sandbox.api_key, ""), timeout=60) as http:
        machine = type("Machine", (Wallets,), {"sandbox": sandbox, "http": http})
        limits = settings(max_examples=EXAMPLES, stateful_step_count=50 if EXAMPLES > 8 else 20)
        checked = settings(limits, suppress_health_check=[HealthCheck.too_slow])
        run_state_machine_as_test(machine, settings=checked)
