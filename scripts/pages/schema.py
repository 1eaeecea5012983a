"""What a schema's page shows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from scripts.model.api import Api, Content, Operation, Schema
from scripts.pages.addresses import PYTHON_MODELS, Addresses, link
from scripts.pages.fields import FieldWriter
from scripts.pages.text import code_span, code_value, first_sentence, render_description
from scripts.pages.titles import operation_title, schema_title
from scripts.samples.values import value_for


def schema_view(api: Api, addresses: Addresses, uses: Uses, schema: Schema) -> dict[str, Any]:
    """Return what the template of a schema's page shows."""
    page = addresses.type(schema) or ""
    what = f"{schema.spec_name or schema.name}, a schema of the {api.title} API."
    writer = FieldWriter(api, addresses, page)
    further = schema.additional if schema.additional_explicit else None
    return {
        "title": schema_title(schema),
        "summary_text": f"{what} {first_sentence(schema.description)}",
        "text": render_description(schema.description),
        "deprecated": schema.deprecated,
        "python": link(
            f"`{api.package_name}.models.{schema.name}`",
            f"{PYTHON_MODELS}#{api.package_name}.models.{schema.name}",
            page,
        ),
        "uses": [
            (link(operation_title(operation), addresses.operation(operation), page), how)
            for operation, how in uses.operations(schema)
        ],
        "fields_list": list(writer.fields(schema, "field", answer=False, level=3)),
        "values": [
            (code_value(value), code_span(f"{schema.name}.{name}"))
            for value, name in zip(schema.values, schema.value_names, strict=False)
        ],
        "further": writer.type_name(further) if further is not None else "",
        "example": json.dumps(uses.example(api, schema), indent=2, ensure_ascii=False, default=str),
    }


class Uses:
    """Where each class of an API stands and which example it has, found once for the pages of all of them."""

    def __init__(self, api: Api) -> None:
        self._operations: dict[str, list[tuple[Operation, str]]] = {}
        self._examples: dict[str, Any] = {}
        for operation in api.operations:
            contents = list(operation.body.contents) if operation.body else []
            held = {"request": _names(api, contents)}
            for response in operation.responses:
                held[f"answer {response.status}"] = _names(api, response.contents)
                contents += response.contents
            for name in dict.fromkeys(name for names in held.values() for name in names):
                places = ", ".join(place for place, names in held.items() if name in names)
                self._operations.setdefault(name, []).append((operation, places))
            for content in contents:
                if content.schema is not None and content.schema.name and content.examples:
                    self._examples.setdefault(content.schema.name, content.examples[0].value)

    def operations(self, schema: Schema) -> list[tuple[Operation, str]]:
        """Return the operations in which the schema stands, and where."""
        return self._operations.get(schema.name or "", [])

    def example(self, api: Api, schema: Schema) -> Any:
        """Return an example from the operations that use the schema, else one made up from it."""
        if schema.name in self._examples:
            return self._examples[schema.name]
        return value_for(api, schema, sending=False)


def _names(api: Api, contents: Iterable[Content]) -> dict[str, None]:
    """Return the names of the classes that stand in some contents, at whatever depth."""
    found: dict[str, None] = {}
    waiting = [content.schema for content in contents if content.schema is not None]
    while waiting:
        schema = waiting.pop()
        if schema.name:
            if schema.name in found:
                continue
            found[schema.name] = None
        resolved = api.resolve(schema)
        waiting += [each.schema for each in resolved.properties]
        waiting += [each for each in (resolved.items, resolved.additional, *resolved.members) if each is not None]
    return found
