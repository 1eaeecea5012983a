"""Commit one version of the site to the branch that Pages serves: `python -m scripts.publish main` or `... v1.2.0`.

A branch becomes the version `dev`, a tag its version number; `latest` is the newest release. The root of the site
redirects to `latest`, or to `dev` before the first release, and has the files that search engines and agents request.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from packaging.version import Version

BRANCH = "gh-pages"
COPIED_TO_ROOT = ("404.html", "sitemap.xml", "llms.txt", "llms-full.txt")
RELEASE = re.compile(r"v\d+\.\d+\.\d+")


def main(arguments: Sequence[str] | None = None) -> int:
    """Build and commit a version, then the files at the root; with --push, push both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ref", help="name of the checked-out branch or tag")
    parser.add_argument("--push", action="store_true", help="push the branch to origin")
    options = parser.parse_args(arguments)
    site_url = os.environ.get("SITE_URL", "")
    if not site_url.endswith("/"):
        parser.error("set SITE_URL to the URL of the site, with a trailing slash")
    # mike refuses a branch that is behind origin.
    subprocess.run(["git", "fetch", "--quiet", "origin", f"{BRANCH}:{BRANCH}"], check=False, capture_output=True)
    published = released_versions()
    name, aliases = name_version(options.ref, published)
    default = "latest" if published or aliases else "dev"
    os.environ["SITE_CANONICAL"] = f"{default}/"
    run_mike("deploy", "--update-aliases", name, *aliases)
    run_mike("set-default", default)
    write_root(default, site_url)
    if options.push:
        subprocess.run(["git", "push", "origin", BRANCH], check=True)
    return 0


def name_version(ref: str, published: Sequence[Version]) -> tuple[str, list[str]]:
    """Return the name of a version, such as `1.2`, and its aliases; a patch of an older release is not `latest`."""
    if not RELEASE.fullmatch(ref):
        return "dev", []
    name = ref.removeprefix("v").rpartition(".")[0]
    return name, ["latest"] if all(Version(name) >= other for other in published) else []


def released_versions() -> list[Version]:
    """Return the releases on the branch."""
    index = subprocess.run(["git", "show", f"{BRANCH}:versions.json"], capture_output=True, text=True, check=False)
    names = [each["version"] for each in json.loads(index.stdout)] if index.returncode == 0 else []
    return [Version(name) for name in names if name != "dev"]


def run_mike(*arguments: str) -> None:
    """Run mike, which looks for `mkdocs` on PATH."""
    folder = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}", "SITE_VERSIONS": "mike"}
    subprocess.run([folder / "mike", *arguments, "--branch", BRANCH], env=environment, check=True)


def write_root(default: str, site_url: str) -> None:
    """Commit the files that belong at the root of a site, such as the only 404.html that Pages serves."""
    with tempfile.TemporaryDirectory() as aside:
        root = Path(aside, "root")
        subprocess.run(["git", "worktree", "add", "--quiet", root, BRANCH], check=True)
        try:
            for name in COPIED_TO_ROOT:
                shutil.copy(root / default / name, root / name)
            robots = f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n"
            (root / "robots.txt").write_text(robots, encoding="utf-8")
            subprocess.run(["git", "add", "robots.txt", *COPIED_TO_ROOT], cwd=root, check=True)
            unchanged = subprocess.run(["git", "diff", "--cached", "--quiet"], cwd=root, check=False)
            if unchanged.returncode:
                subprocess.run(["git", "commit", "--quiet", "-m", f"Copy {default} to the root"], cwd=root, check=True)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", root], check=True)


if __name__ == "__main__":
    sys.exit(main())
