"""Strings that match patterns."""

from __future__ import annotations

import re

import pytest

from scripts.samples.fitting import matches
from scripts.samples.patterns import text_by_pattern

ROWS = [
    ("^[A-Z]{3}-[0-9]{4,}$", 0, "AAA-0000"),
    (r"^(wal|waki)_\w+$", 20, "wal_aaaaaaaaaaaaaaaa"),
    ("^[^a-z ]+$", 0, "0"),
    ("a|b", 0, "a"),
    ("x?y*z{2}", 0, "zz"),
    ("^.{3}$", 0, "aaa"),
    ("[^a]", 0, "b"),
    (r"\d\s\D", 0, "0 a"),
    ("ä[é]", 0, "äé"),
    ("[éü]", 0, "é"),
    ("(?>ab)c", 0, "abc"),
    ("(?:ab)+", 5, "ababab"),
    (r"^(?!0\d)(\d{1,3}|\d{1,2}\.\d)$", 0, "0"),
    ("^(?=.*a).{4}$", 0, "aaaa"),
    ("", 0, ""),
]


@pytest.mark.parametrize(("pattern", "shortest", "text"), ROWS)
def test_the_plainest_text_that_fits(pattern: str, shortest: int, text: str) -> None:
    """The string is the same on each run, matches its pattern, and is long enough."""
    assert text_by_pattern(pattern, shortest) == text
    assert re.search(pattern, text)
    assert len(text) >= shortest


@pytest.mark.parametrize("pattern", ["(a", r"(a)\1", "(?=a)b", "a{2}b$c", r"\p{L}", "[^\\x20-\\x7e]", "(a{100}){1000}"])
def test_what_asks_for_too_much_has_no_text(pattern: str) -> None:
    """Backreferences, lookaheads, other dialects and contradictions are left to the caller."""
    assert text_by_pattern(pattern, 0) == ""


def test_a_pattern_that_is_too_short() -> None:
    """A pattern that cannot be as long as requested has no string."""
    assert text_by_pattern("^ab?$", 3) == ""


def test_matching_anywhere() -> None:
    """As in JSON Schema, a pattern may match a part of the string; one that Python cannot read is ignored."""
    assert matches("b", "abc")
    assert not matches("^b", "abc")
    assert matches("(", "abc")
