"""The sandbox as an ASGI app: which path is answered by what."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from . import controls, page, refusals
from .answers import with_hint
from .body_limit import BodyLimit
from .dated_answers import DatedAnswers
from .faulty_connection import FaultyConnection
from .lntx import get_lntx
from .refusals import Refusal, page_not_found, refusal_answer
from .state import State
from .wallet import post_wallet_invoice

Endpoint = Callable[[Request], Awaitable[Response]]


class Word(Convertor[str]):
    """A path parameter of word characters; anything else misses the route."""

    regex = "[A-Za-z0-9_]+"

    def convert(self, value: str) -> str:
        """The text as it is."""
        return value

    def to_string(self, value: str) -> str:
        """The text as it is."""
        return value


register_url_convertor("word", Word())


def api(endpoint: Endpoint) -> Endpoint:
    """What each API endpoint shares: CORS, the answer's format, and refusals in LNPay's envelope."""

    async def answer(request: Request) -> Response:
        if request.method == "OPTIONS":
            return _preflight(request)
        response = await _negotiate_and_answer(endpoint, request)
        if "origin" in request.headers:
            response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return answer


API_ROUTES = [
    Route("/v1/wallet/{wallet_key:word}/invoice", api(post_wallet_invoice), methods=["POST", "OPTIONS"]),
    Route("/v1/lntx/{lntx_id:word}", api(get_lntx), methods=["GET", "OPTIONS"]),
]
for _route in API_ROUTES:
    (_route.methods or set()).discard("HEAD")  # Starlette adds it to GET; LNPay has no such route
    _route.path_regex = re.compile(_route.path_regex.pattern.removesuffix("$") + r"\Z")  # no line break after it


def make_app(state: State) -> Starlette:
    """The app around one state."""
    app = Starlette(
        routes=[*API_ROUTES, *controls.ROUTES, *page.ROUTES],
        middleware=[
            Middleware(DatedAnswers, clock=state.clock),
            Middleware(BodyLimit),
            Middleware(FaultyConnection, faults=state.faults),
        ],
        exception_handlers={404: _not_found, 405: _not_found, Exception: _crashed},
    )
    app.router.redirect_slashes = False
    app.state.sandbox = state
    return app


async def _negotiate_and_answer(endpoint: Endpoint, request: Request) -> Response:
    wanted = request.query_params.get("_format", "json")
    if wanted != "json":
        return refusals.format_not_supported(wanted)
    try:
        if not _accepts_json(request.headers.get("accept", "")):
            raise refusals.not_acceptable()
        return await endpoint(request)
    except ClientDisconnect:
        return Response(status_code=400)  # to nobody: the caller hung up in the middle of its request
    except Refusal as refusal:
        state: State = request.app.state.sandbox
        return refusal_answer(refusal, state.settings.debug)


def _accepts_json(accept: str) -> bool:
    types = [entry.partition(";")[0].strip().lower() for entry in accept.split(",")]
    return not accept.strip() or "*/*" in types or "application/json" in types


def _preflight(request: Request) -> Response:
    """Answer a browser that asks before it sends; OPTIONS without its question has no route."""
    if "access-control-request-method" not in request.headers:
        return page_not_found(request)
    headers = {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": "GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS",
        "Access-Control-Max-Age": "86400",
    }
    asked = request.headers.get("access-control-request-headers")
    if asked:
        headers["Access-Control-Allow-Headers"] = asked
    return Response(status_code=200, headers=headers)


async def _not_found(request: Request, error: Exception) -> Response:
    served = ", ".join(f"{_method(route)} {route.path.replace(':word', '')}" for route in API_ROUTES)
    hint = f"the sandbox plays {served}" if request.scope["path"].startswith("/v1/") else None
    return with_hint(page_not_found(request), hint)


def _method(route: Route) -> str:
    return next(method for method in route.methods or () if method != "OPTIONS")


async def _crashed(request: Request, error: Exception) -> Response:
    """A mistake of the sandbox's own; the server prints its traceback."""
    return refusal_answer(refusals.ServerFault(f"the sandbox itself failed: {error!r}"), debug=False)
