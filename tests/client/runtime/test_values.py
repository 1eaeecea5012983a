"""Immutable classes of named values."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.client.runtime.values import EMPTY, Values


class Box(Values):
    """A class with one required and two optional values."""

    key: str
    size: int = 1
    more: Mapping[str, int] = EMPTY


def test_values_are_given_in_order_or_by_name() -> None:
    """Omitted values have their defaults."""
    assert Box("a", 2) == Box(size=2, key="a") and Box("a").size == 1 and Box("a").more == {}


def test_equal_are_those_of_one_class_with_the_same_values() -> None:
    """A default equals the same value passed explicitly."""
    assert Box("a") == Box("a", 1) and Box("a") != Box("b") and Box("a") != "a"


def test_replacing_makes_another_one() -> None:
    """Replacing a value leaves the original unchanged."""
    box = Box("a", 2)
    assert box.replace(key="b") == Box("b", 2) and box == Box("a", 2)


def test_the_repr_shows_no_value() -> None:
    """A key is not shown by tools that collect errors."""
    assert "sak_secret" not in repr(Box("sak_secret"))
