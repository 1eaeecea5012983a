# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Webhooks: signature verification over the raw bytes, and parsing of events."""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Protocol

from . import checks, errors
from .codecs import Codec, DecodeError
from .values import Values
from .wire import is_dict


class HasItems(Protocol):
    """Headers as web frameworks provide them: a mapping, or anything with `items()`."""

    def items(self) -> Iterable[tuple[Any, Any]]: ...


Headers = HasItems | Iterable[tuple[Any, Any]]
"""Header names are case-insensitive; values are text or bytes."""


class Signature(Values):
    """How webhooks are signed: an HMAC in a header."""

    header: str
    algorithm: str
    encoding: str
    signs: str
    """What is signed: `body`, or a template with {body} and header names in braces."""
    prefix: str = ""


class Events(Values):
    """The events of an API, and the property that names them."""

    path: tuple[str, ...]
    """Path to the property that names the event; empty if there is none."""
    codecs: Mapping[str, Codec]
    unknown: Codec


def verify(signature: Signature, body: str | bytes, headers: Headers, secret: str | bytes) -> None:
    """Raise WebhookSignatureError unless a header holds the signature of the body, made with this secret."""
    if not isinstance(body, (str, bytes, bytearray, memoryview)):  # pyright: ignore[reportUnnecessaryIsInstance]  callers may have no type checker
        raise checks.refuse_type("body", "the raw request body as text or bytes", body)
    if not isinstance(secret, (str, bytes)):  # pyright: ignore[reportUnnecessaryIsInstance]  callers may have no type checker
        raise checks.refuse_type("secret", "the webhook's secret as text or bytes", secret, secret=True)
    if not secret:
        raise checks.refuse("secret", "the webhook's secret", "empty")
    received = [text.removeprefix(signature.prefix) for text in _values(headers, signature.header)]
    if not received:
        raise errors.WebhookSignatureError(f"the webhook has no {signature.header} header")
    expected = hmac.digest(_bytes(secret), _signed(signature, _bytes(body), headers), signature.algorithm)
    if not any(hmac.compare_digest(_decoded(text, signature.encoding), expected) for text in received):
        raise errors.WebhookSignatureError(f"the {signature.header} header is not the signature of this body")


def _signed(signature: Signature, body: bytes, headers: Headers) -> bytes:
    """Return the bytes that are signed."""
    if signature.signs == "body":
        return body
    parts: list[bytes] = []
    for text, name in re.findall(r"([^{]*)(?:{([^{}]*)})?", signature.signs):
        parts.append(text.encode())
        if name == "body":
            parts.append(body)
        elif name:
            found = next(_values(headers, name), None)
            if found is None:
                raise errors.WebhookSignatureError(f"the webhook has no {name} header")
            parts.append(found.encode())
    return b"".join(parts)


def _values(headers: Headers, name: str) -> Iterator[str]:
    """Yield the values of all headers with this name."""
    items: Any = getattr(headers, "items", None)
    pairs: Any = items() if callable(items) else headers
    for key, value in pairs:
        if _text(key).lower() == name.lower():
            yield _text(value).strip()


def _text(value: Any) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _bytes(value: str | bytes) -> bytes:
    return value.encode("utf-8", "surrogateescape") if isinstance(value, str) else bytes(value)


def _decoded(text: str, encoding: str) -> bytes:
    """Decode a signature; return no bytes if it is malformed."""
    try:
        return bytes.fromhex(text) if encoding == "hex" else base64.b64decode(text, validate=True)
    except (ValueError, binascii.Error):
        return b""


def read_event(events: Events, body: str | bytes | Mapping[str, Any]) -> Any:
    """Parse the event in a webhook's body; events that the spec does not name are parsed as `unknown`."""
    raw = _load(body)
    name: Any = raw
    for part in events.path:
        name = name.get(part) if is_dict(name) else None
    if not events.path:
        best = max(events.codecs.values(), key=lambda codec: codec.fit(raw), default=events.unknown)
        return _decode(best if best.fit(raw) else events.unknown, raw)
    return _decode(events.codecs.get(name, events.unknown) if isinstance(name, str) else events.unknown, raw)


def read_webhook(codec: Codec, body: str | bytes | Mapping[str, Any]) -> Any:
    """Parse the body of a webhook; raise InvalidArgumentError if it does not match the spec."""
    return _decode(codec, _load(body))


def _load(body: str | bytes | Mapping[str, Any]) -> Any:
    if not isinstance(body, (str, bytes, bytearray, memoryview)):
        return body
    try:
        return json.loads(body if isinstance(body, str) else bytes(body))
    except (ValueError, RecursionError):
        text = "body must be valid JSON"
        raise errors.InvalidArgumentError(text, argument="body", allowed=_ALLOWED) from None


def _decode(codec: Codec, raw: Any) -> Any:
    if not is_dict(raw):
        raise checks.refuse("body", "a JSON object", checks.show(raw))
    try:
        return codec.decode(raw, "")
    except DecodeError as error:
        raise errors.InvalidArgumentError(f"{error}", argument=f"body.{error.at}", allowed=_ALLOWED) from None


_ALLOWED: Final = "a webhook body that matches the spec"
