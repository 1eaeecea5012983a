"""The contents of the pages about the whole API: the overview and the errors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from scripts.model.api import Api, Operation, SecurityScheme, Server
from scripts.model.errors import root_error
from scripts.pages.addresses import (
    ERRORS,
    OVERVIEW,
    PYTHON_CLIENT,
    PYTHON_ERRORS,
    WEBHOOKS,
    Addresses,
    guide_links,
    link,
    scheme_anchor,
)
from scripts.pages.errors import ErrorBook
from scripts.pages.fields import Field
from scripts.pages.text import (
    code_path,
    code_span,
    escape,
    first_sentence,
    render_description,
    render_inline,
)
from scripts.pages.titles import operation_title, schema_title


def overview_view(
    api: Api, addresses: Addresses, changes: str, parameters: Sequence[Field] = ()
) -> dict[str, Any]:  # fmt: skip
    """Return the template variables of the overview."""
    licence = api.info.get("license") or {}
    return {
        "title": f"{escape(api.title)} API",
        "summary_text": api.summary or first_sentence(api.description) or f"Reference of the {api.title} API.",
        "version": escape(api.version),
        "openapi": escape(api.openapi),
        "licence": escape(str(licence.get("name", ""))),
        "text": render_description(api.description),
        "tags": [
            {
                "title": escape(tag.name),
                "text": render_description(tag.description),
                "python": link(f"`{api.variable}.{tag.attribute}`", addresses.resource(tag), OVERVIEW),
                "operations": [
                    {
                        "method": operation.method,
                        "path": code_path(operation.path),
                        "link": link(operation_title(operation), addresses.operation(operation), OVERVIEW),
                        "deprecated": operation.deprecated,
                    }
                    for operation in tag.operations
                ],
            }
            for tag in api.tags
        ],
        "schemas": [
            (link(schema_title(schema), page, OVERVIEW), escape(first_sentence(schema.description)))
            for schema in api.types.values()
            if (page := addresses.type(schema))
        ],
        "parameters": parameters,
        "servers": [
            (code_span(server.url), render_inline(server.description), list(_variables(server)))
            for server in api.servers
        ],
        "schemes": [
            {
                "name": escape(scheme.name),
                "anchor": scheme_anchor(scheme.name),
                "how": _how(api, scheme),
                "text": render_description(scheme.description),
            }
            for scheme in api.security_schemes.values()
        ],
        "elsewhere": _external_docs(api),
        "guides": guide_links(api.extensions, OVERVIEW),
        "errors": link("Errors", ERRORS, OVERVIEW),
        "changes": link("Changes", changes, OVERVIEW),
        "python": link("Python client", PYTHON_CLIENT, OVERVIEW),
        "webhooks": link("Webhooks", WEBHOOKS, OVERVIEW) if api.webhooks else "",
    }


def errors_view(api: Api, addresses: Addresses, book: ErrorBook) -> dict[str, Any]:
    """Return the template variables of the errors page."""
    return {
        "title": "Errors",
        "summary_text": f"All documented errors of the {api.title} API: status, cause, fix and Python exception.",
        "tree": link(f"`{root_error(api)}`", f"{PYTHON_ERRORS}#{api.package_name}.{root_error(api)}", ERRORS),
        "guides": guide_links(api.extensions, ERRORS),
        "statuses": [
            {
                "error": error,
                "example": book.example(api, error.status),
                "exception": link(
                    f"`{error.exception}`", f"{PYTHON_ERRORS}#{api.package_name}.{error.exception}", ERRORS
                ),
                "cases": [
                    (case, anchor, _users(api, addresses, book.users[case]))
                    for case, anchor in zip(error.cases, error.anchors(), strict=True)
                ],
            }
            for error in book.statuses
        ],
    }


def _users(api: Api, addresses: Addresses, operations: list[Operation]) -> str:
    """Return links to the operations that have an error, or a short text for all of them."""
    if len(operations) == len(list(api.operations)) > 1:
        return "All operations"
    return ", ".join(link(operation_title(each), addresses.operation(each), ERRORS) for each in operations)


def _external_docs(api: Api) -> str:
    """Return a link to the spec's external documentation, if a page can link to it."""
    url = str(api.external_docs.get("url", ""))
    if not url.startswith(("https://", "http://")) or re.search(r"[\s<>()\[\]\"'`{}\\]", url):
        return ""
    return f"[{escape(str(api.external_docs.get('description') or url)).rstrip('.')}](<{url}>)"


def _variables(server: Server) -> Iterator[str]:
    for variable in server.variables:
        values = f" One of {', '.join(map(code_span, variable.values))}." if variable.values else ""
        yield (
            f"{code_span(variable.name)}, default {code_span(variable.default)}. "
            f"{render_inline(variable.description)}{values}"
        )


def _how(api: Api, scheme: SecurityScheme) -> str:
    """Describe in one line where the key goes."""
    key = f"`{api.key_variable}`"
    if scheme.kind == "basic":
        return f"HTTP Basic with the key as the user name. The Python client and the samples read it from {key}."
    if scheme.kind == "bearer":
        return f"`Authorization: Bearer` with the key. The Python client and the samples read it from {key}."
    if scheme.kind == "apiKey":
        place = {"header": "header", "query": "query parameter", "cookie": "cookie"}[scheme.location or "header"]
        return f"The key in the {place} {code_span(scheme.parameter)}."
    return f"{escape(scheme.type)}: pass the Python client an `http_client` that handles it."
