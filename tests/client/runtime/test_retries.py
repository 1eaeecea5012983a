"""The retry policy, as a table: what happened, which calls are retried, and after what delay."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.client.runtime.outcomes import Fault, ServerResponse
from scripts.client.runtime.retries import LONGEST_DELAY, backoff, retry_after, retry_delay

NOW = 1_700_000_000.0
DATE = "Tue, 14 Nov 2023 22:13:30 GMT"
"""Ten seconds later."""


def response(status: int, **headers: str) -> ServerResponse:
    """Return a response."""
    return ServerResponse(status, "", {name.replace("_", "-"): value for name, value in headers.items()}, b"")


def delay(outcome: ServerResponse | Fault, attempt: int = 1, **options: Any) -> float | None:
    """Ask the policy."""
    settings = {"max_retries": 2, "idempotent": True, "remaining": None, "now": NOW, **options}
    return retry_delay(outcome, attempt, chance=lambda _low, high: high, **settings)


TABLE: list[tuple[ServerResponse | Fault, bool, bool]] = [
    (Fault("unsent", ""), True, True),
    (Fault("broken", ""), True, False),
    (Fault("final", ""), False, False),
    (response(408), True, False),
    (response(429), True, True),
    (response(502), True, False),
    (response(503), True, False),
    (response(503, retry_after="1"), True, True),
    (response(504, retry_after="1"), True, False),
    *((response(status), False, False) for status in (200, 201, 302, 400, 401, 404, 409, 425, 500, 501, 520, 999)),
]


@pytest.mark.parametrize(("outcome", "idempotent", "other"), TABLE)
def test_who_is_retried(outcome: ServerResponse | Fault, idempotent: bool, other: bool) -> None:
    """An idempotent call is retried after any transient error, others only if they were not processed."""
    assert (delay(outcome, idempotent=True) is not None) is idempotent
    assert (delay(outcome, idempotent=False) is not None) is other


def test_retries_are_counted() -> None:
    """There are at most as many retries as configured, and none for 0."""
    assert [delay(response(429), attempt) is None for attempt in (1, 2, 3, 4)] == [False, False, True, True]
    assert delay(response(429), max_retries=0) is None


def test_nothing_is_retried_beyond_the_deadline() -> None:
    """A delay that would exceed the call's timeout is not started."""
    assert delay(response(429, retry_after="20"), remaining=10) is None
    assert delay(response(429, retry_after="20"), remaining=30) == 20


def test_backoff_doubles_up_to_eight_seconds() -> None:
    """Delays double up to eight seconds, minus a random part of up to a quarter."""
    assert [backoff(attempt, lambda _low, high: high) for attempt in (1, 2, 3, 4, 5, 6, 5000)] == [
        0.5,
        1,
        2,
        4,
        8,
        8,
        8,
    ]
    assert all(0.375 <= backoff(1) <= 0.5 for _ in range(50)) and len({backoff(1) for _ in range(20)}) > 1


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("7", 7), ("0.5", 0.5), ("-3", 0), (DATE, 10), ("Tue, 14 Nov 2023 22:00:00 GMT", 0), ("soon", None), ("", None),
     ("nan", None), ("inf", float("inf")), ("9" * 400, float("inf")), ("Wed, 21 Oct 99999999999 07:28:00 GMT", None)],
)  # fmt: skip
def test_retry_after(text: str, seconds: float | None) -> None:
    """Retry-After is a number or a date; an invalid value is ignored."""
    assert retry_after({"retry-after": text}, NOW) == seconds


def test_retry_after_is_cut() -> None:
    """A server cannot make a call wait for an hour."""
    assert delay(response(429, retry_after="3600")) == delay(response(429, retry_after="inf")) == LONGEST_DELAY
