"""Translates notations of Swagger 2.0, web frameworks and Google to OpenAPI.

They remain in converted documents. A client can be generated from them, because each has only one meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import partial
from typing import Any

from scripts.spec.document import Document
from scripts.spec.openapi import METHODS, as_dict, as_list
from scripts.spec.pointers import ModelError, follow, join, look_up
from scripts.spec.problems import Problem, nothing
from scripts.spec.remedies import SCHEMA_IN_PARAMETER, rename
from scripts.spec.walk import Node, walk

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_BODIES = ("body", "formData")
_STYLES: dict[Any, dict[str, Any]] = {
    "csv": {"explode": False},
    "multi": {"explode": True},
    "ssv": {"style": "spaceDelimited", "explode": False},
    "pipes": {"style": "pipeDelimited", "explode": False},
}
_SCHEMA_HERE = {
    "request body": frozenset({"schema"}),
    "media type": frozenset({"type", "properties", "items", "allOf", "oneOf", "anyOf", "additionalProperties", "enum"}),
}
"""Keys by which a schema is recognized."""
_IN_BRACES = re.compile(r"{([+/.;*]?)([\w.$-]+?)(=[^{}]*|\*|\?|\.\.\.|:[^{}]*)?}")


def check_dialects(document: Document) -> Iterator[Problem]:
    """Yield a problem, with its fix, for each part that OpenAPI 3 writes differently."""
    yield from _document(document)
    yield from _paths(document)
    for found in walk(document.data):
        if (problem := _bare_schema(document, found) or _same_operation(document, found)) is not None:
            yield problem
        elif found.kind == "operation" and isinstance(as_dict(found.node.get("responses")).get("$ref"), str):
            yield from _same_responses(document, found)
        elif found.kind == "path item":
            yield from _bodies(document, found)
        elif found.kind == "response" and "schema" in found.node and "content" not in found.node:
            yield _response(document, found)
        elif found.kind == "parameter" and found.node.get("in") == "query" and "collectionFormat" in found.node:
            yield from _list_format(document, found)
        elif found.kind == "parameter" and found.node.get("in") in _BODIES and found.pointer.startswith("/components/"):
            message = f"in: {found.node['in']} is Swagger 2.0; treated as a request body where it is used"
            yield document.problem(found.pointer, message, at_key=True, fix=document.dropping(found.pointer))
    for found in walk(document.data):
        for key in ("consumes", "produces"):
            if found.kind in ("document", "operation") and key in found.node:
                place = join(found.pointer, key)
                message = f"{key} is Swagger 2.0; used only for bodies in the notation of Swagger 2.0"
                yield document.problem(place, message, at_key=True, fix=document.dropping(place), kind=key)


def _document(document: Document) -> Iterator[Problem]:
    """Yield a problem for a host and for security schemes in the notation of Swagger 2.0."""
    data = document.data
    if "servers" not in data and isinstance(data.get("host"), str):
        scheme = next(iter(as_list(data.get("schemes"))), "https")
        url = f"{scheme}://{data['host']}{data.get('basePath', '')}".rstrip("/")

        def serve() -> None:
            data["servers"] = [{"url": url}]
            for key in ("host", "basePath", "schemes"):
                data.pop(key, None)

        message = f"host is Swagger 2.0; treated as the server {url}"
        yield document.problem("/host", message, at_key=True, fix=serve)
    schemes = data.get("securityDefinitions")
    components = data.get("components", {})
    if isinstance(schemes, dict) and isinstance(components, dict) and "securitySchemes" not in components:

        def move() -> None:
            data.setdefault("components", {})["securitySchemes"] = data.pop("securityDefinitions")

        message = "securityDefinitions is Swagger 2.0; treated as securitySchemes in components"
        yield document.problem("/securityDefinitions", message, at_key=True, fix=move)


def _paths(document: Document) -> Iterator[Problem]:
    """Yield a problem for each path whose parameters are not just names in braces."""
    paths = as_dict(document.data.get("paths"))
    taken = {*paths}
    for path, item in paths.items():
        plain = plain_path(path, _declared(document, path, item))
        if plain not in taken:
            taken.add(plain)
            message = f"a path parameter must be a name in braces; treated as {plain}"
            fix = partial(rename, paths, path, plain)
            yield document.problem(join("/paths", path), message, at_key=True, fix=fix, kind="path templates")


def plain_path(path: str, declared: set[str]) -> str:
    """Return a path whose parameters are names in braces; in Google's notation, each variable segment becomes one."""
    path = re.sub(r"{[?&#][^{}]*}", "", path)
    path = re.sub(r"/:(\w+)(?=/|$)", lambda found: f"/{{{found[1]}}}" if found[1] in declared else found[0], path)
    return _IN_BRACES.sub(lambda found: found[0] if found[0][1:-1] in declared else _plain_parameter(found), path)


def _plain_parameter(found: re.Match[str]) -> str:
    name, pattern = found[2], found[3] or ""
    if not pattern.startswith("=") or "/" not in pattern:
        return f"{{{name}}}"
    parts = pattern[1:].split("/")
    names = [f"{before}Id" if "*" not in before else name for before in ("*", *parts)]
    return "/".join(
        part if "*" not in part else f"{{{name if part == '**' else own}}}"
        for part, own in zip(parts, names, strict=False)
    )


def _declared(document: Document, path: str, item: Any) -> set[str]:
    """Return the names of the path parameters of a path."""
    place = join("/paths", path)
    owners = [(place, as_dict(item)), *((join(place, each), as_dict(as_dict(item).get(each))) for each in METHODS)]
    return {str(node.get("name")) for at, owner in owners for _, node in _parameters(document, at, owner, ("path",))}


def _parameters(
    document: Document, pointer: str, owner: dict[str, Any], places: tuple[str, ...]
) -> list[tuple[int, dict[str, Any]]]:
    """Return the parameters of these places, with their numbers in the list."""
    found = []
    for index, entry in enumerate(as_list(owner.get("parameters"))):
        try:
            node, _ = follow(document.data, entry, join(pointer, "parameters", index))
        except ModelError:
            continue  # reported by check_references
        if node.get("in") in places:
            found.append((index, dict(node)))
    return found


def _bodies(document: Document, item: Node) -> Iterator[Problem]:
    """Yield a problem for each parameter that is a request body, or a field of one."""
    shared = _parameters(document, item.pointer, item.node, _BODIES)
    for method in METHODS:
        operation, pointer = item.node.get(method), join(item.pointer, method)
        own = _parameters(document, pointer, as_dict(operation), _BODIES)
        if isinstance(operation, dict) and (shared or own):
            put = nothing
            if "requestBody" not in operation:
                types = as_list(operation.get("consumes") or document.data.get("consumes"))
                body = _request_body([node for _, node in (*shared, *own)], [str(each) for each in types])
                put = document.putting(join(pointer, "requestBody"), body)
            yield from _taken_out(document, pointer, operation, own)
            yield _note(document, pointer, put)
    yield from _taken_out(document, item.pointer, item.node, shared)


def _note(document: Document, pointer: str, put: Any) -> Problem:
    message = "parameters in body and formData are Swagger 2.0; treated as the request body"
    return document.problem(pointer, message, at_key=True, fix=put, kind="Swagger 2.0 request bodies")


def _taken_out(
    document: Document, pointer: str, owner: dict[str, Any], found: list[tuple[int, dict[str, Any]]]
) -> Iterator[Problem]:
    place = join(pointer, "parameters")
    for index, node in found:
        message = f"in: {node['in']} is Swagger 2.0; treated as part of the request body"
        fix = document.without_items(place, [owner["parameters"][index]])
        yield document.problem(join(place, index), message, fix=fix, kind="Swagger 2.0 parameters")


def _request_body(parameters: list[dict[str, Any]], types: list[str]) -> dict[str, Any]:
    """Return the request body that Swagger 2.0 parameters describe."""
    for node in parameters:
        if node["in"] == "body":
            content = {each: {"schema": node.get("schema", {})} for each in types or ["application/json"]}
            return {"required": node.get("required") is True, "content": content}
    properties = {str(node.get("name")): _schema_of(node) for node in parameters}
    required = [str(node.get("name")) for node in parameters if node.get("required") is True]
    schema = {"type": "object", "properties": properties, **({"required": required} if required else {})}
    has_file = any(each.get("format") == "binary" for each in properties.values())
    forms = [each for each in types if each in _FORMS] or [_FORMS[has_file]]
    return {"required": bool(required), "content": {each: {"schema": schema} for each in forms}}


def _schema_of(parameter: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a field of a form."""
    schema = parameter.get("schema")
    result = schema if isinstance(schema, dict) else {}
    result = result or {key: value for key, value in parameter.items() if key in SCHEMA_IN_PARAMETER}
    if "description" in parameter:
        result = {**result, "description": parameter["description"]}
    return {**result, "type": "string", "format": "binary"} if result.get("type") == "file" else result


def _response(document: Document, found: Node) -> Problem:
    """Return the problem of a response whose schema is its own key, as in Swagger 2.0."""
    owner = found.parent.node if found.parent is not None and found.parent.kind == "operation" else {}
    schema = found.node["schema"]
    is_file = as_dict(schema).get("type") == "file"
    types = as_list(owner.get("produces") or document.data.get("produces"))
    content = {
        str(each): {"schema": {"type": "string", "format": "binary"} if is_file else schema}
        for each in types or ["application/octet-stream" if is_file else "application/json"]
    }
    put, drop = (
        document.putting(join(found.pointer, "content"), content),
        document.dropping(join(found.pointer, "schema")),
    )

    def move() -> None:
        put()
        drop()

    message = f"schema in a response is Swagger 2.0; treated as content of {' and '.join(content)}"
    kind = "Swagger 2.0 responses"
    return document.problem(join(found.pointer, "schema"), message, at_key=True, fix=move, kind=kind)


def _bare_schema(document: Document, found: Node) -> Problem | None:
    """Return the problem of a schema where a response, a request body, a header or a media type belongs."""
    node, reference = found.node, found.node.get("$ref")
    if found.kind not in ("response", "request body", "media type", "header") or {"content", "schema"} <= node.keys():
        return None
    keys = _SCHEMA_HERE.get(found.kind, frozenset()) & node.keys()
    if isinstance(reference, str) and reference.startswith("#/components/schemas/"):
        schema = {"$ref": reference}
    elif keys and not {"content", "$ref"} & node.keys() and ("schema" not in node or found.kind == "request body"):
        schema = node["schema"] if "schema" in keys else {key: node[key] for key in node if key in keys}
    else:
        return None
    rest = {key: value for key, value in node.items() if key not in ("$ref", *keys)}
    if found.kind in ("media type", "header"):
        whole, done = {**rest, "schema": schema}, "its schema"
    else:
        described = {"description": ""} if found.kind == "response" else {}
        whole = {**described, **rest, "content": {"application/json": {"schema": schema}}}
        done = "the schema of application/json"
    message = f"a schema is not a {found.kind}; treated as {done}"
    fix = document.putting(found.pointer, whole)
    return document.problem(found.pointer, message, at_key=True, fix=fix, kind="schemas in the place of others")


def _same_operation(document: Document, found: Node) -> Problem | None:
    """Return the problem of an operation that refers to another: it needs its own names."""
    reference = found.node.get("$ref")
    if found.kind != "operation" or not isinstance(reference, str):
        return None
    try:
        node, target = look_up(document.data, reference, found.pointer)
    except ModelError:
        return None  # reported as an unexpected key
    if not isinstance(node, dict) or "$ref" in node or target == found.pointer:
        return None
    rest = {key: value for key, value in found.node.items() if key != "$ref"}
    fix = document.putting(found.pointer, {**deepcopy(node), **rest})
    message = f"an operation cannot be a $ref; it gets its own copy of {reference}"
    return document.problem(found.pointer, message, at_key=True, fix=fix, kind="paths that share operations")


def _same_responses(document: Document, found: Node) -> Iterator[Problem]:
    """Yield the problem of responses that refer to a mapping of responses."""
    place, reference = join(found.pointer, "responses"), found.node["responses"]["$ref"]
    try:
        node, _ = look_up(document.data, reference, place)
    except ModelError:
        return  # reported as no status code
    if isinstance(node, dict) and "$ref" not in node and all(isinstance(each, dict) for each in node.values()):
        rest = {key: value for key, value in found.node["responses"].items() if key != "$ref"}
        message = f"responses cannot be a $ref; treated as those of {reference}"
        fix = document.putting(place, {**deepcopy(node), **rest})
        yield document.problem(place, message, at_key=True, fix=fix, kind="shared responses")


def _list_format(document: Document, found: Node) -> Iterator[Problem]:
    place, value = join(found.pointer, "collectionFormat"), found.node["collectionFormat"]
    style = _STYLES.get(value) if isinstance(value, str) else None
    if style is None or {"style", "explode"} & found.node.keys():
        return  # reported as an unexpected key

    def put() -> None:
        found.node.update(style)
        del found.node["collectionFormat"]

    message = f"collectionFormat {value} is Swagger 2.0; treated as an OpenAPI style"
    yield document.problem(place, message, at_key=True, fix=put, kind="collectionFormats")
