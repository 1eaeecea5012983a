# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Wait until something has come to pass: look at once, then again and again with growing pauses.

`Watch` decides and does no input or output; `wait` and `wait_async` look and sleep for it.
"""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, Final, Literal

from . import errors
from .types import UNSET
from .wire import is_mapping

Look = Callable[[float], tuple[Any, Mapping[str, str]]]
AsyncLook = Callable[[float], Awaitable[tuple[Any, Mapping[str, str]]]]

_TRANSIENT_STATUS: Final = frozenset({408, 429})
_SERVER_ERROR: Final = 500
_GROWTH: Final = 1.5
_SHORTEST_LOOK: Final = 0.5
_LONGEST_LOOK: Final = 30.0
_SHORTEST_PAUSE: Final = 0.25
_PATIENCE: Final = 300.0
"""Seconds of nothing but faults after which a wait without a deadline gives up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptor:
    """When to stop: a field of the answer has, has not or has passed a value, or an error has a status."""

    state: Literal["success", "failure", "retry"]
    path: tuple[str, ...] = ()
    """Names of the spec, from the answer inwards."""
    comparator: Literal["equals", "notEquals", "past"] = "equals"
    expected: Any = None
    status: int | None = None
    error: type[errors.WaiterError] = errors.WaiterError
    """The exception class for a failure."""
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiter:
    """What to wait for."""

    name: str
    min_delay: float
    max_delay: float
    acceptors: tuple[Acceptor, ...]


class Watch:
    """One wait: what was seen, what it means, how long to sleep."""

    def __init__(self, waiter: Waiter, timeout: float | None, min_delay: float | None, max_delay: float | None) -> None:
        """Check the bounds and start the clock."""
        self.waiter = waiter
        self.timeout = _check_seconds("timeout", timeout, None)
        self.min_delay = _check_seconds("min_delay", min_delay, waiter.min_delay) or 0.0
        self.max_delay = max(_check_seconds("max_delay", max_delay, waiter.max_delay) or 0.0, self.min_delay)
        self._started = time.monotonic()
        self._delay = self.min_delay
        self._looks = 0
        self._last: Any = None
        self._fault: errors.LNPayError | None = None
        self._faulty_since: float | None = None
        self._at_least = 0.0
        self._expiry: float | None = None
        self._offset = 0.0
        self._began = 0.0

    def begin(self) -> float:
        """Start a look; return how many seconds it may take."""
        self._looks += 1
        self._began = time.time()
        self._at_least = 0.0
        remaining = self._remaining()
        return _LONGEST_LOOK if remaining is None else min(max(remaining, _SHORTEST_LOOK), _LONGEST_LOOK)

    def see(self, answer: Any, headers: Mapping[str, str]) -> bool:
        """Judge an answer; return whether the wait is over, raise if it has failed."""
        self._last, self._fault, self._faulty_since = answer, None, None
        self._set_clock(headers)
        passed: Acceptor | None = None
        self._expiry = None
        for acceptor in self.waiter.acceptors:
            if acceptor.status is not None:
                continue
            value = _pick(answer, acceptor.path)
            if acceptor.comparator == "past":
                if isinstance(value, (int, float)) and acceptor.state == "failure":
                    self._expiry = value if self._expiry is None else min(self._expiry, value)
                    passed = passed or (acceptor if self._began + self._offset > value else None)
                elif isinstance(value, (int, float)) and self._server_time() > value and self._stops(acceptor):
                    return True
                continue
            if (value == acceptor.expected) == (acceptor.comparator == "equals") and self._stops(acceptor):
                return True
        if passed is not None:  # and this look began after that moment, so that nothing can have come in between
            raise self._failure(passed)
        return False

    def see_error(self, error: errors.LNPayError) -> bool:
        """Judge an error; return whether it is what was waited for, raise it if it is not one that passes."""
        status = error.status_code if isinstance(error, errors.APIStatusError) else None
        for acceptor in self.waiter.acceptors:
            if acceptor.status is not None and acceptor.status == status:
                if acceptor.state == "retry":
                    self._note(error)
                    return False
                if self._stops(acceptor):
                    return True
        if not _passes(error):
            raise error
        self._note(error)
        return False

    def pause(self) -> float:
        """Return how long to sleep until the next look; raise at the deadline."""
        remaining = self._remaining()
        if remaining is not None and remaining <= 0:
            raise errors.WaiterTimeoutError(
                f"{self.waiter.name} gave up after {self.timeout:g} s", **self._details(), last_error=self._fault
            ) from self._fault
        if self.timeout is None and self._fault is not None and self._faulty_for() > _PATIENCE:
            raise self._fault
        seconds = max(random.uniform(self.min_delay, self._delay), self._at_least)
        self._delay = min(max(self._delay, 0.1) * _GROWTH, self.max_delay)
        if self._expiry is not None:
            # One look just after the moment of failure: whatever came before it is seen.
            until = self._expiry - self._server_time()  # known to a second alone, so one look may come too soon
            seconds = min(seconds, max(until + 0.05, _SHORTEST_PAUSE))
        return seconds if remaining is None else min(seconds, remaining)

    def result(self) -> Any:
        """Return the answer that ended the wait."""
        return self._last

    def _stops(self, acceptor: Acceptor) -> bool:
        """Return True for success, raise for failure."""
        if acceptor.state == "failure":
            raise self._failure(acceptor)
        return acceptor.state == "success"

    def _failure(self, acceptor: Acceptor) -> errors.WaiterError:
        return acceptor.error(acceptor.message or f"{self.waiter.name} failed", **self._details())

    def _details(self) -> dict[str, Any]:
        return {"waiter": self.waiter.name, "last": self._last, "attempts": self._looks}

    def _note(self, error: errors.LNPayError) -> None:
        self._fault = error
        self._faulty_since = self._faulty_since or time.monotonic()
        response = getattr(error, "response", None)
        if response is not None:
            self._at_least = min(_retry_after(response.headers), self.max_delay)

    def _faulty_for(self) -> float:
        return 0.0 if self._faulty_since is None else time.monotonic() - self._faulty_since

    def _remaining(self) -> float | None:
        return None if self.timeout is None else self._started + self.timeout - time.monotonic()

    def _server_time(self) -> float:
        return time.time() + self._offset

    def _set_clock(self, headers: Mapping[str, str]) -> None:
        """Go by the server's clock, since its times are compared; ours may be wrong."""
        try:
            server = parsedate_to_datetime(headers.get("date", "")).timestamp()
        except (TypeError, ValueError):
            return
        difference = server - time.time()
        self._offset = difference + 1 if difference < -1 else difference if difference > 0 else 0.0


def wait(watch: Watch, look: Look) -> Any:
    """Look until the watch is over."""
    while True:
        try:
            over = watch.see(*look(watch.begin()))
        except errors.WaiterError:
            raise
        except errors.LNPayError as error:
            over = watch.see_error(error)
        if over:
            return watch.result()
        time.sleep(watch.pause())


async def wait_async(watch: Watch, look: AsyncLook) -> Any:
    """Look until the watch is over; others go on in between."""
    import asyncio

    while True:
        try:
            over = watch.see(*await look(watch.begin()))
        except errors.WaiterError:
            raise
        except errors.LNPayError as error:
            over = watch.see_error(error)
        if over:
            return watch.result()
        await asyncio.sleep(watch.pause())


def _passes(error: errors.LNPayError) -> bool:
    """Return whether a fault may be gone at the next look."""
    if isinstance(error, errors.APIResponseValidationError):
        return error.field is None  # a proxy's page, or a body cut off on the way
    if isinstance(error, errors.APIStatusError):
        return error.status_code in _TRANSIENT_STATUS or error.status_code >= _SERVER_ERROR
    return isinstance(error, errors.APIConnectionError)


def _retry_after(headers: Mapping[str, str]) -> float:
    said = headers.get("retry-after", "0")
    try:
        return max(float(said), 0.0)
    except ValueError:
        pass
    try:
        return max(parsedate_to_datetime(said).timestamp() - time.time(), 0.0)
    except (TypeError, ValueError):
        return 0.0


def _pick(answer: Any, path: tuple[str, ...]) -> Any:
    """Return the value at a path of names of the spec, or UNSET."""
    value = answer.to_dict() if hasattr(answer, "to_dict") else answer
    for name in path:
        if not is_mapping(value) or name not in value:
            return UNSET
        value = value[name]  # pyright: ignore[reportUnknownVariableType]  JSON
    return value  # pyright: ignore[reportUnknownVariableType]  JSON


def _check_seconds(name: str, value: float | None, default: float | None) -> float | None:
    if value is None:
        return default
    allowed = "seconds from 0, or None"
    if isinstance(value, bool) or not isinstance(value, (int, float)):  # pyright: ignore[reportUnnecessaryIsInstance]  callers may have no type checker
        raise errors.InvalidArgumentTypeError(
            f"{name} must be {allowed}, not {value!r}", argument=name, allowed=allowed
        )
    if not value >= 0:
        raise errors.InvalidArgumentError(f"{name} must be {allowed}, not {value!r}", argument=name, allowed=allowed)
    return value
