"""The sandbox's own controls under `/sandbox/`, for local development; LNPay has no such endpoints.

They need no key, so they reject requests that a web page elsewhere could have caused: see `guarded`.
"""

from __future__ import annotations

import dataclasses
import ipaddress
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from . import refusals
from .events import send_events
from .faults import KINDS, Fault, FaultError
from .money import settle
from .objects import lntx_object
from .records import Delivery, Event, LnTx, Lnurlpay, Token, Wallet, WalletKey, WalletTransaction, Webhook
from .refusals import Refusal, refusal_answer
from .request_body import BadJsonError, Fields, parse_json, read_fields
from .responses import json_response
from .state import ACCOUNT, State

Endpoint = Callable[[Request], Awaitable[Response]]
LIST_LIMIT = 100
INVOICES = "incoming = 1 AND is_keysend IS NULL"
"""Distinguishes invoices from payments."""
MAX_DIGITS = 16
"""More satoshis than there are bitcoins."""


def guarded(endpoint: Endpoint) -> Endpoint:
    """Reject requests from web pages of other sites, including those whose host name resolves to this machine."""

    async def guard(request: Request) -> Response:
        state: State = request.app.state.sandbox
        try:
            _refuse_other_sites(request, state)
            response = await endpoint(request)
            await send_events(state)
            return _back_to_page(request) or response
        except sqlite3.Error as error:
            return refusal_answer(refusals.not_stored(str(error)), debug=False)
        except Refusal as refusal:
            return refusal_answer(refusal, debug=False)

    return guard


def _back_to_page(request: Request) -> Response | None:
    """Redirect a form that a browser submitted without JavaScript back to the page."""
    sent_form = request.method == "POST" and "text/html" in request.headers.get("accept", "")
    return RedirectResponse("/", status_code=303) if sent_form else None


async def show(request: Request) -> Response:
    """Return the keys, the settings and the controls."""
    state: State = request.app.state.sandbox
    return json_response(
        {
            "base_url": str(request.base_url).rstrip("/"),
            "keys": state.keys,
            "other_account": state.other_keys,
            "node": state.node_pubkey,
            "nodes": [node.id for node in state.nodes(ACCOUNT)],
            "domain": state.domain(ACCOUNT).id,
            "settings": dataclasses.asdict(state.settings),
            "controls": [
                f"{' '.join(sorted(route.methods or ()))} {route.path}" for route in request.app.state.controls
            ],
            "faults": KINDS,
        }
    )


async def list_invoices(request: Request) -> Response:
    """List the newest invoices."""
    state: State = request.app.state.sandbox
    limit = request.query_params.get("limit", str(LIST_LIMIT))
    if not limit.isdecimal() or len(limit) > MAX_DIGITS:
        raise Refusal(400, "`limit` must be a number.")
    invoices = [
        {**lntx_object(lntx, state), "status": status_of(lntx, state)} for lntx in newest_invoices(int(limit), state)
    ]
    return json_response({"count": state.store.count(LnTx, INVOICES), "invoices": invoices})


async def pay(request: Request) -> Response:
    """Pay an invoice, as another wallet would: it settles immediately."""
    state: State = request.app.state.sandbox
    lntx = _find(request, state)
    fields = await sent_fields(request)
    amount = _amount_to_pay(lntx, fields.get("num_satoshis"))
    if lntx.settled_at is not None:
        raise Refusal(400, "invoice is already paid")
    if status_of(lntx, state) == "expired":
        raise Refusal(400, "invoice expired: no wallet would pay it")
    with state.store.transaction():
        if not settle(lntx, amount, state):  # pragma: no cover: only if another payment comes in between
            raise Refusal(400, "invoice is already paid")
    return _answer(state, lntx.id)


async def expire(request: Request) -> Response:
    """Expire an unpaid invoice now: `expires_at` moves into the past, the payment request is unchanged."""
    state: State = request.app.state.sandbox
    lntx = _find(request, state)
    if not state.store.update(LnTx, "expires_at = ?", "id = ? AND settled_at IS NULL", state.now() - 1, lntx.id):
        raise Refusal(400, "invoice is already paid")
    return _answer(state, lntx.id)


async def reset(request: Request) -> Response:
    """Delete all invoices, events and faults; the initial keys, wallets and links remain."""
    state: State = request.app.state.sandbox
    state.faults.clear()
    state.failing_payments.clear()
    with state.store.transaction():
        forgotten = state.store.count(LnTx, INVOICES)
        for kind in (Delivery, Event, Webhook, WalletTransaction, LnTx, Token):
            state.store.delete(kind)
        state.store.forget_outside()
        first = tuple({*state.keys.values(), *state.other_keys.values()})
        kept = ", ".join("?" * len(first))
        state.store.delete(WalletKey, f"wallet NOT IN ({kept})", *first)
        state.store.update(Wallet, "balance = 0", "1")
        state.store.delete(
            Lnurlpay, f"wallet NOT IN ({kept}) OR id NOT IN (SELECT default_lnurlpay FROM wallet)", *first
        )
        state.store.delete(Wallet, f"id NOT IN ({kept})", *first)
    return json_response({"forgotten_invoices": forgotten})


async def list_faults(request: Request) -> Response:
    """List the pending faults."""
    state: State = request.app.state.sandbox
    return json_response({"faults": state.faults.waiting(), "kinds": KINDS})


async def add_fault(request: Request) -> Response:
    """Add a fault for the next matching requests."""
    state: State = request.app.state.sandbox
    fields = await sent_fields(request)
    if not await _is_json(request):
        fields = {name: _number(value) for name, value in fields.items() if value != ""}
    known = {field.name: field for field in dataclasses.fields(Fault)}
    unknown = ", ".join(sorted(fields.keys() - known.keys()))
    if unknown or "kind" not in fields:
        problem = f"`{unknown}` is unknown" if unknown else "`kind` is missing"
        raise Refusal(400, f"{problem}: a fault has {', '.join(known)}; kinds are {', '.join(KINDS)}.")
    try:
        state.faults.add(Fault(**fields))
    except FaultError as error:
        raise Refusal(400, str(error)) from None
    return json_response({"faults": state.faults.waiting()}, 201)


async def clear_faults(request: Request) -> Response:
    """Remove all faults."""
    state: State = request.app.state.sandbox
    state.faults.clear()
    return json_response({"faults": []})


async def suspend_key(request: Request) -> Response:
    """Suspend an API key or a wallet access key, or restore it."""
    state: State = request.app.state.sandbox
    key = request.path_params["key"]
    suspended = request.path_params["verb"] == "suspend"
    if request.path_params["verb"] not in ("suspend", "restore") or not state.store.suspend(key, suspended):
        raise Refusal(404, "No such key, or the verb is neither suspend nor restore.")
    return json_response({"key": key, "suspended": suspended})


def status_of(lntx: LnTx, state: State) -> str:
    """An invoice's status; LNPay has no such field, callers compare `expires_at` with the current time."""
    if lntx.settled_at is not None:
        return "settled"
    return "expired" if lntx.expires_at is not None and lntx.expires_at <= state.now() else "open"


def newest_invoices(limit: int, state: State) -> list[LnTx]:
    """The latest invoices of all accounts, newest first."""
    return state.store.select(LnTx, f"{INVOICES} ORDER BY number DESC", limit=f"LIMIT {limit}")


ROUTES = [
    Route("/sandbox", guarded(show), methods=["GET"]),
    Route("/sandbox/", guarded(show), methods=["GET"]),
    Route("/sandbox/invoices", guarded(list_invoices), methods=["GET"]),
    Route("/sandbox/invoices/{lntx_id}/pay", guarded(pay), methods=["POST"]),
    Route("/sandbox/invoices/{lntx_id}/expire", guarded(expire), methods=["POST"]),
    Route("/sandbox/reset", guarded(reset), methods=["POST"]),
    Route("/sandbox/faults", guarded(list_faults), methods=["GET"]),
    Route("/sandbox/faults", guarded(add_fault), methods=["POST"]),
    Route("/sandbox/faults", guarded(clear_faults), methods=["DELETE"]),
    Route("/sandbox/keys/{key}/{verb}", guarded(suspend_key), methods=["POST"]),
]


def _refuse_other_sites(request: Request, state: State) -> None:
    host = request.headers.get("host", "")
    name = _name_in(host)
    if not (_is_address(name) or name in ("localhost", *state.settings.hosts) or name.endswith(".localhost")):
        raise Refusal(403, f"The controls reject the host name {name!r}; allow it with --allow-host {name}.")
    origin = request.headers.get("origin")
    if origin is not None and origin.partition("://")[2] != host:
        raise Refusal(403, f"The controls reject requests from web pages of {origin}.")


def _name_in(host: str) -> str:
    """The name or address in a Host header, without port and brackets; empty if it is invalid."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _find(request: Request, state: State) -> LnTx:
    lntx = state.store.find(LnTx, f"id = ? AND {INVOICES}", request.path_params["lntx_id"])
    if lntx is None:
        raise Refusal(404, f"No invoice {request.path_params['lntx_id']!r} in this sandbox.")
    return lntx


async def sent_fields(request: Request) -> Fields:
    """The body's fields: JSON, with or without its type, or a form."""
    if not await _is_json(request):
        return await read_fields(request)
    try:
        value: Fields = parse_json(await request.body())
    except BadJsonError as error:
        raise refusals.invalid_json(str(error)) from None
    return value


async def _is_json(request: Request) -> bool:
    return (await request.body()).lstrip()[:1] == b"{"


def _number(value: Any) -> Any:
    """A number that a form sent as text."""
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) <= MAX_DIGITS else value


def _amount_to_pay(lntx: LnTx, asked: Any) -> int:
    if asked in (None, ""):
        asked = lntx.num_satoshis
        if not asked:
            raise Refusal(400, "This is an any-amount invoice; send num_satoshis, 1 or more.")
    amount = amount_in(asked)
    if lntx.num_satoshis and amount != lntx.num_satoshis:
        raise Refusal(
            400, f"This invoice is for {lntx.num_satoshis} satoshis; it cannot be paid with any other amount."
        )
    return amount


def amount_in(sent: Any) -> int:
    """The amount sent to a control."""
    if not str(sent).isdecimal() or len(str(sent)) > MAX_DIGITS or int(sent) < 1:
        raise Refusal(400, "num_satoshis must be a whole number, 1 or more.")
    return int(sent)


def _answer(state: State, lntx_id: str) -> Response:
    """The current LnTx."""
    lntx = state.store.find(LnTx, "id = ?", lntx_id)
    return json_response(lntx_object(lntx, state) if lntx else None)
