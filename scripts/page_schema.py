"""What a schema's page shows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from scripts.api_model import Api, Operation, Schema
from scripts.page_addresses import PYTHON_MODELS, Addresses, link
from scripts.page_fields import FieldWriter
from scripts.page_operation import operation_title
from scripts.page_text import code_span, code_value, escape, first_sentence, render_description
from scripts.sample_values import value_for


def schema_view(api: Api, addresses: Addresses, schema: Schema) -> dict[str, Any]:
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
            for operation, how in _uses(api, schema)
        ],
        "fields_list": list(writer.fields(schema, "field", answer=False, level=3)),
        "values": [
            (code_value(value), code_span(f"{schema.name}.{name}"))
            for value, name in zip(schema.values, schema.value_names, strict=False)
        ],
        "further": writer.type_name(further) if further is not None else "",
        "example": json.dumps(_example(api, schema), indent=2, ensure_ascii=False, default=str),
    }


def schema_title(schema: Schema) -> str:
    return escape(schema.spec_name or schema.name or "")


def _example(api: Api, schema: Schema) -> Any:
    """Return an example from the operations that use the schema, else one made up from it."""
    for operation in api.operations:
        contents = list(operation.body.contents) if operation.body else []
        contents += [content for response in operation.responses for content in response.contents]
        for content in contents:
            if content.schema is not None and content.schema.name == schema.name and content.examples:
                return content.examples[0].value
    return value_for(api, schema, sending=False)


def _uses(api: Api, schema: Schema) -> Iterator[tuple[Operation, str]]:
    """Yield the operations in which the schema stands, and where."""
    for operation in api.operations:
        places = []
        if operation.body and any(_holds(api, content.schema, schema, ()) for content in operation.body.contents):
            places.append("request")
        for response in operation.responses:
            if any(_holds(api, content.schema, schema, ()) for content in response.contents):
                places.append(f"answer {response.status}")
        if places:
            yield operation, ", ".join(places)


def _holds(api: Api, holder: Schema | None, wanted: Schema, parents: tuple[str, ...]) -> bool:
    if holder is None or (holder.name and holder.name in parents):
        return False
    if holder.name == wanted.name:
        return True
    resolved = api.resolve(holder)
    inner = [each.schema for each in resolved.properties]
    inner += [each for each in (resolved.items, resolved.additional) if each is not None]
    above = (*parents, holder.name) if holder.name else parents
    return any(_holds(api, each, wanted, above) for each in [*inner, *resolved.members])
