"""Checks for operations that clash, and for inconsistent paths, parameters, security and servers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from scripts.spec.document import Document
from scripts.spec.openapi import (
    HEADER_NAME,
    LONGEST_NAME,
    METHODS,
    WITHOUT_BODY,
    as_dict,
    as_list,
    credential_place,
    essence,
)
from scripts.spec.pointers import ModelError, follow, join, last_part
from scripts.spec.problems import Problem, did_you_mean, nothing
from scripts.spec.remedies import rename
from scripts.spec.walk import Node

_IN_BRACES = re.compile(r"{([^{}]*)}")
_IN_PATH: dict[str, Any] = {"in": "path", "required": True}


def check_operations(document: Document, objects: list[Node]) -> Iterator[Problem]:
    """Yield a problem for each invalid operation, path, server and security requirement."""
    operations = [found for found in objects if found.kind == "operation"]
    yield from _operation_ids(document, operations)
    yield from _nameless(document, operations)
    yield from _paths(document)
    for found in objects:
        if found.kind == "path item" and not found.is_reference:
            yield from _parameters_of_item(document, found)
        elif found.kind == "server":
            yield from _server(document, found)
        elif found.kind in ("parameter", "security scheme") and found.node.get("in") == "header":
            yield from _header_name(document, found)
    yield from _security(document, [("", document.data), *((found.pointer, found.node) for found in operations)])


def warn_of_operations(document: Document, objects: list[Node]) -> Iterator[Problem]:
    """Yield a warning for what is valid but probably a mistake, and for what the client does not support."""
    described = {tag.get("name") for tag in as_list(document.data.get("tags")) if isinstance(tag, dict)}
    for found in objects:
        if found.kind == "operation" and not as_dict(found.node.get("responses")):
            message = "the operation has no responses; the client accepts any response and returns None"
            yield document.problem(found.pointer, message, at_key=True)
        if found.kind == "operation":
            yield from _bodiless(document, found)
        if found.kind == "operation" and "callbacks" in found.node:
            message = "callbacks are not part of the client; users handle these requests themselves"
            yield document.problem(join(found.pointer, "callbacks"), message, at_key=True)
        if found.kind == "operation":
            yield from _tags(document, found, {str(name) for name in described if name})
        if found.kind == "parameter" and found.node.get("in") == "querystring":
            yield from _query_string(document, found)
        if found.kind in ("operation", "document"):
            yield from _clashing_schemes(document, found)
        if found.kind == "security scheme" and found.node.get("type") in ("oauth2", "openIdConnect", "mutualTLS"):
            message = f"the client does not fetch tokens for {found.node['type']}; users pass one"
            yield document.problem(join(found.pointer, "type"), message)


def _bodiless(document: Document, found: Node) -> Iterator[Problem]:
    for status, response in as_dict(found.node.get("responses")).items():
        place = join(found.pointer, "responses", status)
        if status in WITHOUT_BODY and as_dict(follow(document.data, response, place)[0].get("content")):
            message = f"a response {status} has no body; its content is ignored"
            yield document.problem(place, message, at_key=True, kind="content of responses without a body")


def _tags(document: Document, found: Node, described: set[str]) -> Iterator[Problem]:
    tags = as_list(found.node.get("tags"))
    for index, tag in enumerate(tags):
        if tag in tags[:index]:
            message = f"duplicate tag {tag}; ignored"
            yield document.problem(join(found.pointer, "tags", index), message, kind="tags given twice")
        elif isinstance(tag, str) and tag not in described and (advice := did_you_mean(tag, described, "")):
            message = f"the tag {tag} is not declared in the document's tags; {advice}"
            yield document.problem(join(found.pointer, "tags", index), message)


def _operation_ids(document: Document, operations: list[Node]) -> Iterator[Problem]:
    """Yield a problem for ids that are equal, or become equal as names of Python modules."""
    seen: dict[str, tuple[str, str]] = {}
    for found in operations:
        name = found.node.get("operationId")
        if not isinstance(name, str) or _is_below(found, "callback"):
            continue
        place = join(found.pointer, "operationId")
        key = snake_case(name)
        if key not in seen:
            seen[key] = (name, place)
            continue
        other, there = seen[key]
        line = document.where(there).line
        if name == other:
            message = f"operationId {name} is already used in line {line}; this one is named after its method and path"
            yield document.problem(place, message, fix=document.dropping(place), kind="duplicate operationIds")
        else:
            message = f"operationId {name} and {other} in line {line} are both {key} in Python"
            message += "; within a tag, the second is named after its method and path"
            yield document.problem(place, message, fix=nothing, kind="operationIds with the same Python name")


def _nameless(document: Document, operations: list[Node]) -> Iterator[Problem]:
    """Yield a problem for names that are too long for Python, or have nothing to make a Python name of."""
    for found in operations:
        tags = as_list(found.node.get("tags"))
        for key, name in (("operationId", found.node.get("operationId")), ("tags", tags[0] if tags else None)):
            place = join(found.pointer, key, *([0] if key == "tags" else []))
            if isinstance(name, str) and len(name.encode("utf-8", "replace")) > LONGEST_NAME:
                message = f"{name[:20]}... has more than {LONGEST_NAME} bytes; its Python name is shortened"
                yield document.problem(place, message, fix=nothing, kind="long names")
            if isinstance(name, str) and not any(char.isidentifier() or char.isdecimal() for char in name):
                source = "its characters" if key == "tags" else "its method and path"
                message = f"{name!r} has no letters or digits for a Python name; named after {source}"
                yield document.problem(place, message, fix=nothing, kind="names without letters")


def snake_case(name: str) -> str:
    """Return the name of the Python module for an operationId."""
    words = re.sub(r"([A-Z]?[a-z]+)", r" \1 ", name) if any(char.isupper() for char in name) else name
    return "_".join(re.findall(r"[^\W_]+", words)).lower()


def _is_below(found: Node, kind: str) -> bool:
    parent = found.parent
    while parent is not None and parent.kind != kind:
        parent = parent.parent
    return parent is not None


def _paths(document: Document) -> Iterator[Problem]:
    """Yield a problem for paths that differ only in the names of their parameters, or are malformed."""
    seen: dict[str, str] = {}
    for path in as_dict(document.data.get("paths")):
        if path.startswith("x-"):
            continue
        place = join("/paths", path)
        shape = _IN_BRACES.sub("{}", path)
        if shape in seen:
            message = f"the path {path} is equivalent to {seen[shape]}; the operations of both are kept"
            kind = "paths that differ only in parameter names"
            yield document.problem(place, message, at_key=True, fix=nothing, kind=kind)
        seen.setdefault(shape, path)
        names = _IN_BRACES.findall(path)
        if {*"{}"} & {*_IN_BRACES.sub("", path)} or "" in names:
            yield document.problem(place, f"the path {path} has an unbalanced or empty brace; fix it", at_key=True)
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield document.problem(place, f"the path {path} has {{{name}}} twice; rename one of them", at_key=True)


def _parameters_of_item(document: Document, item: Node) -> Iterator[Problem]:
    """Compare the parameters of a path item and its operations with the path."""
    in_paths = item.parent is not None and item.parent.kind == "document" and item.pointer.startswith("/paths/")
    path = item.name if in_paths else None
    shared, problems = _parameters(document, item)
    yield from problems
    operations = [
        Node("operation", join(item.pointer, method), node, method, item)
        for method, node in item.node.items()
        if isinstance(node, dict) and method in METHODS
    ]
    for found in operations:
        own, problems = _parameters(document, found)
        yield from problems
        if path is None:
            continue
        merged = {**shared, **own}
        declared = {name for location, name in merged if location == "path"}
        wanted = dict.fromkeys(_IN_BRACES.findall(path))
        for name in wanted:
            if name and name not in declared:
                yield _undeclared(document, found, path, name, merged, declared - wanted.keys())
        for name in sorted(declared - wanted.keys()):
            place = merged["path", name]
            advice = did_you_mean(name, wanted.keys() - declared, "")
            message = f"path parameter {name} is not in the path {path}; ignored"
            listed, index = place.rsplit("/", 1)
            fix = document.without_items(listed, [as_list(_owner(place, item, found).node["parameters"])[int(index)]])
            kind = "path parameters that are not in the path"
            yield document.problem(place, f"{message}; {advice}" if advice else message, fix=fix, kind=kind)


def _owner(place: str, item: Node, operation: Node) -> Node:
    return operation if place.startswith(f"{operation.pointer}/") else item


def _undeclared(
    document: Document, operation: Node, path: str, name: str, known: dict[tuple[str, str], str], others: set[str]
) -> Problem:
    """Return the problem of an undeclared path parameter: take the one in the wrong place, or make one up."""
    place = next((known[key] for key in known if key[1] == name and key[0] in ("query", "header", "cookie")), "")
    made_up: dict[str, Any] = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
    entry, done = None, "treated as a string"
    if place:
        entry = document.at(place)
        node, _ = follow(document.data, entry, place)
        made_up = {**{key: value for key, value in node.items() if key not in ("style", "explode")}, **_IN_PATH}
        done = f"using the {node['in']} parameter of that name"

    def declare() -> None:
        parameters = operation.node.setdefault("parameters", [])
        if not isinstance(parameters, list):
            return  # reported elsewhere
        index = next((index for index, each in enumerate(parameters) if each is entry), len(parameters))
        parameters[index : index + 1] = [made_up]

    advice = did_you_mean(name, others, "")
    message = f"path parameter {name} of {path} is not declared; {done}"
    message = f"{message}; {advice}" if advice else message
    kind = "path parameters that are not declared"
    return document.problem(operation.pointer, message, at_key=True, fix=declare, kind=kind)


def _parameters(document: Document, owner: Node) -> tuple[dict[tuple[str, str], str], list[Problem]]:
    """Return the parameters of an operation or path item with their places, and the problems among them."""
    found: dict[tuple[str, str], str] = {}
    problems = []
    for index, entry in enumerate(as_list(owner.node.get("parameters"))):
        place = join(owner.pointer, "parameters", index)
        try:
            node, _ = follow(document.data, entry, place)
        except ModelError:
            continue  # check_references reports this
        name, location = node.get("name"), node.get("in")
        if not isinstance(name, str) or not isinstance(location, str):
            continue
        key = (location, name.lower() if location == "header" else name)
        if key in found:
            line = document.where(found[key]).line
            message = f"the {location} parameter {name} is already declared in line {line}; this one is ignored"
            fix = document.without_items(join(owner.pointer, "parameters"), [entry])
            problems.append(document.problem(place, message, fix=fix, kind="duplicate parameters"))
        found.setdefault(key, place)
    return found, problems


def _query_string(document: Document, found: Node) -> Iterator[Problem]:
    for media_type in as_dict(found.node.get("content")):
        if essence(media_type) != "application/x-www-form-urlencoded":
            message = f"a query string is sent as name=value pairs, not as {media_type}; describe it as a form"
            yield document.problem(join(found.pointer, "content", media_type), message, at_key=True)


def _header_name(document: Document, found: Node) -> Iterator[Problem]:
    name, place = found.node.get("name"), join(found.pointer, "name")
    if not isinstance(name, str) or HEADER_NAME.fullmatch(name):
        return
    message = f"{name!r} is not a valid header name"
    if HEADER_NAME.fullmatch(bare := name.strip().rstrip(":")):
        message, fix = f"{message}; treated as {bare}", document.putting(place, bare)
        yield document.problem(place, message, fix=fix, kind="invalid header names")
    else:  # the model leaves it out
        message = f"{message}; the {found.kind} is ignored; use letters, digits and hyphens"
        yield document.problem(place, message, fix=nothing, kind="invalid header names")


def _security(document: Document, owners: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[Problem]:
    """Yield a problem for each undeclared scheme; alternatives that require it are ignored."""
    schemes = as_dict(as_dict(document.data.get("components")).get("securitySchemes"))
    for pointer, node in owners:
        ways = as_list(node.get("security"))
        for index, way in enumerate(ways):
            for name in as_dict(way):
                place, target = join(pointer, "security", index, name), last_part(name)
                if name not in schemes and target in schemes and name.startswith("#/components/securitySchemes/"):
                    fix = partial(rename, way, name, target)
                    message = f"security scheme {name}; treated as {target}"
                    yield document.problem(place, message, at_key=True, fix=fix, kind="URIs of security schemes")
                elif name not in schemes:
                    advice = did_you_mean(name, schemes, "")
                    message = f"unknown security scheme {name}; this requirement is ignored"
                    message = f"{message}; {advice}" if advice else message
                    fix = partial(_without_way, node, way)
                    yield document.problem(place, message, at_key=True, fix=fix, kind="unknown security schemes")


def _clashing_schemes(document: Document, owner: Node) -> Iterator[Problem]:
    """Yield a warning for schemes that are required together, although each of them sets the same header."""
    schemes = as_dict(as_dict(document.data.get("components")).get("securitySchemes"))
    for index, way in enumerate(as_list(owner.node.get("security"))):
        seen: dict[str, str] = {}
        for name in as_dict(way):
            place = credential_place(as_dict(schemes.get(name)))
            if place and place in seen:
                message = f"{name} and {seen[place]} both use the {place}; treated as alternatives"
                pointer = join(owner.pointer, "security", index, name)
                yield document.problem(pointer, message, at_key=True, kind="schemes that exclude each other")
            seen.setdefault(place, name)


def _without_way(node: dict[str, Any], way: Any) -> None:
    """Remove an alternative; if none is left, the requirements of the whole API apply."""
    node["security"] = [each for each in as_list(node.get("security")) if each is not way]
    if not node["security"]:
        del node["security"]


def _server(document: Document, found: Node) -> Iterator[Problem]:
    url, variables = found.node.get("url"), as_dict(found.node.get("variables"))
    if not isinstance(url, str):
        return
    for name in _IN_BRACES.findall(url):
        if name not in variables:
            advice = did_you_mean(name, variables, "")
            message = f"server variable {name} is not declared; the server is omitted, and users pass a base URL"
            message = f"{message}; {advice}" if advice else message
            fix = document.without_items(found.pointer.rsplit("/", 1)[0], [found.node])
            kind = "undeclared server variables"
            yield document.problem(join(found.pointer, "url"), message, fix=fix, kind=kind)
    for name, variable in variables.items():
        values, default = as_dict(variable).get("enum"), as_dict(variable).get("default")
        if isinstance(values, list) and default is not None and default not in values:
            known = " or ".join(map(str, values))
            message = f"the default {default} of {name} is not one of its values, {known}; used anyway"
            place = join(found.pointer, "variables", name)
            fix = document.putting(join(place, "enum"), [default, *values])
            yield document.problem(join(place, "default"), message, fix=fix, kind="defaults of server variables")
