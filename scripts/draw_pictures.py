"""Draw the guides' pictures that are based on data: a QR code, the anatomy of an invoice, the exception hierarchy.

`python -m scripts.draw_pictures` writes them; `--check` lists stale ones and exits with 1 if there are any.
Each picture has its own background, so that it is readable on light and dark pages.
"""

from __future__ import annotations

import argparse
import importlib
import io
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import segno
import yaml

from scripts.model import build_model, load_config
from scripts.pictures.bolt11_anatomy import Part, take_apart
from scripts.pictures.svg_card import CARD_WIDTH, Card

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "guides" / "img"

LINE_LENGTH = 54
"""Characters of an invoice per line of the picture."""
CELL = 7.2
"""Width of a character."""


def example_ln_tx(spec: Mapping[str, Any]) -> dict[str, Any]:
    """Return the spec's first example of an LnTx."""
    return dict(spec["components"]["examples"]["unpaid"]["value"])


def draw_qr_code(invoice: str) -> str:
    """Draw a QR code of an invoice in upper case, which needs fewer dots."""
    out = io.BytesIO()
    code = segno.make("LIGHTNING:" + invoice.upper(), error="l")
    code.save(out, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False, omitsize=True, nl=True)
    return out.getvalue().decode()


def draw_anatomy(ln_tx: Mapping[str, Any]) -> str:
    """Draw an invoice with numbered parts; below, the meaning of each, and the LnTx field with the same value."""
    parts = list(take_apart(ln_tx["payment_request"]))
    card = Card(
        "Anatomy of a Lightning invoice",
        "; ".join(f"{part.text if len(part.text) < 9 else part.text[:8] + '…'} is {part.meaning}" for part in parts),
    )
    top = _draw_letters(card, parts) + 22
    for number, part in enumerate(parts, start=1):
        shown = part.text if len(part.text) <= 14 else f"{part.text[:8]}…{part.text[-5:]}"
        card.rect(14, top - 13, 22, 18, tint=number % 2)
        card.text(25, top, str(number), "small middle")
        card.text(44, top, shown, "code")
        card.text(160, top, part.meaning, "strong")
        same = [name for name, value in ln_tx.items() if part.value is not None and value == part.value]
        card.text(CARD_WIDTH - 14, top, " ".join(same), "code end")
        for line in part.lines:
            top += 17
            card.text(160, top, line, "small")
        top += 25
    return card.svg(top - 4)


def _draw_letters(card: Card, parts: list[Part]) -> float:
    """Draw the whole invoice in lines of equal length, each part on its own background; return where it ends."""
    left, line_height, position = 14.0, 24.0, 0
    top = 26.0
    for number, part in enumerate(parts, start=1):
        rest = part.text
        while rest:
            line, column = divmod(position, LINE_LENGTH)
            piece, rest = rest[: LINE_LENGTH - column], rest[LINE_LENGTH - column :]
            x, y = left + column * CELL, top + line * line_height
            card.rect(x, y - 14, len(piece) * CELL, 20, tint=number % 2)
            card.spaced(x, y, piece, len(piece) * CELL)
            position += len(piece)
    return top + (position - 1) // LINE_LENGTH * line_height + 16


def draw_exceptions(errors: ModuleType, root: type[Exception]) -> str:
    """Draw the exception classes of a module as a tree, from its root on."""
    rows = list(_tree(root, errors))
    card = Card("Exception hierarchy", "; ".join(f"{name} is a subclass of {base}" for _, name, base, _ in rows[1:]))
    top = 32.0
    last_at: dict[int, float] = {}
    for depth, name, _, note in rows:
        x = 18 + depth * 24
        if depth:
            card.line(x - 15, last_at[depth - 1] + 8, x - 15, top - 5)
            card.line(x - 15, top - 5, x - 4, top - 5)
        last_at[depth] = top
        card.text(x, top, name, "code strong")
        card.text(CARD_WIDTH - 16, top, note, "small end")
        top += 28
    return card.svg(top - 8)


def _tree(cls: type[Exception], module: ModuleType, depth: int = 0) -> Iterator[tuple[int, str, str, str]]:
    """Yield depth, name, base and a note for a class and all below it.

    The note is the status at the start of its docstring, or the built-in exception that it also extends.
    """
    status = re.match(r"(\d\w\w): ", cls.__doc__ or "")
    also = [base.__name__ for base in cls.__bases__[1:] if base.__module__ == "builtins"]
    note = status[1] if status else " ".join(f"also a {name}" for name in also)
    yield depth, cls.__name__, cls.__bases__[0].__name__, note
    for child in cls.__subclasses__():
        if getattr(module, child.__name__, None) is child and child.__bases__[0] is cls:
            yield from _tree(child, module, depth + 1)


def load_errors() -> tuple[ModuleType, type[Exception]]:
    """Import the generated client's errors; return the module and its root class."""
    config = load_config(ROOT / "generator-config.yaml")
    api = build_model(_read_spec(), config)
    module = importlib.import_module(f"{api.package_name}.errors")
    root: type[Exception] = getattr(module, f"{api.class_name}Error")
    return module, root


def draw_all() -> dict[str, str]:
    """Draw every picture; return them by file name."""
    ln_tx = example_ln_tx(_read_spec())
    return {
        "invoice-qr.svg": draw_qr_code(ln_tx["payment_request"]),
        "invoice-parts.svg": draw_anatomy(ln_tx),
        "exceptions.svg": draw_exceptions(*load_errors()),
    }


def _read_spec() -> dict[str, Any]:
    spec: dict[str, Any] = yaml.safe_load((ROOT / "openapi.yaml").read_text(encoding="utf-8"))
    return spec


def main(arguments: list[str] | None = None) -> int:
    """Write the pictures, or with `--check` only list stale ones."""
    parser = argparse.ArgumentParser(prog="python -m scripts.draw_pictures", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a picture is stale")
    check = parser.parse_args(arguments).check
    stale = []
    for name, svg in draw_all().items():
        path = PICTURES / name
        if not path.is_file() or path.read_text(encoding="utf-8") != svg:
            stale.append(path.relative_to(ROOT))
            if not check:
                path.write_text(svg, encoding="utf-8", newline="\n")
    for name_ in stale:
        print(f"{name_}: stale, run: python -m scripts.draw_pictures" if check else f"{name_}: written")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
