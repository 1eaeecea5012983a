"""Classes as the templates need them."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.client.models import Models
from tests.apis import CONFIG, api_of, json_answer

PROPERTIES = {
    "id": {"type": "integer", "readOnly": True, "description": "Its number."},
    "passThru": {"type": "string", "default": "x"},
    "api_key": {"type": "string"},
    "kind": {"const": "thing"},
}


def models_of(schema: dict[str, Any], **more: Any) -> Models:
    return Models.of(api_of(schemas={"Thing": schema}, **more), CONFIG)


def test_attributes() -> None:
    """Each property has a name, hint, default and field; read-only ones are not arguments."""
    schema = {"type": "object", "description": "A thing.", "required": ["id", "kind"], "properties": PROPERTIES}
    view = models_of(schema).view("Thing")
    assert (view.name, view.doc) == ("Thing", "A thing.")
    assert [(each.name, each.hint, each.default) for each in view.attributes] == [
        ("id", "int", "_f.read_only()"),
        ("pass_thru", "str | Unset", "UNSET"),
        ("api_key", "str | Unset", "UNSET"),
        ("kind", "str", "'thing'"),
    ]
    fields = {each.name: each.field for each in view.attributes}
    assert fields["id"] == "_f.Field('id', 'id', _c.INTEGER, required=True, read_only=True)"
    assert fields["pass_thru"] == "_f.Field('passThru', 'pass_thru', _c.STRING)"
    assert fields["api_key"] == "_f.Field('api_key', 'api_key', _c.String(secret=True), secret=True)"
    assert view.attributes[0].doc == "Its number."


@pytest.mark.parametrize(
    ("more", "base", "additional"),
    [
        ({}, "Record", "_n.ANY"),
        ({"additionalProperties": False}, "Record", "None"),
        ({"additionalProperties": {"type": "integer"}}, "MappingModel", "_c.INTEGER"),
        ({"properties": {"items": {"type": "string"}}}, "Model", "_n.ANY"),
    ],
)
def test_bases(more: dict[str, Any], base: str, additional: str) -> None:
    """A model is a mapping, unless a field has the name of a mapping's method."""
    view = models_of({"type": "object", "properties": {"a": {"type": "string"}}, **more}).view("Thing")
    assert (view.base, view.additional) == (base, additional)


def test_partial_forms() -> None:
    """A partial form has the same fields, all optional."""
    fields = {"name": "f", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}}
    get = {
        "parameters": [{**fields, "x-partial-response": True}],
        "responses": json_answer({"$ref": "#/components/schemas/Thing"}),
    }
    schema = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}
    models = Models.of(api_of({"/a": {"get": get}}, {"Thing": schema}), CONFIG)
    assert models.modules == {"Thing": "thing", "PartialThing": "partial_thing"}
    view = models.partial_view("Thing")
    assert (view.name, view.attributes[0].hint, view.attributes[0].default) == ("PartialThing", "str | Unset", "UNSET")


def test_enum_members() -> None:
    """Enum members have Python literals as values."""
    holder = {"type": "object", "properties": {"k": {"$ref": "#/components/schemas/Kind"}}}
    models = Models.of(api_of(schemas={"Kind": {"type": "string", "enum": ["a", "b-c"]}, "Thing": holder}), CONFIG)
    assert models.enum_members("Kind") == {"A": "'a'", "B_C": "'b-c'"}
