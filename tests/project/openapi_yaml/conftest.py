"""Shared by the tests of openapi.yaml: the document, and a way to validate values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from tests.openapi import document

Problems = Callable[[Mapping[str, Any], Any], list[str]]


@pytest.fixture(scope="session")
def spec() -> dict[str, Any]:
    """The API description as plain data, with references."""
    return document()


@pytest.fixture(scope="session")
def resolve(spec: dict[str, Any]) -> Callable[[Any], Any]:
    """A function that follows a reference, and returns anything else unchanged."""

    def follow(node: Any) -> Any:
        while isinstance(node, dict) and "$ref" in node:
            target: Any = spec
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            node = target
        return node

    return follow


@pytest.fixture(scope="session")
def problems(spec: dict[str, Any]) -> Problems:
    """A function that explains why a value does not match a schema of the document."""
    from openapi_schema_validator import OAS31Validator  # here, because it takes two seconds to import

    def find(schema: Mapping[str, Any], value: Any) -> list[str]:
        validator = OAS31Validator({**schema, "components": spec["components"]})
        return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]

    return find


@pytest.fixture(scope="session")
def operations(spec: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Each operation by its operationId, with `method` and `path` added."""
    return {operation["operationId"]: operation for operation in _operations(spec)}


def _operations(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path, item in spec["paths"].items():
        for method in ("get", "put", "post", "delete", "patch", "head", "options", "trace"):
            if method in item:
                parameters = [*item.get("parameters", []), *item[method].get("parameters", [])]
                yield {**item[method], "path": path, "method": method.upper(), "parameters": parameters}
