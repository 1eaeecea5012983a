"""Many payloads in every place of a document: none of them runs, loads, links, or changes the direction of text."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from scripts import regenerate
from scripts.model.directions import SIGNS
from scripts.trials.output import faults_of_samples, samples_in
from tests.hostile import document
from tests.programs import program
from tests.servers import serving
from tests.site.site_build import ROOT, build_with_mkdocs, build_with_zensical, dress_reference

pytestmark = pytest.mark.xdist_group("other-sites")

IMPORT_ALL = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
    importlib.import_module(found.name)
"""
LOOK = """() => {
    const all = [...document.querySelectorAll("*")];
    const attributes = all.flatMap((each) => [...each.attributes].map((attribute) => [each, attribute]));
    const bad = /^\\s*(javascript|vbscript|data):/i;
    return {
        ran: window.hacked ?? null,
        handlers: attributes.filter(([, a]) => a.name.startsWith("on")).map(([e]) => e.outerHTML.slice(0, 200)),
        links: attributes
            .filter(([, a]) => ["href", "src", "action", "data", "xlink:href"].includes(a.name) && bad.test(a.value))
            .map(([e]) => e.outerHTML.slice(0, 200)),
        inside: [...document.querySelectorAll("article, nav:not(.md-header *), title")]
            .flatMap((each) => [...each.querySelectorAll("script, iframe, object, embed, base, meta, style")])
            .map((each) => each.outerHTML.slice(0, 200)),
        text: document.documentElement.textContent + attributes.map(([, a]) => a.value).join(" "),
    };
}"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything generated from the hostile document."""
    folder = tmp_path_factory.mktemp("payloads")
    (folder / "spec.json").write_text(json.dumps(document()), encoding="utf-8")
    config = str(ROOT / "generator-config.yaml")
    arguments = ["--spec", str(folder / "spec.json"), "--config", config, "--output", str(folder / "out"), "--quiet"]
    assert regenerate.main(arguments) == 0
    return folder / "out"


@pytest.fixture(scope="module")
def package(output: Path) -> Path:
    """The generated package."""
    return next((output / "generated_client").glob("*/client.py")).parent


@pytest.fixture(scope="module", params=[build_with_mkdocs, build_with_zensical], ids=["mkdocs", "zensical"])
def seen(
    request: pytest.FixtureRequest, output: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, dict[str, Any]]]:
    """What a browser finds on each page of the reference."""
    project = tmp_path_factory.mktemp("site")
    shutil.copytree(output, project, dirs_exist_ok=True)
    site: Path = request.param(dress_reference(project), strict=False)
    met: dict[str, dict[str, Any]] = {}
    asked: list[str] = []
    tab = browser.new_page()
    tab.on("request", lambda sent: asked.append(sent.url))
    with serving(site) as address:
        tab.route(f"{address}/**/*.css", lambda route: route.abort())  # to lay such pages out takes half of the time
        for page in sorted((site / "reference").rglob("*.html")):
            path = page.relative_to(site).as_posix()
            tab.goto(f"{address}/{path}")
            asked_elsewhere = [url for url in asked if not url.startswith((address, "blob:", "data:image/svg"))]
            met[path] = {**tab.evaluate(LOOK), "asked": asked_elsewhere}
            asked.clear()
        yield met
    tab.close()


@pytest.mark.parametrize("what", ["ran", "handlers", "links", "inside", "asked"])
def test_nothing_on_any_page_is_more_than_text(seen: dict[str, dict[str, Any]], what: str) -> None:
    """No script ran, there is no handler, script link, frame, form or style, and no request to another host."""
    assert len(seen) > 30
    assert {path: found[what] for path, found in seen.items() if found.get(what)} == {}


def test_no_text_on_a_page_is_turned(seen: dict[str, dict[str, Any]]) -> None:
    """No text or attribute contains a character that changes the direction of text."""
    assert {path for path, found in seen.items() if set(found["text"]) & set(SIGNS)} == set()


def test_no_file_turns_the_direction_of_its_text(output: Path) -> None:
    """Nothing that people read contains one: modules, pages, README, licence, settings, the data for programs."""
    files = [path for path in output.rglob("*") if path.is_file() and ".regenerate" not in path.parts]
    read = [path for path in files if path.name != "openapi.yaml"]  # a copy of the document itself
    assert [path.name for path in read if set(path.read_text(encoding="utf-8")) & set(SIGNS)] == []


def test_no_module_runs_what_the_document_says(package: Path, tmp_path: Path) -> None:
    """All modules import, without a warning, and nothing was written."""
    environment = {**os.environ, "PYTHONPATH": str(package.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-W", "error", "-c", IMPORT_ALL, package.name]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert [*tmp_path.iterdir()] == []


def test_no_sample_runs_what_the_document_says(output: Path, tmp_path: Path) -> None:
    """Samples are valid in their languages; shell samples start only curl."""
    samples = [each for page in output.glob("docs/reference/operations/*.md") for each in samples_in(page)]
    assert len(samples) > 100
    program("node")  # without it nothing of JavaScript is parsed
    assert [*faults_of_samples(samples)] == []
    (tmp_path / "bin").mkdir()
    (tmp_path / "here").mkdir()
    curl = tmp_path / "bin" / "curl"
    curl.write_text("#!/bin/sh\n", encoding="utf-8")
    curl.chmod(0o755)
    code = "\n".join(f"(\n{code}\n)" for _, language, code in samples if language == "bash")
    needed = dict.fromkeys(re.findall(r"\$\{(\w+):\?", code), "x")
    environment = {**needed, "PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin"}
    done = subprocess.run(
        program("bash"), input=code, cwd=tmp_path / "here", env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [*(tmp_path / "here").iterdir()] == []
