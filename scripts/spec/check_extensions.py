"""This project's own extensions (`x-…`): malformed ones would show up as odd code, so they are refused here."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from typing import Any

from scripts.model.waiters import build_waiters
from scripts.spec.document import Document
from scripts.spec.pointers import ModelError, follow, join
from scripts.spec.problems import Problem, did_you_mean
from scripts.spec.walk import Found

OPERATION = {"x-sdk-method", "x-waiters", "x-key-pairs"}
PARAMETER = {"x-partial-response", "x-env"}


def check_extensions(document: Document, objects: list[Found]) -> Iterator[Problem]:
    """Yield a problem for each extension that cannot be used."""
    methods: dict[tuple[str, str], str] = {}
    for found in objects:
        if found.kind == "operation":
            yield from _sdk_method(document, found, methods)
            yield from _waiters(document, found)
            yield from _key_pairs(document, found)
        elif found.kind == "parameter" and not found.is_reference:
            yield from _parameter(document, found)


def warn_of_extensions(document: Document, objects: list[Found]) -> Iterator[Problem]:
    """Yield a warning for each extension whose name is surely a slip for one that is used."""
    used = {"operation": OPERATION, "parameter": PARAMETER}
    for found in objects:
        known = used.get(found.kind, set())
        for key in found.node:
            if known and key.startswith("x-") and key not in known and (advice := did_you_mean(key, known, "")):
                yield document.problem(join(found.pointer, key), f"{key} has no effect; {advice}", at_key=True)


def _sdk_method(document: Document, found: Found, taken: dict[tuple[str, str], str]) -> Iterator[Problem]:
    if "x-sdk-method" not in found.node:
        return
    name, place = found.node["x-sdk-method"], join(found.pointer, "x-sdk-method")
    if not isinstance(name, str) or not name.isidentifier() or keyword.iskeyword(name) or name.startswith("_"):
        message = f"x-sdk-method {name} cannot be a method's name; use a Python name such as create_invoice"
        yield document.problem(place, message)
        return
    tags = found.node.get("tags")
    tag = str(tags[0]) if isinstance(tags, list) and tags else "default"
    if (tag, name) in taken:
        line = document.where(taken[tag, name]).line
        message = f"x-sdk-method {name} is already taken in tag {tag}, line {line}; name one of them differently"
        yield document.problem(place, message)
    taken.setdefault((tag, name), place)


def _waiters(document: Document, found: Found) -> Iterator[Problem]:
    waiters, place = found.node.get("x-waiters"), join(found.pointer, "x-waiters")
    if waiters is None:
        return
    if not isinstance(waiters, dict):
        yield document.problem(place, "x-waiters must be a mapping; write a method's name, and below it the waiter")
        return
    for name, node in waiters.items():
        try:
            built = build_waiters({name: node}, place)
        except ModelError as error:
            yield document.problem(error.pointer, error.message)
            continue
        except (AttributeError, TypeError, ValueError):
            yield document.problem(join(place, name), f"the waiter {name} is not built as x-waiters asks; mend it")
            continue
        for index, acceptor in enumerate(built[0].acceptors):
            if acceptor.path is not None:
                where = join(place, name, "acceptors", index, "matcher", "output", "path")
                yield from _waiter_path(document, found, str(acceptor.path), where)


def _waiter_path(document: Document, operation: Found, path: str, place: str) -> Iterator[Problem]:
    """Look for the field that a waiter watches in the success answer's schema."""
    for schema, pointer in _success_schemas(document, operation):
        node: Any = schema
        where = pointer
        for name in path.split("."):
            properties = _properties(document, node, where, 0)
            if not properties:
                return  # free-form from here on: nothing to hold the name against
            if name not in properties:
                advice = did_you_mean(name, properties, f"it has {', '.join(properties)}")
                message = f"the waiter watches {path}, but the answer has no {name}; {advice}"
                yield document.problem(place, message)
                return
            node, where = properties[name]


def _success_schemas(document: Document, operation: Found) -> Iterator[tuple[Any, str]]:
    responses = operation.node.get("responses")
    for status, entry in responses.items() if isinstance(responses, dict) else ():
        if not status.startswith("2"):
            continue
        try:
            response, where = follow(document.data, entry, join(operation.pointer, "responses", status))
        except ModelError:
            continue
        content = response.get("content")
        for media_type, media in content.items() if isinstance(content, dict) else ():
            if isinstance(media, dict) and "schema" in media:
                yield media["schema"], join(where, "content", media_type, "schema")


def _properties(document: Document, node: Any, pointer: str, depth: int) -> dict[str, tuple[Any, str]]:
    """Return the properties of a schema, those of its parts included."""
    try:
        resolved, where = follow(document.data, node, pointer)
    except ModelError:
        return {}
    own = resolved.get("properties")
    found = {
        name: (value, join(where, "properties", name)) for name, value in (own.items() if isinstance(own, dict) else ())
    }
    for keyword_ in ("allOf", "oneOf", "anyOf"):
        parts = resolved.get(keyword_)
        for index, part in enumerate(parts if isinstance(parts, list) and depth < 20 else ()):
            found = {**_properties(document, part, join(where, keyword_, index), depth + 1), **found}
    return found


def _key_pairs(document: Document, found: Found) -> Iterator[Problem]:
    if "x-key-pairs" not in found.node:
        return
    rows, place = found.node["x-key-pairs"], join(found.pointer, "x-key-pairs")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        yield document.problem(place, "x-key-pairs must be a list of mappings, a row of the table each; mend it")
        return
    columns = list(rows[0]) if rows else []
    for index, row in enumerate(rows):
        missing, unknown = [key for key in columns if key not in row], [key for key in row if key not in columns]
        if missing or unknown:
            names = ", ".join([*missing, *unknown])
            message = f"this row of x-key-pairs has not the columns of the first one: {names}; use {', '.join(columns)}"
            yield document.problem(join(place, index), message)


def _parameter(document: Document, found: Found) -> Iterator[Problem]:
    node = found.node
    if "x-env" in node and not re.fullmatch(r"[A-Z][A-Z0-9_]*", str(node["x-env"])):
        message = f"x-env {node['x-env']} cannot be an environment variable; use capitals, digits and _"
        yield document.problem(join(found.pointer, "x-env"), message)
    if "x-partial-response" not in node:
        return
    place = join(found.pointer, "x-partial-response")
    if node["x-partial-response"] not in (True, False):
        yield document.problem(place, "x-partial-response must be true or false; write one of them")
    elif node["x-partial-response"] and (node.get("in") != "query" or not _is_list(document, found)):
        message = "x-partial-response belongs to a query parameter that is a list of field names; remove it"
        yield document.problem(place, message, at_key=True)


def _is_list(document: Document, found: Found) -> bool:
    try:
        schema, _ = follow(document.data, found.node.get("schema"), join(found.pointer, "schema"))
    except ModelError:
        return True  # check_references tells
    return schema.get("type") == "array"
