"""All pages of a small API."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from scripts.pages.make import _settle, make_pages, pages
from tests.apis import OK, api_of, document_of

PATHS = {"/a": {"get": {"operationId": "getIt", "responses": OK}}}
THING = {"type": "object", "description": "A thing.", "properties": {"a": {"type": "string"}}}


def test_a_page_for_everything() -> None:
    """There are operations, schemas, overview, errors, Python, navigation, and webhooks if the API has any."""
    written = pages(api_of(PATHS, {"Thing": THING}))
    assert {
        "index.md",
        "errors.md",
        "operations/get-it.md",
        "schemas/thing.md",
        "python/clients.md",
        ".nav.yml",
    } <= set(written)
    assert not [path for path in written if path.startswith("webhooks/")]


def test_front_matter_is_yaml() -> None:
    """Each page has a description in valid YAML, whatever the spec contains."""
    api = api_of(PATHS, {"Thing": {**THING, "description": 'Says "hi": {{ now }}.'}})
    for path, text in pages(api).items():
        if path.endswith(".md"):
            front = yaml.safe_load(text.split("---\n")[1])
            assert front["description"], path


def test_spec_and_changes_are_data_too(tmp_path: Path) -> None:
    """The spec is published as written and as JSON, the changes as a page and as JSON."""
    data = document_of(PATHS)
    make_pages(api_of(PATHS), data, "as: written\n", tmp_path)
    assert (tmp_path / "openapi.yaml").read_text(encoding="utf-8") == "as: written\n"
    assert json.loads((tmp_path / "openapi.json").read_text(encoding="utf-8")) == data
    assert (tmp_path / "changes.md").is_file() and (tmp_path / "changes.json").is_file()


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("a\n\n\n\nb", "a\n\nb\n"),
        ("\n\na  \n\n", "a\n"),
        ("```\na\n\n\nb  \n```\n\n\nc", "```\na\n\n\nb  \n```\n\nc\n"),
        ("````\n```\n\n\n````", "````\n```\n\n\n````\n"),
    ],
)
def test_blank_lines_are_settled_outside_of_code(text: str, settled: str) -> None:
    """Blank lines inside code are kept."""
    assert _settle(text) == settled
