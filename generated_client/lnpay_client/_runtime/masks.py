# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Masking of secrets in reprs, messages and logs.

HTTP libraries log URLs, and at DEBUG headers; both may contain keys. They have no option to mask them, so a filter on
their loggers does, but only in records of our own calls, which a context variable marks.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import Iterable
from contextvars import ContextVar
from typing import Final, TypeVar, cast
from urllib.parse import quote

T = TypeVar("T")

MASK: Final = "***"
_LONGEST_PREFIX: Final = 8
_SHORTEST_SECRET: Final = 5
"""Shorter values are not secrets, and masking them would garble other words."""


def mask(secret: str) -> str:
    """Return only the kind of key, as in `sak_***`; without such a prefix, mask all of it."""
    prefix, separator, rest = secret.partition("_")
    if separator and len(rest) > len(prefix) and len(prefix) < _LONGEST_PREFIX and prefix.isalnum():
        return f"{prefix}_{MASK}"
    return MASK


def mask_all(text: str, secrets: Iterable[str]) -> str:
    """Return `text` with all secrets masked and terminal control characters escaped."""
    for secret in sorted(set(secrets), key=len, reverse=True):
        if len(secret) >= _SHORTEST_SECRET:
            text = text.replace(secret, mask(secret))
    return text if text.isprintable() else "".join(map(_printable, text))


def _printable(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else character.encode("unicode_escape").decode()


def mask_bytes(content: bytes, secrets: Iterable[str]) -> bytes:
    """Return a body with all secrets masked."""
    for secret in sorted(set(secrets), key=len, reverse=True):
        if len(secret) >= _SHORTEST_SECRET:
            content = content.replace(secret.encode(), mask(secret).encode())
    return content


def variants(secret: str) -> tuple[str, ...]:
    """Return the forms in which a server may echo a secret: as it is, percent-encoded, as Basic credentials."""
    coded = base64.b64encode(f"{secret}:".encode()).decode()
    return tuple(dict.fromkeys((secret, quote(secret, safe=""), coded, coded.rstrip("="))))


class Secret:
    """A string that is revealed only on request."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the string itself."""
        return self._value

    def __repr__(self) -> str:
        return mask(self._value)


class HiddenText(str):
    """A string whose repr shows only the kind of key."""

    __slots__ = ()

    def __repr__(self) -> str:
        return repr(mask(self))


def hide(value: T) -> T:
    """Return a value whose repr hides it from tools that record local variables."""
    return cast("T", HiddenText(value)) if isinstance(value, str) else value


class MaskedHeaders(dict[str, str]):
    """Headers whose repr shows only their names: any value may be a key."""

    def __repr__(self) -> str:
        return repr(dict.fromkeys(self, MASK))


_LOGGERS: Final = tuple(
    f"{library}{part}"
    for library, parts in {
        "httpx": ("", "2"),
        "httpcore": (".connection", ".http11", ".http2", ".proxy", ".socks"),
        "httpcore2": (".connection", ".http11", ".http2", ".proxy", ".socks"),
        "hpack": (".hpack", ".table"),
        "aiohttp": (".client", ".internal"),
    }.items()
    for part in parts
)
"""Loggers of the HTTP libraries: their records contain URLs, and at DEBUG response headers."""

hidden_secrets: Final[ContextVar[tuple[str, ...]]] = ContextVar("hidden_secrets", default=())
"""Secrets to mask in logs during a call."""


class HideSecrets(logging.Filter):
    """Masks keys in the records of our calls; drops no record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record if it contains a key."""
        secrets = hidden_secrets.get()
        if secrets:
            message = record.getMessage()
            masked = mask_all(message, secrets)
            if masked != message:
                record.msg, record.args = masked, None
        return True


_FILTER: Final = HideSecrets()


def hide_secrets_in_logs() -> None:
    """Add the filter to the loggers of the HTTP libraries; idempotent."""
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_FILTER)
