"""The controls under /sandbox/: paying, expiring, listing, resetting, suspending, and who may use them."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from lnpay_client import InvoiceExpired, LNPay, WaiterTimeoutError

from scripts.sandbox import Sandbox, SandboxError, running_sandbox


def read(http: httpx.Client, lntx_id: str) -> dict[str, Any]:
    """The LnTx as returned by the API."""
    lntx: dict[str, Any] = http.get(f"/v1/lntx/{lntx_id}").json()
    return lntx


def any_amount(http: httpx.Client, sandbox: Sandbox) -> str:
    """The id of a new any-amount invoice."""
    return str(http.post(f"/v1/wallet/{sandbox.wallet_id}/invoice", json={"num_satoshis": 0}).json()["id"])


def test_pay_settles(sandbox: Sandbox, http: httpx.Client, invoice: dict[str, Any]) -> None:
    """A paid invoice is settled for every caller."""
    paid = sandbox.pay(invoice["id"])
    assert paid == read(http, invoice["id"])
    assert (paid["settled"], paid["num_satoshis"]) == (1, 20)
    assert paid["settled_at"] >= paid["created_at"]


def test_pay_any_amount(sandbox: Sandbox, http: httpx.Client) -> None:
    """An any-amount invoice shows the amount paid, even above the limit (facts 1.7)."""
    lntx_id = any_amount(http, sandbox)
    assert sandbox.pay(lntx_id, 21_000)["num_satoshis"] == 21_000
    assert read(http, lntx_id)["num_satoshis"] == 21_000


def test_pay_by_form_as_the_page_prints_it(sandbox: Sandbox, http: httpx.Client) -> None:
    """The printed curl command sends the amount as a form field."""
    lntx_id = any_amount(http, sandbox)
    paid = httpx.post(f"{sandbox.url}/sandbox/invoices/{lntx_id}/pay", data={"num_satoshis": "21"}, timeout=None).json()
    assert (paid["settled"], paid["num_satoshis"]) == (1, 21)


@pytest.mark.parametrize("amount", [None, 0, -1, 1.5, "many", "²", True, [1], 10**30])
def test_pay_any_amount_needs_an_amount(amount: Any, sandbox: Sandbox, http: httpx.Client) -> None:
    """Without an integer number of satoshis, nothing is paid."""
    lntx_id = any_amount(http, sandbox)
    with pytest.raises(SandboxError, match="num_satoshis"):
        sandbox.pay(lntx_id, amount)
    assert read(http, lntx_id)["settled"] == 0


def test_pay_another_amount_than_asked_for(sandbox: Sandbox, invoice: dict[str, Any]) -> None:
    """An invoice with an amount can be paid only with that amount."""
    with pytest.raises(SandboxError, match="for 20 satoshis"):
        sandbox.pay(invoice["id"], 19)


def test_pay_twice(sandbox: Sandbox, invoice: dict[str, Any]) -> None:
    """A paid invoice cannot be paid again."""
    sandbox.pay(invoice["id"])
    with pytest.raises(SandboxError, match="invoice is already paid"):
        sandbox.pay(invoice["id"])


def test_pay_an_expired_invoice(sandbox: Sandbox, invoice: dict[str, Any]) -> None:
    """No wallet can pay an expired invoice."""
    sandbox.expire(invoice["id"])
    with pytest.raises(SandboxError, match="invoice expired"):
        sandbox.pay(invoice["id"])


def test_expire(sandbox: Sandbox, http: httpx.Client, invoice: dict[str, Any]) -> None:
    """Only `expires_at` changes, to a time in the past."""
    expired = sandbox.expire(invoice["id"])
    assert expired == read(http, invoice["id"])
    assert {name for name in expired if expired[name] != invoice[name]} == {"expires_at"}
    assert expired["expires_at"] < invoice["created_at"] + 1


def test_expire_a_paid_invoice(sandbox: Sandbox, invoice: dict[str, Any]) -> None:
    """A paid invoice does not expire."""
    sandbox.pay(invoice["id"])
    with pytest.raises(SandboxError, match="already paid"):
        sandbox.expire(invoice["id"])


def test_unknown_invoice(sandbox: Sandbox) -> None:
    """The controls distinguish an unknown invoice from an invalid request."""
    with pytest.raises(SandboxError, match="No invoice 'lntx_x'"):
        sandbox.pay("lntx_x")


def test_time_passes_by_the_clock_that_was_handed_in() -> None:
    """An invoice expires according to the clock, and is settled at the clock's time."""
    now = 1_600_000_000.0
    with running_sandbox(clock=lambda: now) as sandbox, httpx.Client(auth=(sandbox.api_key, ""), timeout=None) as http:
        url = f"{sandbox.url}/v1/wallet/{sandbox.wallet_id}/invoice"
        ids = [http.post(url, json={"num_satoshis": 1, "expiry": 60}).json()["id"] for _ in range(2)]
        now += 59
        assert sandbox.pay(ids[0])["settled_at"] == 1_600_000_059
        now += 1
        assert [lntx["status"] for lntx in sandbox.invoices()] == ["expired", "settled"]
        with pytest.raises(SandboxError, match="invoice expired"):
            sandbox.pay(ids[1])


def test_answers_are_dated_by_the_clock_that_was_handed_in() -> None:
    """A caller who compares an invoice's expiry with the response's date finds it open as long as the sandbox does."""
    now = 1_600_000_000.0
    with running_sandbox(clock=lambda: now) as sandbox, LNPay(sandbox.api_key, base_url=sandbox.url) as lnpay:
        invoice = lnpay.wallet.create_invoice(sandbox.wallet_id, num_satoshis=1, expiry=60)
        with pytest.raises(WaiterTimeoutError):
            lnpay.lntx.wait_until_settled(invoice.id, timeout=0)
        now += 3600
        with pytest.raises(InvoiceExpired):
            lnpay.lntx.wait_until_settled(invoice.id, timeout=60)
        sandbox.fault("status", headers={"Date": "Tue, 14 Nov 2023 22:13:20 GMT"})
        assert httpx.get(f"{sandbox.url}/v1/x", timeout=None).headers.get_list("date") == [
            "Tue, 14 Nov 2023 22:13:20 GMT"
        ]


def test_list_is_newest_first_and_limited(sandbox: Sandbox, http: httpx.Client) -> None:
    """The list counts all invoices and shows as many as requested."""
    newest = any_amount(http, sandbox)
    listed = httpx.get(f"{sandbox.url}/sandbox/invoices?limit=1", timeout=None).json()
    assert [lntx["id"] for lntx in listed["invoices"]] == [newest]
    assert listed["count"] == len(sandbox.invoices())
    for limit in ("x", "-1", "9" * 30):
        assert httpx.get(f"{sandbox.url}/sandbox/invoices?limit={limit}", timeout=None).status_code == 400


def test_reset_forgets_invoices_and_faults_but_no_keys() -> None:
    """After a reset the sandbox is in its initial state, with the same keys."""
    with (
        running_sandbox() as sandbox,
        httpx.Client(base_url=sandbox.url, auth=(sandbox.api_key, ""), timeout=None) as http,
    ):
        lntx_id = any_amount(http, sandbox)
        sandbox.fault("status")
        sandbox.reset()
        assert sandbox.invoices() == []
        assert http.get(f"/v1/lntx/{lntx_id}").json()["message"] == "LnTx not found"
        assert any_amount(http, sandbox)


def test_suspended_api_key_comes_before_the_wallet() -> None:
    """With a suspended API key and an unknown wallet, the key is reported (facts 1.3)."""
    with running_sandbox() as sandbox:
        sandbox.suspend(sandbox.api_key)
        for path in ("wallet/wal_unknown/invoice", "wallet/wal_unknown/invoice?fields=id"):
            refused = httpx.post(f"{sandbox.url}/v1/{path}", auth=(sandbox.api_key, ""), timeout=None)
            assert refused.json()["message"] == "Something went wrong, please reach out."


def test_suspend_an_unknown_key(sandbox: Sandbox) -> None:
    """A key that does not exist cannot be suspended."""
    with pytest.raises(SandboxError, match="No such key"):
        sandbox.suspend("sak_x")


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "rebound.example"},
        {"Host": "rebound.example:8111"},
        {"Origin": "https://shop.example"},
        {"Origin": "null"},
        {"Host": ""},
        {"Host": "[::1"},
        {"Host": "[x]:8111"},
        {"Origin": "http://[::1"},
    ],
)
@pytest.mark.parametrize(("method", "path"), [("GET", "/"), ("GET", "/sandbox/"), ("POST", "/sandbox/reset")])
def test_web_pages_elsewhere_reach_no_control(
    method: str, path: str, headers: dict[str, str], sandbox: Sandbox, anyone: httpx.Client
) -> None:
    """A page of another site, or one that resolves its own name to this machine, gets neither keys nor controls."""
    response = anyone.request(method, sandbox.url + path, headers=headers)
    assert response.status_code == 403
    assert "The controls reject" in response.json()["message"]
    assert "access-control-allow-origin" not in response.headers


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8111", "127.0.0.1", "[::1]:8111", "shop.localhost", "sandbox"]
)
def test_names_that_reach_the_controls(host: str, anyone: httpx.Client) -> None:
    """This machine's names, addresses, and explicitly allowed names are accepted."""
    with running_sandbox(hosts=("sandbox",)) as sandbox:
        assert anyone.get(f"{sandbox.url}/sandbox/", headers={"Host": host}).status_code == 200


def test_the_controls_tell_about_themselves(sandbox: Sandbox, anyone: httpx.Client) -> None:
    """`GET /sandbox/` returns base URL, keys and controls to a program."""
    shown = anyone.get(f"{sandbox.url}/sandbox/").json()
    assert shown["base_url"] == sandbox.url
    assert shown["keys"] == sandbox.keys
    assert shown["settings"]["paid_tier"] is True
    assert "POST /sandbox/invoices/{lntx_id}/pay" in shown["controls"]


def test_what_the_controls_of_money_refuse(sandbox: Sandbox, anyone: httpx.Client) -> None:
    """Unknown wallets, zero times and records in a list are rejected in a sentence."""
    with pytest.raises(SandboxError, match="No wallet 'wal_x'"):
        sandbox.fund(1, "wal_x")
    with pytest.raises(SandboxError, match="`times` must be a number up to"):
        sandbox.fail_payments(times=0)
    with pytest.raises(SandboxError, match="No wallet 'wal_x'"):
        sandbox.keysend(1, {"696969": "wal_x"})
    records = {"num_satoshis": 1, "custom_records": [1]}
    response = anyone.post(f"{sandbox.url}/sandbox/outside/keysends", json=records)
    assert (response.status_code, response.json()["message"]) == (400, "`custom_records` must map numbers to strings.")


def test_a_control_with_broken_json(sandbox: Sandbox, anyone: httpx.Client) -> None:
    """The reason is the one that the API returns."""
    response = anyone.post(f"{sandbox.url}/sandbox/faults", content=b"{")
    assert (response.status_code, response.json()["message"]) == (
        400, "Invalid JSON data in request body: Syntax error",
    )  # fmt: skip


def test_a_sandbox_is_shown_by_its_url(sandbox: Sandbox) -> None:
    """Failed tests print the repr, which contains no keys."""
    assert repr(sandbox) == f"<Sandbox {sandbox.url}>"
