"""The OpenAPI documents that are regenerated: our own, and parts of larger ones."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from scripts.spec.openapi import METHODS

TWO_OPERATIONS = ("PostWalletInvoice", "GetLnTxObject")
HEAD = ("openapi", "info", "servers", "security", "tags")


def plain_spec(spec: Path) -> dict[str, Any]:
    """Return the spec without form bodies next to JSON: given both, the stock client always sends forms."""
    document: dict[str, Any] = YAML(typ="safe").load(spec.read_text(encoding="utf-8"))
    for item in document["paths"].values():
        for operation in item.values():
            content = operation.get("requestBody", {}).get("content", {}) if isinstance(operation, dict) else {}
            for other in [name for name in content if name != "application/json"]:
                del content[other]
    return document


def operation_ids(document: Mapping[str, Any], tags: Collection[str] = ()) -> list[str]:
    """Return the id of each operation below the paths of a document, or of those whose first tag is one of these."""
    operations = (item[method] for item in document["paths"].values() for method in METHODS if method in item)
    return [each["operationId"] for each in operations if not tags or each["tags"][0] in tags]


def cut(document: Mapping[str, Any], ids: Collection[str]) -> dict[str, Any]:
    """Return the document with only these operations, and the components that they need."""
    paths: dict[str, Any] = {}
    for path, item in document["paths"].items():
        left_out = [name for name in METHODS if name in item and item[name]["operationId"] not in ids]
        kept = {name: value for name, value in item.items() if name not in left_out}
        if any(name in kept for name in METHODS):
            paths[path] = kept
    components = document["components"]
    needed = _needed(paths, components)
    kept_components = {
        kind: {name: value for name, value in parts.items() if kind == "securitySchemes" or (kind, name) in needed}
        for kind, parts in components.items()
    }
    head = {name: value for name, value in document.items() if name in HEAD}
    return {**head, "paths": paths, "components": kept_components}


def _needed(paths: Mapping[str, Any], components: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Return kind and name of each component that is referred to, also by another one."""
    needed: set[tuple[str, str]] = set()
    todo: list[Any] = [paths]
    while todo:
        for kind, name in re.findall(r'"#/components/(\w+)/([^"/]+)"', json.dumps(todo.pop(), default=str)):
            if (kind, name) not in needed:
                needed.add((kind, name))
                todo.append(components[kind][name])
    return needed
