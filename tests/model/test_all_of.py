"""Merging `allOf` into one schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from scripts.model.all_of import MOST_ALTERNATIVES, both, is_annotation, merge

ROWS: list[tuple[list[Mapping[str, Any]], dict[str, Any]]] = [
    ([{"properties": {"a": {}}}, {"properties": {"b": {}}}], {"properties": {"a": {}, "b": {}}}),
    ([{"required": ["a", "b"]}, {"required": ["b", "c"]}], {"required": ["a", "b", "c"]}),
    ([{"minLength": 2, "maxLength": 9}, {"minLength": 1, "maxLength": 5}], {"minLength": 2, "maxLength": 5}),
    ([{"type": ["string", "null"]}, {"type": "string"}], {"type": "string"}),
    ([{"type": "integer"}, {"type": "number"}], {"type": "integer"}),
    ([{"enum": ["a", "b"]}, {"enum": ["b", "c"]}], {"enum": ["b"]}),
    ([{"additionalProperties": False}, {"additionalProperties": {"type": "string"}}], {"additionalProperties": False}),
    ([{"additionalProperties": True}, {"additionalProperties": {"type": "string"}}],
     {"additionalProperties": {"type": "string"}}),
    ([{"description": "Old."}, {"description": "New."}], {"description": "New."}),
    ([{"exclusiveMinimum": True, "minimum": 3}, {"exclusiveMinimum": 5}], {"exclusiveMinimum": 5}),
    ([{"properties": {"a": {"type": "string"}}}, {"properties": {"a": {"maxLength": 3}}}],
     {"properties": {"a": {"allOf": [{"type": "string"}, {"maxLength": 3}]}}}),
    ([{"items": {"type": "string"}}, {"items": {"type": "string"}}], {"items": {"type": "string"}}),
    ([{"type": "object", "nullable": True}, {"description": "Here."}],
     {"type": "object", "nullable": True, "description": "Here."}),
    ([{"type": "object", "nullable": True}, {"type": "object"}], {"type": "object"}),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "merged"), ROWS)
def test_parts_become_one(parts: list[Mapping[str, Any]], merged: dict[str, Any]) -> None:
    """The result allows what all parts allow, the last description wins, and the parts are unchanged."""
    before = str(parts)
    assert merge(parts) == merged
    assert str(parts) == before


def test_two_unions_are_crossed() -> None:
    """A value must match one option of each union; options that only require properties are not unions."""
    a, b, c = {"type": "string"}, {"type": "integer"}, {"maxLength": 3}
    assert both([a, b], [c]) == [{"allOf": [a, c]}, {"allOf": [b, c]}]
    assert both([{"required": ["x"]}], [a, b]) == [a, b]
    assert both([a, b], [{"required": ["x"]}]) == [a, b]


def test_unions_of_thousands_are_not_crossed() -> None:
    """The product of two huge unions would have too many options, so only the first union is kept."""
    many = [{"type": "object", "title": str(number)} for number in range(MOST_ALTERNATIVES)]
    assert both(many, many[:2]) == many and len(both(many[:2], many[:3])) == 6


def test_annotations_allow_what_was_allowed() -> None:
    """Descriptions and extensions do not change the allowed values."""
    assert [is_annotation(name) for name in ("title", "x-unit", "type", "maxLength")] == [True, True, False, False]
