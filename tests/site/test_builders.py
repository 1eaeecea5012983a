"""mkdocs-material and Zensical build the same site from the same mkdocs.yml."""

from __future__ import annotations

import re

import lnpay_client
import pytest

from tests.site.site_pages import Page, target_of, text_of

pytestmark = pytest.mark.xdist_group("site")


def links_of(page: Page) -> list[tuple[str, object]]:
    """Return the links of a page's content with their targets."""
    links = page.article.select("a[href]:not(.headerlink)")
    return [(text_of(tag), target_of(page, str(tag["href"])) or str(tag["href"])) for tag in links]


def words_of(page: Page) -> str:
    """Return the words of a page's content, without line breaks, which differ between builders."""
    return re.sub(r"\s+", "", page.article.get_text().replace("¶", ""))


def test_both_builders_make_the_same_pages(pages: dict[str, Page], zensical_pages: dict[str, Page]) -> None:
    """Both builders write all pages."""
    assert set(pages) == set(zensical_pages)


def test_both_builders_show_the_same(pages: dict[str, Page], zensical_pages: dict[str, Page]) -> None:
    """Each page has the same headings with the same ids, the same links and the same words in both."""
    for address, page in pages.items():
        if address == "404.html":
            continue
        other = zensical_pages[address]
        assert page.headings == other.headings, address
        assert links_of(page) == links_of(other), address
        assert words_of(page) == words_of(other), address


def test_both_builders_have_the_same_samples(pages: dict[str, Page], zensical_pages: dict[str, Page]) -> None:
    """Samples and responses are identical."""
    for address, page in pages.items():
        if "/operations/" in address:
            other = zensical_pages[address]
            assert page.samples()
            assert [(each.title, each.language, each.code) for each in page.samples()] == [
                (each.title, each.language, each.code) for each in other.samples()
            ]
            assert page.responses() == other.responses()


def test_python_pages_have_no_list_by_chance(pages: dict[str, Page]) -> None:
    """No item of a docstring starts with what Markdown reads as the number of a list, such as "400."."""
    for page in pages.values():
        if page.address.startswith("reference/python/"):
            assert not page.article.select("li ol"), page.address


def test_python_pages_show_what_classes_hold(pages: dict[str, Page]) -> None:
    """Each public attribute of each public class has a heading: those without a docstring are silently omitted."""
    held = {address: page.ids for address, page in pages.items() if address.startswith("reference/python/")}
    shown = {re.sub(r"\.(models|types)\.", ".", name) for ids in held.values() for name in ids}
    for name in lnpay_client.__all__:
        cls = getattr(lnpay_client, name)
        annotations = vars(cls).get("__annotations__", {}) if isinstance(cls, type) else {}
        missing = [each for each in annotations if each[0] != "_" and f"lnpay_client.{name}.{each}" not in shown]
        assert not missing, f"{name}: {missing}"
