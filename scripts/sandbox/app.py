"""The sandbox as an ASGI app: routes and their endpoints."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from . import controls, money_controls, page, refusals, webhook_controls
from .body_limit import BodyLimit
from .dated_responses import DatedResponses
from .events import send_events
from .faulty_connection import FaultyConnection
from .invoices import post_wallet_invoice
from .lntx import get_lntx
from .lnurl_withdraw import get_lnurl_withdraw, get_lnurl_withdraw_static, process_lnurl
from .lnurlp import get_lnurlpay, post_create_lnurlpay, post_update_lnurlpay
from .lnurlp_pay import get_lnurlpay_probe, lightning_address, lnurlpay_endpoint, post_lnurlpay_pay
from .nodes import decode_invoice, get_node, list_nodes, query_routes
from .origin_form import OriginForm
from .refusals import Refusal, page_not_found, refusal_answer
from .responses import with_hint
from .state import State
from .transfers import post_wallet_transfer
from .wallets import get_wallet, list_transactions, list_wallet_transactions, list_wallets, post_create_wallet
from .withdrawals import post_wallet_keysend, post_wallet_send

Endpoint = Callable[[Request], Awaitable[Response]]


class Word(Convertor[str]):
    """A path parameter of word characters; anything else does not match the route."""

    regex = "[A-Za-z0-9_]+"

    def convert(self, value: str) -> str:
        return value


register_url_convertor("word", Word())


def api(endpoint: Endpoint) -> Endpoint:
    """Wrap an API endpoint: CORS, the response format, and refusals in LNPay's envelope."""

    async def answer(request: Request) -> Response:
        if request.method == "OPTIONS":
            return _preflight(request)
        response = await _negotiate_and_answer(endpoint, request)
        if "origin" in request.headers:
            response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return answer


def api_route(method: str, path: str, endpoint: Endpoint) -> Route:
    """A route of the API, which also handles preflight requests."""
    route = Route(path, api(endpoint), methods=[method, "OPTIONS"])
    (route.methods or set()).discard("HEAD")  # Starlette adds it to GET; LNPay has no such route
    route.path_regex = re.compile(route.path_regex.pattern.removesuffix("$") + r"\Z")  # no line break after it
    return route


API_ROUTES = [
    api_route("POST", "/v1/wallet", post_create_wallet),
    api_route("GET", "/v1/wallet/{wallet_key:word}", get_wallet),
    api_route("GET", "/v1/wallets", list_wallets),
    api_route("GET", "/v1/wallet/{wallet_key:word}/transactions", list_wallet_transactions),
    api_route("POST", "/v1/wallet/{wallet_key:word}/invoice", post_wallet_invoice),
    api_route("POST", "/v1/wallet/{wallet_key:word}/withdraw", post_wallet_send),
    api_route("POST", "/v1/wallet/{wallet_key:word}/transfer", post_wallet_transfer),
    api_route("POST", "/v1/wallet/{wallet_key:word}/keysend", post_wallet_keysend),
    api_route("GET", "/v1/wallet/{wallet_key:word}/lnurl/withdraw", get_lnurl_withdraw),
    api_route("GET", "/v1/wallet/{wallet_key:word}/lnurl/withdraw-static", get_lnurl_withdraw_static),
    api_route("GET", "/v1/wallet-transactions", list_transactions),
    api_route("GET", "/v1/lntx/{lntx_id:word}", get_lntx),
    api_route("POST", "/v1/wallet/{wallet_key:word}/lnurlp", post_create_lnurlpay),
    api_route("POST", "/v1/lnurlp/{wallet_lnurlpay_id:word}", post_update_lnurlpay),
    api_route("GET", "/v1/lnurlp/{wallet_lnurlpay_id:word}", get_lnurlpay),
    api_route("GET", "/v1/lnurlp/probe/{target}", get_lnurlpay_probe),
    api_route("POST", "/v1/wallet/{wallet_key:word}/lnurlp/pay", post_lnurlpay_pay),
    api_route("GET", "/v1/nodes", list_nodes),
    api_route("GET", "/v1/node/{ln_node_id:word}", get_node),
    api_route("GET", "/v1/node/{ln_node_id:word}/payments/decodeinvoice", decode_invoice),
    api_route("GET", "/v1/node/{ln_node_id:word}/payments/queryroutes", query_routes),
]
"""The operations of openapi.yaml."""


async def refuse_verb(request: Request) -> Response:
    """Reject the one method that an LNPay route rejects itself, before checking any key."""
    raise refusals.verb_refused()


OTHER_ROUTES = [
    Route("/v1/wallets", api(refuse_verb), methods=["HEAD"]),
    api_route("PUT", "/v1/lnurlp/{wallet_lnurlpay_id:word}", post_update_lnurlpay),
    api_route("PATCH", "/v1/lnurlp/{wallet_lnurlpay_id:word}", post_update_lnurlpay),
    api_route("GET", "/v1/wallet/{wallet_key:word}/lnurl-process", process_lnurl),
    api_route("GET", "/v1/wallet/{wallet_key:word}/lnurlp/{wallet_lnurlpay_id:word}", lnurlpay_endpoint),
    api_route("GET", "/.well-known/lnurlp/{username}", lightning_address),
    api_route("GET", "/.well-known/{custy_domain_id:word}/lnurlp/{username}", lightning_address),
]
"""Endpoints that wallet apps call without a key, and other methods."""

PATH_HINT = "the sandbox implements every documented LNPay operation; check the path and the method"
CONTROLS = [*controls.ROUTES, *money_controls.ROUTES, *webhook_controls.ROUTES]


def make_app(state: State) -> Starlette:
    """Return the app for a state."""
    app = Starlette(
        routes=[*API_ROUTES, *OTHER_ROUTES, *CONTROLS, *page.ROUTES],
        middleware=[
            Middleware(OriginForm),
            Middleware(DatedResponses, clock=state.clock),
            Middleware(BodyLimit),
            Middleware(FaultyConnection, faults=state.faults),
        ],
        exception_handlers={404: _not_found, 405: _not_found, Exception: _crashed},
    )
    app.router.redirect_slashes = False
    app.state.sandbox = state
    app.state.controls = CONTROLS
    return app


async def _negotiate_and_answer(endpoint: Endpoint, request: Request) -> Response:
    wanted = request.query_params.get("_format", "json")
    if wanted != "json":
        return refusals.format_not_supported(wanted)
    state: State = request.app.state.sandbox
    try:
        if not _accepts_json(request.headers.get("accept", "")):
            raise refusals.not_acceptable()
        try:
            return await endpoint(request)
        finally:
            await send_events(state)
    except ClientDisconnect:
        return Response(status_code=400)  # sent to no one: the caller hung up during its request
    except sqlite3.Error as error:
        return refusal_answer(refusals.not_stored(str(error)), state.settings.debug)
    except Refusal as refusal:
        return refusal_answer(refusal, state.settings.debug)


def _accepts_json(accept: str) -> bool:
    types = [entry.partition(";")[0].strip().lower() for entry in accept.split(",")]
    return not accept.strip() or "*/*" in types or "application/json" in types


def _preflight(request: Request) -> Response:
    """Respond to a browser's preflight request; any other OPTIONS request has no route."""
    if "access-control-request-method" not in request.headers:
        return page_not_found(request)
    headers = {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": "GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS",
        "Access-Control-Max-Age": "86400",
    }
    requested = request.headers.get("access-control-request-headers")
    if requested:
        headers["Access-Control-Allow-Headers"] = requested
    return Response(status_code=200, headers=headers)


async def _not_found(request: Request, error: Exception) -> Response:
    hint = PATH_HINT if request.scope["path"].startswith("/v1/") else None
    return with_hint(page_not_found(request), hint)


async def _crashed(request: Request, error: Exception) -> Response:
    """Respond to an internal error of the sandbox; the server prints its traceback."""
    return refusal_answer(refusals.ServerFault(f"the sandbox itself failed: {error!r}"), debug=False)
