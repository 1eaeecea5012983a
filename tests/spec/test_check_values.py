"""Values are validated with the schemas that they belong to."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.spec.check_values import Values
from scripts.spec.document import Document
from scripts.spec.problems import Problem
from scripts.spec.walk import Node
from tests.spec.checked import found_by, of_paths, of_schema


def warnings(document: Document, objects: list[Node]) -> list[Problem]:
    return list(Values(document, objects).warnings())


DEFAULTS: list[tuple[dict[str, Any], str, bool]] = [
    ({"type": "integer", "default": "x"}, "3.1.0", True),
    ({"type": "integer", "default": 5}, "3.1.0", False),
    ({"type": "integer", "minimum": 6, "default": 5}, "3.1.0", True),
    ({"type": "integer", "minimum": 5, "exclusiveMinimum": True, "default": 5}, "3.0.3", True),
    ({"type": "string", "nullable": True, "default": None}, "3.0.3", False),
    ({"type": "string", "default": None}, "3.0.3", True),
    ({"type": ["string", "null"], "default": None}, "3.1.0", False),
    ({"type": "string", "nullable": True, "enum": ["a"], "default": None}, "3.0.3", False),
    ({"allOf": [{"type": "string"}], "nullable": True, "default": None}, "3.0.3", False),
]


@pytest.mark.parametrize(("schema", "version", "wrong"), DEFAULTS)
def test_defaults(schema: dict[str, Any], version: str, wrong: bool) -> None:
    """An invalid default is omitted, so the server decides."""
    document, problems = found_by(lambda *given: Values(*given).defaults(), of_schema(schema, version))
    assert len(problems) == wrong
    for problem in problems:
        assert problem.fix is not None
        problem.fix()
        assert "default" not in document.at("/components/schemas/It")


WARNED: list[tuple[dict[str, Any], int]] = [
    (of_schema({"type": "string", "example": 5}), 1),
    (of_schema({"type": "string", "examples": ["a", 5, 6]}), 2),
    (of_schema({"type": "string", "enum": ["a", 5]}), 1),
    (of_schema({"type": "string", "enum": ["a", "a"]}), 1),
    (of_schema({"type": ["integer", "null"], "enum": [1, None]}), 0),
    (of_schema({"type": "null", "enum": ["a"]}), 1),
    (of_paths({}, components={"responses": {"R": {"description": "", "content": {"application/json": {
        "schema": {"type": "integer"}, "examples": {"x": {"$ref": "#/components/examples/none"}}}}}}}), 0),
    (of_schema({"type": "object", "properties": {"name": {}}, "required": ["nam"]}), 1),
    (of_schema({"type": "object", "properties": {"name": {}}, "required": ["name"]}), 0),
    (of_paths({"/a": {"get": {"responses": {"200": {"description": "", "content": {"application/json": {
        "schema": {"type": "integer"}, "examples": {"x": {"value": "y"}}}}}}}}}), 1),
    (of_paths({"/a": {"get": {"responses": {"200": {"description": "", "content": {"text/csv": {
        "schema": {"type": "integer"}, "example": "y"}}}}}}}), 0),
]  # fmt: skip


@pytest.mark.parametrize(("data", "count"), WARNED)
def test_examples_enums_and_required_names(data: dict[str, Any], count: int) -> None:
    """Each invalid value is a warning; a value that is not JSON is not checked."""
    assert len(found_by(warnings, data)[1]) == count


def test_a_schema_that_cannot_be_compiled_leaves_the_others_alone() -> None:
    """All schemas are compiled together; a broken one validates nothing, and the others still do."""
    data = of_schema(
        {"type": "string", "pattern": "(?<=a", "default": 3},
        Broken={"type": "object", "required": 5, "default": 3},
        Fine={"type": "integer", "default": "x"},
    )
    _, problems = found_by(lambda *given: Values(*given).defaults(), data)
    assert len([each for each in problems if '"x" is not of type "integer"' in each.message]) == 1
    assert len([each for each in problems if '3 is not of type "string"' in each.message]) == 1
