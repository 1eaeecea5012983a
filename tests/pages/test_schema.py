"""The page of a schema."""

from __future__ import annotations

import json
from typing import Any

from scripts.pages.addresses import Addresses
from scripts.pages.schema import Uses, schema_view
from tests.apis import api_of, json_answer, json_body

REF = {"$ref": "#/components/schemas/Thing"}
THING = {
    "type": "object",
    "description": "A thing. And more.",
    "properties": {"a": {"type": "string"}},
    "additionalProperties": {"type": "integer"},
}
PATHS = {
    "/a": {
        "post": {
            "summary": "Make",
            "requestBody": json_body(REF, example={"a": "shown"}),
            "responses": json_answer(REF),
        }
    },
    "/b": {"get": {"summary": "List", "responses": json_answer({"type": "array", "items": REF})}},
}


def test_where_a_class_is_used() -> None:
    """Each operation is listed with the places of the class, at any depth; an example of an operation is preferred."""
    api = api_of(PATHS, {"Thing": THING})
    view = schema_view(api, Addresses(api), Uses(api), api.types["Thing"])
    assert view["uses"] == [
        ("[Make](../operations/post-a.md)", "request, response 200"),
        ("[List](../operations/get-b.md)", "response 200"),
    ]
    assert json.loads(view["example"]) == {"a": "shown"}
    assert view["title"] == "Thing"
    assert "A thing." in view["summary_text"]
    assert view["additional"] == "integer"
    assert [field.anchor for field in view["fields_list"]][:1] == ["field-a"]


def test_an_unused_class_has_a_made_up_example() -> None:
    """An unused class has a made-up example that is valid."""
    api = api_of(schemas={"Thing": THING})
    view = schema_view(api, Addresses(api), Uses(api), api.types["Thing"])
    assert (view["uses"], json.loads(view["example"])) == ([], {"a": "a"})


def test_enums_show_their_values() -> None:
    """Enum values are listed with their Python names."""
    holder = {"type": "object", "properties": {"kind": {"$ref": "#/components/schemas/Kind"}}}
    api = api_of(schemas={"Kind": {"type": "string", "enum": ["on", "off"]}, "Thing": holder})
    view = schema_view(api, Addresses(api), Uses(api), api.types["Kind"])
    assert view["values"] == [("`on`", "`Kind.ON`"), ("`off`", "`Kind.OFF`")]


def test_the_class_of_unknown_events() -> None:
    """The class of unknown events is linked from the page of all webhooks."""
    hook = {"post": {"requestBody": json_body(REF), "responses": {}}}
    events: Any = {"x-webhook-events": {"name": "kind", "unknown": "#/components/schemas/Other"}}
    types = {"Thing": THING, "Other": {**THING, "description": "Other."}}
    api = api_of({}, types, webhooks={"sold": hook}, **events)
    assert schema_view(api, Addresses(api), Uses(api), api.types["Other"])["uses"] == [
        ("[Webhooks](../webhooks/index.md)", "any other event")
    ]
