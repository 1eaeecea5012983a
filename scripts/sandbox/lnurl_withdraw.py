"""LNURL-withdraw: links that let a wallet app draw satoshis, and the endpoint that the app calls."""

from __future__ import annotations

import base64
import binascii
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from . import refusals
from .auth import asked_wallet
from .checks import Checks, as_integer
from .keys import ADMIN, PUBLIC_WITHDRAW, WITHDRAW, may
from .lnurl import encode_lnurl
from .objects import base_url, wallet_key
from .pass_thru import as_stored, read_pass_thru
from .payments import TOKEN_USED, PaymentFailedError, WalletBusyError, invoice_payment, send
from .records import Token, Wallet
from .refusals import Refusal
from .responses import json_response
from .state import State

DEFAULT_MEMO = "LNPAY Wallet Withdraw"
QUERY = ("num_satoshis", "memo", "passThru")
"""What the caller chooses, and the link repeats."""


async def get_lnurl_withdraw(request: Request) -> Response:
    """Create a link that works once."""
    state: State = request.app.state.sandbox
    wallet = asked_wallet(request, WITHDRAW, state)
    query = _checked_query(request)
    token = Token(state.new_id(""), wallet.id)
    state.store.insert(token)
    link = _link(wallet, {"tag": "withdraw", "ott": token.ott, **query}, request, state)
    return json_response({"lnurl": encode_lnurl(link), "ott": token.ott})


async def get_lnurl_withdraw_static(request: Request) -> Response:
    """Create a link that works repeatedly."""
    state: State = request.app.state.sandbox
    wallet = asked_wallet(request, ADMIN, state)
    link = _link(wallet, {"tag": "withdraw", **_checked_query(request)}, request, state)
    return json_response({"lnurl": encode_lnurl(link)})


async def process_lnurl(request: Request) -> Response:
    """Called by wallet apps: without `pr`, returns what the app may withdraw; with `pr`, pays that invoice."""
    state: State = request.app.state.sandbox
    wallet, key = state.store.wallet(request.path_params["wallet_key"]) or (None, None)
    if wallet is None or key is None:
        raise refusals.wallet_not_found(request.path_params["wallet_key"])
    if key.suspended:
        raise refusals.wallet_key_suspended()
    query = request.query_params
    ott = query.get("ott")
    if ott is None and not may(key.prefix, PUBLIC_WITHDRAW):
        raise refusals.not_permitted(key.prefix, PUBLIC_WITHDRAW)
    if ott is not None and not state.store.find(Token, "ott = ? AND wallet = ? AND used = 0", ott, wallet.id):
        return _error(TOKEN_USED)
    try:
        if query.get("pr"):
            return _pay(wallet, query["pr"], ott, request, state)
    except (Refusal, PaymentFailedError, WalletBusyError) as error:
        return _error(str(error) or "Wallet busy try again soon")
    return json_response(_offer(wallet, ott, request))


def _pay(wallet: Wallet, payment_request: str, ott: str | None, request: Request, state: State) -> Response:
    """Pay the app's invoice, and use up the token; LNPay does not compare the amount with the link's."""
    payment = invoice_payment(
        wallet,
        payment_request,
        state,
        fee_limit_msat=None,
        label=request.query_params.get("memo") or DEFAULT_MEMO,
        pass_thru=as_stored(_pass_thru(request)),
        server_data={"method": "lnurl", **({"ott": ott} if ott else {}), "k1": request.query_params.get("k1", "")},
        token=ott,
    )
    send(payment, state)
    return json_response({"status": "OK"}, 201)


def _offer(wallet: Wallet, ott: str | None, request: Request) -> dict[str, Any]:
    query = {name: value for name, value in request.query_params.items() if name in ("ott", *QUERY)}
    amount = as_integer(query.get("num_satoshis")) or max(wallet.balance, 0)
    url = base_url(request) + request.url.path
    offer = {
        "callback": f"{url}?{urlencode(query)}" if query else url,
        "k1": "k1",
        "maxWithdrawable": amount * 1000,
        "defaultDescription": query.get("memo") or DEFAULT_MEMO,
        "minWithdrawable": amount * 1000,
        "tag": "withdrawRequest",
    }
    return offer if ott else {**offer, "balanceCheck": f"{url}?{urlencode({'tag': 'withdraw', **query})}"}


def _checked_query(request: Request) -> dict[str, str]:
    _pass_thru(request)
    checks = Checks(request.query_params)
    checks.integer("num_satoshis", minimum=1)
    checks.text("memo")
    checks.finish()
    return {name: value for name in QUERY if (value := request.query_params.get(name))}


def _pass_thru(request: Request) -> dict[str, Any]:
    """The user's data, sent as JSON in base64."""
    sent = request.query_params.get("passThru", "")
    try:
        text = base64.b64decode(sent, validate=True).decode()
    except (binascii.Error, ValueError):
        raise refusals.pass_thru_not_json() from None
    return read_pass_thru(text)


def _link(wallet: Wallet, query: dict[str, str], request: Request, state: State) -> str:
    """The URL in the link; its key can withdraw without an API key, whichever key created the link."""
    key = wallet_key(wallet.id, "waklw_", state)
    return f"{base_url(request)}/v1/wallet/{key}/lnurl-process?{urlencode(query)}"


def _error(reason: str) -> Response:
    return json_response({"status": "ERROR", "reason": reason})
