"""Checks our own extensions (`x-…`), and reports what is invalid, misspelt or misplaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import Any

from scripts.spec.document import Document
from scripts.spec.extensions import EXTENSIONS, PartialResponse, Result, SdkMethod, Waiters, known_extensions
from scripts.spec.openapi import as_list
from scripts.spec.pointers import ModelError, follow, join, last_part
from scripts.spec.problems import Problem, did_you_mean
from scripts.spec.walk import Node, properties_of


def check_extensions(document: Document, objects: list[Node]) -> Iterator[Problem]:
    """Yield a problem for each invalid extension, which is ignored: others may use its name for something else."""
    for problem, place in _unusable(document, objects):
        message = f"{problem.message}; {last_part(place)} is ignored"
        yield replace(problem, message=message, fix=document.dropping(place), kind=last_part(place))


def _unusable(document: Document, objects: list[Node]) -> Iterator[tuple[Problem, str]]:
    """Yield each problem of an extension, by itself or with the rest of the document, and the extension's place."""
    methods: dict[tuple[str, str], str] = {}
    for found in objects:
        for kind, key in known_extensions(found.kind, found.node):
            place = join(found.pointer, key)
            for part in kind.parts(found.node[key]):
                try:
                    extension = kind.parse(part, place)
                except ModelError as error:
                    yield document.problem(error.pointer, error.message), place
                    continue
                match extension:
                    case SdkMethod():
                        for problem in _taken(document, found, extension.name, place, methods):
                            yield problem, place
                    case Waiters():
                        for problem in _waiter_paths(document, found, extension, place):
                            yield problem, place
                    case Result() if extension.component not in _schemas(document):
                        advice = did_you_mean(extension.component, _schemas(document), "add it")
                        message = f"components has no schema {extension.component}; {advice}"
                        yield document.problem(place, message), place
                    case PartialResponse() if found.node.get("in") != "query" or not _is_list(document, found):
                        message = f"{key} is only for query parameters that are lists of field names; remove it"
                        yield document.problem(place, message, at_key=True), place


def warn_of_extensions(document: Document, objects: list[Node]) -> Iterator[Problem]:
    """Yield a warning for each extension that is one letter off one of ours, or on the wrong kind of object."""
    places = {key: kind.places for kind in EXTENSIONS for key in kind.keys}
    for found in objects:
        known = [key for key, kinds in places.items() if found.kind in kinds]
        for key in found.node:
            if not key.startswith("x-") or key in known:
                continue
            advice = f"it belongs on {' or '.join(sorted(places[key]))} objects" if key in places else ""
            advice = advice or next((f"did you mean {each}?" for each in known if _one_letter_apart(key, each)), "")
            if advice:
                yield document.problem(join(found.pointer, key), f"{key} has no effect here; {advice}", at_key=True)


def _one_letter_apart(one: str, other: str) -> bool:
    """Return whether two names differ by one letter added, removed, changed or swapped, ignoring case."""
    one, other = one.casefold().replace("_", "-"), other.casefold().replace("_", "-")
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    one, other = one[start:], other[start:]
    return one == other or other in (one[1:], one[1::-1] + one[2:]) or other[1:] in (one, one[1:])


def _schemas(document: Document) -> list[str]:
    components = document.data.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    return [*schemas] if isinstance(schemas, dict) else []


def _taken(
    document: Document, found: Node, name: str, place: str, methods: dict[tuple[str, str], str]
) -> Iterator[Problem]:
    tags = as_list(found.node.get("tags"))
    tag = str(tags[0]) if tags else "default"
    first = methods.setdefault((tag, name), place)
    if first != place:
        line = document.where(first).line
        message = f"x-sdk-method {name} is already used in tag {tag}, line {line}; rename one of them"
        yield document.problem(place, message)


def _waiter_paths(document: Document, found: Node, extension: Waiters, place: str) -> Iterator[Problem]:
    for waiter in extension.waiters:
        for index, acceptor in enumerate(waiter.acceptors):
            if acceptor.path is not None:
                name = waiter.name.removeprefix("wait_")
                where = join(place, name, "acceptors", index, "matcher", "output", "path")
                yield from _waiter_path(document, found, acceptor.path, where)


def _waiter_path(document: Document, operation: Node, path: str, place: str) -> Iterator[Problem]:
    """Look for the field that a waiter checks in the schema of the success response."""
    for schema, pointer in _success_schemas(document, operation):
        node: Any = schema
        where = pointer
        for name in path.split("."):
            properties, _ = properties_of(document.data, node, where)
            if not properties:
                return  # free-form from here on: nothing to check the name against
            if name not in properties:
                advice = did_you_mean(name, properties, f"it has {', '.join(properties)}")
                message = f"the waiter checks {path}, but the response has no {name}; {advice}"
                yield document.problem(place, message)
                return
            node, where = properties[name]


def _success_schemas(document: Document, operation: Node) -> Iterator[tuple[Any, str]]:
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


def _is_list(document: Document, found: Node) -> bool:
    try:
        schema, _ = follow(document.data, found.node.get("schema"), join(found.pointer, "schema"))
    except ModelError:
        return True  # check_references reports it
    return schema.get("type") == "array"
