"""The check of retired words."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.check_words import check, main


def test_no_retired_word_is_left() -> None:
    """The places that are held to the list have none of its words."""
    assert main() == 0


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.md", "It stands\nbeside this.", ["1: 'stands'", "2: 'beside'"]),
        ("a.md", "```\nstands\n```\n`told` us, understands", []),
        ("a.py", '"""Told."""\nmend = 1  # mend it', ["1: 'Told'", "2: 'mend'"]),
    ],
)
def test_prose_is_checked_and_code_is_not(tmp_path: Path, name: str, text: str, found: list[str]) -> None:
    """Words count in prose, comments and texts, with their lines; code and parts of words do not."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert [line.removeprefix(f"{path}:").rpartition(": write")[0] for line in check(path)] == found
