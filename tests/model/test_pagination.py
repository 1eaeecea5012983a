"""`x-pagination` checked against its operation."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.model.pagination import check_pagination
from scripts.spec.extensions import Pagination
from scripts.spec.pointers import ModelError
from tests.apis import json_answer, operation_of

PARAMETERS = [
    {"name": "page", "in": "query", "schema": {"type": "integer"}},
    {"name": "sort", "in": "query", "schema": {"type": "string"}},
]


def check(node: dict[str, Any], schema: dict[str, Any]) -> None:
    """Check a pagination against an operation that returns a schema."""
    responses = json_answer(schema)
    responses["200"]["headers"] = {"X-Total": {"schema": {"type": "integer"}}}
    _, operation = operation_of({"parameters": PARAMETERS, "responses": responses})
    pagination = Pagination.parse(node, "/x")
    assert pagination is not None
    check_pagination(pagination, "/x", operation.parameters, operation.responses)


LIST = {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "integer"}}}}


def first_key(keys: Any) -> str:
    return str(next(iter(keys)))


def test_a_pagination_that_fits() -> None:
    """The parameter must be an integer in the query, and the response a list."""
    check({first_key(Pagination.parameters): "page"}, LIST)


@pytest.mark.parametrize("name", ["pag", "sort"])
def test_a_parameter_that_is_none(name: str) -> None:
    """A misspelt parameter, or one that is not a number, is rejected with its location."""
    with pytest.raises(ModelError) as caught:
        check({first_key(Pagination.parameters): name}, LIST)
    assert caught.value.pointer == f"/x/{first_key(Pagination.parameters)}"
    assert name in caught.value.message


def test_a_response_that_is_no_list() -> None:
    """An object cannot be paginated."""
    with pytest.raises(ModelError, match="array"):
        check({first_key(Pagination.parameters): "page"}, {"type": "object"})
