"""Fields: a heading with a fixed id, a line of facts, and nested fields."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.pages.addresses import Addresses
from scripts.pages.fields import Field, FieldWriter
from tests.apis import api_of, operation_of, schema_of

OTHER = {"type": "object", "properties": {"deep": {"type": "string"}}}
REF = {"$ref": "#/components/schemas/Other"}


def fields_of(schema: dict[str, Any], *, answer: bool = False, **others: Any) -> list[Field]:
    """Return the fields of a body or a response with a schema."""
    api = api_of(schemas={"It": schema, "Other": OTHER, **others})
    return list(FieldWriter(api, Addresses(api), "index.md").fields(api.types["It"], "body", answer=answer))


def test_ids_are_kind_and_path() -> None:
    """Fields in objects, lists and maps have ids below their parent's."""
    found = fields_of({"type": "object", "properties": {
        "one": REF, "list": {"type": "array", "items": {"$ref": "#/components/schemas/Second"}},
        "map": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Third"}},
    }}, Second=OTHER, Third=OTHER)  # fmt: skip
    assert [each.anchor for each in found] == [
        "body-one", "body-one.deep", "body-list", "body-list-.deep", "body-map", "body-map.-.deep",
    ]  # fmt: skip
    assert [each.level for each in found] == [4, 5, 4, 5, 4, 5]


def test_a_class_is_listed_where_it_is_met_first() -> None:
    """Fields are listed breadth-first; where a class occurs again, it is a link to its page."""
    middle = {"type": "object", "properties": {"again": REF, "own": {"type": "string"}}}
    found = fields_of({"type": "object", "properties": {
        "middle": {"$ref": "#/components/schemas/Middle"}, "first": REF, "second": REF,
    }}, Middle=middle)  # fmt: skip
    assert [each.anchor for each in found] == [
        "body-middle", "body-middle.again", "body-middle.own", "body-first", "body-first.deep", "body-second",
    ]  # fmt: skip
    assert "schemas/other.md" in found[-1].facts[1]


@pytest.mark.parametrize("count", [4, 8])
def test_a_page_grows_with_the_classes_and_not_with_the_ways_between_them(count: int) -> None:
    """If all classes refer to each other, each is listed once."""
    names = [f"C{number}" for number in range(count)]
    web: dict[str, Any] = {
        name: {"type": "object", "properties": {to: {"$ref": f"#/components/schemas/{to}"} for to in names}}
        for name in names
    }
    found = fields_of({"$ref": "#/components/schemas/C0"} | web["C0"], **web)
    assert len(found) == count * (count + 1)


def test_a_page_lists_no_more_than_a_reader_would_follow() -> None:
    """A chain of a thousand classes is cut off; the rest are links."""
    chain: dict[str, Any] = {
        f"L{number}": {"type": "object", "properties": {"n": {"$ref": f"#/components/schemas/L{number + 1}"}}}
        for number in range(1000)
    }
    found = fields_of(
        {"type": "object", "properties": {"n": {"$ref": "#/components/schemas/L0"}}}, L1000=OTHER, **chain
    )
    assert 10 < len(found) < 200


def test_direction() -> None:
    """Read-only fields are not in requests, write-only fields not in responses."""
    schema = {"type": "object", "properties": {
        "r": {"type": "string", "readOnly": True}, "w": {"type": "string", "writeOnly": True}, "b": {"type": "string"},
    }}  # fmt: skip
    assert [each.anchor for each in fields_of(schema)] == ["body-w", "body-b"]
    assert [each.anchor for each in fields_of(schema, answer=True)] == ["body-r", "body-b"]


def test_a_class_inside_itself_is_linked() -> None:
    """The fields of a recursive class are shown once."""
    node = {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/It"}, "n": {"type": "integer"}}}
    assert [each.anchor for each in fields_of(node)] == ["body-next", "body-n"]


@pytest.mark.parametrize("holder", [{}, {"type": "array"}])
def test_a_class_whose_additional_properties_are_of_itself(holder: dict[str, Any]) -> None:
    """Its fields are listed once, whether it holds itself or a list of itself."""
    reference = {"$ref": "#/components/schemas/It"}
    inner = {**holder, "items": reference} if holder else reference
    node = {"type": "object", "properties": {"n": {}}, "additionalProperties": inner}
    assert [each.anchor for each in fields_of(node)] == ["body-n"]


@pytest.mark.parametrize(
    ("schema", "facts"),
    [
        ({"type": "integer", "minimum": 1, "default": 3}, {"integer", "default `3`"}),
        ({"type": "string", "enum": ["a", "b"]}, {"one of `a`, `b`"}),
        ({"type": "string", "x-unit": "metres"}, {"metres"}),
        ({"type": "string", "examples": ["x" * 60]}, {f"for example <code>{'x' * 40}&#8230;</code>"}),
        ({"type": "array", "items": {"type": "string", "format": "date"}}, {"array of string (date)"}),
    ],
)
def test_facts(schema: dict[str, Any], facts: set[str]) -> None:
    """The facts are type, required or optional, unit, default, limits, values, and a short example."""
    (found,) = fields_of({"type": "object", "required": ["passThru"], "properties": {"passThru": schema}})
    assert facts <= set(found.facts)
    assert {"body", "**required**", "`pass_thru` in Python"} <= set(found.facts)
    assert found.required


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        (REF, "object [Other](schemas/other.md)"),
        ({"type": ["string", "null"]}, "string or null"),
        ({"oneOf": [{"type": "string"}, {"type": "integer"}]}, "string or integer"),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, "object of integer"),
        ({"type": "object"}, "object"),
        ({}, "any value"),
    ],
)
def test_types_in_words(schema: dict[str, Any], words: str) -> None:
    """Classes are linked to their pages."""
    api, found = schema_of(schema, Other=OTHER)
    assert FieldWriter(api, Addresses(api), "index.md").type_name(found) == words


def test_parameters() -> None:
    """A parameter's location is in its id and its facts; its example is shown."""
    parameter = {
        "name": "ids",
        "in": "query",
        "explode": False,
        "schema": {"type": "array", "items": {"type": "integer"}},
        "example": [1, 2],
    }
    api, operation = operation_of({"parameters": [parameter]})
    (found,) = FieldWriter(api, Addresses(api), "index.md").parameter(operation.parameters[0])
    assert found.anchor == "query-ids"
    assert found.facts[:3] == ("query", "array of integer", "optional")
    assert {"separated by commas", "for example `[1, 2]`"} <= set(found.facts)


def test_ids_on_one_page_differ() -> None:
    """Names that differ only in case get numbers, and no field takes the id of a section."""
    found = fields_of({"type": "object", "properties": {"a": {"type": "string"}, "A": {"type": "string"}}})
    assert [each.anchor for each in found] == ["body-a", "body-A-2"]


def test_a_parameter_that_has_another_name_in_python() -> None:
    """The page also gives the Python name of the argument."""
    api, operation = operation_of({"parameters": [{"name": "X-Item", "in": "header", "schema": {"type": "string"}}]})
    (found,) = FieldWriter(api, Addresses(api), "index.md").parameter(operation.parameters[0])
    assert "`x_item` in Python" in found.facts
