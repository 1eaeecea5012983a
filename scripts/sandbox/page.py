"""`GET /`: the sandbox's own page, with the invoices, what to paste, and the controls; plain text for terminals."""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import segno
from jinja2 import Environment, FileSystemLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from .controls import INVOICES, guarded, newest_invoices, status_of
from .manual import controls_text, key_notes, paste_text
from .records import LnTx
from .refusals import Refusal
from .state import State

FILES = Path(__file__).parent / "page"
SHOWN = 50
"""So many invoices, the newest ones."""
SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with less, browsers send the forms as from nowhere
    "Cache-Control": "no-store",
}


def _moment(seconds: int) -> str:
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    except (ValueError, OverflowError, OSError):
        return f"at {seconds}"  # a year that the calendar does not hold


_templates = Environment(loader=FileSystemLoader(FILES), autoescape=True, trim_blocks=True, lstrip_blocks=True)
_templates.filters["moment"] = _moment


async def show_page(request: Request) -> Response:
    """The whole page, or the same in plain text when the caller is no browser."""
    state: State = request.app.state.sandbox
    url = str(request.base_url).rstrip("/")
    if "text/html" not in request.headers.get("accept", ""):
        return PlainTextResponse(f"{paste_text(url, state)}\n{controls_text(url)}")
    html = _templates.get_template("page.html.jinja").render(
        paste=paste_text(url, state), controls=controls_text(url), keys=key_notes(state), invoices=_invoices(state)
    )
    return HTMLResponse(html, headers=SECURITY)


async def show_invoices(request: Request) -> Response:
    """The list of invoices alone, which the page fetches each second."""
    state: State = request.app.state.sandbox
    return HTMLResponse(
        _templates.get_template("invoices.html.jinja").render(invoices=_invoices(state)), headers=SECURITY
    )


async def show_qr_code(request: Request) -> Response:
    """The QR code of an invoice, in upper case, which makes it smaller."""
    state: State = request.app.state.sandbox
    lntx = state.store.find(LnTx, f"id = ? AND {INVOICES}", request.path_params["lntx_id"])
    if lntx is None:
        raise Refusal(404, "There is no such invoice.")
    picture = io.BytesIO()
    code = segno.make(f"lightning:{lntx.payment_request}".upper(), error="l")
    code.save(picture, kind="svg", border=4, light="white", omitsize=True)
    return Response(picture.getvalue(), media_type="image/svg+xml", headers={"Cache-Control": "max-age=3600"})


async def show_file(request: Request) -> Response:
    """The page's style or script."""
    name = request.scope["path"].rpartition("/")[2]
    kind = "text/css" if name.endswith(".css") else "text/javascript"
    return Response((FILES / name).read_text("utf-8"), media_type=kind, headers=SECURITY)


ROUTES = [
    Route("/", guarded(show_page), methods=["GET"]),
    Route("/sandbox/page/invoices", guarded(show_invoices), methods=["GET"]),
    Route("/sandbox/page.css", show_file, methods=["GET"]),
    Route("/sandbox/page.js", show_file, methods=["GET"]),
    Route("/sandbox/invoices/{lntx_id}/qr.svg", guarded(show_qr_code), methods=["GET"]),
]


def _invoices(state: State) -> list[tuple[Any, str, str]]:
    """Each invoice with its status, and a version that changes when it looks different."""
    shown = []
    for lntx in newest_invoices(SHOWN, state):
        status = status_of(lntx, state)
        looks = f"{status} {lntx.num_satoshis} {lntx.expires_at} {lntx.settled_at}"
        shown.append((lntx, status, hashlib.sha256(looks.encode()).hexdigest()[:8]))
    return shown
