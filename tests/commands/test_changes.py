"""What changed between two generations, whom it breaks, and what version it calls for."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.changes.compare import Change, compare_apis
from scripts.changes.report import Entry, make_changes_page, next_version, required_bump
from scripts.model.build import build_model
from scripts.model.naming import GeneratorConfig, load_config
from scripts.spec.check import check_spec
from scripts.spec.document import read_spec
from tests.commands.repository import ROOT, Copy

TABLE = yaml.safe_load((Path(__file__).parent / "changes.yaml").read_text(encoding="utf-8"))
SPEC: str = TABLE["document"]


@pytest.fixture(scope="module")
def config() -> GeneratorConfig:
    return load_config(ROOT / "generator-config.yaml")


@pytest.fixture
def compare(tiny: Callable[[str], Path], config: GeneratorConfig) -> Callable[[str, str], list[Change]]:
    """Compare two documents as the command does."""

    def run(old: str, new: str) -> list[Change]:
        apis = []
        for text in (old, new):
            document = read_spec(tiny(text))
            check_spec(document)
            apis.append(build_model(document.data, config))
        return compare_apis(*apis)

    return run


@pytest.mark.parametrize("row", TABLE["changes"], ids=[row["told"] for row in TABLE["changes"]])
def test_a_change_is_told_and_marked(compare: Callable[[str, str], list[Change]], row: dict[str, Any]) -> None:
    """Each kind of change is one sentence, marked by whom it breaks."""
    assert row["from"] in SPEC
    after = SPEC.replace(row["from"], row["to"])
    if "patch:" in row["to"]:
        after = after.replace("operationId: put_thing", "operationId: patch_thing")
    found = {f"{change.kind}: {change.where}: {change.text}": change.breaking for change in compare(SPEC, after)}
    assert row["told"] in found
    assert found[row["told"]] is row["breaking"]


def test_no_change_is_no_change(compare: Callable[[str, str], list[Change]]) -> None:
    """The same document, and one with other prose and order, differ in nothing that calls see."""
    assert compare(SPEC, SPEC) == []
    assert compare(SPEC, SPEC.replace("description: It.", "description: Something else.")) == []
    reordered = SPEC.replace("        id: {type: string}\n", "").replace(
        "        count:", "        id: {type: string}\n        count:"
    )
    assert compare(SPEC, reordered) == []


def test_what_goes_both_ways_breaks_if_one_way_does(compare: Callable[[str, str], list[Change]]) -> None:
    """A type that is sent and read: a property that may now be missing hurts readers, though senders may cheer."""
    both = SPEC.replace("schemas/Order", "schemas/Thing")
    changes = compare(both, both.replace("required: [id, state]", "required: [id]"))
    assert [(change.text, change.breaking) for change in changes] == [("property `state` is now optional", True)]


UNION = """
openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
paths:
  /a: {get: {responses: {"200": {description: It., content: {application/json: {schema: {$ref: "#/components/schemas/U"}}}}}}}
components:
  schemas:
    U: {oneOf: [{$ref: "#/components/schemas/A"}, {$ref: "#/components/schemas/B"}], discriminator: {propertyName: k, mapping: {a: A, b: B}}}
    A: {type: object, properties: {k: {type: string}, x: {type: string}}}
    B: {type: object, properties: {k: {type: string}, more: {type: object, maxProperties: 5}}, additionalProperties: {type: string}}
"""  # noqa: E501
UNION_CHANGES = [
    ("propertyName: k", "propertyName: x", "which class response `200` is is told by `x`", True),
    (", discriminator: {propertyName: k, mapping: {a: A, b: B}}", "", "response `200` is is told by its fields", False),
    ("mapping: {a: A", "mapping: {c: A", "`a` in `k` of response `200` no longer stands for `A`", True),
    ("mapping: {a: A", "mapping: {c: B, a: A", "`c` in `k` of response `200` stands for `B`", False),
    ("maxProperties: 5", "maxProperties: 6", "maxProperties of property `more` is `6`, was `5`", False),
    ("es: {type: string}}", "es: {type: integer}}", "type of each further property is integer, was string", True),
]


@pytest.mark.parametrize(("before", "after", "told", "breaking"), UNION_CHANGES)
def test_unions_and_maps(
    compare: Callable[[str, str], list[Change]], before: str, after: str, told: str, breaking: bool
) -> None:
    """What tells the classes of a union apart, and what a map may hold, is compared too."""
    found = compare(UNION, UNION.replace(before, after))
    assert [change.breaking for change in found if told in change.text] == [breaking]


def test_recursive_types_are_compared_once(compare: Callable[[str, str], list[Change]]) -> None:
    """A type that holds itself ends the comparison, and its change is told once."""
    tree = SPEC.replace("note:", 'child: {$ref: "#/components/schemas/Thing"}\n        note:')
    changes = compare(tree, tree.replace("count: {type: integer}", "count: {type: boolean}"))
    assert len(changes) == 1


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
    page = make_changes_page([Entry("1.0.0 <b>*x*", "0.9", (change,))], "T")
    assert "## 1.0.0 \\<b\\>\\*x\\*" in page
    assert required_bump([change]) == "minor"


# Through the front door


BREAKING = ("        - memo\n        - description_hash\n", "        - description_hash\n")


def test_a_breaking_change_with_an_unchanged_version_is_refused(copy: Copy) -> None:
    """Callers must be able to tell: the run fails with places and reasons, and nothing changes."""
    before = copy.tree()
    copy.edit(*BREAKING)
    done = copy.run()
    assert done.returncode == 2
    assert re.search(
        r"openapi.yaml:\d+:\d+: breaking changes need another version than 1\.0\.0; set it to 2\.0\.0", done.stderr
    )
    assert re.search(r"openapi.yaml:\d+:\d+: breaks callers: LnTx: property `memo` is now optional", done.stderr)
    assert copy.tree() == before


def test_allow_breaking_lifts_it(copy: Copy) -> None:
    """With --allow-breaking the change goes through and is told."""
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
