"""The navigation of the reference, as .nav.yml, with every page of any spec.

A section of many pages is divided, by tag or first letter: each page of the site has the menu of only its own part,
so that the site of a large API grows with its pages, and not with their square.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.model.api import Api, Operation
from scripts.model.directions import spell_signs
from scripts.output.lock import COMMAND
from scripts.pages.addresses import CHANGES, ERRORS, OVERVIEW, WEBHOOKS, Addresses
from scripts.pages.text import NO_TAGS, escape
from scripts.pages.titles import operation_title, python_titles, schema_title

_LONGEST = 200
"""YAML cannot parse keys of more than 1024 characters, and a menu shows far fewer."""
_UNDIVIDED = 100
"""Maximum number of pages in a section or a part of it."""
HEAD = f"# Generated from the OpenAPI document by `{COMMAND}`.\nnav:\n"


@dataclass(frozen=True)
class _Entry:
    """A page in the navigation."""

    title: str
    path: str
    part: str
    """Where it belongs once its section is divided."""


def navigation(api: Api, addresses: Addresses) -> str:
    """Return the text of .nav.yml, which mkdocs-awesome-nav and Zensical both read."""
    folders = _folders(api, addresses)
    lines = [_page("Overview", OVERVIEW), *_section("Operations", folders["operations"])]
    lines += _section("Webhooks", folders["webhooks"])
    lines += [_page("Errors", ERRORS), *_section("Schemas", folders["schemas"]), *_section("Python", folders["python"])]
    return HEAD + "".join([*lines, _page("Changes", CHANGES)])


def folder_navigation(api: Api, addresses: Addresses) -> dict[str, str]:
    """Return a .nav.yml for each folder of the reference, for a site that places them separately."""
    return {
        f"{folder}/.nav.yml": HEAD
        + "".join(_divided([_Entry(each.title, posixpath.basename(each.path), each.part) for each in entries]))
        for folder, entries in _folders(api, addresses).items()
        if entries
    }


def _folders(api: Api, addresses: Addresses) -> dict[str, list[_Entry]]:
    """Return the pages in each folder."""
    webhooks = [("Webhooks", WEBHOOKS), *((escape(each.name), addresses.webhook(each)) for each in api.webhooks)]
    schemas = [
        _Entry(schema_title(each), addresses.type(each) or "", escape((each.spec_name or name)[:1].upper()))
        for name, each in api.types.items()
    ]
    return {
        "operations": [
            _Entry(_with_method(each), addresses.operation(each), escape(each.tag.name)) for each in api.operations
        ],
        "webhooks": [_Entry(*each, "Webhooks") for each in webhooks] if api.webhooks else [],
        "schemas": sorted(schemas, key=lambda each: each.part) if len(schemas) > _UNDIVIDED else schemas,
        "python": [_Entry(title, path, "Python") for path, title in python_titles(api, addresses)],
    }


def _with_method(operation: Operation) -> str:
    """Return an operation's title after its method, which a script of the site turns into a badge."""
    return f"{operation.method} {operation_title(operation)}"


def _page(title: str, path: str, indent: str = "  ") -> str:
    return f"{indent}- {_key(title)}: {path}\n"


def _key(title: str) -> str:
    shown = title if len(title) <= _LONGEST else f"{title[:_LONGEST]}…"
    return json.dumps(spell_signs(shown.translate(NO_TAGS)), ensure_ascii=False)


def _section(title: str, entries: list[_Entry]) -> list[str]:
    return [f"  - {title}:\n", *_divided(entries, " " * 6)] if entries else []


def _divided(entries: list[_Entry], indent: str = "  ") -> Iterator[str]:
    """Yield the lines of a section; one with many pages is divided into parts, and large parts are numbered."""
    if len(entries) <= _UNDIVIDED:
        yield from (_page(each.title, each.path, indent) for each in entries)
        return
    parts: dict[str, list[_Entry]] = {}
    for each in entries:
        parts.setdefault(each.part, []).append(each)
    for part, members in parts.items():
        for start in range(0, len(members), _UNDIVIDED):
            number = f" {start // _UNDIVIDED + 1}" if len(members) > _UNDIVIDED else ""
            yield f"{indent}- {_key(f'{part}{number}')}:\n"
            chunk = members[start : start + _UNDIVIDED]
            yield from (_page(each.title, each.path, indent + " " * 4) for each in chunk)
