"""Setting up a fresh machine."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

from tests.programs import program

ROOT = Path(__file__).parents[2]


def test_a_python_that_is_too_old_gets_one_clear_sentence(tmp_path: Path) -> None:
    """It names the required Python, the one found and the command to type, and creates nothing."""
    work = tmp_path / "repo"
    (work / "requirements").mkdir(parents=True)
    old = work / "python3"
    old.write_text(
        f"#!/bin/sh\nexec {shlex.quote(sys.executable)} -c 'import sys, runpy; sys.version_info = (3, 9, 18); "
        f'runpy.run_path(sys.argv[1], run_name="__main__")\' "$@"\n'
    )
    old.chmod(0o755)
    for name in ("Makefile", "scripts/set_up.py", "requirements/dev.txt", "requirements/peers.txt"):
        target = work / name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())

    command = [program("make"), "demo", "PYTHON=./python3"]
    result = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)

    assert result.returncode == 2
    assert result.stderr.splitlines()[0] == (
        "Python 3.11 or newer is required; this is 3.9. Use a newer one: make demo PYTHON=python3.12"
    )
    assert "Traceback" not in result.stderr
    assert not (work / ".venv").exists()
    assert subprocess.run([str(old), "scripts/set_up.py"], cwd=work, capture_output=True, check=False).returncode == 2


def test_the_pinned_lists_leave_nothing_to_resolve() -> None:
    """Each requirement of an installed package is installed in a matching version, so pip looks for none."""
    result = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_pip_is_never_asked_to_resolve() -> None:
    """On request, it finds the newest package that an extra of another needs, and stops at the missing hash."""
    script = (ROOT / "scripts" / "set_up.py").read_text()
    assert script.count('"--no-deps"') == script.count('"install"') == 1
    workflows = "".join(path.read_text() for path in (ROOT / ".github").rglob("*.yml"))
    lines = [line for line in workflows.splitlines() if "requirements/" in line and "install" in line]
    assert all("--no-deps" in line for line in lines), lines
