"""An extension of griffe: docstrings are shown as text and Markdown, never as HTML, whatever a spec wrote into them."""

from __future__ import annotations

import re
from typing import Any

import griffe

CODE = re.compile(
    r"^[ \t]*(?P<fence>```+).*?^[ \t]*(?P=fence)[ \t]*$"  # a block, or a span, which no blank line interrupts
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
ENTITIES = {"<": "&lt;", "{": "&#123;", "![": "!&#91;", "(javascript:": "(#"}
ACTIVE = re.compile("|".join(map(re.escape, ENTITIES)), re.IGNORECASE)


class PlainDocstrings(griffe.Extension):
    """Takes tags, attributes and pictures out of docstrings; code in them stays as it is."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Change the docstring of one object."""
        if obj.docstring:
            obj.docstring.value = plain(obj.docstring.value)


def plain(text: str) -> str:
    """Return a docstring without what Markdown would hand on to the browser."""
    parts, end = [], 0
    for code in CODE.finditer(text):
        parts += [_escape(text[end : code.start()]), code.group()]
        end = code.end()
    return "".join([*parts, _escape(text[end:])])


def _escape(text: str) -> str:
    return ACTIVE.sub(lambda match: ENTITIES[match.group().lower()], text)
