"""Versions of the site stand beside each other, and a selector leads from one to the other."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.programs import program
from tests.servers import serving
from tests.site.site_build import BIN, ROOT, SITE_URL

pytestmark = pytest.mark.xdist_group("other-sites")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two versions, published with mike from a repository made for this test."""
    project = tmp_path_factory.mktemp("versions")
    shutil.copy(ROOT / "mkdocs.yml", project)
    for folder in ("assets", "javascripts", "overrides", "stylesheets"):
        shutil.copytree(ROOT / "docs" / folder, project / "docs" / folder)
    (project / "docs" / "index.md").write_text("# Home\n\nOf this version.\n", encoding="utf-8")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    project.joinpath("mkdocs.yml").write_text(settings.replace("strict: true", "strict: false"), encoding="utf-8")
    run(project, "git", "init", "-q", "-b", "main")
    run(project, "git", "config", "user.name", "Nobody")
    run(project, "git", "config", "user.email", "nobody@example.org")
    run(project, "git", "add", ".")
    run(project, "git", "commit", "-q", "-m", "Start")
    for version in ("1.0", "1.1"):
        run(project, "mike", "deploy", "--update-aliases", version, "latest")
    run(project, "mike", "set-default", "latest")
    run(project, "git", "worktree", "add", "-q", "published", "gh-pages")
    return project / "published"


def run(folder: Path, *command: str) -> None:
    """Run a command as the workflow does that publishes the site."""
    path = str(BIN / command[0]) if command[0] == "mike" else program(command[0])
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([str(BIN), os.environ["PATH"]]),
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": SITE_URL,
        "SITE_VERSIONS": "mike",
    }
    done = subprocess.run(
        [path, *command[1:]], cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_versions_stand_beside_each_other(published: Path) -> None:
    """Each version has a folder of its own, `latest` is the newest, and the root leads to it."""
    versions = json.loads((published / "versions.json").read_text(encoding="utf-8"))
    assert [(each["version"], each["aliases"]) for each in versions] == [("1.1", ["latest"]), ("1.0", [])]
    for name in ("1.0", "1.1", "latest"):
        assert (published / name / "index.html").is_file()
    assert "latest" in (published / "index.html").read_text(encoding="utf-8")


def test_selector_leads_to_the_other_version(published: Path, browser: Browser) -> None:
    """The header has a selector with both versions, and it leads to the same page of the other one."""
    tab = browser.new_page(viewport={"width": 1366, "height": 900})
    try:
        with serving(published) as address:
            tab.goto(f"{address}/1.1/")
            links = tab.locator(".md-version__link")
            links.first.wait_for(state="attached")
            assert links.all_inner_texts() == ["1.1", "1.0"]
            tab.locator(".md-version").hover(force=True)  # the list opens right over the button
            tab.locator(".md-version__link", has_text="1.0").click()
            tab.wait_for_url(f"{address}/1.0/")
    finally:
        tab.close()
