# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Timeouts: of individual steps, as in httpx, and of a whole call."""

from __future__ import annotations

import functools
from typing import Any, Final

from . import checks
from .types import UNSET
from .values import Values

LONGEST: Final = 1_000_000
"""Seconds, or eleven days; longer timeouts overflow the system's counters."""
_POOL: Final = 60.0


class Timeouts(Values):
    """Seconds for each step, and for the whole call with retries and delays; None means no limit."""

    connect: float | None
    read: float | None
    write: float | None
    pool: float | None
    total: float | None

    def step(self, name: str, remaining: float | None) -> float | None:
        """Return the timeout of a step, within the time that the call has left."""
        own: float | None = getattr(self, name)
        return own if remaining is None else remaining if own is None else min(own, max(remaining, 0.001))

    def steps(self, remaining: float | None) -> dict[str, float | None]:
        """Return the timeouts of all steps, as httpx takes them."""
        return {name: self.step(name, remaining) for name in ("connect", "read", "write", "pool")}


DEFAULT: Final = Timeouts(connect=10.0, read=30.0, write=30.0, pool=_POOL, total=60.0)
_NONE: Final = Timeouts(None, None, None, None, None)


def timeouts_of(setting: Any) -> Timeouts:
    """Return the timeouts for a validated `timeout=`; an httpx.Timeout limits only the steps."""
    if setting is UNSET:
        return DEFAULT
    if setting is None:
        return _NONE
    if isinstance(setting, (int, float)):
        return _of_seconds(setting)
    return Timeouts(setting.connect, setting.read, setting.write, setting.pool, None)


@functools.lru_cache(maxsize=16)
def _of_seconds(seconds: float) -> Timeouts:
    return Timeouts(seconds, seconds, seconds, max(seconds, _POOL), seconds)


def check_timeout(timeout: Any) -> Any:
    """Return a valid timeout: seconds above 0, None for no limit, or a Timeout of httpx or httpx2."""
    if timeout is UNSET or timeout is None or (type(timeout).__name__ == "Timeout" and hasattr(timeout, "connect")):
        return timeout
    allowed = f"seconds above 0 and up to {LONGEST}, None or httpx.Timeout"
    if isinstance(timeout, bool) or not isinstance(timeout, (int, float)):
        raise checks.refuse_type("timeout", allowed, timeout)
    if not 0 < timeout <= LONGEST:
        raise checks.refuse("timeout", allowed, checks.show(timeout))
    return timeout


def check_seconds(name: str, value: float | None) -> float | None:
    """Return a valid number of seconds, or None."""
    if value is None:
        return None
    allowed = f"seconds from 0 to {LONGEST}, or None"
    if isinstance(value, bool) or not isinstance(value, (int, float)):  # pyright: ignore[reportUnnecessaryIsInstance]  callers may have no type checker
        raise checks.refuse_type(name, allowed, value)
    if not 0 <= value <= LONGEST:
        raise checks.refuse(name, allowed, checks.show(value))
    return value
