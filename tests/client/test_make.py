"""A whole package of a small spec."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from scripts.client.make import RUNTIME, header, make_client, runtime_module
from tests.apis import CONFIG, OK, api_of

PATHS = {"/a": {"get": {"operationId": "getIt", "tags": ["things"], "responses": OK}}}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, generated."""
    folder = tmp_path_factory.mktemp("made") / "out"
    make_client(
        api_of(PATHS, {"Thing": {"type": "object", "properties": {"a": {"type": "string"}}}}),
        CONFIG,
        folder,
        source="shop.yaml",
    )
    return folder


def test_each_file_is_there(made: Path) -> None:
    """Endpoint modules, models, resources, runtime, and what a distribution needs."""
    wanted = "pyproject.toml README.md LICENSE shop_client/py.typed shop_client/client.py shop_client/models/thing.py"
    wanted += " shop_client/api/things/get_it.py shop_client/resources/things.py shop_client/_runtime/client.py"
    assert [name for name in wanted.split() if not (made / name).is_file()] == []


def test_each_module_is_python_and_says_where_it_comes_from(made: Path) -> None:
    """Each module is valid Python, and its first line names the spec, or the runtime module that it is a copy of."""
    for path in made.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        ast.parse(text)
        assert text.startswith((header("shop.yaml"), "# Copied from scripts/client/runtime")), path


@pytest.mark.parametrize("path", sorted(RUNTIME.glob("*.py")), ids=lambda path: str(path.name))
def test_lines_of_the_runtime_keep_their_numbers(path: Path) -> None:
    """A copy of the runtime replaces the first comment line, so line numbers match and coverage counts both as one."""
    original, copy = path.read_text(encoding="utf-8").splitlines(), runtime_module(path, "RootError").splitlines()
    assert original[0].startswith("# ") and copy[0] != original[0] and copy[1:] == original[1:]


def test_the_root_error_is_called_after_the_api(tmp_path: Path) -> None:
    """The runtime's copy uses the API's name for the root error, and replaces only whole words."""
    path = tmp_path / "errors.py"
    path.write_text("# The runtime.\nclass RootError(Exception): ...\nMyRootErrors = RootError\n")
    assert runtime_module(path, "ShopError").splitlines()[1:] == [
        "class ShopError(Exception): ...",
        "MyRootErrors = ShopError",
    ]
