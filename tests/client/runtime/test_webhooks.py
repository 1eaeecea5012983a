"""Webhooks: signatures of the raw bytes, and bodies parsed as events."""

from __future__ import annotations

import base64
import hmac
from typing import Any

import httpx
import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.codecs import INTEGER, Const
from scripts.client.runtime.nested import ANY, MapOf, Object
from scripts.client.runtime.webhooks import Events, Signature, read_event, read_webhook, verify
from tests.client.runtime.parts import Parcel

pytestmark = pytest.mark.usefixtures("models")
BODY, SECRET = '{"a": "ü"}'.encode(), "whsec"
HEX = Signature(header="X-Signature", algorithm="sha256", encoding="hex", signs="body")
STRIPED = Signature(header="X-Signature", algorithm="sha1", encoding="base64", signs="v0:{X-Time}:{body}", prefix="v0=")


def signed(text: bytes = BODY, secret: str = SECRET, algorithm: str = "sha256") -> bytes:
    """Return a signature."""
    return hmac.digest(secret.encode(), text, algorithm)


@pytest.mark.parametrize("body", [BODY, BODY.decode(), bytearray(BODY), memoryview(BODY)])
@pytest.mark.parametrize(
    "headers",
    [
        {"x-signature": signed().hex()}, {"X-SIGNATURE": f" {signed().hex().upper()} "},
        [("X-Signature", signed().hex())], [(b"x-signature", signed().hex().encode())],
        httpx.Headers({"X-Signature": signed().hex()}), [("X-Signature", "0" * 64), ("x-signature", signed().hex())],
    ],
)  # fmt: skip
def test_good_signatures(body: Any, headers: Any) -> None:
    """Body and headers are accepted as frameworks provide them; one valid signature of several is enough."""
    verify(HEX, body, headers, SECRET)
    verify(HEX, body, headers, SECRET.encode())


def test_bodies_that_were_decoded_loosely() -> None:
    """Bytes that are not UTF-8 survive in a string as surrogates, because the signature covers the bytes."""
    body = b'{"a": "\xff"}'
    verify(HEX, body.decode("utf-8", "surrogateescape"), {"X-Signature": signed(body).hex()}, SECRET)


@pytest.mark.parametrize(
    "header",
    [
        "", "0", "zz", "ü" * 64, signed()[:-1].hex(), signed(b"other").hex(), signed(secret="other").hex(), "\ud800",
        signed(algorithm="sha1").hex(), f"sha256={signed().hex()}", base64.b64encode(signed()).decode(),
    ],
)  # fmt: skip
def test_bad_signatures(header: str) -> None:
    """A wrong or empty signature is rejected, and the right one is not in the message."""
    with pytest.raises(errors.WebhookSignatureError) as caught:
        verify(HEX, BODY, {"X-Signature": header}, SECRET)
    assert signed().hex() not in str(caught.value) and SECRET not in str(caught.value)


@pytest.mark.parametrize("headers", [{}, [], {"X-Signatures": signed().hex()}])
def test_no_signature(headers: Any) -> None:
    """A webhook without the header is rejected with the header's name."""
    with pytest.raises(errors.WebhookSignatureError, match="X-Signature"):
        verify(HEX, BODY, headers, SECRET)


def test_signatures_of_more_than_the_body() -> None:
    """A signature may cover headers, have a prefix, and be in base64, padded or not."""
    for time in ("1", "2"):
        text = base64.b64encode(signed(b"v0:" + time.encode() + b":" + BODY, algorithm="sha1")).decode()
        for value in (f"v0={text}", text):
            verify(STRIPED, BODY, {"X-Signature": value, "x-time": time}, SECRET)
        with pytest.raises(errors.WebhookSignatureError):
            verify(STRIPED, BODY, {"X-Signature": text, "X-Time": "3"}, SECRET)
        with pytest.raises(errors.WebhookSignatureError, match="X-Time"):
            verify(STRIPED, BODY, {"X-Signature": text}, SECRET)


@pytest.mark.parametrize(
    ("body", "secret", "argument"),
    [
        ({"a": 1}, SECRET, "body"),
        (None, SECRET, "body"),
        (BODY, None, "secret"),
        (BODY, "", "secret"),
        (BODY, b"", "secret"),
    ],
)
def test_what_cannot_be_verified(body: Any, secret: Any, argument: str) -> None:
    """A parsed body, and a missing secret, are the caller's mistakes."""
    with pytest.raises(errors.InvalidArgumentError) as caught:
        verify(HEX, body, {"X-Signature": signed().hex()}, secret)
    assert caught.value.argument == argument


EVENTS = Events(
    path=("event", "name"), codecs={"sent": Object("parts", "Parcel"), "count": MapOf(INTEGER)}, unknown=MapOf(ANY)
)


@pytest.mark.parametrize("kind", [str, bytes, bytearray, memoryview])
def test_events_by_name(kind: type) -> None:
    """The event's name in the body selects the class, even if its value is another kind of string."""
    text = '{"event": {"name": "sent"}, "weight": 1}'
    event = read_event(EVENTS, text if kind is str else kind(text.encode()))
    assert isinstance(event, Parcel) and event.weight == 1


@pytest.mark.parametrize(
    "body",
    [{"event": {"name": "new"}}, {"event": "sent"}, {"event": {"name": ["sent"]}}, {}, {"event": {"name": None}}],
)
def test_unknown_events(body: dict[str, Any]) -> None:
    """An unknown event is parsed as the class for unknown events."""
    assert read_event(EVENTS, body) == body


def test_events_without_names() -> None:
    """If no property names the event, the best match is used, or the class for unknown events."""
    events = Events(path=(), codecs={"a": MapOf(Const("x")), "b": MapOf(INTEGER)}, unknown=MapOf(ANY))
    assert read_event(events, {"k": 5}) == {"k": 5} and read_event(events, {"k": "x"}) == {"k": "x"}
    assert read_event(events, '{"k": [1]}') == {"k": [1]}
    assert read_event(Events(path=(), codecs={}, unknown=MapOf(ANY)), "{}") == {}


@pytest.mark.parametrize("body", ["", "{", b"\xff", "[" * 100_000, "[]", "5", "null"])
def test_what_is_no_webhook(body: Any) -> None:
    """A body that is not a JSON object is an invalid argument."""
    with pytest.raises(errors.InvalidArgumentError) as caught:
        read_webhook(MapOf(ANY), body)
    assert caught.value.argument == "body"
    with pytest.raises(errors.InvalidArgumentError) as caught:
        read_event(EVENTS, body)
    assert caught.value.argument == "body"


def test_what_the_api_does_not_promise() -> None:
    """A field with a wrong type is named."""
    with pytest.raises(errors.InvalidArgumentError) as caught:
        read_webhook(MapOf(INTEGER), '{"a": "x"}')
    assert caught.value.argument == "body.a"
