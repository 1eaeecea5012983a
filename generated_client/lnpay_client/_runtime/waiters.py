# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Poll an operation until a condition is met, with growing delays.

`Watch` decides, without any I/O; `wait` and `wait_async` poll and sleep.
"""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable, Mapping
from enum import Enum
from typing import Any, Final, Literal

from . import errors
from .clock import Clock
from .model import Model, fields_of
from .retries import retry_after, unix_time
from .timeouts import check_seconds
from .types import UNSET
from .values import Values
from .wire import is_mapping

Poll = Callable[[float], tuple[Any, Mapping[str, str]]]
AsyncPoll = Callable[[float], Awaitable[tuple[Any, Mapping[str, str]]]]

_TRANSIENT_STATUS: Final = frozenset({408, 429})
_SERVER_ERROR: Final = 500
_GROWTH: Final = 1.5
_LONGEST_POLL: Final = 30.0
_ONLY_POLL: Final = 5.0
"""Timeout in seconds for the only poll of a wait with timeout 0."""
_LAST_POLL: Final = 0.5
"""Seconds reserved for a last poll before the deadline of a long wait."""
_SHORTEST_DELAY: Final = 0.25
_MOMENT: Final = 0.001
_BURST: Final = 10
_POLLS_A_SECOND: Final = 200
"""When many waits start together, `_BURST` of them poll at once, the others at this rate."""
_FOREVER: Final = 1e11
"""A later Unix time is never reached."""


class Acceptor(Values):
    """When to stop: a response field equals, differs from or is past a value, or an error has a status."""

    state: Literal["success", "failure", "retry"]
    path: tuple[str, ...] = ()
    """Field names as in the spec, from the outside in."""
    comparator: Literal["equals", "notEquals", "past"] = "equals"
    expected: Any = None
    status: int | None = None
    error: type[errors.WaiterError] = errors.WaiterError
    """The exception class for a failure."""
    message: str = ""


class Waiter(Values):
    """What to wait for."""

    name: str
    min_delay: float
    max_delay: float
    acceptors: tuple[Acceptor, ...]


class Watch:
    """The state of one wait: what was observed, whether it is over, how long to sleep."""

    def __init__(
        self,
        waiter: Waiter,
        timeout: float | None = None,
        min_delay: float | None = None,
        max_delay: float | None = None,
        grace: float | None = None,
        *,
        clock: Clock,
        others: int = 0,
    ) -> None:
        """Check the bounds and start the clock; `others` is the number of waits already in progress."""
        self.waiter = waiter
        self.timeout = check_seconds("timeout", timeout)
        shortest, longest = check_seconds("min_delay", min_delay), check_seconds("max_delay", max_delay)
        self.min_delay = waiter.min_delay if shortest is None else shortest
        self.max_delay = max(waiter.max_delay if longest is None else longest, self.min_delay)
        self._grace = check_seconds("grace", grace) or 0.0
        self._clock = clock
        self._others = others
        self._started = clock.monotonic()
        self._reserve = min(_LAST_POLL, (self.timeout or 0.0) / 10)
        self._delay = self.min_delay
        self._polls = 0
        self._last: Any = None
        self._fault: errors.LNPayError | None = None
        self._at_least = 0.0
        self._expiry: float | None = None
        self._offset = 0.0
        self._began = 0.0

    def first_delay(self) -> float:
        """Return the delay before the first poll, so that a thousand waits do not poll at once."""
        if self._others < _BURST:
            return 0.0
        longest = self._others / _POLLS_A_SECOND
        return random.uniform(0, longest if self.timeout is None else min(longest, self.timeout / 2))

    def begin(self) -> float:
        """Start a poll; return its timeout in seconds."""
        self._polls += 1
        self._began = self._clock.now()
        self._at_least = 0.0
        remaining = self._remaining()
        if remaining is None:
            return _LONGEST_POLL
        return min(max(remaining, 0.001), _LONGEST_POLL) if self.timeout else _ONLY_POLL

    def observe(self, result: Any, headers: Mapping[str, str]) -> bool:
        """Evaluate a result; return whether the wait is over, raise if it has failed."""
        self._last, self._fault, self._expiry = result, None, None
        self._set_clock(headers)
        passed: Acceptor | None = None
        for acceptor in self.waiter.acceptors:
            if acceptor.status is not None:
                continue
            value = _pick(result, acceptor.path)
            if acceptor.comparator != "past":
                if (value == acceptor.expected) == (acceptor.comparator == "equals") and self._stops(acceptor):
                    return True
                continue
            moment = _moment(value)
            if moment is None:
                continue
            if acceptor.state != "failure":
                if self._server_time() > moment and self._stops(acceptor):
                    return True
                continue
            moment += self._grace
            self._expiry = moment if self._expiry is None else min(self._expiry, moment)
            if self._began + self._offset > moment:
                passed = passed or acceptor
        if passed is not None:  # this poll began after expiry, so nothing can have happened in between
            raise self._failure(passed)
        return False

    def observe_error(self, error: errors.LNPayError) -> bool:
        """Evaluate an error; return whether it ends the wait, raise it if it is not transient."""
        status = error.status_code if isinstance(error, errors.APIStatusError) else None
        for acceptor in self.waiter.acceptors:
            if acceptor.status is not None and acceptor.status == status:
                if acceptor.state == "retry":
                    self._note(error)
                    return False
                if self._stops(acceptor):
                    return True
        if not is_transient(error):
            raise error
        self._note(error)
        return False

    def delay(self) -> float:
        """Return the delay until the next poll; raise WaiterTimeoutError at the deadline."""
        remaining = self._remaining()
        if remaining is not None and remaining <= _MOMENT:
            raise errors.WaiterTimeoutError(
                f"{self.waiter.name} timed out after {self.timeout:g} s", **self._details(), last_error=self._fault
            ) from self._fault
        seconds = max(random.uniform(self.min_delay, self._delay), self._at_least)
        self._delay = min(max(self._delay, 0.1) * _GROWTH, self.max_delay)
        if self._expiry is not None:
            # Poll just after expiry, to see anything that happened before it.
            until = self._expiry - self._server_time()  # accurate to a second, so one poll may come too early
            seconds = min(seconds, max(until + 0.05, _SHORTEST_DELAY))
        if remaining is None:
            return seconds
        return min(seconds, remaining - self._reserve if remaining > self._reserve else remaining)

    def is_over(self) -> bool:
        """Return whether the wait has timed out."""
        remaining = self._remaining()
        return remaining is not None and remaining <= _MOMENT

    def result(self) -> Any:
        """Return the result that ended the wait."""
        return self._last

    def _stops(self, acceptor: Acceptor) -> bool:
        """Return True for success, raise for failure."""
        if acceptor.state == "failure":
            raise self._failure(acceptor)
        return acceptor.state == "success"

    def _failure(self, acceptor: Acceptor) -> errors.WaiterError:
        return acceptor.error(acceptor.message or f"{self.waiter.name} failed", **self._details())

    def _details(self) -> dict[str, Any]:
        return {"waiter": self.waiter.name, "last": self._last, "attempts": self._polls}

    def _note(self, error: errors.LNPayError) -> None:
        self._fault = error
        response = getattr(error, "response", None)
        if response is not None:
            self._at_least = min(retry_after(response.headers, self._clock.now()) or 0.0, self.max_delay)

    def _remaining(self) -> float | None:
        return None if self.timeout is None else self._started + self.timeout - self._clock.monotonic()

    def _server_time(self) -> float:
        return self._clock.now() + self._offset

    def _set_clock(self, headers: Mapping[str, str]) -> None:
        """Use the server's clock, since its timestamps are compared; ours may be wrong."""
        server = unix_time(headers.get("date", ""))
        if server is None:
            return
        difference = server - self._clock.now()
        self._offset = difference + 1 if difference < -1 else difference if difference > 0 else 0.0


def wait(watch: Watch, poll: Poll, sleep: Callable[[float], None]) -> Any:
    """Poll until the watch is over."""
    sleep(watch.first_delay())
    while True:
        try:
            over = watch.observe(*poll(watch.begin()))
        except errors.WaiterError:
            raise
        except errors.LNPayError as error:
            over = watch.observe_error(error)
        if over:
            return watch.result()
        sleep(watch.delay())
        if watch.is_over():
            watch.delay()


async def wait_async(watch: Watch, poll: AsyncPoll, sleep: Callable[[float], Awaitable[None]]) -> Any:
    """Async version of `wait`."""
    await sleep(watch.first_delay())
    while True:
        try:
            over = watch.observe(*await poll(watch.begin()))
        except errors.WaiterError:
            raise
        except errors.LNPayError as error:
            over = watch.observe_error(error)
        if over:
            return watch.result()
        await sleep(watch.delay())
        if watch.is_over():
            watch.delay()


def is_transient(error: errors.LNPayError) -> bool:
    """Return whether the next poll may succeed."""
    if isinstance(error, errors.APIResponseValidationError):
        return error.field is None  # a proxy's error page, or a truncated body
    if isinstance(error, errors.APIStatusError):
        return error.status_code in _TRANSIENT_STATUS or error.status_code >= _SERVER_ERROR
    return isinstance(error, errors.APIConnectionError)


def _moment(value: Any) -> float | None:
    """Return a Unix time; None if it is not one, or so late that it is never reached."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not -_FOREVER < value < _FOREVER:
        return None
    return float(value)


def _pick(result: Any, path: tuple[str, ...]) -> Any:
    """Return the value at a path of field names, or UNSET."""
    value = result
    for name in path:
        if isinstance(value, Model):
            found = next((field for field in fields_of(value) if field.wire == name), None)
            value = value.additional_properties.get(name, UNSET) if found is None else getattr(value, found.name)
        elif is_mapping(value):
            value = value.get(name, UNSET)
        else:
            return UNSET
    return value.value if isinstance(value, Enum) and value is not UNSET else value
