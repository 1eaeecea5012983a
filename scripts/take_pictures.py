"""Take the pictures of the README: `make demo` on a terminal, and the site in a browser.

    python -m scripts.take_pictures

Builds the site into a temporary folder, and writes docs/assets/demo.svg and docs/assets/site.png; needs chromium.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts.pictures.terminal import draw_terminal
from scripts.site_scores import FLAGS, serve_compressed

ROOT = Path(__file__).parent.parent
ASSETS = ROOT / "docs" / "assets"
PAGE = "reference/operations/post-wallet-invoice/"
SIZE = {"width": 1366, "height": 860}
LINE = 100
"""Characters; longer lines, such as invoices, are cut."""


def main() -> int:
    """Take both pictures."""
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(LINE)}
    command = [sys.executable, "-m", "scripts.demo"]
    printed = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout
    (ASSETS / "demo.svg").write_text(draw_terminal("make demo", shortened(printed)), encoding="utf-8", newline="\n")
    with tempfile.TemporaryDirectory() as site:
        mkdocs = Path(sys.executable).with_name("mkdocs")
        build = [str(mkdocs), "build", "--strict", "--quiet", "--site-dir", site]
        subprocess.run(build, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
        with serve_compressed(Path(site)) as address:
            take_page(f"{address}/{PAGE}", ASSETS / "site.png")
    return 0


def shortened(printed: str) -> str:
    """Return the demo's output for its first client, and its last lines; long lines are cut."""
    begin, _, rest = printed.partition("\n\x1b[1mAsyncLNPay")
    end = "\n".join(rest.rstrip().splitlines()[-4:])
    lines = f"$ make demo\n{begin}\n...\n\n{end}".splitlines()
    return "\n".join(_cut(line) for line in lines)


def _cut(line: str) -> str:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", line)
    return line if len(plain) <= LINE else f"{line[: LINE - 3]}...\x1b[0m"


def take_page(url: str, path: Path) -> None:
    """Take a screenshot of the top of a page on a desktop."""
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS.split())
        page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]  # a plain mapping will do
        page.goto(url, wait_until="networkidle")
        page.screenshot(path=path)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
