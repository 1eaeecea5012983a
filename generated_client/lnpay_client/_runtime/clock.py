# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""The time, and waiting for it to pass. It is handed in, so that tests can have their own."""

from __future__ import annotations

import time


class Clock:
    """The machine's clock."""

    def monotonic(self) -> float:
        """Return seconds that never go back."""
        return time.monotonic()

    def now(self) -> float:
        """Return the Unix time."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Block this thread."""
        time.sleep(seconds)

    async def asleep(self, seconds: float) -> None:
        """Let other tasks run, on asyncio or trio."""
        import anyio

        await anyio.sleep(seconds)
