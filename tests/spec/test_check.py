"""All checks together: what is rejected, what is corrected with a warning, and what --strict changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.spec.check import check_spec
from scripts.spec.document import read_spec
from scripts.spec.problems import BadInput, Problem
from tests.apis import document_of
from tests.spec.checked import OK, as_document, of_paths, of_schema

HARMLESS = of_schema({"type": "integer", "default": "x"})


def test_a_good_document_has_no_warning() -> None:
    """A valid document has no problems and is not changed."""
    document = as_document(of_paths({"/a": {"get": {"operationId": "a", "responses": OK}}}))
    before = str(document.data)
    assert check_spec(document) == check_spec(document, strict=True) == []
    assert str(document.data) == before


def test_what_hinders_no_client_is_put_right_and_warned_about() -> None:
    """Harmless mistakes are corrected as the warning says; with --strict, they are errors."""
    document = as_document(HARMLESS)
    (warning,) = check_spec(document)
    assert document.at("/components/schemas/It") == {"type": "integer"}
    with pytest.raises(BadInput) as caught:
        check_spec(as_document(HARMLESS), strict=True)
    assert caught.value.problems == (warning,)


def test_all_errors_are_found_together() -> None:
    """Errors of several checks are reported together, in the order of the file."""
    data: dict[str, Any] = document_of({"/a/{x": {"get": {"responses": OK}}}, {"It": {"$ref": "other.yaml"}})
    data["components"]["parameters"] = {"x": {"$ref": "#/nowhere"}}
    with pytest.raises(BadInput) as caught:
        check_spec(as_document(data))
    lines = [problem.line for problem in caught.value.problems]
    assert len(lines) == 3
    assert lines == sorted(lines)


def test_what_is_put_right_may_bring_more_to_light() -> None:
    """The structure is checked again until nothing is left to correct."""
    parameter = {"name": "x", "in": "Query", "type": "int"}
    document = as_document(of_paths({"/a": {"get": {"operationId": "a", "responses": OK, "parameters": [parameter]}}}))
    assert len(check_spec(document)) >= 2
    assert document.at("/paths/~1a/get/parameters/0")["in"] == "query"
    assert document.at("/paths/~1a/get/parameters/0/schema") == {"type": "integer"}


def expected_in(path: Path) -> set[tuple[int, int, str]]:
    """Return the line, column and message of each problem that the comments of a document announce."""
    expected, last = set(), 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        column, separator, message = line.removeprefix("#").partition(": ")
        if line.startswith("#") and separator and column.isdigit():
            expected.add((last, int(column), message))
        else:
            last = number
    return expected


def found_in(problems: Iterable[Problem]) -> set[tuple[int, int, str]]:
    return {(each.line, each.column, re.sub(r"in line \d+", "in line LINE", each.message)) for each in problems}


@pytest.mark.parametrize("name", ["mistakes", "mistakes_of_3_0", "notations", "other_types"])
def test_each_mistake_is_reported_at_its_place(name: str) -> None:
    """Each message of such a document comes with its place, and no other; what is left is the fixed document."""
    path = Path(__file__).parent / f"{name}.yaml"
    document = read_spec(path)
    assert found_in(check_spec(document)) == expected_in(path)
    fixed = path.with_name(f"{name}_fixed.yaml")
    assert document.data == yaml.safe_load(fixed.read_text(encoding="utf-8"))


def test_each_error_is_reported_at_its_place() -> None:
    """All errors of a document are reported at once, each at its place with its advice."""
    path = Path(__file__).parent / "errors.yaml"
    with pytest.raises(BadInput) as caught:
        check_spec(read_spec(path))
    assert found_in(caught.value.problems) == expected_in(path)


def test_parts_of_what_is_renamed_are_put_right_too() -> None:
    """The key of a response or path is corrected together with the problems below it, in the same pass."""
    schema = {"type": "strng", "required": ["a", "a"]}
    responses = {"2xx": {"description": "", "content": {"application/json": {"schema": schema}}}}
    operation = {"operationId": "a", "responses": responses}
    document = as_document(of_paths({"a": {"GET": operation}}))
    check_spec(document)
    fixed = document.at("/paths/~1a/get/responses/2XX/content/application~1json/schema")
    assert fixed == {"type": "string", "required": ["a"]}
