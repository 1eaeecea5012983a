"""From Python values to what JSON can hold."""

from __future__ import annotations

import datetime
import json
import math
import operator
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, Final
from uuid import UUID

from . import checks
from .shapes import is_items, is_mapping
from .unset import UNSET

PLAIN: Final = frozenset({str, int, float, bool, type(None)})
"""Types that JSON has too: their values, most of all, are written as they are."""


def to_wire(value: Any, *, sending: bool = False) -> Any:
    """Return `value` as JSON types; `sending` leaves out what only the server may set."""
    if type(value) in PLAIN:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (str, int, float)):
        return value
    encode = getattr(value, "_to_wire", None)
    if encode is not None:
        return encode(sending)
    if is_mapping(value):
        entries: Mapping[Any, Any] = value
        return {str(to_wire(key)): to_wire(item, sending=sending) for key, item in entries.items() if item is not UNSET}
    if isinstance(value, datetime.datetime):
        return datetime_to_wire(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if is_items(value):
        items: Iterable[Any] = value
        return [to_wire(item, sending=sending) for item in items]
    return operator.index(value) if hasattr(value, "__index__") else value  # numpy's integers are no ints


def datetime_to_wire(value: datetime.datetime) -> str:
    """Return the RFC 3339 text, with Z for UTC."""
    text = value.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def check_json(value: Any, at: str, _depth: int = 0) -> None:
    """Raise InvalidArgumentTypeError for the first thing in `value` that JSON cannot hold, and say where it is."""
    if _depth > _DEEPEST:
        raise checks.refuse(at, f"nested at most {_DEEPEST} deep", "deeper (or it contains itself)")
    if isinstance(value, str):
        checks.check_text(value, at)
        return
    if isinstance(value, int):
        checks.check_bits(value, at, checks.MOST_BITS)
        return
    if value is None or isinstance(value, (Enum, datetime.date, UUID)) or hasattr(value, "_to_wire"):
        return
    if isinstance(value, float):
        if not math.isfinite(value):
            raise checks.refuse(at, "a finite number", checks.show(value))
        return
    if is_mapping(value):
        entries: Mapping[Any, Any] = value
        for key, item in entries.items():
            if not isinstance(key, (str, int, Enum)):
                raise checks.refuse_type(at, "a mapping with string keys", key)
            checks.check_text(str(key), f"the name of a field in {at}")
            check_json(item, f"{at}.{key}", _depth + 1)
        return
    if is_items(value):
        items: Iterable[Any] = value
        for index, item in enumerate(items):
            check_json(item, f"{at}[{index}]", _depth + 1)
        return
    raise checks.refuse_type(at, "something that JSON can hold", value)


_DEEPEST = 100


def dump_json(value: Any) -> bytes:
    """Return the JSON text of `value` as UTF-8."""
    text = json.dumps(to_wire(value, sending=True), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode()
