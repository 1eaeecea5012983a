"""The site in real Chromium: its weight, without JavaScript, on paper, on screens of all widths."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as BrowserPage

from scripts.model.api import Api
from scripts.pages.addresses import Addresses

pytestmark = pytest.mark.xdist_group("site")

OPERATION = "reference/operations/post-wallet-invoice/"


@pytest.fixture
def tab(browser: Browser) -> Iterator[BrowserPage]:
    """A fresh tab, in its own profile."""
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("builder", "limit"), [("served", 110_000), ("served_by_zensical", 130_000)])
def test_first_view_is_light(request: pytest.FixtureRequest, tab: BrowserPage, builder: str, limit: int) -> None:
    """The first view takes at most ten requests and few bytes, in total: the search loads when it is used."""
    served: str = request.getfixturevalue(builder)
    folder: Path = request.getfixturevalue("site" if builder == "served" else "zensical_site")
    requests: list[str] = []
    tab.context.on("request", lambda asked: requests.append(urlsplit(asked.url).path.lstrip("/")))
    tab.goto(f"{served}/{OPERATION}", wait_until="networkidle")
    weights = {
        path: gzipped(folder / path / "index.html" if path.endswith("/") else folder / path) for path in requests
    }
    assert len(requests) <= 10, requests
    assert sum(weights.values()) <= limit, weights
    assert not [path for path in requests if "search" in path]


@pytest.mark.parametrize("builder", ["site", "zensical_site"])
def test_operation_page_is_light(request: pytest.FixtureRequest, api: Api, builder: str) -> None:
    """The HTML of an operation's page weighs at most 12 kB gzipped."""
    folder: Path = request.getfixturevalue(builder)
    paths = [Addresses(api).operation(operation).removesuffix(".md") for operation in api.operations]
    weights = {path: gzipped(folder / "reference" / path / "index.html") for path in paths}
    assert max(weights.values()) <= 12_000, weights


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
    """The search leads directly to a field that is not nested in others."""
    assert re.search(r"#response-r_hash_decoded$", found_by(tab, served, "r_hash_decoded")[1])
    assert re.search(r"#response-settled$", found_by(tab, served, "settled")[1])
    assert re.search(r"#body-passThru$", found_by(tab, served, "thru")[1])
    assert re.search(r"#body-expiry$", found_by(tab, served, "expiry")[1])


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("thru", "reference/operations/post-"),  # an operation that takes it, not one that only returns it
        ("balance", "reference/operations/get-wallet/"),  # not one that creates a wallet, or returns fifty
        ("expiry", "reference/operations/post-wallet-invoice/"),
        ("refund", "guides/payouts/"),
        ("production", "guides/web-shop/"),
        ("django", "guides/web-shop/"),
        ("webhook", "reference/webhooks/"),
        ("payout", "guides/payouts/"),
        ("401", "reference/errors/"),
        ("memo length", "reference/operations/post-wallet-invoice/"),
        ("invalid credentials", "reference/errors/"),
        ("keysend", "reference/operations/post-wallet-keysend/"),
        ("python version", "guides/faq/"),
        ("rotate key", "guides/faq/"),
        ("units", "guides/faq/"),  # a plural that no page has
        ("passthru", "reference/operations/post-"),  # a name without its capitals
        ("authenticationerror", "reference/errors/"),
    ],
)
def test_search_finds_what_readers_look_for(tab: BrowserPage, served: str, text: str, page: str) -> None:
    """The first result is the page that answers the question."""
    assert found_by(tab, served, text)[0].removeprefix(f"{served}/").startswith(page)


def found_by(tab: BrowserPage, served: str, text: str) -> list[str]:
    """Return the search results in their order, without the highlighted words in their URLs."""
    tab.goto(f"{served}/")
    tab.locator(".md-search__input").click()
    tab.locator(".md-search__input").fill(text)
    tab.keyboard.press("End")  # one stroke asks once, for the whole text
    found = tab.locator(".md-search-result__link")
    found.first.wait_for(state="attached")
    links = found.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return [re.sub(r"\?h=[^#]*", "", link) for link in links]


def test_without_javascript_everything_is_there(browser: Browser, served: str, api: Api) -> None:
    """Without JavaScript all fields, samples and responses are in the page, tabs switch, and links land on fields."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1366, "height": 900})
    try:
        page = context.new_page()
        for operation in api.operations:
            page.goto(f"{served}/reference/{Addresses(api).operation(operation).removesuffix('.md')}/")
            text = page.locator("article").inner_text()
            for schema in (operation.success.contents[0].schema if operation.success else None,):
                assert schema is not None
                assert all(each.name in text for each in api.resolve(schema).properties)
            shown = page.locator(".op-samples pre", has_text="curl").first
            assert shown.is_visible()
            page.locator(".op-samples label:visible", has_text="JavaScript").first.click()
            assert not shown.is_visible()
            assert page.locator(".op-samples pre", has_text="await fetch(").first.is_visible()
        page.goto(f"{served}/{OPERATION}#response-r_hash_decoded")
        box = page.locator("[id='response-r_hash_decoded']").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 900
    finally:
        context.close()


def test_print_shows_all_tabs(tab: BrowserPage, served: str) -> None:
    """In print, every sample in every language is there, and no menu; headings stay with their text."""
    tab.goto(f"{served}/{OPERATION}")
    tab.emulate_media(media="print")
    hidden = "() => [...document.querySelectorAll('.op-samples pre')].filter(e => !e.checkVisibility()).length"
    assert tab.evaluate(hidden) == 0
    assert not tab.locator(".md-sidebar--primary").is_visible()
    broken = "e => getComputedStyle(e).display === 'block' && getComputedStyle(e.querySelector('h4')).breakAfter"
    assert tab.locator(".op, .op-fields").evaluate_all(f"found => found.map({broken})") == ["avoid", "avoid"]


def test_samples_stay_in_view_on_a_wide_screen_and_come_first_on_a_narrow_one(tab: BrowserPage, served: str) -> None:
    """Wide: samples are next to the fields and stay in view. Narrow: samples are above the fields."""
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


def test_links_to_headings_and_groups_of_tabs_have_names(tab: BrowserPage, served: str) -> None:
    """For a screen reader, permalinks and groups of tabs have names."""
    tab.goto(f"{served}/{OPERATION}")
    assert tab.locator("[id='body-num_satoshis'] .headerlink").get_attribute("aria-label") == "Link to num_satoshis"
    groups = tab.locator(".op-samples [role=radiogroup]").evaluate_all("sets => sets.map(set => set.ariaLabel)")
    assert set(groups) == {"Example", "Language"}


def test_page_is_copied_as_markdown(browser: Browser, served: str) -> None:
    """The link at the top of a page copies it as Markdown."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    try:
        page = context.new_page()
        page.goto(f"{served}/{OPERATION}")
        page.locator(".copy-page").click()
        page.locator(".copy-page", has_text="Copied").wait_for()
        assert "# Create an invoice" in page.evaluate("() => navigator.clipboard.readText()")
    finally:
        context.close()


def test_forced_colours_mark_the_chosen_tab(browser: Browser, served: str) -> None:
    """In forced colours, the selected tab differs from the others."""
    context = browser.new_context(forced_colors="active")
    try:
        page = context.new_page()
        page.goto(f"{served}/{OPERATION}")
        labels = page.locator(".op-samples .tabbed-set .tabbed-set .tabbed-labels").first.locator("label")
        colours = labels.evaluate_all("all => all.map(label => getComputedStyle(label).backgroundColor)")
        assert colours.count(colours[0]) == 1
    finally:
        context.close()


def test_code_and_response_are_in_the_first_screen(tab: BrowserPage, served: str, api: Api) -> None:
    """A laptop's first screen has the first lines of code and response, and both columns start level."""
    pages = [Addresses(api).operation(operation).removesuffix(".md") for operation in api.operations]
    for page, width, height in [(OPERATION, 1366, 768), *((f"reference/{page}/", 1440, 900) for page in pages)]:
        tab.set_viewport_size({"width": width, "height": height})
        tab.goto(f"{served}/{page}")
        for part in ("samples", "responses"):
            assert top_of(tab, f"#{part} ~ .tabbed-set pre >> visible=true") + 40 <= height, page
        assert abs(top_of(tab, ".op h1") - top_of(tab, "#samples")) < 24


def test_an_example_starts_level_with_its_schema(tab: BrowserPage, served: str) -> None:
    """On a schema's page, the example is next to the headline."""
    tab.goto(f"{served}/reference/schemas/ln-tx/")
    assert abs(top_of(tab, ".op h1") - top_of(tab, "#example")) < 24


def top_of(tab: BrowserPage, selector: str) -> float:
    """Return how far below the top of the window an element is."""
    box = tab.locator(selector).first.bounding_box()
    assert box is not None, selector
    return box["y"]


def test_long_pages_take_no_layout_out_of_sight(tab: BrowserPage, served: str) -> None:
    """On a page with hundreds of code blocks, only those in sight are laid out, and links still lead to a field."""
    visible = "field => field.checkVisibility({contentVisibilityAuto: true})"
    page = f"{served}/reference/python/models/"
    tab.goto(page)
    fields = tab.locator(".doc-attribute > h3")
    field = fields.nth(fields.count() // 2)
    assert fields.first.evaluate(visible)
    assert not field.evaluate(visible)
    tab.goto(f"{page}#{field.get_attribute('id')}")
    tab.wait_for_function(
        "field => { const { top } = field.getBoundingClientRect(); return top >= 0 && top < innerHeight; }",
        arg=field.element_handle(),
        timeout=120_000,
    )
    assert field.evaluate(visible)
