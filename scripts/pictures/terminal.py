"""Renders terminal output as an SVG; QR codes made of half blocks become squares that can be scanned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from rich.style import Style
from rich.text import Text

WIDTH, HEIGHT = 8.4, 16.8
"""Of one character."""
MARGIN = 20
BLOCKS = {" ": (False, False), "▀": (True, False), "▄": (False, True), "█": (True, True)}
"""For each character of a QR code: whether its upper half is light, and its lower half."""


def draw_terminal(title: str, output: str) -> str:
    """Return a picture of terminal output, including ANSI colours."""
    lines = [Text.from_ansi(line) for line in output.splitlines()]
    columns = max(line.cell_len for line in lines)
    width, height = columns * WIDTH + 2 * MARGIN, len(lines) * HEIGHT + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img">',
        f"<title>{escape(title)}</title>",
        "<style>text{font:14px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#e6edf3;white-space:pre}"
        ".b{font-weight:bold}.d{fill:#8b949e}.g{fill:#3fb950}</style>",
        f'<rect width="{width:.0f}" height="{height:.0f}" rx="10" fill="#0d1117"/>',
    ]
    for number, line in enumerate(lines):
        top = MARGIN + number * HEIGHT
        parts += _squares(line.plain, top) if _is_code(line.plain) else _texts(line, top)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _is_code(line: str) -> bool:
    return len(line) > 10 and set(line) <= BLOCKS.keys() and not line.isspace()


def _squares(line: str, top: float) -> Iterator[str]:
    """Draw one line of a QR code, a run of light squares at a time."""
    for half in (0, 1):
        light = [BLOCKS[sign][half] for sign in line]
        for start, end in _runs(light):
            left, above = MARGIN + start * WIDTH, top + half * HEIGHT / 2
            size = f'width="{(end - start) * WIDTH + 0.1:.1f}" height="{HEIGHT / 2 + 0.1:.1f}"'
            yield f'<rect x="{left:.1f}" y="{above:.1f}" {size} fill="#fff" shape-rendering="crispEdges"/>'


def _runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each run of true values."""
    start = None
    for index, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = index
        elif not flag and start is not None:
            yield start, index
            start = None


def _texts(line: Text, top: float) -> Iterator[str]:
    """Draw a line of text, in pieces by style; the width of each is fixed, whatever the font."""
    spots = sorted({0, len(line), *(spot for span in line.spans for spot in (span.start, span.end))})
    for start, end in pairwise(spots):
        text = line.plain[start:end]
        if not text.strip():
            continue
        styles = [span.style for span in line.spans if span.start <= start and span.end >= end]
        names = " ".join(name for style in styles for name in _classes(style))
        left = f'x="{MARGIN + start * WIDTH:.1f}" y="{top + HEIGHT * 0.75:.1f}"'
        yield f'<text {left} textLength="{len(text) * WIDTH:.1f}" class="{names}">{escape(text)}</text>'


def _classes(style: Style | str) -> Iterator[str]:
    if isinstance(style, Style):
        yield from ("b",) * bool(style.bold)
        yield from ("d",) * bool(style.dim)
        yield from ("g",) * bool(style.color and style.color.name == "green")
