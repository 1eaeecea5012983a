"""What the comparisons share."""

from __future__ import annotations

from typing import Any

from scripts.changes.notes import Shared, code, in_both


def test_what_comes_and_goes_is_noted() -> None:
    """A removal is breaking, an addition is not; what is in both versions is not noted."""
    found: list[tuple[str, str, str, bool, str]] = []

    def note(kind: Any, where: str, text: str, *, breaking: bool, pointer: str = "") -> None:
        found.append((kind, where, text, breaking, pointer))

    before, after = dict.fromkeys("abc"), dict.fromkeys("dcb")
    Shared(note).note_members(before, after, "here", lambda name: f"the {name}", "/there")
    assert found == [
        ("added", "here", "the d", False, "/there"),
        ("removed", "here", "the a", True, "/there"),
    ]
    assert in_both(after, before) == ["c", "b"]


def test_code_cannot_be_ended_from_inside() -> None:
    """The fence is longer than any run of backticks inside, and line breaks are spaces."""
    assert [code(text) for text in ("a", "a`b", "`a`", "a\nb", 3)] == ["`a`", "``a`b``", "`` `a` ``", "`a b`", "`3`"]
    values: list[Any] = [None, True, {"é": 1}, [], "a`"]
    assert [code(value) for value in values] == ["`null`", "`true`", '`{"é": 1}`', "`[]`", "`` a` ``"]
