"""Codecs of text with a format: moments, days, UUIDs, bytes."""

from __future__ import annotations

import datetime
from typing import Any, Final
from uuid import UUID

from . import checks
from .codec import FIT, NO_FIT, Codec, DecodeError


class DateTime(Codec):
    """A moment, RFC 3339 on the wire."""

    __slots__ = ()

    expected = "a date with time (RFC 3339)"

    def decode(self, raw: Any, at: str) -> Any:
        """Take ISO 8601 texts, also with a blank for the T, and without a zone."""
        if not isinstance(raw, str):
            raise self.wrong(raw, at)
        try:
            return datetime.datetime.fromisoformat(raw.strip().upper())
        except ValueError:
            raise self.wrong(raw, at) from None

    def check(self, value: Any, at: str) -> None:
        """Take datetime objects with a time zone: without one, RFC 3339 knows no moment."""
        if not isinstance(value, datetime.datetime):
            raise checks.refuse_type(at, "a datetime", value)
        if value.tzinfo is None:
            raise checks.refuse(at, "a datetime with a time zone, as datetime.now(timezone.utc) has", repr(value))

    def fit(self, raw: Any) -> int:
        """Recognise texts that are a date with a time."""
        return _fit_by_decoding(self, raw)


class Date(Codec):
    """A day."""

    __slots__ = ()

    expected = "a date (YYYY-MM-DD)"

    def decode(self, raw: Any, at: str) -> Any:
        """Take YYYY-MM-DD, and the day of a date with time."""
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
        """Take date objects that are no datetimes."""
        if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
            raise checks.refuse_type(at, "a date", value)

    def fit(self, raw: Any) -> int:
        """Recognise texts that are a day."""
        return _fit_by_decoding(self, raw)


class Uuid(Codec):
    """A UUID."""

    __slots__ = ()

    expected = "a UUID"

    def decode(self, raw: Any, at: str) -> Any:
        """Take the text of a UUID."""
        if isinstance(raw, str):
            try:
                return UUID(raw)
            except ValueError:
                pass
        raise self.wrong(raw, at)

    def check(self, value: Any, at: str) -> None:
        """Take UUID objects."""
        if not isinstance(value, UUID):
            raise checks.refuse_type(at, "a UUID", value)

    def fit(self, raw: Any) -> int:
        """Recognise the text of a UUID."""
        return _fit_by_decoding(self, raw)


class Binary(Codec):
    """Bytes: the whole body, or a file in a form."""

    __slots__ = ()

    expected = "bytes"

    def decode(self, raw: Any, at: str) -> Any:
        """Take bytes, and text as its UTF-8 bytes."""
        return raw.encode() if isinstance(raw, str) else raw

    def check(self, value: Any, at: str) -> None:
        """Take bytes, open binary files and `File`."""
        if not isinstance(value, (bytes, bytearray)) and not hasattr(value, "read") and not hasattr(value, "payload"):
            raise checks.refuse_type(at, "bytes, an open binary file or a File", value)

    def fit(self, raw: Any) -> int:
        """Recognise bytes."""
        return FIT if isinstance(raw, (bytes, str)) else NO_FIT


def _fit_by_decoding(codec: Codec, raw: Any) -> int:
    try:
        codec.decode(raw, "")
    except DecodeError:
        return NO_FIT
    return FIT + 1


DATETIME: Final = DateTime()
DATE: Final = Date()
UUID_: Final = Uuid()
BINARY: Final = Binary()
