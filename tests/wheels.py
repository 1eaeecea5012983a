"""The sandbox as users have it: its wheel, built once for all tests and unpacked into a folder for PYTHONPATH."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "scripts" / "sandbox"


def installed_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the wheel's content; the first test process that wants it builds it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    target = shared / "installed-sandbox"
    with (shared / "installed-sandbox.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not target.exists():
            with tempfile.TemporaryDirectory(dir=shared) as aside:
                command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", aside, str(FOLDER)]
                subprocess.run(command, check=True, capture_output=True)
                with zipfile.ZipFile(next(Path(aside).glob("*.whl"))) as wheel:
                    wheel.extractall(Path(aside) / "unpacked")
                (Path(aside) / "unpacked").rename(target)
    return target
