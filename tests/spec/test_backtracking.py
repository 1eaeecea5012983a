"""Whether a pattern can hang the caller is decided from the pattern."""

from __future__ import annotations

import re

import pytest

from scripts.spec.backtracking import Effort, effort

LINEAR = [
    "", "abc", r"^[A-Za-z0-9_]+$", r"^([A-Za-z0-9+/]{43}=|[0-9A-Fa-f]{64})$", r"^\d+\.\d+$", r"^(a{0,3}b)*$",
    r"^[a-z]+(-[a-z]+)*$", r"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$", r"^[^@]+@[^@]+$",
    r"^(?>a|b)c$", "^a{0}b$", r"^(?=.*\d)(?=.*[a-z]).{8,}$", r"^([0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$", r"^(0|\d)+$",
]  # fmt: skip
QUADRATIC = ["a+$", r"^\s+|\s+$", "^a*a*$", r"^\d+\d+$", "^.*=.*$", "^(bc)*(bc)*d$"]
WORSE = [
    "^(a+)+$", "^(a|aa)+$", "^(a*)*$", "^(.*)*$", "(x+x+)+y", "^(a?a?)*$", r"^(\w+\s?)*$", "^(a|[^b])*$",
    "^(ab|a|b)*c$", "^(a+){1,10}$", "^(a?){30}a{30}$", "^.*.*.*=$", r"(a)\1",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "(?i)^a+$", "^((?=a)a)*$", "^(b+|c)+$", "^((?>(?=b)b))*$",
    "^([a-z]{1,30}[a-z]{1,30}){1,30}$", "a?" * 30 + "a" * 30, "ab" * 250, "^(a?b?){80}$",
    f"^({'[a-c][d-f]' * 120})*$", f"^({'ab' * 20})*({'ab' * 20})*$",
]  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (pattern, kind)
        for kind, patterns in zip(Effort, (LINEAR, QUADRATIC, WORSE), strict=True)
        for pattern in patterns
    ],
)
def test_effort(pattern: str, expected: Effort) -> None:
    """Nested loops, optional parts in loops and overlapping neighbours are recognised; simple patterns pass."""
    effort.cache_clear()  # what is tested is the estimate, not what an earlier test found
    assert effort(pattern) is expected


@pytest.mark.parametrize("pattern", LINEAR)
def test_linear_is_soon(pattern: str) -> None:
    """A pattern that is called linear fails quickly on long near matches; otherwise this test would not end."""
    for character in "a0=-@ .:":
        re.search(pattern, character * 20_000 + "!", re.ASCII)
