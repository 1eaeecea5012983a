"""Webhooks: events are stored with the money transfer, then sent once, signed and logged."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

from .records import Delivery, Event, Webhook
from .state import State

EVENTS: Mapping[str, tuple[str, str, str]] = {
    "wallet_created": ("500", "wallet", "Wallet Created"),
    "wallet_send": ("510", "wallet", "Wallet Send"),
    "wallet_receive": ("520", "wallet", "Wallet Receive"),
    "wallet_transfer_in": ("530", "wallet", "Wallet Transfer IN"),
    "wallet_transfer_out": ("540", "wallet", "Wallet Transfer OUT"),
    "wallet_send_failure": ("550", "wallet", "Wallet Send Failure"),
    "network_fee_incurred": ("600", "network_fee", "LN Network Fee Incurred"),
}
"""Number, type and display name of each event."""
SECONDS = 10
"""Timeout for receivers; LNPay itself has none."""
NO_RESPONSE = -1


def record_event(name: str, account: str, data: dict[str, Any], state: State) -> None:
    """Store an event, and a delivery for each webhook that subscribes to it, inside the transaction that caused it."""
    number, kind, display_name = EVENTS[name]
    event_id, now = state.new_id("evt_"), state.now()
    described = {"id": number, "type": kind, "name": name, "display_name": display_name}
    body = php_json({"id": event_id, "created_at": now, "event": described, "data": data})
    state.store.insert(Event(event_id, account, name, now, body))
    for webhook in state.store.select(Webhook, "account = ?", account):
        if not webhook.events or name in webhook.events.split(","):
            state.store.insert(Delivery(state.new_id("iwhr_"), event_id, webhook.id, webhook.url))


def php_json(value: Any) -> str:
    """JSON as PHP writes it by default: unlike in LNPay's responses, slashes and non-ASCII are escaped."""
    return json.dumps(value, separators=(",", ":")).replace("/", "\\/")


async def send_events(state: State) -> None:
    """Send the pending deliveries in order; each is claimed first, so that no other worker sends it, too."""
    claimed = [
        delivery
        for delivery in state.store.select(Delivery, "sent_at IS NULL")
        if state.store.update(Delivery, "sent_at = ?", "id = ? AND sent_at IS NULL", state.now(), delivery.id)
    ]
    for delivery in claimed:
        event = state.store.find(Event, "id = ?", delivery.event)
        webhook = state.store.find(Webhook, "id = ?", delivery.webhook)
        if event and webhook:
            status = await asyncio.to_thread(_post, delivery.url, _headers(event, delivery, webhook), event.body)
            state.store.update(Delivery, "status = ?", "id = ?", status, delivery.id)


def redeliver(event: Event, state: State) -> int:
    """Redeliver an event, with the same id and body, to all webhooks; return their number."""
    webhooks = state.store.select(Webhook, "account = ?", event.account)
    for webhook in webhooks:
        state.store.insert(Delivery(state.new_id("iwhr_"), event.id, webhook.id, webhook.url))
    return len(webhooks)


def _headers(event: Event, delivery: Delivery, webhook: Webhook) -> dict[str, str]:
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "LNPay-HookBot",
        "X-LNPay-Event": event.name,
        "X-LNPay-HookId": delivery.id,
    }
    if webhook.secret:
        digest = hmac.new(webhook.secret.encode(), event.body.encode(), hashlib.sha256)
        headers["X-LNPay-Signature"] = digest.hexdigest()
    return headers


def _post(url: str, headers: dict[str, str], body: str) -> int:
    """Send a POST without redirects or proxies; return the status."""
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection = kind(parts.hostname or "", parts.port, timeout=SECONDS)
        try:
            connection.request("POST", path, body.encode(), headers)
            return connection.getresponse().status
        finally:
            connection.close()
    except (OSError, HTTPException, ValueError):
        return NO_RESPONSE
