"""The report of a mutation run."""

from __future__ import annotations

import pytest

from scripts.mutate import choose, read_statuses, report

RESULTS = """
    scripts.spec.walk.x_walk__mutmut_1: killed
    scripts.spec.walk.x_walk__mutmut_2: timeout
    scripts.spec.walk.x_walk__mutmut_3: survived
    scripts.spec.walk.x_other__mutmut_1: no tests
    scripts.spec.walk.x_walk__mutmut_4: not checked
    scripts.changes.report.x_report__mutmut_1: killed
"""


def test_survivors_are_named_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """A mutant that no test caught, or that no test runs, is named; untried ones do not count."""
    assert report(RESULTS, ["scripts.spec.*"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "scripts.spec.walk.x_other__mutmut_1: no tests",
        "scripts.spec.walk.x_walk__mutmut_3: survived",
        "scripts.spec: noticed 2 of 4, 50.0%",
        "All: noticed 2 of 4, 50.0%; 2 others not tried",
    ]


def test_without_survivors_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code is 0 if each tried mutant was caught, or none was tried."""
    assert report(RESULTS, ["scripts.changes.*"]) == 0
    assert report("", ["*"]) == 0
    assert "All: noticed 1 of 1, 100.0%; 5 others not tried" in capsys.readouterr().out


def test_a_sample_is_random_and_the_same_for_the_same_seed(capsys: pytest.CaptureFixture[str]) -> None:
    """A seed selects among the mutants of the named modules, or all if there are too few, and names them."""
    names = list(read_statuses(RESULTS))
    chosen = choose(names, ["scripts.spec.*"], 2, 1)
    assert len(set(chosen)) == 2 and all(name.startswith("scripts.spec.") for name in chosen)
    assert choose(names[::-1], ["scripts.spec.*"], 2, 1) == chosen
    assert len({tuple(choose(names, ["*"], 3, seed)) for seed in range(9)}) > 1
    assert sorted(choose(names, ["*"], 99, 1)) == sorted(names)
    assert report(RESULTS, ["scripts.changes.report.x_report__mutmut_1"]) == 0
    assert "All: noticed 1 of 1, 100.0%; 5 others not tried" in capsys.readouterr().out
