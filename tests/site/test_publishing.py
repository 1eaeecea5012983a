"""The publishing workflow, run as written in a scratch clone, with only the system's programs on PATH."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from packaging.version import Version
from playwright.sync_api import Browser

from scripts.publish import name_version
from tests.programs import program, shell
from tests.servers import serving
from tests.site.site_build import ROOT, copy_project

pytestmark = pytest.mark.xdist_group("other-sites")

SITE_URL = "https://docs.github.io/lnpay/"
REPOSITORY_URL = "https://github.com/someone/lnpay-client"
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8"))
JOB: dict[str, Any] = WORKFLOW["jobs"]["publish"]
CONTEXT = {
    "github.repository": "someone/lnpay-client",
    "github.repository_owner": "docs",
    "github.event.repository.name": "lnpay",
}


def bare_environment(home: Path, **more: str) -> dict[str, str]:
    """Return a runner's environment: its own PATH, and the variables of the job."""
    job = {
        name: re.sub(r"\$\{\{ (\S+) \}\}", lambda found: CONTEXT[found[1]], text) for name, text in JOB["env"].items()
    }
    return {**job, "HOME": str(home), "PATH": "/usr/local/bin:/usr/bin:/bin", "GIT_CONFIG_NOSYSTEM": "1", **more}


def git(folder: Path, *arguments: str) -> str:
    """Run git as a maintainer."""
    person = ["-c", "user.name=Maintainer", "-c", "user.email=maintainer@example.org"]
    command = [program("git"), *person, *arguments]
    own = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}  # no hooks or keys of your own
    return subprocess.run(command, cwd=folder, env=own, capture_output=True, text=True, check=True).stdout


def leave_out_what_is_slow(clone: Path) -> None:
    """Keep only the guides and the overview of the reference, to publish less than is built elsewhere."""
    for folder in ("operations", "schemas", "python"):
        shutil.rmtree(clone / "docs" / "reference" / folder)
    settings = clone / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "\nstrict: true\n" in text
    settings.write_text(text.replace("\nstrict: true\n", "\nstrict: false\n"), "utf-8")  # links lead nowhere


def run_workflow(clone: Path, ref: str) -> None:
    """Run each command of the workflow."""
    environment = bare_environment(clone.parent, GITHUB_REF_NAME=ref)
    for step in JOB["steps"]:
        if "run" in step:
            done = subprocess.run(
                shell(step["run"]), cwd=clone, env=environment, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"{step['run']}\n{done.stdout}\n{done.stderr}"


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that the workflow has published from: main, then a release."""
    folder = tmp_path_factory.mktemp("publishing")
    clone, origin = folder / "clone", folder / "origin.git"
    clone.mkdir()
    git(folder, "init", "-q", "--bare", str(origin))
    copy_project(clone)
    leave_out_what_is_slow(clone)
    for name in ("Makefile", "requirements", "scripts", ".gitignore"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, clone / name)
    for needed in (*clone.glob("requirements/*"), clone / "scripts" / "set_up.py"):
        os.utime(needed, (0, 0))  # make has nothing to set up: the clone shares this checkout's packages
    git(clone, "init", "-q", "-b", "main")
    git(clone, "add", ".")
    git(clone, "commit", "-q", "-m", "Start")
    git(clone, "remote", "add", "origin", str(origin))
    (clone / ".venv").symlink_to(ROOT / ".venv")
    run_workflow(clone, "main")
    git(origin, "tag", "before-releases", "gh-pages")
    git(clone, "branch", "-D", "gh-pages")  # the next run starts from a fresh checkout
    run_workflow(clone, "v1.1.0")
    return origin


@pytest.fixture(scope="module")
def published(origin: Path) -> Path:
    """What Pages serves after a release."""
    folder = origin.parent / "published"
    git(origin, "worktree", "add", "-q", str(folder), "gh-pages")
    return folder


def test_root_leads_to_dev_before_the_first_release(origin: Path) -> None:
    """Before the first release the root leads to `dev`, which is its own canonical."""
    assert 'url=dev/"' in git(origin, "show", "before-releases:index.html").replace("; ", "")
    page = BeautifulSoup(git(origin, "show", "before-releases:dev/index.html"), "html.parser")
    assert page.select("link[rel=canonical]")[0]["href"] == f"{SITE_URL}dev/"


def test_each_version_has_a_folder(published: Path) -> None:
    """Each version has its own folder, `latest` is the newest release, and the root redirects to it."""
    versions = json.loads((published / "versions.json").read_text(encoding="utf-8"))
    assert {each["version"]: each["aliases"] for each in versions} == {"1.1": ["latest"], "dev": []}
    for name in ("1.1", "latest", "dev"):
        assert (published / name / "index.html").is_file()
    assert "latest/" in (published / "index.html").read_text(encoding="utf-8")


def test_release_names_the_latest_as_canonical(published: Path) -> None:
    """Search engines and previews get one URL per page, with its slashes."""
    page = BeautifulSoup((published / "1.1/reference/index.html").read_text(encoding="utf-8"), "html.parser")
    assert page.select("link[rel=canonical]")[0]["href"] == f"{SITE_URL}latest/reference/"
    assert page.select("meta[property='og:image']")[0]["content"] == f"{SITE_URL}latest/assets/card.png"
    assert (published / "latest/assets/card.png").is_file()


def test_root_has_what_is_asked_for_there(published: Path) -> None:
    """Pages shows 404.html of the root; crawlers and agents request robots.txt, sitemap.xml and llms.txt there."""
    missing = BeautifulSoup((published / "404.html").read_text(encoding="utf-8"), "html.parser")
    [styles, *_] = [str(tag["href"]) for tag in missing.select("link[rel=stylesheet]")]
    assert styles.startswith("/lnpay/latest/assets/")
    assert (published / styles.removeprefix("/lnpay/").split("?")[0]).is_file()
    robots = (published / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {SITE_URL}sitemap.xml" in robots
    for name, pattern in (("sitemap.xml", r"<loc>(.*?)</loc>"), ("llms.txt", r"\]\((.*?)\)")):
        addresses = re.findall(pattern, (published / name).read_text(encoding="utf-8"))
        assert addresses
        assert all(address.startswith(f"{SITE_URL}latest/") for address in addresses)
        paths = (address.removeprefix(SITE_URL) for address in addresses)
        assert all((published / path / ("index.html" if path.endswith("/") else "")).is_file() for path in paths)


def test_pages_name_the_repository(published: Path) -> None:
    """The header links to the repository, and the guides clone the same URL."""
    page = BeautifulSoup(
        (published / "latest/guides/get-started/index.html").read_text(encoding="utf-8"), "html.parser"
    )
    assert page.select("a.md-source")[0]["href"] == REPOSITORY_URL
    assert f"git clone {REPOSITORY_URL}" in page.select_one("article").get_text()  # type: ignore[union-attr]


def test_selector_leads_to_the_other_version(published: Path, browser: Browser) -> None:
    """The header has a version selector, which leads to the same page of another version."""
    tab = browser.new_page(viewport={"width": 1366, "height": 900})
    try:
        with serving(published) as address:
            tab.goto(f"{address}/1.1/")
            links = tab.locator(".md-version__link")
            links.first.wait_for(state="attached")
            assert links.all_inner_texts() == ["dev", "1.1"]
            tab.locator(".md-version").hover(force=True)  # the list opens right over the button
            tab.locator(".md-version__link", has_text="dev").click()
            tab.wait_for_url(f"{address}/dev/")
    finally:
        tab.close()


@pytest.mark.parametrize(
    ("ref", "name", "aliases"),
    [
        ("main", "dev", []),
        ("v2.0.0-rc1", "dev", []),
        ("v1.1.3", "1.1", ["latest"]),
        ("v1.0.9", "1.0", []),
        ("v1.10.0", "1.10", ["latest"]),
    ],
)
def test_a_fix_of_an_older_release_stays_out_of_latest(ref: str, name: str, aliases: list[str]) -> None:
    """`latest` is the highest version, whatever was tagged last."""
    assert name_version(ref, [Version("1.0"), Version("1.1")]) == (name, aliases)
