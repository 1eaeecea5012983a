"""LNPay's behaviour, one rule per row: each is sent to a sandbox over HTTP, and the response compared with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from html import unescape
from typing import Any

import httpx
import pytest

from scripts.sandbox import Sandbox

from .contract import complaints
from .rules import body, forms, keys, lntx, lnurl, nodes, payments, wallets
from .rules.row import Row

SandboxWith = Callable[..., Sandbox]
TABLES = {
    "keys": keys.ROWS,
    "body": body.ROWS,
    "forms": forms.ROWS,
    "lntx": lntx.ROWS,
    "wallets": wallets.ROWS,
    "payments": payments.ROWS,
    "lnurl": lnurl.ROWS,
    "nodes": nodes.ROWS,
}


@pytest.mark.parametrize("row", [row for rows in TABLES.values() for row in rows], ids=str)
def test_rule(row: Row, sandbox_with: SandboxWith, anyone: httpx.Client) -> None:
    """The sandbox responds like LNPay, and as the spec documents."""
    sandbox = sandbox_with(**row.settings)
    wallet = row.key_of(row.wallet, sandbox)
    if row.funds:
        sandbox.fund(row.funds, wallet)
    balance = str(sandbox.money()["wallets"].get(wallet)) if row.message and "{balance}" in row.message else ""
    request = prepare(row, sandbox, anyone)
    if row.failing:
        sandbox.fail_payments(row.failing)
    if row.suspended:
        sandbox.suspend(sandbox.keys[row.suspended])
    response = anyone.request(**request)
    if row.suspended:
        sandbox.restore(sandbox.keys[row.suspended])
    assert response.status_code == row.status, response.text
    if row.message is not None:
        assert message_of(response) == row.message.replace("{wallet}", wallet).replace("{balance}", balance)
    for name, value in row.has.items():
        assert response.json()[name] == value, name
    row.check(response, sandbox)
    assert complaints(response) == []


def message_of(response: httpx.Response) -> str:
    """The error message of a response: in LNPay's envelope, for wallet apps, or on an HTML page."""
    if response.headers["content-type"].startswith("text/html"):
        return unescape(response.text.partition("<p>")[2].partition("</p>")[0])
    body = response.json()
    return str(body["reason"] if body.get("status") == "ERROR" else body["message"])


SECTIONS = (
    "1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.9 1.10 2.1 2.2 3.1 3.3 3.4 3.5 4 6.1 6.2 6.3 6.4 6.5 6.6 6.7 6.8 6.9 6.10 6.11"
)


@pytest.mark.parametrize("section", [*SECTIONS.split(), "6.12", "8"])
def test_each_section_has_its_rows(section: str) -> None:
    """Each section of the facts about the operations has rows."""
    assert [row for rows in TABLES.values() for row in rows if row.facts == section]


MESSAGES = {
    "1.9": [
        "Num Satoshis must be an integer.",
        "Num Satoshis cannot be blank.",
        "Expiry must be an integer.",
        "passThru data must be valid json",
        "Receiving is limited to: N satoshi per invoice",
        "Invalid JSON data in request body: Syntax error",
        "Your request was made with invalid credentials.",
        "Wallet not found: ...",
        "Invalid Wallet Access Key. Keys prefixed with waka_, waki_, wakr, waklw are valid when using pak_",
        "wakr_ access key provided does not permission to do this: wallet_deposit",
        "Key has been suspended",
        "Something went wrong, please reach out.",
        "Page not found.",
        "None of your requested content types is supported.",
        "Unable to create LN Invoice: ...",
        "An internal server error occurred.",
    ],
    "2.1": ["LnTx not found"],
    "4": [
        "invoice is already paid",
        "Invalid bech32 checksum",
        "Missing required parameters: payment_request",
        "The requested response format is not supported: xml",
    ],
    "6": [
        "wal_ access key provided does not permission to do this: wallet_read",
        "wal_ access key provided does not permission to do this: wallet_transfer",
    ],
    "6.1": [
        "Internal Label cannot be blank.",
        "Node does not belong to this user!",
        "Id ... has already been taken.",
    ],
    "6.3": ["This resource can only be access with secret access key."],
    "6.5": ["Wallet not found"],
    "6.6": [
        "Cannot process any amount invoices",
        "Payment Request cannot be blank.",
        "Unable to decode invoice: ...",
        "Invoice too large :) Max balance: N",
        "Sends are limited to: N satoshi per request",
        "Unable to pay LN Invoice: FAILURE_REASON_NO_ROUTE",
        "Unable to pay LN Invoice: invoice is already paid",
        "Wallet busy try again soon",
    ],
    "6.7": [
        "Insufficient balance in source wallet",
        "Invalid dest wallet id",
        "Cannot transfer funds between wallets tied to different nodes",
        "Cannot transfer funds",
        "Source and destination wallets cannot be the same!",
        "Wallet busy try again soon...",
        "Invalid lnPayParams json specified",
        "Invalid passThru json specified",
    ],
    "6.8": ["Failure reason: FAILURE_REASON_NO_ROUTE", "Please try again soon, wallet busy ID:..."],
    "6.10": [
        'Lnurlp Min Sendable Msat must be greater than or equal to "1000".',
        "Invalid custy_domain_id",
        "Unknown lnurlpay id",
    ],
    "6.11": [
        "Invalid Address / LNURL",
        "LNURL cannot accept more than N msat",
        "LNURL cannot accept less than N msat",
        "Comment length is too long (N) - endpoint supports (N) characters",
        "Invalid username (...) for domain:...",
    ],
    "6.12": ["unable to find a path to destination", "Invalid node id: ..."],
}
"""Every message that the facts name, by section: N is a number, and the dots are whatever the message is about."""


@pytest.mark.parametrize("message", [message for messages in MESSAGES.values() for message in messages])
def test_each_message_of_lnpays_has_its_row(message: str) -> None:
    """Each known LNPay error can be reproduced, word for word."""
    pattern = re.escape(message).replace(re.escape("..."), ".+")
    pattern = re.sub(r"\bN\b", r"([0-9]+|{balance})", pattern)
    said = [row.message for rows in TABLES.values() for row in rows if row.message]
    assert message in said or any(re.fullmatch(pattern, each) for each in said)


def test_each_request_makes_an_invoice_of_its_own(sandbox: Sandbox, anyone: httpx.Client) -> None:
    """There is no idempotency key (facts 1.1): the same request twice creates two invoices."""
    url = f"{sandbox.url}/v1/wallet/{sandbox.wallet_id}/invoice"
    made = [
        anyone.post(url, json={"num_satoshis": 1}, headers={"Idempotency-Key": "x"}, auth=(sandbox.api_key, "")).json()
        for _ in range(2)
    ]
    for name in ("id", "payment_request", "r_hash_decoded"):
        assert made[0][name] != made[1][name]


def prepare(row: Row, sandbox: Sandbox, client: httpx.Client) -> dict[str, Any]:
    """The request of a row, with each name in braces replaced by its value."""
    values: dict[str, Callable[[], str]] = {
        **{prefix: partial(str, key) for prefix, key in sandbox.keys.items()},
        "wallet": lambda: row.key_of(row.wallet, sandbox),
        "lntx": lambda: new_invoice(sandbox, client),
        "outside": lambda: sandbox.outside_invoice(100),
        "own": lambda: new_payment_request(sandbox, client, 20),
        "any_amount": lambda: new_payment_request(sandbox, client, 0),
        "paid": lambda: paid_payment_request(sandbox, client),
        "expired": lambda: expired_payment_request(sandbox, client),
        "lnurlp": lambda: default_link(sandbox, client)["id"],
        "lnurl": lambda: default_link(sandbox, client)["lnurl_encoded"],
        "address": lambda: lightning_address(sandbox, client),
        "other_wal": lambda: sandbox.other_keys["wal_"],
        "fresh": lambda: call(sandbox, client, "POST", "/v1/wallet", user_label="Fresh")["id"],
        "spare_wallet": lambda: wallet_on_spare_node(sandbox, client),
        "taken": lambda: taken_identifier(sandbox, client),
        "domain": lambda: sandbox.domain_id,
        "node": lambda: sandbox.node_ids[0],
        "spare_node": lambda: sandbox.node_ids[1],
        "pubkey": lambda: sandbox.node_pubkey,
        "stranger": lambda: "02" * 33,
    }
    request: dict[str, Any] = _filled_in({**row.send, "url": sandbox.url + row.path, "method": row.method}, values)
    if row.key is not None and "auth" not in request:
        request["auth"] = (row.key_of(row.key, sandbox), "")
    return request


def call(sandbox: Sandbox, client: httpx.Client, method: str, path: str, **body: Any) -> Any:
    """Call the API with the secret key; return the parsed response."""
    response = client.request(method, f"{sandbox.url}{path}", auth=(sandbox.api_key, ""), json=body or None)
    assert response.is_success, response.text
    return response.json()


def new_payment_request(sandbox: Sandbox, client: httpx.Client, amount: int) -> str:
    """A fresh invoice of another wallet of the account."""
    path = f"/v1/wallet/{sandbox.keys['w_']}/invoice"
    return str(call(sandbox, client, "POST", path, num_satoshis=amount)["payment_request"])


def paid_payment_request(sandbox: Sandbox, client: httpx.Client) -> str:
    """An invoice that is paid."""
    made = call(sandbox, client, "POST", f"/v1/wallet/{sandbox.wallet_id}/invoice", num_satoshis=20)
    sandbox.pay(made["id"])
    return str(made["payment_request"])


def expired_payment_request(sandbox: Sandbox, client: httpx.Client) -> str:
    """An invoice that has expired."""
    made = call(sandbox, client, "POST", f"/v1/wallet/{sandbox.wallet_id}/invoice", num_satoshis=20)
    sandbox.expire(made["id"])
    return str(made["payment_request"])


def default_link(sandbox: Sandbox, client: httpx.Client) -> Any:
    """The LNURL-pay link of another wallet of the account."""
    wallet = call(sandbox, client, "GET", f"/v1/wallet/{sandbox.keys['w_']}")
    return call(sandbox, client, "GET", f"/v1/lnurlp/{wallet['default_lnurlpay_id']}")


def lightning_address(sandbox: Sandbox, client: httpx.Client) -> str:
    """A lightning address of another wallet of the account."""
    form = {"lnurlp_identifier": "alice", "custy_domain_id": sandbox.domain_id}
    call(sandbox, client, "POST", f"/v1/wallet/{sandbox.keys['w_']}/lnurlp", **form)
    return f"alice@{sandbox.domain_name}"


def wallet_on_spare_node(sandbox: Sandbox, client: httpx.Client) -> str:
    """A wallet on the account's second node."""
    made = call(sandbox, client, "POST", "/v1/wallet", user_label="Spare", ln_node_id=sandbox.node_ids[1])
    return str(made["id"])


def taken_identifier(sandbox: Sandbox, client: httpx.Client) -> str:
    """The identifier of a wallet, which is created if necessary."""
    body = {"user_label": "Till", "deterministic_identifier": "till-7"}
    client.post(f"{sandbox.url}/v1/wallet", json=body, auth=(sandbox.api_key, ""))
    return "till-7"


def new_invoice(sandbox: Sandbox, client: httpx.Client) -> str:
    """The id of a fresh invoice over 20 satoshis."""
    url = f"{sandbox.url}/v1/wallet/{sandbox.wallet_id}/invoice"
    return str(client.post(url, json={"num_satoshis": 20}, auth=(sandbox.api_key, "")).json()["id"])


def _filled_in(value: Any, values: Mapping[str, Callable[[], str]]) -> Any:
    """The value with each name in braces replaced."""
    if isinstance(value, str):
        for name, make in values.items():
            if "{" + name + "}" in value:
                value = value.replace("{" + name + "}", make())
        return value
    if isinstance(value, dict):
        return {name: _filled_in(item, values) for name, item in value.items()}
    return tuple(_filled_in(item, values) for item in value) if isinstance(value, tuple) else value
