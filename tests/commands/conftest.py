"""Copies of the repository to regenerate in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands.repository import Copy, copy_inputs
from tests.once import made_once


@pytest.fixture(scope="session")
def generated_once(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A generated copy; do not change it."""
    made = made_once(tmp_path_factory, "generated", lambda aside: copy_inputs(aside / "repository").generate().path)
    own = tmp_path_factory.mktemp("generated") / "repository"
    shutil.copytree(made, own)
    return Copy(own)


@pytest.fixture
def fresh(tmp_path: Path) -> Copy:
    """A copy in which nothing has been generated yet."""
    return copy_inputs(tmp_path / "repository")


@pytest.fixture
def copy(generated_once: Copy, tmp_path: Path) -> Copy:
    """A copy that has been generated, for this test alone."""
    shutil.copytree(generated_once.path, tmp_path / "repository")
    return Copy(tmp_path / "repository")
