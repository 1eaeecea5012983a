"""Secrets: kept out of reprs, messages and logs."""

from __future__ import annotations

from collections.abc import Iterable
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
