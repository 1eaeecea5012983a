"""The LnTx: what an answer shows of an invoice, and GetLnTxObject."""

from __future__ import annotations

import re
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from . import refusals
from .answers import json_answer
from .auth import authenticate
from .pass_thru import as_answered
from .state import State
from .store import LnTx

NEWER_FIELDS = frozenset({"ln_node_id", "payment_addr", "fee_msat", "is_amp"})


async def get_lntx(request: Request) -> Response:
    """Answer with an LnTx of the caller's account, from the database alone."""
    state: State = request.app.state.sandbox
    api_key = authenticate(request, state)
    if api_key is None:
        raise refusals.invalid_credentials(challenge=False)
    lntx = state.store.lntx(request.path_params["lntx_id"])
    if lntx is None or lntx.account != api_key.account:
        raise refusals.lntx_not_found()
    return json_answer(chosen_fields(request, lntx_object(lntx, state)))


def lntx_object(lntx: LnTx, state: State) -> dict[str, Any]:
    """The LnTx as LNPay shows it; its preimage only once it is paid."""
    settled = lntx.settled_at is not None
    shown = {
        "id": lntx.id,
        "created_at": lntx.created_at,
        "ln_node_id": state.node_id,
        "dest_pubkey": state.node_pubkey,
        "payment_request": lntx.payment_request,
        "r_hash_decoded": lntx.payment_hash,
        "memo": lntx.memo,
        "description_hash": lntx.description_hash,
        "payment_addr": None,
        "num_satoshis": lntx.num_satoshis,
        "fee_msat": 0,
        "expiry": lntx.expiry,
        "expires_at": lntx.expires_at,
        "payment_preimage": lntx.preimage if settled else None,
        "settled": int(settled),
        "settled_at": lntx.settled_at,
        "is_keysend": None,
        "is_amp": None,
        "custom_records": None,
        "passThru": as_answered(lntx.pass_thru, lntx.wallet, flat=state.settings.flat),
    }
    if state.settings.newer_fields:
        return shown
    return {name: value for name, value in shown.items() if name not in NEWER_FIELDS}


def chosen_fields(request: Request, shown: dict[str, Any]) -> dict[str, Any] | list[Any]:
    """The fields that `?fields=` names, in the server's order; an empty array when it knows none of them."""
    asked = request.query_params.get("fields")
    names = {name.partition(".")[0] for name in re.split(r"\s*,\s*", asked or "") if name}
    if not names or "*" in names:
        return shown
    return {name: value for name, value in shown.items() if name in names} or []
