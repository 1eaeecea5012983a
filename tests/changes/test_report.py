"""The version that a set of changes requires, and how the page of changes shows them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from scripts.changes.compare import Change
from scripts.changes.report import (
    Entry,
    Report,
    changes_data,
    compare_with_last,
    next_version,
    report_lines,
    required_bump,
    version_advice,
)
from scripts.model.build import build_model
from scripts.output.lock import BASE, HISTORY, SPEC
from scripts.pages.changes import changes_page
from scripts.spec.problems import BadInput
from tests.apis import CONFIG, OK, document_of
from tests.programs import program


@pytest.mark.parametrize(
    ("version", "bump", "wanted"),
    [("1.2.3", "major", "2.0.0"), ("1.2.3", "minor", "1.3.0"), ("0.2.3", "major", "0.3.0"), ("0.2.3", "minor", "0.3.0"),
     ("1.2.3", "", ""), ("2024-01-01", "major", ""), ("v1", "major", "")],
)  # fmt: skip
def test_the_next_version_follows_semantic_versioning(version: str, bump: str, wanted: str) -> None:
    """Breaking changes bump the first number, others the second; a version that is not three numbers stays as it is."""
    assert next_version(version, bump) == wanted  # type: ignore[arg-type]  # the table's column is plain text


def test_names_cannot_break_out_of_the_page() -> None:
    """Backticks, pipes and HTML in names are shown literally."""
    change = Change(kind="added", where="GET /`a`", text="property `` ` ``", breaking=False)
    page = changes_page([Entry("1.0.0 <b>*x*", "0.9", (change,))], "T")
    assert "## 1.0.0 \\<b\\>\\*x\\*" in page
    assert required_bump([change]) == "minor"


def generated(folder: Path, version: str, *paths: str) -> Report:
    """Record a generation of a document with these operations; return its report."""
    data = document_of({path: {"get": {"responses": OK}} for path in paths}, info={"title": "Shop", "version": version})
    report = compare_with_last(data, build_model(data, CONFIG), CONFIG, folder)
    for name in (SPEC, BASE, HISTORY):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).unlink(missing_ok=True)
        if name in report.records:
            (folder / name).write_text(report.records[name], encoding="utf-8")
    return report


def history(report: Report) -> list[tuple[str, str, list[str]]]:
    """Return the version, the previous version and the locations of the changes of each entry."""
    return [(entry.version, entry.since, [change.where for change in entry.changes]) for entry in report.entries]


def test_the_first_generation_has_nothing_to_compare_with(tmp_path: Path) -> None:
    """The first generation adds the first entry to the history and requires no version bump."""
    report = generated(tmp_path, "1.0.0", "/a")
    assert (report.latest, report.last_version, history(report)) == ((), "", [("1.0.0", "", [])])
    assert list(report_lines(report)) == ["First generation: nothing to compare with."]
    assert version_advice(report, "1.0.0") == "" and set(report.records) == {SPEC, HISTORY}


def test_records_spell_signs_that_turn_text(tmp_path: Path) -> None:
    """As text, a record shows a character such as U+202E by its code point; as JSON, it is the character itself."""
    data = document_of({"/a": {"get": {"summary": "a\u202eb", "responses": OK}}})
    text = compare_with_last(data, build_model(data, CONFIG), CONFIG, tmp_path).records[SPEC]
    assert "\u202e" not in text
    assert json.loads(text) == data


def test_an_unchanged_api_adds_nothing(tmp_path: Path) -> None:
    """Generating the same document again reports no change and keeps the history."""
    generated(tmp_path, "1.0.0", "/a")
    report = generated(tmp_path, "1.0.0", "/a")
    assert list(report_lines(report)) == ["The API has not changed."]
    assert (history(report), set(report.records)) == ([("1.0.0", "", [])], {SPEC, HISTORY})


def test_a_new_version_gets_an_entry_of_its_own(tmp_path: Path) -> None:
    """Each entry names the previous version; the newest is first."""
    generated(tmp_path, "1.0.0", "/a")
    generated(tmp_path, "1.1.0", "/a", "/b")
    report = generated(tmp_path, "2.0.0", "/b")
    assert history(report) == [("2.0.0", "1.1.0", ["GET /a"]), ("1.1.0", "1.0.0", ["GET /b"]), ("1.0.0", "", [])]
    assert [change.kind for change in report.breaking] == ["removed"]
    assert list(report_lines(report)) == [
        "API changes since the last generation (1 change, 1 breaking):",
        f"  BREAKING removed: GET /a: {report.latest[0].text}",
        "This requires a new major version: 2.0.0 or later.",
    ]


def test_changes_of_one_version_add_up(tmp_path: Path) -> None:
    """An entry compares with the end of the previous version, so it omits what was added and removed in between."""
    generated(tmp_path, "1.0.0", "/a")
    generated(tmp_path, "1.1.0", "/a", "/b")
    report = generated(tmp_path, "1.1.0", "/a", "/b", "/c")
    assert [change.where for change in report.latest] == ["GET /c"]
    assert history(report)[0] == ("1.1.0", "1.0.0", ["GET /b", "GET /c"])
    assert list(report_lines(report))[-1] == "This requires a new minor version: 1.2.0 or later."
    assert history(generated(tmp_path, "1.1.0", "/a", "/c"))[0] == ("1.1.0", "1.0.0", ["GET /c"])


def test_without_its_base_a_version_keeps_what_was_reported(tmp_path: Path) -> None:
    """Without a record of the end of the previous version, new changes are added to those already reported."""
    generated(tmp_path, "1.0.0", "/a")
    generated(tmp_path, "1.1.0", "/a", "/b")
    (tmp_path / BASE).unlink()
    report = generated(tmp_path, "1.1.0", "/a", "/b", "/c")
    assert history(report)[0] == ("1.1.0", "1.0.0", ["GET /b", "GET /c"])
    assert BASE not in report.records


def test_changes_of_the_first_version_are_recorded(tmp_path: Path) -> None:
    """The first generation is the base for later changes within the same version."""
    generated(tmp_path, "1.0.0", "/a")
    assert history(generated(tmp_path, "1.0.0", "/a", "/b")) == [("1.0.0", "", ["GET /b"])]
    assert history(generated(tmp_path, "1.0.0", "/a")) == [("1.0.0", "", [])]


@pytest.mark.parametrize("recorded", ['{"openapi": "3.1.0", "info": {}, "paths": 5}', "[]"])
def test_a_recorded_document_that_is_refused_now_is_like_none(tmp_path: Path, recorded: str) -> None:
    """Nothing is compared, and the history continues."""
    generated(tmp_path, "1.0.0", "/a")
    (tmp_path / SPEC).write_text(recorded)
    report = generated(tmp_path, "1.1.0", "/a", "/b")
    assert (report.latest, history(report)) == ((), [("1.1.0", "1.0.0", []), ("1.0.0", "", [])])
    (tmp_path / SPEC).write_text(recorded)
    assert len(generated(tmp_path, "1.1.0", "/a").entries) == 2


def test_a_broken_record_is_refused_with_its_place(tmp_path: Path) -> None:
    """A record with merge conflicts is rejected with its location, not overwritten."""
    generated(tmp_path, "1.0.0", "/a")
    (tmp_path / HISTORY).write_text('{"versions": [\n<<<<<<<')
    with pytest.raises(BadInput) as caught:
        generated(tmp_path, "1.1.0", "/a")
    [problem] = caught.value.problems
    assert (problem.file, problem.line, problem.column) == (str(tmp_path / HISTORY), 2, 1)
    assert "restore it" in problem.message


def test_a_lost_history_is_read_from_the_reference(tmp_path: Path) -> None:
    """If the record next to the client is missing or invalid, the history is read from the reference."""
    data = tmp_path / "docs" / "reference" / "changes.json"
    data.parent.mkdir(parents=True)
    data.write_text(changes_data([Entry("0.9.0", "0.8.0", (ADDED,))]))
    assert history(generated(tmp_path, "1.0.0", "/a")) == [("1.0.0", "0.9.0", []), ("0.9.0", "0.8.0", ["GET /a"])]
    (tmp_path / SPEC).unlink()
    (tmp_path / HISTORY).write_text('{"versions": [{"version": "1"}]}')
    assert history(generated(tmp_path, "1.0.0", "/a"))[1:] == [("0.9.0", "0.8.0", ["GET /a"])]


def test_what_many_places_share_is_one_line() -> None:
    """A line names three locations and counts the rest; the page names all."""
    changes = tuple(
        Change(kind="added", where=f"GET /{name}", text="response `429`", breaking=False) for name in "abcde"
    )
    assert list(report_lines(Report(changes, "0.3.0", ())))[1:] == [
        "           added: GET /a, GET /b, GET /c and 2 more: response `429`",
        "This requires a new minor version: 0.4.0 or later.",
    ]
    page = changes_page([Entry("0.4.0", "0.3.0", changes)], "T")
    assert "- `GET /a`, `GET /b`, `GET /c`, `GET /d`, `GET /e`: response `429`" in page


def test_before_the_first_version_a_break_raises_the_second_number() -> None:
    """A breaking change before 1.0 is called minor, as Semantic Versioning does."""
    assert (
        list(report_lines(Report((REMOVED,), "0.3.0", ())))[-1] == "This requires a new minor version: 0.4.0 or later."
    )


ADDED = Change(kind="added", where="GET /a", text="new", breaking=False)
REMOVED = Change(kind="removed", where="GET /b", text="gone", breaking=True)


@pytest.mark.parametrize(
    ("changes", "last", "version", "advice"),
    [
        ([], "1.0.0", "1.0.0", ""),
        ([ADDED], "", "1.0.0", ""),
        ([ADDED], "1.0.0", "1.0.0",
         "1 change, none breaking since the last generation, but the version is "
         "still 1.0.0; set info.version to 1.1.0"),
        ([ADDED], "v1", "v1",
         "1 change, none breaking since the last generation, but the version is "
         "still v1; change info.version"),
        ([ADDED, REMOVED], "1.2.0", "1.3.0", "2 changes, 1 breaking since 1.2.0 require version 2.0.0, not 1.3.0"),
        ([REMOVED], "1.2.0", "2.0.0", ""), ([REMOVED], "1.2.0", "10.0.0", ""), ([REMOVED], "1.2.0", "v2", ""),
        ([ADDED], "1.9.0", "1.10.0", ""), ([ADDED], "v1", "v2", ""),
    ],
)  # fmt: skip
def test_a_version_that_says_too_little_is_remarked_on(
    changes: list[Change], last: str, version: str, advice: str
) -> None:
    """The advice names the required version; a version that is not semantic is left to the maintainer."""
    assert version_advice(Report(tuple(changes), last, ()), version) == advice


def test_a_version_that_is_not_committed_takes_more_changes(tmp_path: Path) -> None:
    """Once the version is high enough, further changes need no other bump until it is committed."""

    def git(*arguments: str) -> None:
        person = ["-c", "user.name=Test", "-c", "user.email=test@example.com"]
        subprocess.run([program("git"), *person, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "--quiet")
    generated(tmp_path, "1.0.0", "/a")
    git("add", ".")
    git("commit", "--quiet", "--message=First")
    generated(tmp_path, "1.1.0", "/a", "/b")
    report = generated(tmp_path, "1.1.0", "/a", "/c")
    assert report.breaking and report.is_covered and version_advice(report, "1.1.0") == ""
    assert list(report_lines(report))[-1] == "Version 1.1.0, which is not committed yet, already covers this."
    assert not generated(tmp_path, "1.1.0", "/c").is_covered
    generated(tmp_path, "1.1.0", "/a", "/c")
    git("add", ".")
    git("commit", "--quiet", "--message=Second")
    assert not generated(tmp_path, "1.1.0", "/a", "/c", "/d").is_covered
