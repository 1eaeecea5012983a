"""Money transfers: every balance changes here, in one transaction with its records and events.

Satoshis come from the outside world and go there, to other wallets, or to the network as fees; the sum of all wallets
and of what is outside is always 0.
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from typing import Any, Literal

from .events import record_event
from .objects import wtx_object
from .records import LnTx, Wallet, WalletTransaction
from .state import State, pubkey_of

WORLD: Literal["world"] = "world"
FEES: Literal["fees"] = "fees"
CHANNEL = "681837720326144001"
"""The channel of all payments."""
BLOCK = 620_000
RECORD_EXPIRY = 432_000
"""The default in LNPay's database, for outgoing payments, keysends and blank values."""


def book(
    wallet: str,
    num_satoshis: int,
    kind: str,
    state: State,
    *,
    label: str | None,
    lntx: str | None = None,
    pass_thru: str | None = None,
    server_data: dict[str, Any] | None = None,
    outside: Literal["world", "fees", None] = None,
) -> WalletTransaction:
    """Change a wallet's balance, and record it; inside a transaction."""
    now = state.now()
    wtx = WalletTransaction(
        id=state.new_id("wtx_"),
        wallet=wallet,
        created_at=now,
        num_satoshis=num_satoshis,
        kind=kind,
        user_label=label,
        lntx=lntx,
        pass_thru=pass_thru or "{}",
        server_data=json.dumps(server_data or {}),
    )
    state.store.insert(wtx)
    state.store.update(Wallet, "balance = balance + ?, updated_at = ?", "id = ?", num_satoshis, now, wallet)
    if outside:
        state.store.move_outside(outside, -num_satoshis)
    return wtx


def settle(lntx: LnTx, num_satoshis: int, state: State) -> bool:
    """Accept a payment for an invoice; return False if it is already paid, even with concurrent payments."""
    now = state.now()
    changes = "num_satoshis = ?, settled_at = ?"
    if not state.store.update(LnTx, changes, "id = ? AND settled_at IS NULL", num_satoshis, now, lntx.id):
        return False  # pragma: no cover: only if another payment comes in between
    server_data = json.loads(lntx.server_data)
    wtx = book(
        lntx.wallet,
        num_satoshis,
        "ln_lnurl_pay_inbound" if "wallet_lnurlpay_id" in server_data else "ln_deposit",
        state,
        label=lntx.memo,
        lntx=lntx.id,
        pass_thru=lntx.pass_thru,
        server_data={"htlc": _htlc(num_satoshis, now), "wallet_id": lntx.wallet, **server_data},
        outside=WORLD,
    )
    record_event("wallet_receive", lntx.account, {"wtx": wtx_object(wtx, state)}, state)
    return True


def receive_keysend(wallet: Wallet, num_satoshis: int, preimage: bytes, records: dict[str, Any], state: State) -> LnTx:
    """Accept a payment without an invoice."""
    lntx = new_lntx(
        wallet,
        state,
        payment_request="keysend",
        payment_hash=sha256(preimage).hexdigest(),
        preimage=preimage.hex(),
        memo="Keysend",
        num_satoshis=num_satoshis,
        payment_addr=b64encode(state.randomness(32)).decode(),
        settled_at=state.now(),
        is_keysend=1,
        custom_records=json.dumps(records),
    )
    state.store.insert(lntx)
    data = {"wallet_id": wallet.id, "custom_records": records}
    wtx = book(
        wallet.id, num_satoshis, "ln_deposit", state, label=lntx.memo, lntx=lntx.id, server_data=data, outside=WORLD
    )
    record_event("wallet_receive", wallet.account, {"wtx": wtx_object(wtx, state)}, state)
    return lntx


def new_lntx(wallet: Wallet, state: State, **fields: Any) -> LnTx:
    """A new LnTx of a wallet with these fields, not stored yet."""
    defaults: dict[str, Any] = {
        "id": state.new_id("lntx_"),
        "account": wallet.account,
        "wallet": wallet.id,
        "created_at": state.now(),
        "node": wallet.node,
        "dest_pubkey": pubkey_of(state.node_of(wallet)),
        "expiry": RECORD_EXPIRY,
        "expires_at": None,
    }
    return LnTx(**{**defaults, **fields})


def _htlc(num_satoshis: int, now: int) -> dict[str, Any]:
    """The node's report on an incoming payment; numbers are strings, except block heights."""
    amount = str(num_satoshis * 1000)
    return {
        "state": "SETTLED",
        "chanId": CHANNEL,
        "amtMsat": amount,
        "htlcIndex": "0",
        "acceptTime": str(now),
        "resolveTime": str(now),
        "acceptHeight": BLOCK,
        "expiryHeight": BLOCK + 40,
        "mppTotalAmtMsat": amount,
    }
