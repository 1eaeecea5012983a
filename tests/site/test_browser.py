"""The site in real Chromium: accessibility, weight, what it asks of the network, without JavaScript, on paper."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as BrowserPage

from scripts.api_model import Api
from scripts.page_addresses import Addresses
from tests.site import axe
from tests.site.site_pages import Page

pytestmark = pytest.mark.xdist_group("site")

Scheme = Literal["light", "dark"]
STILL = "*, *::before, *::after { transition: none !important; animation: none !important; }"
SCHEMES: dict[Scheme, str] = {"light": "default", "dark": "slate"}
LOOKS: list[tuple[Scheme, int]] = [(scheme, width) for scheme in SCHEMES for width in (360, 390, 1366, 1920)]
ALWAYS = (("light", 1366), ("dark", 390))
OF_EACH_KIND = (
    "index.html",
    "reference/operations/post-wallet-invoice/index.html",
    "reference/schemas/ln-tx/index.html",
    "reference/python/wallet/index.html",
)
OPERATION = "reference/operations/post-wallet-invoice/"


@dataclass
class Tour:
    """What was seen on a visit to every page."""

    barriers: list[str] = field(default_factory=list)
    """What axe finds."""
    wide: list[str] = field(default_factory=list)
    """Pages that scroll sideways."""
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    """Answers of 400 and more, script errors, and what the console complains of."""


@pytest.fixture
def tab(browser: Browser) -> Iterator[BrowserPage]:
    """A fresh tab, in a profile of its own."""
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def tour(browser: Browser, served: str, pages: dict[str, Page]) -> Tour:
    """A visit to every page that mkdocs-material built."""
    return visit(browser, served, [address for address in pages if address != "404.html"])


@pytest.fixture(scope="module")
def zensical_tour(browser: Browser, served_by_zensical: str) -> Tour:
    """A visit to a page of each kind that Zensical built."""
    return visit(browser, served_by_zensical, list(OF_EACH_KIND))


def visit(browser: Browser, served: str, addresses: list[str]) -> Tour:
    """Look at pages in both themes and at all widths; axe takes two looks at each, and all eight at one of each kind.

    With SITE_LOOKS=all in the environment it takes all eight at every page, which lasts some minutes.
    """
    seen = Tour()
    thorough: tuple[str, ...] = OF_EACH_KIND if len(addresses) > len(OF_EACH_KIND) else ()
    if os.environ.get("SITE_LOOKS") == "all":
        thorough = tuple(addresses)
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    tab = context.new_page()
    tab.on("request", lambda request: seen.requests.append(request.url))
    tab.on("response", lambda answer: seen.problems.append(answer.url) if answer.status >= 400 else None)
    tab.on("pageerror", lambda error: seen.problems.append(str(error)))
    tab.on("console", lambda message: seen.problems.append(message.text) if message.type == "error" else None)
    for address in addresses:
        tab.goto(f"{served}/{address}")
        tab.add_style_tag(content=STILL)
        for scheme, width in LOOKS:
            if scheme == "dark" and address not in thorough and (scheme, width) not in ALWAYS:
                continue
            tab.emulate_media(color_scheme=scheme)
            tab.set_viewport_size({"width": width, "height": 900})
            tab.wait_for_function("wanted => document.body.dataset.mdColorScheme === wanted", arg=SCHEMES[scheme])
            needed = tab.evaluate("() => document.documentElement.scrollWidth")
            if needed > width:
                seen.wide.append(f"{address} needs {needed} of {width}")
            if address in thorough or (scheme, width) in ALWAYS:
                seen.barriers += [f"{address} {scheme} {width}: {finding}" for finding in axe.findings(tab)]
    context.close()
    return seen


def test_axe_finds_nothing(tour: Tour) -> None:
    """No page has a barrier, in either theme, from a small telephone to a wide screen."""
    assert tour.barriers == []


def test_no_page_scrolls_sideways(tour: Tour) -> None:
    """Each page fits each width."""
    assert tour.wide == []


def test_pages_ask_nothing_of_other_hosts(tour: Tour, served: str) -> None:
    """Every request of every page goes to the site itself, is answered, and no script fails."""
    assert [url for url in tour.requests if not url.startswith((served, "data:", "blob:"))] == []
    assert tour.problems == []


def test_pages_of_zensical_are_as_good(zensical_tour: Tour, served_by_zensical: str) -> None:
    """What Zensical builds has no barriers either, fits, and asks nothing of other hosts."""
    assert zensical_tour.barriers == []
    assert zensical_tour.wide == []
    assert [url for url in zensical_tour.requests if not url.startswith((served_by_zensical, "data:", "blob:"))] == []
    assert zensical_tour.problems == []


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
