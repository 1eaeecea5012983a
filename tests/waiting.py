"""Wait for what another process or thread does, for as long as it takes."""

from __future__ import annotations

import time
from collections.abc import Callable


def until(condition: Callable[[], object]) -> None:
    """Return once the condition is true; if it never is, pytest's own time limit ends the test."""
    while not condition():
        time.sleep(0.02)
