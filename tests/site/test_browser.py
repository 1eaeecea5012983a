"""The site in real Chromium: its weight, without JavaScript, on paper, on screens of all widths."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as BrowserPage

from scripts.model.api import Api
from scripts.pages.addresses import Addresses
from tests.site.site_pages import Page

pytestmark = pytest.mark.xdist_group("site")

OPERATION = "reference/operations/post-wallet-invoice/"


@pytest.fixture
def tab(browser: Browser) -> Iterator[BrowserPage]:
    """A fresh tab, in a profile of its own."""
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("builder", "limit"), [("served", 92_000), ("served_by_zensical", 111_000)])
def test_first_view_is_light(request: pytest.FixtureRequest, tab: BrowserPage, builder: str, limit: int) -> None:
    """The first view takes at most ten requests and few bytes; the index for the search comes on top."""
    served: str = request.getfixturevalue(builder)
    folder: Path = request.getfixturevalue("site" if builder == "served" else "zensical_site")
    requests: list[str] = []
    tab.on("request", lambda asked: requests.append(urlsplit(asked.url).path.lstrip("/")))
    tab.goto(f"{served}/{OPERATION}", wait_until="networkidle")
    weights = {
        path: gzipped(folder / path / "index.html" if path.endswith("/") else folder / path) for path in requests
    }
    index = weights.pop("search/search_index.json", 0) or weights.pop("search.json", 0)
    assert len(requests) <= 10, requests
    assert sum(weights.values()) <= limit, weights
    assert index <= 50_000


@pytest.mark.parametrize("builder", ["site", "zensical_site"])
def test_operation_page_is_hardly_more_than_its_words(request: pytest.FixtureRequest, api: Api, builder: str) -> None:
    """Beyond the words of spec and samples a page weighs at most 8.5 kB gzipped, with them at most 15 kB."""
    folder: Path = request.getfixturevalue(builder)
    for operation in api.operations:
        path = folder / "reference" / Addresses(api).operation(operation).removesuffix(".md") / "index.html"
        words = Page(path, "").article.get_text(" ", strip=True)
        assert gzipped(path) - len(gzip.compress(words.encode(), 9)) <= 8_500
        assert gzipped(path) <= 15_000


def gzipped(path: Path) -> int:
    """Return the size of a file as a server sends it."""
    return len(gzip.compress(path.read_bytes(), 9))


def test_tabs_of_one_language_move_together_and_stay(tab: BrowserPage, served: str) -> None:
    """The language chosen once is chosen in each set, on the next page, and after a reload."""
    tab.goto(f"{served}/{OPERATION}")
    tab.locator(".op-samples .tabbed-set .tabbed-set label", has_text="JavaScript").first.click()
    shown = "() => [...document.querySelectorAll('.op-samples pre')].find((e) => e.checkVisibility()).textContent"
    assert "await fetch(" in tab.evaluate(shown)
    tab.goto(f"{served}/reference/operations/get-ln-tx-object/")
    tab.wait_for_function(f"() => ({shown})().includes('await fetch(')")


def test_search_finds_a_field(tab: BrowserPage, served: str) -> None:
    """The search leads to the field itself, not just to its page."""
    tab.goto(f"{served}/", wait_until="networkidle")
    tab.locator(".md-search__input").click()
    tab.keyboard.type("r_hash_decoded")
    first = tab.locator(".md-search-result__link[href*='#']").first
    first.wait_for(state="attached")
    assert str(first.get_attribute("href")).endswith("#response-r_hash_decoded")


def test_without_javascript_everything_is_there(browser: Browser, served: str, api: Api) -> None:
    """Without JavaScript all fields, samples and answers are in the page, tabs switch, and links land on fields."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1366, "height": 900})
    try:
        page = context.new_page()
        for operation in api.operations:
            page.goto(f"{served}/reference/{Addresses(api).operation(operation).removesuffix('.md')}/")
            text = page.locator("article").inner_text()
            for schema in (operation.success.contents[0].schema if operation.success else None,):
                assert schema is not None
                assert all(each.name in text for each in api.resolve(schema).properties)
            samples = page.locator(".op-samples pre")
            assert samples.count() >= 8
            shown = page.locator(".op-samples pre", has_text="curl").first
            assert shown.is_visible()
            page.locator(".op-samples .tabbed-set .tabbed-set label", has_text="JavaScript").first.click()
            assert not shown.is_visible()
            assert page.locator(".op-samples pre", has_text="await fetch(").first.is_visible()
        page.goto(f"{served}/{OPERATION}#response-r_hash_decoded")
        box = page.locator("[id='response-r_hash_decoded']").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 900
    finally:
        context.close()


def test_print_shows_all_tabs(tab: BrowserPage, served: str) -> None:
    """On paper every sample in every language is there, and no menu."""
    tab.goto(f"{served}/{OPERATION}")
    tab.emulate_media(media="print")
    hidden = "() => [...document.querySelectorAll('.op-samples pre')].filter(e => !e.checkVisibility()).length"
    assert tab.evaluate(hidden) == 0
    assert not tab.locator(".md-sidebar--primary").is_visible()


def test_samples_stay_in_view_on_a_wide_screen_and_come_first_on_a_narrow_one(tab: BrowserPage, served: str) -> None:
    """Wide: samples beside the fields, in view while one reads. Narrow: samples above the fields."""
    tab.goto(f"{served}/{OPERATION}")
    tab.locator("[id='response-settled_at']").scroll_into_view_if_needed()
    samples, fields = tab.locator(".op-samples").bounding_box(), tab.locator(".op-fields").bounding_box()
    assert samples
    assert fields
    assert samples["x"] > fields["x"] + fields["width"]
    assert 0 <= samples["y"] < 450
    tab.set_viewport_size({"width": 390, "height": 844})
    samples, fields = tab.locator(".op-samples").bounding_box(), tab.locator(".op-fields").bounding_box()
    assert samples
    assert fields
    assert samples["y"] + samples["height"] <= fields["y"]
