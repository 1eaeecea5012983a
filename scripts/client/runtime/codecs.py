"""Codecs of single values: how they look on the wire and in Python.

Reading is lenient where leniency does no harm: a number in quotes is a number, an unknown value of an enumeration stays
a string. What cannot be read raises `DecodeError`, which says where. Checking is strict: it is done before sending.
"""

from __future__ import annotations

import math
from typing import Any, ClassVar, Final

from . import checks
from .codec import FIT, LOOSE_FIT, NO_FIT, Codec, DecodeError
from .formats import BINARY, DATE, DATETIME, UUID_


class Integer(Codec):
    """Whole numbers."""

    __slots__ = ("bits", "limits", "values")

    expected = "an integer"
    plain = frozenset({int})

    def __init__(self, values: tuple[int, ...] = (), bits: int = checks.MOST_BITS, **limits: Any) -> None:
        """Set the allowed values if they are few, the bits that hold a value, and the limits; see NumberLimits."""
        self.limits = checks.NumberLimits(**limits)
        self.values = values
        self.bits = bits

    def decode(self, raw: Any, at: str) -> Any:
        """Take integers, whole floats, booleans and numbers in quotes."""
        if type(raw) is int:
            return raw
        if isinstance(raw, bool):
            return int(raw)
        try:
            number = int(raw)
        except (TypeError, ValueError, OverflowError):
            raise self.wrong(raw, at) from None
        if not isinstance(raw, str) and raw != number:
            raise self.wrong(raw, at)
        return number

    def check(self, value: Any, at: str) -> None:
        """Take whole numbers within the limits; no booleans, no floats."""
        number = checks.as_index(value)
        if number is None:
            raise checks.refuse_type(at, self.expected, value)
        checks.check_bits(number, at, self.bits)
        if self.values and number not in self.values:
            raise checks.refuse(at, f"one of {list(self.values)}", checks.show(value))
        self.limits.check(number, at)

    def fit(self, raw: Any) -> int:
        """Recognise integers."""
        if isinstance(raw, int) and not isinstance(raw, bool):
            return LOOSE_FIT if self.values and raw not in self.values else FIT + 1
        return FIT if isinstance(raw, float) and raw.is_integer() else NO_FIT


class Number(Codec):
    """Numbers."""

    __slots__ = ("limits",)

    expected = "a number"
    plain = frozenset({int, float})

    def __init__(self, **limits: Any) -> None:
        """Set the limits; see NumberLimits."""
        self.limits = checks.NumberLimits(**limits)

    def decode(self, raw: Any, at: str) -> Any:
        """Take numbers, also in quotes."""
        if isinstance(raw, (int, float)) and not isinstance(raw, bool):
            return raw
        try:
            number = float(raw)
        except (TypeError, ValueError):
            raise self.wrong(raw, at) from None
        if not math.isfinite(number):
            raise self.wrong(raw, at)
        return number

    def check(self, value: Any, at: str) -> None:
        """Take finite numbers within the limits; no booleans."""
        number = value if isinstance(value, float) else checks.as_index(value)
        if number is None:
            raise checks.refuse_type(at, self.expected, value)
        if isinstance(number, float) and not math.isfinite(number):
            raise checks.refuse(at, "a finite number", checks.show(value))
        self.limits.check(number, at)

    def fit(self, raw: Any) -> int:
        """Recognise numbers."""
        return FIT if isinstance(raw, (int, float)) and not isinstance(raw, bool) else NO_FIT


class Boolean(Codec):
    """True and false."""

    __slots__ = ()

    expected = "true or false"
    plain = frozenset({bool})

    _words: ClassVar[dict[Any, bool]] = {0: False, 1: True, "0": False, "1": True, "false": False, "true": True}

    def decode(self, raw: Any, at: str) -> Any:
        """Take booleans, 0 and 1, also in quotes."""
        if isinstance(raw, bool):
            return raw
        if isinstance(raw, (int, str)) and raw in self._words:
            return self._words[raw]
        raise self.wrong(raw, at)

    def check(self, value: Any, at: str) -> None:
        """Take booleans alone."""
        if not isinstance(value, bool):
            raise checks.refuse_type(at, "True or False", value)

    def fit(self, raw: Any) -> int:
        """Recognise booleans."""
        return FIT if isinstance(raw, bool) else NO_FIT


class String(Codec):
    """Text."""

    __slots__ = ("limits", "secret", "values")

    expected = "text"
    plain = frozenset({str})

    def __init__(
        self,
        min_length: int | None = None,
        max_length: int | None = None,
        pattern: str | None = None,
        values: tuple[Any, ...] = (),
        secret: bool = False,
    ) -> None:
        """Set the limits, the allowed values if they are few, and whether messages mask the value."""
        self.limits = checks.TextLimits(min_length, max_length, pattern)
        self.values = values
        self.secret = secret

    def decode(self, raw: Any, at: str) -> Any:
        """Take text, and numbers as their text."""
        if isinstance(raw, str):
            return raw
        if isinstance(raw, (int, float)) and not isinstance(raw, bool):
            return str(raw)
        raise self.wrong(raw, at)

    def check(self, value: Any, at: str) -> None:
        """Take text within the limits."""
        if not isinstance(value, str):
            raise checks.refuse_type(at, "a string", value, secret=self.secret)
        if self.values and value not in self.values:
            raise checks.refuse(at, f"one of {list(self.values)}", checks.show(value, secret=self.secret))
        checks.check_text(value, at, secret=self.secret)
        self.limits.check(value, at, secret=self.secret)

    def wrong(self, raw: Any, at: str) -> DecodeError:
        """Return the error for something that is no text, which may be a secret all the same."""
        return DecodeError(at, f"should be {self.expected}, but is {checks.show(raw, secret=self.secret)}")

    def fit(self, raw: Any) -> int:
        """Recognise text; better where it is one of the allowed values."""
        if not isinstance(raw, str):
            return NO_FIT
        if self.values:
            return FIT + 1 if raw in self.values else LOOSE_FIT
        return FIT


class Null(Codec):
    """Nothing but null."""

    __slots__ = ()

    expected = "null"
    plain = frozenset({type(None)})

    def takes_null(self) -> bool:
        """Return True."""
        return True

    def decode(self, raw: Any, at: str) -> Any:
        """Take null alone."""
        if raw is not None:
            raise self.wrong(raw, at)

    def check(self, value: Any, at: str) -> None:
        """Take None alone."""
        if value is not None:
            raise checks.refuse_type(at, "None", value)

    def fit(self, raw: Any) -> int:
        """Recognise null."""
        return FIT if raw is None else NO_FIT


class Const(Codec):
    """One value and no other."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        """Set the value."""
        self.value = value

    def keeps(self, kind: type) -> bool:
        """Return True: what is no such value is kept as well."""
        return True

    def takes_null(self) -> bool:
        """Return whether null is the one value."""
        return self.value is None

    def check(self, value: Any, at: str) -> None:
        """Take the value alone."""
        if not _same(value, self.value):
            raise checks.refuse(at, repr(self.value), checks.show(value))

    def fit(self, raw: Any) -> int:
        """Recognise the value."""
        return FIT + 1 if _same(raw, self.value) else NO_FIT


def _same(value: Any, other: Any) -> bool:
    """Return whether two JSON values are the same, where true is not 1."""
    return value == other and isinstance(value, bool) == isinstance(other, bool)


class Nullable(Codec):
    """A value or null."""

    __slots__ = ("inner",)

    def __init__(self, inner: Codec) -> None:
        """Wrap the codec of the value."""
        self.inner = inner

    def keeps(self, kind: type) -> bool:
        """Keep null too."""
        return kind is type(None) or self.inner.keeps(kind)

    def takes_null(self) -> bool:
        """Return True."""
        return True

    def decode(self, raw: Any, at: str) -> Any:
        """Take null too."""
        return None if raw is None else self.inner.decode(raw, at)

    def check(self, value: Any, at: str) -> None:
        """Take None too."""
        if value is not None:
            self.inner.check(value, at)

    def fit(self, raw: Any) -> int:
        """Recognise null too."""
        return FIT if raw is None else self.inner.fit(raw)


STRING: Final = String()
INTEGER: Final = Integer()
NUMBER: Final = Number()
BOOLEAN: Final = Boolean()
NULL: Final = Null()

__all__ = (
    "BINARY",
    "BOOLEAN",
    "DATE",
    "DATETIME",
    "INTEGER",
    "NULL",
    "NUMBER",
    "STRING",
    "UUID_",
    "Boolean",
    "Codec",
    "Const",
    "Integer",
    "Null",
    "Nullable",
    "Number",
    "String",
)
