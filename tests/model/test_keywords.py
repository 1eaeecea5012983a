"""Keywords of a single schema."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.model.api import MISSING, Schema
from scripts.model.keywords import (
    alternatives_of,
    annotate,
    common_type,
    constant,
    is_file,
    limits_of,
    types_of,
    value_names,
)


@pytest.mark.parametrize(
    ("node", "types"),
    [
        ({"type": "string"}, ["string"]),
        ({"type": ["string", "null"]}, ["string", "null"]),
        ({"properties": {}}, ["object"]),
        ({"items": {}}, ["array"]),
        ({"maxLength": 3}, ["string"]),
        ({"minimum": 3}, ["number"]),
        ({"description": "Anything."}, []),
    ],
)
def test_types_are_implied_by_other_keywords(node: dict[str, Any], types: list[str]) -> None:
    """A schema without a type has the type that its other keywords imply."""
    assert types_of(node) == types


def test_limits_of_a_type_alone() -> None:
    """Limits of another type are ignored; the exclusive ones of OpenAPI 3.0 become numbers."""
    node = {"minLength": 1, "minimum": 2, "exclusiveMinimum": True, "exclusiveMaximum": False, "maximum": 9}
    assert limits_of(node, "string") == {"minLength": 1}
    assert limits_of(node, "integer") == {"exclusiveMinimum": 2, "maximum": 9}
    assert limits_of(node, "boolean") == {}


def test_whole_limits_are_integers() -> None:
    """Lengths and the limits of integers may be written with a point."""
    assert repr(limits_of({"maxLength": 5.0, "minLength": 1}, "string")) == "{'minLength': 1, 'maxLength': 5}"
    assert repr(limits_of({"maximum": 9.0, "minimum": 0.5}, "integer")) == "{'minimum': 0.5, 'maximum': 9}"
    assert repr(limits_of({"maximum": 9.0}, "number")) == "{'maximum': 9.0}"


def test_unions() -> None:
    """`oneOf` or `anyOf` lists the options, both are combined; options that only require properties are not unions."""
    a, b = {"type": "string"}, {"type": "integer"}
    assert alternatives_of({"anyOf": [a, b]}) == ("anyOf", [a, b])
    assert alternatives_of({"oneOf": [a], "anyOf": [b]}) == ("oneOf", [{"allOf": [a, b]}])
    assert alternatives_of({"oneOf": [{"required": ["x"]}]}) is None


@pytest.mark.parametrize(
    ("node", "file"),
    [
        ({"contentMediaType": "image/png"}, True),
        ({"contentMediaType": "application/octet-stream", "contentEncoding": "binary"}, True),
        ({"contentMediaType": "image/png", "contentEncoding": "base64"}, False),
        ({"contentMediaType": "application/json"}, False),
        ({}, False),
    ],
)
def test_files_of_openapi_3_1(node: dict[str, Any], file: bool) -> None:
    """A file is raw bytes, not text or encoded bytes."""
    assert is_file(node) is file


def test_annotations_go_on_top() -> None:
    """Annotations replace earlier ones, absent ones change nothing, and flags stay set."""
    schema = Schema(kind="string", pointer="/a", title="T", description="Old.", deprecated=True)
    annotate(schema, {"description": "New.", "default": None, "examples": ["a", "b"], "readOnly": True})
    assert (schema.title, schema.description, schema.default) == ("T", "New.", None)
    assert (schema.examples, schema.deprecated, schema.read_only) == (("a", "b"), True, True)
    assert annotate(Schema(kind="string", pointer="/a"), {"example": 3}).examples == (3,)
    assert annotate(Schema(kind="string", pointer="/a"), {}).default is MISSING


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (("a", "b"), "string"), ((1, 2), "integer"), ((1, 2.5), "number"), ((True, False), "boolean"),
        ((1, True), None), (("a", 1), None), (([],), None), ((), None),
    ],
)  # fmt: skip
def test_the_type_that_values_share(values: tuple[Any, ...], kind: str | None) -> None:
    """Integers count as numbers, booleans do not count as integers."""
    assert common_type(values) == kind


def test_constants() -> None:
    """A constant has its type and is its only value; a null constant is null."""
    assert (constant(3, "/a").kind, constant(3, "/a").values) == ("integer", (3,))
    assert constant(None, "/a").kind == "null"
    assert constant({}, "/a").kind == "any"


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (("on", "off"), ("ON", "OFF")),
        (("date", "-date"), ("DATE", "NEGATIVE_DATE")),
        ((1, -1), ("VALUE_1", "VALUE_NEGATIVE_1")),
        (("a b", "a-b"), ("A_B", "A_B_2")),
        (("", "1x", "name"), ("VALUE_0", "VALUE_1X", "NAME_2")),
    ],
)
def test_names_of_enum_members(values: tuple[Any, ...], names: tuple[str, ...]) -> None:
    """Each member has a valid, unique Python name."""
    assert value_names(values, None) == names
