# Copied into each client as `_runtime`, line by line.
"""Secrets: kept out of reprs, messages and logs.

HTTP libraries log URLs, and at DEBUG headers, and both may hold keys. They have no switch for that, so a filter on
their loggers masks the keys: in records of our own calls only, marked by a context variable.
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
"""What is shorter is no secret, and would tear holes into other words."""


def mask(secret: str) -> str:
    """Return the kind of key alone, as in `sak_***`; all of it is hidden if no prefix shows the kind."""
    prefix, separator, rest = secret.partition("_")
    if separator and len(rest) > len(prefix) and len(prefix) < _LONGEST_PREFIX and prefix.isalnum():
        return f"{prefix}_{MASK}"
    return MASK


def mask_all(text: str, secrets: Iterable[str]) -> str:
    """Return `text` with each of the secrets masked, and without what would steer a terminal."""
    for secret in sorted(set(secrets), key=len, reverse=True):
        if len(secret) >= _SHORTEST_SECRET:
            text = text.replace(secret, mask(secret))
    return text if text.isprintable() else "".join(map(_printable, text))


def _printable(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else character.encode("unicode_escape").decode()


def mask_bytes(content: bytes, secrets: Iterable[str]) -> bytes:
    """Return a body with each of the secrets masked."""
    for secret in sorted(set(secrets), key=len, reverse=True):
        if len(secret) >= _SHORTEST_SECRET:
            content = content.replace(secret.encode(), mask(secret).encode())
    return content


def variants(secret: str) -> tuple[str, ...]:
    """Return the forms in which a server may echo a secret: as it is, percent-encoded, as a password in base64."""
    coded = base64.b64encode(f"{secret}:".encode()).decode()
    return tuple(dict.fromkeys((secret, quote(secret, safe=""), coded, coded.rstrip("="))))


class Secret:
    """A string that is shown only on request."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        """Hide `value`."""
        self._value = value

    def reveal(self) -> str:
        """Return the string itself."""
        return self._value

    def __repr__(self) -> str:
        """Return the masked string."""
        return mask(self._value)


class HiddenText(str):
    """A text that shows only what kind of key it is."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Return the masked text."""
        return repr(mask(self))


def hide(value: T) -> T:
    """Return a value that does not show itself among a function's local variables."""
    return cast("T", HiddenText(value)) if isinstance(value, str) else value


class MaskedHeaders(dict[str, str]):
    """Headers that show their names alone: any of them may carry a key."""

    def __repr__(self) -> str:
        """Return the names, the values masked."""
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
"""Of the libraries that send: their records hold URLs, and at DEBUG the headers of responses."""

hidden_secrets: Final[ContextVar[tuple[str, ...]]] = ContextVar("hidden_secrets", default=())
"""What the log must not show while a call is under way."""


class HideSecrets(logging.Filter):
    """Mask the keys in the records of our calls; let every record pass."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record if it holds a key."""
        secrets = hidden_secrets.get()
        if secrets:
            message = record.getMessage()
            masked = mask_all(message, secrets)
            if masked != message:
                record.msg, record.args = masked, None
        return True


_FILTER: Final = HideSecrets()


def hide_secrets_in_logs() -> None:
    """Put the filter on the loggers of the libraries that send; again changes nothing."""
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_FILTER)
