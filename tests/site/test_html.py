"""The HTML of the built site, checked against the standard by html-validate."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.npm import packages
from tests.programs import program

_OF_THE_THEME = {
    ("valid-autocomplete", "#__drawer"),
    ("valid-autocomplete", "#__search"),
    ("attribute-allowed-values", 'Attribute "tabindex" is missing value'),
}
"""Mistakes in the theme's own templates: the rule, with the element or (where the element varies) the message."""


def _mistakes(folder: Path, scratch: Path) -> list[str]:
    config, report = scratch / "html-validate.json", scratch / "report.json"
    config.write_text('{"root": true, "extends": ["html-validate:standard"]}', encoding="utf-8")
    html_validate = packages() / "html-validate" / "bin" / "html-validate.mjs"
    command = [program("node"), str(html_validate), "--config", str(config), "--ext", "html"]
    command += ["--formatter", f"json={report}", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return [
        f"{Path(page['filePath']).relative_to(folder)}:{found['line']}:{found['column']}: {found['message']}"
        for page in json.loads(report.read_text(encoding="utf-8"))
        for found in page["messages"]
        if not _OF_THE_THEME & {(found["ruleId"], found["selector"]), (found["ruleId"], found["message"])}
    ]


def test_each_page_is_valid(site: Path, tmp_path: Path) -> None:
    """No page violates the HTML standard, except where the theme does on every site."""
    assert _mistakes(site, tmp_path) == []


def test_mistakes_are_found(tmp_path: Path) -> None:
    """A block inside a paragraph, an id used twice and a picture without a source are each reported."""
    page = '<!DOCTYPE html>\n<html lang="en"><head><title>A</title></head><body>\n'
    page += '<p id="a">text<pre>code</pre></p>\n<p id="a"></p>\n<img alt="b">\n</body></html>\n'
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text(page, encoding="utf-8")
    places = {found.split(": ")[0].rsplit(":", 1)[0] for found in _mistakes(folder, tmp_path)}
    assert places == {"index.html:3", "index.html:4", "index.html:5"}
