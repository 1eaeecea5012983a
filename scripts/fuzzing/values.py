"""Values that often break programs."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from random import Random
from typing import Any

TEXTS = (
    *("", " ", "\0", "\n", "..", ".", "/", "%00", "%2e%2e", "#", "?", "&", "a[b]", "NaN", "null", "0x10", "1e999"),
    *("ä€😀", "\ud800", "\u202egnp.exe", "\u0663", "\ufeff", "\x1b[31m", "a" * 70_000),
    *("' OR 1=1 --", "<script>alert(1)</script>", "$(id)", "`id`", "{{7*7}}", "${HOME}"),
)
NUMBERS = (0, -1, 1, 2**31, 2**53 + 1, 2**63, -(2**63) - 1, 10**400, 0.1, -0.0, 1e308, float("nan"), float("inf"))


def plain(rng: Random, depth: int = 3) -> Any:
    """Return a JSON-serializable value, or nearly."""
    kind = rng.randrange(8 if depth else 5)
    if kind == 0:
        return None
    if kind == 1:
        return rng.random() < 0.5
    if kind == 2:
        return rng.choice(NUMBERS)
    if kind in (3, 4):
        return text(rng)
    if kind in (5, 6):
        return {text(rng)[:200]: plain(rng, depth - 1) for _ in range(rng.randrange(4))}
    return [plain(rng, depth - 1) for _ in range(rng.randrange(4))]


def any_object(rng: Random) -> Any:
    """Return anything that a caller may pass, JSON or not."""
    odd = (
        object(),
        b"bytes",
        {1, 2},
        Decimal("1.5"),
        lambda: None,
        Ellipsis,
        3 + 4j,
        Exception,
        range(3),
        bytearray(2),
    )
    return rng.choice(odd) if rng.random() < 0.3 else plain(rng)


def text(rng: Random) -> str:
    """Return a text, known to be awkward or made up."""
    if rng.random() < 0.6:
        return rng.choice(TEXTS)
    return "".join(
        chr(rng.choice((rng.randrange(32, 127), rng.randrange(0x250), rng.randrange(0xD7FF))))
        for _ in range(rng.randrange(20))
    )


def mutate(document: dict[str, Any], rng: Random) -> None:
    """Change one place of a document: remove, replace, copy from elsewhere, or rename."""
    known = list(places(document))
    if not known:
        return
    container, key = rng.choice(known)
    kind = rng.randrange(4)
    if kind == 0:
        del container[key]
    elif kind == 1:
        container[key] = plain(rng)
    elif kind == 2:
        other, name = rng.choice(known)
        container[key] = deepcopy(other[name])
    elif isinstance(container, dict):
        container[text(rng)[:100]] = container.pop(key)


def places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each container of a document with each of its keys."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield node, key
            yield from places(value)
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield node, index
            yield from places(value)
