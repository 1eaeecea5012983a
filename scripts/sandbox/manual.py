"""The instructions for users: commands to paste, the meaning of each key, and how to use the controls."""

from __future__ import annotations

import json
from typing import Any

from .faults import KINDS
from .state import State

KEY_NOTES = {
    "sak_": "secret API key, for servers",
    "pak_": "public API key, goes with a wallet access key",
    "wal_": "wallet id",
    "walx_": "wallet id of the deterministic kind",
    "w_": "wallet id from before February 2020",
    "waka_": "wallet access key: admin",
    "waki_": "wallet access key: invoice",
    "wakr_": "wallet access key: read",
    "waklw_": "wallet access key: LNURL withdraw",
    "waklp_": "wallet access key: LNURL pay",
    "wakewa_": "wallet access key: external website, admin",
    "wakewv_": "wallet access key: external website, view",
}

_FAULT_EXAMPLES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("the next two requests get a 503", {"kind": "status", "status": 503, "times": 2}),
    ("a 503 after the work is done", {"kind": "status", "status": 503, "processed": True}),
    ("the next response takes 5 seconds", {"kind": "delay", "seconds": 5}),
    ("no response, and nothing was processed", {"kind": "drop"}),
    ("no response, though the invoice was created", {"kind": "drop", "processed": True, "method": "POST"}),
    ("the response is truncated", {"kind": "cut_body", "path": "/v1/lntx/*"}),
    ("the response is not JSON", {"kind": "malformed_json"}),
    ("a proxy's HTML page, 502", {"kind": "html"}),
    ("429, Retry-After in seconds", {"kind": "rate_limit", "retry_after": 3}),
    ("429, Retry-After as a date", {"kind": "rate_limit", "retry_after": 3, "as_date": True}),
)


def paste_text(url: str, state: State) -> str:
    """Lines for a terminal: base URL, keys, and a first invoice."""
    return f"""\
export LNPAY_BASE_URL={url}
export LNPAY_API_KEY={state.keys["sak_"]}
export LNPAY_WALLET_KEY={state.keys["wal_"]}
curl -u "$LNPAY_API_KEY:" "$LNPAY_BASE_URL/v1/wallet/$LNPAY_WALLET_KEY/invoice" \\
  -H "Content-Type: application/json" -d '{{"num_satoshis": 100, "memo": "Coffee"}}'
"""


def exposure_text(host: str) -> str:
    """A warning if others can reach the sandbox; empty if it serves only this machine."""
    if host == "localhost" or host.startswith("127.") or host == "::1":
        return ""
    return f"Anyone who can reach {host} can read these keys and use the controls: serve only networks you trust.\n"


def key_notes(state: State) -> list[tuple[str, str]]:
    """Each key and what it is."""
    return [(key, KEY_NOTES[prefix]) for prefix, key in state.keys.items()]


def controls_text(url: str) -> str:
    """All controls as commands."""
    lines = [
        "# pay an invoice; an any-amount invoice needs the amount",
        f"curl -X POST {url}/sandbox/invoices/LNTX_ID/pay",
        f"curl -X POST {url}/sandbox/invoices/LNTX_ID/pay -d num_satoshis=21",
        "# expire an invoice; list all invoices; delete all invoices and faults",
        f"curl -X POST {url}/sandbox/invoices/LNTX_ID/expire",
        f"curl {url}/sandbox/invoices",
        f"curl -X POST {url}/sandbox/reset",
        "# fund a wallet; make payments from wallets fail; show where all satoshis are",
        f"curl {url}/sandbox/wallets/WALLET/fund -d num_satoshis=1000",
        f"curl {url}/sandbox/payments/fail -d reason=FAILURE_REASON_NO_ROUTE -d times=2",
        f"curl -X DELETE {url}/sandbox/payments/fail",
        f"curl {url}/sandbox/money",
        "# create an outside invoice to pay from a wallet; send a keysend to a wallet",
        f"curl {url}/sandbox/outside/invoices -d num_satoshis=100",
        f'curl {url}/sandbox/outside/keysends -d \'{{"num_satoshis": 5, "custom_records": {{"696969": "WALLET"}}}}\'',
        "# send events to a URL, signed with a secret; list events and deliveries; redeliver an event",
        f"curl {url}/sandbox/webhooks -d url=http://127.0.0.1:8000/webhooks -d secret=SECRET",
        f"curl {url}/sandbox/events",
        f"curl {url}/sandbox/webhooks/deliveries",
        f"curl -X POST {url}/sandbox/events/EVENT_ID/repeat",
        f"curl -X DELETE {url}/sandbox/webhooks",
        "# suspend a key; restore it",
        f"curl -X POST {url}/sandbox/keys/KEY/suspend",
        f"curl -X POST {url}/sandbox/keys/KEY/restore",
        "# keys, settings and controls as JSON",
        f"curl {url}/sandbox/",
        "# add faults for the next requests, chosen by `times`, `method` and `path`; list them; remove all",
        *(f"curl {url}/sandbox/faults -d '{json.dumps(fault)}'  # {note}" for note, fault in _FAULT_EXAMPLES),
        f"curl {url}/sandbox/faults",
        f"curl -X DELETE {url}/sandbox/faults",
        *(f"#   {kind}: {what}" for kind, what in KINDS.items()),
    ]
    return "\n".join(lines) + "\n"
