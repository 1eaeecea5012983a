"""An SVG card with a background, a frame and fonts that suit light and dark pages."""

from __future__ import annotations

from xml.sax.saxutils import escape

CARD_WIDTH = 420

_STYLE = """
  .card { fill: #fbfbfd; stroke: #d3d6de; }
  text { fill: #1d2129; font: 14px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
  .strong { font-weight: 600; }
  .small { font-size: 13px; fill: #4d5564; }
  .code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 13px; }
  .middle { text-anchor: middle; }
  .end { text-anchor: end; }
  .tint0 { fill: #dfe7fb; }
  .tint1 { fill: #fdecc8; }
  line { stroke: #8b93a3; stroke-width: 1.5; }
  @media (prefers-color-scheme: dark) {
    .card { fill: #1d2029; stroke: #3b4150; }
    text { fill: #e8eaf0; }
    .small { fill: #b4bac8; }
    .tint0 { fill: #2b3a63; }
    .tint1 { fill: #574418; }
    line { stroke: #7b8497; }
  }
""".strip()


def escaped(text: str) -> str:
    """Make text safe between tags and in attributes."""
    return escape(text, {'"': "&quot;"})


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


class Card:
    """Collects shapes and writes them as one SVG."""

    def __init__(self, title: str, description: str) -> None:
        self._title = title
        self._description = description
        self._shapes: list[str] = []

    def rect(self, x: float, y: float, width: float, height: float, *, tint: int) -> None:
        """Add a background behind text."""
        size = f'width="{_number(width)}" height="{_number(height)}"'
        self._shapes.append(f'<rect class="tint{tint}" x="{_number(x)}" y="{_number(y)}" {size} rx="3"/>')

    def text(self, x: float, y: float, text: str, classes: str) -> None:
        """Add a line of text; y is its base line."""
        if not text:
            return
        self._shapes.append(f'<text class="{classes}" x="{_number(x)}" y="{_number(y)}">{escaped(text)}</text>')

    def spaced(self, x: float, y: float, text: str, width: float) -> None:
        """Add code that fills exactly this width, in any font."""
        length = f'textLength="{_number(width)}" lengthAdjust="spacingAndGlyphs"'
        place = f'x="{_number(x)}" y="{_number(y)}"'
        self._shapes.append(f'<text class="code" {place} {length}>{escaped(text)}</text>')

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Add a line."""
        ends = " ".join(
            f'{name}="{_number(value)}"' for name, value in {"x1": x1, "y1": y1, "x2": x2, "y2": y2}.items()
        )
        self._shapes.append(f"<line {ends}/>")

    def svg(self, height: float) -> str:
        """Write the card with this height."""
        size = f"{CARD_WIDTH} {_number(height)}"
        frame = f'width="{CARD_WIDTH - 1}" height="{_number(height - 1)}"'
        head = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img" aria-labelledby="title desc">',
            f'<title id="title">{escaped(self._title)}</title>',
            f'<desc id="desc">{escaped(self._description)}</desc>',
            f"<style>\n  {_STYLE}\n</style>",
            f'<rect class="card" x="0.5" y="0.5" {frame} rx="8"/>',
        ]
        return "\n".join([*head, *self._shapes, "</svg>\n"])
