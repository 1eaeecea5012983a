# Copied into each client as `_runtime`, line by line.
"""Conversion of Python values to JSON."""

from __future__ import annotations

import datetime
import json
import math
from collections import UserString
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, Final, TypeGuard

from . import checks
from .types import UNSET

PLAIN: Final = frozenset({str, int, float, bool, type(None)})
"""JSON's own scalar types: their values, which are the most common, are kept."""

_AS_TEXT: Final = frozenset({("decimal", "Decimal"), ("uuid", "UUID"), ("collections", "UserString")})
"""Types that are converted to strings, by name, so that their modules need not be imported."""
_DEEPEST: Final = 100


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Return whether a value is a list."""
    return isinstance(value, list)


def is_dict(value: object) -> TypeGuard[dict[str, Any]]:
    """Return whether a value is a dict, as JSON objects are."""
    return isinstance(value, dict)


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Return whether a value is a mapping of any kind."""
    return type(value) is dict or isinstance(value, Mapping)  # slower: it asks the class


def is_items(value: object) -> TypeGuard[Collection[Any]]:
    """Return whether a value becomes a list: any sequence except text and bytes, or a set."""
    return isinstance(value, (Sequence, set, frozenset)) and not isinstance(value, (str, UserString, bytes, bytearray))


def to_wire(value: Any, *, sending: bool = False) -> Any:
    """Return `value` as JSON types; `sending` omits what only the server may set, and decodes bytes as text.

    UNSET is omitted from objects; in a list it becomes null, so that other items keep their index.
    """
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
        return {_key(key): to_wire(item, sending=sending) for key, item in entries.items() if item is not UNSET}
    if isinstance(value, datetime.datetime):
        return datetime_to_wire(value)
    if value is UNSET:
        return None
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if _is_text(value):
        return str(value)
    if sending and isinstance(value, (bytes, bytearray)):
        return _text_of(value)
    if is_items(value):
        items: Collection[Any] = value
        return [to_wire(item, sending=sending) for item in items]
    number = checks.as_index(value)
    return value if number is None else number


def _text_of(value: bytes | bytearray) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError as error:
        raise checks.refuse("", "UTF-8 where JSON or a URL contains bytes", "other bytes") from error


def _is_text(value: object) -> bool:
    return any((base.__module__, base.__name__) in _AS_TEXT for base in type(value).__mro__)


def is_plain(items: Iterable[Any]) -> bool:
    """Return whether items consist only of JSON's own types."""
    for item in items:
        kind: type = type(item)  # pyright: ignore[reportUnknownVariableType]
        if kind in PLAIN:
            continue
        if kind is not dict and kind is not list:
            return False
        if not is_plain(item.values() if kind is dict else item):
            return False
    return True


def datetime_to_wire(value: datetime.datetime) -> str:
    """Return the RFC 3339 text, with Z for UTC."""
    text = value.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def check_json(value: Any, at: str, _depth: int = 0) -> None:
    """Raise InvalidArgumentTypeError, with the path, for the first value that JSON cannot represent."""
    if _depth > _DEEPEST:
        raise checks.refuse(at, f"nested at most {_DEEPEST} deep", "deeper (or it contains itself)")
    if isinstance(value, str):
        checks.check_text(value, at)
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise checks.refuse(at, "a finite number", checks.show(value))
    elif is_mapping(value) and not hasattr(value, "_to_wire"):
        for name, item in entries_of(value, at):
            check_json(item, checks.join(at, name), _depth + 1)
    elif is_items(value):
        items: Collection[Any] = value
        for index, item in enumerate(items):
            check_json(item, f"{at}[{index}]", _depth + 1)
    elif (number := int(value) if isinstance(value, bool) else checks.as_index(value)) is not None:
        checks.check_bits(number, at, checks.MOST_BITS)
    elif not (
        value is None
        or isinstance(value, (Enum, datetime.date, datetime.time))
        or _is_text(value)
        or hasattr(value, "_to_wire")
    ):
        raise checks.refuse_type(at, "a JSON-serializable value", value)


def entries_of(value: Mapping[Any, Any], at: str) -> Iterator[tuple[str, Any]]:
    """Iterate over names and values as in JSON; raise InvalidArgumentError for an invalid key."""
    seen: dict[str, Any] = {}
    for key, item in value.items():
        if not isinstance(key, (str, int, Enum)):
            raise checks.refuse_type(at, "a mapping with string keys", key)
        name = _key(key)
        checks.check_text(name, f"a field name in {at}")
        if name in seen:
            raise checks.refuse(at, "a mapping without duplicate keys", f"one with both {seen[name]!r} and {key!r}")
        seen[name] = key
        if item is not UNSET:
            yield name, item


def _key(key: Any) -> str:
    """Return a key as a JSON string."""
    if type(key) is str:
        return key
    value = to_wire(key)
    return value if isinstance(value, str) else json.dumps(value)


def dump_json(value: Any) -> bytes:
    """Return `value` as JSON in UTF-8."""
    wire = to_wire(value, sending=True)
    return _ENCODER.encode(wire).encode()


def _refuse_file(value: object) -> Any:
    raise checks.refuse_type("", "a JSON-serializable value, or sent as a form", value)


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_refuse_file)
