"""The navigation of the reference."""

from __future__ import annotations

import yaml

from scripts.pages.addresses import Addresses
from scripts.pages.make import pages
from scripts.pages.navigation import navigation
from tests.apis import OK, api_of

PATHS = {"/a": {"get": {"summary": 'Say "hi": now', "responses": OK}}}


def test_each_page_is_in_it() -> None:
    """All pages that are written, each once, and the changes, which are written elsewhere."""
    webhooks = {"paid": {"post": {"responses": OK}}}
    api = api_of(PATHS, {"Thing": {"type": "object", "properties": {"a": {}}}}, webhooks=webhooks)
    nav = yaml.safe_load(navigation(api, Addresses(api)))["nav"]
    listed = []
    for entry in nav:
        for value in entry.values():
            listed += [value] if isinstance(value, str) else [path for each in value for path in each.values()]
    assert sorted(listed) == sorted({*pages(api), "changes.md"} - {".nav.yml"})


def test_titles_are_quoted() -> None:
    """Quotes and colons of a spec are text."""
    api = api_of(PATHS)
    (operations,) = (each["Operations"] for each in yaml.safe_load(navigation(api, Addresses(api)))["nav"][1:2])
    assert operations == [{'GET Say "hi": now': "operations/get-a.md"}]
    assert "Webhooks" not in navigation(api, Addresses(api))
