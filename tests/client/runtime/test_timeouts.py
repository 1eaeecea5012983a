"""Timeouts: what `timeout=` means, what remains for a step, which values are invalid."""

from __future__ import annotations

from typing import Any

import httpx
import httpx2
import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.timeouts import DEFAULT, LONGEST, Timeouts, check_seconds, check_timeout, timeouts_of
from scripts.client.runtime.types import UNSET


def test_what_a_setting_means() -> None:
    """A number limits the steps and the whole call; waiting for a connection may still take a minute."""
    assert timeouts_of(UNSET) is DEFAULT
    assert timeouts_of(None) == Timeouts(None, None, None, None, None)
    assert timeouts_of(5) == Timeouts(5, 5, 5, 60.0, 5)
    assert timeouts_of(120) == Timeouts(120, 120, 120, 120, 120)


@pytest.mark.parametrize("library", [httpx, httpx2])
def test_a_timeout_of_httpx_limits_steps_alone(library: Any) -> None:
    """An httpx.Timeout does not limit the whole call."""
    setting = library.Timeout(connect=1, read=2, write=3, pool=None)
    assert check_timeout(setting) is setting
    assert timeouts_of(setting) == Timeouts(1, 2, 3, None, None)


@pytest.mark.parametrize(
    ("own", "remaining", "seconds"),
    [(30, None, 30), (None, None, None), (None, 7, 7), (30, 7, 7), (5, 7, 5), (5, 0, 0.001), (5, -3, 0.001)],
)
def test_a_step_keeps_to_what_remains(own: float | None, remaining: float | None, seconds: float | None) -> None:
    """A step gets its own limit or the remaining time, whichever is smaller, but never 0."""
    limits = Timeouts(own, own, own, own, 60)
    assert limits.steps(remaining) == dict.fromkeys(("connect", "read", "write", "pool"), seconds)


def test_steps_differ() -> None:
    """Each step has its own limit."""
    assert Timeouts(1, 2, 3, 4, None).steps(3) == {"connect": 1, "read": 2, "write": 3, "pool": 3}


@pytest.mark.parametrize("timeout", [UNSET, None, 0.001, 5, LONGEST])
def test_allowed_timeouts(timeout: Any) -> None:
    """A valid timeout is returned unchanged."""
    assert check_timeout(timeout) is timeout


@pytest.mark.parametrize("timeout", [0, -1, LONGEST + 1, float("nan"), float("inf"), 10**400])
def test_timeouts_outside_the_limits(timeout: Any) -> None:
    """0 is not a valid timeout, and neither is a number beyond the system's range."""
    with pytest.raises(errors.InvalidArgumentError) as caught:
        check_timeout(timeout)
    assert caught.value.argument == "timeout" and not isinstance(caught.value, TypeError)


@pytest.mark.parametrize("timeout", ["5", True, (1, 2), object()])
def test_timeouts_of_another_type(timeout: Any) -> None:
    """A value that is not a number has the wrong type."""
    with pytest.raises(errors.InvalidArgumentTypeError) as caught:
        check_timeout(timeout)
    assert caught.value.argument == "timeout"


def test_seconds() -> None:
    """Limits of a wait may be 0 or None; invalid ones are rejected by name."""
    assert [check_seconds("grace", value) for value in (None, 0, 0.5, LONGEST)] == [None, 0, 0.5, LONGEST]
    for value, kind in ((-1, errors.InvalidArgumentError), (float("nan"), errors.InvalidArgumentError),
                        ("1", errors.InvalidArgumentTypeError), (False, errors.InvalidArgumentTypeError)):  # fmt: skip
        with pytest.raises(kind, match="grace must be") as caught:
            check_seconds("grace", value)  # type: ignore[arg-type]  # that is the point
        assert caught.value.argument == "grace"
