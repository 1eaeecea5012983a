"""The pages of the Python API: the docstrings on each page, and links back to the reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import dedent
from typing import Any

from scripts.model.api import Api, Operation, Schema, Tag
from scripts.model.errors import FIXED_ERRORS, error_names, error_tree, root_error
from scripts.pages.addresses import (
    PYTHON_CLIENT,
    PYTHON_ENDPOINTS,
    PYTHON_ERRORS,
    PYTHON_MODELS,
    PYTHON_TYPES,
    Addresses,
    link,
)
from scripts.pages.text import code_path, fence
from scripts.pages.titles import operation_title, python_titles, schema_title
from scripts.spec.extensions import Pagination

TYPES = ("Response", "RawResponse", "ResponseHeaders", "File", "FileContent", "UNSET", "Unset")
PAGE_TYPES = ("Page", "AsyncPage")
_ENDPOINT_FUNCTIONS = ("sync", "asyncio", "sync_detailed", "asyncio_detailed")


def python_pages(api: Api, addresses: Addresses) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the path and the template variables of each page."""
    package = api.package_name
    yield (
        PYTHON_CLIENT,
        _page(
            "Clients",
            f"The clients of the {package} package, sync and async.",
            [
                # Methods that end in an underscore are for the resources, which pass an operation as data.
                _entry(f"{package}.{name}", options=("inherited_members: true", 'filters: ["!^_", "!_$"]'))
                for name in (api.class_name, f"Async{api.class_name}")
            ]
            + [_entry(f"{package}.DefaultAioHttpClient")]
            + [_entry(f"{package}.webhooks.Webhooks")] * any(webhook.content for webhook in api.webhooks),
            [link(f"`.{tag.attribute}`", addresses.resource(tag), PYTHON_CLIENT) for tag in api.tags],
        ),
    )
    for tag in api.tags:
        yield from _resource(api, addresses, tag)
    titles = dict(python_titles(api, addresses))
    for path, models in addresses.models:
        entries = [_entry(f"{package}.models.{name}", _schema_link(addresses, schema)) for name, schema in models]
        yield path, _page(titles[path], f"The data models of the {package} package.", entries)
    ordered = dict.fromkeys([root_error(api), *FIXED_ERRORS, *error_names(api)])
    yield (
        PYTHON_ERRORS,
        _page(
            "Exceptions",
            f"The exceptions that the {package} package raises.",
            # They are caught, not created: no constructors.
            [
                _entry(
                    f"{package}.{name}",
                    options=("show_bases: true", "merge_init_into_class: false", "show_attribute_values: false"),
                )
                for name in ordered
            ],
            intro=fence(dedent(error_tree(api)), "text"),
        ),
    )
    has_pages = any(operation.extensions.get(Pagination) for operation in api.operations)
    yield PYTHON_TYPES, _page(
        "Types", f"Types used with the models of the {package} package.",
        [_entry(f"{package}.types.{name}") for name in (*TYPES, *(PAGE_TYPES if has_pages else ()))],
    )  # fmt: skip
    for path, operations in addresses.endpoints:
        entries = [
            _entry(
                f"{package}.api.{operation.tag.attribute}.{operation.module}",
                _operation_link(addresses, operation, PYTHON_ENDPOINTS),
                options=(f"members: [{', '.join(_ENDPOINT_FUNCTIONS)}]", "show_root_full_path: true"),
            )
            for operation in operations
        ]
        yield path, _page(titles[path], "One module per operation, in the layout of openapi-python-client.", entries)


def _resource(api: Api, addresses: Addresses, tag: Tag) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the pages of a resource; if there are several, each has the sync and async methods of its part."""
    parts, titles = addresses.resources(tag), dict(python_titles(api, addresses))
    module = f"{api.package_name}.resources.{tag.attribute}"
    plain = ("merge_init_into_class: false",)  # never created by users: it is an attribute of the client
    alone = ("members: false", *plain)
    summary = f"Methods of {api.variable}.{tag.attribute} in the {api.package_name} package."
    for page, operations in parts:
        is_first = page == addresses.resource(tag)
        entries = [_entry(f"{module}.{tag.class_name}", options=alone)] * is_first
        entries += _methods(addresses, operations, page, f"{module}.{tag.class_name}")
        entries += [_entry(f"{module}.Async{tag.class_name}", options=plain if len(parts) == 1 else alone)] * is_first
        if len(parts) > 1:
            entries += _methods(addresses, operations, page, f"{module}.Async{tag.class_name}")
        yield page, _page(titles[page], summary, entries)


def _methods(addresses: Addresses, operations: Sequence[Operation], page: str, owner: str) -> Iterator[dict[str, Any]]:
    """Yield an entry for each operation's method in the class that owns it."""
    for operation in operations:
        back = _operation_link(addresses, operation, page)
        for name in (operation.sdk_method, *(waiter.name for waiter in operation.waiters)):
            yield _entry(f"{owner}.{name}", back, ("heading_level: 3",))


def _operation_link(addresses: Addresses, operation: Operation, page: str) -> str:
    title = link(operation_title(operation), addresses.operation(operation), page)
    return f"{title}: <code>{operation.method} {code_path(operation.path)}</code>"


def _schema_link(addresses: Addresses, schema: Schema) -> str:
    target = addresses.type(schema)
    return f"Schema: {link(schema_title(schema), target, PYTHON_MODELS)}" if target else ""


def _entry(identifier: str, after: str = "", options: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"identifier": identifier, "after": after, "options": options}


def _page(
    title: str, summary: str, entries: list[dict[str, Any]], links: list[str] | None = None, intro: str = ""
) -> dict[str, Any]:
    return {"title": title, "summary_text": summary, "entries": entries, "links": links or [], "intro": intro}
