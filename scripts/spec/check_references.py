"""Checks for references that do not resolve, leave the document, or are circular."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import partial
from typing import Any
from urllib.parse import unquote

from scripts.spec.document import Document
from scripts.spec.openapi import as_dict, as_list
from scripts.spec.pointers import ModelError, join, look_up
from scripts.spec.problems import Fix, Problem, did_you_mean, near
from scripts.spec.targets import meant_by, resolves
from scripts.spec.walk import SECTIONS, Node, walk

_UNKNOWN: dict[str, tuple[str, dict[str, Any] | None]] = {
    "schema": ("any value is accepted", None),
    "response": ("treated as a response without content", {"description": ""}),
    "request body": ("any JSON is accepted", {"content": {"application/json": {}}}),
}
"""What was done about an unresolved reference, and its replacement; None keeps the keys next to it."""
_ANCHORS = ("$anchor", "$dynamicAnchor")
_FILE = re.compile(r"(?:.*/)?([^/#]+)\.(?:ya?ml|json)(?:#/?)?")
_DYNAMIC = ("$dynamicRef", "$recursiveRef")


def check_references(document: Document, objects: list[Node]) -> Iterator[Problem]:
    """Yield a problem for each reference that cannot be followed."""
    kinds = {found.pointer: found.kind for found in objects}
    ends: set[str] = set()
    anchors = _anchors(objects)
    for found in objects:
        if found.is_reference:
            yield from _reference(document, found, kinds, ends, anchors)
        if found.kind == "schema":
            yield from _identifiers(document, found, anchors)
            yield from _discriminator(document, found)
    yield from _allof_cycles(document, objects)
    yield from _links(document, objects)


def check_shared_paths(document: Document, _: list[Node]) -> Iterator[Problem]:
    """Yield a problem for each path that refers to the operations of another: each needs its own names."""
    seen: set[str] = set()
    for path, item in as_dict(document.data.get("paths")).items():
        reference, place = as_dict(item).get("$ref"), join("/paths", path)
        if not isinstance(reference, str):
            continue
        try:
            node, target = look_up(document.data, reference, place)
        except ModelError:
            continue  # reported by check_references
        if target.startswith("/paths/") or target in seen:
            message = f"the path shares the operations of {reference}; it gets its own copies"
            fix = document.putting(place, deepcopy(node))
            yield document.problem(place, message, at_key=True, fix=fix, kind="paths that share operations")
        seen.add(target)


def _anchors(objects: list[Node]) -> dict[str, str]:
    """Return the place of each schema with a unique anchor."""
    places: dict[str, list[str]] = {}
    for found in objects:
        if found.kind == "schema":
            for name in {str(found.node[key]) for key in _ANCHORS if key in found.node}:
                places.setdefault(f"#{name}", []).append(f"#{found.pointer}")
    return {anchor: found[0] for anchor, found in places.items() if len(found) == 1}


def _identifiers(document: Document, found: Node, anchors: dict[str, str]) -> Iterator[Problem]:
    """Yield a problem for each unsupported identifier and each dynamic reference of a schema."""
    for keyword in ("$id", *_ANCHORS, *_DYNAMIC):
        value = str(found.node.get(keyword, ""))
        if keyword not in found.node or (keyword in _ANCHORS and f"#{value}" in anchors):
            continue
        place, target = join(found.pointer, keyword), anchors.get(value)
        message, drop = f"{keyword} is not supported; ignored", document.dropping(place)
        fix = drop
        if keyword in _ANCHORS:
            message = f"{keyword} {value} is not unique; ignored"
        elif keyword == "$dynamicRef" and target:
            message = f"{keyword} is not supported; treated as $ref to {target}"
            put = document.putting(join(found.pointer, "$ref"), target)
            fix = partial(_all, [drop, put])
        elif keyword in _DYNAMIC:
            message = f"{keyword} is not supported; any value is accepted"
        yield document.problem(place, message, at_key=True, fix=fix, kind=keyword)


def _all(fixes: list[Fix]) -> None:
    for fix in fixes:
        fix()


def _reference(
    document: Document, found: Node, kinds: dict[str, str], ends: set[str], anchors: dict[str, str]
) -> Iterator[Problem]:
    place = join(found.pointer, "$ref")
    target = found.node["$ref"]
    if not isinstance(target, str):
        if found.kind != "schema":  # a property may be named $ref
            yield document.problem(place, "$ref must be a string; write #/components/…")
        return
    is_known = target in anchors or resolves(document.data, target)
    if not is_known and (meant := meant_by(document.data, target, found.kind)):
        message, fix = f"$ref to {target}; treated as {meant}", document.putting(place, meant)
        yield document.problem(place, message, fix=fix, kind="$refs that are nearly right")
        return
    if not target.startswith("#"):
        if not target and found.kind in _UNKNOWN:
            yield _unknown(document, found, "$ref is empty", "write #/components/…")
        elif not any(target in problem.message for problem in document.problems):  # otherwise already reported
            yield document.problem(place, f"$ref to {target} cannot be followed; copy the part into this file")
        return
    if target != "#" and not target.startswith("#/"):
        if known := anchors.get(target):
            message = f"$ref to the anchor {target}; treated as {known}"
            yield document.problem(place, message, fix=document.putting(place, known), kind="$refs to anchors")
        elif found.kind == "schema":
            yield _unknown(document, found, f"$ref to an unknown anchor: {target}", "write #/components/…")
        else:
            yield document.problem(place, f"$ref to an unknown anchor: {target}; write #/components/…")
        return
    try:
        node, pointer = look_up(document.data, target, found.pointer)
    except ModelError:
        yield _unresolved(document, found, target)
        return
    # JSON Schema allows a schema anywhere, so only what is known to be something else is not a schema.
    kind = kinds.get(pointer, "schema" if found.kind == "schema" and not pointer.startswith("/info") else "")
    if kind != found.kind or not isinstance(node, dict | bool):
        wanted = f"#/components/{SECTIONS[found.kind]}/…" if found.kind in SECTIONS else _with_article(found.kind)
        message = f"$ref to {target}, which is not {_with_article(found.kind)}"
        yield _unusable(document, found, message, f"refer to {wanted}")
    elif _is_circular(document.data, target, ends):
        yield _unusable(document, found, f"circular $ref: {target}", f"describe the {found.kind} itself")


def _unusable(document: Document, found: Node, message: str, advice: str) -> Problem:
    """Return the problem of a reference to nothing, or to something else: fixed if a client can do without the part."""
    place = join(found.pointer, "$ref")
    if found.kind in _UNKNOWN:
        return _unknown(document, found, message, advice)
    if found.kind in ("example", "link", "callback", "header"):
        message = f"{message}; the {found.kind} is ignored; {advice}"
        drops = [document.dropping(pointer) for pointer in _with_uses(document, found.pointer)]
        fix = partial(_all, drops)
        return document.problem(place, message, fix=fix, kind=f"{found.kind}s that do not exist")
    return document.problem(place, f"{message}; {advice}")


def _with_uses(document: Document, pointer: str) -> list[str]:
    """Return a pointer and, if it is that of a component, those of all references that lead to it."""
    found = [pointer]
    if pointer.startswith("/components/"):
        references = {each.pointer: each.node["$ref"] for each in walk(document.data) if each.is_reference}
        for target in found:
            found += [place for place, each in references.items() if each == f"#{target}" and place not in found]
    return found


def _with_article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _unresolved(document: Document, found: Node, target: str) -> Problem:
    """Return the problem of a reference that does not resolve, perhaps because of a slash in a component's name."""
    place = join(found.pointer, "$ref")
    section, _, name = target.removeprefix("#/components/").partition("/")
    if name in as_dict(as_dict(document.data.get("components")).get(section)):
        escaped = "#" + join(f"/components/{section}", name)
        message = f"$ref to a name with a slash: {target}; treated as {escaped}"
        return document.problem(place, message, fix=document.putting(place, escaped), kind="$refs to names with a /")
    advice = _near_target(document, target, found.pointer)
    return _unusable(document, found, f"$ref does not resolve: {target}", advice)


def _unknown(document: Document, found: Node, message: str, advice: str) -> Problem:
    """Return the problem of a part that is not there, and may be anything."""
    done, instead = _UNKNOWN[found.kind]
    place = join(found.pointer, "$ref")
    fix = document.dropping(place) if instead is None else document.putting(found.pointer, deepcopy(instead))
    kind = f"{found.kind}s that are not there"
    return document.problem(place, f"{message}; {done}; {advice}", fix=fix, kind=kind)


def _near_target(document: Document, target: str, pointer: str) -> str:
    """Return advice: the most similar target that exists, other than the place of the reference itself."""
    parts = target.removeprefix("#/").split("/")
    components = document.data.get("components")
    if parts[0] != "components" or len(parts) != 3 or not isinstance(components, dict):
        return "fix it, or add the target"
    section = parts[1] if parts[1] in components else near(parts[1], components)
    names = [name for name in as_dict(components.get(section)) if pointer != join("/components", str(section), name)]
    advice = did_you_mean(parts[2], names, "")
    if advice:
        name = advice.removeprefix("did you mean ").removesuffix("?")
        return f"did you mean #/components/{section}/{name}?"
    elsewhere = [key for key, found in components.items() if isinstance(found, dict) and parts[2] in found]
    if elsewhere:
        return f"did you mean #/components/{elsewhere[0]}/{parts[2]}?"
    return f"add {parts[2]} to components/{parts[1]}"


def _is_circular(data: dict[str, Any], target: str, ends: set[str]) -> bool:
    """Return whether references are circular; `ends` are those known not to be."""
    seen: set[str] = set()
    while target not in seen:
        seen.add(target)
        try:
            node, _ = look_up(data, target, "")
        except ModelError:
            node = None
        following = node.get("$ref") if isinstance(node, dict) else None
        if not isinstance(following, str) or following in ends:
            ends |= seen
            return False
        target = following
    return True


def _discriminator(document: Document, found: Node) -> Iterator[Problem]:
    described = found.node.get("discriminator")
    mapping = described.get("mapping") if isinstance(described, dict) else None
    schemas = as_dict(as_dict(document.data.get("components")).get("schemas"))
    for value, target in mapping.items() if isinstance(mapping, dict) else ():
        reference = str(target) if str(target).startswith("#") else join("#/components/schemas", str(target))
        place = join(found.pointer, "discriminator", "mapping", value)
        bundled = _FILE.fullmatch(str(target))
        if bundled and bundled[1] in schemas and str(target) not in schemas:
            known = "#" + join("/components/schemas", bundled[1])
            fix, kind = document.putting(place, known), "mappings to files that were included"
            yield document.problem(place, f"mapping to a file ({target}); treated as {known}", fix=fix, kind=kind)
            continue
        if not str(target).startswith("#") and ("/" in str(target) or ":" in str(target)):
            yield document.problem(
                place,
                f"mapping to another document ({target}) is not supported; ignored",
                fix=document.dropping(place),
                kind="mappings to other documents",
            )
            continue
        try:
            look_up(document.data, reference, place)
        except ModelError:
            message = f"mapping does not resolve: {target}; ignored; {_near_target(document, reference, found.pointer)}"
            yield document.problem(place, message, fix=document.dropping(place), kind="mappings that do not resolve")


def _allof_cycles(document: Document, objects: list[Node]) -> Iterator[Problem]:
    """Yield a problem for each component that refers to itself through allOf, which no class can represent."""
    schemas = {f"#{found.pointer}": found.node for found in objects if found.kind == "schema"}
    parts: dict[str, list[str]] = {
        name: [
            part["$ref"]
            for part in [node, *as_list(node.get("allOf"))]
            if isinstance(part, dict) and isinstance(part.get("$ref"), str)
        ]
        for name, node in schemas.items()
    }
    done: set[str] = set()
    for start in parts:
        trail: dict[str, None] = {}
        waiting: list[tuple[str, bool]] = [(start, False)]
        while waiting:
            name, leaving = waiting.pop()
            if leaving:
                trail.popitem()
                done.add(name)
            elif name in trail:
                circle = [*trail][[*trail].index(name) :]
                if any("allOf" in schemas[part] for part in circle):
                    message = f"refers to itself through allOf: {name}; the part that closes the circle is ignored"
                    fix = _opened(document, schemas, circle)
                    yield document.problem(name, message, fix=fix, kind="circles of allOf")
                done.add(name)
            elif name not in done:
                trail[name] = None
                waiting.append((name, True))
                waiting += [(part, False) for part in parts.get(name, [])]


def _opened(document: Document, schemas: dict[str, dict[str, Any]], circle: list[str]) -> Fix:
    """Return the fix that removes a link of a circle: the last one in an allOf."""
    following = [*circle[1:], circle[0]]
    last, target = [pair for pair in zip(circle, following, strict=True) if "allOf" in schemas[pair[0]]][-1]
    parts = as_list(schemas[last]["allOf"])
    others = [part for part in parts if not isinstance(part, dict) or part.get("$ref") != target]
    place = join(last, "allOf")
    return document.putting(place, others) if others else document.dropping(place)


def _links(document: Document, objects: list[Node]) -> Iterator[Problem]:
    operations = [found for found in objects if found.kind == "operation"]
    ids = {str(found.node["operationId"]) for found in operations if "operationId" in found.node}
    known = {f"#{operation.pointer}" for operation in operations}
    links = [found for found in objects if found.kind == "link"]
    for found in links:
        target, reference = found.node.get("operationId"), found.node.get("operationRef")
        uses = [each.pointer for each in links if each.node.get("$ref") == f"#{found.pointer}"]
        dead = partial(_dead_link, document, [found.pointer, *uses])
        if "" in (target, reference):
            yield dead("operationId" if target == "" else "operationRef", "no operation", "", ())
        elif isinstance(target, str) and target not in ids:
            yield dead("operationId", f"an operation that does not exist: {target}", target, ids)
        elif isinstance(reference, str) and not reference.startswith("#"):
            yield dead("operationRef", f"another document ({reference})", "", ())
        elif isinstance(reference, str) and unquote(reference) not in known:
            yield dead("operationRef", f"an operation that does not exist: {reference}", reference, known)
        elif target is None and reference is None and "$ref" not in found.node:
            yield dead("", "no operation", "", ())


def _dead_link(
    document: Document, pointers: list[str], key: str, what: str, name: str, known: Iterable[str]
) -> Problem:
    """Return the problem of a link, the first of `pointers`; the others refer to it and are dropped, too."""
    drops = [document.dropping(pointer) for pointer in pointers]

    def drop() -> None:
        for each in drops:
            each()

    advice = did_you_mean(name, known, "")
    message = f"link to {what}; ignored"
    message = f"{message}; {advice}" if advice else message
    place = join(pointers[0], key) if key else pointers[0]
    return document.problem(place, message, fix=drop, kind="links that do not resolve")
