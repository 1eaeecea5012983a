"""Money controls: fund a wallet, make payments fail, and act as the rest of the Lightning network."""

from __future__ import annotations

from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .controls import amount_in, guarded, sent_fields
from .invoice import write_invoice
from .invoice_fields import DEFAULT_EXPIRY, InvoiceFields
from .invoices import make_lntx
from .money import receive_keysend, settle
from .objects import keysend_wallet, lntx_object, wallet_object
from .payments import BUSY, NO_ROUTE, WALLET_RECORDS, outside_preimage
from .records import Node, Wallet
from .refusals import Refusal
from .responses import json_response
from .state import ACCOUNT, State

MAX_FAILURES = 1000


async def fund(request: Request) -> Response:
    """Pay into a wallet from outside, as for an invoice of that amount."""
    state: State = request.app.state.sandbox
    found = state.store.wallet(request.path_params["wallet"])
    if found is None:
        raise Refusal(404, f"No wallet {request.path_params['wallet']!r} in this sandbox.")
    amount = amount_in((await sent_fields(request)).get("num_satoshis"))
    fields = InvoiceFields(
        num_satoshis=amount,
        memo="Sandbox funds",
        expiry=DEFAULT_EXPIRY,
        description_hash=None,
        hash_bytes=None,
        pass_thru={},
    )
    with state.store.transaction():
        settle(make_lntx(fields, found[0], state), amount, state)
    wallet = state.store.find(Wallet, "id = ?", found[0].id) or found[0]
    return json_response(wallet_object(wallet, state))


async def show_money(request: Request) -> Response:
    """Show where all satoshis are; the sum is always 0."""
    state: State = request.app.state.sandbox
    wallets = {wallet.id: wallet.balance for wallet in state.store.select(Wallet, "1")}
    outside = {"world": 0, "fees": 0, **state.store.outside()}
    return json_response({"wallets": wallets, **outside, "sum": sum(wallets.values()) + sum(outside.values())})


async def fail_payments(request: Request) -> Response:
    """Make the next payments fail, with a node's reason or because the wallet is busy."""
    state: State = request.app.state.sandbox
    fields = await sent_fields(request)
    times, reason = str(fields.get("times", 1)), fields.get("reason", NO_ROUTE)
    if not times.isdecimal() or not 1 <= int(times[:9]) <= MAX_FAILURES or not isinstance(reason, str) or not reason:
        raise Refusal(
            400, f"`times` must be a number up to {MAX_FAILURES}, and `reason` a string such as {NO_ROUTE} or {BUSY}."
        )
    state.failing_payments += [reason] * int(times)
    return json_response({"failing_payments": state.failing_payments}, 201)


async def succeed_payments(request: Request) -> Response:
    """Let payments succeed again."""
    state: State = request.app.state.sandbox
    state.failing_payments.clear()
    return json_response({"failing_payments": []})


async def make_outside_invoice(request: Request) -> Response:
    """Create someone else's invoice, to be paid from a wallet."""
    state: State = request.app.state.sandbox
    fields = await sent_fields(request)
    amount = amount_in(fields.get("num_satoshis"))
    secret = state.randomness(32)
    preimage = outside_preimage(state.outside_key, secret.hex())
    payment_request = write_invoice(
        node_key=state.outside_key,
        created_at=state.now(),
        num_satoshis=amount,
        payment_hash=sha256(preimage).digest(),
        payment_secret=secret,
        expiry=DEFAULT_EXPIRY,
        memo=str(fields.get("memo") or "An invoice from outside"),
    )
    return json_response({"payment_request": payment_request, "num_satoshis": amount}, 201)


async def send_keysend(request: Request) -> Response:
    """Send a keysend from outside to the account's node; a record names the wallet."""
    state: State = request.app.state.sandbox
    fields = await sent_fields(request)
    amount = amount_in(fields.get("num_satoshis"))
    records = fields.get("custom_records") or {}
    if not isinstance(records, dict):
        raise Refusal(400, "`custom_records` must map numbers to strings.")
    node = state.nodes(ACCOUNT)[0]
    with state.store.transaction():
        wallet = _receiver(records, node, state)
        lntx = receive_keysend(wallet, amount, state.randomness(32), records, state)
    return json_response(lntx_object(lntx, state), 201)


def _receiver(records: dict[str, object], node: Node, state: State) -> Wallet:
    named = next((str(records[name]) for name in WALLET_RECORDS if name in records), None)
    wallet = state.store.find(Wallet, "id = ?", named or keysend_wallet(node, state))
    if wallet is None:
        raise Refusal(404, f"No wallet {named!r} in this sandbox.")
    return wallet


ROUTES = [
    Route("/sandbox/wallets/{wallet}/fund", guarded(fund), methods=["POST"]),
    Route("/sandbox/money", guarded(show_money), methods=["GET"]),
    Route("/sandbox/payments/fail", guarded(fail_payments), methods=["POST"]),
    Route("/sandbox/payments/fail", guarded(succeed_payments), methods=["DELETE"]),
    Route("/sandbox/outside/invoices", guarded(make_outside_invoice), methods=["POST"]),
    Route("/sandbox/outside/keysends", guarded(send_keysend), methods=["POST"]),
]
