"""The home page: one screen, and code that runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.sandbox import running_sandbox
from tests.site.site_build import ROOT
from tests.site.site_pages import Page, code_of, tabs, target_of

pytestmark = pytest.mark.xdist_group("site")


def test_home_fits_one_screen(browser: Browser, served: str) -> None:
    """What it is, code, the picture, and the ways on are in sight on a laptop at once."""
    tab = browser.new_page(viewport={"width": 1366, "height": 900})
    try:
        tab.goto(served)
        for selector in (".home h1", ".home-code pre", ".home-way svg", ".md-button--primary", ".home-more"):
            box = tab.locator(selector).first.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= 900, selector
    finally:
        tab.close()


def test_home_leads_on(pages: dict[str, Page]) -> None:
    """The buttons lead to get started and to the reference."""
    home = pages["index.html"]
    led = [target_of(home, str(tag["href"])) for tag in home.article.select("a.md-button")]
    assert led == [("guides/get-started/index.html", ""), ("reference/index.html", "")]


@pytest.mark.parametrize("label", ["Python", "Python (async)"])
def test_code_on_the_home_page_runs_until_the_invoice_is_paid(
    pages: dict[str, Page], tmp_path: Path, label: str
) -> None:
    """The five lines, copied from the page, make an invoice and end when it is paid."""
    tab_set = pages["index.html"].article.select_one(".home-code > .tabbed-set")
    assert tab_set is not None
    code = code_of(dict(tabs(tab_set))[label])
    file = tmp_path / "home.py"
    file.write_text(code, encoding="utf-8")
    with running_sandbox() as sandbox:
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "generated_client"),
            "PYTHONUNBUFFERED": "1",
            "LNPAY_API_KEY": sandbox.api_key,
            "LNPAY_BASE_URL": sandbox.url,
            "LNPAY_WALLET_KEY": sandbox.wallet_id,
        }
        with subprocess.Popen(
            [sys.executable, str(file)], env=environment, stdout=subprocess.PIPE, text=True
        ) as process:
            try:
                assert process.stdout
                assert process.stdout.readline().startswith("lnbcrt")
                sandbox.pay(next(iter(sandbox.invoices()))["id"])
                output, _ = process.communicate(timeout=60)
            finally:
                process.kill()
    assert process.returncode == 0
    assert output.startswith("paid with ")
