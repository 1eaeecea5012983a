"""The table of an operation, for the runtime."""

from __future__ import annotations

import ast

import pytest

from scripts.client.tables import operation_table
from tests.apis import json_answer, json_body
from tests.client.views import method_of


def test_a_plain_operation() -> None:
    """A plain operation has id, method, path, responses, and a mark that it may be repeated."""
    assert operation_table(method_of({"responses": json_answer({"type": "string"})})) == (
        "Operation(id='do_it', method='GET', path='/things', responses={'200': "
        "(Content(media_type='application/json', shape='json', codec=_c.STRING),)}, idempotent=True)"
    )


@pytest.mark.parametrize(
    ("method", "idempotent"),
    [("get", True), ("put", True), ("delete", True), ("head", True), ("post", False), ("patch", False)],
)
def test_what_may_be_repeated(method: str, idempotent: bool) -> None:
    """Methods are idempotent as in HTTP."""
    assert ("idempotent=True" in operation_table(method_of({}, http_method=method))) is idempotent


def test_parameters_and_bodies() -> None:
    """Only values other than the defaults are written, as valid Python."""
    parameters = [
        {"name": "X-Api-Key", "in": "header", "required": True, "schema": {"type": "string"}},
        {"name": "ids", "in": "query", "explode": False, "schema": {"type": "array", "items": {"type": "integer"}}},
        {"name": "deep", "in": "query", "style": "deepObject", "schema": {"type": "object"}, "deprecated": True},
    ]
    node = {
        "parameters": parameters,
        "requestBody": json_body({"type": "integer"}),
        "servers": [{"url": "https://own.example"}],
    }
    table = operation_table(method_of(node, http_method="post"))
    ast.parse(table)
    assert "wire='X-Api-Key', location='header', codec=_c.String(secret=True), required=True, secret=True" in table
    assert "wire='ids', location='query', codec=_n.ListOf(_c.INTEGER), explode=False" in table
    assert "deprecated=True, style='deepObject'" in table
    assert (
        "bodies=(Content(media_type='application/json', shape='json', codec=_c.INTEGER),), body_required=True" in table
    )
    assert table.endswith("servers=('https://own.example',))")


def test_forms_have_types_and_styles_of_their_fields() -> None:
    """Form fields have the types and styles that the spec's `encoding` declares."""
    encoding = {"a": {"style": "pipeDelimited", "explode": False}, "b": {"contentType": "application/json"}}
    content = {"application/x-www-form-urlencoded": {"schema": {"type": "object"}, "encoding": encoding}}
    table = operation_table(method_of({"requestBody": {"content": content}}, http_method="post"))
    assert "part_types={'b': 'application/json'}, styles={'a': ('pipeDelimited', False)}" in table
