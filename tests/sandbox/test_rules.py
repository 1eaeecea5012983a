"""What LNPay does, a row a rule: each is sent to a sandbox over HTTP, and the answer held against it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from scripts.sandbox import Sandbox

from .rules import body, forms, keys, lntx
from .rules.row import Row

SandboxWith = Callable[..., Sandbox]
TABLES = {"keys": keys.ROWS, "body": body.ROWS, "forms": forms.ROWS, "lntx": lntx.ROWS}


@pytest.mark.parametrize("row", [row for rows in TABLES.values() for row in rows], ids=str)
def test_rule(row: Row, sandbox_with: SandboxWith, anyone: httpx.Client) -> None:
    """The sandbox answers as LNPay does."""
    sandbox = sandbox_with(**row.settings)
    response = send(row, sandbox, anyone)
    assert response.status_code == row.status, response.text
    wallet = row.key_of(row.wallet, sandbox)
    if row.message is not None:
        assert response.json()["message"] == row.message.replace("{wallet}", wallet)
    for name, value in row.has.items():
        assert response.json()[name] == value, name
    row.check(response, sandbox)


@pytest.mark.parametrize(
    "section",
    ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.9", "1.10", "2.1", "2.2", "3.1", "3.3", "3.4", "3.5", "4"],
)
def test_each_section_has_its_rows(section: str) -> None:
    """No section of the facts about these two operations is without a row."""
    assert [row for rows in TABLES.values() for row in rows if row.facts == section]


def test_each_request_makes_an_invoice_of_its_own(sandbox: Sandbox, anyone: httpx.Client) -> None:
    """There is no idempotency key (facts 1.1): the same request twice makes two invoices."""
    url = f"{sandbox.url}/v1/wallet/{sandbox.wallet_id}/invoice"
    made = [
        anyone.post(url, json={"num_satoshis": 1}, headers={"Idempotency-Key": "x"}, auth=(sandbox.api_key, "")).json()
        for _ in range(2)
    ]
    for name in ("id", "payment_request", "r_hash_decoded"):
        assert made[0][name] != made[1][name]


def send(row: Row, sandbox: Sandbox, client: httpx.Client) -> httpx.Response:
    """Send what the row says."""
    path = row.path.replace("{wallet}", row.key_of(row.wallet, sandbox))
    if "{lntx}" in path:
        path = path.replace("{lntx}", new_invoice(sandbox, client))
    request: dict[str, Any] = _filled_in(dict(row.send), sandbox.keys)
    if row.key is not None and "auth" not in request:
        request["auth"] = (row.key_of(row.key, sandbox), "")
    return client.request(row.method, sandbox.url + path, **request)


def new_invoice(sandbox: Sandbox, client: httpx.Client) -> str:
    """The id of a fresh invoice over 20 satoshis."""
    url = f"{sandbox.url}/v1/wallet/{sandbox.wallet_id}/invoice"
    return str(client.post(url, json={"num_satoshis": 20}, auth=(sandbox.api_key, "")).json()["id"])


def _filled_in(value: Any, keys: dict[str, str]) -> Any:
    """The value with each `{sak_}` in it replaced by the key."""
    if isinstance(value, str):
        for prefix, key in keys.items():
            value = value.replace("{" + prefix + "}", key)
        return value
    if isinstance(value, dict):
        return {name: _filled_in(item, keys) for name, item in value.items()}
    return tuple(_filled_in(item, keys) for item in value) if isinstance(value, tuple) else value
