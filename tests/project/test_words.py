"""The check of retired words."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.check_words import check, main


def test_no_retired_word_is_left() -> None:
    """The checked places contain no retired words."""
    assert main() == 0


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.md", "It stands\nbeside this.", ["1: 'stands'", "2: 'beside'"]),
        ("a.md", "```\nstands\n```\n`told` us, understands", []),
        ("a.py", '"""Told."""\nmend = 1  # mend it', ["1: 'Told'", "2: 'mend'"]),
        ("a.py", '"""It is written by\n    hand."""', ["1: 'by hand'"]),
    ],
)
def test_prose_is_checked_and_code_is_not(tmp_path: Path, name: str, text: str, found: list[str]) -> None:
    """Words are found in prose, comments and strings, with their lines; code and parts of words do not count."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert [line.removeprefix(f"{path}:").rpartition(": write")[0] for line in check(path)] == found


@pytest.mark.parametrize(
    ("retired", "fine"),
    [
        ("a process of its own", "an object of your own data"),
        ("What is no number is ignored.", "There is no rate limit, and it is no longer checked."),
        ("The wait goes on.", "It goes on the left."),
        ("x should be an integer, but is 'y'", "This should be rare."),
        ("A httpx client", "An httpx client"),
        ("The server wants JSON.", "Do you want to retry?"),
        ("It is left out.", "The field on the left outlasts it."),
    ],
)
def test_translated_phrases_are_found_and_plain_ones_are_not(tmp_path: Path, retired: str, fine: str) -> None:
    """A pattern finds its phrase, and ignores similar plain English."""
    path = tmp_path / "a.md"
    path.write_text(f"{fine}\n{retired}\n", encoding="utf-8")
    assert [line.removeprefix(f"{path}:").partition(":")[0] for line in check(path)] == ["2"]
