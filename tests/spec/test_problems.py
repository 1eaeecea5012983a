"""Problems of an input, as they are printed."""

from __future__ import annotations

import pytest

from scripts.spec.problems import BadInput, Problem, did_you_mean, near, summed_up


def problem(line: int, message: str = "wrong", kind: str = "") -> Problem:
    return Problem("a.yaml", line, 1, message, None, kind)


def test_problems_are_lines_in_the_order_of_the_file() -> None:
    """Each problem is printed once, sorted by location, in the form that editors link."""
    error = BadInput([problem(10), problem(2), problem(10)])
    assert str(error) == "a.yaml:2:1: wrong\na.yaml:10:1: wrong"
    assert len(error.problems) == 2


def test_many_of_one_kind_are_summed_up() -> None:
    """The first three of a kind are shown and the rest counted; those without a kind are all shown."""
    many = [problem(line, kind="names") for line in range(1, 6)] + [problem(line) for line in range(6, 11)]
    lines = list(summed_up(many))
    assert len(lines) == 3 + 5 + 1
    assert lines[-1].startswith("2 more") and lines[-1].endswith("names")
    assert len(list(summed_up(many, first=9))) == 10


@pytest.mark.parametrize(
    ("name", "known", "found"),
    [
        ("descripton", ["description", "summary"], "description"),
        ("OperationID", ["operationId"], "operationId"),
        ("x", ["description"], ""),
        ("anything", [], ""),
    ],
)
def test_the_name_that_was_meant(name: str, known: list[str], found: str) -> None:
    """The suggestion is a name a few letters off, whatever its case, or none."""
    assert near(name, known) == found
    advice = did_you_mean(name, known, "remove it")
    assert advice == (f"did you mean {found}?" if found else "remove it")
