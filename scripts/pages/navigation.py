"""The navigation of the reference, as .nav.yml: every page is in it, for any spec, without a hand in mkdocs.yml."""

from __future__ import annotations

import json

from scripts.model.api import Api
from scripts.pages.addresses import CHANGES, ERRORS, OVERVIEW, WEBHOOKS, Addresses
from scripts.pages.text import escape
from scripts.pages.titles import operation_title, python_titles, schema_title


def navigation(api: Api, addresses: Addresses) -> str:
    """Return the text of .nav.yml, which mkdocs-awesome-nav and Zensical both read."""
    lines = ["# Generated from the OpenAPI document by `python -m scripts.regenerate`.", "nav:"]
    lines.append(_page("Overview", OVERVIEW))
    for tag in api.tags:
        lines.append(_section(escape(tag.name)))
        lines += [_page(operation_title(each), addresses.operation(each), 2) for each in tag.operations]
    if api.types:
        lines.append(_section("Schemas"))
        lines += [_page(schema_title(each), addresses.type(each) or "", 2) for each in api.types.values()]
    if api.webhooks:
        lines.append(_page("Webhooks", WEBHOOKS))
    lines.append(_page("Errors", ERRORS))
    lines.append(_section("Python"))
    lines += [_page(title, path, 2) for path, title in python_titles(api, addresses)]
    lines.append(_page("Changes", CHANGES))
    return "\n".join(lines) + "\n"


def _page(title: str, path: str, depth: int = 1) -> str:
    return f"{'  ' * (2 * depth - 1)}- {json.dumps(title, ensure_ascii=False)}: {path}"


def _section(title: str) -> str:
    return f"  - {json.dumps(title, ensure_ascii=False)}:"
