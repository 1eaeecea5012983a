"""Samples write requests like the client's runtime."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.model.api import Content, Operation, Parameter, Schema, Tag
from scripts.samples import wire
from scripts.samples.requests import Argument, SampleRequest

ANY = Schema(kind="any", pointer="")
OPERATION = Operation(
    id="a", method="POST", path="/a", pointer="", module="a", sdk_method="a",
    tag=Tag(name="a", attribute="a", class_name="A"),
)  # fmt: skip


def argument(value: Any, location: Any = "query", env: str = "", **options: Any) -> Argument:
    parameter = Parameter(
        name="p[]", python_name="p", location=location, schema=ANY, required=True, pointer="", **options
    )
    return Argument(parameter=parameter, value=value, env=env)


def request(content: Content, body: Any) -> SampleRequest:
    return SampleRequest(
        operation=OPERATION, name="", title="", description="", base_url="", base_url_env="", key_env="",
        schemes=(), arguments=(), content=content, body=body,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("style", "explode", "value", "text"),
    [
        ("matrix", True, ["a b", "c"], ";p[]=a%20b;p[]=c"),
        ("matrix", False, {"x": 1}, ";p[]=x,1"),
        ("label", True, {"x": 1, "y": None}, ".x=1.y="),
        ("simple", False, [True, 2.0], "true,2"),
    ],
)
def test_path_arguments(style: str, explode: bool, value: Any, text: str) -> None:
    """Path arguments are written in their style, percent-encoded."""
    assert wire.path_text(argument(value, "path", style=style, explode=explode)) == text


@pytest.mark.parametrize(
    ("options", "value", "pairs"),
    [
        ({"style": "pipeDelimited", "explode": False}, ["a|b", "c"], [("p%5B%5D", "a%7Cb|c")]),
        ({"style": "pipeDelimited"}, {"x": 1}, [("p%5B%5D", "x|1")]),
        ({"allow_reserved": True}, "a/b&c", [("p%5B%5D", "a/b%26c")]),
        ({}, None, [("p%5B%5D", "")]),
        ({"style": "deepObject"}, {"a": [1]}, [("p%5B%5D[a][]", "1")]),
        ({"content_type": "text/json"}, {"a": 1}, [("p%5B%5D", "%7B%22a%22%3A1%7D")]),
    ],
)
def test_query_arguments(options: dict[str, Any], value: Any, pairs: list[tuple[str, str]]) -> None:
    """Separators, reserved characters, null and JSON are written like the client does."""
    assert wire.query_pairs(argument(value, **options)) == pairs


def test_an_argument_from_the_environment_has_one_pair() -> None:
    """A variable from the environment is one pair, even if the example's value would be several."""
    assert wire.query_pairs(argument([1, 2], env="P")) == [("p%5B%5D", "")]


def test_a_header_holds_what_headers_can() -> None:
    """Lists are joined; a value that is not ASCII is omitted."""
    assert wire.header_text(argument([1, False], "header", style="simple", explode=False)) == "1,false"
    assert wire.header_text(argument("caf\u00e9\n!", "header", style="simple")) == "caf!"


def test_fields_of_a_form() -> None:
    """Null is omitted, lists repeat the name, objects are deep unless a style or type says otherwise."""
    encoding = {"joined": {"explode": False}, "json": {"contentType": "application/json"}}
    content = Content(content_type="application/x-www-form-urlencoded", schema=None, shape="form", encoding=encoding)
    body = {"a": [1, "b c"], "joined": [1, 2], "json": {"k": [1]}, "deep": {"x": {"y": True}}, "none": None}
    assert wire.form_fields(request(content, body)) == [
        ("a", "1"), ("a", "b c"), ("joined", "1,2"), ("json", '{"k":[1]}'), ("deep[x][y]", "true"),
    ]  # fmt: skip


def test_a_form_that_is_no_object() -> None:
    """A form that is not an object has no fields and no parts."""
    content = Content(content_type="multipart/form-data", schema=None, shape="multipart")
    assert wire.form_fields(request(content, "text")) == [] and wire.form_parts(request(content, "text")) == []


def test_parts_of_a_form() -> None:
    """A list is several parts, an object is JSON, bytes are a file, null is omitted."""
    content = Content(content_type="multipart/form-data", schema=None, shape="multipart")
    parts = wire.form_parts(request(content, {"a": [1, 2], "b": {"c": None}, "d": None, "e": b"hi"}))
    assert [(each.name, each.text, each.media_type, each.is_file) for each in parts] == [
        ("a", "1", "", False),
        ("a", "2", "", False),
        ("b", '{"c":null}', "application/json", False),
        ("e", "hi", "", True),
    ]
