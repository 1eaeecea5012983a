"""The reference in llms.txt: its pages in reading order, with their descriptions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from scripts.model.api import Api
from scripts.model.directions import spell_signs
from scripts.output.lock import COMMAND
from scripts.pages.addresses import CHANGES, ERRORS, OVERVIEW, WEBHOOKS, Addresses
from scripts.pages.titles import python_titles

SETTINGS = ".site.yml"
_FOLDER = "reference"
_PLAIN = str.maketrans({"[": "\\["})
_HEAD = f"""# Generated from the OpenAPI document by `{COMMAND}`: mkdocs.yml inherits it.
plugins:
  mike: {{}}  # before llmstxt, which uses the URL that mike sets
  llmstxt:
    sections:
      Guides: []  # listed in mkdocs.yml; here for their place before the reference
"""


def site_settings(api: Api, addresses: Addresses, texts: Mapping[str, str]) -> str:
    """Return the settings that a site inherits, from the text of each page by path below the reference."""
    operations = [addresses.operation(each) for each in api.operations]
    webhooks = [WEBHOOKS, *(addresses.webhook(each) for each in api.webhooks)] if api.webhooks else []
    schemas = [path for each in api.types.values() if (path := addresses.type(each))]
    reference = [OVERVIEW, *operations, *webhooks, *schemas, ERRORS, CHANGES]
    python = [path for path, _title in python_titles(api, addresses)]
    return _HEAD + _section("Reference", reference, texts) + _section("Python", python, texts)


def _section(name: str, paths: Iterable[str], texts: Mapping[str, str]) -> str:
    lines = [f"        - {json.dumps(f'{_FOLDER}/{path}')}: {_description(texts[path])}\n" for path in paths]
    return f"      {name}:\n{''.join(lines)}"


def _description(text: str) -> str:
    """Return the description in a page's front matter, which is a JSON string, without the start of a link."""
    line = next(line for line in text.split("\n") if line.startswith("description: "))
    description: str = json.loads(line.removeprefix("description: "))
    return json.dumps(spell_signs(description.translate(_PLAIN)), ensure_ascii=False)
