"""Values are validated against schemas like in the client, and corrected if they do not match."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.model.api import Schema
from scripts.samples.fitting import fits, fitted, matches
from tests.apis import api_of, schema_of

ROWS: list[tuple[dict[str, Any], list[Any], list[Any]]] = [
    # the schema, values that fit, values that do not
    ({"type": "string", "minLength": 2, "pattern": "^a"}, ["ab"], ["a", "ba", 5, None]),
    ({"type": "string", "format": "date"}, ["2026-01-31"], ["2026-02-31", "soon"]),
    ({"type": "string", "format": "date-time"}, ["2026-01-31T12:00:00Z"], ["2026-01-31", "2026-01-31T12:00:00.000Z"]),
    ({"type": "integer", "minimum": 1, "exclusiveMaximum": 3}, [1, 2.0], [0, 3, True, 1.5, "1"]),
    ({"type": "number"}, [1, 1.5], [float("nan"), True]),
    ({"type": "boolean"}, [True], [1, "true"]),
    ({"type": ["string", "null"]}, [None, "a"], [1]),
    ({"const": 1}, [1], [True, "1"]),
    ({"type": "null"}, [None], [0]),
    ({"enum": ["a", "b"]}, ["a"], ["c"]),
    (
        {"type": "array", "items": {"type": "integer"}, "maxItems": 2, "uniqueItems": True},
        [[1, 2], []],
        [[1, 1], ["a"], [1, 2, 3]],
    ),
    ({"oneOf": [{"type": "string"}, {"type": "integer"}]}, ["a", 1], [True, []]),
    ({"type": "object", "additionalProperties": {"type": "integer"}}, [{}, {"a": 1}], [{"a": "x"}, []]),
    ({}, [None, 1, {"a": []}], []),
]


@pytest.mark.parametrize(("schema", "good", "bad"), ROWS)
def test_what_fits(schema: dict[str, Any], good: list[Any], bad: list[Any]) -> None:
    """Types, limits, formats and values are checked; booleans are not numbers."""
    api, made = schema_of(schema)
    assert [value for value in good if not fits(api, made, value)] == []
    assert [value for value in bad if fits(api, made, value)] == []


PERSON = {
    "type": "object",
    "required": ["name", "born"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string"},
        "born": {"type": "integer", "readOnly": True},
        "tags": {"type": "array", "items": {"type": "integer"}},
    },
}


def test_objects_in_their_direction() -> None:
    """Read-only properties are required of the server, and forbidden to callers."""
    api = api_of(schemas={"Person": PERSON})
    person = api.types["Person"]
    assert fits(api, person, {"name": "a"}) and not fits(api, person, {"name": "a", "born": 1})
    assert fits(api, person, {"name": "a", "born": 1}, sending=False) and not fits(
        api, person, {"name": "a"}, sending=False
    )
    assert not fits(api, person, {"name": "a", "other": 1})


def test_what_fits_of_a_value_stays() -> None:
    """Invalid parts are made up or omitted; a valid value is unchanged."""

    def make(schema: Schema, name: str) -> Any:
        return f"made {name}" if schema.kind == "string" else 7

    api = api_of(schemas={"Person": PERSON})
    person = api.types["Person"]
    good = {"name": "Ada", "tags": [1]}
    assert fitted(api, person, good, make) is good
    assert fitted(api, person, {"tags": [1, "x"], "born": 3, "odd": 1}, make) == {"tags": [1, 7], "name": "made name"}
    assert fitted(api, person, "no person", make, "whole") == 7


def test_patterns_of_other_dialects_are_ignored() -> None:
    """A pattern that Python cannot read is assumed to match."""
    assert matches(r"\p{L}+", "5") and matches("^a", "ab") and not matches("^a", "b")


@pytest.mark.parametrize("kind", ["date", "date-time", "uuid"])
def test_a_text_that_the_client_cannot_read_is_made_up(kind: str) -> None:
    """A required text that the client cannot read is made up."""
    api, made = schema_of({"type": "string", "format": kind})
    assert fitted(api, made, "Tuesday", lambda _schema, _name: "made up") == "made up"
    assert not fits(api, made, "")


@pytest.mark.parametrize(
    ("kind", "given", "written"),
    [
        ("date-time", "2026-01-31T12:00:00.000+00:00", "2026-01-31T12:00:00Z"),
        ("date-time", "2026-01-31T12:00:00.5", "2026-01-31T12:00:00.500000Z"),
        ("uuid", "123E4567-E89B-12D3-A456-426614174000", "123e4567-e89b-12d3-a456-426614174000"),
    ],
)
def test_a_value_is_as_the_client_writes_it(kind: str, given: str, written: str) -> None:
    """Another spelling of the same time or id is rewritten as the client writes it, not replaced."""
    api, made = schema_of({"type": "string", "format": kind})
    assert fitted(api, made, given, lambda _schema, _name: "made up") == written
