"""A copy of what `scripts.regenerate` reads and writes, and the real command run in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
INPUTS = ("scripts", "openapi.yaml", "generator-config.yaml")


@dataclass(frozen=True)
class Copy:
    """A copy of what `scripts.regenerate` reads and writes."""

    path: Path

    @property
    def spec(self) -> Path:
        return self.path / "openapi.yaml"

    @property
    def client(self) -> Path:
        return self.path / "generated_client"

    @property
    def pages(self) -> Path:
        return self.path / "docs" / "reference"

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the command as a user does; never raises."""
        return subprocess.run(
            [sys.executable, "-m", "scripts.regenerate", *arguments],
            cwd=self.path,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def generate(self, *arguments: str) -> Copy:
        """Run the command and expect it to succeed."""
        done = self.run(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return self

    def edit(self, old: str, new: str, path: str = "openapi.yaml", count: int = 1) -> Copy:
        """Replace a text that must exist."""
        file = self.path / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {path}"
        file.write_text(text.replace(old, new, count), encoding="utf-8")
        return self

    def tree(self) -> dict[str, bytes]:
        """Return every file of both outputs, by its path."""
        return {
            str(file.relative_to(self.path)): file.read_bytes()
            for top in (self.client, self.pages)
            for file in sorted(top.rglob("*"))
            if file.is_file()
        }


def copy_inputs(target: Path, repository: Path = ROOT) -> Copy:
    """Copy the scripts and the inputs, without output."""
    target.mkdir(parents=True, exist_ok=True)
    for name in INPUTS:
        source = repository / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target / name)
    return Copy(target)


def unmeasured() -> dict[str, str]:
    """Return the environment of a process outside of `make coverage`, because its time or disk space is limited."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_PROCESS_")}
