"""Two tasks in parallel: both complete, and errors are the same as in sequence."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from scripts.output.meanwhile import meanwhile


def test_both_are_done(tmp_path: Path) -> None:
    """The files that the child process writes exist after waiting for it."""
    with meanwhile(lambda: (tmp_path / "a").write_text("a")) as wait:
        (tmp_path / "b").write_text("b")
        wait()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_what_fails_raises_its_error_here(tmp_path: Path) -> None:
    """An error of the task is raised in the wait."""
    with (
        pytest.raises(FileNotFoundError),
        meanwhile(lambda: (tmp_path / "missing" / "a").write_text("a")) as wait,
    ):
        wait()


def test_a_copy_that_is_killed_is_made_up_for(tmp_path: Path) -> None:
    """If the child process is killed, for example out of memory, this process does the work."""
    parent = os.getpid()

    def work() -> None:
        if os.getpid() != parent:
            os._exit(9)
        (tmp_path / "a").write_text("a")

    with meanwhile(work) as wait:
        wait()
    assert (tmp_path / "a").read_text() == "a"


def test_an_error_of_the_block_ends_the_work() -> None:
    """A block that fails leaves no child process, however long its task would take."""
    reading, writing = os.pipe()
    with pytest.raises(RuntimeError, match="block"), meanwhile(lambda: os.read(reading, 1)):
        raise RuntimeError("block")
    os.close(writing)
    os.close(reading)
    assert not multiprocessing.active_children()


def test_with_other_threads_the_work_waits_its_turn(tmp_path: Path) -> None:
    """A process with threads is not forked: it does the work itself, in the wait."""
    done, pids = threading.Event(), []
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        with meanwhile(lambda: pids.append(os.getpid())) as wait:
            assert not pids
            wait()
    finally:
        done.set()
        thread.join()
    assert pids == [os.getpid()]


def test_a_command_meets_the_error_of_its_copy(tmp_path: Path) -> None:
    """In a process without threads, a task that fails in the child is repeated here, and its error raised."""
    work = f"lambda: Path({str(tmp_path / 'missing' / 'a')!r}).write_text('a')"
    code = f"""
from pathlib import Path
from scripts.output.meanwhile import meanwhile
with meanwhile({work}) as wait:
    wait()
"""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and done.stderr.count("FileNotFoundError") == 1
