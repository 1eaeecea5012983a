"""Rules about wallets and lists: who may read and create them, what they contain, how they are paginated."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import httpx

from scripts.sandbox import Sandbox

from .body import CORE
from .keys import INVALID, INVALID_WALLET
from .row import Check, Row

ROLES = {
    "Wallet Admin", "Wallet Invoice", "Wallet Read", "Wallet LNURL Withdraw", "Wallet LNURL Pay",
    "Wallet External Website Admin", "Wallet External Website View",
}  # fmt: skip
SECRET_ONLY = "This resource can only be access with secret access key."
NO_READ = "{prefix} access key provided does not permission to do this: wallet_read"
READERS = ("waka_", "wakr_", "waklw_", "wakewa_", "wakewv_")
TRANSACTIONS = "/v1/wallet/{wallet}/transactions"


def get(says: str, status: int = 200, *, path: str = "/v1/wallet/{wallet}", facts: str = "6.2", **more: Any) -> Row:
    """A row that reads."""
    return Row(facts=facts, says=says, status=status, **{"method": "GET", "path": path, "send": {}, **more})


def create(says: str, body: dict[str, Any], status: int = 201, **more: Any) -> Row:
    """A row that creates a wallet."""
    return Row(**{"facts": "6.1", "says": says, "status": status, "path": "/v1/wallet", "send": {"json": body}, **more})


def has_keys_of_each_role(response: httpx.Response, sandbox: Sandbox) -> None:
    """A new wallet has seven keys, one per role, and no money."""
    body = response.json()
    assert body["access_keys"].keys() == ROLES
    assert all(len(keys) == 1 for keys in body["access_keys"].values())
    assert (body["balance"], body["user_label"]) == (0, "Till")


def is_page(number: int, pages: int, size: int, *, rows: int) -> Check:
    """The response is this page, according to its headers."""

    def check(response: httpx.Response, sandbox: Sandbox) -> None:
        found = [response.headers[f"x-pagination-{name}"] for name in ("current-page", "page-count", "per-page")]
        assert found == [str(number), str(pages), str(size)]
        assert len(response.json()) == rows
        assert int(response.headers["x-pagination-total-count"]) >= rows
        assert ("rel=next" in response.headers["link"]) is (number < pages)

    return check


def pages(query: dict[str, Any], page: int, count: int, size: int, rows: int) -> Row:
    """A row about pagination of the account's two nodes."""
    check = is_page(page, count, size, rows=rows)
    return get(f"{query}", path="/v1/nodes", facts="8", send={"params": query}, check=check)


CREATE = [
    create("a label", {"user_label": "Till"}, check=has_keys_of_each_role),
    create("fields does not trim it", {"user_label": "Till"}, facts="2.2", check=has_keys_of_each_role,
           send={"json": {"user_label": "Till"}, "params": {"fields": "id"}}),
    create("a public key may, too", {"user_label": "Till"}, facts="3.4", key="pak_", check=has_keys_of_each_role),
    create("undocumented names are ignored", {"user_label": "Till", "balance": 7}, facts="3.5", has={"balance": 0}),
    create("your own node", {"user_label": "Till", "ln_node_id": "{spare_node}"}),
    create("another account's node", {"user_label": "Till", "ln_node_id": "{node}"}, 400, key="other:sak_",
           message="Node does not belong to this user!"),
    create("an identifier that a wallet has", {"user_label": "Till", "deterministic_identifier": "{taken}"}, 400,
           message=f'Id "walx_{sha256(b"till-7account").hexdigest()[:14]}" has already been taken.'),
    create("an unknown node", {"user_label": "Till", "ln_node_id": "lnod_unknown"}, 500),
    create("no label", {}, 400, message="Internal Label cannot be blank."),
    create("an empty label", {"user_label": ""}, 400, message="Internal Label cannot be blank."),
    create("a label that is not a string", {"user_label": 5}, 400, message="Internal Label must be a string."),
    create("a label that is too long", {"user_label": "x" * 256}, 400,
           message="Internal Label should contain at most 255 characters."),
    create("no key", {"user_label": "Till"}, 401, key=None, message=INVALID),
    create("a wallet access key is not an API key", {"user_label": "Till"}, 401, key="waka_", message=INVALID),
]  # fmt: skip

READ = [
    *(get(f"a public key and {prefix}", facts="3.4", key="pak_", wallet=prefix) for prefix in READERS),
    *(
        get(f"a public key and {prefix}: the role comes before the wallet", 401, facts="6", key="pak_", wallet=prefix,
            message=NO_READ.format(prefix=prefix + ("_" if prefix[-1] != "_" else "")))
        for prefix in ("waki_", "waklp_", "wal_")
    ),
    get("a public key and an unknown key", 401, key="pak_", wallet="waka_unknown", message=INVALID_WALLET),
    get("an unknown wallet", 401, wallet="wal_unknown", message="Wallet not found: wal_unknown"),
    get("another account's wallet", 401, wallet="other:wal_", message="Wallet not found: {wallet}"),
    get("a legacy wallet has no type", wallet="w_", facts="7.1", has={"walletType": None}),
    get("core tells the node", settings=CORE, facts="7.1",
        check=lambda response, sandbox: response.json()["ln_node_id"]),
    get("fields looks into its status", facts="2.2", send={"params": {"fields": "statusType.name,balance_msat"}},
        check=lambda response, sandbox: _equal(response, {"balance_msat": None, "statusType": {"name": "active"}})),
]  # fmt: skip

LISTS = [
    get("a secret key lists wallets", path="/v1/wallets", facts="6.3"),
    get("a public key does not", 401, path="/v1/wallets", facts="6.3", key="pak_", message=SECRET_ONLY),
    get("a wallet access key is not an API key", 401, path="/v1/wallets", facts="3.5", key="waklp_", message=INVALID),
    get("a secret key lists transactions", path=TRANSACTIONS, facts="6.4", funds=5),
    *(get(f"a public key and {prefix} list", path=TRANSACTIONS, facts="6.4", key="pak_", wallet=prefix)
      for prefix in READERS),
    *(
        get(f"a public key and {prefix} do not", 401, path=TRANSACTIONS, facts="6.4", key="pak_", wallet=prefix,
            message=NO_READ.format(prefix=prefix))
        for prefix in ("waki_", "waklp_")
    ),
    get("a public key and a wallet id", 401, path=TRANSACTIONS, facts="6.4", key="pak_", message=INVALID_WALLET),
    get("all transactions", path="/v1/wallet-transactions", facts="6.5", funds=5),
    get("those of one wallet", path="/v1/wallet-transactions", facts="6.5", send={"params": {"wallet_id": "{fresh}"}},
        check=lambda response, sandbox: _equal(response, [])),
    get("another account's wallet", 401, path="/v1/wallet-transactions", facts="6.5", message="Wallet not found",
        send={"params": {"wallet_id": "{other_wal}"}}),
    get("a public key", 401, path="/v1/wallet-transactions", facts="6.5", key="pak_", message=SECRET_ONLY),
    get("fields looks into the wallet, not into the LnTx", path=TRANSACTIONS, facts="2.2", funds=5,
        send={"params": {"fields": "wal.id,lnTx.id,wtxType.name", "per-page": "1"}},
        check=lambda response, sandbox: _looks_into_models(response.json()[0])),
    pages({}, 1, 1, 50, 2),
    pages({"per-page": "1"}, 1, 2, 1, 1),
    pages({"per-page": "1", "page": "2"}, 2, 2, 1, 1),
    pages({"per-page": "1", "page": "3"}, 2, 2, 1, 1),
    pages({"per-page": "0"}, 1, 2, 1, 1),
    pages({"per-page": "51"}, 1, 1, 50, 2),
    pages({"per-page": "many", "page": "first"}, 1, 1, 50, 2),
    get("nothing", path="/v1/wallet/{fresh}/transactions", facts="8", check=is_page(1, 0, 100, rows=0)),
    get("at most 500", path="/v1/wallet/{fresh}/transactions", facts="8", send={"params": {"per-page": "501"}},
        check=is_page(1, 0, 500, rows=0)),
]  # fmt: skip

ROWS = [*CREATE, *READ, *LISTS]


def _equal(response: httpx.Response, expected: Any) -> None:
    assert response.json() == expected


def _looks_into_models(transaction: dict[str, Any]) -> None:
    assert list(transaction) == ["wal", "wtxType", "lnTx"]
    assert (list(transaction["wal"]), list(transaction["wtxType"])) == (["id"], ["name"])
    assert len(transaction["lnTx"]) > 10
