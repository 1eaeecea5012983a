"""Rules about reading an LnTx, and about the `fields` of a response."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx

from scripts.sandbox import Sandbox

from .body import CORE
from .row import Check, Row, header, is_page

INVALID = "Your request was made with invalid credentials."
SEED_FIELDS = [
    "id", "created_at", "dest_pubkey", "payment_request", "r_hash_decoded", "memo", "description_hash", "num_satoshis",
    "expiry", "expires_at", "payment_preimage", "settled", "settled_at", "is_keysend", "custom_records", "passThru",
]  # fmt: skip
NEWER_FIELDS = [
    "id", "created_at", "ln_node_id", "dest_pubkey", "payment_request", "r_hash_decoded", "memo", "description_hash",
    "payment_addr", "num_satoshis", "fee_msat", "expiry", "expires_at", "payment_preimage", "settled", "settled_at",
    "is_keysend", "is_amp", "custom_records", "passThru",
]  # fmt: skip
UNPAID = {"settled": 0, "settled_at": None, "payment_preimage": None, "is_keysend": None, "custom_records": None}


def get(says: str, status: int = 200, *, facts: str = "2.1", **more: Any) -> Row:
    """A row that reads the LnTx of a fresh invoice over 20 satoshis."""
    defaults = {"method": "GET", "path": "/v1/lntx/{lntx}", "send": {}}
    return Row(facts=facts, says=says, status=status, **{**defaults, **more})


def is_exactly(*names: str) -> Check:
    """The response has exactly these fields in this order."""

    def check(response: httpx.Response, sandbox: Sandbox) -> None:
        assert list(response.json()) == list(names)

    return check


def is_empty_array(response: httpx.Response, sandbox: Sandbox) -> None:
    """The response is `[]`, not `{}`."""
    assert response.text == "[]"


def fields(asked: str, *names: str, facts: str = "2.2", says: str = "") -> Row:
    """A row that requests these fields."""
    check = is_exactly(*names) if names else is_empty_array
    return get(says or f"fields={asked!r}", facts=facts, send={"params": {"fields": asked}}, check=check)


def is_pass_thru(response: httpx.Response, sandbox: Sandbox) -> None:
    """A dotted name below a plain value returns the whole value."""
    assert response.json() == {"passThru": {"wallet_id": sandbox.wallet_id}}


def sent(params: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """A request with these query parameters."""
    return {"params": params, **more}


READING = [
    get("an unpaid invoice", has=UNPAID, check=is_exactly(*SEED_FIELDS)),
    get("the 16 documented fields", facts="10 #8", check=is_exactly(*SEED_FIELDS)),
    get("newer servers' 20 fields in their order", facts="1.7", settings={"all_fields": True},
        has={"payment_addr": None, "is_amp": None, "fee_msat": 0}, check=is_exactly(*NEWER_FIELDS)),
    get("core: 20 fields", facts="1.7", settings=CORE, check=is_exactly(*NEWER_FIELDS)),
    get("a public key reads it, too", key="pak_"),
    get("an unknown id is 401, not 404", 401, path="/v1/lntx/lntx_unknown", message="LnTx not found"),
    get("another account's is 401", 401, key="other:sak_", message="LnTx not found"),
    get("another account's is 401 for a public key", 401, key="other:pak_", message="LnTx not found"),
    get("no key", 401, key=None, message=INVALID, check=header("www-authenticate", 'Basic realm="api"')),
    get("a wallet access key is not an API key", 401, facts="3.5", key="waka_", message=INVALID),
    get("a wallet access key is not even a public API key", 401, facts="3.5", key="waklp_", message=INVALID),
    *(
        get(f"{method} has no route", 404, method=method, check=is_page)
        for method in ("POST", "PUT", "DELETE")
    ),
    get("HEAD has no route", 404, method="HEAD"),
    *(
        get(f"other characters in the id: {path}", 404, path=path, check=is_page)
        for path in ("/v1/lntx/lntx-x", "/v1/lntx/", "/v1/lntx/lntx_x/", "/v1/lntx/lntx_x.json", "/v1/lntx/lntx_x%0A")
    ),
    get("Accept that leaves JSON out", 406, send={"headers": {"Accept": "text/html"}},
        message="None of your requested content types is supported."),
]  # fmt: skip

FIELDS = [
    fields("settled,num_satoshis", "num_satoshis", "settled", says="the server's order, not the one asked"),
    fields("settled , num_satoshis", "num_satoshis", "settled", says="spaces around commas"),
    fields(",settled,,", "settled", says="empty items are skipped"),
    fields("settled,nothing", "settled", says="unknown names are ignored"),
    fields("Settled", says="names are case-sensitive, and only unknown ones give an empty array"),
    fields("nothing", says="only unknown names give an empty array"),
    fields("ln_node_id", says="a field of newer servers is unknown to an older one"),
    fields("", *SEED_FIELDS, says="an empty list gives all"),
    fields(",", *SEED_FIELDS, says="a list of nothing gives all"),
    fields("*", *SEED_FIELDS, says="a star gives all"),
    fields("settled,*", *SEED_FIELDS, says="a star among names gives all"),
    fields("settled,settled", "settled", says="a name twice"),
    get("fields[] is ignored", facts="2.2", send=sent({"fields[]": "settled"}), check=is_exactly(*SEED_FIELDS)),
    get("a dotted name gives the whole value", facts="2.2", send=sent({"fields": "passThru.wallet_id"}),
        check=is_pass_thru),
    get("expand has nothing to offer", facts="2.2", send=sent({"expand": "passThru,wal"}),
        check=is_exactly(*SEED_FIELDS)),
    Row(facts="1.6", says="fields trims a new invoice, too", status=201, check=is_exactly("id", "payment_request"),
        send=sent({"fields": "payment_request,id"}, json={"num_satoshis": 20})),
    Row(facts="1.1", says="an LnTx, unpaid", status=201, has=UNPAID, check=is_exactly(*SEED_FIELDS)),
    Row(facts="1.7", says="core: an LnTx with 20 fields", settings=CORE, status=201, check=is_exactly(*NEWER_FIELDS)),
    Row(facts="2.2", says="only unknown names, on a new invoice", status=201, check=is_empty_array,
        send=sent({"fields": "x"}, json={"num_satoshis": 20})),
]  # fmt: skip

ROWS = [*READING, *FIELDS]
