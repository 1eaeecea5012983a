"""Find the code blocks of the guides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
GUIDES = ROOT / "docs" / "guides"

_FENCE = re.compile(r"^(?P<indent> *)```(?P<info>[^`]*)$")
_MARK = re.compile(r"^ *<!-- run: (?P<words>.*) -->$")
_TITLE = re.compile(r'title="(?P<title>[^"]+)"')
MARKS = {"continues", "payer", "prints", "file", "fails", "npm", "shown"}


@dataclass(frozen=True)
class Block:
    """A fenced block of a guide."""

    page: str
    line: int
    language: str
    title: str
    code: str
    marks: tuple[str, ...] = ()
    """What the comment above it says, as in MARKS; `shown` is not run: the program for it is not among ours."""

    @property
    def where(self) -> str:
        """The location in the guide, as editors link it."""
        return f"docs/guides/{self.page}.md:{self.line}"


def read_blocks(page: Path) -> Iterator[Block]:
    """Yield the fenced blocks of a page, also those inside tabs and lists."""
    lines = page.read_text(encoding="utf-8").splitlines()
    index = 0
    marks: tuple[str, ...] = ()
    while index < len(lines):
        line = lines[index]
        index += 1
        if mark := _MARK.match(line):
            marks = tuple(mark["words"].split())
            assert MARKS.issuperset(marks), f"{page.name}:{index}: unknown mark"
        elif fence := _FENCE.match(line):
            start, indent = index, fence["indent"]
            while lines[index] != f"{indent}```":
                index += 1
            code = "\n".join(text.removeprefix(indent) for text in lines[start:index]) + "\n"
            title = _TITLE.search(fence["info"])
            language = fence["info"].split()[0] if fence["info"].split() else ""
            yield Block(page.stem, start, language, title["title"] if title else "", code, marks)
            index, marks = index + 1, ()
        elif line.strip():
            marks = ()
