"""openapi-python-client, driven through its Python API: its names, layout, Jinja environment and hooks.

It drops what it does not support, so it gets a digest of the spec that it can always parse: each operation under its
final name, each class empty. Our templates take the contents from the `Api`.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openapi_python_client
from jinja2 import Template
from openapi_python_client import Project
from openapi_python_client.config import Config, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.properties import Class
from openapi_python_client.strings import ClassName, PythonIdentifier

from scripts.client.models import Models
from scripts.model.api import Api
from scripts.model.directions import spell_signs
from scripts.model.naming import GeneratorConfig
from scripts.spec.problems import BadInput, Problem

TEMPLATES = Path(__file__).parent / "templates"
STOCK_TEMPLATES = Path(openapi_python_client.__file__).parent / "templates"


class ClientProject(Project):
    """A project that writes our modules before the hooks run, and finds the hooks' commands next to this Python."""

    def __init__(self, data: GeneratorData, config: Config, write_more: Callable[[ClientProject], None]) -> None:
        super().__init__(openapi=data, config=config, custom_template_path=TEMPLATES / "overrides")
        self._write_more = write_more
        self._read: dict[str, Template] = {}

    def render(self, template: str, **values: Any) -> str:
        """Render a template of the package folder."""
        if template not in self._read:
            self._read[template] = self.env.from_string((TEMPLATES / "package" / template).read_text(encoding="utf-8"))
        return self._read[template].render(**values)

    def write(self, path: Path, text: str) -> None:
        """Write a file of the package."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(spell_signs(text), encoding=self.config.file_encoding)

    def _run_post_hooks(self) -> None:
        self._write_more(self)
        super()._run_post_hooks()


def build_project(
    api: Api,
    config: GeneratorConfig,
    models: Models,
    target: Path,
    globals_: Mapping[str, Any],
    write_more: Callable[[ClientProject], None],
) -> None:
    """Let the generator write the package into `target`; raise BadInput for anything it could not do."""
    settings = Config.from_sources(
        config_file=config.file,
        meta_type=MetaType.UV,
        document_source=Path("openapi.yaml"),
        file_encoding="utf-8",
        overwrite=True,
        output_path=target,
    )
    settings.project_name_override = api.project_name
    settings.package_name_override = api.package_name
    data = GeneratorData.from_dict(_digest(api), config=settings)
    if isinstance(data, GeneratorError):  # pragma: no cover: no digest is known that it refuses
        raise _problem(f"openapi-python-client cannot parse the digest of this spec: {data.header}: {data.detail}")
    _settle_names(data, api, models)
    project = ClientProject(data, settings, write_more)
    project.env.globals.update(globals_)
    project.env.finalize = lambda value: spell_signs(value) if isinstance(value, str) else value
    project.env.filters.update({name: globals_[name] for name in ("one_line", "python_literal", "toml")})
    with contextlib.redirect_stdout(io.StringIO()), _commands_next_to_python():
        failed = project.build()
    if failed:
        raise BadInput([Problem(config.path, 1, 1, f"{error.header}: {error.detail}") for error in failed])


def _digest(api: Api) -> dict[str, Any]:
    """Return a spec with the same operations and classes, and nothing that the generator might drop."""
    paths: dict[str, Any] = {}
    for tag in api.tags:
        for operation in tag.operations:
            responses = {"200": {"description": "See the model of the spec."}}
            described = {"operationId": operation.module, "tags": [tag.attribute], "responses": responses}
            paths[f"/{tag.attribute}/{operation.module}"] = {"get": described}
    schemas: dict[str, Any] = {}
    for name, schema in api.types.items():
        if schema.kind == "enum" and schema.value_type == "integer":
            schemas[name] = {"type": "integer", "enum": [1]}
        elif schema.kind == "enum":
            schemas[name] = {"type": "string", "enum": ["a"]}
        else:
            schemas[name] = {"type": "object"}
    info = {"title": api.title, "version": api.version, "description": api.description}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": schemas}}


def _settle_names(data: GeneratorData, api: Api, models: Models) -> None:
    """Replace the generator's names with the model's, and check that nothing is missing."""
    expected = {(tag.attribute, operation.module) for tag in api.tags for operation in tag.operations}
    found = {
        (str(tag), str(endpoint.name))
        for tag, collection in data.endpoint_collections_by_tag.items()
        for endpoint in collection.endpoints
    }
    if lost := sorted(expected ^ found):
        names = ", ".join(f"{tag}.{name}" for tag, name in lost)
        raise _problem(f"openapi-python-client renamed or omitted these operations: {names}")

    classes = {}
    for each in (*data.models, *data.enums):
        name = next((name for name in (str(each.name), str(each.class_info.name)) if name in api.types), None)
        if name is None or name in classes:
            raise _problem(f"openapi-python-client created a class {each.class_info.name} that is not in the spec")
        classes[name] = each
        each.class_info = Class(
            name=str.__new__(ClassName, name), module_name=str.__new__(PythonIdentifier, models.modules[name])
        )
    if lost_classes := sorted(set(api.types) - set(classes)):
        raise _problem(f"openapi-python-client omitted these classes: {', '.join(lost_classes)}")


@contextlib.contextmanager
def _commands_next_to_python() -> Any:
    """Find hooks such as ruff in the environment of this Python, also when that is not on PATH."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before


def _problem(message: str) -> BadInput:
    return BadInput([Problem("openapi.yaml", 1, 1, message)])
