"""Parse built pages: links, headings, fields, samples, responses."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

from tests.site.site_build import SITE_URL


@dataclass(frozen=True)
class Page:
    """One HTML page of a built site."""

    path: Path
    address: str
    """Below the site, as in reference/index.html."""

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.path.read_text(encoding="utf-8"), "html.parser")

    @cached_property
    def article(self) -> Tag:
        article = self.soup.select_one("article")
        assert article is not None, f"{self.address} has no article"
        return article

    @property
    def ids(self) -> set[str]:
        return {str(tag["id"]) for tag in self.soup.select("[id]")} | {
            str(tag["name"]) for tag in self.soup.select("a[name]")
        }

    @property
    def headings(self) -> list[tuple[str, str, str]]:
        """Name, id and text of each heading."""
        return [
            (tag.name, str(tag.get("id", "")), text_of(tag))
            for tag in self.article.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])
        ]

    def samples(self) -> list[Sample]:
        """Return the samples in the order of the page; `title` is "" if there is only one set."""
        heading = self.article.find(id="samples")
        if not isinstance(heading, Tag):
            return []
        return list(_samples(tab_sets(heading)[0], ""))

    def responses(self) -> dict[str, str]:
        """Return the example responses by their labels."""
        heading = self.article.find(id="responses")
        assert isinstance(heading, Tag)
        return {label: code_of(block) for label, block in tabs(tab_sets(heading)[0])}


@dataclass(frozen=True)
class Sample:
    """A sample on a page."""

    title: str
    language: str
    code: str = field(repr=False)


def read_site(folder: Path) -> dict[str, Page]:
    """Return all pages of a site by their paths."""
    return {
        path.relative_to(folder).as_posix(): Page(path, path.relative_to(folder).as_posix())
        for path in sorted(folder.rglob("*.html"))
    }


def target_of(page: Page, href: str) -> tuple[str, str] | None:
    """Return the page and the anchor that an internal link leads to; None for an external link."""
    if href.startswith(SITE_URL):
        href = "/" + href.removeprefix(SITE_URL)
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        return page.address, unquote(parts.fragment)
    base = "" if path.startswith("/") else posixpath.dirname(page.address)
    address = posixpath.normpath(posixpath.join(base, path.lstrip("/")))
    if path.endswith("/") or address == ".":
        address = posixpath.join(address, "index.html")
    return posixpath.normpath(address), unquote(parts.fragment)


def text_of(tag: Tag) -> str:
    """Return a tag's text without the permalink's symbol."""
    return " ".join(tag.get_text().replace("¶", "").split())


def tab_sets(heading: Tag) -> list[Tag]:
    """Return the sets of tabs between a heading and the next one of its level."""
    found = []
    for sibling in heading.find_next_siblings():
        if sibling.name == heading.name:
            break
        if "tabbed-set" in sibling.get("class", ""):  # type: ignore[operator]  # a list of classes, or nothing
            found.append(sibling)
    return found


def tabs(tab_set: Tag) -> Iterator[tuple[str, Tag]]:
    """Yield label and content of each tab of a set."""
    labels = tab_set.select(":scope > .tabbed-labels > label")
    blocks = tab_set.select(":scope > .tabbed-content > .tabbed-block")
    for label, block in zip(labels, blocks, strict=True):
        yield text_of(label), block


def code_of(tag: Tag) -> str:
    """Return the code of the first code block inside a tag, "" if there is none."""
    code = tag.select_one("pre > code")
    return code.get_text() if code else ""


def _samples(tab_set: Tag, title: str) -> Iterator[Sample]:
    for label, block in tabs(tab_set):
        inner = block.select_one(":scope > .tabbed-set")
        if inner is not None:
            yield from _samples(inner, label)
        else:
            yield Sample(title, label, code_of(block))
