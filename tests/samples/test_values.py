"""Values made up from schemas: the simplest valid ones."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.model import Api, Schema
from scripts.samples.requests import sample_requests
from scripts.samples.values import FILE, content_value, parameter_value, value_for
from tests.apis import api_of, json_body, operation_of, schema_of

BINARY = {"type": "string", "format": "binary"}
LETTERS = {"enum": ["x", "y", "z"]}
ROWS: list[tuple[dict[str, Any], Any]] = [
    ({"type": "string"}, "it"),
    ({"type": "string", "minLength": 5}, "ititi"),
    ({"type": "string", "minLength": 6, "pattern": "[a-f0-9]+"}, "aaaaaa"),
    ({"type": "string", "minLength": 4, "pattern": "^it"}, "itit"),
    ({"type": "string", "maxLength": 1, "pattern": "i"}, "i"),
    ({"type": "string", "maxLength": 1}, "i"),
    ({"type": "string", "pattern": "^[0-9]{3}$"}, "000"),
    ({"type": "string", "pattern": r"^-?\d{0,8}(?:\.\d{0,2})?$"}, "0"),
    ({"type": "string", "pattern": "^-?$"}, "-"),
    ({"type": "string", "pattern": "^$"}, ""),
    ({"type": "string", "format": "date"}, "2026-01-31"),
    ({"type": "string", "format": "uuid"}, "123e4567-e89b-12d3-a456-426614174000"),
    ({"type": "string", "enum": ["b", "a"]}, "b"),
    ({"type": "string", "default": "d"}, "d"),
    ({"type": "string", "examples": ["e"], "default": "d"}, "e"),
    ({"type": "integer", "examples": ["no number"]}, 1),
    ({"const": 7}, 7),
    ({"type": "integer"}, 1),
    ({"type": "integer", "minimum": 7, "multipleOf": 5}, 10),
    ({"type": "integer", "maximum": -3}, -3),
    ({"type": "integer", "exclusiveMinimum": 9}, 10),
    ({"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.5}, 0.25),
    ({"type": "number", "minimum": 0.25, "multipleOf": 0.5}, 0.5),
    ({"type": "boolean"}, True),
    ({"type": "null"}, None),
    ({"type": "array", "items": {"type": "integer"}}, [1]),
    ({"type": "array", "items": {"type": "integer"}, "maxItems": 0}, []),
    ({"type": "array", "items": {"type": "integer"}, "minItems": 3, "uniqueItems": True}, [1, 2, 3]),
    ({"type": "array", "items": LETTERS, "minItems": 2, "uniqueItems": True}, ["x", "y"]),
    ({"type": "array", "items": {"type": "boolean"}, "minItems": 2, "uniqueItems": True}, [True, False]),
    ({"type": "array", "items": {"type": "string"}, "minItems": 2, "uniqueItems": True}, ["it", "it1"]),
    ({"type": "array", "items": {"type": "string", "maxLength": 2}, "minItems": 2, "uniqueItems": True}, ["it", "i0"]),
    ({"type": "array", "minItems": 2, "uniqueItems": True,
      "items": {"type": "object", "required": ["a"], "properties": {"a": LETTERS}}}, [{"a": "x"}, {"a": "y"}]),
    ({"type": "array", "minItems": 3, "uniqueItems": True,
      "items": {"type": "object", "properties": {"a": LETTERS}}}, [{}, {"a": "x"}, {"a": "y"}]),
    ({"type": "array", "minItems": 2, "uniqueItems": True,
      "items": {"type": "object", "properties": {"a": {"type": "integer"}}}}, [{}, {"a": 1}]),
    ({"type": "object", "properties": {"a": {}, "b": {}, "c": {"const": 3}}, "minProperties": 3},
     {"a": "a", "b": "b", "c": 3}),
    ({"oneOf": [{"type": "string", "minLength": 2, "pattern": "^.$"}, {"type": "integer"}]}, 1),
    ({"type": "array", "prefixItems": [{"type": "string"}, {"type": "boolean"}]}, ["it", True]),
    ({"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 2}, {"key1": 1, "key2": 1}),
    ({"oneOf": [{"type": "integer", "minimum": 5}, {"type": "string"}]}, 5),
    ({"oneOf": [{"type": "null"}, {"type": "string"}]}, "it"),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "value"), ROWS)
def test_a_value_by_its_schema(schema: dict[str, Any], value: Any) -> None:
    """Examples come first, then constants, defaults and enums, then the simplest value within the limits."""
    api, made = schema_of(schema)
    assert value_for(api, made, "it") == value
    assert type(value_for(api, made, "it")) is type(value)


PERSON = {
    "type": "object",
    "required": ["name", "born", "secret"],
    "properties": {
        "name": {"type": "string"},
        "born": {"type": "integer", "readOnly": True},
        "secret": {"type": "string", "writeOnly": True},
        "note": {"type": "string"},
    },
}


def test_objects_hold_what_is_required_in_their_direction() -> None:
    """Read-only properties are not sent, and write-only ones are not returned."""
    api = api_of(schemas={"Person": PERSON})
    assert value_for(api, api.types["Person"]) == {"name": "name", "secret": "secret"}
    assert value_for(api, api.types["Person"], sending=False) == {"name": "name", "born": 1}


def test_objects_without_required_properties_show_two() -> None:
    """An object without required properties shows two, because an empty one would show nothing."""
    properties = {name: {"type": "string"} for name in "abc"}
    api = api_of(schemas={"Free": {"type": "object", "properties": properties}})
    assert value_for(api, api.types["Free"]) == {"a": "a", "b": "b"}


def test_a_class_that_holds_itself_ends() -> None:
    """Recursion ends at some depth, with an empty list."""
    node = {
        "type": "object",
        "required": ["kids"],
        "properties": {"kids": {"type": "array", "items": {"$ref": "#/components/schemas/Node"}}},
    }
    api = api_of(schemas={"Node": node})
    value, depth = value_for(api, api.types["Node"]), 0
    while value["kids"]:
        value, depth = value["kids"][0], depth + 1
    assert 1 <= depth < 6


def test_what_is_required_is_there_at_any_depth() -> None:
    """Nested classes are valid at every depth; one that requires itself still ends."""
    chain: dict[str, Any] = {
        f"C{number}": {
            "type": "object",
            "required": ["part"],
            "properties": {"part": {"$ref": f"#/components/schemas/C{number + 1}"} if number < 9 else {"const": 1}},
        }
        for number in range(10)
    }
    value = value_for(*_of(chain, "C0"))
    for _ in range(10):
        value = value["part"]
    assert value == 1

    chain["C9"]["properties"]["part"] = {"$ref": "#/components/schemas/C9"}
    value, depth = value_for(*_of(chain, "C0")), 0
    while value:
        value, depth = value["part"], depth + 1
    assert depth < 20


def _of(schemas: dict[str, Any], name: str) -> tuple[Api, Schema]:
    api = api_of(schemas=schemas)
    return api, api.types[name]


@pytest.mark.parametrize(
    ("media_type", "value"),
    [("application/octet-stream", b"hello"), ("text/plain", "text"), ("application/json", {}), ("multipart/mixed", {})],
)
def test_a_body_without_a_schema(media_type: str, value: Any) -> None:
    """A body without a schema is the simplest of its media type."""
    api, operation = operation_of({"requestBody": {"content": {media_type: {}}}}, method="post")
    assert operation.body is not None
    assert content_value(api, operation.body.contents[0]) == value


def test_a_discriminator_names_the_class() -> None:
    """The value of a union has its discriminator, according to the spec's mapping."""
    cat = {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}}
    union = {"oneOf": [{"$ref": "#/components/schemas/Cat"}], "discriminator": {"propertyName": "kind"}}
    mapped = {**union, "discriminator": {"propertyName": "kind", "mapping": {"meow": "#/components/schemas/Cat"}}}
    both = [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]
    for node, tag in ((union, "Cat"), (mapped, "meow")):
        api, schema = schema_of({**node, "oneOf": both}, Cat=cat, Dog={**cat, "description": "Another."})
        assert value_for(api, schema) == {"kind": tag}


def test_examples_of_parameters_and_bodies_come_first() -> None:
    """The spec's examples of parameters and bodies come before all others."""
    parameters = [
        {"name": "a", "in": "query", "schema": {"type": "string"}, "example": "shown"},
        {"name": "b", "in": "query", "schema": {"type": "string"}},
    ]
    body = json_body({"type": "integer"}, example=5)
    api, operation = operation_of({"parameters": parameters, "requestBody": body}, method="post")
    assert [parameter_value(api, each) for each in operation.parameters] == ["shown", "b"]
    assert operation.body
    assert content_value(api, operation.body.contents[0]) == 5


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ({"oneOf": [{"type": "array", "items": BINARY}, BINARY]}, [FILE]),
        ({"oneOf": [BINARY, {"type": "string"}]}, FILE),
        ({"oneOf": [{"type": "string"}, BINARY]}, "it"),
        ({"type": "array", "items": BINARY}, [FILE]),
    ],
)
def test_files_of_a_form(field: dict[str, Any], value: Any) -> None:
    """A form field is a file if its schema says so, or if the first option of a union does."""
    schema = {"type": "object", "required": ["it"], "properties": {"it": field}}
    body = {"content": {"multipart/form-data": {"schema": schema}, "application/json": {"schema": schema}}}
    (request,) = sample_requests(*operation_of({"requestBody": body}, method="post"))
    assert (request.body, request.body_kind) == ({"it": value}, "multipart")


def test_a_pattern_that_is_no_date_gives_way() -> None:
    """A sample of a date is a valid date, even if the document's pattern matches none."""
    assert value_for(*schema_of({"type": "string", "format": "date-time", "pattern": "^se-[0-9]+$"})).startswith("2026")


@pytest.mark.parametrize(
    ("media_type", "content", "value"),
    [
        ("application/octet-stream", {"schema": {"type": "string", "format": "binary"}, "example": "abc"}, b"abc"),
        ("application/octet-stream", {"schema": {"type": "string", "format": "binary"}}, b"hello"),
        ("multipart/form-data", {"schema": {}, "example": [5]}, [5]),
    ],
)
def test_bodies_that_are_no_json(media_type: str, content: dict[str, Any], value: Any) -> None:
    """Files are bytes; a form that is not an object is unchanged."""
    api, operation = operation_of({"requestBody": {"content": {media_type: content}}}, method="post")
    assert operation.body is not None and content_value(api, operation.body.contents[0]) == value


def test_a_member_that_names_itself() -> None:
    """If the made-up value already has a discriminator value of its class, that is kept."""
    cat = {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "cat"}, "n": {"type": "integer"}}}
    references = [{"$ref": f"#/components/schemas/{name}"} for name in ("Cat", "Dog")]
    mapping = {"cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog"}
    union = {"oneOf": references, "discriminator": {"propertyName": "kind", "mapping": mapping}}
    api, schema = schema_of(union, Cat=cat, Dog={"type": "object", "properties": {"kind": {"const": "dog"}}})
    assert value_for(api, schema) == {"kind": "cat"}


def test_unions_that_no_value_fits_end() -> None:
    """For nested unions that no value matches, the search ends after some hundred tries."""
    schema: dict[str, Any] = {"type": "string", "minLength": 2, "pattern": "^.$"}
    for _ in range(4):
        parts = {"type": "object", "required": [*"abcdefgh"], "properties": dict.fromkeys("abcdefgh", schema)}
        schema = {"oneOf": [parts, {**parts, "title": "Another"}]}
    api, made = schema_of(schema)
    assert value_for(api, made).keys() <= {*"abcdefgh"}
