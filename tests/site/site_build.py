"""Build the site as a maintainer would, into a folder of its own."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
SITE_URL = "https://docs.example.org/lnpay/"


def build_once(target: Path) -> Path:
    """Return a folder with the site of both builders, in `mkdocs` and `zensical`; other processes may want it too."""
    with Path(f"{target}.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not target.exists():
            with tempfile.TemporaryDirectory(dir=target.parent) as aside:
                project, sites = Path(aside, "project"), Path(aside, "sites")
                project.mkdir()
                sites.mkdir()
                copy_project(project)
                build_with_mkdocs(project).rename(sites / "mkdocs")
                build_with_zensical(project).rename(sites / "zensical")
                sites.rename(target)
    return target


def copy_project(target: Path) -> Path:
    """Copy what a build reads."""
    shutil.copy(ROOT / "mkdocs.yml", target)
    for folder in ("docs", "generated_client"):
        shutil.copytree(ROOT / folder, target / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return target


def copy_settings_without_guides(target: Path) -> None:
    """Copy mkdocs.yml for a project that has no guides, as its llms.txt names each of them."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    kept = re.sub(r"^ +- guides/.*\n(?: {14}.*\n)?", "", text, flags=re.MULTILINE)
    (target / "mkdocs.yml").write_text(kept, encoding="utf-8")


def build_with_mkdocs(project: Path, *, strict: bool = True) -> Path:
    """Return the folder that `mkdocs build` wrote."""
    return _build(project, ["mkdocs", "build", "--quiet", *(["--strict"] if strict else [])])


def build_with_zensical(project: Path, *, strict: bool = True) -> Path:
    """Return the folder that `zensical build` wrote."""
    return _build(project, ["zensical", "build", *(["--strict"] if strict else [])])


def _build(project: Path, command: list[str]) -> Path:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": SITE_URL, "NO_COLOR": "1"}
    words = [str(BIN / command[0]), *command[1:]]
    done = subprocess.run(words, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)} failed:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return project / "site"
