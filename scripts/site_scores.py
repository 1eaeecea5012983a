"""Measure the built site with Lighthouse, in Debian's Chromium: `python -m scripts.site_scores [PAGE ...]`.

Run `make docs` first. Lighthouse comes from npm, once, into .cache/. Scores: median of three runs, mobile.
Exit code 1: accessibility, best practices or SEO is below 100. Performance depends on the load of the machine, so it is
only printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
LIGHTHOUSE = "lighthouse@13.5.0"
PAGES = ("", "guides/get-started/", "reference/", "reference/operations/post-wallet-invoice/")
MUST_BE_FULL = ("accessibility", "best-practices", "seo")
SHOWN = ("performance", *MUST_BE_FULL)
FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure pages and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", default=list(PAGES), help="paths of pages")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="folder of the built site")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args(arguments)
    if not (options.site / "index.html").is_file():
        print(f"No site in {options.site}: run `make docs` first.", file=sys.stderr)
        return 2
    program = install()
    short = False
    print(f"{'page':48}" + "".join(f"{name:>16}" for name in SHOWN))
    with serve_compressed(options.site) as address:
        for page in options.pages:
            scores = [measure(program, f"{address}/{page}") for _ in range(options.runs)]
            median = {name: round(statistics.median(score[name] for score in scores)) for name in SHOWN}
            short = short or any(median[name] < 100 for name in MUST_BE_FULL)
            print(f"/{page:47}" + "".join(f"{median[name]:16}" for name in SHOWN), flush=True)
    return 1 if short else 0


def install() -> Path:
    """Return the Lighthouse command; it is installed aside first, so that an interruption leaves nothing half done."""
    folder = ROOT / ".cache" / LIGHTHOUSE.replace("@", "-")
    if not folder.exists():
        folder.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as aside:
            command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", aside, LIGHTHOUSE]
            subprocess.run(command, check=True, capture_output=True, timeout=600)
            shutil.copytree(aside, folder, symlinks=True)
    return folder / "node_modules" / "lighthouse" / "cli" / "index.js"


def measure(program: Path, url: str) -> dict[str, float]:
    """Return the scores of one run."""
    chromium = shutil.which("chromium") or "/usr/bin/chromium"
    command = ["node", str(program), url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    environment = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=True)
    categories: dict[str, Any] = json.loads(done.stdout)["categories"]
    return {name: 100 * (categories[name]["score"] or 0) for name in SHOWN}


class _Compressed(SimpleHTTPRequestHandler):
    """Serves files like a static site host: gzipped if that helps."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in {".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".yaml", ".md"}:
            body = gzip.compress(body, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serve_compressed(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine, and yield its URL."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressed, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


if __name__ == "__main__":
    sys.exit(main())
