"""Checks a document against the official schema of its OpenAPI version, and explains errors in plain words.

The schemas are those of openapi-spec-validator. Its own checks are not used: they report no positions, miss many
problems, and take half a minute for what takes milliseconds here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema_rs

from scripts.spec.document import Document
from scripts.spec.openapi import are_alternatives
from scripts.spec.pointers import join, last_part
from scripts.spec.problems import Problem, did_you_mean
from scripts.spec.remedies import Remedy, for_missing, for_other, for_part, for_type, for_unexpected, for_value
from scripts.spec.walk import Node

_META = jsonschema_rs.validator_for({"$ref": "https://json-schema.org/draft/2020-12/schema"})
_VOCABULARY: dict[str, Any] = {
    "properties": {
        "externalDocs": {"type": "object", "required": ["url"], "properties": {"url": {"type": "string"}}},
        "xml": {"type": "object"},
        "discriminator": {
            "type": "object",
            "required": ["propertyName"],
            "properties": {
                "propertyName": {"type": "string"},
                "mapping": {"type": "object", "additionalProperties": {"type": "string"}},
            },
        },
    }
}
_OF_OPENAPI = jsonschema_rs.validator_for(_VOCABULARY)
"""Keywords that OpenAPI adds to JSON Schema: the official document's schema leaves schemas to their dialect."""
_KINDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "a string",
    "integer": "an integer",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}
_SCHEMA_WORDS = {
    "$schema", "$id", "$ref", "$comment", "$defs", "$anchor", "definitions", "title", "description", "default",
    "examples", "example", "deprecated", "readOnly", "writeOnly", "type", "enum", "const", "format", "multipleOf",
    "maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems",
    "minItems", "uniqueItems", "maxContains", "minContains", "maxProperties", "minProperties", "required",
    "dependentRequired", "properties", "patternProperties", "additionalProperties", "items", "prefixItems", "allOf",
    "anyOf", "oneOf", "not", "if", "then", "else", "contains", "propertyNames", "unevaluatedItems", "nullable",
    "unevaluatedProperties", "dependentSchemas", "contentEncoding", "contentMediaType", "contentSchema", "xml",
    "discriminator", "externalDocs", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "additionalItems", "dependencies",
}  # fmt: skip


_COMPONENT_NAME = re.compile(r"[a-zA-Z0-9._-]+")


def check_structure(document: Document, objects: list[Node]) -> Iterator[Problem]:
    """Yield a problem for each part that the OpenAPI schema (or, for 3.1 schemas, JSON Schema) rejects."""
    version = document.data["openapi"]
    official = _official_schema(version[:3])
    yield from _problems(document, official, jsonschema_rs.validator_for(official), document.data, "")
    if version.startswith("3.0"):
        yield from _next_to_references(document, official, objects)
    else:
        for found in objects:
            if found.kind == "schema" and (found.parent is None or found.parent.kind != "schema"):
                yield from _problems(document, {}, _META, _as_2020(found.node), found.pointer)
            if found.kind == "schema" and found.node.keys() & _VOCABULARY["properties"].keys():
                yield from _problems(document, _VOCABULARY, _OF_OPENAPI, found.node, found.pointer)


def _next_to_references(document: Document, official: dict[str, Any], objects: list[Node]) -> Iterator[Problem]:
    """Yield a problem for each key next to a schema's $ref: OpenAPI 3.0 ignores them, but the client reads them."""
    of_schemas = {"definitions": official["definitions"], "$ref": "#/definitions/Schema"}
    validator = jsonschema_rs.Draft4Validator(of_schemas)
    for found in objects:
        if found.kind == "schema" and found.is_reference and len(found.node) > 1:
            siblings = {key: value for key, value in found.node.items() if key != "$ref"}
            yield from _problems(document, of_schemas, validator, siblings, found.pointer)


@cache
def _official_schema(version: str) -> dict[str, Any]:
    """Return the schema of an OpenAPI version from openapi-spec-validator, without the second that its import takes."""
    package = find_spec("openapi_spec_validator")
    assert package is not None and package.origin is not None
    path = Path(package.origin).parent / "resources" / "schemas" / f"v{version}" / "schema.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


_CONDITIONS = (
    "not", "if", "contains", "propertyNames", "patternProperties", "dependentRequired", "dependentSchemas",
    "unevaluatedProperties", "unevaluatedItems", "prefixItems", "oneOf", "anyOf",
)  # fmt: skip


def warn_of_conditions(document: Document, objects: list[Node]) -> Iterator[Problem]:
    """Yield a warning for the first of each kind of condition that the client does not check before sending."""
    for keyword in _CONDITIONS:
        places = [
            found.pointer
            for found in objects
            if found.kind == "schema"
            and keyword in found.node
            and not (keyword in ("oneOf", "anyOf") and are_alternatives(found.node[keyword]))
        ]
        if places:
            more = f" (and {len(places) - 1} more)" if len(places) > 1 else ""
            what = f"{keyword} of required names" if keyword in ("oneOf", "anyOf") else keyword
            message = f"the client does not check {what}{more} before sending; the server must"
            yield document.problem(join(places[0], keyword), message, at_key=True)


def check_schema_words(document: Document, objects: list[Node]) -> Iterator[Problem]:
    """Yield a warning for each key of a schema that is probably a typo for another."""
    for found in objects:
        if found.kind != "schema":
            continue
        for key in found.node:
            if key in _SCHEMA_WORDS or key.startswith("x-"):
                continue
            advice = did_you_mean(key, _SCHEMA_WORDS, "")
            if advice:
                message = f"{key} is not a schema keyword and has no effect; {advice}"
                yield document.problem(join(found.pointer, key), message, at_key=True)


def _as_2020(node: dict[str, Any]) -> dict[str, Any]:
    """Return a schema for JSON Schema's own meta-schema, whatever dialect it declares."""
    return {key: value for key, value in node.items() if key != "$schema"}


def _problems(document: Document, schema: Any, validator: Any, data: Any, pointer: str) -> Iterator[Problem]:
    for error in validator.iter_errors(data):
        yield from _explain(document, schema, error, pointer, data)


def _explain(document: Document, schema: Any, error: Any, base: str, data: Any) -> Iterator[Problem]:
    """Yield the problems behind an error of the validator, in plain words and with their positions."""
    kind = error.kind
    if type(kind).__name__.endswith(("OneOfNotValid", "AnyOf")):
        branch = _branch(kind.context, error.instance)
        if branch:
            for inner in branch:
                yield from _explain(document, schema, inner, base, data)
            return
    if type(kind).__name__.endswith(("OneOfMultipleValid", "Not")) and not isinstance(error.instance, dict):
        return  # already reported as not a mapping
    pointer = join(base, *_whole_path(data, error))
    name = _name(document, pointer)
    match kind:
        case jsonschema_rs.ValidationErrorKind.Required():
            if kind.property == "responses" or pointer.endswith("/responses"):
                return  # reported separately
            remedy = for_missing(document, pointer, kind.property)
            text = f"the key {kind.property} is missing"
            yield _problem(document, pointer, text, "add it", remedy, f"{kind.property} is missing", at_key=True)
        case (
            jsonschema_rs.ValidationErrorKind.AdditionalProperties()
            | jsonschema_rs.ValidationErrorKind.UnevaluatedProperties()
        ):
            known = _known_keys(schema, error.schema_path)
            for key in kind.unexpected:
                text, advice = _unexpected(key, known, pointer)
                remedy = for_unexpected(document, pointer, key)
                place = join(pointer, key)
                yield _problem(document, place, text, advice, remedy, "unexpected keys", at_key=True)
        case jsonschema_rs.ValidationErrorKind.Type():
            wanted = " or ".join(_KINDS.get(each, each) for each in kind.types)
            text = f"{name} must be {wanted}, not {_display(error.instance)}"
            remedy = for_type(document, pointer, error.instance, kind.types)
            of = f"{name} that is not {wanted}"
            yield _problem(document, pointer, text, _advice(error.instance, kind.types), remedy, of)
        case jsonschema_rs.ValidationErrorKind.Enum() if pointer.endswith("/type") and (
            isinstance(error.instance, list) and str(document.data["openapi"]).startswith("3.0")
        ):
            return  # also reported as not a string
        case jsonschema_rs.ValidationErrorKind.Enum():
            options = [str(option) for option in kind.options if option is not None]
            advice = did_you_mean(str(error.instance), options, f"use one of {', '.join(options)}")
            text = f"{name} cannot be {_display(error.instance)}"
            remedy = for_value(document, pointer, error.instance, options)
            yield _problem(document, pointer, text, advice, remedy, f"values of {name}")
        case jsonschema_rs.ValidationErrorKind.PropertyNames() if pointer.startswith("/components/"):
            for key in error.instance:
                if not _COMPONENT_NAME.fullmatch(key):
                    remedy = for_unexpected(document, pointer, key)
                    text = f"the name {key} may contain only letters, digits, and . _ -"
                    yield _problem(
                        document, join(pointer, key), text, "rename it", remedy, "invalid component names", at_key=True
                    )
        case _ if pointer == "/openapi" or (pointer.endswith("/responses") and error.instance == {}):
            return  # the reader has checked the version; the other is reported as a warning, in every version
        case _:
            expected = getattr(kind, "expected_value", None)
            remedy = for_other(document, pointer, type(kind).__name__.rpartition("_")[2], expected)
            rule = f"must be {_display(expected)}, not {_display(error.instance)}" if expected is not None else ""
            text = f"{name} {rule}" if rule else f"{name}: {_plain(error)}"
            yield _problem(document, pointer, text, "change it" if rule else "fix it", remedy, name)


def _problem(
    document: Document, pointer: str, text: str, advice: str, remedy: Remedy | None, of: str, *, at_key: bool = False
) -> Problem:
    """Return the problem with what was done about it, or else with what to do."""
    remedy = remedy or for_part(document, pointer)
    if remedy is None:
        return document.problem(pointer, f"{text}; {advice}", at_key=at_key)
    suggestion = advice.removeprefix("did you mean ").removesuffix("?")
    is_new = suggestion != advice and suggestion not in remedy.done.split()
    done = f"{remedy.done}; {advice}" if is_new else remedy.done
    return document.problem(pointer, f"{text}; {done}", at_key=at_key, fix=remedy.fix, kind=of)


def _branch(context: list[list[Any]], instance: Any) -> list[Any]:
    """Return the errors of the alternative that was probably intended: a reference for a $ref, else the closest."""
    is_reference = isinstance(instance, dict) and "$ref" in instance
    branches = [
        errors
        for errors in context
        if errors and (is_reference or not _wants_reference(errors)) and not _wants_one_type(errors)
    ]
    return min(branches or context, key=lambda errors: (_is_elsewhere(errors), *_distance(errors)), default=[])


def _is_elsewhere(errors: list[Any]) -> bool:
    """Return whether an alternative is for another location, such as that of query parameters for a path's."""
    return any(error.instance_path[-1:] == ["in"] for error in errors)


def _wants_reference(errors: list[Any]) -> bool:
    return any(getattr(error.kind, "property", None) == "$ref" for error in errors)


def _wants_one_type(errors: list[Any]) -> bool:
    """Return whether this alternative allows one value of an enumeration, and the value is a list of them."""
    return (
        len(errors) == 1 and isinstance(errors[0].kind, jsonschema_rs.ValidationErrorKind.Enum) and _is_list(errors[0])
    )


def _is_list(error: Any) -> bool:
    return isinstance(error.instance, list)


def _distance(errors: list[Any]) -> tuple[int, int]:
    """Rank an alternative: few, deep errors are close; a wrong type or constant at the top is another alternative."""
    return len(errors), -max(len(error.instance_path) for error in errors)


def _known_keys(schema: Any, path: list[Any]) -> list[str]:
    node = schema
    for part in path[:-1]:
        try:
            node = node[part]
        except (KeyError, IndexError, TypeError):  # pragma: no cover: no path of jsonschema-rs leads nowhere today
            return []
    return list(node.get("properties", {})) if isinstance(node, dict) else []


def _unexpected(name: str, known: list[str], pointer: str) -> tuple[str, str]:
    """Return what is wrong with a key, and what to do about it."""
    if pointer.endswith("/responses"):
        return f"{name} is not a valid status code", "write three digits in quotes, a range such as 4XX, or default"
    if pointer == "/paths":
        return f"the path {name} must start with /", "add it"
    advice = did_you_mean(name, known, "remove it, or prefix it with x-")
    return f"the key {name} does not belong here", advice


def _advice(value: Any, types: list[str]) -> str:
    """Return what to do about a value of the wrong type."""
    if value is None:
        return "fill it in, or remove it"
    if "string" in types and not isinstance(value, dict | list):
        return "quote it"
    return f"change it to {_KINDS.get(types[0], types[0])}"


def _whole_path(data: Any, error: Any) -> list[str | int]:
    """Return the path of an error in the data, with the empty keys that jsonschema-rs omits."""
    node, path = data, list[str | int]()
    for part in error.instance_path:
        while isinstance(node, dict) and str(part) not in node and "" in node:
            path, node = [*path, ""], node[""]
        path, node = [*path, part], node[str(part) if isinstance(node, dict) else part]
    while isinstance(node, dict) and "" in node and node != error.instance:
        path, node = [*path, ""], node[""]
    return path


def _name(document: Document, pointer: str) -> str:
    """Return the key at the end of a pointer, with the number of an item in a list."""
    above, _, number = pointer.rpartition("/")
    is_item = pointer != "" and isinstance(document.at(above), list)
    return f"{last_part(above)}[{number}]" if is_item else last_part(pointer) or "the document"


def _display(value: Any) -> str:
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    if value is None:
        return "null (no value)"
    text = repr(value) if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 60 else text[:57] + "…"


_EXCLUSIVE = (("schema", "content"), ("example", "examples"), ("operationId", "operationRef"), ("identifier", "url"))


def _plain(error: Any) -> str:
    """Return what an error says about a value that is too long to show, or else the validator's own message."""
    value = error.instance
    for pair in _EXCLUSIVE if isinstance(value, dict) else ():
        if {*pair} <= value.keys():
            return f"only one of {pair[0]} and {pair[1]} may be given"
    return plain_error(error)


def plain_error(error: Any) -> str:
    """Return the validator's own message, shortened to fit a line."""
    text = str(error.message)
    return text if len(text) <= 200 else text[:197] + "…"
