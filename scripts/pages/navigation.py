"""The navigation of the reference, as .nav.yml: it has every page of any spec."""

from __future__ import annotations

import json
import posixpath

from scripts.model.api import Api, Operation
from scripts.model.directions import spell_signs
from scripts.output.lock import COMMAND
from scripts.pages.addresses import CHANGES, ERRORS, OVERVIEW, WEBHOOKS, Addresses
from scripts.pages.text import NO_TAGS, escape
from scripts.pages.titles import operation_title, python_titles, schema_title

_LONGEST = 200
"""YAML reads no key of more than 1024 letters, and a menu shows far fewer."""
HEAD = f"# Generated from the OpenAPI document by `{COMMAND}`.\nnav:\n"


def navigation(api: Api, addresses: Addresses) -> str:
    """Return the text of .nav.yml, which mkdocs-awesome-nav and Zensical both read."""
    folders = _folders(api, addresses)
    lines = [_page("Overview", OVERVIEW), *_section("Operations", folders["operations"])]
    lines += _section("Webhooks", folders["webhooks"])
    lines += [_page("Errors", ERRORS), *_section("Schemas", folders["schemas"]), *_section("Python", folders["python"])]
    return HEAD + "".join([*lines, _page("Changes", CHANGES)])


def folder_navigation(api: Api, addresses: Addresses) -> dict[str, str]:
    """Return a .nav.yml for each folder of the reference, for a site that gives them places of their own."""
    return {
        f"{folder}/.nav.yml": HEAD + "".join(_page(title, posixpath.basename(path)) for title, path in pages)
        for folder, pages in _folders(api, addresses).items()
        if pages
    }


def _folders(api: Api, addresses: Addresses) -> dict[str, list[tuple[str, str]]]:
    """Return title and path of each page in each folder."""
    return {
        "operations": [(_with_method(each), addresses.operation(each)) for each in api.operations],
        "webhooks": [("Webhooks", WEBHOOKS), *((escape(each.name), addresses.webhook(each)) for each in api.webhooks)]
        if api.webhooks
        else [],
        "schemas": [(schema_title(each), addresses.type(each) or "") for each in api.types.values()],
        "python": [(title, path) for path, title in python_titles(api, addresses)],
    }


def _with_method(operation: Operation) -> str:
    """Return an operation's title behind its method, of which a script of the site makes a badge."""
    return f"{operation.method} {operation_title(operation)}"


def _page(title: str, path: str, indent: str = "  ") -> str:
    shown = title if len(title) <= _LONGEST else f"{title[:_LONGEST]}…"
    return f"{indent}- {json.dumps(spell_signs(shown.translate(NO_TAGS)), ensure_ascii=False)}: {path}\n"


def _section(title: str, pages: list[tuple[str, str]]) -> list[str]:
    return [f"  - {title}:\n", *(_page(*page, indent=" " * 6) for page in pages)] if pages else []
