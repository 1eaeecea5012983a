"""The paths of pages, and links between them: the only module that knows the layout of the reference."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from functools import cache
from typing import TypeVar

from scripts.model.api import Api, Operation, Schema, Tag, Webhook
from scripts.model.names import Namespace, slug
from scripts.pages.text import escape, heading_id
from scripts.spec.extensions import Extensions, Guides

OVERVIEW = "index.md"
ERRORS = "errors.md"
CHANGES = "changes.md"
WEBHOOKS = "webhooks/index.md"
PYTHON_CLIENT = "python/clients.md"
PYTHON_ERRORS = "python/errors.md"
PYTHON_MODELS = "python/models.md"
PYTHON_TYPES = "python/types.md"
PYTHON_ENDPOINTS = "python/endpoints.md"
_MODELS, _MODULES, _METHODS = 60, 25, 40
"""Maximum number of models, endpoint modules and methods of a resource per page: a thousand make megabytes."""
Item = TypeVar("Item")


class Addresses:
    """The path of each generated page below docs/reference, chosen once for the whole API."""

    def __init__(self, api: Api) -> None:
        self._api = api
        operations, types = Namespace(separator="-"), Namespace(separator="-")
        self._operations = {each.id: f"operations/{operations.take(slug(each.module))}.md" for each in api.operations}
        self._types = {name: f"schemas/{types.take(slug(name))}.md" for name in api.types}
        webhooks = Namespace(("index",), separator="-")
        self._webhooks = {each.pointer: f"webhooks/{webhooks.take(slug(each.name))}.md" for each in api.webhooks}
        self.models = divided(PYTHON_MODELS, model_names(api), _MODELS)
        self.endpoints = divided(PYTHON_ENDPOINTS, [*api.operations], _MODULES)
        self._models = {name: path for path, part in self.models for name, _ in part}
        own = (PYTHON_CLIENT, PYTHON_ERRORS, PYTHON_TYPES, *(path for path, _ in (*self.models, *self.endpoints)))
        resources = Namespace((path.removeprefix("python/").removesuffix(".md") for path in own), separator="-")
        first = {tag.attribute: resources.take(slug(tag.attribute)) for tag in api.tags}
        self._resources = {
            tag.attribute: [
                (path if number == 0 else f"python/{resources.take(slug(path[7:-3]))}.md", part)
                for number, (path, part) in enumerate(
                    divided(f"python/{first[tag.attribute]}.md", tag.operations, _METHODS)
                )
            ]
            for tag in api.tags
        }
        self._methods = {
            operation.id: path for parts in self._resources.values() for path, part in parts for operation in part
        }

    def operation(self, operation: Operation) -> str:
        return self._operations[operation.id]

    def type(self, schema: Schema) -> str | None:
        """Return the page of the class that a schema refers to."""
        return self._types.get(schema.name or "") if schema.kind in {"ref", "object", "enum"} else None

    def model(self, name: str) -> str:
        """Return where a class of the models package is documented."""
        return f"{self._models[name]}#{self._api.package_name}.models.{name}"

    def webhook(self, webhook: Webhook) -> str:
        return self._webhooks[webhook.pointer]

    def resource(self, tag: Tag) -> str:
        """Return the first page of a resource of the client."""
        return self.resources(tag)[0][0]

    def resources(self, tag: Tag) -> list[tuple[str, Sequence[Operation]]]:
        """Return the pages of a resource, each with the operations whose methods it documents."""
        return self._resources[tag.attribute]

    def method(self, operation: Operation) -> str:
        """Return the page of the Python API that documents an operation's methods."""
        return self._methods[operation.id]


def divided(path: str, items: Sequence[Item], most: int) -> list[tuple[str, Sequence[Item]]]:
    """Return the items of each page, numbered from the second on; there is one, even if it is empty."""
    parts = [items[start : start + most] for start in range(0, len(items) or 1, most)]
    stem = path.removesuffix(".md")
    return [(f"{stem}-{number}.md" if number > 1 else path, part) for number, part in enumerate(parts, 1)]


def model_names(api: Api) -> list[tuple[str, Schema]]:
    """Return each class of the models package, partial ones behind the whole ones, with its schema."""
    found = []
    for name, schema in api.types.items():
        found.append((name, schema))
        if partial := api.partials.get(name):
            found.append((partial, schema))
    return found


def link(text: str, target: str, source: str) -> str:
    """Return a Markdown link between two generated pages; from a page to itself, only the text.

    `target` may have an anchor. `text` is Markdown.
    """
    page, _, anchor = target.partition("#")
    if page == source and not anchor:
        return text
    path = _way(page, posixpath.dirname(source)) if page != source else ""
    return f"[{text}]({path}{'#' + anchor if anchor else ''})"


@cache
def _way(page: str, folder: str) -> str:
    return posixpath.relpath(page, folder)


def guide_links(extensions: Extensions, source: str) -> list[str]:
    """Return links to the guides in the spec's `x-guides` at a place; they are next to the reference."""
    guides = extensions.get(Guides)
    return [link(escape(title), f"../{path}", source) for title, path in guides.pages] if guides else []


def scheme_anchor(name: str) -> str:
    return heading_id("auth", name)


def python_identifier(api: Api, tag: Tag, method: str) -> str:
    """Return the dotted name of a resource's method, which is its id on the Python page too."""
    return f"{api.package_name}.resources.{tag.attribute}.{tag.class_name}.{method}"
