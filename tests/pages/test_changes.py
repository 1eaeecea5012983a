"""The page of changes."""

from __future__ import annotations

from scripts.changes.compare import Change
from scripts.changes.report import Entry
from scripts.pages.changes import changes_page


def change(kind: str, text: str, *, breaking: bool = False) -> Change:
    return Change(kind=kind, where="GET /a", text=text, breaking=breaking)  # type: ignore[arg-type]  # three words


def test_each_version_has_its_changes_by_kind() -> None:
    """Versions are newest first, additions before other changes; breaking ones are marked, anchors are stable."""
    changes = (change("removed", "it is gone", breaking=True), change("added", "it is new"))
    first = (change("changed", "it is better"),)
    page = changes_page([Entry("2.0.0", "1.0.0", changes), Entry("1.0.0", "", first), Entry("0.9", "", ())], "Shop")
    assert "## 1.0.0\n\nSince it was first recorded: 1 change" in page
    assert "## 0.9\n\nFirst version recorded here.\n" in page
    assert page.index("## 2.0.0") < page.index("### Added { #v2-0-0-added }") < page.index("### Removed")
    assert "- **Breaking:** `GET /a`: it is gone\n" in page
    assert "- `GET /a`: it is new\n" in page
    assert "2 changes, 1 breaking" in page
    assert page.index("### Removed") < page.index("## 1.0.0")


def test_a_version_is_text() -> None:
    """No markup in a version is rendered."""
    assert "## 1.0 \\<b\\> \\*x\\*" in changes_page([Entry("1.0 <b> *x*", "", ())], "Shop")
