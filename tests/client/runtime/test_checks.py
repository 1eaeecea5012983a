"""Limits: values just inside and outside, and what a message shows."""

from __future__ import annotations

import re
from typing import Any

import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.checks import (
    NumberLimits,
    SizeLimits,
    TextLimits,
    as_index,
    check_bits,
    check_text,
    compile_pattern,
    count,
    join,
    refuse,
    refuse_missing,
    refuse_type,
    show,
)


def refused(error: pytest.ExceptionInfo[errors.InvalidArgumentError]) -> tuple[str, str]:
    """Return what the error tells programs."""
    return error.value.argument, error.value.allowed


@pytest.mark.parametrize(
    ("limits", "inside", "outside"),
    [
        ({"minimum": 1}, (1, 2.5), (0, 0.999)), ({"maximum": 5}, (5, -1), (6, 5.1)),
        ({"exclusive_minimum": 1}, (2, 1.01), (1, 1.0)), ({"exclusive_maximum": 5}, (4, 4.99), (5, 5.0)),
        ({"multiple_of": 5}, (0, -10, 5.0, 2**70 * 5), (4, 2.5, 2**70 * 5 + 1)),
        ({"multiple_of": 0.01}, (0.07, 19.99, 1), (0.075, 1e-4)), ({}, (10**400, -1e308), ()),
        ({"minimum": 0, "maximum": 0}, (0, -0.0), (1, -1)),
    ],
)  # fmt: skip
def test_numbers(limits: dict[str, float], inside: tuple[float, ...], outside: tuple[float, ...]) -> None:
    """Each limit is inclusive or exclusive as declared, and `multipleOf` works for hundredths."""
    for value in inside:
        NumberLimits(**limits).check(value, "n")
    for value in outside:
        with pytest.raises(errors.InvalidArgumentError, match="n must be") as caught:
            NumberLimits(**limits).check(value, "n")
        assert not isinstance(caught.value, TypeError)


@pytest.mark.parametrize(
    ("limits", "inside", "outside"),
    [
        ({"minimum": 2}, ("ab", "🙂🙂"), ("", "a", "🙂")), ({"maximum": 2}, ("", "🙂🙂"), ("abc",)),
        ({"max_bytes": 4}, ("abcd", "🙂", "üü"), ("abcde", "🙂a", "üüü")),
        ({"max_character": "\uffff"}, ("ü€", ""), ("a🙂",)),
        ({"pattern": "^a+$"}, ("a", "aaa"), ("", "b", "a\n")), ({"pattern": r"\d"}, ("x5",), ("x٣", "x")),
        ({"pattern": "^a$", "matched_up_to": 3}, ("a", "bbbb"), ("bbb",)),
    ],
)  # fmt: skip
def test_texts(limits: dict[str, Any], inside: tuple[str, ...], outside: tuple[str, ...]) -> None:
    """Lengths count characters, bytes count UTF-8, and slow patterns are not tried on long strings."""
    for value in inside:
        TextLimits(**limits).check(value, "t", secret=False)
    for value in outside:
        with pytest.raises(errors.InvalidArgumentError, match="t must be"):
            TextLimits(**limits).check(value, "t", secret=False)


@pytest.mark.parametrize("limits", [{"minimum": 99}, {"maximum": 1}, {"max_bytes": 1}, {"pattern": "^x$"}])
def test_secret_texts_are_not_shown(limits: dict[str, Any]) -> None:
    """A secret outside its limits shows only its kind."""
    with pytest.raises(errors.InvalidArgumentError, match=r"sak_\*\*\*") as caught:
        TextLimits(**limits).check("sak_secretsecret", "t", secret=True)
    assert "secretsecret" not in str(caught.value)


@pytest.mark.parametrize(
    ("pattern", "matches", "fails"),
    [("^a$", "a", "a\n"), (r"^a\$", "a$", "a"), (r"a\\$", "a\\", "a\\\n"), ("a|b$", "b", "c"), ("^[$]$", "$", "$\n")],
)
def test_patterns_are_those_of_ecmascript(pattern: str, matches: str, fails: str) -> None:
    """A dollar sign matches only the very end, unless it is escaped."""
    compiled = compile_pattern(pattern)
    assert compiled.search(matches) and not compiled.search(fails)


def test_sizes() -> None:
    """Limits of lists and objects are described in the singular or plural."""
    limits = SizeLimits(1, 2)
    limits.check(1, "l")
    limits.check(2, "l")
    for size, allowed in ((0, "at least 1 item"), (3, "at most 2 items")):
        with pytest.raises(errors.InvalidArgumentError) as caught:
            limits.check(size, "l")
        assert refused(caught) == ("l", allowed)
    with pytest.raises(errors.InvalidArgumentError, match="at least 2 properties"):
        SizeLimits(2, unit="property").check(1, "o")


def test_repetition() -> None:
    """Items that differ only in order are equal, of any type; without `uniqueItems` nothing is compared."""
    SizeLimits(unique=True).check_unique([{"a": 1}, {"a": 2}, [], ()], "l")
    SizeLimits().check_unique([1, 1], "l")
    with pytest.raises(errors.InvalidArgumentError, match=re.escape("{'a': 1} twice")):
        SizeLimits(unique=True).check_unique([{"a": 1}, 2, {"a": 1}], "l")


def test_bits() -> None:
    """The largest and smallest signed integers of a format are valid; one beyond either is not."""
    for value in (127, -128, 0):
        check_bits(value, "n", 8)
    for value in (128, -129, 10**5000):
        with pytest.raises(errors.InvalidArgumentError, match="at most 8 bits"):
            check_bits(value, "n", 8)


def test_half_characters() -> None:
    """A string that UTF-8 cannot encode is rejected before it is encoded."""
    check_text("päh 🙂", "t")
    with pytest.raises(errors.InvalidArgumentError) as caught:
        check_text("a\ud83d", "t")
    assert caught.value.argument == "t"


def test_whole_numbers_of_other_libraries() -> None:
    """A value with `__index__` is an integer, except booleans and values whose `__index__` raises."""

    class Whole:
        def __index__(self) -> int:
            return 3

    class Array:
        def __index__(self) -> int:
            raise TypeError

    assert [as_index(each) for each in (5, Whole(), Array(), True, 1.0, "1", None)] == [5, 3, *[None] * 5]


@pytest.mark.parametrize(
    ("value", "secret", "shown"),
    [
        ("a", False, "'a'"), ("x" * 100, False, "'" + "x" * 58 + "…"),
        pytest.param(10**5000, False, "a huge int", id="huge"),
        ("sak_secretsecret", True, "sak_***"), (12345, True, "***"), (None, True, "None"), ("", True, "***"),
    ],
)  # fmt: skip
def test_shown_values(value: Any, secret: bool, shown: str) -> None:
    """Messages show values shortened, and only the kind of a secret."""
    assert show(value, secret=secret) == shown


def test_errors() -> None:
    """Errors name location, limit and value; a value without a name is the body."""
    assert str(refuse("a.b", "at most 5", "6")) == "a.b must be at most 5, not 6"
    assert refuse("", "an object", "5").argument == "body"
    wrong = refuse_type("a", "a string", 5)
    assert (str(wrong), wrong.allowed) == ("a must be a string, not 5 (int)", "a string")
    assert isinstance(wrong, TypeError) and isinstance(wrong, ValueError)
    assert "sak_***" in str(refuse_type("a", "an integer", "sak_secretsecret", secret=True))
    assert isinstance(refuse_missing("a"), TypeError) and refuse_missing("a").argument == "a"


def test_words() -> None:
    """Numbers and paths are shown as written."""
    assert [count(1, "item"), count(0, "byte"), count(2, "property"), count(1, "property")] == [
        "1 item", "0 bytes", "2 properties", "1 property",
    ]  # fmt: skip
    assert (join("", "a"), join("a", "b")) == ("a", "a.b")
