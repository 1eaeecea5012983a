"""Models of small documents, for tests of what reads them."""

from __future__ import annotations

from typing import Any

from openapi_python_client.config import ConfigFile

from scripts.model.api import Api, Operation, Schema
from scripts.model.build import build_model
from scripts.model.naming import GeneratorConfig

CONFIG = GeneratorConfig(ConfigFile(post_hooks=[]))
OK = {"200": {"description": "Fine."}}


def document_of(
    paths: dict[str, Any] | None = None, schemas: dict[str, Any] | None = None, version: str = "3.1.0", **more: Any
) -> dict[str, Any]:
    """Return a document with these paths and schemas, called Shop unless `info` says otherwise."""
    components = {**more.pop("components", {}), "schemas": schemas or {}}
    info = {"title": "Shop", "version": "1.0.0"}
    return {"openapi": version, "info": info, "paths": paths or {}, "components": components, **more}


def api_of(
    paths: dict[str, Any] | None = None, schemas: dict[str, Any] | None = None, version: str = "3.1.0", **more: Any
) -> Api:
    """Return the model of such a document."""
    return build_model(document_of(paths, schemas, version, **more), CONFIG)


def operation_of(
    node: dict[str, Any], path: str = "/things", method: str = "get", **more: Any
) -> tuple[Api, Operation]:
    """Return the model of a document with one operation, and the operation."""
    api = api_of({path: {method: {"responses": OK, **node}}}, **more)
    return api, next(iter(api.operations))


def schema_of(node: dict[str, Any], version: str = "3.1.0", **others: Any) -> tuple[Api, Schema]:
    """Return the schema of a class's one property, and the model that it is part of."""
    api = api_of(schemas={"Thing": {"type": "object", "properties": {"it": node}}, **others}, version=version)
    return api, api.types["Thing"].properties[0].schema


def json_body(schema: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a required JSON body with a schema."""
    return {"required": True, "content": {"application/json": {"schema": schema, **more}}}


def json_answer(schema: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return responses with one success in JSON."""
    return {"200": {"description": "Fine.", "content": {"application/json": {"schema": schema, **more}}}}
