"""Webhooks and links of a spec: webhook bodies are parsed as models, and docstrings name the next call."""

from __future__ import annotations

import importlib
import inspect
import json
from collections.abc import Callable
from types import ModuleType

import pytest

SPEC = """
openapi: 3.1.0
info: {title: Hook kit, version: "1"}
paths:
  /orders:
    post:
      operationId: addOrder
      tags: [orders]
      responses:
        "201":
          description: Made.
          content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}
          links: {next: {operationId: getOrder, parameters: {id: $response.body#/id}, description: Ask for it.}}
  /orders/{id}:
    get:
      operationId: getOrder
      tags: [orders]
      x-sdk-method: retrieve
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: O., content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}
webhooks:
  order.paid:
    post:
      summary: An order was paid.
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}
      responses: {"200": {description: Thanks.}}
components:
  schemas:
    Order: {type: object, required: [id], properties: {id: {type: string}}}
"""


@pytest.fixture(scope="module")
def kit(imported: Callable[..., ModuleType]) -> ModuleType:
    """The generated package."""
    return imported(SPEC)


def test_webhooks_are_read(kit: ModuleType) -> None:
    """A webhook's body is parsed as its model, from text, bytes or parsed JSON."""
    webhooks = importlib.import_module(f"{kit.__name__}.webhooks")
    body = {"id": "o1", "more": 1}
    for given in (body, json.dumps(body), json.dumps(body).encode()):
        assert webhooks.read_order_paid(given).to_dict() == body
    assert webhooks.read_order_paid.__doc__.startswith("An order was paid.")


@pytest.mark.parametrize(
    ("body", "message"), [("{", "body must be valid JSON"), ("{}", "id is missing"), ("[1]", "object")]
)
def test_webhooks_that_are_something_else(kit: ModuleType, body: str, message: str) -> None:
    """A body that does not match the webhook raises our ValueError."""
    webhooks = importlib.import_module(f"{kit.__name__}.webhooks")
    with pytest.raises(ValueError, match=message) as caught:
        webhooks.read_order_paid(body)
    assert isinstance(caught.value, kit.HookKitError)


def test_links(kit: ModuleType) -> None:
    """The docstring of a method names the next call for its result."""
    resource = importlib.import_module(f"{kit.__name__}.resources.orders").Orders
    assert "Next: `orders.retrieve`. Ask for it." in (inspect.getdoc(resource.add_order) or "")
