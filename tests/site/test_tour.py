"""Every page in real Chromium, in both themes and at all widths: axe, sideways scrolling, requests and errors.

The tour visits the guides and a page or two of each generated kind. Axe takes two looks at each, and all eight at one
of each kind. With ALL_LOOKS in the environment, as in CI, it visits every page, and axe takes all eight at the guides.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Page as BrowserPage

from tests.site import axe
from tests.site.site_build import ROOT
from tests.site.site_pages import Page

Scheme = Literal["light", "dark"]
SCHEMES: dict[Scheme, str] = {"light": "default", "dark": "slate"}
LOOKS: list[tuple[Scheme, int]] = [(scheme, width) for scheme in SCHEMES for width in (360, 390, 1366, 1920)]
FEW_LOOKS: list[tuple[Scheme, int]] = [("light", 1366), ("dark", 390)]
COLOUR_RULES = ("color-contrast", "link-in-text-block")
"""All that can differ between the themes: they differ in colours alone, so one dark look takes all rules."""
STILL = """
*, *::before, *::after { transition: none !important; animation: none !important; }
.doc-object { content-visibility: visible !important; }  /* else axe sees old colours out of sight */
"""
OF_EACH_KIND = (
    "index.html",
    "guides/invoices/index.html",
    "reference/operations/post-wallet-invoice/index.html",
    "reference/schemas/ln-tx/index.html",
    "reference/python/lntx/index.html",
)
GROUPS = 4  # so many test processes may share the work


def addresses() -> list[str]:
    """Return the URL of each page, by its source file."""
    docs = ROOT / "docs"
    sources = (path.relative_to(docs).with_suffix("") for path in docs.rglob("*.md"))
    return sorted(str(path if path.name == "index" else path / "index") + ".html" for path in sources)


def visited() -> list[str]:
    """Return the pages of the tour: pages of one kind come from one template, so a few of them represent all."""
    if "ALL_LOOKS" in os.environ:
        return addresses()
    chosen = [*OF_EACH_KIND, "reference/index.html", "reference/errors/index.html", "reference/webhooks/index.html"]
    chosen.append("reference/webhooks/wallet-receive/index.html")
    chosen.append("reference/operations/list-transactions/index.html")
    return [page for page in addresses() if page in chosen or page.startswith("guides/")]


def shared_out(pages: list[str]) -> list[object]:
    """Return the pages as parameters, in groups that run in parallel."""
    return [
        pytest.param(page, marks=pytest.mark.xdist_group(f"tour {number % GROUPS}"))
        for number, page in enumerate(pages)
    ]


FOCUSABLE = (
    "() => [...document.querySelectorAll('.md-typeset__scrollwrap, pre > code')]"
    ".every((box) => box.tabIndex === 0 || box.scrollWidth <= box.clientWidth)"
)
"""Whether each table and program that scrolls can be scrolled by keyboard."""


class Visitor:
    """A tab that records the problems of the pages that it visits."""

    def __init__(self, tab: BrowserPage, served: str) -> None:
        self.tab, self.served = tab, served
        self.faults: list[str] = []
        tab.on("request", lambda request: self._asked(request.url))
        tab.on("response", lambda answer: self._note(answer.status >= 400, f"{answer.status}: {answer.url}"))
        tab.on("pageerror", lambda error: self._note(True, str(error)))
        tab.on("console", lambda message: self._note(message.type == "error", message.text))

    def see(self, address: str, *, thorough: bool) -> None:
        """Visit a page in each theme and width; with `thorough`, axe checks each of them."""
        self.tab.goto(f"{self.served}/{address}")
        self.tab.add_style_tag(content=STILL)
        for scheme, width in LOOKS:
            self.tab.emulate_media(color_scheme=scheme)
            self.tab.set_viewport_size({"width": width, "height": 900})
            wanted = SCHEMES[scheme]
            self.tab.wait_for_function("wanted => document.body.dataset.mdColorScheme === wanted", arg=wanted)
            self.tab.wait_for_function(FOCUSABLE)  # what the page's script does on a change of width
            needed = self.tab.evaluate("() => document.documentElement.scrollWidth")
            self._note(needed > width, f"{scheme} {width}: scrolls sideways, needs {needed}")
            if not thorough and (scheme, width) not in FEW_LOOKS:
                continue
            rules = () if scheme == "light" or (scheme, width) in FEW_LOOKS else COLOUR_RULES
            self.faults += [f"{scheme} {width}: {finding}" for finding in axe.findings(self.tab, rules=rules)]

    def _asked(self, url: str) -> None:
        self._note(not url.startswith((self.served, "data:", "blob:")), f"asks another host: {url}")

    def _note(self, wrong: bool, text: str) -> None:
        if wrong:
            self.faults.append(text)


@pytest.fixture(scope="module")
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """One profile for all pages, so that shared files are cached."""
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    context.add_init_script(axe.script())
    yield context
    context.close()


@pytest.fixture
def tab(profile: BrowserContext) -> Iterator[BrowserPage]:
    """A fresh tab."""
    page = profile.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("address", shared_out(visited()))
def test_page(tab: BrowserPage, served: str, address: str) -> None:
    """No barrier, no horizontal scrolling, no request to another host or without a response, no error."""
    visitor = Visitor(tab, served)
    guide_in_full = "ALL_LOOKS" in os.environ and address.startswith("guides/")
    visitor.see(address, thorough=address in OF_EACH_KIND or guide_in_full)
    assert visitor.faults == []


@pytest.mark.parametrize("address", shared_out(list(OF_EACH_KIND)))
def test_page_of_zensical(tab: BrowserPage, served_by_zensical: str, address: str) -> None:
    """The site that Zensical builds has none of these problems either."""
    visitor = Visitor(tab, served_by_zensical)
    visitor.see(address, thorough=False)
    assert visitor.faults == []


@pytest.mark.xdist_group("site")
def test_no_page_is_omitted(pages: dict[str, Page]) -> None:
    """With ALL_LOOKS the tour visits every built page, except the one for missing pages."""
    assert {*addresses(), "404.html"} == set(pages)
