"""PostWalletTransfer: moves satoshis between two wallets of an account."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from . import refusals
from .auth import asked_wallet
from .checks import Checks
from .events import record_event
from .keys import TRANSFER
from .money import book
from .objects import wtx_object
from .pass_thru import as_stored, read_pass_thru
from .payments import PaymentFailedError, WalletBusyError, take_failure
from .records import Wallet, WalletTransaction
from .refusals import Refusal
from .request_body import BadJsonError, Fields, parse_json, read_fields
from .responses import json_response
from .state import State


async def post_wallet_transfer(request: Request) -> Response:
    """Move satoshis: both transactions or neither."""
    state: State = request.app.state.sandbox
    source = asked_wallet(request, TRANSFER, state, role_first=True)
    fields = await read_fields(request)
    server_data, pass_thru = _data(fields)
    checks = Checks(fields)
    destination_id = checks.text("dest_wallet_id", required=True)
    amount = checks.integer("num_satoshis", required=True, number=True)
    memo = checks.text("memo")
    checks.finish()
    try:
        take_failure(state)
    except (PaymentFailedError, WalletBusyError):
        raise refusals.wallet_busy("...") from None
    with state.store.transaction():
        destination = _destination(destination_id or "", source, state)
        _check_amount(amount or 0, source, state)
        server_data |= {"source_wallet_id": source.id, "dest_wallet_id": destination.id}
        out, into = _move(source, destination, amount or 0, memo, pass_thru, server_data, state)
    shown = {"wtx_transfer_in": wtx_object(into, state), "wtx_transfer_out": wtx_object(out, state)}
    return json_response(shown, 201)


def _move(
    source: Wallet,
    destination: Wallet,
    amount: int,
    memo: str | None,
    pass_thru: str,
    server_data: dict[str, Any],
    state: State,
) -> tuple[WalletTransaction, WalletTransaction]:
    """Book both sides, out first."""
    booked = []
    for wallet, change, direction in ((source, -amount, "out"), (destination, amount, "in")):
        kind = f"ln_transfer_{direction}"
        wtx = book(wallet.id, change, kind, state, label=memo, pass_thru=pass_thru, server_data=server_data)
        record_event(f"wallet_transfer_{direction}", wallet.account, {"wtx": wtx_object(wtx, state)}, state)
        booked.append(wtx)
    return booked[0], booked[1]


def _destination(wallet_id: str, source: Wallet, state: State) -> Wallet:
    """The receiving wallet, found by its id."""
    found = state.store.find(Wallet, "id = ?", wallet_id)
    if found is None:
        raise refusals.invalid_destination()
    if found.id == source.id:
        raise refusals.same_wallet()
    if found.account != source.account:
        raise refusals.foreign_destination()
    if found.node != source.node:
        raise refusals.different_nodes()
    return found


def _check_amount(amount: int, source: Wallet, state: State) -> None:
    if amount < 1:
        fault = refusals.ServerFault("Num Satoshis cannot be zero.")
        raise fault if state.settings.core else refusals.too_small("Num Satoshis", 1)
    current = state.store.find(Wallet, "id = ?", source.id) or source
    if amount > current.balance:
        raise refusals.insufficient_balance()


def _data(fields: Fields) -> tuple[dict[str, Any], str]:
    """The caller's own data: `lnPayParams`, which LNPay stores under that name, and `passThru`."""
    server_data: dict[str, Any] = {}
    params = fields.get("lnPayParams")
    if isinstance(params, str) and params:
        try:
            params = parse_json(params)
        except BadJsonError:
            raise refusals.invalid_json_in("lnPayParams") from None
    if params:
        server_data["lnPayParams"] = params
    try:
        return server_data, as_stored(read_pass_thru(fields.get("passThru")))
    except Refusal:
        raise refusals.invalid_json_in("passThru") from None
