"""Writes the client package: the files of openapi-python-client, the resources, the runtime, the licence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.client.docstrings import docstring, python_literal
from scripts.client.methods import Method
from scripts.client.models import Models
from scripts.client.package import license_text, package_facts, toml
from scripts.client.readme import attribute_list, client_doc, init_doc, readme_facts
from scripts.client.resources import (
    Waiting,
    event_facts,
    has_own_credentials,
    key_required,
    other_keys,
    path_prefix,
    schemes_table,
    webhook_views,
)
from scripts.client.tables import operation_table
from scripts.model.api import Api, Operation
from scripts.model.errors import FIXED_ERRORS, error_names, error_tree, root_error, waiter_failures
from scripts.model.naming import GeneratorConfig
from scripts.output.lock import COMMAND
from scripts.spec.extensions import Pagination

if TYPE_CHECKING:
    from scripts.client.generator import ClientProject

__all__ = ("FIXED_ERRORS", "error_names", "error_tree", "make_client", "root_error")

RUNTIME = Path(__file__).parent / "runtime"


def make_client(api: Api, config: GeneratorConfig, target: Path, *, source: str = "openapi.yaml") -> None:
    """Write the whole package into `target`, which is empty or absent; raise BadInput if anything would be lost.

    `source` is the spec's file name, for the headers of the files.
    """
    from scripts.client.generator import build_project  # openapi-python-client takes most of a second to import

    models = Models.of(api, config)
    build_project(api, config, models, target, _globals(api, config, models, source), _write_more(api, models))


def header(source: str) -> str:
    """Return the first lines of each file."""
    return f"# Generated from {source} by `{COMMAND}`. Do not edit: change the spec or scripts/client/templates."


def _globals(api: Api, config: GeneratorConfig, models: Models, source: str) -> dict[str, Any]:
    """Return the variables of the templates in addition to the generator's own."""
    methods = {
        (tag.attribute, operation.module): Method(
            operation, models.types, api, frozenset(each.sdk_method for each in tag.operations)
        )
        for tag in api.tags
        for operation in tag.operations
    }

    def method(tag: str, module: str) -> Method:
        return methods[str(tag), str(module)]

    def waiters(operation: Operation) -> list[Waiting]:
        return [Waiting(waiter, method(operation.tag.attribute, operation.module)) for waiter in operation.waiters]

    return {
        "api": api,
        "models": models,
        "method": method,
        "waiters": waiters,
        "webhooks": lambda: webhook_views(api, models.types, config.identifier),
        **event_facts(api, models.types, config.identifier),
        "header": header(source),
        "command": COMMAND,
        "docstring": docstring,
        "docstrings_on_attributes": config.file.docstrings_on_attributes,
        "literal_enums": config.file.literal_enums,
        "root_error": root_error(api),
        "fixed_errors": tuple(FIXED_ERRORS),
        "waiter_failures": lambda: waiter_failures(api),
        "error_names": lambda: error_names(api),
        "error_tree": lambda: error_tree(api),
        "own_credentials": has_own_credentials(api),
        "package": package_facts(api, config.file.package_version_override, config.package_urls),
        "readme": readme_facts(api, methods),
        "has_pages": any(operation.extensions.get(Pagination) for operation in api.operations),
        "schemes_table": schemes_table(api),
        "key_required": key_required(api),
        "path_prefix": path_prefix(api),
        "other_keys": other_keys(api),
        "client_doc": lambda asynchronous: client_doc(api, methods, asynchronous=asynchronous),
        "init_doc": lambda: init_doc(api),
        "attribute_list": attribute_list,
        "operation_table": operation_table,
        "python_literal": python_literal,
        "one_line": lambda text: " ".join(str(text).split()),
        "toml": toml,
        "used_types": lambda text: [name for name in _names_in(text) if name in api.types],
        "used": lambda name, text: bool(re.search(rf"(?<![\w.]){re.escape(name)}", text)),
    }


def runtime_module(path: Path, root: str) -> str:
    """Return a module of the runtime for a client, with the root error named after the API.

    Each line keeps its number, so that `make coverage` counts both as one.
    """
    note = f"# Copied from scripts/client/runtime by `{COMMAND}`. Do not edit this copy."
    _, _, text = path.read_text(encoding="utf-8").partition("\n")
    return f"{note}\n" + re.sub(r"\bRootError\b", root, text)


def _names_in(text: str) -> list[str]:
    """Return the names that a piece of code uses, except attributes of others."""
    return sorted(set(re.findall(r"(?<![\w.])[^\W\d]\w*", text)))


def _write_more(api: Api, models: Models) -> Any:
    """Return the step that writes what the generator does not."""

    def write(project: ClientProject) -> None:
        package = project.package_dir
        project.write(package / "resources" / "__init__.py", project.render("resources_init.py.jinja"))
        for tag in api.tags:
            text = project.render("resource.py.jinja", tag=tag)
            project.write(package / "resources" / f"{tag.attribute}.py", text)
        for name, partial in api.partials.items():
            text = project.env.get_template("model.py.jinja").render(view=models.partial_view(name))
            project.write(package / "models" / f"{models.modules[partial]}.py", text)
        if webhook_views(api, models.types, models.config.identifier):
            project.write(package / "webhooks.py", project.render("webhooks.py.jinja"))
        project.write(package / "py.typed", "")
        for path in sorted(RUNTIME.glob("*.py")):
            project.write(package / "_runtime" / path.name, runtime_module(path, root_error(api)))
        project.write(project.project_dir / "LICENSE", license_text(api))

    return write
