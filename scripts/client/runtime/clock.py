# Copied into each client as `_runtime`, line by line.
"""The time, and waiting for it to pass. It is handed in, so that tests can have their own."""

from __future__ import annotations

import time
from collections.abc import Callable


class Clock:
    """The machine's clock."""

    monotonic: Callable[[], float] = staticmethod(time.monotonic)
    """Seconds that never go back."""
    now: Callable[[], float] = staticmethod(time.time)
    """The Unix time."""
    sleep: Callable[[float], None] = staticmethod(time.sleep)
    """Block this thread."""

    async def asleep(self, seconds: float) -> None:
        """Let other tasks run, on asyncio or trio."""
        import anyio

        await anyio.sleep(seconds)
