"""The differences between existing and expected output, and how they are reported."""

from __future__ import annotations

from scripts.output.lock import State
from scripts.output.trees import Difference, check_lines, compare_trees, written_lines

BEFORE = {"same": "1", "old": "1", "edited": "9", "extra": "1"}
AFTER = {"same": "1", "old": "2", "edited": "2", "new": "1"}


def test_an_edit_is_distinguished_from_stale_output() -> None:
    """A file that differs from the last generation was edited manually; otherwise it is stale."""
    state = State({}, {"same": "1", "old": "1", "edited": "1"})
    assert compare_trees(BEFORE, AFTER, state) == Difference(["new"], ["extra"], ["edited"], ["old"])
    assert compare_trees(BEFORE, AFTER, None) == Difference(["new"], ["extra"], [], ["edited", "old"])


def test_no_difference_is_false() -> None:
    """Equal trees have no differences."""
    assert not compare_trees(AFTER, AFTER, None)
    assert compare_trees({}, {"a": "1"}, None).missing == ["a"]
    assert Difference(edited=["b"], stale=["a"]).changed == ["a", "b"]


def test_each_file_is_named_with_its_reason() -> None:
    """The report lists missing, extra, edited and stale files, the first two changed inputs, then the remedy."""
    difference = Difference(["m"], ["x"], ["e"], ["s"])
    lines = check_lines(difference, ["a", "b", "c", "d"], "run me")
    assert lines[:4] == [
        "m: missing",
        "x: extra: not generated from these inputs",
        "e: edited manually",
        "s: stale: a, b and 2 more changed",
    ]
    assert lines[4].endswith("run me")
    assert check_lines(Difference(stale=["s"]), [], "run me")[0] == "s: stale"


def test_what_was_written_is_counted_and_named() -> None:
    """Written files are listed one per line, up to a limit, and counted."""
    difference = Difference([f"f{number}" for number in range(5)], ["x"], [], ["s"])
    lines = written_lines(difference, limit=3)
    assert lines == [
        "Files: 5 added, 1 changed, 1 removed.",
        "  added    f0",
        "  added    f1",
        "  added    f2",
        "  … and 4 more",
    ]
    assert written_lines(Difference(edited=["e"]))[1].startswith("  changed  e")
