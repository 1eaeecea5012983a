"""Views of small APIs, as the templates get them."""

from __future__ import annotations

from typing import Any

from scripts.client.methods import Method
from scripts.client.models import Models
from scripts.client.types import Types
from scripts.model.api import Api, Schema
from tests.apis import CONFIG, operation_of, schema_of


def method_of(node: dict[str, Any], path: str = "/things", http_method: str = "get", **more: Any) -> Method:
    """Return the view of a document's one operation."""
    api, operation = operation_of({"operationId": "do_it", "tags": ["things"], **node}, path, http_method, **more)
    return Method(operation, Models.of(api, CONFIG).types, api)


def typed(node: dict[str, Any], **others: Any) -> tuple[Types, Schema, Api]:
    """Return a schema, its type writer, and their API."""
    api, schema = schema_of(node, **others)
    return Models.of(api, CONFIG).types, schema, api
