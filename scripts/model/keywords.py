"""The keywords of a single schema, without its references: types, limits, descriptions, values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

from scripts.model.all_of import both
from scripts.model.api import Kind, Schema
from scripts.model.names import Namespace
from scripts.spec.extensions import EnumNames, parse_extensions
from scripts.spec.openapi import are_alternatives, limits_of_type, with_plain_limits

_HINTS = {
    "properties": "object",
    "additionalProperties": "object",
    "patternProperties": "object",
    "items": "array",
    "prefixItems": "array",
    "pattern": "string",
    "minLength": "string",
    "maxLength": "string",
    "minimum": "number",
    "maximum": "number",
    "multipleOf": "number",
}
"""Keywords from which a missing type is inferred."""


def alternatives_of(node: Mapping[str, Any]) -> tuple[str, list[Any]] | None:
    """Return the keyword and options of a union."""
    found = [keyword for keyword in ("oneOf", "anyOf") if are_alternatives(node.get(keyword))]
    if len(found) > 1:
        return "oneOf", both(node["oneOf"], node["anyOf"])
    return (found[0], node[found[0]]) if found else None


def is_file(node: Mapping[str, Any]) -> bool:
    """Return whether a string is raw bytes, as OpenAPI 3.1 describes a file."""
    media_type = str(node.get("contentMediaType", "text/plain"))
    is_text = media_type.startswith("text/") or media_type.endswith(("json", "xml"))
    return not is_text and node.get("contentEncoding", "binary") == "binary"


def types_of(node: Mapping[str, Any]) -> list[str]:
    """Return the type names that `node` allows, inferred from other keywords if it has none."""
    types = node.get("type")
    if isinstance(types, list):
        return types
    if types is not None:
        return [types]
    return next(([kind] for keyword, kind in _HINTS.items() if keyword in node), [])


def limits_of(node: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """Return the limits of `node` as one of `kind`, exclusive ones as numbers (OpenAPI 3.0 has them as booleans)."""
    limits = with_plain_limits({key: node[key] for key in limits_of_type(kind) if key in node})
    if kind == "number":
        return limits
    return {key: _whole(value) for key, value in limits.items()}


def _whole(value: Any) -> Any:
    """Return 5 for 5.0, as JSON Schema allows lengths to be written."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def annotate(schema: Schema, node: Mapping[str, Any]) -> Schema:
    """Set what `node` describes on `schema`; keep the rest."""
    schema.title = node.get("title") or schema.title
    schema.description = node.get("description") or schema.description
    if "default" in node:
        schema.default = node["default"]
    if "example" in node or "examples" in node:
        several = node.get("examples")
        schema.examples = (
            tuple(several) if isinstance(several, list) else (node["example"],) if "example" in node else ()
        )
    schema.deprecated = schema.deprecated or bool(node.get("deprecated"))
    schema.read_only = schema.read_only or bool(node.get("readOnly"))
    schema.write_only = schema.write_only or bool(node.get("writeOnly"))
    schema.nullable = schema.nullable or bool(node.get("nullable"))
    schema.xml = node.get("xml") or schema.xml
    schema.extensions |= parse_extensions("schema", node, schema.pointer)
    return schema


def constant(value: Any, pointer: str) -> Schema:
    if value is None:
        return Schema(kind="null", pointer=pointer)
    return Schema(kind=cast("Kind", common_type((value,)) or "any"), pointer=pointer, const=value, values=(value,))


def common_type(values: tuple[Any, ...]) -> str | None:
    """Return the JSON type that all values share, if they do."""
    kinds = {
        "boolean" if isinstance(value, bool) else "integer" if isinstance(value, int)
        else "number" if isinstance(value, float) else "string" if isinstance(value, str) else "other"
        for value in values
    }  # fmt: skip
    if kinds == {"integer", "number"}:
        return "number"
    return kinds.pop() if len(kinds) == 1 and kinds != {"other"} else None


def value_names(values: tuple[Any, ...], given: EnumNames | None) -> tuple[str, ...]:
    """Return a member name for each value of an enum class."""
    taken = Namespace(reserved=("name", "value", "NAME", "VALUE"))
    names = []
    for index, value in enumerate(values):
        text = given.names[index] if given and len(given.names) == len(values) else str(value)
        if isinstance(value, str) and re.match(r"-[^\W_]", text):  # as in the orders date and -date
            text = f"NEGATIVE_{text[1:]}"
        if isinstance(value, int):
            text = text if not text.lstrip("-").isdigit() else f"VALUE_{text.replace('-', 'NEGATIVE_')}"
        name = "".join(char if (char.isalnum() and char.isascii()) or char == "_" else "_" for char in text).upper()
        name = name.strip("_") or f"VALUE_{index}"
        names.append(taken.take(name if not name[0].isdigit() else f"VALUE_{name}"))
    return tuple(names)
