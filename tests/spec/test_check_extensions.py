"""Extensions that cannot be used, contradict the document, or are misspelt."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.spec.check_extensions import check_extensions, warn_of_extensions
from scripts.spec.document import read_document
from scripts.spec.walk import walk
from tests.spec.checked import found_by, of_paths

SPEC = """openapi: 3.1.0
paths:
  /a:
    get:
      operationId: a
      {operation}: 1
      parameters:
        - name: b
          in: query
          {parameter}: X
          schema:
            {schema}: cm
"""


@pytest.mark.parametrize(
    ("operation", "parameter", "schema", "expected"),
    [
        ("x-sdk-metod", "x-envv", "x-unti", ["x-sdk-method", "x-env", "x-unit"]),
        ("x-SDK-method", "x_env", "x-enum_varnames", ["x-sdk-method", "x-enum-varnames"]),
        ("x-waiter", "x-partial-responses", "x-units", ["x-waiters", "x-partial-response", "x-unit"]),
        ("x-internal", "x-order", "x-unique", []),
    ],
)
def test_a_misspelt_extension_is_reported(
    tmp_path: Path, operation: str, parameter: str, schema: str, expected: list[str]
) -> None:
    """Misspelt extensions of operations, parameters and schemas are reported with their place; others are ignored."""
    path = tmp_path / "spec.yaml"
    path.write_text(SPEC.format(operation=operation, parameter=parameter, schema=schema))
    document = read_document(path)
    problems = list(warn_of_extensions(document, list(walk(document.data))))
    assert [each.message.rpartition("mean ")[2] for each in problems] == [f"{name}?" for name in expected]
    assert {each.line for each in problems} <= {6, 10, 12}


def test_the_wrong_kind_of_object_is_reported(tmp_path: Path) -> None:
    """An extension that belongs to a parameter has no effect on its schema."""
    path = tmp_path / "spec.yaml"
    path.write_text(SPEC.format(operation="x-a", parameter="x-b", schema="x-env"))
    document = read_document(path)
    (problem,) = warn_of_extensions(document, list(walk(document.data)))
    assert (problem.line, problem.message) == (12, "x-env has no effect here; it belongs on parameter objects")


def test_everything_that_is_wrong_is_reported_at_once(tmp_path: Path) -> None:
    """Each unusable waiter has its own problem."""
    path = tmp_path / "spec.yaml"
    path.write_text(
        SPEC.format(operation="x-waiters: {until_a: 1, until_b: 2}\n      x-c", parameter="x-env", schema="x")
    )
    document = read_document(path)
    messages = [each.message.partition(";")[0] for each in check_extensions(document, list(walk(document.data)))]
    assert messages == ["a waiter needs acceptors, at least one of them with state: success"] * 2


def test_what_disagrees_with_the_document_is_ignored() -> None:
    """A duplicate method name in a tag, a waiter on an undocumented field, and trimming by a non-list are ignored."""
    thing = {"type": "object", "properties": {"settled": {"type": "integer"}}}
    answer = {"200": {"description": "", "content": {"application/json": {"schema": thing}}}}
    success = {"state": "success", "matcher": {"output": {"path": "setled", "expected": 1}}}
    waiters = {"until_done": {"acceptors": [success]}}
    trim = {"name": "only", "in": "query", "schema": {"type": "string"}, "x-partial-response": True}
    queue = {"name": "later", "in": "query", "schema": {"type": "boolean"}, "x-result": "Jobb"}
    paths = {
        "/a": {"get": {"tags": ["t"], "x-sdk-method": "read", "responses": answer, "x-waiters": waiters}},
        "/b": {"get": {"tags": ["t"], "x-sdk-method": "read", "responses": answer, "parameters": [trim, queue]}},
    }
    document, problems = found_by(check_extensions, of_paths(paths, schemas={"Job": thing}))
    assert len(problems) == 4
    assert all(problem.fix for problem in problems)
    for advice in ("did you mean settled?", "components has no schema Jobb; did you mean Job?"):
        assert any(advice in problem.message for problem in problems)
    for problem in problems:
        assert problem.fix is not None
        problem.fix()
    assert found_by(check_extensions, document.data)[1] == []
    assert document.at("/paths/~1a/get/x-sdk-method") == "read"


def test_a_dead_reference_is_for_others_to_report() -> None:
    """A trimming parameter without an existing schema is reported once, not twice."""
    trim = {"name": "only", "in": "query", "schema": {"$ref": "#/components/schemas/No"}, "x-partial-response": True}
    paths = {"/a": {"get": {"responses": {"200": {"description": ""}}, "parameters": [trim]}}}
    assert found_by(check_extensions, of_paths(paths))[1] == []
