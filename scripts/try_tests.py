"""Run the tests under adverse conditions: `python -m scripts.try_tests [OPTIONS] [PYTEST ARGUMENTS]`.

`--busy` keeps each processor busy with other work, `--young` makes the machine appear to have booted a minute ago
(Linux), `--alone` allows no network but loopback (Linux), and `--odd` uses a long temporary folder with spaces and
umlauts behind a link, a remote time zone, no locale, no home, a narrow terminal and a strict umask. Anything else is
passed to pytest: `--reverse` starts with the last file.
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
    """Run pytest under the selected conditions; return its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.try_tests", description="Run the tests under adverse conditions.", allow_abbrev=False
    )
    parser.add_argument("--busy", action="store_true", help="keep each processor busy with other work")
    parser.add_argument(
        "--young", action="store_true", help="make the machine appear to have booted a minute ago (Linux)"
    )
    parser.add_argument("--alone", action="store_true", help="allow no network but loopback (Linux)")
    parser.add_argument(
        "--odd", action="store_true", help="use an odd temporary folder, time zone, locale, home and umask"
    )
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
    """Return the command prefix that sets the time since boot to one minute."""
    back = str(YOUNG_SECONDS - int(uptime))
    return [*unshared("--time"), "--fork", "--kill-child", "--monotonic", back, "--boottime", back]


def unshared(namespace: str) -> list[str]:
    """Return the command prefix that runs it in its own namespace."""
    return ["unshare", *([] if os.geteuid() == 0 else ["--user", "--map-root-user"]), namespace]


@contextmanager
def busy_processors() -> Iterator[None]:
    """Run one endless loop per processor."""
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for loop in loops:
            with loop:
                loop.kill()


@contextmanager
def odd_folder() -> Iterator[str]:
    """Yield a temporary folder whose long name has spaces and umlauts, reached through a symbolic link."""
    with tempfile.TemporaryDirectory() as top:
        real = Path(top, "a folder with spaces, äöü " + "and a long name " * 5)
        real.mkdir()
        link = Path(top, "behind a link")
        link.symlink_to(real)
        yield str(link)


if __name__ == "__main__":
    sys.exit(main())
