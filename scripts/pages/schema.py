"""The contents of a schema's page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from scripts.model.api import Api, Content, Operation, Schema, Webhook
from scripts.pages.addresses import WEBHOOKS, Addresses, link
from scripts.pages.fields import FieldWriter
from scripts.pages.text import code_span, code_value, first_sentence, render_description
from scripts.pages.titles import operation_title, schema_title
from scripts.samples.values import value_for
from scripts.spec.json_text import json_text

_MOST_NESTED = 40
"""Maximum number of fields of other classes on a class's page: those have their own pages."""
_MOST_USES = 30
"""Maximum number of operations to list that use the class; the others are counted."""


def schema_view(api: Api, addresses: Addresses, uses: Uses, schema: Schema) -> dict[str, Any]:
    """Return the template variables of a schema's page."""
    page = addresses.type(schema) or ""
    what = f"{schema.spec_name or schema.name}, a schema of the {api.title} API."
    writer = FieldWriter(api, addresses, page, nested=_MOST_NESTED)
    additional = schema.additional if schema.additional_explicit else None
    return {
        "title": schema_title(schema),
        "summary_text": f"{what} {first_sentence(schema.description)}",
        "text": render_description(schema.description),
        "deprecated": schema.deprecated,
        "python": link(
            f"`{api.package_name}.models.{schema.name}`",
            addresses.model(schema.name or ""),
            page,
        ),
        "uses": [
            (link(operation_title(operation), addresses.operation(operation), page), how)
            for operation, how in uses.operations(schema)
        ]
        + list(_webhook_uses(api, addresses, uses, schema, page)),
        "more_uses": uses.count(schema) - len(uses.operations(schema)),
        "fields_list": list(writer.fields(schema, "field", answer=False, level=3)),
        "values": [
            (code_value(value), code_span(f"{schema.name}.{name}"))
            for value, name in zip(schema.values, schema.value_names, strict=False)
        ],
        "additional": writer.type_name(additional) if additional is not None else "",
        "example": json_text(uses.example(api, schema)),
    }


def _webhook_uses(
    api: Api, addresses: Addresses, uses: Uses, schema: Schema, page: str
) -> Iterator[tuple[str, str]]:  # fmt: skip
    for webhook in uses.webhooks(schema):
        yield link(code_span(webhook.name), addresses.webhook(webhook), page), "webhook"
    if api.unknown_webhook and api.unknown_webhook.name == schema.name:
        yield link("Webhooks", WEBHOOKS, page), "any other event"


class Uses:
    """The operations that use each class of an API, and its example, computed once for all pages."""

    def __init__(self, api: Api) -> None:
        self._operations: dict[str, list[tuple[Operation, str]]] = {}
        self._webhooks: dict[str, list[Webhook]] = {}
        self._counts: Counter[str] = Counter()
        self._reached: dict[str, dict[str, None]] = {}
        self._direct: dict[str, dict[str, None]] = {}
        self._examples: dict[str, Any] = {}
        for operation in api.operations:
            contents = list(operation.body.contents) if operation.body else []
            held = {"request": self._names(api, contents)}
            for response in operation.responses:
                held[f"response {response.status}"] = self._names(api, response.contents)
                contents += response.contents
            for name in dict.fromkeys(name for names in held.values() for name in names):
                self._counts[name] += 1
                if self._counts[name] <= _MOST_USES:
                    places = ", ".join(place for place, names in held.items() if name in names)
                    self._operations.setdefault(name, []).append((operation, places))
            self._keep_examples(contents)
        for webhook in api.webhooks:
            contents = list(webhook.body.contents) if webhook.body else []
            for name in self._names(api, contents):
                self._webhooks.setdefault(name, []).append(webhook)
            self._keep_examples(contents)

    def _keep_examples(self, contents: Iterable[Content]) -> None:
        for content in contents:
            if content.schema is not None and content.schema.name and content.examples:
                self._examples.setdefault(content.schema.name, content.examples[0].value)

    def webhooks(self, schema: Schema) -> list[Webhook]:
        """Return the first webhooks that send the schema."""
        return self._webhooks.get(schema.name or "", [])[:_MOST_USES]

    def operations(self, schema: Schema) -> list[tuple[Operation, str]]:
        """Return the first operations that use the schema, and where."""
        return self._operations.get(schema.name or "", [])

    def count(self, schema: Schema) -> int:
        """Return how many operations use the schema."""
        return self._counts[schema.name or ""]

    @cached_property
    def shared(self) -> frozenset[str]:
        """The names of the classes that more than one operation uses."""
        return frozenset(name for name, count in self._counts.items() if count > 1)

    def example(self, api: Api, schema: Schema) -> Any:
        """Return an example from the operations that use the schema, otherwise one made up from it."""
        if schema.name in self._examples:
            return self._examples[schema.name]
        return value_for(api, schema, sending=False)

    def _names(self, api: Api, contents: Iterable[Content]) -> dict[str, None]:
        """Return the names of all classes in some contents, at any depth."""
        schemas = [content.schema for content in contents if content.schema is not None]
        return {name: None for top in _classes_in(schemas) for name in self._reach(api, top)}

    def _reach(self, api: Api, top: str) -> dict[str, None]:
        """Return a class and the names of the classes that it contains."""
        if top not in self._reached:
            found, waiting = {top: None}, [top]
            while waiting:
                new = [name for name in self._parts_of(api, waiting.pop()) if name not in found]
                found |= dict.fromkeys(new)
                waiting += new
            self._reached[top] = found
        return self._reached[top]

    def _parts_of(self, api: Api, name: str) -> dict[str, None]:
        if name not in self._direct:
            self._direct[name] = _classes_in(_parts(api.types[name]))
        return self._direct[name]


def _classes_in(schemas: Iterable[Schema]) -> dict[str, None]:
    """Return the names of the classes that schemas refer to, but not of nested ones."""
    found: dict[str, None] = {}
    waiting = [*schemas]
    while waiting:
        schema = waiting.pop()
        if schema.name:
            found[schema.name] = None
        else:
            waiting += _parts(schema)
    return found


def _parts(schema: Schema) -> Iterator[Schema]:
    yield from (each.schema for each in schema.properties)
    yield from (each for each in (schema.items, schema.additional, *schema.members) if each is not None)
