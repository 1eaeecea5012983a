"""Describes the limits of a value, identically on pages and in docstrings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from scripts.model.api import Schema
from scripts.spec.extensions import MaxBytes, MaxCharacter

_RANGES = (
    ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", ""),
    ("minLength", "maxLength", "", "", "character"),
    ("minItems", "maxItems", "", "", "item"),
    ("minProperties", "maxProperties", "", "", "entry"),
)


def limits_in_words(schema: Schema, code: Callable[[str], str]) -> Iterator[str]:
    """Yield a description of each limit of a schema; `code` formats a pattern."""
    given = schema.constraints
    for low, high, above, below, unit in _RANGES if given else ():
        yield from _range(given.get(low), given.get(high), unit)
        yield from (f"{words} {given[key]}" for words, key in (("above", above), ("below", below)) if key in given)
    if longest := schema.extensions.get(MaxBytes):
        yield f"at most {longest} bytes of UTF-8"
    if highest := schema.extensions.get(MaxCharacter):
        yield f"no characters above {highest}, such as emoji"
    if "multipleOf" in given:
        yield f"a multiple of {given['multipleOf']}"
    if given.get("uniqueItems"):
        yield "unique items"
    if "pattern" in given:
        yield f"pattern {code(str(given['pattern']))}"


def _range(low: Any, high: Any, unit: str) -> Iterator[str]:
    if low == 0 and unit:
        low = None
    last = high if high is not None else low
    noun = f" {unit}" if unit and last == 1 else f" {re.sub('y$', 'ie', unit)}s" if unit else ""
    if low is not None and low == high:
        yield f"exactly {low}{noun}"
    elif low is not None and high is not None:
        yield f"{low} to {high}{noun}"
    elif low is not None:
        yield f"at least {low}{noun}"
    elif high is not None:
        yield f"at most {high}{noun}"
