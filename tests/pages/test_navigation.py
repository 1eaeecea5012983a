"""The navigation of the reference."""

from __future__ import annotations

import yaml

from scripts.pages.addresses import Addresses
from scripts.pages.make import pages
from scripts.pages.navigation import folder_navigation, navigation
from tests.apis import OK, api_of

PATHS = {"/a": {"get": {"summary": 'Say "hi": now', "responses": OK}}}


def test_each_page_is_in_it() -> None:
    """Every page is listed once, including the page of changes."""
    webhooks = {"paid": {"post": {"responses": OK}}}
    api = api_of(PATHS, {"Thing": {"type": "object", "properties": {"a": {}}}}, webhooks=webhooks)
    nav = yaml.safe_load(navigation(api, Addresses(api)))["nav"]
    listed = []
    for entry in nav:
        for value in entry.values():
            listed += [value] if isinstance(value, str) else [path for each in value for path in each.values()]
    assert sorted(listed) == sorted({*pages(api), "changes.md"} - {".nav.yml"})


def test_titles_are_quoted() -> None:
    """Quotes and colons in a spec's titles are text."""
    api = api_of(PATHS)
    (operations,) = (each["Operations"] for each in yaml.safe_load(navigation(api, Addresses(api)))["nav"][1:2])
    assert operations == [{'GET Say "hi": now': "operations/get-a.md"}]
    assert "Webhooks" not in navigation(api, Addresses(api))


def test_long_sections_are_divided() -> None:
    """More than a hundred operations are grouped by tag, classes by letter, and large groups are numbered."""
    tags = {f"/{tag}{number}": {"get": {"tags": [tag], "responses": OK}} for tag in "ab" for number in range(51)}
    names = [f"Big{number}" for number in range(101)]
    schemas = {name: {"type": "object", "properties": {"x": {}}} for name in ("Zoo", *names, "apple")}
    api = api_of(tags, schemas)
    nav = {
        title: each for entry in yaml.safe_load(navigation(api, Addresses(api)))["nav"] for title, each in entry.items()
    }
    assert [{title: len(pages) for title, pages in part.items()} for part in nav["Operations"]] == [
        {"a": 51},
        {"b": 51},
    ]
    parts = [(title, len(pages)) for part in nav["Schemas"] for title, pages in part.items()]
    assert parts == [("A", 1), ("B 1", 100), ("B 2", 1), ("Z", 1)]
    assert all(len(part) == 1 for part in nav["Python"])


def test_folders_are_divided_alike() -> None:
    """A folder's navigation has the same groups as the whole."""
    paths = {f"/{tag}{number}": {"get": {"tags": [tag], "responses": OK}} for tag in "ab" for number in range(51)}
    api = api_of(paths)
    text = folder_navigation(api, Addresses(api))["operations/.nav.yml"]
    parts = yaml.safe_load(text)["nav"]
    assert [list(part) for part in parts] == [["a"], ["b"]]
    assert parts[0]["a"][0] == {"GET get_a0": "get-a0.md"}
