"""Schemas as type hints and as codecs."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.client.types import is_secret, join_hints, may_be_null
from tests.apis import schema_of
from tests.client.views import typed

OTHER = {"type": "object", "properties": {"a": {"type": "string"}}}
KIND = {"type": "string", "enum": ["a"]}
LEVEL = {"type": "integer", "enum": [1, 2]}
REF = {"$ref": "#/components/schemas/Other"}
DISCRIMINATED = {"oneOf": [REF, {"$ref": "#/components/schemas/More"}], "discriminator": {"propertyName": "a"}}

ROWS: list[tuple[dict[str, Any], str, str, str]] = [
    # the schema, its hint as it is read, as it is given, and its codec
    ({"type": "string"}, "str", "str", "_c.STRING"),
    ({"type": ["string", "null"]}, "str | None", "str | None", "_c.Nullable(_c.STRING)"),
    ({"type": "string", "format": "date"}, "datetime.date", "datetime.date", "_c.DATE"),
    ({"type": "string", "format": "uuid"}, "UUID", "UUID", "_c.UUID_"),
    ({"type": "string", "format": "binary"}, "bytes", "FileContent", "_c.BINARY"),
    ({"type": "string", "minLength": 1, "pattern": "^a$"}, "str", "str", "_c.String(min_length=1, pattern='^a$')"),
    ({"type": "string", "pattern": "a+$"}, "str", "str", "_c.String(pattern='a+$', matched_up_to=1000)"),
    ({"type": "integer"}, "int", "int", "_c.INTEGER"),
    ({"type": "integer", "minimum": 0, "format": "int64"}, "int", "int", "_c.Integer(minimum=0, bits=64)"),
    ({"type": "number", "multipleOf": 0.5}, "float", "float", "_c.Number(multiple_of=0.5)"),
    ({"type": "boolean"}, "bool", "bool", "_c.BOOLEAN"),
    ({"type": "null"}, "None", "None", "_c.NULL"),
    ({"const": 3}, "int", "int", "_c.Const(3)"),
    ({"type": "array", "items": {"type": "integer"}, "maxItems": 2}, "list[int]", "Sequence[int]",
     "_n.ListOf(_c.INTEGER, max_items=2)"),
    ({"type": "object", "additionalProperties": {"type": "integer"}}, "dict[str, int]", "Mapping[str, int]",
     "_n.MapOf(_c.INTEGER)"),
    ({"oneOf": [{"type": "string"}, {"type": "integer"}]}, "str | int", "str | int", "_n.OneOf(_c.STRING, _c.INTEGER)"),
    (REF, "Other", "Other | Mapping[str, Any]", "_n.Object('other', 'Other')"),
    ({"$ref": "#/components/schemas/Kind"}, "Kind | str", "Kind | str", "_n.EnumOf('kind', 'Kind', str)"),
    ({"$ref": "#/components/schemas/Level"}, "Level | int", "Level | int", "_n.EnumOf('level', 'Level', int)"),
    (DISCRIMINATED, "Other | More", "Other | Mapping[str, Any] | More",
     "_n.OneOf(_n.Object('other', 'Other'), _n.Object('more', 'More'), discriminator='a', "
     "mapping={'Other': _n.Object('other', 'Other'), 'More': _n.Object('more', 'More')})"),
    ({}, "Any", "Any", "_n.ANY"),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "read", "given", "codec"), ROWS)
def test_hints_and_codecs(schema: dict[str, Any], read: str, given: str, codec: str) -> None:
    """A result's hint is exact, an argument's may be wider, and the codec contains the limits."""
    types, made, _ = typed(schema, Other=OTHER, More={**OTHER, "description": "More."}, Kind=KIND, Level=LEVEL)
    assert (types.hint(made), types.hint(made, sent=True), types.codec(made)) == (read, given, codec)


def test_nothing_known() -> None:
    """A schema without information is `Any`."""
    types, _, _ = typed({})
    assert (types.hint(None), types.codec(None)) == ("Any", "_n.ANY")


def test_prefixes_and_secrets() -> None:
    """Classes may be qualified with their module, and a secret's codec says so."""
    types, made, _ = typed(REF, Other=OTHER)
    assert types.hint(made, prefix="models.") == "models.Other"
    types, made, _ = typed({"type": "string"})
    assert types.codec(made, secret=True) == "_c.String(secret=True)"


@pytest.mark.parametrize(
    ("schema", "name", "secret"),
    [
        ({"type": "string"}, "api_key", True), ({"type": "string"}, "secret_token", True),
        ({"type": "string"}, "pins", True),
        ({"type": "string"}, "monkey", False), ({"type": "string"}, "spin", False), ({"type": "integer"}, "key", False),
        ({"type": "string", "format": "password"}, "word", True), ({"type": "string", "writeOnly": True}, "a", True),
    ],
)  # fmt: skip
def test_what_is_masked(schema: dict[str, Any], name: str, secret: bool) -> None:
    """Secrets are recognised by format, direction, or a word in the name; numbers are never secrets."""
    assert is_secret(schema_of(schema)[1], name) is secret


@pytest.mark.parametrize(
    ("hints", "union"),
    [
        (["str", "int", "str"], "str | int"), (["None", "str"], "str | None"), (["Any", "str"], "Any"), ([], "Any"),
        (["dict[str, int | None]", "str | None"], "dict[str, int | None] | str | None"),
    ],
)  # fmt: skip
def test_unions_of_hints(hints: list[str], union: str) -> None:
    """Union members occur once, None is last, Any absorbs the rest; nested brackets stay intact."""
    assert join_hints(hints) == union


def test_null_is_a_value_of_some_types() -> None:
    """Only null at the top level counts."""
    assert [may_be_null(hint) for hint in ("str | None", "Any", "list[None]", "str")] == [True, True, False, False]
