# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Secrets: kept out of reprs, messages and logs.

httpx logs the URL of each request at INFO on the logger "httpx", and paths and queries may hold keys. It has no switch
for that, so a filter on the logger replaces the URL: in records of our own requests only, marked by a context variable.
"""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

MASK: Final = "***"
_LONGEST_PREFIX: Final = 8
_SHORTEST_SECRET: Final = 5
"""What is shorter is no secret, and would tear holes into other words."""


def mask(secret: str) -> str:
    """Return the kind of key alone, as in `sak_***`; all of it is hidden where no prefix tells the kind."""
    prefix, separator, rest = secret.partition("_")
    if separator and len(rest) > len(prefix) and len(prefix) < _LONGEST_PREFIX and prefix.isalnum():
        return f"{prefix}_{MASK}"
    return MASK


def mask_all(text: str, secrets: Iterable[str]) -> str:
    """Return `text` with each of the secrets masked."""
    for secret in sorted(set(secrets), key=len, reverse=True):
        if len(secret) >= _SHORTEST_SECRET:
            text = text.replace(secret, mask(secret))
    return text


class Secret:
    """A string that shows itself only when asked to."""

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


class MaskedHeaders(dict[str, str]):
    """Headers that show their names alone: any of them may carry a key."""

    def __repr__(self) -> str:
        """Return the names, the values masked."""
        return repr(dict.fromkeys(self, MASK))


_shown_url: ContextVar[str | None] = ContextVar(f"{__name__}.shown_url", default=None)


class HideSecrets(logging.Filter):
    """Put the URL without secrets into the records of our requests; let every record pass."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record's URL while one of our requests is under way."""
        shown = _shown_url.get()
        if shown is not None and isinstance(record.args, tuple):
            record.args = tuple(shown if type(argument).__name__ == "URL" else argument for argument in record.args)
        return True


_FILTER = HideSecrets()


@contextmanager
def hidden_secrets(shown_url: str) -> Generator[None]:
    """Log `shown_url` in place of the real URL for requests that are sent inside."""
    logging.getLogger("httpx").addFilter(_FILTER)  # adding it again changes nothing
    token = _shown_url.set(shown_url)
    try:
        yield
    finally:
        _shown_url.reset(token)
