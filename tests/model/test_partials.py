"""Which models a parameter can trim, and what their partial classes are called."""

from __future__ import annotations

from typing import Any

from scripts.model.api import Api
from tests.apis import api_of, json_answer

THING = {"type": "object", "properties": {"a": {"type": "string"}}}
NAMES = {"type": "array", "items": {"type": "string"}}
FIELDS = {"name": "fields", "in": "query", "schema": NAMES, "x-partial-response": True}
REF = {"$ref": "#/components/schemas/Thing"}


def trimming(schema: dict[str, Any], parameter: dict[str, Any] = FIELDS, **others: Any) -> Api:
    get = {"responses": json_answer(schema), "parameters": [parameter]}
    return api_of({"/a": {"get": get}}, {"Thing": THING, **others})


def test_objects_and_lists_of_objects() -> None:
    """The result of an operation with a trimming parameter has a partial form."""
    assert trimming(REF).partials == {"Thing": "PartialThing"}
    assert trimming({"type": "array", "items": REF}).partials == {"Thing": "PartialThing"}


def test_a_name_that_is_taken() -> None:
    """If the name of a partial class is taken, it gets another."""
    assert trimming(REF, PartialThing=THING).partials == {"Thing": "ThingPartial"}


def test_what_has_no_fields_has_no_partial_form() -> None:
    """Enums and plain values have no partial form, and neither has anything without the parameter."""
    assert (
        trimming({"type": "array", "items": {"$ref": "#/components/schemas/Kind"}}, Kind={"enum": ["a"]}).partials == {}
    )
    assert trimming({"type": "string"}).partials == {}
    assert trimming(REF, {**FIELDS, "x-partial-response": False}).partials == {}
