# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Validation against the limits in the spec, before anything is sent."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Sequence
from typing import Any

from . import errors
from .masks import mask

_LONGEST_SHOWN = 60
MOST_BITS = 1024
"""Limit for integers without a format; real values never need more."""


def show(value: Any, *, secret: bool = False) -> str:
    """Format a value for error messages."""
    if secret and value is not None:
        return mask(value) if isinstance(value, str) else "***"
    try:
        text = repr(value)
    except ValueError:  # Python refuses to format integers of thousands of digits
        return f"a huge {type(value).__name__}"
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


def refuse(at: str, allowed: str, got: str) -> errors.InvalidArgumentError:
    """Return the error for a value outside its limits."""
    at = at or "body"
    return errors.InvalidArgumentError(f"{at} must be {allowed}, not {got}", argument=at, allowed=allowed)


def refuse_type(at: str, allowed: str, value: Any, *, secret: bool = False) -> errors.InvalidArgumentTypeError:
    """Return the error for a value of the wrong type."""
    at, got = at or "body", f"{show(value, secret=secret)} ({type(value).__name__})"
    return errors.InvalidArgumentTypeError(f"{at} must be {allowed}, not {got}", argument=at, allowed=allowed)


def refuse_missing(at: str) -> errors.InvalidArgumentTypeError:
    """Return the error for a missing required value."""
    return errors.InvalidArgumentTypeError(f"{at} is required", argument=at, allowed="a value")


def as_index(value: Any) -> int | None:
    """Return an integer of any library as an int; None for booleans and anything else."""
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        return None
    try:
        return operator.index(value)
    except TypeError:  # numpy's arrays and booleans have the method, but raise
        return None


def check_text(value: str, at: str, *, secret: bool = False) -> None:
    """Reject text that cannot be encoded, because of a lone surrogate."""
    if value.isascii():
        return
    try:
        value.encode()
    except UnicodeEncodeError:
        raise refuse(at, "text that can be encoded as UTF-8", show(value, secret=secret)) from None


def check_bits(value: int, at: str, bits: int) -> None:
    """Reject an integer that does not fit into so many bits, including the sign."""
    if (value if value >= 0 else ~value).bit_length() >= bits:
        raise refuse(at, f"an integer of at most {bits} bits", show(value))


class NumberLimits:
    """minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf."""

    __slots__ = ("exclusive_maximum", "exclusive_minimum", "maximum", "minimum", "multiple_of")

    def __init__(
        self,
        minimum: float | None = None,
        maximum: float | None = None,
        exclusive_minimum: float | None = None,
        exclusive_maximum: float | None = None,
        multiple_of: float | None = None,
    ) -> None:
        """None means no limit."""
        self.minimum = minimum
        self.maximum = maximum
        self.exclusive_minimum = exclusive_minimum
        self.exclusive_maximum = exclusive_maximum
        self.multiple_of = multiple_of

    def check(self, value: float, at: str) -> None:
        """Raise if `value` is outside the limits."""
        if self.minimum is not None and value < self.minimum:
            raise refuse(at, f"at least {self.minimum}", show(value))
        if self.maximum is not None and value > self.maximum:
            raise refuse(at, f"at most {self.maximum}", show(value))
        if self.exclusive_minimum is not None and value <= self.exclusive_minimum:
            raise refuse(at, f"greater than {self.exclusive_minimum}", show(value))
        if self.exclusive_maximum is not None and value >= self.exclusive_maximum:
            raise refuse(at, f"less than {self.exclusive_maximum}", show(value))
        if self.multiple_of and not _is_multiple(value, self.multiple_of):
            raise refuse(at, f"a multiple of {self.multiple_of}", show(value))


def _is_multiple(value: float, of: float) -> bool:
    if isinstance(value, int) and isinstance(of, int):
        return value % of == 0
    quotient = value / of
    return math.isclose(quotient, round(quotient), rel_tol=1e-9)


class TextLimits:
    """minLength, maxLength, pattern (compiled on first use)."""

    __slots__ = ("_compiled", "matched_up_to", "max_bytes", "max_character", "maximum", "minimum", "pattern")

    def __init__(
        self,
        minimum: int | None = None,
        maximum: int | None = None,
        pattern: str | None = None,
        matched_up_to: int | None = None,
        max_bytes: int | None = None,
        max_character: str | None = None,
    ) -> None:
        """None means no limit. Text longer than `matched_up_to` is not matched, since that would take too long."""
        self.matched_up_to = matched_up_to
        self.max_bytes = max_bytes
        self.max_character = max_character
        self.minimum = minimum
        self.maximum = maximum
        self.pattern = pattern
        self._compiled: re.Pattern[str] | None = None

    def check(self, value: str, at: str, *, secret: bool) -> None:
        """Raise if `value` is outside the limits."""
        if self.minimum is not None and len(value) < self.minimum:
            allowed = f"at least {count(self.minimum, 'character')} long"
            raise refuse(at, allowed, f"{len(value)}: {show(value, secret=secret)}")
        if self.maximum is not None and len(value) > self.maximum:
            allowed = f"at most {count(self.maximum, 'character')} long"
            raise refuse(at, allowed, f"{len(value)}: {show(value, secret=secret)}")
        if self.max_bytes is not None and (size := len(value.encode())) > self.max_bytes:
            allowed = f"at most {count(self.max_bytes, 'byte')} long in UTF-8"
            raise refuse(at, allowed, f"{size}: {show(value, secret=secret)}")
        if self.max_character is not None and (highest := max(value, default="")) > self.max_character:
            allowed = f"text without characters above U+{ord(self.max_character):04X}, such as emoji"
            raise refuse(at, allowed, f"text with {highest!r}: {show(value, secret=secret)}")
        if self.pattern is not None and (self.matched_up_to is None or len(value) <= self.matched_up_to):
            if self._compiled is None:
                self._compiled = compile_pattern(self.pattern)
            if self._compiled.search(value) is None:
                raise refuse(at, f"text that matches {self.pattern}", show(value, secret=secret))


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a spec's ECMAScript pattern: digits are ASCII, and `$` matches only at the very end."""
    before = pattern.removesuffix("$")
    if before != pattern and (len(before) - len(before.rstrip("\\"))) % 2 == 0:  # it is not escaped
        pattern = before + r"\Z"
    return re.compile(pattern, re.ASCII)


class SizeLimits:
    """minItems, maxItems, uniqueItems; minProperties, maxProperties."""

    __slots__ = ("maximum", "minimum", "unique", "unit")

    def __init__(
        self, minimum: int | None = None, maximum: int | None = None, unique: bool = False, unit: str = "item"
    ) -> None:
        """None means no limit."""
        self.minimum = minimum
        self.maximum = maximum
        self.unique = unique
        self.unit = unit

    def check(self, size: int, at: str) -> None:
        """Raise if there are too few or too many."""
        if self.minimum is not None and size < self.minimum:
            raise refuse(at, f"at least {count(self.minimum, self.unit)}", str(size))
        if self.maximum is not None and size > self.maximum:
            raise refuse(at, f"at most {count(self.maximum, self.unit)}", str(size))

    def check_unique(self, values: Sequence[Any], at: str) -> None:
        """Raise for a duplicate, if items must be unique."""
        if not self.unique:
            return
        for index, value in enumerate(values):
            if value in values[:index]:
                raise refuse(at, "a list without duplicates", f"one with {show(value)} twice")


def count(number: int, unit: str) -> str:
    """Return "1 item", "2 items", "2 properties"."""
    if number == 1:
        return f"1 {unit}"
    return f"{number} {unit[:-1]}ies" if unit.endswith("y") else f"{number} {unit}s"


def join(at: str, name: str) -> str:
    """Return the path of a field of the object at `at`."""
    return f"{at}.{name}" if at else name
