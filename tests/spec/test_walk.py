"""Traversing a document."""

from __future__ import annotations

from typing import Any

from scripts.spec.walk import properties_of, walk

DATA: dict[str, Any] = {
    "components": {
        "schemas": {
            "Base": {"properties": {"id": {"type": "integer"}}},
            "Thing": {
                "allOf": [{"$ref": "#/components/schemas/Base"}, {"properties": {"a": {}}}],
                "oneOf": [{"$ref": "#/components/schemas/Thing"}] * 40,
            },
            "Open": {"properties": {"b": {}}, "patternProperties": {"^x": {}}},
            "Lost": {"$ref": "#/components/schemas/Nothing", "properties": {"c": {}}},
        }
    }
}


def properties(name: str) -> tuple[dict[str, str], bool]:
    """Return the properties of a component with their locations, and whether these are all."""
    found, are_all = properties_of(DATA, {"$ref": f"#/components/schemas/{name}"}, "/x")
    return {key: place for key, (_, place) in found.items()}, are_all


def test_properties_of_a_schema_and_its_parts() -> None:
    """References are followed, including recursive ones."""
    place = "/components/schemas"
    found, are_all = properties("Thing")
    assert found == {"id": f"{place}/Base/properties/id", "a": f"{place}/Thing/allOf/1/properties/a"}
    assert are_all


def test_there_may_be_others() -> None:
    """Pattern properties and dead references leave the list of properties open."""
    assert properties("Open") == ({"b": "/components/schemas/Open/properties/b"}, False)
    assert properties("Lost") == ({"c": "/components/schemas/Lost/properties/c"}, False)


def test_requests_of_a_callback_are_met() -> None:
    """Each expression of a callback is a path item; its extensions are not."""
    data: dict[str, Any] = {
        "paths": {"/a": {"get": {"callbacks": {"done": {"{$url}": {"post": {}}, "x-note": {"post": {}}}}}}}
    }
    place = "/paths/~1a/get/callbacks/done"
    found = [(each.kind, each.pointer, each.keyword) for each in walk(data)]
    assert found[-3:] == [
        ("callback", place, "callbacks"),
        ("path item", f"{place}/{{$url}}", "{$url}"),
        ("operation", f"{place}/{{$url}}/post", "post"),
    ]


def test_every_object_is_met_once() -> None:
    """Every object is visited once, with its kind and location, parents before children."""
    found = [(each.kind, each.pointer) for each in walk(DATA)]
    assert len(found) == len(set(found))
    assert found[:3] == [("document", ""), ("components", "/components"), ("schema", "/components/schemas/Base")]
