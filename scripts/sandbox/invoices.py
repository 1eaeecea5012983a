"""PostWalletInvoice: creates an invoice for a wallet."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from . import refusals
from .auth import asked_wallet
from .invoice import MAX_DESCRIPTION_BYTES, write_invoice
from .invoice_fields import InvoiceFields, check_fields, hint_about_names
from .keys import DEPOSIT
from .money import new_lntx
from .objects import chosen_fields, lntx_object
from .pass_thru import as_stored
from .records import LnTx, Wallet
from .request_body import INT64, Fields, media_type, read_fields
from .responses import json_response, with_hint
from .state import State, private_key

MAX_MEMO = 255
"""LNPay's column; a longer memo, or one with a character beyond 3 bytes of UTF-8, fails after the node's work."""


async def post_wallet_invoice(request: Request) -> Response:
    """Check the keys, then the body; then create the invoice on the node; then store it."""
    state: State = request.app.state.sandbox
    wallet = asked_wallet(request, DEPOSIT, state)
    fields = await read_fields(request)
    hint = await _hint_about_type(request, fields) or hint_about_names(fields)
    try:
        checked = check_fields(fields, state.settings)
    except refusals.Refusal as refusal:
        refusal.hint = hint or refusal.hint
        raise
    lntx = make_lntx(checked, wallet, state)
    return with_hint(json_response(chosen_fields(request, lntx_object(lntx, state)), 201), hint)


def make_lntx(
    fields: InvoiceFields, wallet: Wallet, state: State, *, server_data: dict[str, Any] | None = None
) -> LnTx:
    """Create an invoice on the node and store its record."""
    if fields.num_satoshis < 0:
        raise refusals.node_refused("amount must not be negative")
    if not fields.hash_bytes and len(fields.memo.encode()) > MAX_DESCRIPTION_BYTES:
        raise refusals.node_refused(f"memo too large: {len(fields.memo.encode())} bytes (maxsize=639)")
    preimage = state.randomness(32)
    payment_hash = hashlib.sha256(preimage).digest()
    created_at = state.now()
    payment_request = write_invoice(
        node_key=private_key(state.node_of(wallet).secret),
        created_at=created_at,
        num_satoshis=fields.num_satoshis,
        payment_hash=payment_hash,
        payment_secret=state.randomness(32),
        expiry=fields.expiry,
        memo=fields.memo,
        description_hash=fields.hash_bytes,
    )
    _check_columns(fields, created_at)
    lntx = new_lntx(
        wallet,
        state,
        created_at=created_at,
        payment_request=payment_request,
        payment_hash=payment_hash.hex(),
        preimage=preimage.hex(),
        memo=fields.memo,
        description_hash=fields.description_hash,
        num_satoshis=fields.num_satoshis,
        expiry=fields.expiry,
        expires_at=created_at + fields.expiry,
        pass_thru=as_stored(fields.pass_thru),
        server_data=json.dumps(server_data or {}),
    )
    state.store.insert(lntx)
    return lntx


def _check_columns(fields: InvoiceFields, created_at: int) -> None:
    """Reject what LNPay's database rejects after the node has created the invoice."""
    if len(fields.memo) > MAX_MEMO:
        raise refusals.not_stored("Data too long for column 'memo' at row 1")
    if any(ord(character) > 0xFFFF for character in fields.memo):
        raise refusals.not_stored("Incorrect string value for column 'memo' at row 1")
    if not -INT64 <= created_at + fields.expiry < INT64:
        raise refusals.not_stored("Out of range value for column 'expires_at' at row 1")


async def _hint_about_type(request: Request, fields: Fields) -> str | None:
    """Explain the most common mistake: JSON without its Content-Type is parsed as a form, so no field is found."""
    if media_type(request) != "application/json" and not fields.keys() & {"num_satoshis"}:
        body = await request.body() if media_type(request) != "multipart/form-data" else b""
        if body.lstrip()[:1] in (b"{", b"["):
            return "the body looks like JSON but was parsed as a form; send Content-Type: application/json"
    return None
