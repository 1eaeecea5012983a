"""What counts as a change while files are watched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.output.progress import Progress
from scripts.output.watch import INTERRUPTED, POLL_MILLISECONDS, SETTLE_MILLISECONDS, _stamps, watch


def test_a_save_is_noticed_within_a_second() -> None:
    """A change is noticed well within a second, by either method."""
    assert SETTLE_MILLISECONDS + POLL_MILLISECONDS < 1000


def test_an_interrupted_first_round_ends_the_watch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C in the first round ends it before watching starts."""
    assert watch([tmp_path / "spec.yaml"], Progress(), lambda: INTERRUPTED) == 0
    assert capsys.readouterr().out == "Stopped.\n"


def test_stamps_tell_what_was_saved(tmp_path: Path) -> None:
    """Another time or size is a change; a missing file has no stamp; templates and modules count, caches do not."""
    spec, missing = tmp_path / "spec.yaml", tmp_path / "missing.yaml"
    spec.write_text("a")
    os.utime(spec, ns=(5, 5))
    first = _stamps({spec, missing})
    assert first[spec] == (5, 1)
    assert missing not in first
    assert {path.suffix for path in first} >= {".py", ".jinja"}
    assert not any(path.suffix == ".pyc" for path in first)
    os.utime(spec, ns=(6, 6))
    assert _stamps({spec})[spec] != first[spec]
