"""Checks a response against openapi.yaml: its status is documented, its body fits the schema."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import httpx
import jsonschema_rs

from tests.openapi import document

SPEC = document()


def complaints(response: httpx.Response) -> list[str]:
    """What is wrong with the response to a request; nothing if the spec has no such operation."""
    request = response.request
    operation = _operation(request.method, request.url.path)
    if operation is None or "_format" in request.url.params:  # not in the spec: LNPay refuses it with a page
        return []
    described = resolve(operation["responses"].get(str(response.status_code)))
    if described is None:
        return [f"{request.method} {request.url.path}: status {response.status_code} is not documented"]
    media_type = response.headers.get("content-type", "").partition(";")[0]
    content = described["content"].get(media_type)
    if content is None:
        return [f"{request.method} {request.url.path}: {media_type} is not documented for {response.status_code}"]
    if media_type != "application/json" or "fields" in request.url.params:
        return []
    return problems(content["schema"], response.json())


def problems(schema: Mapping[str, Any], value: Any) -> list[str]:
    """Why a value does not match a schema of the spec."""
    validator = jsonschema_rs.Draft202012Validator({**schema, "components": SPEC["components"]})
    return [f"{'.'.join(map(str, error.instance_path))}: {error.message}" for error in validator.iter_errors(value)]


@cache
def _operation(method: str, path: str) -> dict[str, Any] | None:
    for template, item in SPEC["paths"].items():
        pattern = re.sub(r"\\{\w+\\}", r"[^/]+", re.escape(template))
        if method.lower() in item and re.fullmatch(pattern, path):
            found: dict[str, Any] = item[method.lower()]
            return found
    return None


def resolve(node: Any) -> Any:
    """The target of a reference; anything else is returned unchanged."""
    while isinstance(node, dict) and "$ref" in node:
        target: Any = SPEC
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node
