"""Changes from the command line: what is rejected, allowed, warned about, and recorded as history."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from tests.commands.repository import ROOT, Copy

BREAKING = ("        - memo\n        - description_hash\n", "        - description_hash\n")
(NOW,) = re.findall(r"^  version: (.+)$", (ROOT / "openapi.yaml").read_text(encoding="utf-8"), re.MULTILINE)
MAJOR = int(NOW.partition(".")[0])
NEXT, LATER, LITTLE = f"{MAJOR + 1}.0.0", f"{MAJOR + 2}.0.0", f"{MAJOR}.999.0"
"""The versions that a breaking change and one after it call for, and one that says too little."""


def test_a_breaking_change_with_an_unchanged_version_is_refused(copy: Copy) -> None:
    """A breaking change without a new version fails with locations and reasons, and changes nothing."""
    before = copy.tree()
    copy.edit(*BREAKING)
    done = copy.run()
    assert done.returncode == 2
    advice = f"breaking changes require a new version, but this is still {NOW}; set it to {NEXT}"
    assert re.search(rf"openapi.yaml:\d+:\d+: {re.escape(advice)}", done.stderr)
    assert re.search(r"openapi.yaml:\d+:\d+: breaks callers: LnTx: property `memo` is now optional", done.stderr)
    assert copy.tree() == before


def test_allow_breaking_lifts_it(copy: Copy) -> None:
    """With --allow-breaking the change goes through and is reported."""
    done = copy.edit(*BREAKING).run("--allow-breaking")
    assert done.returncode == 0
    assert "BREAKING changed: LnTx: property `memo` is now optional" in done.stdout
    assert f"This requires a new major version: {NEXT} or later." in done.stdout
    assert "- **Breaking:** `LnTx`: property `memo` is now optional" in (copy.pages / "changes.md").read_text()


def test_a_new_version_lets_it_through(copy: Copy) -> None:
    """With the required version bump there is no warning."""
    done = copy.edit(*BREAKING).edit(f"version: {NOW}", f"version: {NEXT}").run()
    assert (done.returncode, done.stderr) == (0, "")
    assert f"## {NEXT}\n\nSince {NOW}: 1 change, 1 breaking." in (copy.pages / "changes.md").read_text()


def test_a_version_that_says_too_little_is_warned_about(copy: Copy) -> None:
    """A minor version for a breaking change goes through, with a warning."""
    done = copy.edit(*BREAKING).edit(f"version: {NOW}", f"version: {LITTLE}").run()
    assert done.returncode == 0
    assert done.stderr == f"warning: 1 change, 1 breaking since {NOW} require version {NEXT}, not {LITTLE}.\n"


def test_the_page_keeps_the_history_of_versions(copy: Copy) -> None:
    """Each version has an entry with the differences from the previous version, however often it was generated."""
    copy.edit(*BREAKING).edit(f"version: {NOW}", f"version: {NEXT}").generate()
    copy.edit("x-sdk-method: retrieve", "x-sdk-method: get").generate("--allow-breaking")
    page = (copy.pages / "changes.md").read_text()
    assert page.count(f"## {NEXT}") == 1
    assert f"Since {NOW}: 2 changes, 2 breaking." in page
    copy.edit("x-sdk-method: get", "x-sdk-method: retrieve").edit(f"version: {NEXT}", f"version: {LATER}").generate()
    page = (copy.pages / "changes.md").read_text()
    assert [line for line in page.splitlines() if line.startswith("## ")] == [
        f"## {each}" for each in (LATER, NEXT, NOW)
    ]
    data = json.loads((copy.pages / "changes.json").read_text())
    assert [(entry["version"], entry["since"]) for entry in data["versions"]] == [
        (LATER, NEXT), (NEXT, NOW), (NOW, "")
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["spec.json", "history.json"])
def test_a_record_with_a_merge_conflict_is_not_overwritten(copy: Copy, name: str) -> None:
    """If a merge left conflict markers in a record, the run says what to do, and loses nothing."""
    record = copy.client / ".regenerate" / name
    record.write_text("<<<<<<< ours\n" + record.read_text())
    before = copy.tree()
    done = copy.run()
    assert done.returncode == 2
    assert done.stderr.startswith(f"generated_client/.regenerate/{name}:1:1: this record cannot be read; restore it")
    assert copy.tree() == before


def test_the_history_survives_the_loss_of_either_output(copy: Copy) -> None:
    """After either output directory is deleted, the other one still has the history."""
    copy.edit(*BREAKING).edit(f"version: {NOW}", f"version: {NEXT}").generate()
    page = (copy.pages / "changes.md").read_text()
    for lost in (copy.client, copy.pages):
        shutil.rmtree(lost)
        copy.generate()
        assert (copy.pages / "changes.md").read_text() == page
