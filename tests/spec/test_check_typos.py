"""Valid constructs that are probably mistakes."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.spec.check_typos import check_limits, warn_of_typos
from tests.spec.checked import OK, found_by, of_paths, of_schema

ROWS: list[tuple[dict[str, Any], list[str]]] = [
    (of_schema({"type": "string", "format": "datetime"}), ["date-time"]),
    (of_schema({"type": "string", "format": "DATE_TIME"}), ["date-time"]),
    (of_schema({"type": "string", "format": "own-format"}), []),
    (of_schema({"type": "string", "pattern": r"\p{L}"}), [r"\p{L}"]),
    (of_schema({"type": "string", "pattern": "^a+$", "minLength": 3, "maxLength": 3}), []),
    (of_paths({"/a?b=1": {"get": {"responses": OK}}}), ["/a?b=1"]),
    (of_paths({"/a#b": {"get": {"responses": OK}}}), ["/a#b"]),
]


@pytest.mark.parametrize(("data", "named"), ROWS)
def test_each_typo_is_a_warning(data: dict[str, Any], named: list[str]) -> None:
    """Impossible limits, misspelt formats, other dialects' patterns and paths with a query are warnings."""
    _, problems = found_by(warn_of_typos, data)
    assert len(problems) == len(named)
    assert all(name in problem.message for name, problem in zip(named, problems, strict=True))


@pytest.mark.parametrize(
    ("schema", "version", "left"),
    [
        ({"minLength": 5, "maxLength": 3, "pattern": "a"}, "3.1.0", {"pattern"}),
        ({"minimum": 5, "exclusiveMinimum": True, "maximum": 5}, "3.0.3", set()),
        ({"minimum": 5, "exclusiveMinimum": True, "maximum": 6}, "3.0.3", {"minimum", "exclusiveMinimum", "maximum"}),
        ({"minimum": 5, "maximum": 3, "multipleOf": 2}, "3.1.0", {"multipleOf"}),
        ({"exclusiveMinimum": 1, "maximum": 0}, "3.1.0", set()),
        ({"minItems": 2, "maxItems": 2}, "3.1.0", {"minItems", "maxItems"}),
        ({"minimum": -(10**400), "exclusiveMaximum": 10**400, "type": "integer"}, "3.1.0", {"type"}),
        ({"maxLength": 10**308}, "3.1.0", {"maxLength"}),
    ],
)
def test_limits_that_no_value_keeps_are_ignored(schema: dict[str, Any], version: str, left: set[str]) -> None:
    """Both impossible limits are removed, in any version of OpenAPI; the others are kept."""
    document, problems = found_by(check_limits, of_schema(schema, version))
    for problem in problems:
        assert problem.fix is not None
        problem.fix()
    assert {*document.at("/components/schemas/It")} == left
    assert bool(problems) == (left < {*schema})
