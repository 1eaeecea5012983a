"""Two things that only write files, done at once on two processors where the system can copy a process.

What fails in the copy is done again in this process, so that its error is raised and reported as everywhere else.
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
    """Do `work` in a copy of this process while the block runs; yield what waits until it is done."""
    if sys.platform != "linux" or threading.active_count() > 1:  # a copy would have one thread, and the locks of all
        yield work
        return
    process = multiprocessing.get_context("fork").Process(target=_in_silence, args=(work,), daemon=True)
    process.start()

    def wait() -> None:
        process.join()
        if process.exitcode:
            work()

    try:
        yield wait
    finally:
        process.kill()  # if the block has failed, nothing may be written after its end
        process.join()


def _in_silence(work: Work) -> None:
    """Do the work; end with a code that says whether it was done."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    try:
        work()
    except BaseException:  # noqa: BLE001 - the parent meets it again
        os._exit(1)
