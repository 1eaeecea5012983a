"""What is allowed and probably a mistake."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.spec.check_typos import warn_of_typos
from tests.spec.checked import OK, found_by, of_paths, of_schema

ROWS: list[tuple[dict[str, Any], list[str]]] = [
    (of_schema({"type": "string", "minLength": 5, "maxLength": 3}), ["minLength 5"]),
    (of_schema({"type": "integer", "minimum": 5, "exclusiveMinimum": True, "maximum": 3}, "3.0.3"), []),
    (of_schema({"type": "integer", "minimum": 5, "maximum": 3}), ["minimum 5"]),
    (of_schema({"type": "string", "format": "datetime"}), ["date-time"]),
    (of_schema({"type": "string", "format": "DATE_TIME"}), ["date-time"]),
    (of_schema({"type": "string", "format": "own-format"}), []),
    (of_schema({"type": "string", "pattern": r"\p{L}"}), [r"\p{L}"]),
    (of_schema({"type": "string", "pattern": "^a+$", "minLength": 3, "maxLength": 3}), []),
    (of_paths({"/a?b=1": {"get": {"responses": OK}}}), ["/a?b=1"]),
    (of_paths({"/a#b": {"get": {"responses": OK}}}), ["/a#b"]),
]


@pytest.mark.parametrize(("data", "named"), ROWS)
def test_each_slip_is_a_warning(data: dict[str, Any], named: list[str]) -> None:
    """Limits that nothing keeps, formats nearly right, patterns of other dialects, paths with a query."""
    _, problems = found_by(warn_of_typos, data)
    assert len(problems) == len(named)
    assert all(name in problem.message for name, problem in zip(named, problems, strict=True))
