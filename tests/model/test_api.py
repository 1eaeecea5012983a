"""The properties of the model's parts."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.model.api import MISSING, Content
from tests.apis import OK, api_of, json_body, operation_of

TEXT: dict[str, Any] = {"description": "Some."}


@pytest.mark.parametrize(
    ("statuses", "success", "errors"),
    [
        (["200", "404"], "200", ["404"]),
        (["404", "201", "200"], "200", ["404"]),
        (["default"], "default", []),
        (["200", "default", "5XX", "400"], "200", ["400", "5XX", "default"]),
        (["404"], None, ["404"]),
        (["302", "200"], "200", []),
    ],
)
def test_success_and_errors(statuses: list[str], success: str | None, errors: list[str]) -> None:
    """The success is the first 2xx, else the default; errors are sorted, the default last; redirects are neither."""
    _, operation = operation_of({"responses": dict.fromkeys(statuses, TEXT)})
    assert (operation.success.status if operation.success else None) == success
    assert [response.status for response in operation.errors] == errors


def test_arguments_of_a_body() -> None:
    """Arguments are the writable properties, by their Python names; reserved names get an underscore."""
    properties = {name: {"type": "string"} for name in ("passThru", "timeout", "id")}
    properties["made"] = {"type": "string", "readOnly": True}  # type: ignore[dict-item]  # a flag among texts
    parameters = [{"name": "id", "in": "query", "schema": {}}]
    api, operation = operation_of(
        {"parameters": parameters, "requestBody": json_body({"type": "object", "properties": properties})},
        method="post",
    )
    assert operation.body and operation.body.contents[0].schema
    body = api.resolve(operation.body.contents[0].schema)
    assert operation.body_arguments(body) == {"passThru": "pass_thru", "timeout": "timeout_", "id": "id_"}


def test_parameters_by_place() -> None:
    """Path, query, header and cookie parameters are distinguished; JSON parameters are sent as JSON."""
    parameters: list[dict[str, Any]] = [
        {"name": place, "in": place, "schema": {}} for place in ("query", "header", "cookie")
    ]
    parameters.append({"name": "filter", "in": "query", "content": {"application/json": {"schema": {}}}})
    _, operation = operation_of({"parameters": parameters})
    assert [each.name for each in operation.parameters_in("query")] == ["query", "filter"]
    assert [each.is_json for each in operation.parameters_in("query")] == [False, True]


def test_encodings_of_a_form() -> None:
    """Form fields have a concrete media type, without ranges or alternatives, and a style."""
    encoding: dict[str, Any] = {
        "a": {"contentType": "image/png, image/jpeg"}, "b": {"contentType": "image/*"}, "c": {"style": "deepObject"},
        "d": {"explode": False}, "e": "odd",
    }  # fmt: skip
    content = Content(content_type="application/x-www-form-urlencoded", schema=None, shape="form", encoding=encoding)
    assert content.part_types == {"a": "image/png"}
    assert content.styles == {"c": ("deepObject", False), "d": ("form", False)}
    assert content.read_shape == "text"


def test_a_default_that_is_missing_is_false() -> None:
    """A missing default is false, and differs from null, which can be a default."""
    assert not MISSING
    assert repr(MISSING) == "MISSING"


@pytest.mark.parametrize(
    ("title", "variable"), [("Shop", "shop"), ("List", "client"), ("Class", "client"), ("Os", "client")]
)
def test_the_variable_of_samples(title: str, variable: str) -> None:
    """The variable of the client in samples is called client if Python or the samples use its own name."""
    assert api_of(info={"title": title, "version": "1"}).variable == variable


def test_operations_by_id_and_resolving() -> None:
    """Each operation is found by its id, and a reference resolves to its class."""
    api = api_of(
        {"/a": {"get": {"operationId": "get_a", "responses": OK}}},
        {"Thing": {"type": "object", "properties": {"a": {}}}},
    )
    assert [each.id for each in api.operations] == list(api.operations_by_id) == ["get_a"]
    assert api.resolve(api.components["Thing"]) is api.types["Thing"]
