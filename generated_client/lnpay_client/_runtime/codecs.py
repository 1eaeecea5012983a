# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Codecs of scalar values: between JSON and Python.

Decoding is lenient where that is harmless: a quoted number is a number, an unknown enumeration value stays a string.
Anything else raises `DecodeError`, with the path. Checking, before sending, is strict.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from typing import Any, ClassVar, Final

from . import checks

Reader = Callable[[Any, str], Any]

NO_FIT: Final = 0
LOOSE_FIT: Final = 1
FIT: Final = 3


class DecodeError(ValueError):
    """A value does not match the spec; `at` is its path in the body."""

    def __init__(self, at: str, problem: str) -> None:
        super().__init__(problem)
        self.at = at


def unexpected(at: str, expected: str, got: str) -> DecodeError:
    """Return the error for a value of the wrong type."""
    return DecodeError(at, f"{at or 'body'}: expected {expected}, got {got}")


class Codec:
    """Decodes, checks and matches (`fit`) the values of one type."""

    __slots__ = ()

    expected: ClassVar[str] = "a value"
    plain: ClassVar[frozenset[type]] = frozenset()
    """Exact types of raw values that `decode` returns unchanged."""

    def keeps(self, kind: type) -> bool:
        """Return whether `decode` returns values of exactly this type unchanged; for `object`, all values."""
        return kind in self.plain

    def takes_null(self) -> bool:
        """Return whether null is a valid value, so that None is sent as null."""
        return False

    def reader(self, kind: type) -> Reader:
        """Return a function that decodes values of exactly this type, other than null."""
        return self.decode

    def decode(self, raw: Any, at: str) -> Any:
        """Return the Python value of a JSON value; raise DecodeError if it has none."""
        return raw

    def check(self, value: Any, at: str) -> None:
        """Raise InvalidArgumentError if `value` may not be sent."""

    def trims(self) -> bool:
        """Return whether `trim` may omit anything."""
        return False

    def trim(self, value: Any) -> Any:
        """Return a checked value without what requests omit: None where null is not a valid value."""
        return value

    def fit(self, raw: Any) -> int:
        """Return how well a JSON value fits: NO_FIT, LOOSE_FIT, FIT or better. What can be decoded fits."""
        try:
            self.decode(raw, "")
        except DecodeError:
            return NO_FIT
        return FIT + 1

    def wrong(self, raw: Any, at: str) -> DecodeError:
        """Return the error for a value of the wrong type."""
        return unexpected(at, self.expected, checks.show(raw))


class Integer(Codec):
    """Integers."""

    __slots__ = ("bits", "limits", "values")

    expected = "an integer"
    plain = frozenset({int})

    def __init__(self, values: tuple[int, ...] = (), bits: int = checks.MOST_BITS, **limits: Any) -> None:
        """Set the allowed values, the size in bits, and the limits of NumberLimits."""
        self.limits = checks.NumberLimits(**limits)
        self.values = values
        self.bits = bits

    def decode(self, raw: Any, at: str) -> Any:
        """Decode integers, whole floats, booleans and quoted numbers."""
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
        """Accept integers within the limits, but no booleans and no floats."""
        number = checks.as_index(value)
        if number is None:
            raise checks.refuse_type(at, self.expected, value)
        checks.check_bits(number, at, self.bits)
        if self.values and number not in self.values:
            raise checks.refuse(at, f"one of {list(self.values)}", checks.show(value))
        self.limits.check(number, at)

    def fit(self, raw: Any) -> int:
        if isinstance(raw, int) and not isinstance(raw, bool):
            return LOOSE_FIT if self.values and raw not in self.values else FIT + 1
        return FIT if isinstance(raw, float) and raw.is_integer() else NO_FIT


class Number(Codec):
    """Numbers."""

    __slots__ = ("limits",)

    expected = "a number"
    plain = frozenset({int, float})

    def __init__(self, **limits: Any) -> None:
        """Set the limits of NumberLimits."""
        self.limits = checks.NumberLimits(**limits)

    def decode(self, raw: Any, at: str) -> Any:
        """Decode numbers, quoted or not."""
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
        """Accept finite numbers within the limits, but no booleans."""
        number = value if isinstance(value, float) else checks.as_index(value)
        if number is None:
            raise checks.refuse_type(at, self.expected, value)
        if isinstance(number, float) and not math.isfinite(number):
            raise checks.refuse(at, "a finite number", checks.show(value))
        self.limits.check(number, at)

    def fit(self, raw: Any) -> int:
        return FIT if isinstance(raw, (int, float)) and not isinstance(raw, bool) else NO_FIT


class Boolean(Codec):
    """True and false."""

    __slots__ = ()

    expected = "true or false"
    plain = frozenset({bool})

    _values: ClassVar[dict[Any, bool]] = {0: False, 1: True, "0": False, "1": True, "false": False, "true": True}

    def decode(self, raw: Any, at: str) -> Any:
        """Decode booleans, 0 and 1, quoted or not."""
        if isinstance(raw, bool):
            return raw
        if isinstance(raw, (int, str)) and raw in self._values:
            return self._values[raw]
        raise self.wrong(raw, at)

    def check(self, value: Any, at: str) -> None:
        if not isinstance(value, bool):
            raise checks.refuse_type(at, "True or False", value)

    def fit(self, raw: Any) -> int:
        return FIT if isinstance(raw, bool) else NO_FIT


class String(Codec):
    """Strings."""

    __slots__ = ("limits", "secret", "values")

    expected = "a string"
    plain = frozenset({str})

    def __init__(
        self,
        min_length: int | None = None,
        max_length: int | None = None,
        pattern: str | None = None,
        matched_up_to: int | None = None,
        max_bytes: int | None = None,
        max_character: str | None = None,
        values: tuple[Any, ...] = (),
        secret: bool = False,
    ) -> None:
        """Set the limits, the allowed values, and whether messages mask the value."""
        self.limits = checks.TextLimits(min_length, max_length, pattern, matched_up_to, max_bytes, max_character)
        self.values = values
        self.secret = secret

    def decode(self, raw: Any, at: str) -> Any:
        """Decode strings, and numbers as strings."""
        if isinstance(raw, str):
            return raw
        if isinstance(raw, (int, float)) and not isinstance(raw, bool):
            return str(raw)
        raise self.wrong(raw, at)

    def check(self, value: Any, at: str) -> None:
        if not isinstance(value, str):
            raise checks.refuse_type(at, "a string", value, secret=self.secret)
        if self.values and value not in self.values:
            raise checks.refuse(at, f"one of {list(self.values)}", checks.show(value, secret=self.secret))
        checks.check_text(value, at, secret=self.secret)
        self.limits.check(value, at, secret=self.secret)

    def wrong(self, raw: Any, at: str) -> DecodeError:
        """Return the error for a value of the wrong type, which may still be a secret."""
        return unexpected(at, self.expected, checks.show(raw, secret=self.secret))

    def fit(self, raw: Any) -> int:
        """Fit any string, and better one of the allowed values."""
        if not isinstance(raw, str):
            return NO_FIT
        if self.values:
            return FIT + 1 if raw in self.values else LOOSE_FIT
        return FIT


class Null(Codec):
    """Only null."""

    __slots__ = ()

    expected = "null"
    plain = frozenset({type(None)})

    def takes_null(self) -> bool:
        return True

    def decode(self, raw: Any, at: str) -> Any:
        if raw is not None:
            raise self.wrong(raw, at)

    def check(self, value: Any, at: str) -> None:
        if value is not None:
            raise checks.refuse_type(at, "None", value)

    def fit(self, raw: Any) -> int:
        return FIT if raw is None else NO_FIT


class Const(Codec):
    """A constant: one value and no other."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def keeps(self, kind: type) -> bool:
        """Always: other values are kept as well."""
        return True

    def takes_null(self) -> bool:
        return self.value is None

    def check(self, value: Any, at: str) -> None:
        if not _same(value, self.value):
            raise checks.refuse(at, repr(self.value), checks.show(value))

    def fit(self, raw: Any) -> int:
        return FIT + 1 if _same(raw, self.value) else NO_FIT


def _same(value: Any, other: Any) -> bool:
    """Return whether two JSON values are equal; true is not 1."""
    return value == other and isinstance(value, bool) == isinstance(other, bool)


class Nullable(Codec):
    """A value or null."""

    __slots__ = ("inner",)

    def __init__(self, inner: Codec) -> None:
        self.inner = inner

    def reader(self, kind: type) -> Reader:
        return self.inner.reader(kind)

    def keeps(self, kind: type) -> bool:
        return kind is type(None) or self.inner.keeps(kind)

    def takes_null(self) -> bool:
        return True

    def decode(self, raw: Any, at: str) -> Any:
        return None if raw is None else self.inner.decode(raw, at)

    def check(self, value: Any, at: str) -> None:
        if value is not None:
            self.inner.check(value, at)

    def trims(self) -> bool:
        return self.inner.trims()

    def trim(self, value: Any) -> Any:
        return None if value is None else self.inner.trim(value)

    def fit(self, raw: Any) -> int:
        return FIT if raw is None else self.inner.fit(raw)


class DateTime(Codec):
    """A date and time, RFC 3339 in JSON."""

    __slots__ = ()

    expected = "an RFC 3339 date and time"

    def decode(self, raw: Any, at: str) -> Any:
        """Decode ISO 8601, also with a space instead of the T, and without a time zone."""
        if not isinstance(raw, str):
            raise self.wrong(raw, at)
        try:
            return datetime.datetime.fromisoformat(raw.strip().upper())
        except ValueError:
            raise self.wrong(raw, at) from None

    def check(self, value: Any, at: str) -> None:
        """Accept datetimes with a time zone, which RFC 3339 requires."""
        if not isinstance(value, datetime.datetime):
            raise checks.refuse_type(at, "a datetime", value)
        if value.tzinfo is None:
            raise checks.refuse(at, "a datetime with a time zone, such as datetime.now(timezone.utc)", repr(value))


class Date(Codec):
    """A date."""

    __slots__ = ()

    expected = "a date (YYYY-MM-DD)"

    def decode(self, raw: Any, at: str) -> Any:
        """Decode YYYY-MM-DD, and the date of a date and time."""
        if not isinstance(raw, str):
            raise self.wrong(raw, at)
        try:
            return datetime.date.fromisoformat(raw.strip())
        except ValueError:
            try:
                return datetime.datetime.fromisoformat(raw.strip()).date()
            except ValueError:
                raise self.wrong(raw, at) from None

    def check(self, value: Any, at: str) -> None:
        """Accept dates, but no datetimes."""
        if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
            raise checks.refuse_type(at, "a date", value)


class Uuid(Codec):
    """A UUID."""

    __slots__ = ()

    expected = "a UUID"

    def decode(self, raw: Any, at: str) -> Any:
        from uuid import UUID  # slow to import, and few APIs use it

        if isinstance(raw, str):
            try:
                return UUID(raw)
            except ValueError:
                pass
        raise self.wrong(raw, at)

    def check(self, value: Any, at: str) -> None:
        from uuid import UUID

        if not isinstance(value, UUID):
            raise checks.refuse_type(at, "a UUID", value)


class Binary(Codec):
    """Bytes: the whole body, or a file in a form."""

    __slots__ = ()

    expected = "bytes"

    def decode(self, raw: Any, at: str) -> Any:
        """Decode bytes, and strings as UTF-8."""
        return raw.encode() if isinstance(raw, str) else raw

    def check(self, value: Any, at: str) -> None:
        """Accept bytes, open binary files and `File`."""
        if not isinstance(value, (bytes, bytearray)) and not hasattr(value, "read") and not hasattr(value, "payload"):
            raise checks.refuse_type(at, "bytes, an open binary file or a File", value)

    def fit(self, raw: Any) -> int:
        return FIT if isinstance(raw, (bytes, str)) else NO_FIT


STRING: Final = String()
INTEGER: Final = Integer()
NUMBER: Final = Number()
BOOLEAN: Final = Boolean()
NULL: Final = Null()
DATETIME: Final = DateTime()
DATE: Final = Date()
UUID_: Final = Uuid()
BINARY: Final = Binary()
