"""What a person sees of the work: plain lines, or only problems."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import pytest

from scripts.output.progress import Progress, complain

ROOT = Path(__file__).parents[2]


def test_steps_are_lines_and_have_times(capsys: pytest.CaptureFixture[str]) -> None:
    """Outside of a terminal, each step is a line; the end lists the time of each, and the total."""
    progress = Progress()
    with progress.step("Reading [bold] a file", "read"):
        progress.say("inside")
    with progress.step("Writing", "write"):
        pass
    assert capsys.readouterr().out == "Reading [bold] a file\ninside\nWriting\n"
    assert re.fullmatch(r"\d+\.\d\d s \(read \d+\.\d\d, write \d+\.\d\d\)", progress.times())


def test_quiet_is_silent_but_for_complaints(capsys: pytest.CaptureFixture[str]) -> None:
    """Problems are printed to standard error, even with --quiet."""
    progress = Progress(quiet=True)
    with progress.step("Reading", "read"):
        progress.say("inside")
    complain(["a", 3])
    assert capsys.readouterr() == ("", "a\n3\n")


def test_a_failed_step_has_no_time() -> None:
    """A step that fails is not counted as done."""
    progress = Progress(quiet=True)
    with pytest.raises(KeyError), progress.step("Reading", "read"):
        raise KeyError
    assert progress.times() == "0.00 s ()"


def test_long_lines_are_not_broken(capsys: pytest.CaptureFixture[str]) -> None:
    """A line stays one line, whatever the width of the terminal."""
    Progress().say("word " * 100)
    assert capsys.readouterr().out.count("\n") == 1


def test_a_terminal_shows_the_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal, the step is an animated line, which disappears when it is done."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    progress = Progress()
    with progress._out.capture() as shown, progress.step("Reading", "read"):
        pass
    assert "Reading" in shown.get() and shown.get().endswith("\x1b[2K")
    assert re.fullmatch(r"\d+\.\d\d s \(read \d+\.\d\d\)", progress.times())


def test_a_reader_that_leaves_early() -> None:
    """With `| head -0`, the work continues, and prints nothing more."""
    code = (
        "import sys; from scripts.output.progress import Progress; progress = Progress();"
        "sys.stdin.read(); progress.say('one'); progress.say('two'); print('done', file=sys.stderr)"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True, cwd=ROOT) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdout.close()
        process.stdin.close()
        assert process.stderr.read() == "done\n"
    assert process.returncode == 0
