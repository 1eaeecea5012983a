"""PostWalletSend and PostWalletKeysend: pay an invoice, or a node without an invoice."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from . import refusals
from .auth import asked_wallet
from .checks import Checks
from .keys import WITHDRAW
from .money import CHANNEL
from .objects import chosen_fields, wtx_object
from .pass_thru import as_stored, read_pass_thru
from .payments import (
    ALREADY_PAID,
    PREIMAGE_RECORD,
    Payment,
    PaymentFailedError,
    WalletBusyError,
    check_funds,
    invoice_payment,
    send,
)
from .records import Wallet, WalletTransaction
from .refusals import Refusal
from .request_body import Fields, read_fields
from .responses import json_response
from .state import State


async def post_wallet_send(request: Request) -> Response:
    """Pay an invoice from a wallet."""
    state: State = request.app.state.sandbox
    wallet = asked_wallet(request, WITHDRAW, state)
    fields = await read_fields(request)
    pass_thru = as_stored(read_pass_thru(fields.get("passThru")))
    checks = Checks(fields)
    text = checks.text("payment_request", required=True, limit=10_000)
    fee_limit = checks.integer("fee_limit_msat")
    checks.finish()
    server_data = {"method": "api", "outgoingChannelId": CHANNEL} if state.settings.core else {"method": "api"}
    payment = invoice_payment(
        wallet, text or "", state, fee_limit_msat=fee_limit, pass_thru=pass_thru, server_data=server_data
    )
    return _paid(request, pay_now(payment, state), state)


async def post_wallet_keysend(request: Request) -> Response:
    """Pay a node by its public key, now or later."""
    state: State = request.app.state.sandbox
    wallet = asked_wallet(request, WITHDRAW, state)
    fields = await read_fields(request)
    payment = _keysend(wallet, fields, state)
    check_funds(wallet, payment.num_satoshis, state)
    if asked_to_queue(request):
        job = receipt(lambda: send(payment, state), state)
        if state.settings.core:
            return json_response(job)
        return json_response({**job, "success": "1"}, 201)
    try:
        return _paid(request, send(payment, state), state)
    except PaymentFailedError as failed:
        raise refusals.keysend_failed(str(failed)) from None
    except WalletBusyError:
        raise refusals.ServerFault(f"Please try again soon, wallet busy ID:{wallet.id}") from None


def pay_now(payment: Payment, state: State) -> WalletTransaction:
    """Pay an invoice; raise LNPay's refusal if that fails."""
    try:
        return send(payment, state)
    except PaymentFailedError as failed:
        prefixed = state.settings.core or str(failed) != ALREADY_PAID
        raise refusals.not_paid(str(failed), prefixed=prefixed) from None
    except WalletBusyError:
        raise refusals.wallet_busy() from None


def asked_to_queue(request: Request) -> bool:
    """Whether the caller requests an immediate receipt: any value counts except an empty one and `0`."""
    return request.headers.get("x-lnpay-async", "") not in ("", "0")


def receipt(pay: Callable[[], object], state: State) -> dict[str, Any]:
    """The receipt of a queued payment; the sandbox's queue is so fast that it is already paid, or has failed."""
    with suppress(PaymentFailedError, WalletBusyError, Refusal):  # only the webhook reports it
        pay()
    with state.store.transaction():
        job = str(int(state.store.setting("jobs") or "382882") + 1)
        state.store.set_setting("jobs", job)
    return {"id": job, "success": 1}


def _paid(request: Request, wtx: WalletTransaction, state: State) -> Response:
    return json_response(chosen_fields(request, wtx_object(wtx, state)), 201)


def _keysend(wallet: Wallet, fields: Fields, state: State) -> Payment:
    pass_thru = as_stored(read_pass_thru(fields.get("passThru")))
    checks = Checks(fields)
    pubkey = checks.text("dest_pubkey", required=True, length=66)
    amount = checks.integer("num_satoshis", required=True)
    fee_limit = checks.integer("fee_limit_msat")
    checks.finish()
    preimage = state.randomness(32)
    return Payment(
        wallet=wallet,
        num_satoshis=amount or 0,
        dest_pubkey=pubkey or "",
        payment_request=f"{pubkey}:{amount}",
        payment_hash=sha256(preimage).hexdigest(),
        preimage=preimage.hex(),
        fee_limit_msat=fee_limit,
        label=f"{amount} keysend to {pubkey}",
        custom_records={**_records(fields.get("custom_records")), PREIMAGE_RECORD: preimage.hex()},
        pass_thru=pass_thru,
        server_data={"method": "keysend", "outgoingChanId": CHANNEL},
    )


def _records(sent: Any) -> dict[str, Any]:
    """The records by number; LNPay writes an object as JSON. Other names are omitted."""
    records = sent if isinstance(sent, dict) else {}
    return {
        name: value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))
        for name, value in records.items()
        if re.fullmatch(r"[0-9]{1,20}", name)
    }
