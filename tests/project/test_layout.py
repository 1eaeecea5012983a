"""Tests are where you expect them."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("spec", "model", "changes", "samples", "client", "client/runtime", "pages", "output")
AREAS = {"library", "generated", "sandbox", "commands", "site", "guides", "project", "typing", "node"}
"""What tests of more than one module are about: each is something that is delivered."""


@pytest.mark.parametrize("package", PACKAGES)
def test_each_module_has_its_unit_tests(package: str) -> None:
    """A module `scripts/spec/walk.py` is tested in `tests/spec/test_walk.py`."""
    modules = {path.stem for path in (ROOT / "scripts" / package).glob("*.py")} - {"__init__"}
    tested = {path.stem.removeprefix("test_") for path in (ROOT / "tests" / package).glob("test_*.py")}
    assert sorted(modules - tested) == []


def test_there_is_no_other_place() -> None:
    """`tests/` has a folder for each package and for each deliverable."""
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and path.name[0] not in "._"}
    assert folders == {package.partition("/")[0] for package in PACKAGES} | AREAS
