"""Swap in two outputs, and kill this process before its n-th change to the disk: kill_at_step.py DIR WAY STEP."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from scripts.output import swap

NAMES = ("client", "reference")


def main(top: Path, way: str, step: int) -> None:
    """Count the changes, and exit before the requested one."""
    count = 0

    def counted(change: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            nonlocal count
            if count == step:
                os.kill(os.getpid(), signal.SIGKILL)
            count += 1
            return change(*arguments, **options)

        return call

    targets = [top / name for name in NAMES]
    rename = Path.rename

    def renamed(self: Path, target: Path) -> Path:
        if way == "copy" and self in targets:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        return rename(self, target)

    def cannot(*_arguments: object) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    exchange: Callable[..., None] = counted(swap.exchange) if way == "exchange" else cannot
    swap.exchange = exchange
    Path.rename = counted(renamed)  # type: ignore[method-assign]  # the point of this program
    os.unlink = counted(os.unlink)
    swap.swap_all([(swap.place_for(top / swap.WORK, target), target) for target in targets])


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
