"""Facts of OpenAPI itself."""

from __future__ import annotations

import re
import warnings
from typing import Any

import pytest

from scripts.spec.openapi import (
    LIMITS,
    as_query,
    credential_place,
    is_json,
    limits_of_type,
    python_pattern,
    why_unchecked,
    with_plain_limits,
)


@pytest.mark.parametrize(
    ("node", "plain"),
    [
        ({"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}),
        ({"maximum": 9, "exclusiveMaximum": False}, {"maximum": 9}),
        ({"exclusiveMaximum": True}, {}),
        ({"minimum": 1, "exclusiveMinimum": 2}, {"minimum": 1, "exclusiveMinimum": 2}),
    ],
)
def test_exclusive_limits_are_numbers(node: dict[str, Any], plain: dict[str, Any]) -> None:
    """The booleans of OpenAPI 3.0 become the numbers of 3.1."""
    assert with_plain_limits(node) == plain


@pytest.mark.parametrize(
    ("media_type", "expected"),
    [
        ("application/json", True),
        ("text/json", True),
        ("Application/Problem+JSON; charset=utf-8", True),
        ("application/x-ndjson", False),
        ("application/json-seq", False),
        ("text/plain; format=application/json", False),
    ],
)
def test_which_media_types_are_json(media_type: str, expected: bool) -> None:
    """JSON media types are recognised by name or suffix, whatever their case and parameters."""
    assert is_json(media_type) is expected


def test_every_limit_belongs_to_one_type() -> None:
    """The thirteen limits belong to four types; integers have those of numbers."""
    parted = [key for kind in ("number", "string", "array", "object") for key in limits_of_type(kind)]
    assert parted == [limit.keyword for limit in LIMITS]
    assert len(set(parted)) == 13
    assert limits_of_type("integer") == limits_of_type("number")


@pytest.mark.parametrize(
    ("keyword", "before", "after", "narrower"),
    [("minimum", 1, 2, True), ("minimum", 2, 1, False), ("maxLength", 2, 1, True), ("pattern", "a", "b", True)],
)
def test_which_limits_narrow(keyword: str, before: Any, after: Any, narrower: bool) -> None:
    """A higher lower limit, a lower upper one, and any change of an exact one allow less."""
    limit = next(each for each in LIMITS if each.keyword == keyword)
    assert limit.narrows(before, after) is narrower


@pytest.mark.parametrize(
    ("scheme", "place"),
    [
        ({"type": "apiKey", "in": "header", "name": "X-Key"}, "header x-key"),
        ({"type": "apiKey", "in": "query", "name": "Key"}, "query Key"),
        ({"type": "apiKey", "in": "cookie", "name": "Key"}, "cookie Key"),
        ({"type": "http", "scheme": "Basic"}, "header authorization"),
        ({"type": "http", "scheme": "bearer"}, "header authorization"),
        ({"type": "oauth2", "flows": {}}, "header authorization"),
        ({"type": "openIdConnect", "openIdConnectUrl": "/id"}, "header authorization"),
        ({"type": "http", "scheme": "digest"}, ""),
        ({"type": "mutualTLS"}, ""),
        ({}, ""),
    ],
)
def test_where_a_scheme_puts_its_key(scheme: dict[str, Any], place: str) -> None:
    """Header names are case-insensitive; some schemes have no place for a key."""
    assert credential_place(scheme) == place


def test_patterns_that_python_cannot_read_are_none() -> None:
    """Patterns that Python cannot read are left to the server."""
    assert python_pattern("^a+$") == "^a+$"
    assert python_pattern(r"\p{L}+") is None
    assert python_pattern(3) is None


@pytest.mark.parametrize("pattern", ["^[[:alpha:]]+$", "^[a-z&&[^b]]$", "[a||b]", "[[a-z]+]"])
def test_patterns_that_python_may_read_differently_are_none(pattern: str) -> None:
    """Sets of other dialects, which Python warns of, are left to the server, even if compiled before."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        re.compile(pattern, re.ASCII)
    assert python_pattern(pattern) is None
    assert why_unchecked(pattern) == "Python may read it differently"


def test_a_parameter_that_is_the_whole_query() -> None:
    """The fields of OpenAPI 3.2's `querystring` are those of an object in the query; without a schema, any."""
    schema = {"type": "object", "properties": {"a": {}}}
    parameter = {
        "name": "all",
        "in": "querystring",
        "content": {"application/x-www-form-urlencoded": {"schema": schema}},
    }
    common = {"name": "all", "in": "query", "style": "form", "explode": True}
    assert as_query(parameter) == {**common, "schema": schema}
    assert as_query({"name": "all", "in": "querystring", "content": {}}) == {**common, "schema": True}


@pytest.mark.parametrize("pattern", ["[[:alpha:]]+", "[a--b]", "(?<year>a)"])
def test_patterns_that_python_reads_in_another_way(pattern: str) -> None:
    """They are not used, also where Python only warns that it will read them differently."""
    assert python_pattern(pattern) is None
