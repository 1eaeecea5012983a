"""Shows progress: a spinner on a terminal, plain lines elsewhere, nothing with --quiet.

Problems always go to standard error. The times of the steps are printed, but never written to a file.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console


class _Console(Console):
    """A console whose reader may exit early (`| head`): the run continues without output."""

    def on_broken_pipe(self) -> None:
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Progress:
    """Shows the current step, and records how long each took."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._out = _Console(quiet=quiet, highlight=False, markup=False, emoji=False, soft_wrap=True)
        self._times: list[tuple[str, float]] = []

    @contextmanager
    def step(self, doing: str, name: str) -> Iterator[None]:
        """Show `doing` while the step runs; record its time under `name`."""
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
        """Return the time of each step and the total."""
        steps = ", ".join(f"{name} {seconds:.2f}" for name, seconds in self._times)
        return f"{sum(seconds for _, seconds in self._times):.2f} s ({steps})"


def complain(lines: Iterable[object]) -> None:
    """Print lines to standard error."""
    for line in lines:
        print(line, file=sys.stderr)
