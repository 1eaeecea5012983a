"""Checks for valid but likely mistakes: contradictory limits, misspelt formats, odd patterns and paths."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from scripts.spec.document import Document
from scripts.spec.openapi import FORMATS, LIMITS, why_unchecked, with_plain_limits
from scripts.spec.pointers import join
from scripts.spec.problems import Fix, Problem
from scripts.spec.walk import Node

_PLAIN_FORMATS = {name.replace("-", ""): name for name in FORMATS}


_BOUNDS = [
    *((low, high) for low in ("minimum", "exclusiveMinimum") for high in ("maximum", "exclusiveMaximum")),
    *((f"min{unit}", f"max{unit}") for unit in ("Length", "Items", "Properties")),
]

_HUGE_LIMITS = tuple(limit.keyword for limit in LIMITS if limit.keyword not in ("pattern", "uniqueItems"))


def check_limits(document: Document, objects: list[Node]) -> Iterator[Problem]:
    """Yield a problem for each limit that is too large for a number, and each pair of contradictory limits."""
    for found in objects:
        node = with_plain_limits(found.node) if found.kind == "schema" and not found.is_reference else {}
        for keyword in _HUGE_LIMITS:
            if isinstance(node.get(keyword), int) and abs(node[keyword]) > sys.float_info.max:
                message = f"{keyword} is larger than any number that JSON parsers read; ignored"
                yield document.problem(
                    join(found.pointer, keyword), message, fix=_without(document, found.pointer, keyword)
                )
                del node[keyword]
        for lowest, highest in _BOUNDS:
            low, high = node.get(lowest), node.get(highest)
            if not isinstance(low, int | float) or not isinstance(high, int | float):
                continue
            if low > high or (low == high and "exclusive" in lowest + highest):
                message = f"no value satisfies both {lowest} {low} and {highest} {high}; both are ignored"
                place = join(found.pointer, highest)
                yield document.problem(place, message, fix=_without(document, found.pointer, lowest, highest))


def _without(document: Document, pointer: str, *limits: str) -> Fix:
    """Return the fix that removes limits, in the notation of any OpenAPI version."""
    names = {name for limit in limits for name in (limit, limit.replace("exclusiveM", "m"))}
    drops = [document.dropping(join(pointer, name)) for name in sorted(names)]

    def drop() -> None:
        for each in drops:
            each()

    return drop


def warn_of_typos(document: Document, objects: list[Node]) -> Iterator[Problem]:
    """Yield a warning for each likely typo."""
    for found in objects:
        if found.kind == "schema" and not found.is_reference:
            yield from _format(document, found)
            yield from _pattern(document, found)
    for path in document.data.get("paths", {}):
        for sign, what in (("?", "declare the query as parameters"), ("#", "servers never see what follows it")):
            if sign in path:
                place = join("/paths", path)
                yield document.problem(place, f"the path {path} contains {sign}; {what}", at_key=True)


def _format(document: Document, found: Node) -> Iterator[Problem]:
    name = found.node.get("format")
    if isinstance(name, str) and name not in FORMATS:
        meant = _PLAIN_FORMATS.get(name.replace("-", "").replace("_", "").lower())
        if meant:
            message = f"the format {name} has no effect; did you mean {meant}?"
            yield document.problem(join(found.pointer, "format"), message)


def _pattern(document: Document, found: Node) -> Iterator[Problem]:
    pattern = found.node.get("pattern")
    if isinstance(pattern, str) and (why := why_unchecked(pattern)):
        message = f"the client does not check the pattern {pattern} before sending, because {why}; the server must"
        yield document.problem(join(found.pointer, "pattern"), message)
