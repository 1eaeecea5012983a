"""JSON pointers, and following `$ref` within a document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote


class ModelError(ValueError):
    """No model can be built from the spec; `pointer` says where the problem is."""

    def __init__(self, pointer: str, message: str) -> None:
        super().__init__(f"{pointer}: {message}")
        self.pointer = pointer
        self.message = message


def join(pointer: str, *parts: str | int) -> str:
    """Append parts to a JSON pointer, escaped."""
    return pointer + "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def parts_of(pointer: str) -> list[str]:
    """Return the parts of a pointer, unescaped."""
    return [_unescape(part) for part in pointer.removeprefix("#").split("/")[1:]]


def last_part(pointer: str) -> str:
    """Return the last part of a pointer, unescaped."""
    return _unescape(pointer.rsplit("/", 1)[-1])


_INDEX = re.compile("[0-9]{1,9}")


def _unescape(part: str) -> str:
    return part.replace("~1", "/").replace("~0", "~")


def look_up(data: Mapping[str, Any], reference: str, pointer: str) -> tuple[Any, str]:
    """Return the target of `reference` (`#/…`) and its pointer; `pointer` is where the reference is."""
    if not reference.startswith("#"):
        raise ModelError(pointer, f"$ref to another document: {reference}")
    target = unquote(reference[1:])
    node: Any = data
    for part in map(_unescape, target.split("/")[1:]):
        if isinstance(node, Mapping) and part in node:
            node = node[part]
        elif isinstance(node, list) and _INDEX.fullmatch(part) and int(part) < len(node):
            node = node[int(part)]
        else:
            raise ModelError(pointer, f"$ref does not resolve: {reference}")
    return node, target


def follow(data: Mapping[str, Any], node: Any, pointer: str) -> tuple[Mapping[str, Any], str]:
    """Return the object that `node` is or refers to; a description or summary next to the `$ref` wins."""
    overrides: dict[str, Any] = {}
    seen: set[str] = set()
    while isinstance(node, Mapping) and isinstance(reference := node.get("$ref"), str):
        if pointer in seen:
            raise ModelError(pointer, f"circular $ref: {reference}")
        seen.add(pointer)
        for key, value in node.items():
            if key != "$ref":
                overrides.setdefault(key, value)
        node, pointer = look_up(data, reference, pointer)
    if not isinstance(node, Mapping):
        raise ModelError(pointer, "an object is expected here")
    return ({**node, **overrides} if overrides else node), pointer
