"""The pages about webhooks."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scripts.model.api import Api
from scripts.pages.addresses import Addresses
from scripts.pages.webhooks import webhook_view, webhooks_view
from tests.apis import api_of, json_body

PAID = {"type": "object", "properties": {"paid": {"type": "boolean"}}}
HEADER = {"name": "X-Id", "in": "header", "required": True, "schema": {"type": "string"}, "description": "Its *id*."}


def api_with(**more: Any) -> Api:
    """Return the model of a document with one webhook."""
    node = {
        "summary": "It is paid",
        "description": "Sent once. Never again.",
        "parameters": [HEADER, {"name": "q", "in": "query", "schema": {"type": "string"}}],
        "requestBody": json_body(PAID, example={"paid": True}),
        "responses": {"200": {"description": "Any will do."}},
    }
    return api_of(webhooks={"invoice paid": {"post": node}}, **more)


def test_the_overview_leads_to_each_event() -> None:
    """Each event has a stable id, and a link to its page."""
    api = api_with()
    view = webhooks_view(api, Addresses(api))
    (webhook,) = view["webhooks"]
    assert webhook["link"] == "[`invoice paid`](invoice-paid.md)"
    assert (webhook["anchor"], webhook["text"]) == ("webhook-invoice-paid", "Sent once.")
    assert view["python"].startswith("[`Shop.webhooks.parse()`]")
    assert view["signature"] == ""


def test_an_event_has_headers_fields_example_and_responses() -> None:
    """A page describes what is sent, and what each response means."""
    api = api_with()
    view = webhook_view(api, Addresses(api), api.webhooks[0])
    (header,) = view["headers"]
    assert (header.anchor, header.facts) == ("header-X-Id", ("header", "string", "always present"))
    assert "<em>id</em>" in header.text
    assert [(field.anchor, field.facts[0]) for field in view["fields_list"]] == [("body-paid", "body")]
    assert json.loads(view["example"]) == {"paid": True}
    assert [status for status, _ in view["responses"]] == ["200"]
    assert view["jumps"] == ["[Headers](#header)", "[Body](#body)", "[Response](#response)"]


@pytest.mark.parametrize(
    ("signature", "words"),
    [
        ({}, "SHA256 of the raw request body, with your secret as the key, in hexadecimal."),
        ({"algorithm": "sha512"}, "SHA512 of the raw request body, with your secret as the key, in hexadecimal."),
        ({"encoding": "base64"}, "SHA256 of the raw request body, with your secret as the key, in base64."),
        ({"signs": "{X-Time}.{body}"}, ".&#123;body&#125;</code>, with your secret as the key, in hexadecimal."),
        ({"prefix": "v1="}, "with your secret as the key, in hexadecimal, prefixed with `v1=`."),
    ],
)  # fmt: skip
def test_how_it_is_signed(signature: dict[str, str], words: str) -> None:
    """The signature is described as the spec declares it."""
    api = api_with(**{"x-webhook-signature": {"header": "X-Sign", **signature}})
    view = webhook_view(api, Addresses(api), api.webhooks[0])
    assert view["signature"].startswith("The header `X-Sign` contains the HMAC-")
    assert view["signature"].endswith(words)
    assert "[Signature](#signature)" in view["jumps"]
    assert view["needs"] == "`SHOP_WEBHOOK_SECRET`"
