"""Secrets: kept out of reprs, messages and logs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

MASK: Final = "***"
_LONGEST_PREFIX: Final = 8


def mask(secret: str) -> str:
    """Return the kind of key alone, as in `sak_***`; all of it is hidden where no prefix tells the kind."""
    prefix, separator, rest = secret.partition("_")
    if separator and len(rest) > len(prefix) and len(prefix) < _LONGEST_PREFIX and prefix.isalnum():
        return f"{prefix}_{MASK}"
    return MASK


def mask_all(text: str, secrets: Iterable[str]) -> str:
    """Return `text` with each of the secrets masked."""
    for secret in sorted(set(secrets), key=len, reverse=True):
        if secret:
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
