"""What a wait decides, without a server: when it polls, what it makes of a result, when it ends."""

from __future__ import annotations

import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.clock import Clock
from scripts.client.runtime.waiters import Acceptor, Waiter, Watch

DATE = "Tue, 14 Nov 2023 22:13:20 GMT"
NOW = 1_700_000_000.0
"""The same moment."""


class Expired(errors.WaiterError):
    """The failure of this waiter."""


SETTLED = Waiter(
    name="wait_until_settled",
    min_delay=1,
    max_delay=4,
    acceptors=(
        Acceptor(state="success", path=("settled",), expected=1),
        Acceptor(state="failure", path=("expires_at",), comparator="past", error=Expired, message="Expired."),
    ),
)


class Hands(Clock):
    """A clock that tests set."""

    def __init__(self, time: float = NOW) -> None:
        self.time = time

    def monotonic(self) -> float:
        return self.time

    def now(self) -> float:
        return self.time


def pending(watch: Watch, **fields: object) -> bool:
    """Poll; nothing has happened."""
    watch.begin()
    return watch.observe({"settled": 0, "expires_at": None, **fields}, {})


def test_delays_grow_within_their_bounds() -> None:
    """Delays grow from the shortest to the longest and differ by chance; the last one ends at the deadline."""
    clock = Hands()
    watch = Watch(SETTLED, 30, clock=clock)
    delays: list[float] = []
    while clock.time < NOW + 30:
        assert not pending(watch)
        delays.append(watch.delay())
        clock.time += delays[-1]
    assert clock.time == pytest.approx(NOW + 30) and watch.is_over()
    assert all(1 <= delay <= 4 for delay in delays[:-2]) and max(delays) > 2
    with pytest.raises(errors.WaiterTimeoutError):
        watch.delay()


@pytest.mark.parametrize(("timeout", "seconds"), [(None, 30), (0, 5), (0.2, 0.2), (3, 3), (100, 30)])
def test_a_poll_keeps_to_the_deadline(timeout: float | None, seconds: float) -> None:
    """A poll may take what is left, and no longer than half a minute; a wait of 0 seconds is one poll."""
    assert Watch(SETTLED, timeout, clock=Hands()).begin() == pytest.approx(seconds)


def test_last_poll_is_before_the_deadline() -> None:
    """However long the delays, one poll is made just before the deadline."""
    clock = Hands()
    watch = Watch(SETTLED, 10, 60, 60, clock=clock)
    pending(watch)
    clock.time += watch.delay()
    assert NOW + 9 < clock.time < NOW + 10 and watch.begin() < 1


def test_many_waits_begin_one_after_the_other() -> None:
    """The first polls of many waits are spread, those of a few are not."""
    assert Watch(SETTLED, clock=Hands(), others=3).first_delay() == 0
    delays = [Watch(SETTLED, clock=Hands(), others=number).first_delay() for number in range(1000)]
    assert max(delays) > 2 and max(delays) <= 5
    assert Watch(SETTLED, 1, clock=Hands(), others=1000).first_delay() <= 0.5


def test_success_wins_over_expiry() -> None:
    """A payment in the last moment counts, also when it is seen after the invoice has expired."""
    assert pending(Watch(SETTLED, clock=Hands()), settled=1, expires_at=1)


def test_one_last_poll_after_expiry() -> None:
    """A poll that began before the expiry does not decide: one more is made right after it."""
    clock = Hands()
    watch = Watch(SETTLED, clock=clock)
    watch.begin()
    clock.time += 2
    assert not watch.observe({"settled": 0, "expires_at": NOW + 1}, {})
    assert watch.delay() <= 0.25
    with pytest.raises(Expired):
        pending(watch, expires_at=NOW + 1)


def test_grace_polls_once_more_after_expiry() -> None:
    """With `grace`, the wait fails only after one more poll so many seconds after expiry."""
    clock = Hands()
    watch = Watch(SETTLED, None, 60, 60, grace=20, clock=clock)
    assert not pending(watch, expires_at=NOW - 1)
    clock.time += watch.delay()
    assert clock.time == pytest.approx(NOW + 19.05)
    assert pending(watch, settled=1, expires_at=NOW - 1)
    with pytest.raises(Expired):
        pending(watch, expires_at=NOW - 1)


def test_the_servers_clock_decides() -> None:
    """An invoice has not expired because this machine's clock is an hour fast."""
    watch = Watch(SETTLED, clock=Hands(NOW + 3600))
    for _ in range(3):
        watch.begin()
        assert not watch.observe({"settled": 0, "expires_at": NOW + 600}, {"date": DATE})
    watch.begin()
    with pytest.raises(Expired):
        watch.observe({"settled": 0, "expires_at": NOW - 1000}, {"date": DATE})


@pytest.mark.parametrize("expires_at", [10**400, float("inf"), -(10**400), "soon", [], True, None, float("nan")])
def test_expiry_that_makes_no_sense_is_none(expires_at: object) -> None:
    """What is no time, or one that never comes, does not end a wait and breaks nothing."""
    watch = Watch(SETTLED, clock=Hands())
    assert not pending(watch, expires_at=expires_at)
    assert watch.delay() <= 4


@pytest.mark.parametrize("date", ["Wed, 21 Oct 99999999999 07:28:00 GMT", "", "yesterday", "Tue, 31 Feb 2023 00:00:00"])
def test_date_that_makes_no_sense_is_ignored(date: str) -> None:
    """Without a usable Date header, this machine's clock counts."""
    watch = Watch(SETTLED, clock=Hands())
    watch.begin()
    assert not watch.observe({"settled": 0, "expires_at": NOW + 1}, {"date": date})


@pytest.mark.parametrize("name", ["timeout", "min_delay", "max_delay", "grace"])
@pytest.mark.parametrize("value", [-1, float("nan"), float("inf"), 10**400, 1e300, "5", True])
def test_bounds_are_checked(name: str, value: object) -> None:
    """Bounds that cannot be waited for are refused by name."""
    with pytest.raises(errors.InvalidArgumentError, match=f"{name} must be seconds from 0 to 1000000"):
        Watch(SETTLED, **{name: value}, clock=Hands())  # type: ignore[arg-type]  # that is the point


def test_errors_end_a_wait_only_when_they_are_final() -> None:
    """A connection that breaks is noted; an error that the next poll meets again is raised."""
    watch = Watch(SETTLED, 5, clock=Hands())
    watch.begin()
    assert not watch.observe_error(errors.APIConnectionError("broken"))
    with pytest.raises(errors.ClientClosedError):
        watch.observe_error(errors.ClientClosedError("closed"))
