"""What is valid but probably a mistake: limits that nothing keeps, formats nearly right, odd patterns and paths."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.spec.document import Document
from scripts.spec.openapi import FORMATS, LOWER_LIMITS, UPPER_LIMITS, compiles, python_pattern, with_plain_limits
from scripts.spec.pointers import join
from scripts.spec.problems import Problem
from scripts.spec.walk import Node

_PLAIN_FORMATS = {name.replace("-", ""): name for name in FORMATS}


def warn_of_typos(document: Document, objects: list[Node]) -> Iterator[Problem]:
    """Yield a warning for each."""
    for found in objects:
        if found.kind == "schema" and not found.is_reference:
            yield from _limits(document, found)
            yield from _format(document, found)
            yield from _pattern(document, found)
    for path in document.data.get("paths", {}):
        for sign, what in (("?", "put the query into parameters"), ("#", "servers never see what follows it")):
            if sign in path:
                place = join("/paths", path)
                yield document.problem(place, f"the path {path} has a {sign} in it; {what}", at_key=True)


def _limits(document: Document, found: Node) -> Iterator[Problem]:
    node = with_plain_limits(found.node)
    for lowest, highest in zip(LOWER_LIMITS, UPPER_LIMITS, strict=True):
        low, high = node.get(lowest), node.get(highest)
        if isinstance(low, int | float) and isinstance(high, int | float) and low > high:
            message = f"{lowest} {low} is more than {highest} {high}, so no value is valid; fix one of the two"
            yield document.problem(join(found.pointer, highest), message)


def _format(document: Document, found: Node) -> Iterator[Problem]:
    name = found.node.get("format")
    if isinstance(name, str) and name not in FORMATS:
        meant = _PLAIN_FORMATS.get(name.replace("-", "").replace("_", "").lower())
        if meant:
            message = f"the format {name} has no effect; did you mean {meant}?"
            yield document.problem(join(found.pointer, "format"), message)


def _pattern(document: Document, found: Node) -> Iterator[Problem]:
    pattern = found.node.get("pattern")
    if isinstance(pattern, str) and python_pattern(pattern) is None:
        why = "matching some strings would take forever" if compiles(pattern) else "Python cannot read it"
        message = f"the client does not check the pattern {pattern} before sending, as {why}; the server has to"
        yield document.problem(join(found.pointer, "pattern"), message)
