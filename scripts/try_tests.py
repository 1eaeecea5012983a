"""Run the tests where they have it hard: `python -m scripts.try_tests [OPTIONS] [PYTEST ARGUMENTS]`.

`--busy` keeps each processor busy with something else, `--young` sets the clock that counts from the machine's start
to one minute (Linux), `--alone` leaves the machine no network but itself (Linux), and `--odd` has a long temporary
folder with spaces and umlauts behind a link, a far time zone, no locale, no home, a narrow terminal and a strict umask.
Anything else goes to pytest: `--reverse` begins with the last file.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

YOUNG_SECONDS = 60
ODD = {"TZ": "<+1345>-13:45", "LC_ALL": "C", "COLUMNS": "20", "HOME": "/nonexistent"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run pytest as asked for; return its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.try_tests", description="Run the tests under adverse conditions.", allow_abbrev=False
    )
    parser.add_argument("--busy", action="store_true", help="keep each processor busy with something else")
    parser.add_argument("--young", action="store_true", help="on a machine that started a minute ago (Linux)")
    parser.add_argument("--alone", action="store_true", help="without any network but the machine itself (Linux)")
    parser.add_argument("--odd", action="store_true", help="odd temporary folder, time zone, locale, home, umask")
    options, for_pytest = parser.parse_known_args(arguments)
    workers = ["-n", str((os.cpu_count() or 1) + 1), "--dist", "loadgroup"]
    command = [sys.executable, "-m", "pytest", *workers, *for_pytest]
    environment = dict(os.environ)
    with ExitStack() as stack:
        if options.busy:
            stack.enter_context(busy_processors())
        if options.odd:
            environment |= {**ODD, "TMPDIR": stack.enter_context(odd_folder())}
        if options.alone:
            command = [*unshared("--net"), "sh", "-c", 'ip link set lo up && exec "$@"', "sh", *command]
        if options.young:
            command = [*young_clock(time.monotonic()), *command]
        return subprocess.run(command, env=environment, umask=0o077 if options.odd else -1, check=False).returncode


def young_clock(uptime: float) -> list[str]:
    """Return the words before a command that set the clock since the machine's start back to a minute."""
    back = str(YOUNG_SECONDS - int(uptime))
    return [*unshared("--time"), "--fork", "--kill-child", "--monotonic", back, "--boottime", back]


def unshared(namespace: str) -> list[str]:
    """Return the words before a command that give it its own namespace."""
    return ["unshare", *([] if os.geteuid() == 0 else ["--user", "--map-root-user"]), namespace]


@contextmanager
def busy_processors() -> Iterator[None]:
    """Run as many endless loops as there are processors."""
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for loop in loops:
            with loop:
                loop.kill()


@contextmanager
def odd_folder() -> Iterator[str]:
    """Yield a temporary folder with a long name, spaces and umlauts in it, reached through a symbolic link."""
    with tempfile.TemporaryDirectory() as top:
        real = Path(top, "a folder with spaces, äöü " + "and a long name " * 5)
        real.mkdir()
        link = Path(top, "behind a link")
        link.symlink_to(real)
        yield str(link)


if __name__ == "__main__":
    sys.exit(main())
