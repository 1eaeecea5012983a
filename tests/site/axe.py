"""axe-core, from npm, for pages in the browser."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from playwright.sync_api import Page as BrowserPage

from tests import npm


@cache
def script() -> str:
    """Return axe-core's script."""
    return (npm.packages() / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def findings(page: BrowserPage, *, rules: Sequence[str] = ()) -> list[str]:
    """Return axe-core's findings, with all its default rules or the named ones, a line per node."""
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
