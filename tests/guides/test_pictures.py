"""The pictures of the guides are fresh, well-formed and described."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.text import Text

from scripts import draw_pictures
from scripts.draw_pictures import PICTURES, draw_all
from scripts.pictures.bolt11_anatomy import take_apart
from scripts.pictures.terminal import _texts, draw_terminal
from scripts.take_pictures import shortened
from tests.guides.guide_blocks import GUIDES
from tests.openapi import document

SVG = "{http://www.w3.org/2000/svg}"
FILES = sorted(PICTURES.glob("*.svg"))


def test_drawn_pictures_are_fresh() -> None:
    """Each picture drawn from data is up to date."""
    for name, svg in draw_all().items():
        drawn = (PICTURES / name).read_text(encoding="utf-8")
        assert drawn == svg, f"{name} is stale, run: python -m scripts.draw_pictures"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_picture_is_small_and_loads_nothing(path: Path) -> None:
    """A picture scales, stays below 12 kB, and refers to no other file."""
    text = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)  # our own file
    assert root.tag == f"{SVG}svg"
    assert root.get("viewBox")
    assert len(text) < 12_000
    assert not re.search(r"href|url\(|@import|<script", text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_picture_is_used_with_alternative_text(path: Path) -> None:
    """Each picture is used in a guide, with an alternative text and its dimensions."""
    pages = "\n".join(page.read_text(encoding="utf-8") for page in GUIDES.glob("*.md"))
    picture = rf'!\[([^\]]*)\]\(img/{re.escape(path.name)}\)\{{ width="(\d+)" height="(\d+)"'
    (alternative, width, height), *_ = re.findall(picture, pages)
    assert len(alternative) > 20
    view_box = re.search(r'viewBox="0 0 (\S+) (\S+)"', path.read_text(encoding="utf-8"))
    assert view_box
    assert int(height) == round(int(width) * float(view_box[2]) / float(view_box[1]))


def test_parts_make_up_the_invoice() -> None:
    """The parts in the picture add up to the invoice, and contain the known fields."""
    spec = document()
    ln_tx = spec["components"]["examples"]["unpaid"]["value"]
    parts = list(take_apart(ln_tx["payment_request"]))
    assert "".join(part.text for part in parts) == ln_tx["payment_request"]
    values = [part.value for part in parts]
    for field in ("num_satoshis", "created_at", "r_hash_decoded", "memo", "expiry", "dest_pubkey"):
        assert ln_tx[field] in values, field


def test_parts_are_described_in_words_too() -> None:
    """The Markdown copy of the guide has no pictures, so a paragraph names each part of the invoice."""
    spec = document()
    words = next(
        line
        for line in (GUIDES / "invoices.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("In order: ")
    )
    place = 0
    for part in take_apart(spec["components"]["examples"]["unpaid"]["value"]["payment_request"]):
        shown = part.text if len(part.text) <= 8 else f"{part.text[:8]}…"
        place = words.index(f"`{shown}` {part.meaning}", place)


def test_a_terminal_becomes_text_and_squares() -> None:
    """Styles survive, text cannot break out of the picture, and a QR code is drawn in squares without gaps."""
    svg = draw_terminal("a <title>", "\x1b[1mBold\x1b[0m & plain\n▀▀██▄▄  ▀▀██\n\n\x1b[2mdim\x1b[0m")
    root = ElementTree.fromstring(svg)
    texts = [(each.text, each.get("class")) for each in root.iter(f"{SVG}text")]
    assert texts == [("Bold", "b"), (" & plain", ""), ("dim", "d")]
    _, *squares = root.iter(f"{SVG}rect")
    starts_and_widths = [(each.get("x"), each.get("width")) for each in squares]
    assert starts_and_widths == [("20.0", "33.7"), ("87.2", "33.7"), ("36.8", "33.7"), ("104.0", "16.9")]


def test_the_demo_is_cut_to_one_client_and_its_end() -> None:
    """The picture shows the first client and the last lines; lines that are too long end in dots."""
    printed = "start\n" + "x" * 200 + "\n\x1b[1mAsyncLNPay\x1b[0m\nsecond\n1\n2\n3\n4"
    lines = shortened(printed).splitlines()
    assert lines == ["$ make demo", "start", "x" * 97 + "...\x1b[0m", "...", "", "1", "2", "3", "4"]


def test_stale_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`--check` names them and writes nothing; without it they are written, once."""
    monkeypatch.setattr(draw_pictures, "ROOT", tmp_path)
    monkeypatch.setattr(draw_pictures, "PICTURES", tmp_path)
    monkeypatch.setattr(draw_pictures, "draw_all", lambda: {"one.svg": "<svg/>"})
    assert draw_pictures.main(["--check"]) == 1
    assert capsys.readouterr().out == "one.svg: stale, run: python -m scripts.draw_pictures\n"
    assert draw_pictures.main([]) == 0
    assert (tmp_path / "one.svg").read_text() == "<svg/>" and capsys.readouterr().out == "one.svg: written\n"
    assert draw_pictures.main(["--check"]) == 0 and capsys.readouterr().out == ""


def test_blanks_of_a_terminal_are_not_drawn() -> None:
    """A styled space between two words is omitted."""
    assert len([*_texts(Text.assemble("a", ("  ", "red"), "b"), 0)]) == 2
