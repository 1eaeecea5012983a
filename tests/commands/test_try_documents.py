"""Third-party documents are tried one by one, and the run resumes where it stopped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts import try_documents

GOOD = (
    "openapi: 3.1.0\ninfo: {title: Good, version: '1'}\n"
    "paths: {/a: {get: {operationId: getA, responses: {'204': {description: Ok.}}}}}\n"
)


def test_each_document_has_a_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Working documents are counted, rejected ones have a reason; parts of documents and other files are skipped."""
    folder, results = tmp_path / "documents", tmp_path / "results.jsonl"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "good.yaml").write_text(GOOD)
    (folder / "refused.json").write_text('{"openapi": "3.0.3", "info": {}}')
    (folder / "part.yaml").write_text("type: object\n")
    assert try_documents.main([str(folder), "--results", str(results)]) == 1
    assert "1 of 2 documents, 1 operations" in capsys.readouterr().out
    first = {entry["document"]: entry for entry in map(json.loads, results.read_text().splitlines())}
    good, refused = first["deep/good.yaml"], first["refused.json"]
    assert (good["exit"], good["found"]["operations"], good["found"]["broken_modules"]) == (0, 1, [])
    assert good["found"]["samples"] == 4
    assert good["megabytes"] > 0
    assert (refused["exit"], "paths is missing" in refused["last_line"]) == (2, True)

    (folder / "refused.json").write_text(
        json.dumps({"openapi": "3.0.3", "info": {"title": "N", "version": "1"}, "paths": {}})
    )
    assert try_documents.main([str(folder), "--results", str(results)]) == 0
    names = [json.loads(line)["document"] for line in results.read_text().splitlines()]
    assert names.count("deep/good.yaml") == 1
    assert names.count("refused.json") == 2


def test_the_files_of_a_document_are_counted_together(tmp_path: Path) -> None:
    """A small file with many references counts as a large document; an unreadable one counts on its own."""
    tree, shared, broken = (tmp_path / name for name in ("tree.yaml", "shared.yaml", "broken.yaml"))
    tree.write_text(GOOD.replace("description: Ok.", "$ref: 'shared.yaml#/Fine'"))
    shared.write_text("Fine: {description: Ok.}\n")
    broken.write_text("openapi: 3.1.0\n$ref: 'shared.yaml'\n: [\n")
    assert try_documents.files_of(tree) == [tree, shared]
    assert try_documents.files_of(broken) == [broken]
    assert try_documents.files_of(shared) == [shared]
