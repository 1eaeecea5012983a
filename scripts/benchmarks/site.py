"""Measures the build time of the site with both builders, and the weight of its operation page."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts.benchmarks.rows import Aim, Row

BUILDERS = {"mkdocs": ["mkdocs", "build", "--strict", "--quiet"], "zensical": ["zensical", "build", "--strict"]}
ROUNDS = 3
PAGE_AIM = 12.0
"""kB of HTML, gzipped."""


def measure() -> list[Row]:
    """Return build times, and the weight of each builder's heaviest operation page."""
    times, weights = [], []
    for name, command in BUILDERS.items():
        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder)
            shutil.copy("mkdocs.yml", project)
            for source in ("docs", "generated_client"):
                shutil.copytree(source, project / source)
            seconds = [_seconds(command, project) for _ in range(ROUNDS)]
            pages = (project / "site" / "reference" / "operations").glob("**/index.html")
            heaviest = max(len(gzip.compress(page.read_bytes(), 9, mtime=0)) for page in pages) / 1000
        times.append(Row.of("building the site", "s", name, seconds))
        weights.append(Row.of("heaviest operation page", "kB, gzipped", name, [heaviest], Aim(PAGE_AIM)))
    return times + weights


def _seconds(command: list[str], project: Path) -> float:
    """Return the time of a build from scratch."""
    shutil.rmtree(project / "site", ignore_errors=True)
    shutil.rmtree(project / ".cache", ignore_errors=True)
    tool = str(Path(sys.executable).parent / command[0])
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    begin = time.perf_counter()
    subprocess.run([tool, *command[1:]], cwd=project, env=environment, check=True, capture_output=True)
    return time.perf_counter() - begin
