"""The machine's clock: which of the system's clocks it reads, and that waiting lets others go on."""

from __future__ import annotations

from types import SimpleNamespace

import anyio
import pytest

from scripts.client.runtime import clock
from scripts.client.runtime.clock import Clock


def test_each_question_goes_to_its_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deadlines are counted in monotonic time, dates in Unix time; sleeping takes the seconds that it is given."""
    slept: list[float] = []
    system = SimpleNamespace(monotonic=lambda: 60.5, time=lambda: 1_700_000_000.25, sleep=slept.append)
    monkeypatch.setattr(clock, "time", system)
    assert (Clock().monotonic(), Clock().now()) == (60.5, 1_700_000_000.25)
    Clock().sleep(7)
    assert slept == [7]


@pytest.mark.parametrize("library", ["asyncio", "trio"])
def test_other_tasks_run_meanwhile(library: str) -> None:
    """On either event loop, a task that sleeps again and again lets another one finish."""
    finished: list[str] = []

    async def other() -> None:
        finished.append("other")

    async def main() -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(other)
            while not finished:
                await Clock().asleep(0)

    anyio.run(main, backend=library)
    assert finished == ["other"]
