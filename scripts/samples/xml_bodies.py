"""Sample values as XML, with names, attributes and wrapped lists as in the schema's `xml` keyword."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from scripts.model.api import Api, Content, Schema
from scripts.model.media_types import is_xml
from scripts.samples.wire import scalar_text


def content_text(api: Api, content: Content, value: Any) -> str:
    """Return a value as text of the content's media type; a string example is returned as it is."""
    if isinstance(value, str) or content.schema is None or not is_xml(content.content_type):
        return scalar_text(value)
    named = api.resolve(content.schema)
    return "".join(_elements(api, named.xml.get("name") or named.spec_name or "root", content.schema, value))


def _elements(api: Api, name: str, schema: Schema | None, value: Any) -> Iterator[str]:
    """Yield an element, or one for each item of a list."""
    schema = api.resolve(schema) if schema else None
    if isinstance(value, list):
        item = schema.items if schema else None
        inner = (api.resolve(item).xml.get("name") if item else None) or name
        items = "".join(part for each in value for part in _elements(api, inner, item, each))
        yield f"<{name}>{items}</{name}>" if schema and schema.xml.get("wrapped") else items
    elif isinstance(value, Mapping):
        attributes, elements = "", ""
        known = {each.name: each.schema for each in schema.properties} if schema else {}
        for key, each in value.items():
            markup = known[key].xml if key in known else {}
            if markup.get("attribute"):
                attributes += f" {markup.get('name', key)}={quoteattr(scalar_text(each))}"
            else:
                elements += "".join(_elements(api, markup.get("name", key), known.get(key), each))
        yield f"<{name}{attributes}>{elements}</{name}>"
    else:
        yield f"<{name}>{escape(scalar_text(value))}</{name}>"
