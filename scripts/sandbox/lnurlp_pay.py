"""LNURL-pay: the endpoints that wallet apps call, and LNPay's own way to probe and pay such links.

The sandbox reaches no other server: it pays to its own links and lightning addresses, of both accounts.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from . import refusals
from .auth import account_of, asked_wallet
from .checks import Checks, as_integer
from .invoice_fields import InvoiceFields
from .invoices import make_lntx
from .keys import DEPOSIT, WITHDRAW, may
from .lnurl import decode_lnurl
from .money import CHANNEL, RECORD_EXPIRY
from .objects import base_url, chosen_fields, pay_url, wtx_object
from .pass_thru import as_stored, read_pass_thru
from .payments import Payment, check_funds, invoice_payment, send
from .records import Domain, LnTx, Lnurlpay, Wallet
from .refusals import Refusal, ServerFault
from .request_body import Fields, read_fields
from .responses import json_response
from .state import State
from .withdrawals import asked_to_queue, pay_now, receipt

COMMENT_ALLOWED = 255
INVALID_TARGET = "Invalid Address / LNURL"


async def get_lnurlpay_probe(request: Request) -> Response:
    """Return what a link accepts, its metadata as an array."""
    state: State = request.app.state.sandbox
    account_of(request, state)
    link = _target(request.path_params["target"], state)
    parameters = _parameters(link, base_url(request), state)
    return json_response({**parameters, "metadata": json.loads(parameters["metadata"])})


async def post_lnurlpay_pay(request: Request) -> Response:
    """Pay to a link or lightning address from a wallet, now or later."""
    state: State = request.app.state.sandbox
    wallet = asked_wallet(request, WITHDRAW, state)
    order = _read(await read_fields(request), state)
    payment = _payment(order, wallet, state)
    if asked_to_queue(request):
        return json_response(receipt(lambda: send(payment, state), state))
    return json_response(chosen_fields(request, wtx_object(pay_now(payment, state), state)), 201)


async def lnurlpay_endpoint(request: Request) -> Response:
    """Called by wallet apps: without `amount`, returns what the link accepts; with it, an invoice."""
    state: State = request.app.state.sandbox
    found = state.store.wallet(request.path_params["wallet_key"])
    link = state.store.find(Lnurlpay, "id = ?", request.path_params["wallet_lnurlpay_id"])
    if not found or not link or link.wallet != found[0].id:
        return _error("Unknown lnurlpay id")
    key = found[1]
    if key is None or key.suspended or not may(key.prefix, DEPOSIT):
        return _error("Invalid Wallet Access Key.")
    if "amount" not in request.query_params:
        return json_response(_parameters(link, base_url(request), state))
    try:
        amount = as_integer(request.query_params["amount"])
        comment = request.query_params.get("comment", "")
        lntx = _invoice(link, amount, comment, state)
    except Refusal as refusal:
        return _error(refusal.hint or refusal.message)
    return json_response({"pr": lntx.payment_request, "routes": []})


async def lightning_address(request: Request) -> Response:
    """Called by wallet apps for a lightning address, under its domain or that domain's id."""
    state: State = request.app.state.sandbox
    name = request.path_params["username"]
    domain_id = request.path_params.get("custy_domain_id")
    host = request.url.hostname or ""
    links = [
        link
        for link in state.store.select(Lnurlpay, "lower(identifier) = lower(?) AND domain IS NOT NULL", name)
        if link.domain == (domain_id or link.domain)
    ]
    if not links:
        raise refusals.invalid_username(name, domain_id or host)
    return json_response(_parameters(links[0], base_url(request), state))


@dataclass(frozen=True)
class _Order:
    """The amount to pay, and to whom."""

    link: Lnurlpay
    amount_msat: int
    comment: str
    pass_thru: str
    target: dict[str, str]


def _read(fields: Fields, state: State) -> _Order:
    pass_thru = as_stored(read_pass_thru(fields.get("passThru")))
    checks = Checks(fields)
    lnurl = checks.text("lnurlpay_encoded", limit=2000)
    address = checks.text("ln_address")
    amount = checks.integer("amt_msat", required=True)
    comment = checks.text("comment", limit=10_000) or ""
    checks.finish()
    target = {"target_lnurlp_encoded": lnurl} if lnurl else {"target_ln_address": address or ""}
    return _Order(_target(lnurl or address or "", state), amount or 0, comment, pass_thru, target)


def _payment(order: _Order, wallet: Wallet, state: State) -> Payment:
    """Get an invoice from the link and return its payment; the link's errors are 500s on the open core server."""
    try:
        invoice = _invoice(order.link, order.amount_msat, order.comment, state)
    except Refusal as refusal:
        raise ServerFault(refusal.message) if state.settings.core and refusal.status == 400 else refusal from None
    check_funds(wallet, invoice.num_satoshis, state)
    comment = {"lnurlp_comment": order.comment} if order.comment else {}
    return invoice_payment(
        wallet,
        invoice.payment_request,
        state,
        fee_limit_msat=None,
        label=order.comment or order.link.short_desc,
        kind="ln_lnurl_pay_outbound",
        pass_thru=order.pass_thru,
        server_data={"method": "lnurlpay", **order.target, **comment, "outgoingChannelId": CHANNEL},
    )


def _invoice(link: Lnurlpay, amount_msat: int | None, comment: str, state: State) -> LnTx:
    """Create the invoice that the link returns."""
    if amount_msat is None:
        raise refusals.not_an_integer("Amount")
    if amount_msat > link.max_msat:
        raise Refusal(400, f"LNURL cannot accept more than {link.max_msat} msat")
    if amount_msat < link.min_msat:
        raise Refusal(400, f"LNURL cannot accept less than {link.min_msat} msat")
    if len(comment) > COMMENT_ALLOWED:
        text = f"Comment length is too long ({len(comment)}) - endpoint supports ({COMMENT_ALLOWED}) characters"
        raise Refusal(400, text)
    wallet = state.store.find(Wallet, "id = ?", link.wallet)
    if wallet is None:
        raise ServerFault("Unknown lnurlpay id")  # pragma: no cover: no link outlives its wallet
    description_hash = sha256(_metadata(link, state).encode())
    sats = -(-amount_msat // 1000)
    if sats > state.settings.max_receive_sats:
        raise refusals.over_the_limit(state.settings.max_receive_sats)
    return make_lntx(
        InvoiceFields(
            num_satoshis=sats,
            memo=link.short_desc,
            expiry=RECORD_EXPIRY,
            description_hash=description_hash.hexdigest(),
            hash_bytes=description_hash.digest(),
            pass_thru={},
        ),
        wallet,
        state,
        server_data={"wallet_lnurlpay_id": link.id, **({"lnurlp_comment": comment} if comment else {})},
    )


def _parameters(link: Lnurlpay, base: str, state: State) -> dict[str, Any]:
    return {
        "minSendable": link.min_msat,
        "maxSendable": link.max_msat,
        "commentAllowed": COMMENT_ALLOWED,
        "tag": "payRequest",
        "metadata": _metadata(link, state),
        "callback": pay_url(link, state, base),
    }


def _metadata(link: Lnurlpay, state: State) -> str:
    """A description of the purpose, as the JSON text whose hash is in the invoice."""
    entries = [["text/plain", link.short_desc]]
    domain = state.store.find(Domain, "id = ?", link.domain) if link.domain else None
    if domain and link.identifier:
        entries.append(["text/identifier", f"{link.identifier}@{domain.name}"])
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))


def _target(text: str, state: State) -> Lnurlpay:
    """The link of an LNURL or lightning address."""
    link = _by_address(text, state) if "@" in text else _by_lnurl(text, state)
    if link is None:
        raise ServerFault(INVALID_TARGET)
    return link


def _by_lnurl(text: str, state: State) -> Lnurlpay | None:
    if not text.lower().removeprefix("lightning:").startswith("lnurl1"):
        return None
    url = decode_lnurl(text)
    if url is None:
        raise ServerFault(
            "Invalid bech32 checksum", php_class="lnpay\\wallet\\exceptions\\InvalidLnurlpayLinkException"
        )
    found = re.fullmatch(r"/v1/wallet/(\w+)/lnurlp/(\w+)", urlsplit(url).path)
    return state.store.find(Lnurlpay, "id = ?", found[2]) if found else None


def _by_address(text: str, state: State) -> Lnurlpay | None:
    name, _, host = text.partition("@")
    condition = "lower(identifier) = lower(?) AND domain IN (SELECT id FROM domain WHERE name = ?)"
    return state.store.find(Lnurlpay, condition, name, host.lower())


def _error(reason: str) -> Response:
    return json_response({"status": "ERROR", "reason": reason})
