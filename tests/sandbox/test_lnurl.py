"""LNURLs as used by wallet apps: decode the link, request its URL, and pay or be paid."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

import bolt11
import httpx
import pytest
from bech32 import bech32_encode, convertbits

from scripts.sandbox import Sandbox, running_sandbox
from scripts.sandbox.lnurl import decode_lnurl


@pytest.fixture
def app(anyone: httpx.Client) -> httpx.Client:
    """A wallet app, which has no key."""
    return anyone


def read(http: httpx.Client, app: httpx.Client, path: str, **params: Any) -> dict[str, Any]:
    """Get a link, and request its URL, like an app."""
    link = http.get(path, params=params).raise_for_status().json()
    offer: dict[str, Any] = app.get(decode_lnurl(link["lnurl"]) or "").raise_for_status().json()
    return offer


def invoice_of(sandbox: Sandbox, http: httpx.Client, amount: int) -> dict[str, Any]:
    """An invoice of another wallet, as created by an app."""
    made = http.post(f"/v1/wallet/{sandbox.keys['w_']}/invoice", json={"num_satoshis": amount})
    found: dict[str, Any] = made.json()
    return found


def draw(app: httpx.Client, offer: dict[str, Any], payment_request: str) -> httpx.Response:
    """Call the link's callback with an invoice, like an app."""
    separator = "&" if "?" in offer["callback"] else "?"
    return app.get(f"{offer['callback']}{separator}k1={offer['k1']}&pr={payment_request}")


def test_a_one_time_link_pays_once(sandbox: Sandbox, http: httpx.Client, app: httpx.Client) -> None:
    """The app's invoice is paid from the wallet, with the link's memo and data; the token can be used once."""
    sandbox.fund(100)
    data = base64.b64encode(b'{"refund": "77"}').decode()
    path = f"/v1/wallet/{sandbox.wallet_id}/lnurl/withdraw"
    offer = read(http, app, path, num_satoshis=10, memo="Cash back", passThru=data)
    assert (offer["maxWithdrawable"], offer["defaultDescription"], "balanceCheck" in offer) == (
        10_000,
        "Cash back",
        False,
    )
    invoice = invoice_of(sandbox, http, 10)
    paid = draw(app, offer, invoice["payment_request"])
    assert (paid.status_code, paid.json()) == (201, {"status": "OK"})
    assert http.get(f"/v1/lntx/{invoice['id']}").json()["settled"] == 1
    (wtx,) = http.get(f"/v1/wallet/{sandbox.wallet_id}/transactions", params={"per-page": 1}).json()
    assert (wtx["num_satoshis"], wtx["user_label"], wtx["passThru"]["userDefined"]) == (
        -10,
        "Cash back",
        {"refund": "77"},
    )
    again = draw(app, offer, invoice_of(sandbox, http, 1)["payment_request"])
    assert (again.status_code, again.json()["status"]) == (200, "ERROR")


def test_a_failed_draw_leaves_the_token(sandbox: Sandbox, http: httpx.Client, app: httpx.Client) -> None:
    """An error is 200 with a reason, and does not use up the link."""
    sandbox.fund(100)
    offer = read(http, app, f"/v1/wallet/{sandbox.wallet_id}/lnurl/withdraw")
    invoice = invoice_of(sandbox, http, 1)["payment_request"]
    sandbox.fail_payments()
    assert draw(app, offer, invoice).json() == {"status": "ERROR", "reason": "FAILURE_REASON_NO_ROUTE"}
    assert draw(app, offer, invoice).json() == {"status": "OK"}


def test_the_permanent_link_pays_again_and_again(sandbox: Sandbox, http: httpx.Client, app: httpx.Client) -> None:
    """It offers the whole balance, has a balance check, and becomes invalid with its key."""
    sandbox.fund(100)
    offer = read(http, app, f"/v1/wallet/{sandbox.wallet_id}/lnurl/withdraw-static")
    assert offer["maxWithdrawable"] == sandbox.money()["wallets"][sandbox.wallet_id] * 1000
    assert app.get(offer["balanceCheck"]).json()["tag"] == "withdrawRequest"
    for _ in range(2):
        assert draw(app, offer, invoice_of(sandbox, http, 5)["payment_request"]).json() == {"status": "OK"}
    sandbox.suspend(sandbox.keys["waklw_"])
    try:
        assert draw(app, offer, invoice_of(sandbox, http, 5)["payment_request"]).status_code == 401
    finally:
        sandbox.restore(sandbox.keys["waklw_"])


@pytest.mark.parametrize("found_by", ["link", "domain", "domain id"])
def test_an_app_pays_a_lightning_address(
    sandbox: Sandbox, http: httpx.Client, app: httpx.Client, found_by: str
) -> None:
    """The invoice commits to the metadata, has the requested amount, and pays into the wallet as an LNURL payment."""
    form = {"lnurlp_identifier": "carol", "custy_domain_id": sandbox.domain_id, "lnurlp_short_desc": "Tips"}
    link = http.post(f"/v1/wallet/{sandbox.wallet_id}/lnurlp", json=form).json()
    url = {
        "link": decode_lnurl(link["lnurl_encoded"]) or "",
        "domain": f"{sandbox.url}/.well-known/lnurlp/carol",
        "domain id": f"{sandbox.url}/.well-known/{sandbox.domain_id}/lnurlp/carol",
    }[found_by]
    offer = app.get(url).json()
    assert (offer["tag"], offer["minSendable"]) == ("payRequest", 1000)
    answer = app.get(offer["callback"], params={"amount": 9_500, "comment": "Thanks"}).json()
    invoice = bolt11.decode(answer["pr"])
    assert (invoice.amount_msat, invoice.expiry, answer["routes"]) == (10_000, 432_000, [])
    assert invoice.description_hash == hashlib.sha256(offer["metadata"].encode()).hexdigest()
    lntx = next(each for each in sandbox.invoices() if each["payment_request"] == answer["pr"])
    sandbox.pay(lntx["id"])
    (wtx,) = http.get(f"/v1/wallet/{sandbox.wallet_id}/transactions", params={"per-page": 1}).json()
    assert (wtx["wtxType"]["name"], wtx["passThru"]["lnurlp_comment"]) == ("ln_lnurl_pay_inbound", "Thanks")


@pytest.mark.parametrize(
    "params", [{"amount": "999"}, {"amount": "10000001"}, {"amount": "x"}, {"amount": "1000", "comment": "x" * 256}]
)
def test_what_a_link_does_not_take(
    sandbox: Sandbox, http: httpx.Client, app: httpx.Client, params: dict[str, str]
) -> None:
    """A problem is 200 with a reason."""
    wallet = http.get(f"/v1/wallet/{sandbox.wallet_id}").json()
    link = http.get(f"/v1/lnurlp/{wallet['default_lnurlpay_id']}").json()
    refused = app.get(link["lnurl_decoded"], params=params)
    assert (refused.status_code, refused.json()["status"]) == (200, "ERROR")
    assert refused.json()["reason"]


def test_a_keysend_from_outside(sandbox: Sandbox, http: httpx.Client) -> None:
    """A keysend reaches the wallet named in a record, else the node's first wallet, with LNPay's fields."""
    named = sandbox.keysend(5, {"696969": sandbox.keys["w_"]})
    assert (named["passThru"]["wallet_id"], named["payment_request"]) == (sandbox.keys["w_"], "keysend")
    assert (len(named["r_hash_decoded"]), named["is_keysend"], named["expires_at"]) == (88, 1, None)
    assert sandbox.keysend(5)["passThru"]["wallet_id"] == sandbox.wallet_id


def test_a_link_whose_key_is_suspended() -> None:
    """The link accepts no payment, and gives the reason in LNURL's format."""
    with (
        running_sandbox() as sandbox,
        httpx.Client(base_url=sandbox.url, auth=(sandbox.api_key, ""), timeout=None) as http,
    ):
        wallet = http.get(f"/v1/wallet/{sandbox.wallet_id}").json()
        url = http.get(f"/v1/lnurlp/{wallet['default_lnurlpay_id']}").json()["lnurl_decoded"]
        for key in sandbox.keys.values():
            if key in url:
                sandbox.suspend(key)
        assert httpx.get(url, timeout=None).json() == {"status": "ERROR", "reason": "Invalid Wallet Access Key."}


def test_a_limit_that_was_lowered(tmp_path: Path) -> None:
    """The account's limit applies, even to a link that was created when it was higher."""
    for limit in (10_000, 5):
        with (
            running_sandbox(db=tmp_path / "sandbox.db", max_receive_sats=limit) as sandbox,
            httpx.Client(base_url=sandbox.url, auth=(sandbox.api_key, ""), timeout=None) as http,
        ):
            wallet = http.get(f"/v1/wallet/{sandbox.wallet_id}").json()
            link = http.get(f"/v1/lnurlp/{wallet['default_lnurlpay_id']}").json()
            answer = httpx.get(link["lnurl_decoded"], params={"amount": 6000}, timeout=None).json()
            assert ("pr" in answer) is (limit == 10_000)
    assert "limited to: 5 satoshi" in answer["reason"]


def test_an_lnurl_of_something_else() -> None:
    """A valid LNURL that contains no URL is rejected."""
    assert decode_lnurl(bech32_encode("lnurl", convertbits(b"\xff\xfe", 8, 5) or [])) is None


def test_a_keysend_between_wallets(sandbox: Sandbox, http: httpx.Client) -> None:
    """A keysend to the account's own node reaches the wallet named in a record, else the node's first one."""
    sandbox.fund(100)
    before = sandbox.money()["wallets"]
    for records in ({"696969": sandbox.keys["w_"]}, {}):
        sent = {"dest_pubkey": sandbox.node_pubkey, "num_satoshis": 7, "custom_records": records}
        http.post(f"/v1/wallet/{sandbox.wallet_id}/keysend", json=sent).raise_for_status()
    after = sandbox.money()["wallets"]
    assert after[sandbox.keys["w_"]] - before.get(sandbox.keys["w_"], 0) == 7
    assert after[sandbox.wallet_id] - before[sandbox.wallet_id] == -7
