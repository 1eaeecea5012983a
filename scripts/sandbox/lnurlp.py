"""LNURL-pay links and lightning addresses: create, change and read them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from . import refusals
from .auth import account_of, asked_wallet
from .checks import Checks, label_of
from .keys import ADMIN
from .objects import base_url, chosen_fields, lnurlpay_object
from .records import Domain, Lnurlpay
from .refusals import Refusal, ServerFault
from .request_body import INT64, Fields, read_fields
from .responses import json_response
from .state import State

MIN_MSAT = 1000
DEFAULT_DESCRIPTION = "LNURL PAY (via LNPay.co)"
_IDENTIFIER = re.compile("[A-Za-z ]+")


async def post_create_lnurlpay(request: Request) -> Response:
    """Create a link, which is a lightning address if it has an identifier and a domain."""
    state: State = request.app.state.sandbox
    wallet = asked_wallet(request, ADMIN, state)
    fields = await read_fields(request)
    form = _read(fields)
    domain = _domain(fields, wallet.account, state)
    now = state.now()
    link = Lnurlpay(
        id=state.new_id("lnurlp_"),
        account=wallet.account,
        wallet=wallet.id,
        created_at=now,
        updated_at=now,
        user_label=form.user_label,
        min_msat=MIN_MSAT if form.min_msat is None else form.min_msat,
        max_msat=min(state.settings.max_receive_sats * 1000, INT64 - 1) if form.max_msat is None else form.max_msat,
        short_desc=form.short_desc or DEFAULT_DESCRIPTION,
        identifier=form.identifier,
        domain=domain,
    )
    state.store.insert(link)
    return _answer(request, link, state)


async def post_update_lnurlpay(request: Request) -> Response:
    """Change a link; omitted fields are unchanged."""
    state: State = request.app.state.sandbox
    link = _find(request, account_of(request, state, secret=True), state)
    fields = await read_fields(request)
    if state.settings.core and fields.get("custy_domain_id"):
        raise ServerFault(refusals.invalid_domain().message)  # LNPay compares it with an internal number
    try:
        form = _read(fields)
    except Refusal as refusal:
        raise ServerFault(refusal.message) if state.settings.core and refusal.status == 400 else refusal from None
    state.store.update(
        Lnurlpay,
        "user_label = coalesce(?, user_label), min_msat = coalesce(?, min_msat), max_msat = coalesce(?, max_msat), "
        "short_desc = coalesce(?, short_desc), identifier = coalesce(?, identifier), updated_at = ?",
        "id = ?",
        form.user_label,
        form.min_msat,
        form.max_msat,
        form.short_desc,
        form.identifier,
        state.now(),
        link.id,
    )
    return _answer(request, state.store.find(Lnurlpay, "id = ?", link.id) or link, state)


async def get_lnurlpay(request: Request) -> Response:
    """Return a link of the account."""
    state: State = request.app.state.sandbox
    return _answer(request, _find(request, account_of(request, state), state), state)


@dataclass(frozen=True)
class _Form:
    user_label: str | None
    min_msat: int | None
    max_msat: int | None
    short_desc: str | None
    identifier: str | None


def _read(fields: Fields) -> _Form:
    checks = Checks(fields)
    user_label = checks.text("user_label")
    min_msat = _min_msat(checks)
    max_msat = checks.integer("lnurlp_maxSendable_msat", minimum=-INT64)
    short_desc = checks.text("lnurlp_short_desc")
    identifier = checks.text("lnurlp_identifier")
    if identifier is not None and not _IDENTIFIER.fullmatch(identifier):
        checks.complain(refusals.invalid(label_of("lnurlp_identifier")))
    checks.finish()
    return _Form(user_label, min_msat, max_msat, short_desc, identifier)


def _min_msat(checks: Checks) -> int | None:
    name = "lnurlp_minSendable_msat"
    value = checks.integer(name, minimum=-INT64)
    if value is not None and value < MIN_MSAT:
        checks.complain(refusals.not_sendable(label_of(name), MIN_MSAT))
    return value


def _domain(fields: Fields, account: str, state: State) -> str | None:
    sent: Any = fields.get("custy_domain_id")
    if sent in (None, ""):
        return None
    if not isinstance(sent, str) or not state.store.find(Domain, "id = ? AND account = ?", sent, account):
        raise refusals.invalid_domain()
    return sent


def _find(request: Request, account: str, state: State) -> Lnurlpay:
    link_id = request.path_params["wallet_lnurlpay_id"]
    link = state.store.find(Lnurlpay, "id = ? AND account = ?", link_id, account)
    if link is None:
        raise ServerFault("Unknown lnurlpay id")
    return link


def _answer(request: Request, link: Lnurlpay, state: State) -> Response:
    return json_response(chosen_fields(request, lnurlpay_object(link, state, base_url(request))))
