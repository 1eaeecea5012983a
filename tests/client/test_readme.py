"""Texts for the package's README."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from scripts.client.methods import Method
from scripts.client.models import Models
from scripts.client.readme import attribute_list, client_doc, init_doc, readme_facts
from scripts.model.api import Api
from tests.apis import CONFIG, OK, api_of, json_body

WAITER = {"acceptors": [
    {"state": "success", "matcher": {"status": 200}}, {"state": "failure", "matcher": {"status": 410}, "error": "Gone"},
]}  # fmt: skip
ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}, "example": "t_1"}
BODY = {
    "type": "object",
    "required": ["size", "n"],
    "properties": {"size": {"type": "string", "examples": ["XL"]}, "n": {"type": "integer"}},
}
PATHS: dict[str, Any] = {
    "/things/{id}": {
        "get": {
            "operationId": "read_it",
            "tags": ["things"],
            "parameters": [ID],
            "responses": OK,
            "x-waiters": {"until_done": WAITER},
        }
    },
    "/things": {
        "post": {"operationId": "create_thing", "tags": ["things"], "requestBody": json_body(BODY), "responses": OK}
    },
}


def methods_of(api: Api) -> dict[tuple[str, str], Method]:
    types = Models.of(api, CONFIG).types
    return {(tag.attribute, each.module): Method(each, types, api) for tag in api.tags for each in tag.operations}


def test_the_calls_of_the_readme() -> None:
    """The README calls the first operation that creates something, with the spec's examples, and the first waiter."""
    api = api_of(PATHS)
    facts = readme_facts(api, methods_of(api))
    assert facts.first_call == 'things.create_thing(size="XL", n=1)'
    assert facts.first_result == "thing"
    assert facts.waiting_call == 'things.wait_until_done("t_1", timeout=120)'
    assert (facts.failures, facts.variable) == (("Gone",), "shop")


@pytest.mark.parametrize(
    ("schema", "text"), [({"type": "string", "default": "M"}, '"M"'), ({"type": "string"}, '"..."'), ({}, '"..."')]
)
def test_arguments_without_an_example(schema: dict[str, Any], text: str) -> None:
    """Without an example, an argument is the spec's default, else an ellipsis."""
    body = json_body({"type": "object", "required": ["size"], "properties": {"size": schema}})
    api = api_of({"/things": {"post": {**PATHS["/things"]["post"], "requestBody": body}}})
    assert readme_facts(api, methods_of(api)).first_call == f"things.create_thing(size={text})"


def test_a_body_that_is_a_list() -> None:
    """A list body is passed as a whole; without an example, it is an ellipsis."""
    body = json_body({"type": "array", "items": {"type": "integer"}})
    api = api_of({"/things": {"post": {**PATHS["/things"]["post"], "requestBody": body}}})
    assert readme_facts(api, methods_of(api)).first_call == 'things.create_thing(body="...")'


def test_an_api_without_operations() -> None:
    """An API without operations has no calls to show."""
    facts = readme_facts(api_of(), {})
    assert (facts.first_call, facts.first_result, facts.waiting_call) == ("", "", "")


def test_docstrings_of_clients() -> None:
    """The docstring of each client shows how to use it, in valid Python."""
    api = api_of(PATHS, components={"securitySchemes": {"k": {"type": "http", "scheme": "bearer"}}})
    for asynchronous in (False, True):
        doc = client_doc(api, methods_of(api), asynchronous=asynchronous)
        code = "\n".join(line[4:] for line in doc.splitlines() if line.startswith("    "))
        ast.parse(f"async def main():\n    {code.replace(chr(10), chr(10) + '    ')}")
        assert code.startswith('async with AsyncShop("...")' if asynchronous else 'with Shop("...")')


def test_the_constructor_names_its_environment() -> None:
    """The constructor names the key, if the API has one, and the spec's server."""
    servers = [{"url": "https://shop.example"}]
    schemes = {"securitySchemes": {"k": {"type": "oauth2", "flows": {}}}}
    doc = init_doc(api_of(PATHS, servers=servers, components=schemes))
    assert "SHOP_API_KEY" in doc and "https://shop.example" in doc and "OAuth" in doc
    assert "api_key" not in init_doc(api_of(PATHS, servers=servers))


def test_attributes_as_a_list() -> None:
    """Attributes are listed for class docstrings."""
    schema = {"type": "object", "properties": {"a": {"type": "string", "description": "One."}}}
    models = Models.of(api_of(schemas={"Thing": schema}), CONFIG)
    assert attribute_list(models.view("Thing")) == "Attributes:\n    a: One."
