"""YAML and JSON are read as plain data with locations."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.spec.problems import Position
from scripts.spec.yaml_reader import MAX_DEPTH, UnreadableError, parse


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"), ("yes", "yes"), ("on", "on"), ("~", None), ("", None), ("Null", None), ("true", True),
        ("FALSE", False), ("2024-01-01", "2024-01-01"), ("1.10", 1.1), ("010", 10), ("0o17", 15), ("0x1F", 31),
        ("1e3", 1000.0), ("-.5", -0.5), ("+7", 7), ("1_000", "1_000"), ("12:30", "12:30"),
        ('"5"', "5"), ("'no'", "no"), ("!!str 5", "5"), ("!!float 5", 5.0), ("!!int 5", 5),
        ("!!timestamp 2024-01-01", "2024-01-01"), ("0.1.2", "0.1.2"),
    ],
)  # fmt: skip
def test_scalars_follow_yaml_1_2(text: str, value: Any) -> None:
    """Dates, booleans and octal numbers of older YAML versions are strings or plain numbers."""
    data = parse(f"a: {text}\n").data["a"]
    assert data == value
    assert type(data) is type(value)


def test_places_of_keys_and_values() -> None:
    """Lines and columns count from 1, in mappings and in lists."""
    parsed = parse("a:\n  - b: 1\n  -   c\n")
    assert parsed.places.root == Position(1, 1)
    assert parsed.places.of[id(parsed.data)]["a"] == (Position(1, 1), Position(2, 3))
    assert parsed.places.of[id(parsed.data["a"])] == {
        0: (Position(2, 5), Position(2, 5)),
        1: (Position(3, 7), Position(3, 7)),
    }


def test_json_is_read_too() -> None:
    """Surrogate pairs are the one character that they encode; escaped backslashes are not."""
    assert parse('{"a": "\\ud83d\\ude00", "b": "\\\\ud83d\\\\ude00", "c": [1, null]}').data == {
        "a": "😀", "b": "\\ud83d\\ude00", "c": [1, None],
    }  # fmt: skip


def test_anchors_aliases_and_merge_keys() -> None:
    """A mapping's own keys override merged ones, and the first of several sources overrides later ones."""
    text = 'a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc: {<<: [*a, *b], x: 9}\nd: *a\n"<<": text\n'
    assert parse("&a x: 1\nb: {*a : 2}\nc: &n 7\n? *n\n: 3\n").data == {"x": 1, "b": {"x": 2}, "c": 7, "7": 3}
    assert parse("a: &a true\nb: {*a : 1}\nc: &c 1.10\nd: {*c : 2}\n").data["b"] == {"true": 1}
    assert parse("c: &c 1.10\nd: {*c : 2}\n").data["d"] == {"1.10": 2}
    data = parse(text).data
    assert data["c"] == {"x": 9, "y": 2, "z": 4}
    assert data["d"] is data["a"]
    assert data["<<"] == "text"


@pytest.mark.parametrize(
    ("text", "line", "harmless", "data"),
    [
        ("a: 1\na: 2\n", 2, True, {"a": 2}),
        ("a: {b: 1}\na: {b: 1}\n", 2, True, {"a": {"b": 1}}),
        ("a: {b: 1}\na: {b: 2}\n", 2, False, {"a": {"b": 1}}),
        ("a: " + "9" * 5000, 1, False, {"a": 0}),
        ("a: .inf\n", 1, True, {"a": ".inf"}),
        ("a: !odd 5\n", 1, True, {"a": "5"}),
        ("a: {<<: 3, b: 1}\n", 1, False, {"a": {"b": 1}}),
    ],
)
def test_mistakes_leave_the_rest_readable(text: str, line: int, harmless: bool, data: Any) -> None:
    """The fix of a mistake loses nothing if the mistake is called harmless."""
    parsed = parse(text)
    (mistake,) = parsed.mistakes
    assert (mistake.position.line, mistake.harmless, parsed.data) == (line, harmless, data)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b: c\n", 1, 5), ("a: [1\nb: 2\n", 2, 2), ('a: "b\n', 1, 4), ("a:\n\tb: 1\n", 2, 1), ("a: @b\n", 1, 4),
        ("a: *b\n", 1, 4), ("a: &a [*a]\n", 1, 8), ("a: 1\n---\nb: 1\n", 2, 1), ("[a]: 1\n", 1, 1),
        ("a: &a [1]\nb: {*a : 1}\n", 2, 5), ("a: \x01\n", 1, 4),
        ("[" * (MAX_DEPTH + 1), 1, MAX_DEPTH + 1),
    ],
)  # fmt: skip
def test_what_is_no_yaml_has_a_place(text: str, line: int, column: int) -> None:
    """The first reason why a text cannot be read is reported with its location."""
    with pytest.raises(UnreadableError) as caught:
        parse(text)
    assert (caught.value.position.line, caught.value.position.column) == (line, column)


def test_aliases_that_blow_up_are_refused() -> None:
    """A few lines that expand to millions of values are rejected."""
    levels = [f"l{number}: &l{number} [{', '.join([f'*l{number - 1}'] * 10)}]" for number in range(1, 8)]
    with pytest.raises(UnreadableError, match="aliases"):
        parse("l0: &l0 [x]\n" + "\n".join(levels))


@pytest.mark.parametrize(
    ("text", "line", "column", "cause"),
    [
        ('{\n// Not here.\n"a": 1}', 2, 1, "no comments"),
        ('{"a": 1,\n"b" 2, "c": {"d": 3}}', 2, 5, "expecting ':' delimiter"),
        ('{"a": [1, 2}', 1, 12, "expecting ',' delimiter"),
    ],
)
def test_what_is_no_json_has_a_place_in_a_json_file(text: str, line: int, column: int, cause: str) -> None:
    """The first thing that JSON does not allow, unless YAML can read all of it."""
    with pytest.raises(UnreadableError, match=cause) as caught:
        parse(text, named_json=True)
    assert (caught.value.position.line, caught.value.position.column) == (line, column)
    assert parse('{"a": [1, 2,],}', named_json=True).data == {"a": [1, 2]}
