"""Results that depend on a parameter."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.model.results import switch, usual
from tests.apis import json_answer, operation_of

JOB = {"type": "object", "required": ["job"], "properties": {"job": {"type": "string"}}}
THING = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}
REF = {name: {"$ref": f"#/components/schemas/{name}"} for name in ("Thing", "Job")}
QUEUE = {"name": "queue", "in": "header", "schema": {"type": "string"}, "x-result": "Job"}


@pytest.mark.parametrize(
    ("result", "left"),
    [
        ({"oneOf": [REF["Thing"], REF["Job"]]}, "ref"),
        ({"oneOf": [REF["Thing"], REF["Job"], {"type": "string"}]}, "union"),
        (REF["Thing"], "ref"),
        (REF["Job"], None),
        ({"type": "array", "items": REF["Job"]}, "array"),
    ],
    ids=["one of two", "one of three", "the usual one alone", "the other one alone", "a list"],
)
def test_the_usual_result_is_without_the_chosen_one(result: dict[str, Any], left: str | None) -> None:
    """Only the result that the parameter chooses is removed from the usual ones."""
    node = {"parameters": [QUEUE], "responses": json_answer(result)}
    api, operation = operation_of(node, schemas={"Thing": THING, "Job": JOB})
    found = usual(operation.responses[0].contents[0].schema, operation, api.types)
    assert (found.kind if found else None) == left
    chosen = switch(operation)
    assert chosen and (chosen[0].name, chosen[1]) == ("queue", "Job")


def test_a_required_parameter_chooses_nothing() -> None:
    """A required parameter leaves one result."""
    _, operation = operation_of({"parameters": [{**QUEUE, "required": True}]}, schemas={"Job": JOB})
    assert switch(operation) is None
