"""Does two things that only write files in parallel, on systems that can fork a process.

If the child fails, its work is repeated in this process, so that the error is raised and reported as usual.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Work = Callable[[], object]


@contextmanager
def meanwhile(work: Work) -> Iterator[Work]:
    """Do `work` in a forked process while the block runs; yield a function that waits for it."""
    if sys.platform != "linux" or threading.active_count() > 1:  # a fork would have one thread, and the locks of all
        yield work
        return
    process = multiprocessing.get_context("fork").Process(target=_run_quietly, args=(work,), daemon=True)
    process.start()

    def wait() -> None:
        process.join()
        if process.exitcode:
            work()

    try:
        yield wait
    finally:
        process.kill()  # if the block fails, nothing may be written after it
        process.join()


def _run_quietly(work: Work) -> None:
    """Do the work; exit with 1 if it fails."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent handles Ctrl-C
    try:
        work()
    except BaseException:  # noqa: BLE001 - the parent raises it again
        os._exit(1)
