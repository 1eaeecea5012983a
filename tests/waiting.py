"""Wait for what another process or thread does, for as long as it takes."""

from __future__ import annotations

import time
from collections.abc import Callable


def until(condition: Callable[[], object]) -> None:
    """Return once the condition holds; pytest's own time limit ends a test in which it never does."""
    while not condition():
        time.sleep(0.02)
