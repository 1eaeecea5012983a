# Copied into each client as `_runtime`, line by line.
"""The retry policy: which calls are retried, and after which delay. Pure, without any I/O.

An idempotent request, such as GET, is retried after a broken connection and after 408, 429, 502, 503 and 504. Any
other, such as POST, is retried only when it cannot have been processed: no connection was made, or the server
responded with 429, or with 503 and Retry-After.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import Final, Literal

from .outcomes import Fault, ServerResponse

Repeatable = Literal["always", "if idempotent"]

RETRIED: Final[Mapping[int | str, Repeatable]] = {
    "unsent": "always",
    "broken": "if idempotent",
    408: "if idempotent",
    429: "always",
    502: "if idempotent",
    503: "if idempotent",
    "503 with Retry-After": "always",
    504: "if idempotent",
}
"""Outcomes, and which requests are retried after them. After any other outcome, none is."""

LONGEST_DELAY: Final = 30.0
"""Seconds; a longer Retry-After is capped at this."""
_FIRST_BACKOFF: Final = 0.5
_LONGEST_BACKOFF: Final = 8.0


def retry_delay(
    outcome: ServerResponse | Fault,
    attempt: int,
    *,
    max_retries: int,
    idempotent: bool,
    remaining: float | None,
    now: float,
    chance: Callable[[float, float], float] = random.uniform,
) -> float | None:
    """Return the seconds until the next attempt; None if the outcome is final, or `remaining` is too short."""
    if attempt > max_retries:
        return None
    repeatable = RETRIED.get(_kind(outcome))
    if repeatable is None or (repeatable == "if idempotent" and not idempotent):
        return None
    requested = retry_after(outcome.headers, now) if isinstance(outcome, ServerResponse) else None
    delay = backoff(attempt, chance) if requested is None else min(requested, LONGEST_DELAY)
    return None if remaining is not None and delay >= remaining else delay


def _kind(outcome: ServerResponse | Fault) -> int | str:
    if isinstance(outcome, Fault):
        return outcome.kind
    if outcome.status_code == 503 and "retry-after" in outcome.headers:
        return "503 with Retry-After"
    return outcome.status_code


def backoff(attempt: int, chance: Callable[[float, float], float] = random.uniform) -> float:
    """Return half a second, doubled each time up to eight seconds, minus up to a quarter as jitter."""
    longest = _LONGEST_BACKOFF if attempt > 8 else min(_FIRST_BACKOFF * 2.0 ** (attempt - 1), _LONGEST_BACKOFF)
    return longest * chance(0.75, 1.0)


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Return the seconds in Retry-After, a number or a date; None if it is absent or invalid."""
    text = headers.get("retry-after", "")
    try:
        seconds = float(text)
    except ValueError:
        date = unix_time(text)
        seconds = math.nan if date is None else date - now
    return None if math.isnan(seconds) else max(seconds, 0.0)


def unix_time(text: str) -> float | None:
    """Return the Unix time of an HTTP date; None if it is invalid, such as a year of eleven digits."""
    try:
        return parsedate_to_datetime(text).timestamp()
    except (TypeError, ValueError, OverflowError):
        return None
