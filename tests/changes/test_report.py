"""What a set of changes calls for, and how the page of changes shows them."""

from __future__ import annotations

import pytest

from scripts.changes.compare import Change
from scripts.changes.report import Entry, next_version, required_bump
from scripts.pages.changes import changes_page


@pytest.mark.parametrize(
    ("version", "bump", "wanted"),
    [("1.2.3", "major", "2.0.0"), ("1.2.3", "minor", "1.3.0"), ("0.2.3", "major", "0.3.0"), ("0.2.3", "minor", "0.3.0"),
     ("1.2.3", "", ""), ("2024-01-01", "major", ""), ("v1", "major", "")],
)  # fmt: skip
def test_the_next_version_follows_semantic_versioning(version: str, bump: str, wanted: str) -> None:
    """Breaking changes count up the first number, others the second; what is not three numbers is left to people."""
    assert next_version(version, bump) == wanted  # type: ignore[arg-type]  # the table's column is plain text


def test_names_cannot_break_out_of_the_page() -> None:
    """Backticks, pipes and HTML in names stay what they are."""
    change = Change(kind="added", where="GET /`a`", text="property `` ` ``", breaking=False)
    page = changes_page([Entry("1.0.0 <b>*x*", "0.9", (change,))], "T")
    assert "## 1.0.0 \\<b\\>\\*x\\*" in page
    assert required_bump([change]) == "minor"
