"""The tool that compares our overrides with the stock templates."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts import compare_templates
from scripts.client.generator import STOCK_TEMPLATES


def test_differences(capsys: pytest.CaptureFixture[str]) -> None:
    """Each override is shown against its stock template."""
    assert compare_templates.main(["client.py.jinja"]) == 0
    out = capsys.readouterr().out
    assert "--- stock/client.py.jinja" in out and "+++ overrides/client.py.jinja" in out
    assert "+Forked from openapi-python-client" in out


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    """The list names each override."""
    assert compare_templates.main(["--list"]) == 0
    assert "model.py.jinja: " in capsys.readouterr().out


def test_another_release(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Against another release, only its changes are shown; a removed template is an error."""
    stock = tmp_path / "templates"
    shutil.copytree(STOCK_TEMPLATES, stock)
    (stock / "errors.py.jinja").write_text("new\n")
    (stock / "types.py.jinja").unlink()
    assert compare_templates.main(["--stock", str(stock)]) == 1
    captured = capsys.readouterr()
    assert "+new" in captured.out and "client.py.jinja" not in captured.out
    assert "types.py.jinja: overrides nothing" in captured.err
    assert compare_templates.main(["--stock", str(tmp_path / "none")]) == 2
