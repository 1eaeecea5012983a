"""Texts of a spec, prepared for a Markdown page."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.pages.text import (
    attribute_text,
    clean,
    code_path,
    code_span,
    code_value,
    escape,
    fence,
    first_sentence,
    heading_id,
    render_description,
    render_inline,
    render_note,
)


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("", ""),
        ("Plain *text*.", '<div class="text"><p>Plain <em>text</em>.</p></div>'),
        ("<script>alert(1)</script>", '<div class="text"><p>&lt;script&gt;alert(1)&lt;/script&gt;</p></div>'),
        ("[a](javascript:x)", '<div class="text"><p>&#91;a&#93;(javascript:x)</p></div>'),
        ("[a](https://x.example)", '<div class="text"><p><a href="https://x.example">a</a></p></div>'),
        ("[a](other.md)", '<div class="text"><p><span>a</span></p></div>'),
        ("![a](https://x.example/b.png)", '<div class="text"><p>a</p></div>'),
        ("# Big", '<div class="text"><p class="text-heading"><strong>Big</strong></p></div>'),
        ("`{{ x }}`", '<div class="text"><p><code>&#123;&#123; x &#125;&#125;</code></p></div>'),
    ],
)
def test_descriptions_are_closed_blocks(text: str, rendered: str) -> None:
    """Descriptions are CommonMark without HTML, pictures and unsafe links, and are not processed again."""
    assert render_description(text) == rendered


def test_callouts_of_descriptions() -> None:
    """A quote that starts with a kind is an admonition; any other is a quote."""
    warned = render_description("> [!WARNING]\n> Careful.")
    assert 'class="admonition warning"' in warned and "Careful." in warned and "[!" not in warned
    assert (
        render_description("> Said.").count("<blockquote>") == render_description("> # Big").count("<blockquote>") == 1
    )
    assert "<blockquote>" in render_description("> ```\n> code\n> ```")


def test_tables_of_descriptions_scroll() -> None:
    """A wide table scrolls inside the theme's frame."""
    table = render_description("| a |\n|---|\n| b |")
    assert table.count('<div class="md-typeset__table"><table>') == table.count("</table></div></div>") == 1


def test_code_of_descriptions_is_highlighted() -> None:
    """Code is highlighted in its language, known or unknown."""
    for language in ("python", "no-such-language", ""):
        assert 'class="highlight"' in render_description(f"```{language}\nx = 1\n```")
    assert 'class="highlight"' in render_description("By its indentation:\n\n    x = 1")


@pytest.mark.parametrize(
    ("text", "rendered"),
    [("a *b* | c_d", "a <em>b</em> &#124; c&#95;d"), ("two\nlines", "two lines"), ("", "")],
)
def test_short_texts_go_into_a_line(text: str, rendered: str) -> None:
    """A short text has no line break and nothing that tables or emphasis would interpret."""
    assert render_inline(text) == rendered
    assert render_note(text) == (f'<span class="note">{rendered}</span>' if rendered else "")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two.", "One."),
        ("Version 1.5 is out. More.", "Version 1.5 is out."),
        ("# Title\n\nA *first* one! Then.", "A first one!"),
        ("No end", "No end"),
        ("", ""),
    ],
)
def test_the_first_sentence(text: str, sentence: str) -> None:
    """The first sentence is from the first paragraph, without markup."""
    assert first_sentence(text) == sentence


def test_what_could_be_markup_is_escaped() -> None:
    """Markdown and HTML characters become entities; control characters are removed."""
    assert escape("a_b <c> *d*\x07") == "a_b &#60;c&#62; &#42;d&#42;"
    assert clean("a\r\nb\rc\x00") == "a\nb\nc"
    assert attribute_text('a "b" <c> & d\n') == "a 'b' \u2039c\u203a + d"


@pytest.mark.parametrize(
    ("text", "span"),
    [("a-b/c", "`a-b/c`"), ("a`b", "<code>a&#96;b</code>"), ("{x}", "<code>&#123;x&#125;</code>"), ("", "`\u00a0`")],
)
def test_code_spans(text: str, span: str) -> None:
    """Simple text is put in backticks, anything else is escaped."""
    assert code_span(text) == span


@pytest.mark.parametrize(
    ("value", "shown"),
    [("text", "`text`"), (" text", '`" text"`'), ("", '`""`'), (None, "`null`"), (True, "`true`"), (1.5, "`1.5`")],
)
def test_values(value: Any, shown: str) -> None:
    """Values are shown as JSON, and readable strings without quotes."""
    assert code_value(value) == shown


def test_paths_have_their_parameters_set_apart() -> None:
    """Each path parameter is in its own span."""
    assert code_path("/a/{id}") == '/a/<span class="op-variable">&#123;id&#125;</span>'


def test_fences_cannot_be_closed_from_inside() -> None:
    """The fence is longer than any run of backticks inside; titles contain no quotes."""
    assert fence("a\n```\nb\n", "text") == "````text\na\n```\nb\n````"
    assert fence("a\n\nb", "js", indent=4, title='T "x"') == '    ```js title="T x"\n    a\n\n    b\n    ```'
    assert "\x07" not in fence("a\x07", "text")


@pytest.mark.parametrize(
    ("parts", "anchor"),
    [
        (("body", "num_satoshis"), "body-num_satoshis"), (("response", "a.b[]"), "response-a.b"),
        (("field", "__x__"), "field-x"), (("a b", "ö"), "a-b"), (("*",), "field"),
    ],
)  # fmt: skip
def test_ids(parts: tuple[str, ...], anchor: str) -> None:
    """Ids have letters, digits, dots, hyphens, and underscores inside words."""
    assert heading_id(*parts) == anchor
