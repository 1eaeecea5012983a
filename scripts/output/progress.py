"""Say what is being done: a moving line on a terminal, plain lines elsewhere, nothing with --quiet.

What went wrong goes to standard error, always; the times of the steps are shown and never written to a file.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console


class _Console(Console):
    """A console whose reader may leave early (`| head`): the work continues silently."""

    def on_broken_pipe(self) -> None:
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Progress:
    """Shows which step is running and how it ended."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._out = _Console(quiet=quiet, highlight=False, markup=False, emoji=False, soft_wrap=True)
        self._times: list[tuple[str, float]] = []

    @contextmanager
    def step(self, doing: str, name: str) -> Iterator[None]:
        """Show `doing` while the step runs; remember its time under `name`."""
        start = time.perf_counter()
        if self._out.is_terminal:
            with self._out.status(doing):
                yield
        else:
            self.say(doing)
            yield
        self._times.append((name, time.perf_counter() - start))

    def say(self, line: str) -> None:
        """Print a line, unless quiet."""
        self._out.print(line)

    def times(self) -> str:
        """Return how long each step took, and all of them."""
        steps = ", ".join(f"{name} {seconds:.2f}" for name, seconds in self._times)
        return f"{sum(seconds for _, seconds in self._times):.2f} s ({steps})"


def complain(lines: Iterable[object]) -> None:
    """Print lines to standard error."""
    for line in lines:
        print(line, file=sys.stderr)
