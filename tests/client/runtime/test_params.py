"""Parameters as text: every OpenAPI style, percent-encoding, and what a header cannot contain."""

from __future__ import annotations

import datetime
from typing import Any, Literal

import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.operation import Location, Parameter
from scripts.client.runtime.params import check_header, cookie_pairs, header_text, path_text, query_pairs, scalar_text

LIST = ["blue", "bl ack", "a,b"]
OBJECT = {"R": 100, "G k": "a/b"}


def parameter(location: Location = "query", **details: Any) -> Parameter:
    """Return a parameter named `c`."""
    return Parameter(**{"name": "c", "wire": "c", "location": location, **details})


Style = Literal["simple", "label", "matrix"]


@pytest.mark.parametrize(
    ("style", "explode", "scalar", "items", "entries"),
    [
        ("simple", False, "a%20b", "blue,bl%20ack,a%2Cb", "R,100,G%20k,a%2Fb"),
        ("simple", True, "a%20b", "blue,bl%20ack,a%2Cb", "R=100,G%20k=a%2Fb"),
        ("label", False, ".a%20b", ".blue,bl%20ack,a%2Cb", ".R,100,G%20k,a%2Fb"),
        ("label", True, ".a%20b", ".blue.bl%20ack.a%2Cb", ".R=100.G%20k=a%2Fb"),
        ("matrix", False, ";c=a%20b", ";c=blue,bl%20ack,a%2Cb", ";c=R,100,G%20k,a%2Fb"),
        ("matrix", True, ";c=a%20b", ";c=blue;c=bl%20ack;c=a%2Cb", ";R=100;G%20k=a%2Fb"),
    ],
)
def test_path_styles(style: Style, explode: bool, scalar: str, items: str, entries: str) -> None:
    """Each path style writes values, lists and objects as in OpenAPI's table."""
    path = parameter("path", style=style, explode=explode)
    assert path_text(path, "a b") == scalar
    assert path_text(path, LIST) == items
    assert path_text(path, OBJECT) == entries


@pytest.mark.parametrize(
    ("value", "text"),
    [("a/b?c#d", "a%2Fb%3Fc%23d"), ("%2F", "%252F"), ("ü", "%C3%BC"), ("a;b=c", "a%3Bb%3Dc"), ("-._~", "-._~")],
)
def test_a_path_value_stays_one_segment(value: str, text: str) -> None:
    """No value can end its path segment, and a value that is already encoded is encoded again."""
    assert path_text(parameter("path", style="simple"), value) == text


@pytest.mark.parametrize(
    ("style", "explode", "items", "entries"),
    [
        ("form", True, "c=blue&c=bl%20ack&c=a%2Cb", "R=100&G%20k=a%2Fb"),
        ("form", False, "c=blue,bl%20ack,a%2Cb", "c=R,100,G%20k,a%2Fb"),
        ("spaceDelimited", False, "c=blue%20bl%20ack%20a%2Cb", "c=R%20100%20G%20k%20a%2Fb"),
        ("pipeDelimited", False, "c=blue|bl%20ack|a%2Cb", "c=R|100|G%20k|a%2Fb"),
        ("deepObject", True, "c[]=blue&c[]=bl%20ack&c[]=a%2Cb", "c[R]=100&c[G%20k]=a%2Fb"),
    ],
)
def test_query_styles(style: str, explode: bool, items: str, entries: str) -> None:
    """Each query style writes lists and objects as in OpenAPI's table; a single value is plain."""
    query = parameter(style=style, explode=explode)
    assert joined(query, LIST) == items
    assert joined(query, OBJECT) == entries
    assert joined(query, "a&b=c") == "c=a%26b%3Dc"


def joined(query: Parameter, value: Any) -> str:
    """Return the query's pairs."""
    return "&".join(f"{name}={text}" for name, text in query_pairs(query, value))


def test_deep_objects() -> None:
    """Nested objects have brackets at each level; only lists of composite values are numbered."""
    query = parameter(style="deepObject")
    assert joined(query, {"a": {"b": [1, 2]}, "c": [{"d": True}]}) == "c[a][b][]=1&c[a][b][]=2&c[c][0][d]=true"
    assert joined(query, {}) == joined(query, []) == ""


def test_names_are_encoded_too() -> None:
    """A name with special characters cannot start another pair."""
    assert query_pairs(parameter(wire="a&b[]"), 1) == [("a%26b%5B%5D", "1")]


def test_reserved_characters() -> None:
    """With `allowReserved`, reserved characters are kept, except those that would end the value or the URL."""
    assert query_pairs(parameter(reserved=True), "/a:b,c?d&e=f#g+h[i]%") == [
        ("c", "/a:b,c?d%26e%3Df%23g%2Bh%5Bi%5D%25")
    ]


def test_json_parameters() -> None:
    """A parameter with `content` is a single JSON text."""
    assert query_pairs(parameter(json=True), {"a": [1, None]}) == [("c", "%7B%22a%22%3A%5B1%2Cnull%5D%7D")]
    assert header_text(parameter("header", json=True), [1, "b"]) == '[1,"b"]'


def test_names_of_python_in_values() -> None:
    """A parameter with another Python name is sent under its API name."""
    fields = parameter(explode=False, names={"pass_thru": "passThru"})
    assert query_pairs(fields, ["id", "pass_thru"]) == [("c", "id,passThru")]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (True, "true"), (False, "false"), (1, "1"), (2.0, "2"), (1.5, "1.5"), ("x", "x"),
        (1e300, str(int(1e300))), ({"a": [1]}, '{"a":[1]}'), ([True], "[true]"),
    ],
)  # fmt: skip
def test_single_values(value: Any, text: str) -> None:
    """Single values are written as in JSON but without quotes, and null as an empty string."""
    assert scalar_text(value) == text


def test_dates() -> None:
    """Dates are sent in RFC 3339, encoded where necessary."""
    moment = datetime.datetime(2026, 1, 2, 3, 4, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
    assert query_pairs(parameter(), moment) == [("c", "2026-01-02T03%3A04%3A00%2B01%3A00")]


@pytest.mark.parametrize(("explode", "text"), [(False, "R,100,G k,a/b"), (True, "R=100,G k=a/b")])
def test_headers(explode: bool, text: str) -> None:
    """Headers are not percent-encoded; lists and objects are comma-separated."""
    header = parameter("header", style="simple", explode=explode)
    assert header_text(header, OBJECT) == text
    assert header_text(header, LIST) == "blue,bl ack,a,b"
    assert header_text(header, None) == "" and header_text(header, True) == "true"


@pytest.mark.parametrize("text", ["a\r\nX-Evil: 1", "a\nb", "ü", "a\x00", "\x7f", "🙂", "\t"])
def test_what_no_header_holds(text: str) -> None:
    """Line breaks, control characters and non-ASCII text are rejected but not shown, because they may be a key."""
    with pytest.raises(errors.InvalidArgumentError) as caught:
        header_text(parameter("header", name="own_header", wire="X-Own"), text)
    assert caught.value.argument == "own_header" and text not in str(caught.value)
    assert check_header("x", "a~ !") == "a~ !"


def test_cookies() -> None:
    """A cookie's value cannot end the cookie."""
    assert cookie_pairs(parameter("cookie"), "a; b=c") == [("c", "a%3B%20b%3Dc")]
