"""The home page: one screen, and code that runs."""

from __future__ import annotations

import os
import re
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
    """On a laptop, the first screen has the purpose, the code, the picture, and the links."""
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
    """The buttons lead to "Get started" and to the reference."""
    home = pages["index.html"]
    led = [target_of(home, str(tag["href"])) for tag in home.article.select("a.md-button")]
    assert led == [("guides/get-started/index.html", ""), ("reference/index.html", "")]


@pytest.mark.parametrize("label", ["Python", "Python (async)"])
def test_code_on_the_home_page_runs_until_the_invoice_is_paid(
    pages: dict[str, Page], tmp_path: Path, label: str
) -> None:
    """The five lines, copied from the page, create an invoice and end when it is paid."""
    tab_set = pages["index.html"].article.select_one(".home-code > .tabbed-set")
    assert tab_set is not None
    run_until_paid(code_of(dict(tabs(tab_set))[label]), tmp_path)


def test_code_in_the_readme_runs_until_the_invoice_is_paid(tmp_path: Path) -> None:
    """The lines in the repository's README do the same."""
    found = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found
    run_until_paid(found[1], tmp_path)


def run_until_paid(code: str, folder: Path) -> None:
    """Run code that shows an invoice and waits, pay the invoice, and expect the code to succeed only then."""
    assert '"wal_..."' in code
    with running_sandbox() as sandbox:
        file = folder / "example.py"
        file.write_text(code.replace("wal_...", sandbox.wallet_id), encoding="utf-8")
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "generated_client"),
            "PYTHONUNBUFFERED": "1",
            "LNPAY_API_KEY": sandbox.api_key,
            "LNPAY_BASE_URL": sandbox.url,
        }
        with subprocess.Popen(
            [sys.executable, str(file)], env=environment, stdout=subprocess.PIPE, text=True
        ) as process:
            try:
                assert process.stdout
                shown = process.stdout.readline().strip()
                [made] = sandbox.invoices()
                assert shown == made["payment_request"]
                assert process.poll() is None
                sandbox.pay(made["id"])
                assert process.wait() == 0
            finally:
                process.kill()
