# Copied into each client as `_runtime`, line by line.
"""The clock, which is injected so that tests can use their own."""

from __future__ import annotations

import time
from collections.abc import Callable


class Clock:
    """The system clock."""

    monotonic: Callable[[], float] = staticmethod(time.monotonic)
    """Monotonic seconds."""
    now: Callable[[], float] = staticmethod(time.time)
    """The Unix time."""
    sleep: Callable[[float], None] = staticmethod(time.sleep)
    """Sleep, blocking this thread."""

    async def asleep(self, seconds: float) -> None:
        """Sleep on asyncio or trio."""
        import anyio

        await anyio.sleep(seconds)
