"""axe-core, from npm, for pages in the browser."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page as BrowserPage

from tests.site.site_build import ROOT

NPM = Path(__file__).parent / "npm"


@cache
def script() -> str:
    """Return axe-core's script; installed once, and again when the lock file changes."""
    lock = (NPM / "package-lock.json").read_bytes()
    folder = ROOT / ".cache" / f"site-npm-{hashlib.sha256(lock).hexdigest()[:12]}"
    folder.parent.mkdir(exist_ok=True)
    with (folder.parent / "site-npm.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)  # several test processes may start at once
        if not folder.exists():
            with tempfile.TemporaryDirectory(dir=folder.parent) as aside:
                for name in ("package.json", "package-lock.json"):
                    shutil.copy(NPM / name, aside)
                command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", aside]
                subprocess.run(command, check=True, capture_output=True, timeout=240)
                shutil.copytree(aside, folder)
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def findings(page: BrowserPage, *, rules: Sequence[str] = ()) -> list[str]:
    """Return what axe-core finds, with all its default rules or with those named, a line for each node."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(script())
    # What would be loaded beforehand is media, of which there are none, and style sheets, which no default rule reads.
    options: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
    if rules:
        options["runOnly"] = list(rules)
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{violation['id']}: {node['target'][0]}: {node['any'][0]['message'] if node['any'] else violation['help']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
