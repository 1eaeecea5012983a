"""`--watch`: each save triggers a run, errors do not end it, and Ctrl-C stops it cleanly."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

import pytest

from tests.commands.repository import Copy

SILENT_SECONDS = 300
"""A command that prints nothing for so long hangs."""


class Watching:
    """The command with --watch, running in a copy, and its output so far."""

    def __init__(self, copy: Copy) -> None:
        command = [sys.executable, "-u", "-m", "scripts.regenerate", "--watch"]
        self.process = subprocess.Popen(command, cwd=copy.path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.output = b""
        self.passed = 0

    @property
    def printed(self) -> str:
        """Return the output so far."""
        return self.output.decode()

    def wait_for(self, text: str) -> None:
        """Read until this text appears; fail if the output ends."""
        stdout = self.process.stdout
        assert stdout is not None
        while (found := self.output.find(text.encode(), self.passed)) < 0:
            ready, _, _ = select.select([stdout], [], [], SILENT_SECONDS)
            more = os.read(stdout.fileno(), 65536) if ready else b""
            if not more:
                pytest.fail(f"no {text!r} in:\n{self.printed}")
            self.output += more
        self.passed = found + len(text.encode())

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Wait for rounds to end until a condition holds."""
        while not condition():
            self.wait_for("Done in")

    def stop(self) -> int:
        """Press Ctrl-C; return the exit code."""
        self.process.send_signal(signal.SIGINT)
        assert self.process.stdout is not None
        self.output += self.process.stdout.read()
        return self.process.wait()

    def __enter__(self) -> Self:
        """Watch during the block."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Kill the process if it is still there."""
        with self.process:
            self.process.kill()


@pytest.fixture
def watching(copy: Copy) -> Iterator[Watching]:
    """The command, watching a fresh copy."""
    with Watching(copy) as running:
        running.wait_for("Watching")
        yield running


def test_each_save_is_answered_until_ctrl_c(copy: Copy, watching: Watching) -> None:
    """A save of the spec or a template regenerates; an error is reported, and fixing it regenerates; Ctrl-C exits 0."""
    page = copy.pages / "index.md"
    copy.edit("bitcoin over Lightning", "more bitcoin over Lightning")
    watching.wait_until(lambda: "more bitcoin" in page.read_text())

    copy.edit("openapi: 3.1.0", "openapi: 3.9.0")
    watching.wait_for("OpenAPI 3.9.0 is not supported")
    assert "more bitcoin" in page.read_text()

    copy.edit("openapi: 3.9.0", "openapi: 3.1.0").edit("more bitcoin", "even more bitcoin")
    watching.wait_until(lambda: "even more bitcoin" in page.read_text())

    template = copy.path / "scripts/pages/templates/overview.md.jinja"
    template.write_text(template.read_text() + "\nA new last line.\n")
    watching.wait_until(lambda: "A new last line." in page.read_text())

    assert watching.stop() == 0
    assert watching.printed.endswith("Stopped.\n")
    assert "Traceback" not in watching.printed
    assert copy.run("--check").returncode == 0


def test_an_editor_that_replaces_the_file_is_followed(copy: Copy, watching: Watching) -> None:
    """Saves by renaming, as many editors do, are noticed repeatedly."""
    for number in range(2):
        added = f"# Round {number}\n"
        other = Path(f"{copy.spec}.swp")
        other.write_text(added + copy.spec.read_text())
        other.replace(copy.spec)
        watching.wait_until(lambda text=added: text in (copy.pages / "openapi.yaml").read_text())  # type: ignore[misc]  # a default binds the loop's value


def test_a_change_of_the_scripts_is_taken_in(copy: Copy, watching: Watching) -> None:
    """Changed scripts are reloaded, in the same process."""
    copy.edit('"# Changes"', '"# All changes"', "scripts/pages/changes.py")
    watching.wait_until(lambda: "# All changes" in (copy.pages / "changes.md").read_text())
    assert watching.process.poll() is None
    assert watching.stop() == 0


def test_a_template_saved_before_the_watch_began_counts(copy: Copy) -> None:
    """Nothing saved after the first scan is missed, even before the system reports changes."""
    with Watching(copy) as running:
        running.wait_for("Up to date.")
        template = copy.path / "scripts/pages/templates/overview.md.jinja"
        template.write_text(template.read_text() + "\nSaved early.\n")
        running.wait_until(lambda: "Saved early." in (copy.pages / "index.md").read_text())


def test_a_file_that_the_spec_refers_to_later_is_followed(copy: Copy, watching: Watching) -> None:
    """A reference added while watching makes the other file a watched one."""
    other = copy.path / "wallet.yaml"

    def is_shown(text: str) -> bool:
        return any(text in page.read_text() for page in (copy.pages / "operations").glob("*.md"))

    other.write_text("summary: A wallet\nvalue: wal_first\n")
    example = "summary: Wallet id, with a secret key\n          value: wal_czDztN5eJ4r5sJ\n"
    copy.edit(example, "$ref: wallet.yaml\n")
    watching.wait_until(lambda: is_shown("wal_first"))

    other.write_text("summary: A wallet\nvalue: wal_second\n")
    watching.wait_until(lambda: is_shown("wal_second"))
    assert watching.stop() == 0
