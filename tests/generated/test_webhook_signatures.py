"""Webhooks of a spec: signatures of the raw bytes, events by name, unknown and forged events."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from email.message import Message
from types import ModuleType
from typing import Any

import pytest
from starlette.datastructures import Headers

SPEC = """
openapi: 3.1.0
info: {title: %s, version: "1"}
paths: {}
%s
webhooks:
  order.paid: {post: {requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Paid"}}}}}}
  order.lost: {post: {requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Lost"}}}}}}
components:
  schemas:
    Kind: {type: object, required: [name], properties: {name: {type: string}}}
    Paid:
      type: object
      required: [id, event, amount]
      properties: {id: {type: string}, event: {$ref: "#/components/schemas/Kind"}, amount: {type: integer}}
    Lost:
      type: object
      required: [id, event, reason]
      properties: {id: {type: string}, event: {$ref: "#/components/schemas/Kind"}, reason: {type: string}}
    Event:
      type: object
      required: [event]
      properties: {id: {type: string}, event: {$ref: "#/components/schemas/Kind"}}
"""
SIGNED = """
x-webhook-signature: {header: X-Shop-Signature, algorithm: sha256, encoding: hex, signs: body}
x-webhook-events: {name: event.name, unknown: "#/components/schemas/Event"}
"""
SECRET = "whsec_pear"
PAID = b'{"id": "e1",  "event": {"name": "order.paid"}, "amount": 3, "note": "\\u00e9 \\/"}'


@pytest.fixture(scope="module")
def shop(imported: Callable[..., ModuleType]) -> ModuleType:
    """The package of an API that signs the body in hexadecimal, and names the event in it."""
    return imported(SPEC % ("Signed shop", SIGNED))


@pytest.fixture(scope="module")
def stall(imported: Callable[..., ModuleType]) -> ModuleType:
    """The package of an API that signs a time and the body in base64 with a prefix, and names no event."""
    signature = "{header: Signature, algorithm: sha512, encoding: base64, prefix: 'v1,', signs: '{At}.{body}'}"
    return imported(SPEC % ("Signed stall", f"x-webhook-signature: {signature}"))


def sign(body: bytes, secret: str = SECRET) -> str:
    """Return the signature of a body."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def message(headers: dict[str, str]) -> Message:
    """Return headers as the standard library's server has them."""
    found = Message()
    for name, value in headers.items():
        found[name] = value
    return found


@pytest.mark.parametrize(
    "as_framework",
    [
        dict,
        Headers,
        message,
        lambda headers: [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        lambda headers: {name.upper(): value for name, value in headers.items()},
    ],
    ids=["dict", "starlette", "http.server", "asgi", "upper case"],
)
@pytest.mark.parametrize("body", [PAID, PAID.decode(), bytearray(PAID)], ids=["bytes", "text", "bytearray"])
def test_a_signed_webhook(shop: ModuleType, as_framework: Callable[..., Any], body: Any) -> None:
    """The event is parsed as its model, whatever the framework's headers are, on both clients and their instances."""
    headers = as_framework({"Content-Type": "application/json", "X-Shop-Signature": sign(PAID)})
    event = shop.SignedShop.webhooks.unwrap(body, headers, secret=SECRET)
    assert (type(event), event.id, event.amount, event.additional_properties["note"]) == (
        shop.models.Paid,
        "e1",
        3,
        "é /",
    )
    with shop.SignedShop(base_url="http://127.0.0.1:1") as client:
        assert client.webhooks.unwrap(body, headers, secret=SECRET.encode()) == event
    assert shop.AsyncSignedShop.webhooks.parse(PAID) == event


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Shop-Signature": ""},
        {"X-Shop-Signature": sign(PAID, "another")},
        {"X-Shop-Signature": sign(PAID)[:-2]},
        {"X-Shop-Signature": "no signature"},
        {"X-Shop-Signature": "é"},
        {"X-Shop-Signature": sign(json.dumps(json.loads(PAID)).encode())},
    ],
)
def test_a_webhook_that_is_not_signed_right(shop: ModuleType, headers: dict[str, str]) -> None:
    """A missing, odd or wrong signature raises an error that shows no secret."""
    with pytest.raises(shop.WebhookSignatureError, match="X-Shop-Signature") as caught:
        shop.SignedShop.webhooks.unwrap(PAID, headers, secret=SECRET)
    assert isinstance(caught.value, shop.SignedShopError)
    assert SECRET not in str(caught.value)
    assert sign(PAID) not in str(caught.value)


def test_a_changed_body(shop: ModuleType) -> None:
    """With one more byte, even a space, the signature is wrong."""
    with pytest.raises(shop.WebhookSignatureError):
        shop.SignedShop.webhooks.unwrap(PAID + b" ", {"X-Shop-Signature": sign(PAID)}, secret=SECRET)


def test_a_new_event(shop: ModuleType) -> None:
    """An undocumented event is parsed as the schema for unknown events."""
    body = b'{"id": "e2", "event": {"name": "order.eaten", "by": "me"}, "more": [1]}'
    event = shop.SignedShop.webhooks.unwrap(body, {"X-Shop-Signature": sign(body)}, secret=SECRET)
    assert (type(event), event.id, event.event.name, event.additional_properties["more"]) == (
        shop.models.Event,
        "e2",
        "order.eaten",
        [1],
    )


@pytest.mark.parametrize(
    ("secret", "got"), [("", "empty"), (b"", "empty"), (None, r"None \(NoneType\)"), (55555, r"\*\*\* \(int\)")]
)
def test_no_secret(shop: ModuleType, secret: Any, got: str) -> None:
    """A secret that is empty or has the wrong type is rejected, and not shown."""
    with pytest.raises(shop.InvalidArgumentError, match=f"^secret must be the webhook's secret.*, not {got}$"):
        shop.SignedShop.webhooks.unwrap(PAID, {"X-Shop-Signature": sign(PAID, "")}, secret=secret)


def test_a_body_that_was_read_already(shop: ModuleType) -> None:
    """A parsed body cannot be verified; parse() accepts it."""
    with pytest.raises(shop.InvalidArgumentTypeError, match="the raw request body"):
        shop.SignedShop.webhooks.unwrap(json.loads(PAID), {"X-Shop-Signature": sign(PAID)}, secret=SECRET)
    assert shop.SignedShop.webhooks.parse(json.loads(PAID)).amount == 3


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b'"x"', b'{"id": 1}', b"\xff", b"[" * 100_000])
def test_a_signed_body_that_is_no_event(shop: ModuleType, body: bytes) -> None:
    """A body that is not an event raises one of our errors, even with a valid signature."""
    with pytest.raises(shop.InvalidArgumentError):
        shop.SignedShop.webhooks.unwrap(body, {"X-Shop-Signature": sign(body)}, secret=SECRET)


def test_another_way_to_sign(stall: ModuleType) -> None:
    """Algorithm, encoding, prefix and signed content follow the spec; any of several signatures may match."""
    made = base64.b64encode(hmac.digest(SECRET.encode(), b"1700." + PAID, "sha512")).decode()
    pairs = [("Signature", "v1,AAAA"), ("signature", f"v1,{made}"), ("at", "1700")]
    event = stall.SignedStall.webhooks.unwrap(PAID, pairs, secret=SECRET)
    assert type(event) is stall.models.Paid
    with pytest.raises(stall.WebhookSignatureError):
        stall.SignedStall.webhooks.unwrap(PAID, [*pairs[:2], ("at", "1701")], secret=SECRET)
    with pytest.raises(stall.WebhookSignatureError, match="At"):
        stall.SignedStall.webhooks.unwrap(PAID, pairs[:2], secret=SECRET)


def test_events_without_a_name(stall: ModuleType) -> None:
    """If no property names the event, the best match is used, and an unmatched body is kept as it is."""
    lost = {"id": "e3", "event": {"name": "?"}, "reason": "rain"}
    assert type(stall.SignedStall.webhooks.parse(lost)) is stall.models.Lost
    assert stall.SignedStall.webhooks.parse({"who": "knows"}) == {"who": "knows"}
