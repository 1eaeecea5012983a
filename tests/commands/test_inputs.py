"""Where a spec may come from: a pipe, standard input, several files."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.commands.repository import ROOT

SPEC = (
    "openapi: 3.1.0\ninfo: {title: Piped, version: '1'}\n"
    "paths: {/a: {get: {operationId: getA, responses: {'204': {description: Ok.}}}}}\n"
)


def regenerate(output: Path, *arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command with a configuration that leaves all names to the spec."""
    output.mkdir(exist_ok=True)
    config = output / "config.yaml"
    config.write_text("docstrings_on_attributes: true\n")
    command = [sys.executable, "-m", "scripts.regenerate", "--config", str(config), "--output", str(output), *arguments]
    return subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
def test_a_spec_may_come_by_standard_input(tmp_path: Path, name: str) -> None:
    """A pipe is read once, and recognised by its hash the next time."""
    assert regenerate(tmp_path, "--spec", name, text=SPEC).returncode == 0
    assert "Up to date." in regenerate(tmp_path, "--spec", name, text=SPEC).stdout


def test_a_spec_may_come_from_a_pipe(tmp_path: Path) -> None:
    """A named pipe works, although it can be read only once."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(SPEC,))
    writer.start()
    assert regenerate(tmp_path / "out", "--spec", str(pipe)).returncode == 0
    writer.join()


def test_what_never_ends_is_refused(tmp_path: Path) -> None:
    """Reading stops at the size limit of a spec."""
    done = regenerate(tmp_path, "--spec", "/dev/zero")
    assert done.returncode == 2
    assert "larger than 50 MB" in done.stderr


def test_a_pipe_cannot_be_watched(tmp_path: Path) -> None:
    """Standard input together with --watch is a mistake on the command line."""
    done = regenerate(tmp_path, "--spec", "-", "--watch", text=SPEC)
    assert done.returncode == 2
    assert "--watch requires a file" in done.stderr


def test_a_change_of_a_file_that_the_spec_refers_to_is_seen(tmp_path: Path) -> None:
    """Each referenced file is an input, and is named when the output is stale."""
    spec, part = tmp_path / "api.yaml", tmp_path / "part.yml"
    spec.write_text(SPEC.replace("{description: Ok.}", "{$ref: part.yml}"))
    part.write_text("{description: Ok.}\n")
    run = ["--spec", str(spec)]
    assert regenerate(tmp_path, *run).returncode == 0
    assert "Up to date." in regenerate(tmp_path, *run).stdout
    part.write_text("{description: Changed.}\n")
    stale = regenerate(tmp_path, *run, "--check")
    assert stale.returncode == 1
    assert "part.yml" in stale.stderr
    assert regenerate(tmp_path, *run).returncode == 0
    assert "Up to date." in regenerate(tmp_path, *run).stdout
