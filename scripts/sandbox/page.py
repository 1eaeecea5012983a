"""`GET /`: the sandbox's own page, to watch activity and use the controls; plain text for terminals."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from .controls import INVOICES, guarded, newest_invoices, status_of
from .events import NO_RESPONSE
from .faults import KINDS
from .manual import controls_text, key_notes, paste_text
from .records import Delivery, Event, LnTx, Wallet, Webhook
from .refusals import Refusal
from .state import ACCOUNT, State

if TYPE_CHECKING:  # imported with the first page, so that the sandbox starts faster
    from jinja2 import Environment

FILES = Path(__file__).parent / "page"
SHOWN = 50
"""How many of each kind to show, newest first."""
SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with a stricter policy, browsers submit forms without an origin
    "Cache-Control": "no-store",
}


def _moment(seconds: int) -> str:
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    except (ValueError, OverflowError, OSError):
        return f"at {seconds}"  # beyond the calendar's last year


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FileSystemLoader

    made = Environment(loader=FileSystemLoader(FILES), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.filters["moment"] = _moment
    made.filters["pretty"] = lambda body: json.dumps(json.loads(body), indent=2, ensure_ascii=False)
    return made


async def show_page(request: Request) -> Response:
    """The whole page; plain text if the caller is not a browser."""
    state: State = request.app.state.sandbox
    url = str(request.base_url).rstrip("/")
    if "text/html" not in request.headers.get("accept", ""):
        return PlainTextResponse(f"{paste_text(url, state)}\n{controls_text(url)}")
    around = {"paste": paste_text(url, state), "controls": controls_text(url), "keys": key_notes(state), "kinds": KINDS}
    around |= {"wallet": state.keys["wal_"], "api_key": state.keys["sak_"]}
    return _html("page.html.jinja", **around, **_lists(state))


async def show_live(request: Request) -> Response:
    """Only the lists, which the page fetches every second."""
    return _html("lists.html.jinja", **_lists(request.app.state.sandbox))


async def show_qr_code(request: Request) -> Response:
    """The QR code of an invoice, in upper case, which makes it smaller."""
    import segno

    state: State = request.app.state.sandbox
    lntx = state.store.find(LnTx, f"id = ? AND {INVOICES}", request.path_params["lntx_id"])
    if lntx is None:
        raise Refusal(404, "No such invoice.")
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
    Route("/sandbox/page/live", guarded(show_live), methods=["GET"]),
    Route("/sandbox/page.css", show_file, methods=["GET"]),
    Route("/sandbox/page.js", show_file, methods=["GET"]),
    Route("/sandbox/invoices/{lntx_id}/qr.svg", guarded(show_qr_code), methods=["GET"]),
]


def _html(template: str, **values: object) -> Response:
    return HTMLResponse(_templates().get_template(template).render(values), headers=SECURITY)


def _lists(state: State) -> dict[str, object]:
    """The data that changes while the page is open."""
    return {
        "wallets": state.store.select(Wallet, "account = ?", ACCOUNT, limit=f"LIMIT {SHOWN}"),
        "invoices": [(lntx, status_of(lntx, state)) for lntx in newest_invoices(SHOWN, state)],
        "webhooks": state.store.select(Webhook, "1"),
        "deliveries": _deliveries(state),
        "faults": state.faults.waiting(),
    }


def _deliveries(state: State) -> list[tuple[Delivery, Event, str]]:
    """The newest deliveries, each with its event and outcome."""
    shown = []
    for delivery in state.store.select(Delivery, "1 ORDER BY number DESC", limit=f"LIMIT {SHOWN}"):
        event = state.store.find(Event, "id = ?", delivery.event)
        if event:
            waiting = "being sent" if delivery.status is None else str(delivery.status)
            shown.append((delivery, event, "no response" if delivery.status == NO_RESPONSE else waiting))
    return shown
