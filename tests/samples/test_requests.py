"""The requests that samples send, independent of the language."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.samples.requests import answer_kind, base_url, needs_accept, pretty_json, sample_requests
from tests.apis import json_answer, json_body, operation_of

NAMED = {"small": {"summary": "A small one", "value": {"n": 1}}, "big": {"value": {"n": 9}}}
NUMBER = {"type": "object", "properties": {"n": {"type": "integer"}}}


def test_one_request_for_each_named_example_of_the_body() -> None:
    """Each named example is a request; its title is the summary, else the name."""
    api, operation = operation_of({"requestBody": json_body(NUMBER, examples=NAMED)}, method="post")
    requests = sample_requests(api, operation)
    assert [(each.name, each.title, each.body) for each in requests] == [
        ("small", "A small one", {"n": 1}),
        ("big", "big", {"n": 9}),
    ]
    assert {each.body_kind for each in requests} == {"json"}


def test_required_parameters_always_and_optional_ones_by_example() -> None:
    """The first request has what is required; each named example of an optional parameter adds another."""
    parameters = [
        {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}},
        {"name": "only", "in": "query", "schema": {"type": "string"}, "examples": {"two": {"value": "a,b"}}},
        {"name": "rest", "in": "query", "schema": {"type": "string"}},
    ]
    requests = sample_requests(*operation_of({"parameters": parameters}, "/things/{id}"))
    assert [[(each.parameter.name, each.value) for each in request.arguments] for request in requests] == [
        [("id", 1)],
        [("id", 1), ("only", "a,b")],
    ]
    assert requests[1].arguments_in("query")[0].value == "a,b"
    assert requests[0].body_kind == ""


@pytest.mark.parametrize(
    ("servers", "url"),
    [
        ([], "http://localhost"),
        ([{"url": "https://a.example/v1/"}, {"url": "https://b.example"}], "https://a.example/v1"),
        ([{"url": "/v2"}], "http://localhost/v2"),
        ([{"url": "https://{x}.example", "variables": {"x": {"default": "eu"}}}], "https://eu.example"),
    ],
)
def test_the_first_server_made_absolute(servers: list[dict[str, Any]], url: str) -> None:
    """A relative server URL is on this machine, and trailing slashes are removed."""
    assert base_url(*operation_of({}, servers=servers)) == url


def test_an_operation_may_have_servers_of_its_own() -> None:
    """An operation's servers override the document's."""
    own = {"servers": [{"url": "https://own.example"}]}
    assert base_url(*operation_of(own, servers=[{"url": "https://all.example"}])) == "https://own.example"


SCHEMES = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "basic": {"type": "http", "scheme": "basic"},
    "digest": {"type": "http", "scheme": "digest"},
}


@pytest.mark.parametrize(
    ("security", "names"),
    [([], []), ([{"bearer": []}], ["bearer"]), ([{"digest": []}, {"basic": []}], ["basic"]), ([{"digest": []}], [])],
)
def test_the_first_way_to_authenticate_that_can_be_shown(security: list[Any], names: list[str]) -> None:
    """A scheme that the client does not support is skipped for one that it does."""
    more: Any = {"components": {"securitySchemes": SCHEMES}}
    (request,) = sample_requests(*operation_of({"security": security}, **more))
    assert [scheme.name for scheme in request.schemes] == names
    assert request.key_env == "SHOP_API_KEY"


def test_how_an_answer_is_read() -> None:
    """JSON is preferred and requested explicitly if there are several media types; without a body nothing is parsed."""
    several: dict[str, Any] = {"200": {"description": "", "content": {"text/csv": {}, "application/json": {}}}}
    text: dict[str, Any] = {"200": {"description": "", "content": {"text/plain": {"schema": {"type": "string"}}}}}
    found = [
        operation_of({"responses": each})[1] for each in (several, text, json_answer({}), {"204": {"description": ""}})
    ]
    assert [answer_kind(each) for each in found] == ["json", "text", "json", ""]
    assert [needs_accept(each) for each in found] == [True, False, False, False]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({}, "{}"),
        ([], "[]"),
        ([1, "a", None], '[1, "a", null]'),
        ({"a": 1, "b": [True]}, '{\n  "a": 1,\n  "b": [true]\n}'),
        ([{"a": 1}], '[\n  {\n    "a": 1\n  }\n]'),
        (["x" * 40, "y" * 40], f'[\n  "{"x" * 40}",\n  "{"y" * 40}"\n]'),
        ("ö\n", '"ö\\n"'),
    ],
)
def test_json_as_a_person_would_write_it(value: Any, text: str) -> None:
    """Fields are one per line; lists of plain values are on one line if they fit."""
    assert pretty_json(value) == text


@pytest.mark.parametrize(
    ("method", "more", "kind"),
    [("get", {}, ""), ("get", {"example": "a"}, "json"), ("delete", {}, ""), ("post", {}, "json")],
)
def test_an_optional_body_where_bodies_are_unusual(method: str, more: dict[str, Any], kind: str) -> None:
    """An optional body in such a method is shown if the spec has an example of it."""
    body = {"content": {"application/json": {"schema": {"type": "string"}, **more}}}
    (request,) = sample_requests(*operation_of({"requestBody": body}, method=method))
    assert request.body_kind == kind
