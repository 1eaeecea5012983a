"""Rules about nodes: who may access them, and what they decode and find."""

from __future__ import annotations

from typing import Any

import httpx

from scripts.sandbox import Sandbox

from .body import CORE
from .keys import INVALID
from .row import Row
from .seed import SEED
from .wallets import SECRET_ONLY

DECODE, ROUTES = (f"/v1/node/{{}}/payments/{name}" for name in ("decodeinvoice", "queryroutes"))
SEED_SAYS = {
    "destination": "033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500",
    "payment_hash": "1fb16314b37bdaaef90732c6777034f38ea59d5eb5b3c941a891275a625b26fd",
    "num_satoshis": "20", "timestamp": "1582462172", "expiry": "86400", "cltv_expiry": "40",
}  # fmt: skip
HINT = {
    "node_id": "02" + "aa" * 32, "chan_id": str(700_000 << 40 | 5 << 16 | 1), "fee_base_msat": 1000,
    "fee_proportional_millionths": 10, "cltv_expiry_delta": 40,
}  # fmt: skip
WITH_HINT = (
    "lnbcrt50n1pj48ugqpp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygssp5yg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg"
    "3zyg3zyg3qdqz0qrzjq2424242424242424242424242424242424242424242424242425z4wvqqqqpgqqyqqqqlgqqqqqzsq9q7kq5yrqsu5uvsagr6l"
    "76xfl4h08mtzyf33yjtc0eswj4fp4ef2vylw5wzaln0ekzr44xe8u3curffn96n4y824m8f3ytyx5zkjap25gq8x7ynr"
)
"""5 satoshis; its one hint is the channel 700000x5x1."""


def ask(says: str, path: str, status: int = 200, message: str | None = None, **more: Any) -> Row:
    """A row that calls a node."""
    params = more.pop("params", {})
    return Row(facts="6.12", says=says, status=status, method="GET", path=path, send={"params": params},
               message=message, **more)  # fmt: skip


def has_two_nodes(response: httpx.Response, sandbox: Sandbox) -> None:
    """The account's nodes, newest first, and none of another account."""
    assert [node["id"] for node in response.json()] == sandbox.node_ids[::-1]


def is_node(response: httpx.Response, sandbox: Sandbox) -> None:
    """The account's first node, with its key and its keysend wallet."""
    body = response.json()
    assert (body["id"], body["default_pubkey"]) == (sandbox.node_ids[0], sandbox.node_pubkey)
    assert body["keysend_wallet_id"] == sandbox.wallet_id


def is_null(response: httpx.Response, sandbox: Sandbox) -> None:
    """The body is null."""
    assert response.text == "null"


def is_in_camel_case(response: httpx.Response, sandbox: Sandbox) -> None:
    """Newer servers write most names in camel case."""
    assert {"routeHints", "paymentAddr", "numMsat", "num_satoshis", "cltv_expiry"} <= response.json().keys()


ROWS = [
    ask("all nodes", "/v1/nodes", check=has_two_nodes),
    ask("a public key sees none", "/v1/nodes", 401, SECRET_ONLY, key="pak_"),
    ask("a node", "/v1/node/{node}", check=is_node),
    ask("a node, in core", "/v1/node/{node}", settings=CORE, has={"is_custodian": 1}),
    ask("a public key does not see it", "/v1/node/{node}", 401, SECRET_ONLY, key="pak_"),
    ask("an unknown node", "/v1/node/lnod_unknown", 401, "Invalid node id: lnod_unknown"),
    ask("an unknown node, in core", "/v1/node/lnod_unknown", settings=CORE, check=is_null),
    ask("another account's node", "/v1/node/{node}", 401, key="other:sak_"),
    ask("an invoice", DECODE.format("default"), params={"payment_request": SEED}, key="pak_", has=SEED_SAYS),
    ask("an invoice, by your own node", DECODE.format("{spare_node}"), params={"payment_request": "{own}"},
        has={"num_satoshis": "20", "num_msat": "20000"}),
    ask("an invoice, in core", DECODE.format("default"), params={"payment_request": SEED}, settings=CORE,
        check=is_in_camel_case),
    ask("an invoice with a way to its node", DECODE.format("default"), params={"payment_request": WITH_HINT},
        has={"route_hints": [{"hop_hints": [HINT]}]}),
    ask("no invoice", DECODE.format("default"), 400, "Missing required parameters: payment_request"),
    ask("a text that is not an invoice", DECODE.format("default"), 400, params={"payment_request": "x"}),
    ask("by an unknown node", DECODE.format("lnod_x"), 401, "Invalid node id: lnod_x",
        params={"payment_request": SEED}),
    ask("without a key", DECODE.format("default"), 401, INVALID, params={"payment_request": SEED}, key=None),
    ask("routes", ROUTES.format("default"), params={"pub_key": "{stranger}", "amt": 100}, key="pak_",
        check=lambda response, sandbox: _leads_to(response, "02" * 33)),
    ask("routes, without parameters", ROUTES.format("default"), 400, "Missing required parameters: pub_key, amt"),
    ask("routes, without an amount", ROUTES.format("default"), 400, "Missing required parameters: amt",
        params={"pub_key": "{stranger}"}),
    ask("an amount that is none", ROUTES.format("default"), 400, "Amt must be an integer.",
        params={"pub_key": "{stranger}", "amt": "x"}),
    *(ask(f"no way to {key}", ROUTES.format("default"), 400, "unable to find a path to destination",
          params={"pub_key": key, "amt": 1}) for key in ("{pubkey}", "stranger")),
    ask("routes by another account's node", ROUTES.format("{node}"), 401, key="other:sak_",
        params={"pub_key": "{stranger}", "amt": 100}),
]  # fmt: skip


def _leads_to(response: httpx.Response, pubkey: str) -> None:
    (route,) = response.json()["routes"]
    assert route["hops"][-1]["pubKey"] == pubkey
    assert int(route["totalAmtMsat"]) == 100_000 + int(route["totalFeesMsat"])
