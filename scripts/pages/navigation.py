"""The navigation of the reference, as .nav.yml: it has every page of any spec."""

from __future__ import annotations

import json

from scripts.model.api import Api, Operation
from scripts.output.lock import COMMAND
from scripts.pages.addresses import CHANGES, ERRORS, OVERVIEW, WEBHOOKS, Addresses
from scripts.pages.titles import operation_title, python_titles, schema_title


def navigation(api: Api, addresses: Addresses) -> str:
    """Return the text of .nav.yml, which mkdocs-awesome-nav and Zensical both read."""
    lines = [f"# Generated from the OpenAPI document by `{COMMAND}`.", "nav:"]
    lines.append(_page("Overview", OVERVIEW))
    if api.tags:
        lines.append(_section("Operations"))
    lines += [_page(_with_method(each), addresses.operation(each), 2) for each in api.operations]
    if api.webhooks:
        lines.append(_page("Webhooks", WEBHOOKS))
    lines.append(_page("Errors", ERRORS))
    if api.types:
        lines.append(_section("Schemas"))
        lines += [_page(schema_title(each), addresses.type(each) or "", 2) for each in api.types.values()]
    lines.append(_section("Python"))
    lines += [_page(title, path, 2) for path, title in python_titles(api, addresses)]
    lines.append(_page("Changes", CHANGES))
    return "\n".join(lines) + "\n"


def _with_method(operation: Operation) -> str:
    """Return an operation's title behind its method, of which a script of the site makes a badge."""
    return f"{operation.method} {operation_title(operation)}"


def _page(title: str, path: str, depth: int = 1) -> str:
    return f"{'  ' * (2 * depth - 1)}- {json.dumps(title, ensure_ascii=False)}: {path}"


def _section(title: str) -> str:
    return f"  - {json.dumps(title, ensure_ascii=False)}:"
