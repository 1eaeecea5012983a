"""Classes of named values."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.client.runtime.values import EMPTY, Values


class Box(Values):
    """A class with a value that must be given and two that need not."""

    key: str
    size: int = 1
    more: Mapping[str, int] = EMPTY


def test_values_are_given_in_order_or_by_name() -> None:
    """What is omitted has its default."""
    assert Box("a", 2) == Box(size=2, key="a") and Box("a").size == 1 and Box("a").more == {}


def test_equal_are_those_of_one_class_with_the_same_values() -> None:
    """A default counts like a value that was given."""
    assert Box("a") == Box("a", 1) and Box("a") != Box("b") and Box("a") != "a"


def test_replacing_makes_another_one() -> None:
    """The first stays as it is."""
    box = Box("a", 2)
    assert box.replace(key="b") == Box("b", 2) and box == Box("a", 2)


def test_the_repr_shows_no_value() -> None:
    """A key stays out of what tools that collect errors show."""
    assert "sak_secret" not in repr(Box("sak_secret"))
