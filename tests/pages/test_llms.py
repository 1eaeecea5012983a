"""The reference's part of llms.txt."""

from __future__ import annotations

from typing import Any

import yaml

from scripts.pages.addresses import CHANGES, Addresses
from scripts.pages.changes import changes_page
from scripts.pages.llms import site_settings
from scripts.pages.make import pages
from tests.apis import OK, api_of


def sections(summary: str, **more: Any) -> dict[str, list[dict[str, str]]]:
    """Return the sections for an API of one operation and one schema."""
    api = api_of(
        {"/a": {"get": {"summary": summary, "responses": OK}}},
        {"Thing": {"type": "object", "properties": {"a": {}}}},
        **more,
    )
    texts = {**pages(api), CHANGES: changes_page([], api.title)}
    found: dict[str, list[dict[str, str]]] = yaml.safe_load(site_settings(api, Addresses(api), texts))["plugins"][
        "llmstxt"
    ]["sections"]
    return found


def test_each_page_is_listed_in_reading_order_with_its_description() -> None:
    """Overview, operations, webhooks, schemas, errors, changes; then Python, after the guides."""
    found = sections("Get it.", webhooks={"paid": {"post": {"responses": OK}}})
    paths = [path for entry in found["Reference"] for path in entry]
    assert list(found) == ["Guides", "Reference", "Python"]
    assert paths == [
        f"reference/{path}.md"
        for path in ("index", "operations/get-a", "webhooks/index", "webhooks/paid", "schemas/thing", "errors",
                     "changes")
    ]  # fmt: skip
    assert found["Reference"][1]["reference/operations/get-a.md"].startswith("GET /a: Get it.")
    assert all(text for entry in found["Reference"] + found["Python"] for text in entry.values())


def test_no_description_becomes_a_link() -> None:
    """Markup in a description stays text."""
    entry = sections("[Click](javascript:x) ${HOME} !ENV")["Reference"][1]
    assert r"\[Click](javascript:x) ${HOME} !ENV" in entry["reference/operations/get-a.md"]
