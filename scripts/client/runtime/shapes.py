"""Questions about JSON-like values, with answers that type checkers understand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeGuard


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Return whether a value is a list."""
    return isinstance(value, list)


def is_dict(value: object) -> TypeGuard[dict[str, Any]]:
    """Return whether a value is a dict, as JSON objects are."""
    return isinstance(value, dict)


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Return whether a value is a mapping of any kind."""
    return isinstance(value, Mapping)


def is_items(value: object) -> TypeGuard[Collection[Any]]:
    """Return whether a value is a list, a tuple or a set."""
    return isinstance(value, (list, tuple, set, frozenset))


def is_sequence(value: object) -> TypeGuard[Collection[Any]]:
    """Return whether a value is a sequence of any kind, or a set."""
    return isinstance(value, (Sequence, set, frozenset))
