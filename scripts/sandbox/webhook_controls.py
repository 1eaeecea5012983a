"""Webhook controls: where to send events, what was sent, and redelivery."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .controls import guarded, sent_fields
from .events import EVENTS, redeliver
from .records import Delivery, Event, Webhook
from .refusals import Refusal
from .responses import json_response
from .state import ACCOUNT, OTHER_ACCOUNT, State

LIST_LIMIT = 1000


async def add_webhook(request: Request) -> Response:
    """Send events to a URL from now on, signed if there is a secret."""
    state: State = request.app.state.sandbox
    fields = await sent_fields(request)
    account, events = fields.get("account", ACCOUNT), _names(fields.get("events"))
    if account not in (ACCOUNT, OTHER_ACCOUNT):
        raise Refusal(400, f"`account` must be {ACCOUNT} or {OTHER_ACCOUNT}.")
    webhook = Webhook(
        state.new_id("iwh_"), account, _checked_url(fields), str(fields.get("secret") or ""), ",".join(events)
    )
    state.store.insert(webhook)
    return json_response(_shown(webhook), 201)


async def list_webhooks(request: Request) -> Response:
    """List the webhooks, without their secrets."""
    state: State = request.app.state.sandbox
    return json_response({"webhooks": [_shown(each) for each in state.store.select(Webhook, "1")], "events": [*EVENTS]})


async def remove_webhooks(request: Request) -> Response:
    """Stop sending events."""
    state: State = request.app.state.sandbox
    return json_response({"removed": state.store.delete(Webhook)})


async def list_deliveries(request: Request) -> Response:
    """List the deliveries, newest first, with the response status; -1 if there was no response."""
    state: State = request.app.state.sandbox
    found = state.store.select(Delivery, "1 ORDER BY number DESC", limit=f"LIMIT {LIST_LIMIT}")
    return json_response({"deliveries": [asdict(delivery) for delivery in found]})


async def list_events(request: Request) -> Response:
    """List the events, newest first, sent or not."""
    state: State = request.app.state.sandbox
    found = state.store.select(Event, "1 ORDER BY number DESC", limit=f"LIMIT {LIST_LIMIT}")
    return json_response({"events": [json.loads(event.body) for event in found]})


async def repeat_event(request: Request) -> Response:
    """Redeliver an event, as from LNPay's dashboard: the same event in a new delivery."""
    state: State = request.app.state.sandbox
    event = state.store.find(Event, "id = ?", request.path_params["event"])
    if event is None:
        raise Refusal(404, f"No event {request.path_params['event']!r} in this sandbox.")
    with state.store.transaction():
        sent = redeliver(event, state)
    return json_response({"deliveries": sent})


def _names(sent: Any) -> list[str]:
    """The events to send to a webhook; none means all."""
    names = sent.split(",") if isinstance(sent, str) and sent else sent or []
    if not isinstance(names, list) or not all(isinstance(name, str) and name in EVENTS for name in names):
        raise Refusal(400, f"`events` must be a list of {', '.join(EVENTS)}; omit it for all.")
    return names


def _checked_url(fields: dict[str, Any]) -> str:
    url = str(fields.get("url") or "")
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0 and url.isascii()
    except ValueError:
        usable = False
    if not usable or any(ord(letter) <= 0x20 for letter in url):
        raise Refusal(400, "`url` must begin with http:// or https://, as in http://127.0.0.1:8000/webhooks.")
    return url


def _shown(webhook: Webhook) -> dict[str, Any]:
    return {**asdict(webhook), "secret": bool(webhook.secret)}


ROUTES = [
    Route("/sandbox/webhooks", guarded(add_webhook), methods=["POST"]),
    Route("/sandbox/webhooks", guarded(list_webhooks), methods=["GET"]),
    Route("/sandbox/webhooks", guarded(remove_webhooks), methods=["DELETE"]),
    Route("/sandbox/webhooks/deliveries", guarded(list_deliveries), methods=["GET"]),
    Route("/sandbox/events", guarded(list_events), methods=["GET"]),
    Route("/sandbox/events/{event}/repeat", guarded(repeat_event), methods=["POST"]),
]
