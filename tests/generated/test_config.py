"""Options of generator-config.yaml, and that the same inputs give the same bytes."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest
from ruamel.yaml import YAML

from scripts.client.package import package_facts
from scripts.model.build import build_model
from scripts.model.naming import ConfigError, load_config

ROOT = Path(__file__).parents[2]

SPEC = """
openapi: 3.1.0
info:
  title: Options
  version: 3.1.4-rc.1
  summary: Shows "options" \\ and more.
  license: {name: Apache 2.0, url: "https://www.apache.org/licenses/LICENSE-2.0"}
  contact: {name: 'Ann "A"', email: ann@example.com, url: "https://example.com"}
externalDocs: {url: "https://docs.example.com"}
paths:
  /thing:
    post:
      operationId: addThing
      tags: [things]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
      responses: {"200": {description: T., content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}}
components:
  schemas:
    Thing:
      type: object
      description: A thing.
      properties:
        kind: {$ref: "#/components/schemas/Kind"}
        level: {type: integer, enum: [1, 2]}
        _hidden: {type: string, description: Behind an underscore., deprecated: true}
        size: {type: integer, description: How big., x-unit: metres, minimum: 1, default: 3, examples: [7]}
    Kind: {type: string, enum: [cat, dog]}
"""


def test_literal_enums(imported: Callable[..., ModuleType], server: Any) -> None:
    """`literal_enums` creates literal types, which are validated and read like enumerations."""
    kit = imported(SPEC, literal_enums=True, package_name_override="literal_kit")
    models = importlib.import_module("literal_kit.models")
    assert get_args(models.Kind) == ("cat", "dog")
    assert models.Thing.from_dict({"kind": "new", "level": 7}).to_dict() == {"kind": "new", "level": 7}
    with kit.Options(base_url=server.url) as client:
        client.things.add_thing(kind="cat", level=2)
        assert server.last.json() == {"kind": "cat", "level": 2}
        for wrong in ({"kind": "bird"}, {"level": 3}):
            with pytest.raises(ValueError, match="must be one of"):
                client.things.add_thing(**wrong)


REFUSED = {
    "package_name_override: 1 bad": "1:1: package_name_override: '1 bad' cannot be one; use a Python name",
    "project_name_override: a/b": "1:1: project_name_override: 'a/b' cannot be one; use letters, digits and -",
    "literal_enum: true": "1:1: unknown option literal_enum; did you mean literal_enums?",
    "post_hooks: 5": "1:1: post_hooks: Input should be a valid list",
    "a: [": "1:5: not valid YAML",
    "- a": "1:1: the file contains a list, not a mapping; write option: value",
}


@pytest.mark.parametrize("text", REFUSED)
def test_options_that_cannot_be(tmp_path: Path, text: str) -> None:
    """A misspelt or invalid option is rejected with its location."""
    path = tmp_path / "config.yaml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=re.escape(f"{path}:{REFUSED[text]}")):
        load_config(path)


def test_names(write_client: Callable[..., Path], tmp_path: Path) -> None:
    """Names of project, package, classes, modules and fields follow the configuration."""
    folder = write_client(
        SPEC,
        tmp_path / "out",
        project_name_override="my-project",
        package_name_override="my_package",
        package_version_override="9.8",
        class_overrides={"Thing": {"class_name": "Item", "module_name": "the_item"}},
        field_prefix="attr_",
    )
    project = tomllib.loads((folder / "pyproject.toml").read_text())["project"]
    assert (project["name"], project["version"]) == ("my-project", "9.8")
    text = (folder / "my_package" / "models" / "the_item.py").read_text()
    assert "class Item(" in text and "attr_hidden: str | Unset" in text


def test_metadata(write_client: Callable[..., Path], tmp_path: Path) -> None:
    """Version, summary, licence, author and links come from the spec, safe whatever they hold."""
    folder = write_client(SPEC, tmp_path / "out")
    project = tomllib.loads((folder / "pyproject.toml").read_text())["project"]
    assert project["version"] == "3.1.4rc1"
    assert project["description"] == 'Shows "options" \\ and more.'
    assert project["license"] == "Apache-2.0"
    assert project["authors"] == [{"name": 'Ann "A"', "email": "ann@example.com"}]
    assert project["urls"] == {"Homepage": "https://example.com", "Documentation": "https://docs.example.com"}
    assert "https://www.apache.org/licenses/LICENSE-2.0" in (folder / "LICENSE").read_text()


def test_links_of_ones_own(tmp_path: Path) -> None:
    """Repository and changelog come from the configuration, in addition to or instead of the spec's."""
    path = tmp_path / "config.yaml"
    path.write_text("package_urls: {Repository: https://code.example/x, Homepage: https://own.example}\n")
    api = build_model(YAML(typ="safe").load(SPEC), load_config(path))
    urls = package_facts(api, urls=load_config(path).package_urls).urls
    documentation = {"Documentation": "https://docs.example.com"}
    assert urls == {"Homepage": "https://own.example", **documentation, "Repository": "https://code.example/x"}
    path.write_text("package_urls: {Repository: javascript:alert(1)}\n")
    with pytest.raises(ConfigError, match="package_urls must be a mapping of labels to URLs"):
        load_config(path)


@pytest.mark.parametrize("on_attributes", [True, False])
def test_docstrings(write_client: Callable[..., Path], tmp_path: Path, on_attributes: bool) -> None:
    """Unit, limits, default and example are in the docstrings of attribute or class, and of the method."""
    folder = write_client(SPEC, tmp_path / "out", docstrings_on_attributes=on_attributes)
    model = (folder / "options_client" / "models" / "thing.py").read_text()
    for words in ("How big.", "Unit: metres.", "at least 1", "Default: 3.", "Example: `7`."):
        assert words in " ".join(model.split())
    assert ("Attributes:" in model) != on_attributes
    resource = (folder / "options_client" / "resources" / "things.py").read_text()
    assert "size: How big. Unit: metres. Limits: at least 1. Default: 3." in " ".join(resource.split())


def test_deprecated_fields(imported: Callable[..., ModuleType], server: Any) -> None:
    """Setting a deprecated field of a body warns."""
    kit = imported(SPEC, package_name_override="deprecated_kit")
    with kit.Options(base_url=server.url) as client:
        with pytest.warns(DeprecationWarning, match="field_hidden is deprecated") as caught:
            client.things.add_thing(field_hidden="x")
        assert caught[0].filename == __file__


ODD = """
openapi: 3.1.0
info: {title: "class", version: "1"}
paths:
  /a/{flag}:
    post:
      operationId: create_class
      parameters: [{name: flag, in: path, required: true, schema: {type: boolean, examples: [true]}}]
      responses: {"204": {description: D.}}
"""
EMPTY = "{openapi: 3.1.0, info: {title: Nothing, version: '1'}, paths: {}}"


@pytest.mark.parametrize("spec", [SPEC, ODD, EMPTY])
def test_readme_is_python(write_client: Callable[..., Path], tmp_path: Path, spec: str) -> None:
    """The README's blocks are valid Python, whatever the API's names are, and even without operations."""
    readme = (write_client(spec, tmp_path / "out") / "README.md").read_text()
    blocks = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    assert len(blocks) >= 4
    for block in blocks:
        compile(block, "README.md", "exec")


def test_headers(write_client: Callable[..., Path], tmp_path: Path) -> None:
    """Each file names its source and the command that generated it."""
    folder = write_client(SPEC, tmp_path / "out")
    files = [
        path for path in folder.rglob("*") if path.is_file() and path.name not in ("LICENSE", "py.typed", ".gitignore")
    ]
    assert len(files) > 30
    for path in files:
        first = path.read_text().split("\n", 1)[0]
        assert "python -m scripts.regenerate" in first, path
        assert "Generated from openapi.yaml" in first or "Copied from" in first or "Generated:" in first, path


def test_same_bytes(tmp_path: Path) -> None:
    """Two runs with different hash seeds, time zones and folders produce the same bytes."""
    code = (
        "import sys, pathlib\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "from ruamel.yaml import YAML\n"
        "from scripts.model.build import build_model\n"
        "from scripts.model.naming import load_config\n"
        "from scripts.client.make import make_client\n"
        f"config = load_config(pathlib.Path({str(ROOT / 'generator-config.yaml')!r}))\n"
        f"data = YAML(typ='safe').load(pathlib.Path({str(ROOT / 'openapi.yaml')!r}))\n"
        "make_client(build_model(data, config), config, pathlib.Path(sys.argv[1]))\n"
    )
    trees = []
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        target = tmp_path / f"out{seed}" / "generated_client"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([sys.executable, "-c", code, str(target)], check=True, env=environment)
        files = (path for path in target.rglob("*") if path.is_file() and "_cache" not in str(path))
        trees.append({str(path.relative_to(target)): path.read_bytes() for path in files})
    assert trees[0] == trees[1]
