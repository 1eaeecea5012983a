"""The machine's clock: which system clocks it reads, and that an async sleep does not block other tasks."""

from __future__ import annotations

import time

import anyio
import pytest

from scripts.client.runtime.clock import Clock


def test_each_question_goes_to_its_clock() -> None:
    """Deadlines use monotonic time, dates use Unix time; the sync sleep blocks the thread."""
    clock = Clock()
    assert (clock.monotonic, clock.now, clock.sleep) == (time.monotonic, time.time, time.sleep)


@pytest.mark.parametrize("library", ["asyncio", "trio"])
def test_other_tasks_run_meanwhile(library: str) -> None:
    """On either event loop, a task that sleeps repeatedly lets another one finish."""
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
