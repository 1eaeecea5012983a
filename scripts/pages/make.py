"""Writes the reference: one Markdown page per operation and schema, an overview, errors, the Python API.

The pages are plain Markdown for any builder; `.nav.yml` next to them is the navigation.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.changes.report import DATA, Entry, changes_data
from scripts.model.api import Api
from scripts.model.directions import spell_signs
from scripts.output.lock import COMMAND
from scripts.pages.addresses import CHANGES, ERRORS, OVERVIEW, WEBHOOKS, Addresses
from scripts.pages.changes import changes_page
from scripts.pages.errors import ErrorBook
from scripts.pages.llms import SETTINGS, site_settings
from scripts.pages.navigation import folder_navigation, navigation
from scripts.pages.operation import fields_read, operation_view, takes_input
from scripts.pages.overview import errors_view, overview_view
from scripts.pages.parameters import ParameterBook
from scripts.pages.python_api import python_pages
from scripts.pages.schema import Uses, schema_view
from scripts.pages.text import attribute_text, fence
from scripts.pages.webhooks import webhook_view, webhooks_view
from scripts.spec.json_text import json_text

TEMPLATES = Path(__file__).parent / "templates"


def make_pages(api: Api, data: Mapping[str, Any], spec_text: str, target: Path, history: Sequence[Entry] = ()) -> None:
    """Write all pages of the reference into `target`, with spec and history as data for programs."""
    addresses = Addresses(api)
    texts = {**pages(api), CHANGES: changes_page(history, api.title)}
    settings = {SETTINGS: site_settings(api, addresses, texts)}
    for path, text in (texts | folder_navigation(api, addresses) | settings).items():
        write(target / path, text)
    write(target / DATA, changes_data(history))
    as_json = json_text(data) + "\n"
    (target / "openapi.yaml").write_text(spec_text or as_json, encoding="utf-8", newline="\n")  # JSON is YAML too
    write(target / "openapi.json", as_json)


def pages(api: Api) -> dict[str, str]:
    """Return the text of each page by path below the reference."""
    environment = _environment()
    addresses = Addresses(api)
    written: dict[str, str] = {}
    for path, template, view in _views(api, addresses):
        text = environment.get_template(template).render(view)
        written[path] = _settle(text)
    written[".nav.yml"] = navigation(api, addresses)
    return written


def write(path: Path, text: str) -> None:
    """Write a page or data, with invisible characters escaped: people read both."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(spell_signs(text), encoding="utf-8", newline="\n")


def _views(api: Api, addresses: Addresses) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the path, the template and the template's variables of each page."""
    uses = Uses(api)
    book = ErrorBook(api)
    parameters = ParameterBook(api, addresses)
    read = fields_read(api)
    yield OVERVIEW, "overview.md.jinja", overview_view(api, addresses, CHANGES, parameters.fields)
    for operation in api.operations:
        elsewhere = read if takes_input(operation) else frozenset()
        view = operation_view(api, addresses, book, operation, uses.shared, parameters.places, elsewhere)
        yield addresses.operation(operation), "operation.md.jinja", view
    for schema in api.types.values():
        path = addresses.type(schema)
        if path:
            yield path, "schema.md.jinja", schema_view(api, addresses, uses, schema)
    yield ERRORS, "errors.md.jinja", errors_view(api, addresses, book)
    if api.webhooks:
        yield WEBHOOKS, "webhooks.md.jinja", webhooks_view(api, addresses)
    for webhook in api.webhooks:
        yield addresses.webhook(webhook), "webhook.md.jinja", webhook_view(api, addresses, webhook, uses.shared)
    for path, view in python_pages(api, addresses):
        yield path, "python.md.jinja", view


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        autoescape=False,  # this is Markdown, and each view passes text that is already escaped
    )
    environment.globals["command"] = COMMAND
    environment.filters["fence"] = fence
    environment.filters["quote"] = lambda text: json.dumps(spell_signs(attribute_text(text)), ensure_ascii=False)
    return environment


def _settle(text: str) -> str:
    """Collapse blank lines outside code, and end with one line break."""
    lines: list[str] = []
    closing, was_blank = "", True
    for line in text.split("\n"):
        bare = line.rstrip()
        if closing:
            is_end = bare.lstrip() == closing
            closing = "" if is_end else closing
            lines.append(bare if is_end else line)
            continue
        if not bare and was_blank:
            continue
        was_blank = not bare
        if "```" in bare and (start := bare.lstrip()).startswith("```"):
            closing = "`" * (len(start) - len(start.lstrip("`")))
        lines.append(line if closing else bare)
    return "\n".join(lines).strip("\n") + "\n"
