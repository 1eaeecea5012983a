"""Hold a document against the official schema of its OpenAPI version, and say in plain words what does not fit.

openapi-spec-validator brings the schemas and runs them; its own further checks are not used: they know no places,
miss much, and take half a minute on what this answers in milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import jsonschema_rs

from scripts.spec.document import Document
from scripts.spec.openapi import are_alternatives
from scripts.spec.pointers import join
from scripts.spec.problems import Problem, did_you_mean
from scripts.spec.walk import Found

_META = jsonschema_rs.validator_for({"$ref": "https://json-schema.org/draft/2020-12/schema"})
_KINDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
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


def check_structure(document: Document, objects: list[Found]) -> Iterator[Problem]:
    """Yield a problem for each part that the OpenAPI schema (or, for 3.1 schemas, JSON Schema) refuses."""
    from openapi_spec_validator.schemas import schema_v30, schema_v31  # takes half a second to import

    version = document.data["openapi"]
    official = dict(schema_v30 if version.startswith("3.0") else schema_v31)
    yield from _problems(document, official, jsonschema_rs.validator_for(official), document.data, "")
    if not version.startswith("3.0"):
        for found in objects:
            if found.kind == "schema" and (found.parent is None or found.parent.kind != "schema"):
                yield from _problems(document, {}, _META, _as_2020(found.node), found.pointer)


_CONDITIONS = (
    "not", "if", "contains", "propertyNames", "patternProperties", "dependentRequired", "dependentSchemas",
    "unevaluatedProperties", "unevaluatedItems", "prefixItems", "oneOf", "anyOf",
)  # fmt: skip


def warn_of_conditions(document: Document, objects: list[Found]) -> Iterator[Problem]:
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
            message = f"the client does not check {what}{more} before sending; the server has to"
            yield document.problem(join(places[0], keyword), message, at_key=True)


def check_schema_words(document: Document, objects: list[Found]) -> Iterator[Problem]:
    """Yield a warning for each key of a schema that is surely a slip of the pen for another."""
    for found in objects:
        if found.kind != "schema":
            continue
        for key in found.node:
            if key in _SCHEMA_WORDS or key.startswith("x-"):
                continue
            advice = did_you_mean(key, _SCHEMA_WORDS, "")
            if advice:
                message = f"{key} is no keyword of a schema and has no effect; {advice}"
                yield document.problem(join(found.pointer, key), message, at_key=True)


def _as_2020(node: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that JSON Schema's own meta-schema judges, whatever dialect it names."""
    return {key: value for key, value in node.items() if key != "$schema"}


def _problems(document: Document, schema: Any, validator: Any, data: Any, pointer: str) -> Iterator[Problem]:
    for error in validator.iter_errors(data):
        yield from _explain(document, schema, error, pointer, data)


def _explain(document: Document, schema: Any, error: Any, base: str, data: Any) -> Iterator[Problem]:
    """Yield what one error of the validator means, in words and at its place."""
    kind = error.kind
    if type(kind).__name__.endswith(("OneOfNotValid", "AnyOf")):
        branch = _branch(kind.context, error.instance)
        if branch:
            for inner in branch:
                yield from _explain(document, schema, inner, base, data)
            return
    if type(kind).__name__.endswith("OneOfMultipleValid") and not isinstance(error.instance, dict):
        return  # that it is no mapping is told already
    pointer = join(base, *error.instance_path)
    match kind:
        case jsonschema_rs.ValidationErrorKind.Required():
            if pointer.endswith("/responses") and error.instance:
                return  # what stands there instead has a problem of its own
            yield document.problem(pointer, f"the key {kind.property} is missing; add it", at_key=True)
        case (
            jsonschema_rs.ValidationErrorKind.AdditionalProperties()
            | jsonschema_rs.ValidationErrorKind.UnevaluatedProperties()
        ):
            known = _known_keys(schema, error.schema_path)
            for name in kind.unexpected:
                yield document.problem(join(pointer, name), _unexpected(name, known, pointer), at_key=True)
        case jsonschema_rs.ValidationErrorKind.Type():
            wanted = " or ".join(_KINDS.get(name, name) for name in kind.types)
            message = f"{_last(pointer)} must be {wanted}, not {_shown(error.instance)}"
            yield document.problem(pointer, message + _remedy(error.instance, kind.types))
        case jsonschema_rs.ValidationErrorKind.Enum():
            options = [str(option) for option in kind.options if option is not None]
            advice = did_you_mean(str(error.instance), options, f"use one of {', '.join(options)}")
            yield document.problem(pointer, f"{_last(pointer)} cannot be {_shown(error.instance)}; {advice}")
        case jsonschema_rs.ValidationErrorKind.Constant():
            wanted = _shown(kind.expected_value)
            yield document.problem(
                pointer, f"{_last(pointer)} must be {wanted}, not {_shown(error.instance)}; write that"
            )
        case jsonschema_rs.ValidationErrorKind.PropertyNames() if pointer.startswith("/components/"):
            for name in error.instance:
                if not _COMPONENT_NAME.fullmatch(name):
                    message = f"the name {name} may hold only letters, digits, and . _ -; rename it"
                    yield document.problem(join(pointer, name), message, at_key=True)
        case _:
            yield document.problem(pointer, f"{_last(pointer)}: {plain_error(error)}; mend it")


def _branch(context: list[list[Any]], instance: Any) -> list[Any]:
    """Return the errors of the alternative that was surely meant: a reference if it has $ref, else the closest one."""
    is_reference = isinstance(instance, dict) and "$ref" in instance
    branches = [errors for errors in context if errors and (is_reference or not _wants_reference(errors))]
    return min(branches or context, key=_distance, default=[])


def _wants_reference(errors: list[Any]) -> bool:
    return any(getattr(error.kind, "property", None) == "$ref" for error in errors)


def _distance(errors: list[Any]) -> tuple[int, int]:
    """Few errors, deep inside: close. A wrong type or a constant that differs, at the top: another alternative."""
    return len(errors), -max(len(error.instance_path) for error in errors)


def _known_keys(schema: Any, path: list[Any]) -> list[str]:
    node = schema
    for part in path[:-1]:
        try:
            node = node[part]
        except (KeyError, IndexError, TypeError):
            return []
    return list(node.get("properties", {})) if isinstance(node, dict) else []


def _unexpected(name: str, known: list[str], pointer: str) -> str:
    if pointer.endswith("/responses"):
        return f"{name} is no status; write three digits in quotes, a range such as 4XX, or default"
    if pointer == "/paths":
        return f"the path {name} must start with /; add it"
    if pointer.startswith("/components/") and pointer.count("/") == 2:
        return f"the name {name} may hold only letters, digits, and . _ -; rename it"
    return f"the key {name} does not belong here; {did_you_mean(name, known, 'remove it, or begin its name with x-')}"


def _remedy(value: Any, types: list[str]) -> str:
    """Return what to do about a value of the wrong type, where that can be told."""
    if value is None:
        return "; fill it in, or remove it"
    if "string" in types and not isinstance(value, dict | list):
        return "; put it in quotes"
    is_quoted = isinstance(value, str) and value.replace(".", "", 1).lstrip("-").isdigit()
    if is_quoted and {"number", "integer"} & {*types}:
        return "; remove the quotes"
    return f"; write {_KINDS.get(types[0], types[0])}"


def _last(pointer: str) -> str:
    return pointer.rsplit("/", 1)[-1].replace("~1", "/").replace("~0", "~") or "the document"


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    if value is None:
        return "null (nothing)"
    text = repr(value) if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def plain_error(error: Any) -> str:
    """Return the validator's own words, cut to what a line can hold."""
    text = str(error.message)
    return text if len(text) <= 200 else text[:197] + "…"
