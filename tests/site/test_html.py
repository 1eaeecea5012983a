"""The HTML of the built site, as the standard nests it."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

_ENDS_PARAGRAPHS = frozenset({
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
})  # fmt: skip


class _Paragraphs(HTMLParser):
    """Notes each `</p>` whose paragraph a block has ended before: the browser makes an empty one of it."""

    def __init__(self) -> None:
        super().__init__()
        self.is_open = False
        self.stray: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ENDS_PARAGRAPHS:
            self.is_open = tag == "p"

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and not self.is_open:
            self.stray.append(self.getpos()[0])
        if tag in _ENDS_PARAGRAPHS:
            self.is_open = False


def test_no_paragraph_holds_a_block(site: Path) -> None:
    """No page has a code block, a list or a table inside a paragraph, which HTML does not allow."""
    found = {}
    for page in sorted(site.rglob("*.html")):
        parser = _Paragraphs()
        parser.feed(page.read_text(encoding="utf-8"))
        if parser.stray:
            found[str(page.relative_to(site))] = parser.stray
    assert found == {}
