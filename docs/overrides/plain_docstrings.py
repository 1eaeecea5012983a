"""An extension of griffe: docstrings are shown as text and Markdown, never as HTML, whatever a spec wrote into them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import griffe

FENCE = re.compile(r"^( *)(`{3,}|~{3,})[\w+-]*\s*$")
SECTION = re.compile(r"^[A-Z][a-z]+:\s*$")
SPAN = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)")
LINK = re.compile(r"(?<!!)\[[^\[\]`<>{}]*\]\(https?://[^\s()<>\"'`{}\[\]]*\)")
ACTIVE = re.compile(r"[<{\[`]|:::|!!!|\?\?\?|===|///")
"""What makes Markdown and its extensions do more than format text: tags, attributes, references, blocks, directives."""


class PlainDocstrings(griffe.Extension):
    """Takes tags, attributes and pictures out of docstrings; code in them stays as it is."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Change the docstring of one object."""
        if obj.docstring:
            obj.docstring.value = plain(obj.docstring.value)


def plain(text: str) -> str:
    """Return a docstring without what Markdown would hand on to the browser.

    Each argument's text is rendered alone, so code ends where its line does, or with a block that is one argument's.
    """
    lines, done, index = text.split("\n"), [], 0
    while index < len(lines):
        end = _end_of_block(lines, index)
        done += lines[index:end] if end else [_plain_line(lines[index])]
        index = end or index + 1
    return "\n".join(done)


def _end_of_block(lines: list[str], start: int) -> int:
    """Return the index after the block of code that begins here, 0 where none does."""
    opening = FENCE.match(lines[start])
    if not opening:
        return 0
    indent, fence = opening.groups()
    for index, line in enumerate(lines[start + 1 :], start + 1):
        if line.rstrip() == indent + fence:
            return index + 1
        outside = line.strip() and not line.startswith(indent)
        if outside or SECTION.match(line) or line.lstrip().startswith(fence[:3]):
            return 0
    return 0


def _plain_line(line: str) -> str:
    return _between(SPAN, line, lambda text: _between(LINK, text, _escape))


def _between(kept: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    """Return a text that is changed between what is kept as it is."""
    parts, end = [], 0
    for match in kept.finditer(text):
        parts += [change(text[end : match.start()]), match.group()]
        end = match.end()
    return "".join([*parts, change(text[end:])])


def _escape(text: str) -> str:
    return ACTIVE.sub(lambda match: f"&#{ord(match.group()[0])};{match.group()[1:]}", text)
