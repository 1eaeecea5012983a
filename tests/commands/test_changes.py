"""Changes through the front door: what is refused, lifted, warned about, and kept as history."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from tests.commands.repository import Copy

BREAKING = ("        - memo\n        - description_hash\n", "        - description_hash\n")


def test_a_breaking_change_with_an_unchanged_version_is_refused(copy: Copy) -> None:
    """Callers must be able to tell: the run fails with places and reasons, and nothing changes."""
    before = copy.tree()
    copy.edit(*BREAKING)
    done = copy.run()
    assert done.returncode == 2
    assert re.search(
        r"openapi.yaml:\d+:\d+: breaking changes need a version other than 1\.0\.0; set it to 2\.0\.0", done.stderr
    )
    assert re.search(r"openapi.yaml:\d+:\d+: breaks callers: LnTx: property `memo` is now optional", done.stderr)
    assert copy.tree() == before


def test_allow_breaking_lifts_it(copy: Copy) -> None:
    """With --allow-breaking the change goes through and is reported."""
    done = copy.edit(*BREAKING).run("--allow-breaking")
    assert done.returncode == 0
    assert "BREAKING changed: LnTx: property `memo` is now optional" in done.stdout
    assert "This calls for a major version: 2.0.0 or later." in done.stdout
    assert "- **Breaking:** `LnTx`: property `memo` is now optional" in (copy.pages / "changes.md").read_text()


def test_a_new_version_lets_it_through(copy: Copy) -> None:
    """With the version that the change calls for there is nothing to warn of."""
    done = copy.edit(*BREAKING).edit("version: 1.0.0", "version: 2.0.0").run()
    assert (done.returncode, done.stderr) == (0, "")
    assert "## 2.0.0\n\nSince 1.0.0: 1 change, 1 breaking." in (copy.pages / "changes.md").read_text()


def test_a_version_that_says_too_little_is_warned_about(copy: Copy) -> None:
    """A minor version for a breaking change goes through, with a warning."""
    done = copy.edit(*BREAKING).edit("version: 1.0.0", "version: 1.1.0").run()
    assert done.returncode == 0
    assert done.stderr == "warning: 1 change, 1 breaking since 1.0.0 call for version 2.0.0, not 1.1.0.\n"


def test_the_page_keeps_the_history_of_versions(copy: Copy) -> None:
    """Each version has its entry, with what differs from the version before, however often it was generated."""
    copy.edit(*BREAKING).edit("version: 1.0.0", "version: 2.0.0").generate()
    copy.edit("x-sdk-method: retrieve", "x-sdk-method: get").generate("--allow-breaking")
    page = (copy.pages / "changes.md").read_text()
    assert page.count("## 2.0.0") == 1
    assert "Since 1.0.0: 2 changes, 2 breaking." in page
    copy.edit("x-sdk-method: get", "x-sdk-method: retrieve").edit("version: 2.0.0", "version: 3.0.0").generate()
    page = (copy.pages / "changes.md").read_text()
    assert [line for line in page.splitlines() if line.startswith("## ")] == ["## 3.0.0", "## 2.0.0", "## 1.0.0"]
    data = json.loads((copy.pages / "changes.json").read_text())
    assert [(entry["version"], entry["since"]) for entry in data["versions"]] == [
        ("3.0.0", "2.0.0"), ("2.0.0", "1.0.0"), ("1.0.0", "")
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["spec.json", "history.json"])
def test_a_record_with_a_merge_conflict_is_not_overwritten(copy: Copy, name: str) -> None:
    """After a merge that left its marks in a record, the run says what to do, and loses nothing."""
    record = copy.client / ".regenerate" / name
    record.write_text("<<<<<<< ours\n" + record.read_text())
    before = copy.tree()
    done = copy.run()
    assert done.returncode == 2
    assert done.stderr.startswith(f"generated_client/.regenerate/{name}:1:1: this record cannot be read; restore it")
    assert copy.tree() == before


def test_the_history_survives_the_loss_of_either_output(copy: Copy) -> None:
    """Whichever output directory is deleted, the other one still knows the versions."""
    copy.edit(*BREAKING).edit("version: 1.0.0", "version: 2.0.0").generate()
    page = (copy.pages / "changes.md").read_text()
    for lost in (copy.client, copy.pages):
        shutil.rmtree(lost)
        copy.generate()
        assert (copy.pages / "changes.md").read_text() == page
