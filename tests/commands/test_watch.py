"""`--watch`: each save is answered, errors are survived, and Ctrl-C ends it cleanly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.commands.repository import Copy

PATIENCE = 60
"""Seconds that a busy machine may take for what takes one."""


class Watching:
    """The command with --watch, running in a copy; what it says goes to a file."""

    def __init__(self, copy: Copy) -> None:
        self._log = copy.path / "said.txt"
        with self._log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "scripts.regenerate", "--watch"],
                cwd=copy.path, stdout=log, stderr=subprocess.STDOUT, text=True,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )  # fmt: skip

    @property
    def said(self) -> str:
        return self._log.read_text()

    def wait_for(self, text: str, times: int = 1) -> None:
        until(lambda: self.said.count(text) >= times, lambda: f"no {text!r} in:\n{self.said}")

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)


def until(true: Callable[[], bool], otherwise: Callable[[], str]) -> None:
    """Wait until something is true."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, otherwise()
        time.sleep(0.05)


@pytest.fixture
def watching(copy: Copy) -> Iterator[Watching]:
    """The command, watching a fresh copy."""
    running = Watching(copy)
    try:
        running.wait_for("Watching")
        yield running
    finally:
        running.process.kill()
        running.process.wait()


def test_each_save_is_answered_until_ctrl_c(copy: Copy, watching: Watching) -> None:
    """A save of the spec or a template regenerates; an error is told, and mending it is answered; Ctrl-C exits 0."""
    page = copy.pages / "index.md"
    copy.edit("  summary: Receive bitcoin", "  summary: Receive more bitcoin")
    until(lambda: "Receive more bitcoin" in page.read_text(), lambda: watching.said)

    copy.edit("openapi: 3.1.0", "openapi: 3.9.0")
    watching.wait_for("OpenAPI 3.9.0 is not supported")
    assert "Receive more bitcoin" in page.read_text()

    copy.edit("openapi: 3.9.0", "openapi: 3.1.0").edit("more bitcoin", "even more bitcoin")
    until(lambda: "even more bitcoin" in page.read_text(), lambda: watching.said)

    template = copy.path / "scripts/pages/templates/overview.md.jinja"
    template.write_text(template.read_text() + "\nA new last line.\n")
    until(lambda: "A new last line." in page.read_text(), lambda: watching.said)

    assert watching.stop() == 0
    assert watching.said.endswith("Ended.\n")
    assert "Traceback" not in watching.said
    assert copy.run("--check").returncode == 0


def test_an_editor_that_replaces_the_file_is_followed(copy: Copy, watching: Watching) -> None:
    """Many editors write a new file and rename it over the old one, more than once."""
    for number in range(2):
        added = f"# Round {number}\n"
        other = Path(f"{copy.spec}.swp")
        other.write_text(added + copy.spec.read_text())
        other.replace(copy.spec)
        until(lambda text=added: text in (copy.pages / "openapi.yaml").read_text(), lambda: watching.said)  # type: ignore[misc]  # a default binds the loop's value


def test_a_change_of_the_scripts_is_taken_in(copy: Copy, watching: Watching) -> None:
    """The scripts themselves are read anew, in the same process."""
    copy.edit('"# Changes"', '"# All changes"', "scripts/changes/report.py")
    until(lambda: "# All changes" in (copy.pages / "changes.md").read_text(), lambda: watching.said)
    assert watching.process.poll() is None
    assert watching.stop() == 0


def test_a_template_saved_before_the_watch_began_counts(copy: Copy) -> None:
    """Nothing that is saved after the first look is missed, though the system does not tell of it yet."""
    running = Watching(copy)
    try:
        running.wait_for("Up to date.")
        template = copy.path / "scripts/pages/templates/overview.md.jinja"
        template.write_text(template.read_text() + "\nSaved early.\n")
        until(lambda: "Saved early." in (copy.pages / "index.md").read_text(), lambda: running.said)
    finally:
        running.process.kill()
        running.process.wait()


def test_a_save_is_answered_within_a_second(copy: Copy, watching: Watching) -> None:
    """The work starts as soon as nothing has changed for a moment: well within a second, whatever it takes then."""
    watching.wait_for("Up to date.")
    copy.edit("  summary: Receive bitcoin", "  summary: Receive more bitcoin")
    watching.wait_for("Done in")
    copy.edit("Receive more bitcoin", "Receive less bitcoin")
    start = time.monotonic()
    watching.wait_for("Reading openapi.yaml", times=2)
    assert time.monotonic() - start < 1
