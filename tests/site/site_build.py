"""Build the site as a maintainer would, into its own folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from scripts.client.make import make_client
from scripts.model.build import build_model
from scripts.model.naming import load_config
from scripts.pages.make import make_pages
from scripts.trials.output import settings_without_guides

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
SITE_URL = "https://docs.example.org/lnpay/"


def copy_project(target: Path) -> Path:
    """Copy what a build reads."""
    shutil.copy(ROOT / "mkdocs.yml", target)
    for folder in ("docs", "generated_client"):
        shutil.copytree(ROOT / folder, target / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return target


def dress_reference(project: Path) -> Path:
    """Create a project from a folder with only the generated client and reference of some document."""
    docs = project / "docs"
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    for folder in ("assets", "javascripts", "overrides", "stylesheets"):
        shutil.copytree(ROOT / "docs" / folder, docs / folder)
    (project / "mkdocs.yml").write_text(settings_without_guides(), encoding="utf-8")
    return project


def project_of(spec: Path, project: Path) -> Path:
    """Generate the client and the reference of a document, and create a project from them."""
    text = spec.read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    config = load_config(ROOT / "generator-config.yaml")
    api = build_model(data, config)
    reference = project / "docs" / "reference"
    reference.mkdir(parents=True)
    make_pages(api, data, text, reference)
    make_client(api, config, project / "generated_client")
    (reference / "changes.md").write_text("# Changes\n", encoding="utf-8")
    return dress_reference(project)


def build_with_mkdocs(project: Path, *, strict: bool = True) -> Path:
    """Return the folder that `mkdocs build` wrote."""
    return _build(project, ["mkdocs", "build", "--quiet", *(["--strict"] if strict else [])])


def build_with_zensical(project: Path, *, strict: bool = True) -> Path:
    """Return the folder that `zensical build` wrote."""
    return _build(project, ["zensical", "build", *(["--strict"] if strict else [])])


def _build(project: Path, command: list[str]) -> Path:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": SITE_URL, "NO_COLOR": "1"}
    words = [str(BIN / command[0]), *command[1:]]
    done = subprocess.run(words, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)} failed:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return project / "site"
