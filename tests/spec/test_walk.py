"""Walking a document: each object with its kind and place."""

from __future__ import annotations

from typing import Any

from scripts.spec.walk import SECTIONS, walk

DATA: dict[str, Any] = {
    "openapi": "3.1.0",
    "paths": {
        "x-note": {"get": {}},
        "/a/{id}": {
            "parameters": [{"name": "id", "schema": {"type": "string"}}, "odd"],
            "get": {
                "responses": {
                    "200": {"content": {"application/json": {"schema": {"properties": {"b": {"items": {}}}}}}},
                    "x-more": {},
                },
                "callbacks": {"done": {"{$url}": {"post": {}}}},
            },
            "post": 3,
        },
    },
    "components": {
        "schemas": {"R": {"$ref": "#/x", "properties": {"c": {}}}},
        "parameters": {"P": {"$ref": "#/y", "schema": {}}},
    },
}


def test_each_object_has_its_kind_and_place() -> None:
    """Parents come before children, in the order of the document; what is no object is passed over."""
    found = [(each.kind, each.pointer) for each in walk(DATA)]
    assert found == [
        ("document", ""),
        ("path item", "/paths/~1a~1{id}"),
        ("parameter", "/paths/~1a~1{id}/parameters/0"),
        ("schema", "/paths/~1a~1{id}/parameters/0/schema"),
        ("operation", "/paths/~1a~1{id}/get"),
        ("response", "/paths/~1a~1{id}/get/responses/200"),
        ("media type", "/paths/~1a~1{id}/get/responses/200/content/application~1json"),
        ("schema", "/paths/~1a~1{id}/get/responses/200/content/application~1json/schema"),
        ("schema", "/paths/~1a~1{id}/get/responses/200/content/application~1json/schema/properties/b"),
        ("schema", "/paths/~1a~1{id}/get/responses/200/content/application~1json/schema/properties/b/items"),
        ("callback", "/paths/~1a~1{id}/get/callbacks/done"),
        ("path item", "/paths/~1a~1{id}/get/callbacks/done/{$url}"),
        ("operation", "/paths/~1a~1{id}/get/callbacks/done/{$url}/post"),
        ("components", "/components"),
        ("schema", "/components/schemas/R"),
        ("schema", "/components/schemas/R/properties/c"),
        ("parameter", "/components/parameters/P"),
    ]


def test_objects_know_their_names_and_parents() -> None:
    """The last part of the place is the name, unescaped; references say so."""
    by_pointer = {each.pointer: each for each in walk(DATA)}
    item = by_pointer["/paths/~1a~1{id}"]
    assert (item.name, item.keyword, item.is_reference) == ("/a/{id}", "paths", False)
    assert by_pointer["/paths/~1a~1{id}/get"].parent is item
    assert by_pointer["/components/schemas/R"].is_reference
    assert SECTIONS["request body"] == "requestBodies"
