"""Replaces the old output with the new: all or nothing, even if the process is killed.

New output is built in a working directory on the same file system and exchanged with the old output atomically
(Linux: `renameat2`, macOS: `renamex_np`). If the system does not support that, two renames do it; if the process is
killed between them, `heal` repairs the output at the start of the next run.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WORK = ".regenerate-work"
"""Name of the working directory, in the output directory."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # the same number in Linux's renameat2 and macOS's renamex_np
_CANNOT_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV, errno.EPERM}
_NEW, _OLD = "new-", "old-"


@contextmanager
def locked(output: Path, *, shared: bool = False) -> Iterator[bool]:
    """Lock `output` against other runs; yield whether another run had to finish first.

    The lock is on the directory itself, so no file is left behind, and the system releases it when the process dies.
    """
    handle = os.open(output, os.O_RDONLY | os.O_DIRECTORY)
    try:
        kind, waited = fcntl.LOCK_SH if shared else fcntl.LOCK_EX, False
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            waited = True
            fcntl.flock(handle, kind)
        yield waited
    finally:
        os.close(handle)


def heal(output: Path, targets: list[Path]) -> bool:
    """Clean up after a killed run; return whether there was anything to clean up. Requires the lock."""
    work = output / WORK
    if not work.exists():
        return False
    for target in targets:
        old = work / (_OLD + target.name)
        # If the new directory is still waiting, `target` is at best a part of the old one.
        if old.exists() and (not target.exists() or place_for(work, target).exists()):
            _remove(target)
            old.rename(target)
    _remove(work)
    return True


def place_for(work: Path, target: Path) -> Path:
    """Return the place in the working directory where the new `target` is built."""
    return work / (_NEW + target.name)


def swap_in(new: Path, target: Path) -> None:
    """Replace `target` with the directory `new`; the old one stays in the working directory."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if not os.path.lexists(target):
        new.rename(target)
        return
    if target.is_symlink() or not target.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "is where generated files belong; move it", str(target))
    try:
        exchange(new, target)
    except OSError as error:
        if error.errno not in _CANNOT_EXCHANGE:
            raise
        _replace(new, target)


def swap_all(pairs: list[tuple[Path, Path]]) -> None:
    """Swap in each (new, target); if one fails, undo those before it, so that nothing has changed."""
    done: list[tuple[Path, Path]] = []
    try:
        for new, target in pairs:
            swap_in(new, target)
            done.append((new, target))
    except OSError:
        for new, target in reversed(done):
            _take_back(new, target)
        raise


def _take_back(new: Path, target: Path) -> None:
    """Undo `swap_in`, wherever it left the old directory."""
    old = new.parent / (_OLD + target.name)
    if new.exists():  # exchanged: the old directory is at `new`
        swap_in(new, target)
    elif old.exists():
        target.rename(new)
        old.rename(target)
    else:
        target.rename(new)


def exchange(one: Path, other: Path) -> None:
    """Exchange two directories atomically; raise OSError if the system cannot."""
    library = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":  # pragma: no cover: macOS
        function = getattr(library, "renamex_np", None)
        arguments: tuple[object, ...] = (*paths, ctypes.c_uint(_RENAME_EXCHANGE))
    else:
        function = getattr(library, "renameat2", None)
        arguments = (_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], ctypes.c_uint(_RENAME_EXCHANGE))
    if function is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if function(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))


def _replace(new: Path, target: Path) -> None:
    """Exchange in two steps; between them, `heal` finds the old directory by its name."""
    old = new.parent / (_OLD + target.name)
    try:
        target.rename(old)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # A directory of an image's lower layer (overlayfs) cannot be renamed: keep a full copy, then remove it.
        copy = new.parent / ("copy-" + target.name)
        shutil.copytree(target, copy, symlinks=True)
        copy.rename(old)
        shutil.rmtree(target)
    try:
        new.rename(target)
    except OSError:
        old.rename(target)
        raise


def discard(work: Path) -> None:
    """Remove the working directory as far as possible; the next run removes the rest."""
    shutil.rmtree(work, ignore_errors=True)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif os.path.lexists(path):
        path.unlink()
