"""Links, anchors and the navigation: no broken link, no missing page."""

from __future__ import annotations

import importlib
import posixpath
import re
from pathlib import Path

import pytest

from scripts.model.api import Api
from scripts.pages.addresses import Addresses
from tests.site.site_build import ROOT
from tests.site.site_pages import Page, target_of

pytestmark = pytest.mark.xdist_group("site")

REPOSITORY = re.compile(r"https://github\.com/[\w.-]+/[\w.-]+/(?:blob|tree|raw|edit)/[\w.-]+/(?P<path>[^#?]*)")


def dead_links(folder: Path, pages: dict[str, Page]) -> list[str]:
    """Return each link, picture, script or style whose target is missing."""
    ids = {address: page.ids for address, page in pages.items()}
    dead = []
    for page in pages.values():
        if page.address == "404.html":
            continue  # its links are absolute: it is shown under any address
        for name, selector in (("href", "[href]"), ("src", "[src]")):
            for tag in page.soup.select(selector):
                found = target_of(page, str(tag[name]))
                if found is None:
                    continue
                address, anchor = found
                if not (folder / address).is_file():
                    dead.append(f"{page.address}: {tag[name]}")
                elif anchor and address in ids and anchor not in ids[address] and not anchor.startswith("__"):
                    dead.append(f"{page.address}: {tag[name]} has no such anchor")
    return dead


def test_no_dead_link_or_anchor(site: Path, pages: dict[str, Page]) -> None:
    """Each link, anchor, picture, script and style inside the site exists."""
    assert dead_links(site, pages) == []


def test_no_dead_link_or_anchor_with_zensical(zensical_site: Path, zensical_pages: dict[str, Page]) -> None:
    """The same is true of the site that Zensical builds."""
    assert dead_links(zensical_site, zensical_pages) == []


def test_a_dead_link_is_found(site: Path, pages: dict[str, Page], tmp_path: Path) -> None:
    """The check itself finds broken links."""
    path = tmp_path / "index.html"
    path.write_text('<a href="nowhere/">x</a><a href="#none">y</a><a href="https://example.com/">z</a>')
    assert dead_links(tmp_path, {"index.html": Page(path, "index.html")}) == [
        "index.html: nowhere/",
        "index.html: #none has no such anchor",
    ]


def test_no_link_to_a_missing_file_of_the_repository(pages: dict[str, Page]) -> None:
    """Links to files in the repository lead to existing files."""
    for page in pages.values():
        for tag in page.soup.select("a[href]"):
            match = REPOSITORY.match(str(tag["href"]))
            if match:
                assert (ROOT / match["path"]).exists(), f"{page.address}: {tag['href']}"


def navigation_of(page: Page) -> set[str]:
    """Return the addresses in the navigation of a page."""
    links = page.soup.select(".md-sidebar--primary a[href], .md-tabs a[href]")
    found = (target_of(page, str(tag["href"])) for tag in links)
    return {target[0] for target in found if target}


def html_of(path: str) -> str:
    """Return the path that a page of the reference is built to."""
    bare = path.removesuffix(".md").removesuffix("index")
    return posixpath.normpath(f"reference/{bare}/index.html")


@pytest.mark.parametrize("builder", ["pages", "zensical_pages"])
def test_every_operation_and_schema_is_in_the_navigation(
    request: pytest.FixtureRequest, api: Api, builder: str
) -> None:
    """The navigation of the reference has each operation, that of the schemas each schema, in both builders."""
    pages: dict[str, Page] = request.getfixturevalue(builder)
    addresses = Addresses(api)
    operations = {html_of(addresses.operation(operation)) for operation in api.operations}
    assert operations <= navigation_of(pages["reference/index.html"])
    schemas = {html_of(path) for schema in api.types.values() if (path := addresses.type(schema))}
    assert schemas <= navigation_of(pages[min(schemas)])


def test_every_page_is_in_the_navigation(pages: dict[str, Page]) -> None:
    """Every page can be reached through the menus."""
    reached = {address for page in pages.values() for address in navigation_of(page)}
    assert set(pages) - reached <= {"404.html", "index.html"}


def test_every_public_python_name_has_a_place(api: Api, pages: dict[str, Page]) -> None:
    """Each exported name has a heading on a page, and each heading has a name."""
    package = api.package_name
    ids = {
        name.removeprefix(f"{package}.")
        for address, page in pages.items()
        if address.startswith("reference/python/")
        for name in page.ids
        if name.startswith(f"{package}.")
    }
    for module in ("", "models", "errors", "types"):
        exported = importlib.import_module(f"{package}.{module}".rstrip(".")).__all__
        missing = {name for name in exported if name != "__version__"} - {name.rpartition(".")[2] for name in ids}
        assert not missing, f"{module}: no page has {missing}"
    roots = importlib.import_module(package).__all__
    models = importlib.import_module(f"{package}.models").__all__
    for name in ids:
        head, _, rest = name.partition(".")
        assert head in {*roots, "resources", "types", "errors", "api", "client", "models", "_runtime", "webhooks"}, name
        assert head != "models" or rest.split(".")[0] in {*models, *map(str.lower, models)} or "." in rest, name


def test_python_pages_and_reference_link_each_other(api: Api, pages: dict[str, Page]) -> None:
    """Each operation page links to its method's docstring, and the docstring's page links back."""
    addresses = Addresses(api)
    for tag in api.tags:
        resource = html_of(addresses.resource(tag))
        back = {target_of(pages[resource], str(each["href"])) for each in pages[resource].article.select("a[href]")}
        for operation in tag.operations:
            page = pages[html_of(addresses.operation(operation))]
            identifier = f"{api.package_name}.resources.{tag.attribute}.{tag.class_name}.{operation.sdk_method}"
            there = {target_of(page, str(each["href"])) for each in page.article.select("a[href]")}
            assert (resource, identifier) in there
            assert (page.address, "") in back
