"""Output is swapped in as a whole: whatever kills or stops the process, each directory is the old or the new one."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest

from scripts.output import swap
from scripts.output.swap import WORK, discard, exchange, heal, locked, place_for, swap_all

KILLER = Path(__file__).parent / "kill_at_step.py"
NAMES = ("client", "reference")
STEPS = 14
NEVER = 99


def make(top: Path, *, with_old: bool = True) -> list[Path]:
    """Create two outputs whose files contain `old`, and new ones elsewhere whose files contain `new`."""
    targets = [top / name for name in NAMES]
    for target in targets:
        for place, word in ((target, "old"), (place_for(top / WORK, target), "new")):
            if word == "old" and not with_old:
                continue
            (place / "deep").mkdir(parents=True)
            for name in ("a", "b", "deep/c"):
                (place / name).write_text(word)
    return targets


def words(target: Path) -> set[str]:
    """Return the content of an output's files; all three must exist."""
    files = [path for path in target.rglob("*") if path.is_file()]
    assert len(files) == 3, files
    return {path.read_text() for path in files}


@pytest.mark.parametrize("way", ["exchange", "two-renames", "copy"])
@pytest.mark.parametrize("step", range(STEPS))
def test_a_kill_at_any_step_leaves_whole_outputs(tmp_path: Path, way: str, step: int) -> None:
    """After a kill before its n-th change to the disk, the next run finds the outputs complete, or completes them."""
    targets = make(tmp_path)
    done = subprocess.run([sys.executable, KILLER, tmp_path, way, str(step)], check=False)
    assert done.returncode in (0, -signal.SIGKILL)
    if way == "exchange":
        assert all(words(target) in ({"old"}, {"new"}) for target in targets)
    heal(tmp_path, targets)
    assert all(words(target) in ({"old"}, {"new"}) for target in targets)
    assert not (tmp_path / WORK).exists()
    if done.returncode == 0:
        assert all(words(target) == {"new"} for target in targets)


def test_every_step_of_a_swap_was_killed(tmp_path: Path) -> None:
    """The steps above cover even the longest sequence of changes to the disk."""
    make(tmp_path)
    done = subprocess.run([sys.executable, KILLER, tmp_path, "copy", str(STEPS - 1)], check=False)
    assert done.returncode == 0


def test_where_nothing_was_the_new_output_is_put(tmp_path: Path) -> None:
    """The first generation has no old output to swap."""
    targets = make(tmp_path, with_old=False)
    swap_all([(place_for(tmp_path / WORK, target), target) for target in targets])
    assert [words(target) for target in targets] == [{"new"}, {"new"}]


def refuse(number: int) -> Callable[..., None]:
    def fail(*_arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("with_old", [True, False], ids=["old", "nothing"])
@pytest.mark.parametrize("way", ["exchange", "two-renames"])
def test_when_the_second_swap_fails_the_first_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, with_old: bool
) -> None:
    """If the second directory cannot be swapped, both stay as they were."""
    if way == "two-renames":
        monkeypatch.setattr(swap, "exchange", refuse(errno.ENOSYS))
    targets = make(tmp_path, with_old=with_old)
    (tmp_path / "file").write_text("in the way")
    pairs = [(place_for(tmp_path / WORK, target), target) for target in targets]
    with pytest.raises(NotADirectoryError):
        swap_all([*pairs, (tmp_path / WORK, tmp_path / "file")])
    assert [target.exists() for target in targets] == [with_old] * 2
    assert [words(new) for new, _ in pairs] == [{"new"}, {"new"}]
    if with_old:
        assert [words(target) for target in targets] == [{"old"}, {"old"}]


def test_a_directory_that_cannot_be_renamed_is_copied(tmp_path: Path) -> None:
    """In an image's lower layer a rename fails with EXDEV, so the swap uses a copy."""
    targets = make(tmp_path)
    subprocess.run([sys.executable, KILLER, tmp_path, "copy", str(NEVER)], check=True)
    assert [words(target) for target in targets] == [{"new"}, {"new"}]


def test_leftovers_are_discarded_once(tmp_path: Path) -> None:
    """A leftover working directory is removed by the next run; a missing one is not an error."""
    targets = make(tmp_path)
    assert heal(tmp_path, targets)
    assert not heal(tmp_path, targets)
    discard(tmp_path / WORK)
    assert [words(target) for target in targets] == [{"old"}, {"old"}]


def test_a_second_run_waits_for_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run gets the lock when the first releases it, and reports the wait; readers wait for no one."""
    waits = Event()

    def flock(handle: int, kind: int) -> None:
        if not kind & fcntl.LOCK_NB:
            waits.set()
        fcntl.flock(handle, kind)

    def second() -> bool:
        with locked(tmp_path) as waited:
            return waited

    monkeypatch.setattr(swap, "fcntl", SimpleNamespace(**{**vars(fcntl), "flock": flock}))
    with ThreadPoolExecutor() as pool:
        with locked(tmp_path) as waited:
            later = pool.submit(second)
            assert waits.wait(60) and not waited and not later.done()
        assert later.result(60)
    with locked(tmp_path, shared=True), locked(tmp_path, shared=True) as waited:
        assert not waited


def test_what_fails_under_the_lock_is_raised(tmp_path: Path) -> None:
    """An error inside the lock is raised, even one of the kind that locking raises."""
    with pytest.raises(BlockingIOError, match="the terminal"), locked(tmp_path):
        raise BlockingIOError("the terminal")
    with locked(tmp_path) as waited:
        assert not waited


def test_an_exchange_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's error is raised, or if it has no such function, an error that says so."""
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "none", tmp_path / "neither")
    old_system = SimpleNamespace(CDLL=lambda *_, **__: SimpleNamespace(), c_uint=ctypes.c_uint)
    monkeypatch.setattr(swap, "ctypes", old_system)
    with pytest.raises(OSError, match="Function not implemented") as caught:
        exchange(tmp_path / "none", tmp_path / "neither")
    assert caught.value.errno == errno.ENOSYS


def test_a_swap_that_fails_leaves_the_old_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the exchange or the second of two renames fails, the old output is back in its place."""
    targets = make(tmp_path)
    pairs = [(place_for(tmp_path / WORK, target), target) for target in targets]
    monkeypatch.setattr(swap, "exchange", refuse(errno.EACCES))
    with pytest.raises(PermissionError):
        swap_all(pairs)
    monkeypatch.setattr(swap, "exchange", refuse(errno.ENOSYS))
    with pytest.raises(FileNotFoundError):
        swap_all([(tmp_path / WORK / "none", targets[0])])
    (tmp_path / WORK / f"old-{targets[1].name}").write_text("in the way")
    with pytest.raises(NotADirectoryError):
        swap_all([pairs[1]])
    assert [words(target) for target in targets] == [{"old"}, {"old"}]


def test_a_link_in_the_place_of_an_output(tmp_path: Path) -> None:
    """Leftovers of a killed run are cleaned up even if a link has replaced the old output since."""
    targets = make(tmp_path)
    targets[0].rename(tmp_path / WORK / f"old-{targets[0].name}")
    targets[0].symlink_to(tmp_path / "file")
    (tmp_path / "file").write_text("mine")
    assert heal(tmp_path, targets) and words(targets[0]) == {"old"} and (tmp_path / "file").read_text() == "mine"
