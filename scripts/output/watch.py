"""Regenerate on each save of the spec, the configuration or a template, until Ctrl-C.

Rounds share one process, so that the generator is imported once; a change of the scripts themselves starts it anew.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from watchfiles import Change
from watchfiles import watch as watch_files

from scripts.output.lock import COMMAND
from scripts.output.progress import Progress

SETTLE_MILLISECONDS = 200
"""How long nothing may change before a round starts: editors save in several steps."""

LOOK_MILLISECONDS = 400
"""How often to poll: for changes saved before the watch began, and on systems that report none."""

INTERRUPTED = 130

_SCRIPTS = Path(__file__).parents[1]


def watch(
    files: Iterable[Path], progress: Progress, run: Callable[[], int], more: Callable[[], Iterable[Path]] = tuple
) -> int:
    """Run now and on each change of one of `files` or of the scripts; return 0 once interrupted.

    After each run, `more` returns the files that the first ones refer to now.
    """
    inputs = {path.resolve() for path in files}
    seen: dict[Path, tuple[int, int]] = {}

    def run_and_follow() -> None:
        """Run; again if there are further files now, for one may have been saved since it was read."""
        while True:
            if run() == INTERRUPTED:
                raise KeyboardInterrupt
            others = {path.resolve() for path in more()} - inputs
            if not others:
                return
            inputs.update(others)  # they are polled, wherever they are
            seen.update(_stamps(others) | seen)  # the first look stays

    def matters(_change: Change, name: str) -> bool:
        path = Path(name)
        return path.resolve() in inputs or (_SCRIPTS in path.parents and path.suffix != ".pyc")

    # Editors replace files, so the directories are watched; a file may be missing for a moment, or from the start.
    places = {path.parent for path in inputs if path.parent.is_dir()}
    places |= {_SCRIPTS, *(path for path in _SCRIPTS.rglob("*") if path.is_dir() and path.name != "__pycache__")}
    try:
        seen |= _stamps(inputs)  # before the first round: what is saved from here on counts, watched yet or not
        run_and_follow()
        places |= {path.parent for path in inputs if path.parent.is_dir()}
        progress.say("Watching the spec, the configuration and the scripts. Press Ctrl-C to stop.")
        for _changes in watch_files(
            *sorted(places),
            watch_filter=matters,
            step=50,
            debounce=SETTLE_MILLISECONDS,
            recursive=False,
            raise_interrupt=True,
            rust_timeout=LOOK_MILLISECONDS,
            yield_on_timeout=True,
        ):
            before, seen = seen, _stamps(inputs)
            changed = [path for path in {*before, *seen} if before.get(path) != seen.get(path)]
            if not changed:
                continue
            if any(path.suffix == ".py" for path in changed):
                progress.say("The scripts have changed: restarting.")
                sys.stdout.flush()
                os.execv(sys.executable, [sys.executable, *COMMAND.split()[1:], *sys.argv[1:]])
            run_and_follow()
    except KeyboardInterrupt:
        pass
    progress.say("Stopped.")
    return 0


def _stamps(inputs: set[Path]) -> dict[Path, tuple[int, int]]:
    """Return time and size of each input and of each file of the scripts that is there at the moment."""
    scripts = (path for path in _SCRIPTS.rglob("*") if path.suffix not in ("", ".pyc"))
    stamps = {}
    for path in (*inputs, *scripts):
        with suppress(FileNotFoundError):
            found = path.stat()
            stamps[path] = (found.st_mtime_ns, found.st_size)
    return stamps
