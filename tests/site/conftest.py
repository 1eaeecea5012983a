"""The site, built once by each builder, and served."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.model.api import Api
from scripts.model.build import build_model
from scripts.model.naming import load_config
from tests.once import made_once
from tests.openapi import document
from tests.servers import serving
from tests.site.site_build import ROOT, build_with_mkdocs, build_with_zensical, copy_project
from tests.site.site_pages import Page, read_site


def load_api() -> Api:
    """Return the model of openapi.yaml."""
    return build_model(document(), load_config(ROOT / "generator-config.yaml"))


@pytest.fixture(scope="session")
def api() -> Api:
    """The model of openapi.yaml."""
    return load_api()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built strictly by mkdocs-material."""
    return made_once(tmp_path_factory, "mkdocs", lambda aside: build_with_mkdocs(copy_project(aside)))


@pytest.fixture(scope="session")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built strictly by Zensical."""
    return made_once(tmp_path_factory, "zensical", lambda aside: build_with_zensical(copy_project(aside)))


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Page]:
    """The pages of the site built by mkdocs-material."""
    return read_site(site)


@pytest.fixture(scope="session")
def zensical_pages(zensical_site: Path) -> dict[str, Page]:
    """The pages of the site built by Zensical."""
    return read_site(zensical_site)


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The URL of the site built by mkdocs-material."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def served_by_zensical(zensical_site: Path) -> Iterator[str]:
    """The URL of the site built by Zensical."""
    with serving(zensical_site) as address:
        yield address
