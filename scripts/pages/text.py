"""Makes text from the spec safe for a Markdown page: its content is kept, its markup has no side effects.

Descriptions in an OpenAPI document are CommonMark. They come from the author of the spec, so they are rendered here,
with raw HTML switched off, and placed in the page as a closed HTML block: no Markdown extension, snippet or template of
the site's builder processes it. Names and values are in code spans, or escaped character by character.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from scripts.model.directions import spell_signs

CALLOUT = re.compile(r"^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*\n?", re.IGNORECASE)
CALLOUT_CLASS = {"note": "note", "tip": "tip", "important": "info", "warning": "warning", "caution": "danger"}
TAME_CODE = re.compile(r"[\w .,:;/=@()'\"?%+\-\[\]^$*#]+")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
NO_TAGS = {ord("<"): "\u2039", ord(">"): "\u203a"}
"""For titles in the menu, which themes print into HTML without escaping."""
_PLAIN = str.maketrans(
    {
        '"': "'",
        "&": "+",
        "<": "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}",
        ">": "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}",
    }
)
MARKUP = re.compile(r"[^\w\s.,:;'\"()/?%-]")


@lru_cache(maxsize=16384)  # the same class is described on many pages
def render_description(text: str) -> str:
    """Render a description as one HTML block for a Markdown page, "" for nothing."""
    text = clean(text).strip()
    if not text:
        return ""
    rendered = _COMMONMARK.render(text).strip()
    return f'<div class="text">{rendered}</div>'


def render_inline(text: str) -> str:
    """Render a short text, such as a summary or a table cell, as HTML for a line of Markdown."""
    rendered = _COMMONMARK.renderInline(" ".join(clean(text).split()))
    return re.sub(r"[*_|\\]", lambda match: f"&#{ord(match.group())};", rendered) if rendered else ""


def render_note(text: str) -> str:
    """Render a short text as a separate paragraph, even where an HTML block is not possible, such as inside a tab."""
    rendered = render_inline(text)
    return f'<span class="note">{rendered}</span>' if rendered else ""


@lru_cache(maxsize=4096)
def first_sentence(text: str) -> str:
    """Return the first sentence of a description as plain text."""
    blocks = _COMMONMARK.parse(clean(text))
    for before, block in pairwise(blocks):
        if block.type == "inline" and before.type == "paragraph_open":
            plain = " ".join(_plain(block.children or []).split())
            match = re.match(r".+?[.!?](?=\s+[A-Z]|$)", plain)
            return match.group(0) if match else plain
    return ""


def attribute_text(text: str) -> str:
    """Return plain text for a page's description, which themes print into HTML without escaping."""
    return " ".join(clean(text).split()).translate(_PLAIN)


@lru_cache(maxsize=16384)
def escape(text: str) -> str:
    """Escape plain text for a line of Markdown: every character that could be markup becomes an entity."""
    return MARKUP.sub(lambda match: f"&#{ord(match.group())};", " ".join(clean(text).split()))


def code_span(text: str) -> str:
    """Return text as inline code, whatever it contains."""
    text = " ".join(clean(text).split())
    if not text:
        return "`\u00a0`"
    return f"`{text}`" if TAME_CODE.fullmatch(text) else f"<code>{escape(text)}</code>"


def code_path(path: str) -> str:
    """Return a path as HTML, with its parameters marked up."""
    parts = re.split(r"(\{[^{}]*\})", path)
    return "".join(
        f'<span class="op-variable">{escape(part)}</span>' if part.startswith("{") else escape(part) for part in parts
    )


def code_value(value: Any) -> str:
    """Return a JSON value as inline code; simple text has no quotes."""
    plain = isinstance(value, str) and value.strip() == value != ""
    return code_span(value if plain else json.dumps(value, ensure_ascii=False, default=str))


def fence(code: str, language: str, indent: int = 0, title: str = "") -> str:
    """Return a fenced code block that its content cannot close, indented for a place inside tabs.

    The title is for readers of the Markdown, who do not see the label of the tab.
    """
    title = " ".join(re.sub(r"[^\w (),.-]+", " ", title).split())
    code = CONTROL.sub("\N{REPLACEMENT CHARACTER}", code).rstrip("\n")
    longest = max((len(run) for run in re.findall(r"`+", code)), default=0)
    ticks = "`" * max(3, longest + 1)
    heading = f'{ticks}{language} title="{title}"' if title else f"{ticks}{language}"
    lines = [heading, *code.split("\n"), ticks]
    return "\n".join(" " * indent + line if line else "" for line in lines)


@lru_cache(maxsize=16384)
def heading_id(*parts: str) -> str:
    """Join parts to an id that is valid in HTML and all builders: letters, digits, `.`, `-`, and `_` inside words.

    Other underscores could be read as emphasis.
    """
    tame = re.sub(r"[^\w.-]+", "-", "-".join(parts), flags=re.ASCII)
    inside = re.sub(r"(?<![A-Za-z0-9])_+|_+(?![A-Za-z0-9])", "-", tame)
    return re.sub(r"-{2,}", "-", inside).strip("-") or "field"


def clean(text: str) -> str:
    """Drop control characters, some of which Python-Markdown uses itself, and escape text direction characters."""
    if text.isascii() and text.isprintable():
        return text
    return spell_signs(CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


class _Renderer(RendererHTML):
    """Renders CommonMark without headings, images or relative links."""

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return _escape_html(tokens[idx].content)

    def code_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f"<code>{_escape_html(tokens[idx].content)}</code>"

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return _highlight(tokens[idx].content, "")

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return _highlight(tokens[idx].content, tokens[idx].info.strip().split(" ")[0])

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return _escape_html(tokens[idx].content)

    def heading_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return '<p class="text-heading"><strong>'

    def heading_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "</strong></p>\n"

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return '<div class="md-typeset__scrollwrap"><div class="md-typeset__table"><table>\n'

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "</table></div></div>\n"

    def blockquote_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        kind = _callout(tokens, idx)
        if not kind:
            return "<blockquote>\n"
        return f'<div class="admonition {CALLOUT_CLASS[kind]}"><p class="admonition-title">{kind.capitalize()}</p>\n'

    def blockquote_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        opening = next(
            place for place in range(idx, -1, -1)
            if tokens[place].type == "blockquote_open" and tokens[place].level == tokens[idx].level
        )  # fmt: skip
        return "</div>\n" if tokens[opening].meta.get("callout") else "</blockquote>\n"

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        href = str(tokens[idx].attrs.get("href", ""))
        return f'<a href="{_shield(html.escape(href))}">' if _leads_out(href) else "<span>"

    def link_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        opening = next(token for token in reversed(tokens[:idx]) if token.type == "link_open")
        return "</a>" if _leads_out(str(opening.attrs.get("href", ""))) else "</span>"


def _leads_out(href: str) -> bool:
    """Allow only URLs that mean the same on every page."""
    return href.startswith(("https://", "http://", "mailto:"))


def _callout(tokens: Sequence[Token], idx: int) -> str:
    """Return the kind of callout that a block quote starts, and remove its marker from the text."""
    following = tokens[idx + 2] if idx + 2 < len(tokens) else None
    if following is None or following.type != "inline" or not following.children:
        return ""
    match = CALLOUT.match(following.content)
    if not match:
        return ""
    first = following.children[0]
    first.content = first.content[len(match.group().rstrip("\n")) :]
    if not first.content and len(following.children) > 1 and following.children[1].type == "softbreak":
        del following.children[:2]
    tokens[idx].meta["callout"] = True
    return match.group(1).lower()


def _highlight(code: str, language: str) -> str:
    try:
        lexer = get_lexer_by_name(language or "text", stripnl=False)
    except ClassNotFound:
        lexer = get_lexer_by_name("text", stripnl=False)
    rendered: str = highlight(code, lexer, HtmlFormatter(cssclass="highlight", wrapcode=True))
    return _shield(rendered)


def _escape_html(text: str) -> str:
    return _shield(html.escape(text, quote=False))


def _shield(markup: str) -> str:
    """Escape what the builders' preprocessors and attribute lists would process."""
    return re.sub(r"[`~{}\[\]]", lambda match: f"&#{ord(match.group())};", markup)


def _plain(tokens: Sequence[Token]) -> str:
    return "".join(_plain_parts(tokens))


def _plain_parts(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        yield " " if token.type in {"softbreak", "hardbreak"} else token.content


_COMMONMARK = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer).enable(["table", "strikethrough"])
