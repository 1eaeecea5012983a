"""Two schemas compared in the direction in which their values travel."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.changes.notes import Shared
from scripts.changes.schemas import SchemaComparison, describe
from tests.apis import schema_of

OTHER = {"type": "object", "properties": {"a": {"type": "string"}}}


def noted(old: dict[str, Any], new: dict[str, Any], *, sent: bool) -> list[tuple[str, str, bool]]:
    """Return the notes about a value whose schema changed from one to the other."""
    found: list[tuple[str, str, bool]] = []

    def note(kind: Any, where: str, text: str, *, breaking: bool, pointer: str = "") -> None:
        assert where in ("here", "Other", "Thing", "It")
        found.append((kind, text, breaking))

    (before, one), (after, other) = schema_of(old, Other=OTHER), schema_of(new, Other=OTHER)
    SchemaComparison(before, after, "here", Shared(note), sent=sent).compare(one, other, "it")
    return found


TEXT, NUMBER, WHOLE = {"type": "string"}, {"type": "number"}, {"type": "integer"}
BMP, EVERY = {"x-max-character": "U+FFFF"}, {"x-max-character": "U+10FFFF"}
REFERENCE = {"$ref": "#/components/schemas/Other"}


def list_of(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def map_of(value: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": value}


def one_of(*types: str) -> dict[str, Any]:
    return {"oneOf": [{"type": each} for each in types]}


ROWS: list[tuple[dict[str, Any], dict[str, Any], str, bool, bool]] = [
    # before, after, the expected text, whether it breaks senders, whether it breaks readers
    (TEXT, {"type": ["string", "null"]}, "it may now be null", False, True),
    ({"type": ["string", "null"]}, TEXT, "it may no longer be null", True, False),
    (WHOLE, NUMBER, "type of it is now number, was integer", False, True),
    (NUMBER, WHOLE, "type of it is now integer, was number", True, False),
    (TEXT, WHOLE, "type of it is now integer, was string", True, True),
    (TEXT, {}, "type of it is now anything, was string", False, True),
    (TEXT, TEXT | {"format": "date"}, "type of it is now string (date), was string", True, True),
    (TEXT | {"maxLength": 5}, TEXT | {"maxLength": 3}, "maxLength of it is now `3`, was `5`", True, False),
    (TEXT | {"maxLength": 3}, TEXT | {"maxLength": 5}, "maxLength of it is now `5`, was `3`", False, False),
    (WHOLE, WHOLE | {"minimum": 1}, "minimum of it is now `1`, was not set", True, False),
    (WHOLE | {"minimum": 1}, WHOLE, "minimum of it is now not set, was `1`", False, False),
    (list_of(TEXT | {"minLength": 1}), list_of(TEXT), "minLength of item of it is now not set, was `1`", False, False),
    (map_of(WHOLE), map_of(TEXT), "type of value in it is now string, was integer", True, True),
    (one_of("string", "integer"), one_of("string", "integer", "boolean"), "it may now be boolean", False, True),
    (one_of("string", "integer", "boolean"), one_of("string", "integer"), "it may no longer be boolean", True, False),
    (TEXT | {"x-max-bytes": 99}, TEXT | {"x-max-bytes": 100}, "x-max-bytes of it is now `100`, was `99`", False, False),
    (TEXT | {"x-max-bytes": 99}, TEXT | {"x-max-bytes": 9}, "x-max-bytes of it is now `9`, was `99`", True, False),
    (TEXT | BMP, TEXT | EVERY, "x-max-character of it is now `U+10FFFF`, was `U+FFFF`", False, False),
    (TEXT | EVERY, TEXT | BMP, "x-max-character of it is now `U+FFFF`, was `U+10FFFF`", True, False),
    (REFERENCE, TEXT, "type of it is now string, was `Other`", True, True),
    (WHOLE | {"format": "int32"}, WHOLE | {"format": "int64"},
     "format of it is now `int64`, was `int32`", False, False),
    (WHOLE | {"format": "int64"}, WHOLE | {"format": "int32"}, "format of it is now `int32`, was `int64`", True, False),
    (TEXT | {"format": "uri"}, TEXT, "format of it is now not set, was `uri`", False, False),
    (WHOLE | {"minimum": 0}, WHOLE | {"enum": [1, 2]}, "values of it are now limited to `1`, `2`", True, False),
    (one_of("string", "array"), one_of("string", "array", "integer", "boolean"), "it may now be integer or boolean",
     False, True),
    ({}, list_of(REFERENCE), "type of it is now a list of `Other`, was anything", True, True),
    ({}, list_of(TEXT), "type of it is now a list of string, was anything", True, False),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "text", "breaks_sending", "breaks_reading"), ROWS)
def test_a_change_breaks_whom_it_narrows(
    old: dict[str, Any], new: dict[str, Any], text: str, breaks_sending: bool, breaks_reading: bool
) -> None:
    """A narrower request breaks senders, a wider response breaks readers; limits of responses break no one."""
    assert noted(old, new, sent=True) == [("changed", text, breaks_sending)]
    assert noted(old, new, sent=False) == [("changed", text, breaks_reading)]


def test_defaults_matter_to_who_sends() -> None:
    """A changed default affects senders who omit the value; a new default breaks no one."""
    one, other = {"type": "string", "default": "a"}, {"type": "string", "default": "b"}
    assert noted(one, other, sent=True) == [
        ("changed", "default of it is now `b`, was `a`: requests that omit it now have a different effect", True)
    ]
    assert noted({"type": "string"}, other, sent=True) == [("changed", "default of it is now `b`, was not set", False)]
    assert noted(one, other, sent=False) == []
    nothing, flag = ({"type": ["string", "null"], "default": None}, {"type": "boolean", "default": True})
    assert noted(nothing, {"type": ["string", "null"]}, sent=True) == []
    assert noted({"type": "boolean"}, flag, sent=True) == [
        ("changed", "default of it is now `true`, was not set", False)
    ]


def test_the_same_is_silent() -> None:
    """Equal schemas of any kind produce no note."""
    for old, _, *_ in ROWS:
        assert noted(old, old, sent=True) == noted(old, old, sent=False) == []


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        (list_of(TEXT), "a list of string"),
        (map_of(WHOLE), "a mapping to integer"),
        (one_of("string", "integer"), "string or integer"),
        (REFERENCE, "`Other`"),
        (TEXT | {"format": "uuid"}, "string (uuid)"),
        ({}, "anything"),
    ],
)
def test_types_in_a_few_words(schema: dict[str, Any], text: str) -> None:
    """Each kind of schema is described in a few words."""
    assert describe(*schema_of(schema, Other=OTHER)) == text
