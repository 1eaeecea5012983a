"""What a waiter decides, without a server: when it polls, how it reads a result, when it ends."""

from __future__ import annotations

from typing import Any

import anyio
import anyio.lowlevel
import httpx
import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.clock import Clock
from scripts.client.runtime.waiters import Acceptor, Waiter, Watch, is_transient, wait, wait_async
from tests.client.runtime.parts import Color, Parcel

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
    """Poll an operation where nothing has happened."""
    watch.begin()
    return watch.observe({"settled": 0, "expires_at": None, **fields}, {})


def test_delays_grow_within_their_bounds() -> None:
    """Delays grow from the minimum to the maximum, with some randomness; the last one ends at the deadline."""
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
    """A poll may take the remaining time, up to half a minute; a wait of 0 seconds polls once."""
    assert Watch(SETTLED, timeout, clock=Hands()).begin() == pytest.approx(seconds)


def test_last_poll_is_before_the_deadline() -> None:
    """However long the delays, one poll is made just before the deadline."""
    clock = Hands()
    watch = Watch(SETTLED, 10, 60, 60, clock=clock)
    pending(watch)
    clock.time += watch.delay()
    assert NOW + 9 < clock.time < NOW + 10 and watch.begin() < 1


def test_many_waits_begin_one_after_the_other() -> None:
    """The first polls of many waits are spread out, those of a few are not."""
    assert Watch(SETTLED, clock=Hands(), others=3).first_delay() == 0
    delays = [Watch(SETTLED, clock=Hands(), others=number).first_delay() for number in range(1000)]
    assert max(delays) > 2 and max(delays) <= 5
    assert Watch(SETTLED, 1, clock=Hands(), others=1000).first_delay() <= 0.5


def test_success_wins_over_expiry() -> None:
    """A payment in the last moment counts, even if it is seen after the invoice has expired."""
    assert pending(Watch(SETTLED, clock=Hands()), settled=1, expires_at=1)


def test_one_last_poll_after_expiry() -> None:
    """A poll that started before the expiry does not decide: another is made right after it."""
    clock = Hands()
    watch = Watch(SETTLED, clock=clock)
    watch.begin()
    clock.time += 2
    assert not watch.observe({"settled": 0, "expires_at": NOW + 1}, {})
    assert watch.delay() <= 0.25
    with pytest.raises(Expired):
        pending(watch, expires_at=NOW + 1)


def test_grace_polls_once_more_after_expiry() -> None:
    """With `grace`, the wait fails only after another poll, that many seconds after expiry."""
    clock = Hands()
    watch = Watch(SETTLED, None, 60, 60, grace=20, clock=clock)
    assert not pending(watch, expires_at=NOW - 1)
    clock.time += watch.delay()
    assert clock.time == pytest.approx(NOW + 19.05)
    assert pending(watch, settled=1, expires_at=NOW - 1)
    with pytest.raises(Expired):
        pending(watch, expires_at=NOW - 1)


def test_the_servers_clock_decides() -> None:
    """An invoice does not expire early because this machine's clock is an hour fast."""
    watch = Watch(SETTLED, clock=Hands(NOW + 3600))
    for _ in range(3):
        watch.begin()
        assert not watch.observe({"settled": 0, "expires_at": NOW + 600}, {"date": DATE})
    watch.begin()
    with pytest.raises(Expired):
        watch.observe({"settled": 0, "expires_at": NOW - 1000}, {"date": DATE})


@pytest.mark.parametrize("expires_at", [10**400, float("inf"), -(10**400), "soon", [], True, None, float("nan")])
def test_expiry_that_makes_no_sense_is_none(expires_at: object) -> None:
    """A value that is not a time, or lies beyond any clock, does not end a wait."""
    watch = Watch(SETTLED, clock=Hands())
    assert not pending(watch, expires_at=expires_at)
    assert watch.delay() <= 4


@pytest.mark.parametrize("date", ["Wed, 21 Oct 99999999999 07:28:00 GMT", "", "yesterday", "Tue, 31 Feb 2023 00:00:00"])
def test_date_that_makes_no_sense_is_ignored(date: str) -> None:
    """Without a usable Date header, this machine's clock is used."""
    watch = Watch(SETTLED, clock=Hands())
    watch.begin()
    assert not watch.observe({"settled": 0, "expires_at": NOW + 1}, {"date": date})


@pytest.mark.parametrize("name", ["timeout", "min_delay", "max_delay", "grace"])
@pytest.mark.parametrize("value", [-1, float("nan"), float("inf"), 10**400, 1e300, "5", True])
def test_bounds_are_checked(name: str, value: object) -> None:
    """Invalid limits of a wait are rejected by name."""
    with pytest.raises(errors.InvalidArgumentError, match=f"{name} must be seconds from 0 to 1000000"):
        Watch(SETTLED, **{name: value}, clock=Hands())  # type: ignore[arg-type]  # that is the point


def test_errors_end_a_wait_only_when_they_are_final() -> None:
    """A broken connection is recorded; an error that will not pass is raised."""
    watch = Watch(SETTLED, 5, clock=Hands())
    watch.begin()
    assert not watch.observe_error(errors.APIConnectionError("broken"))
    with pytest.raises(errors.ClientClosedError):
        watch.observe_error(errors.ClientClosedError("closed"))


JOB = Waiter(
    name="wait_until_done",
    min_delay=1,
    max_delay=4,
    acceptors=(
        Acceptor(state="retry", status=404),
        Acceptor(state="success", status=410),
        Acceptor(state="failure", status=409, error=Expired),
        Acceptor(state="failure", path=("job", "color"), expected="red", error=Expired),
        Acceptor(state="success", path=("due",), comparator="past"),
    ),
)


def failed(status: int, **headers: str) -> errors.APIStatusError:
    """Return an error of a poll."""
    return errors.error_class(status)("", status_code=status, response=httpx.Response(status, headers=headers))


def odd(field: str | None) -> errors.APIResponseValidationError:
    """Return the error of a poll with an invalid response."""
    return errors.APIResponseValidationError("odd", status_code=200, response=httpx.Response(200), field=field)


def test_statuses() -> None:
    """A status can mean to continue, success or failure; any other is raised."""
    watch = Watch(JOB, 60, clock=Hands())
    watch.begin()
    assert not watch.observe_error(failed(404, retry_after="1"))
    assert watch.observe_error(failed(410))
    assert not watch.observe_error(failed(503))
    with pytest.raises(Expired, match="wait_until_done failed"):
        watch.observe_error(failed(409))
    with pytest.raises(errors.BadRequestError):
        watch.observe_error(failed(400))


def test_the_server_says_when_to_poll_again() -> None:
    """The next poll respects an error's Retry-After, up to the maximum delay."""
    for asked, least in (("3", 3.0), ("100", 4.0)):
        watch = Watch(JOB, clock=Hands())
        watch.begin()
        assert not watch.observe_error(failed(404, **{"retry-after": asked})) and watch.delay() == least


@pytest.mark.parametrize(
    ("result", "over"),
    [
        ({"due": NOW - 1}, True), ({"due": NOW + 1}, False), ({"due": None}, False), ({}, False),
        (Parcel(weight=1, additional_properties={"due": NOW - 1}), True), (Parcel(weight=1), False), ("due", False),
        ({"job": {"color": "blue"}}, False), ({"job": "red"}, False),
    ],
)  # fmt: skip
def test_success_at_a_time(result: Any, over: bool) -> None:
    """A wait for a time ends when that has passed; a result without it does not end it."""
    watch = Watch(JOB, clock=Hands())
    watch.begin()
    assert watch.observe(result, {}) is over


def test_failure_by_a_value() -> None:
    """A failure value ends the wait, wherever it is: in a mapping, or in a model's field."""
    color = Waiter(name="paint", min_delay=1, max_delay=1, acceptors=(
        Acceptor(state="failure", path=("class",), expected="red", error=Expired, message="Red."),
    ))  # fmt: skip
    for waiter, result in ((JOB, {"job": {"color": Color.RED}}), (color, Parcel(weight=1, class_="red"))):
        watch = Watch(waiter, clock=Hands())
        watch.begin()
        with pytest.raises(Expired):
            watch.observe(result, {})


@pytest.mark.parametrize(
    ("error", "transient"),
    [
        (errors.APIConnectionError("broken"), True), (failed(503), True), (failed(429), True), (failed(400), False),
        (errors.ClientClosedError("closed"), False), (errors.InvalidArgumentError("no"), False),
        (odd(None), True), (odd("a.b"), False),
    ],
)  # fmt: skip
def test_what_may_be_gone_at_the_next_poll(error: errors.RootError, transient: bool) -> None:
    """A broken connection, a busy server and an HTML page are transient; a response with another shape is not."""
    assert is_transient(error) is transient


class Server:
    """Returns one outcome after the other, and advances the clock while the waiter sleeps."""

    def __init__(self, *outcomes: Any) -> None:
        self.outcomes = [*outcomes]
        self.clock = Hands()

    def poll(self, _seconds: float) -> tuple[Any, dict[str, str]]:
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome, {}

    async def apoll(self, seconds: float) -> tuple[Any, dict[str, str]]:
        await anyio.lowlevel.checkpoint()
        return self.poll(seconds)

    def sleep(self, seconds: float) -> None:
        self.clock.time += seconds

    async def asleep(self, seconds: float) -> None:
        self.sleep(seconds)
        await anyio.lowlevel.checkpoint()


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize(
    ("outcomes", "timeout", "ending"),
    [
        ([{}, failed(503), {"due": NOW - 1}], None, {"due": NOW - 1}), ([{}, failed(409)], None, Expired),
        ([{"job": {"color": "red"}}], None, Expired), ([failed(400)], None, errors.BadRequestError),
        ([{}], 0, errors.WaiterTimeoutError), ([failed(503), failed(503)], 1, errors.WaiterTimeoutError),
    ],
)  # fmt: skip
def test_waiting(outcomes: list[Any], timeout: float | None, ending: Any, is_async: bool) -> None:
    """A waiter polls until success, failure or timeout, and makes no unnecessary poll."""
    server = Server(*outcomes)
    watch = Watch(JOB, timeout, clock=server.clock)

    def run() -> Any:
        if is_async:
            return anyio.run(wait_async, watch, server.apoll, server.asleep)
        return wait(watch, server.poll, server.sleep)

    if isinstance(ending, dict):
        assert run() == ending
    else:
        with pytest.raises(ending):
            run()
    assert server.outcomes == []


def test_first_polls_come_in_the_first_half_of_a_short_wait() -> None:
    """Of a thousand waits of four seconds, each polls within two; some use almost all of that time."""
    delays = [Watch(SETTLED, 4, clock=Hands(), others=1000).first_delay() for _ in range(1000)]
    assert 1.5 < max(delays) <= 2


@pytest.mark.parametrize(("behind", "reached"), [(0.5, 0), (10, 1), (-10, 0)])
def test_a_date_is_cut_off_to_the_second(behind: float, reached: float) -> None:
    """A server far behind is at most a second later than its Date; one that is ahead is taken at its word."""
    waiter = Waiter(name="wait", min_delay=1, max_delay=1, acceptors=(
        Acceptor(state="success", path=("due",), comparator="past"),
    ))  # fmt: skip
    now = NOW + behind if behind == 0.5 else NOW + reached
    for due, over in ((now - 0.01, True), (now + 0.01, False)):
        watch = Watch(waiter, clock=Hands(NOW + behind))
        watch.begin()
        assert watch.observe({"due": due}, {"date": DATE}) is over


def test_an_absent_field_is_not_null() -> None:
    """A wait for null continues while the field is absent, in a model as in a mapping."""
    waiter = Waiter(name="wait", min_delay=1, max_delay=1, acceptors=(
        Acceptor(state="success", path=("gone",), expected=None),
    ))  # fmt: skip
    for result, over in (
        (Parcel(weight=1), False),
        ({}, False),
        (Parcel(weight=1, additional_properties={"gone": None}), True),
        ({"gone": None}, True),
    ):
        watch = Watch(waiter, clock=Hands())
        watch.begin()
        assert watch.observe(result, {}) is over
