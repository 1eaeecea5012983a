"""Regenerate on each save of the spec, the configuration or a template, until Ctrl-C.

All runs share one process, so that the generator is imported once; if the scripts change, the process restarts.
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
"""How long nothing may change before a run starts: editors save in several steps."""

POLL_MILLISECONDS = 400
"""How often to poll: for changes saved before the watch started, and on systems that report none."""

INTERRUPTED = 130

_SCRIPTS = Path(__file__).parents[1]


def watch(
    files: Iterable[Path], progress: Progress, run: Callable[[], int], more: Callable[[], Iterable[Path]] = tuple
) -> int:
    """Run now and whenever one of `files` or the scripts change; return 0 when interrupted.

    After each run, `more` returns the files that `files` now refer to.
    """
    inputs = {path.resolve() for path in files}
    seen: dict[Path, tuple[int, int]] = {}

    def run_and_follow() -> None:
        """Run; repeat if there are more files now, since one may have been saved since it was read."""
        while True:
            if run() == INTERRUPTED:
                raise KeyboardInterrupt
            others = {path.resolve() for path in more()} - inputs
            if not others:
                return
            inputs.update(others)  # they are polled, in whatever folder
            seen.update(_stamps(others) | seen)  # the first stamps are kept

    def matters(_change: Change, name: str) -> bool:
        path = Path(name)
        return path.resolve() in inputs or (_SCRIPTS in path.parents and path.suffix != ".pyc")

    # Editors replace files, so watch the directories; a file may be missing for a moment, or from the start.
    places = {path.parent for path in inputs if path.parent.is_dir()}
    places |= {_SCRIPTS, *(path for path in _SCRIPTS.rglob("*") if path.is_dir() and path.name != "__pycache__")}
    try:
        seen |= _stamps(inputs)  # before the first run: anything saved from now on counts, watched or not
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
            rust_timeout=POLL_MILLISECONDS,
            yield_on_timeout=True,
        ):
            before, seen = seen, _stamps(inputs)
            changed = [path for path in {*before, *seen} if before.get(path) != seen.get(path)]
            if any(path.suffix == ".py" for path in changed):
                progress.say("The scripts have changed. Restarting.")
                sys.stdout.flush()
                os.execv(sys.executable, [sys.executable, *COMMAND.split()[1:], *sys.argv[1:]])
            if changed:
                run_and_follow()
    except KeyboardInterrupt:
        pass
    progress.say("Stopped.")
    return 0


def _stamps(inputs: set[Path]) -> dict[Path, tuple[int, int]]:
    """Return time and size of each input and each script that currently exists."""
    scripts = (path for path in _SCRIPTS.rglob("*") if path.suffix not in ("", ".pyc"))
    stamps = {}
    for path in (*inputs, *scripts):
        with suppress(FileNotFoundError):
            status = path.stat()
            stamps[path] = (status.st_mtime_ns, status.st_size)
    return stamps
