"""What a run of mutants reports."""

from __future__ import annotations

import pytest

from scripts.mutate import report

RESULTS = """
    scripts.spec.walk.x_walk__mutmut_1: killed
    scripts.spec.walk.x_walk__mutmut_2: timeout
    scripts.spec.walk.x_walk__mutmut_3: survived
    scripts.spec.walk.x_other__mutmut_1: no tests
    scripts.spec.walk.x_walk__mutmut_4: not checked
    scripts.changes.report.x_report__mutmut_1: killed
"""


def test_survivors_are_named_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """A mutant that no test noticed, or that no test runs, is named; those that were not tried do not count."""
    assert report(RESULTS, ["scripts.spec.*"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "scripts.spec.walk.x_other__mutmut_1: no tests",
        "scripts.spec.walk.x_walk__mutmut_3: survived",
        "Noticed 2 of 4 mutants, 50.0%; 2 others were not tried.",
    ]


def test_without_survivors_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code is 0 where each mutant that was tried was noticed, and where none was tried."""
    assert report(RESULTS, ["scripts.changes.*"]) == 0
    assert report("", ["*"]) == 0
    assert "Noticed 1 of 1 mutants, 100.0%; 5 others" in capsys.readouterr().out
