"""What tests take from npm: installed once below `.cache/`, and again when `tests/node/package-lock.json` changes."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

from tests.programs import program

ROOT = Path(__file__).parents[1]
NODE = Path(__file__).parent / "node"
ENVIRONMENT = dict(os.environ)
"""With the proxy settings, which the tests themselves go without: see tests/conftest.py."""


@cache
def packages() -> Path:
    """Return the folder `node_modules`, installed by whichever test process comes first."""
    lock = (NODE / "package-lock.json").read_bytes()
    folder = ROOT / ".cache" / f"npm-{hashlib.sha256(lock).hexdigest()[:12]}"
    folder.parent.mkdir(exist_ok=True)
    with (folder.parent / "npm.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not folder.exists():
            _install(folder)
    return folder / "node_modules"


def _install(folder: Path) -> None:
    with tempfile.TemporaryDirectory(dir=folder.parent) as top:
        aside = Path(top, "packages")
        aside.mkdir()
        for name in ("package.json", "package-lock.json"):
            shutil.copy(NODE / name, aside)
        command = [program("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(aside)]
        done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            pytest.fail(f"npm could not install what tests/node/package.json names:\n{done.stderr}", pytrace=False)
        aside.rename(folder)  # whole or not at all, whatever ends this process
