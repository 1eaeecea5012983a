"""A row of a table of rules: a request, and the expected response."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from scripts.sandbox import Sandbox

Check = Callable[[httpx.Response, Sandbox], object]


def _nothing(response: httpx.Response, sandbox: Sandbox) -> None:
    """Check nothing more."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One rule. Keys are named by prefix, with `other:` for those of the second account."""

    facts: str
    """The section of the facts about LNPay that states the rule."""
    says: str
    status: int
    method: str = "POST"
    path: str = "/v1/wallet/{wallet}/invoice"
    key: str | None = "sak_"
    """The API key, sent as the user name of http basic; None sends none."""
    wallet: str = "wal_"
    send: Mapping[str, Any] = field(default_factory=lambda: {"json": {"num_satoshis": 20}})
    """What httpx is to send, in its own words."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    funds: int = 0
    """Satoshis that the wallet gets first."""
    failing: str = ""
    """Why the node fails this payment."""
    suspended: str = ""
    """The key that is suspended meanwhile."""
    message: str | None = None
    """The error's message, word for word; `{wallet}` and `{balance}` are the wallet's."""
    has: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the response."""
    check: Check = _nothing

    def __str__(self) -> str:
        return f"{self.facts} {self.says}"

    def key_of(self, name: str, sandbox: Sandbox) -> str:
        """The key with this name; a name that is not a prefix is used literally."""
        account, _, prefix = name.rpartition(":")
        return (sandbox.other_keys if account == "other" else sandbox.keys).get(prefix, name)


def body(**fields: Any) -> dict[str, Any]:
    """A JSON body with an amount and these fields; None as the amount omits it."""
    fields = {"num_satoshis": 20, **fields}
    return {"json": fields}


def is_page(response: httpx.Response, sandbox: Sandbox) -> None:
    """The response is an HTML page, not JSON."""
    assert response.headers["content-type"].startswith("text/html")
    assert "Page not found." in response.text


def header(name: str, value: str | None) -> Check:
    """The response has this header; None means it has no such header."""

    def check(response: httpx.Response, sandbox: Sandbox) -> None:
        assert response.headers.get(name) == value

    return check
