"""Nothing in the spec is lost: each operation and type is generated, or generating fails and names it."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from openapi_python_client import Project
from openapi_python_client.config import ConfigFile
from ruamel.yaml import YAML

from scripts.client.make import make_client
from scripts.model.build import build_model
from scripts.model.naming import GeneratorConfig
from scripts.spec.problems import BadInput

SPEC = """
openapi: 3.1.0
info: {title: "1st lost & found", version: v2-beta}
paths:
  /a: {get: {operationId: GetThing, tags: [Lost things], responses: {"200": {$ref: "#/components/responses/Kinds"}}}}
  /b: {get: {operationId: get_thing, tags: [Lost things], responses: {"204": {description: D.}}}}
  /c/{x}:
    $ref: "#/components/pathItems/C"
  /d:
    get:
      tags: [close, second]
      parameters: [{name: X-At, in: header, schema: {type: string, format: date-time}}]
      responses: {"200": {description: D., content: {application/json: {schema: {type: number, enum: [1.5, 2]}}}}}
  /e: {post: {operationId: import, tags: [class], responses: {default: {description: D.}}}}
  /f: {head: {operationId: headF, responses: {"200": {description: D.}}}}
components:
  pathItems:
    C:
      parameters: [{name: x, in: path, required: true, schema: {type: string}}]
      delete: {operationId: dropC, tags: [class], responses: {"204": {description: D.}}}
      patch:
        operationId: patchC
        tags: [class]
        requestBody: {content: {application/json: {schema: {type: object, properties: {kind: {enum: [a, b]}}}}}}
        responses:
          "200": {description: D., content: {application/json: {schema: {$ref: "#/components/schemas/Model"}}}}
  responses:
    Kinds:
      description: D.
      content: {application/json: {schema: {type: object, properties: {kind: {type: integer, enum: [0, 1]}}}}}
  schemas:
    Model: {type: object, properties: {field: {type: string}, model: {$ref: "#/components/schemas/Model"}}}
    Field: {type: object, properties: {unset: {type: string}}}
    model: {type: object, properties: {other: {type: string}}}
    Response: {type: object, properties: {status: {enum: [on, "off", null]}}}
    File: {type: object, properties: {name: {type: string}}}
    Unset: {type: object, properties: {x: {type: string}}}
    Any: {type: object, properties: {x: {$ref: "#/components/schemas/Unset"}}}
    Mapping: {type: object, properties: {x: {type: string}}, additionalProperties: true}
    StrEnum: {type: string, enum: [a]}
"""


@pytest.fixture(scope="module")
def kit(imported: Callable[..., ModuleType]) -> ModuleType:
    """The generated package."""
    return imported(SPEC)


def test_every_operation_has_a_module_and_a_method(kit: ModuleType) -> None:
    """Ids that differ only in style, referenced path items, odd headers and enums are all generated."""
    api = build_model(YAML(typ="safe").load(SPEC), GeneratorConfig(ConfigFile()))
    urls = set()
    with getattr(kit, api.class_name)(base_url="http://localhost") as client:
        for tag in api.tags:
            for operation in tag.operations:
                module = importlib.import_module(f"{kit.__name__}.api.{tag.attribute}.{operation.module}")
                urls.add((module.OPERATION.method, module.OPERATION.path))
                assert callable(getattr(getattr(client, tag.attribute), operation.sdk_method))
                for name in ("sync", "sync_detailed", "asyncio", "asyncio_detailed"):
                    assert callable(getattr(module, name))
    assert urls == {("GET", "/a"), ("GET", "/b"), ("DELETE", "/c/{x}"), ("PATCH", "/c/{x}"), ("GET", "/d"),
                    ("POST", "/e"), ("HEAD", "/f")}  # fmt: skip


def test_every_type_has_a_class(kit: ModuleType) -> None:
    """Types with reserved or conflicting names are all generated, and all can be parsed."""
    models = importlib.import_module(f"{kit.__name__}.models")
    api = build_model(YAML(typ="safe").load(SPEC), GeneratorConfig(ConfigFile()))
    assert set(models.__all__) == set(api.types)
    assert len(api.types) >= 12
    for name in models.__all__:
        assert inspect.isclass(getattr(models, name))


def test_version_and_names(kit: ModuleType) -> None:
    """Package, classes and version are derived from title and version, in valid Python form."""
    assert kit.__version__ == "2b0"
    assert all(name.isidentifier() for name in kit.__all__)


@pytest.mark.parametrize("hook", ["no-such-command --fix", "ruff check --select NOPE ."])
def test_hooks_that_fail(tmp_path: Path, hook: str) -> None:
    """A hook that is missing or fails is an error that names it, not a warning."""
    with pytest.raises(BadInput, match=hook.split(maxsplit=1)[0]):
        _make(tmp_path / "out", post_hooks=[hook])


def test_hooks_find_their_command_next_to_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hooks such as ruff work without the environment on PATH, and print nothing."""
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    _make(tmp_path / "out", post_hooks=["ruff format --quiet ."])


def test_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The generator's own output is not shown to the user."""
    _make(tmp_path / "out")
    assert capfd.readouterr() == ("", "")


def test_templates_override_templates() -> None:
    """Each override has the name of a stock template; a misspelt one would silently do nothing."""
    from scripts.client.generator import TEMPLATES

    stock = set(Project.__init__.__globals__["PackageLoader"]("openapi_python_client").list_templates())
    ours = {path.name for path in (TEMPLATES / "overrides").iterdir() if not path.name.startswith("_")}
    assert ours <= stock
    for name in ours:
        text = (TEMPLATES / "overrides" / name).read_text()
        assert text.startswith("{#\nForked from openapi-python-client 0.29.1, "), name
        assert "Differs" in text, name
        watchers = re.findall(r"tests/\S+\.py", text.partition("Watched by")[2].partition("#}")[0])
        assert watchers and all((TEMPLATES.parents[2] / watcher).is_file() for watcher in watchers), name


def _make(target: Path, **options: Any) -> None:
    config = GeneratorConfig(ConfigFile.model_validate({"post_hooks": [], **options}))
    make_client(build_model(YAML(typ="safe").load(SPEC), config), config, target)
