"""Fixes parts that the OpenAPI schema rejects, if the client does not need them or they can mean only one thing.

Each remedy is a fix, and its description for the warning. Without one, only the author can fix the document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from scripts.spec.document import Document
from scripts.spec.openapi import METHODS, as_dict, as_list
from scripts.spec.pointers import join, last_part, parts_of
from scripts.spec.problems import Fix, near, nothing
from scripts.spec.rewrites import rewrite


class Remedy(NamedTuple):
    """What was done, as the end of a message, and the fix that does it."""

    done: str
    fix: Fix


# Descriptions, limits and decorations: without them, a client still sends and decodes the same.
_DISPENSABLE = frozenset({
    "title", "summary", "description", "termsOfService", "contact", "license", "externalDocs", "email", "url", "name",
    "example", "examples", "default", "deprecated", "readOnly", "writeOnly", "nullable", "xml", "format", "pattern",
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems",
    "maxItems", "uniqueItems", "minProperties", "maxProperties", "required", "discriminator", "mapping", "links",
    "callbacks", "headers", "encoding", "style", "explode", "allowReserved", "allowEmptyValue", "tags",
    "bearerFormat", "jsonSchemaDialect", "parameters", "variables", "enum", "oneOf", "anyOf", "allOf", "contentType",
    "security", "servers", "operationId", "flows", "refreshUrl", "minContains", "maxContains",
    "dataValue", "serializedValue", "externalValue",
})  # fmt: skip
_OF_VALUE = frozenset({"operationId", "required", "parameters", "security", "servers", "headers", "name", "url"})
"""Dispensable only if empty: any other value means something."""

_STATUS = re.compile(r"[1-5](\d\d|XX)")
_PARTS = {"links": "link", "callbacks": "callback", "examples": "example", "headers": "header"}
_SCHEMAS = frozenset({"schema", "schemas", "itemSchema"})
"""Below these, names such as `links` may be those of properties."""

_OTHER_VERSION = frozenset({
    "const", "examples", "prefixItems", "patternProperties", "propertyNames", "contentMediaType", "contentEncoding",
    "contentSchema", "$defs", "definitions", "$comment", "$schema", "$id", "if", "then", "else", "contains",
    "dependentRequired", "dependentSchemas", "unevaluatedProperties", "unevaluatedItems", "minContains", "maxContains",
    "$anchor", "$dynamicAnchor", "nullable", "example",
})  # fmt: skip
"""Schema keywords that one version of OpenAPI lacks; they mean the same in both."""

SCHEMA_IN_PARAMETER = frozenset((
    "type", "format", "items", "enum", "default", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    "minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems", "multipleOf",
))  # fmt: skip
_OF_INFO = {"/info/title": "API", "/info/version": "0.0.0"}
_MADE_UP: Mapping[str, Any] = {"content": {}, "flows": {}, "scopes": {}}
"""Required keys that may be empty."""

_TYPES: Mapping[str, tuple[str, str]] = {
    "int": ("integer", ""), "long": ("integer", "int64"), "int32": ("integer", "int32"), "int64": ("integer", "int64"),
    "float": ("number", ""), "double": ("number", ""), "decimal": ("number", ""), "bool": ("boolean", ""),
    "str": ("string", ""), "text": ("string", ""), "file": ("string", "binary"), "date": ("string", "date"),
    "datetime": ("string", "date-time"), "date-time": ("string", "date-time"), "uuid": ("string", "uuid"),
    "list": ("array", ""), "map": ("object", ""), "dict": ("object", ""), "json": ("object", ""),
}  # fmt: skip
"""Type names of other languages."""
_BOOLEANS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
"""What older versions of YAML read as true and false."""
_TYPE_NAMES = ("string", "integer", "number", "boolean", "object", "array", "null")


def for_type(document: Document, pointer: str, value: Any, types: list[str]) -> Remedy | None:
    """Return the remedy for a value of the wrong type."""
    key, wanted = last_part(pointer), {*types}
    if key in ("exclusiveMinimum", "exclusiveMaximum") and isinstance(value, bool | int | float):
        return _kept("treated as in the other version of OpenAPI")
    if key == "type" and isinstance(value, list):
        return _for_type_list(document, pointer, value)
    above = pointer.rpartition("/")[0]
    if value is None and key == "default" and last_part(above.rpartition("/")[0]) == "variables":
        return _for_variable(document, above)
    if last_part(above) == "mapping" and not isinstance(value, str):
        return _ignored(document, pointer)
    if key == "propertyName" and last_part(above) == "discriminator":
        return Remedy("the discriminator is ignored", document.dropping(above))
    if key == "$ref" and (value is None or _SCHEMAS & {*parts_of(pointer)}):  # without a schema, any value is accepted
        return _ignored(document, pointer)
    if value is None and (key in _DISPENSABLE or key in _MADE_UP or pointer in _OF_INFO):
        return _ignored(document, pointer)
    if value is None and key.isdigit() and isinstance(document.at(pointer.rsplit("/", 1)[0]), list):
        return Remedy("ignored", document.without_items(pointer.rsplit("/", 1)[0], [value]))
    if value is None and "object" in wanted:
        return Remedy("treated as empty", document.putting(pointer, {}))
    if "string" in wanted and isinstance(value, bool | int | float):
        text = document.text_at(pointer) or str(value)
        return Remedy(f"treated as the string {text!r}", document.putting(pointer, text))
    if isinstance(value, str) and (read := _read(value, wanted)) is not None:
        return Remedy(f"treated as {str(read).lower()}", document.putting(pointer, read))
    if value in ([], {}) and wanted & {"object", "array"}:  # PHP writes an empty mapping as []
        return Remedy("treated as empty", document.putting(pointer, {} if "object" in wanted else []))
    if key == "items" and isinstance(value, list) and "object" in wanted:
        return Remedy("treated as prefixItems", _as_prefix_items(document, pointer, value))
    if (meant := rewrite(pointer, value, wanted)) is not None:
        return Remedy(meant.done, document.putting(pointer, meant.value))
    if key == "examples" and isinstance(value, list) and "object" in wanted:
        named = {str(number): {"value": each} for number, each in enumerate(value, 1)}
        return Remedy("named by number", document.putting(pointer, named))
    if key == "required" and (isinstance(value, bool) or wanted == {"boolean"}):
        return _ignored(document, pointer)
    if (key in _DISPENSABLE and key not in _OF_VALUE) or key in ("operationId", "responses") or key.startswith("x-"):
        return _ignored(document, pointer)
    return None


def _for_variable(document: Document, pointer: str) -> Remedy:
    """Return the remedy for a server variable without a default: use the first of its values."""
    values = as_list(document.at(pointer).get("enum"))
    if not values or not isinstance(values[0], str):
        return Remedy("the variable is ignored", document.dropping(pointer))
    return Remedy(f"treated as {values[0]}", document.putting(join(pointer, "default"), values[0]))


def _as_prefix_items(document: Document, pointer: str, schemas: list[Any]) -> Fix:
    put, drop = document.putting(f"{pointer.removesuffix('items')}prefixItems", schemas), document.dropping(pointer)

    def move() -> None:
        put()
        drop()

    return move


def for_part(document: Document, pointer: str) -> Remedy | None:
    """Return the remedy for any problem in a part that the client does not need: ignore the part."""
    parts = parts_of(pointer)
    for index in range(len(parts) - 2, 0, -1):
        kind = _PARTS.get(parts[index])
        if kind and not _SCHEMAS & {*parts[:index]} and (parts[0] != "components" or index != 2):
            place = join("", *parts[: index + 2])
            return Remedy(f"the {kind} is ignored", document.dropping(place))
    return None


def for_value(document: Document, pointer: str, value: Any, options: list[str]) -> Remedy | None:
    """Return the remedy for a value that is not allowed."""
    key, node = last_part(pointer), _node_of(document, pointer)
    above = pointer.rpartition("/")[0]
    if last_part(above) == "type" and isinstance(types := document.at(above), list):
        return _for_type_list(document, above, types)
    if key == "required" and node.get("in") == "path":
        return Remedy("treated as true", document.putting(pointer, True))
    if key == "type" and "propertyName" not in node and "in" not in node and "flows" not in node:
        if value == "null":
            return _kept("treated as in OpenAPI 3.1")
        if isinstance(value, list):
            return _for_type_list(document, pointer, value)
        return _for_type_name(document, pointer, value, options)
    same = [option for option in options if option.casefold() == str(value).casefold()]
    if not same and key == "in" and isinstance(value, str) and near(value, options):
        same = [near(value, options)]
    if same:
        return Remedy(f"treated as {same[0]}", document.putting(pointer, same[0]))
    return _ignored(document, pointer) if key == "style" else None


def for_unexpected(document: Document, pointer: str, name: str) -> Remedy | None:
    """Return the remedy for a key that does not belong in the object at a pointer."""
    node, place = document.at(pointer), join(pointer, name)
    if pointer == "/paths":
        renamed = f"/{name}"
        if renamed in node:
            return None
        return Remedy(f"treated as {renamed}", lambda: rename(node, name, renamed))
    if last_part(pointer) == "responses" and not {"type", "properties"} & node.keys():
        upper = name.strip().upper()
        same = [key for key in node if key.strip().upper() == upper]
        if _STATUS.fullmatch(upper) and upper not in node and same[0] == name:
            return Remedy(f"treated as {upper}", lambda: rename(node, name, upper))
        unknown = [other for other in node if not other.startswith("x-") and not _STATUS.fullmatch(other)]
        if not unknown:
            return None  # no responses: a callback without its expression, for example
        if name != unknown[0] or any(other == "default" or other.startswith("2") for other in node if other != name):
            return _ignored(document, place)
        return Remedy("treated as default", lambda: rename(node, name, "default"))
    if name.lower() in METHODS and "responses" in as_dict(node[name]):
        lower = name.lower()
        first = lower if lower in node else next(key for key in node if key.lower() == lower)
        if first != name:
            return Remedy(f"ignored, because there is also {first}", document.dropping(place))
        if lower == name:  # in a version of OpenAPI without it, or next to a $ref
            return _kept("kept")
        return Remedy(f"treated as {lower}", lambda: rename(node, name, lower))
    if name == "additionalOperations":
        return _kept("treated as in OpenAPI 3.2")
    parts = [as_dict(node[name]), *map(as_dict, as_dict(node[name]).values())]
    if name == "$ref" or any("responses" in part for part in parts if last_part(pointer) != "components"):
        return None  # something would be lost: its target, or operations
    if pointer == "" and name == "webhooks":
        return _kept("treated as in OpenAPI 3.1")
    if pointer in ("", "/components"):
        return _kept("ignored, except by references to it")
    if re.fullmatch(r"/components/\w+", pointer):
        return _kept("kept")
    if name in SCHEMA_IN_PARAMETER and _lacks_schema(pointer, node):
        return _moved(document, pointer)
    if name in _OTHER_VERSION and not {"in", "responses", "openapi"} & node.keys():
        return _kept("treated as in the version of OpenAPI that has it")
    return _ignored(document, place)


def _lacks_schema(pointer: str, node: dict[str, Any]) -> bool:
    """Return whether this is a parameter or header with neither schema nor content."""
    is_one = "in" in node or "headers" in parts_of(pointer)[-2:-1]
    return is_one and not node.keys() & {"schema", "content"}


def _moved(document: Document, pointer: str) -> Remedy:
    node = document.at(pointer)

    def move() -> None:
        schema = {key: node.pop(key) for key in [*node] if key in SCHEMA_IN_PARAMETER}
        node.setdefault("schema", schema)

    return Remedy("its type and limits are treated as its schema", move)


def for_missing(document: Document, pointer: str, name: str) -> Remedy | None:
    """Return the remedy for a key that is missing in the object at a pointer."""
    place, holder = join(pointer, name), last_part(pointer.rsplit("/", 1)[0])
    if name == "description":
        return Remedy("left empty", document.putting(place, ""))
    if place in _OF_INFO:
        return Remedy(f"treated as {_OF_INFO[place]}", document.putting(place, _OF_INFO[place]))
    if place == "/info":
        return Remedy("made up", document.putting(place, {key[6:]: text for key, text in _OF_INFO.items()}))
    if name == "default" and holder == "variables":
        return _for_variable(document, pointer)
    if name in _MADE_UP:
        return Remedy("treated as empty", document.putting(place, dict(_MADE_UP[name])))
    if name == "required" and document.at(pointer).get("in") == "path":
        return Remedy("treated as true", document.putting(place, True))
    if name == "in" and f"{{{document.at(pointer).get('name')}}}" in parts_of(pointer)[1]:
        return Remedy("treated as path", document.putting(place, "path"))
    if name == "name" and holder == "parameters":
        listed = pointer.rpartition("/")[0]
        if isinstance(document.at(listed), dict):
            return Remedy(f"treated as {last_part(pointer)}", document.putting(place, last_part(pointer)))
        return Remedy("the parameter is ignored", document.without_items(listed, [document.at(pointer)]))
    if name in ("schema", "content", "$ref") and _lacks_schema(pointer, document.at(pointer)):
        if SCHEMA_IN_PARAMETER & document.at(pointer).keys():
            return _moved(document, pointer)
        schema = {"type": "string"}
        return Remedy("treated as a string", document.putting(join(pointer, "schema"), schema))
    dispensable = {"discriminator", "externalDocs", "license", "contact"}
    if last_part(pointer) in dispensable or holder in ("flows", "links"):
        what = last_part(pointer) if last_part(pointer) in dispensable else f"{holder[:-1]} {last_part(pointer)}"
        return Remedy(f"the {what} is ignored", document.dropping(pointer))
    if holder in ("tags", "servers") and isinstance(document.at(pointer), dict):
        fix = document.without_items(pointer.rsplit("/", 1)[0], [document.at(pointer)])
        return Remedy(f"this entry of {holder} is ignored", fix)
    return None


def for_other(document: Document, pointer: str, keyword: str, expected: Any) -> Remedy | None:
    """Return the remedy for a value that another keyword of the OpenAPI schema rejects."""
    key, value = last_part(pointer), document.at(pointer)
    if keyword == "Constant" and key == "required":
        return Remedy(f"treated as {str(expected).lower()}", document.putting(pointer, expected))
    if keyword == "UniqueItems" and isinstance(value, list):
        return Remedy("duplicates are ignored", document.once_each(pointer))
    if keyword == "MinItems" and value == []:
        return _ignored(document, pointer)
    if keyword == "MinProperties" and key == "content" and value == {}:
        above = pointer.rpartition("/")[0]
        as_text = document.putting(above, {**_without(document.at(above), key), "schema": {"type": "string"}})
        return Remedy("treated as a string", as_text)
    if keyword == "MaxProperties" and key == "content" and isinstance(value, dict):
        return Remedy("using the first", document.putting(pointer, dict([*value.items()][:1])))
    if keyword == "Format":
        return _kept("kept as it is")
    if keyword in ("Pattern", "MinLength", "MinProperties", "MaxProperties") and key in _DISPENSABLE - _OF_VALUE:
        return _ignored(document, pointer)
    if keyword in ("Minimum", "ExclusiveMinimum", "MultipleOf") and key in _DISPENSABLE:
        return _ignored(document, pointer)
    is_header = "headers" in parts_of(pointer)[-2:-1]
    if keyword == "OneOfNotValid" and is_header and not as_dict(value).keys() & {"schema", "content"}:
        return Remedy("treated as a string", document.putting(join(pointer, "schema"), {"type": "string"}))
    if keyword in ("OneOfNotValid", "OneOfMultipleValid", "Not") and isinstance(value, dict):
        if {"schema", "content"} <= value.keys():
            return Remedy("content is ignored", document.dropping(join(pointer, "content")))
        if {"identifier", "url"} <= value.keys():
            return Remedy("identifier is ignored", document.dropping(join(pointer, "identifier")))
        if {"example", "examples"} <= value.keys():
            return Remedy("example is ignored", document.dropping(join(pointer, "example")))
    return None


def _for_type_list(document: Document, pointer: str, value: list[Any]) -> Remedy:
    """Return the remedy for a list of types, in a version without them or with unknown names."""
    names = ["null" if each is None else _type_of(each)[0] for each in value]
    known = [*dict.fromkeys(name for name in names if name)]
    if not known:
        return _ignored(document, pointer)
    is_30 = str(document.data["openapi"]).startswith("3.0")  # where it stays a list, and is found again
    done = "treated as in OpenAPI 3.1" if is_30 else f"treated as {' or '.join(known)}"
    return Remedy(done, document.putting(pointer, known))


def _type_of(name: Any) -> tuple[str, str]:
    """Return the type and format that a name means; "" if it is unclear."""
    known = str(name).casefold()
    return _TYPES.get(known, (near(known, _TYPE_NAMES), "")) if known not in _TYPE_NAMES else (known, "")


def _for_type_name(document: Document, pointer: str, value: Any, options: list[str]) -> Remedy:
    name, form = _type_of(value)
    if name not in options:
        return _ignored(document, pointer)
    node, put_name = _node_of(document, pointer), document.putting(pointer, name)

    def put() -> None:
        put_name()
        if form:
            node.setdefault("format", form)

    return Remedy(f"treated as {name}" + (f" with the format {form}" if form else ""), put)


def _read(text: str, wanted: set[str]) -> bool | int | float | None:
    """Return the quoted number or boolean, if one is expected."""
    if "boolean" in wanted and (known := _BOOLEANS.get(text.lower())) is not None:
        return known
    if {"integer", "number"} & wanted and re.fullmatch(r"-?\d{1,30}(\.0*)?", text):
        return int(float(text)) if "." in text else int(text)
    if "number" in wanted and re.fullmatch(r"-?\d{1,30}\.\d{1,30}", text):
        return float(text)
    return None


def _without(node: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in node.items() if name != key}


def rename(node: dict[str, Any], old: str, new: str) -> None:
    """Rename a key, keeping its place."""
    entries = [(new if key == old else key, value) for key, value in node.items()]
    node.clear()
    node.update(entries)


def _ignored(document: Document, pointer: str) -> Remedy:
    return Remedy("ignored", document.dropping(pointer))


def _kept(done: str) -> Remedy:
    return Remedy(done, nothing)


def _node_of(document: Document, pointer: str) -> dict[str, Any]:
    return as_dict(document.at(pointer.rsplit("/", 1)[0]))
