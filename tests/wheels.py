"""The sandbox as installed by users: its wheel, unpacked into a folder for PYTHONPATH."""

from __future__ import annotations

import compileall
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.once import made_once

FOLDER = Path(__file__).parents[1] / "scripts" / "sandbox"


def installed_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the wheel's content, built once for all tests."""
    return made_once(tmp_path_factory, "installed-sandbox", _install)


def _install(aside: Path) -> Path:
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(aside), str(FOLDER)]
    subprocess.run(command, check=True, capture_output=True)
    unpacked = aside / "unpacked"
    with zipfile.ZipFile(next(aside.glob("*.whl"))) as wheel:
        wheel.extractall(unpacked)
    compileall.compile_dir(unpacked, quiet=1)  # as installers do: else each process of each test would
    return unpacked
