"""What an operation's page shows."""

from __future__ import annotations

import re
from typing import Any

from scripts.pages.addresses import Addresses
from scripts.pages.errors import ErrorBook
from scripts.pages.make import pages
from scripts.pages.operation import example_responses, operation_view, variables
from scripts.samples.requests import sample_requests
from tests.apis import OK, api_of, json_answer, json_body, operation_of

NAMED = {"one": {"summary": "The first", "value": 1}, "two": {"summary": "The second", "value": 2}}


def view_of(node: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return the view of an operation."""
    api, operation = operation_of(node, "/things/{id}", "post", **more)
    return operation_view(api, Addresses(api), ErrorBook(api), operation)


def test_jumps_lead_to_what_is_there() -> None:
    """There is a link for each section of the page, in order."""
    parameters = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    responses = {**json_answer({"type": "integer"}), "404": {"description": "Not there."}}
    view = view_of({"parameters": parameters, "requestBody": json_body({"type": "integer"}), "responses": responses})
    assert view["jumps"] == ["[Path](#path)", "[Body](#body)", "[Response](#response)", "[Errors](#errors)"]
    assert view_of({})["jumps"] == ["[Response](#response)"]


def test_the_search_finds_a_response_field_where_it_is_read() -> None:
    """A response field is found on a page without input, or else on the page of the operation that returns it."""
    thing = {"type": "object", "properties": {"id": {"type": "string"}, "memo": {"type": "string"}}}
    made = {"type": "object", "properties": {"id": {"type": "string"}, "secret": {"type": "string"}}}
    api = api_of({
        "/things": {"post": {"requestBody": json_body(thing), "responses": json_answer(made)}},
        "/things/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "get": {"responses": json_answer(thing)},
        },
    })  # fmt: skip
    found = {
        path: re.findall(r"\{ #(\S+) \.field }$", text, re.M)
        for path, text in pages(api).items()
        if path.startswith("operations/")
    }
    assert list(found.values()) == [
        ["body-id", "body-memo", "response-secret"],
        ["path-id", "response-id", "response-memo"],
    ]


def test_who_may_call_it() -> None:
    """Alternatives, combined schemes and no key at all are each described."""
    schemes = {name: {"type": "apiKey", "in": "header", "name": name} for name in ("a", "b")}
    view = view_of({"security": [{"a": [], "b": []}, {}]}, components={"securitySchemes": schemes})
    assert view["authentication"] == ["[a](../index.md#auth-a) with [b](../index.md#auth-b)", "none needed"]


def test_example_responses() -> None:
    """All successes and the first example of each error are shown, by status; one without a body is only a label."""
    failed = {"description": "", "content": {"application/json": {"examples": NAMED}}}
    api, operation = operation_of({"responses": {"404": failed, **json_answer({"type": "integer"}, examples=NAMED)}})
    shown = [(each["label"], each["code"]) for each in example_responses(api, ErrorBook(api), operation)]
    assert shown == [("200 The first", "1"), ("200 The second", "2"), ("404", "1")]
    api, operation = operation_of({"responses": {"204": {"description": ""}}})
    assert [(each["label"], each["code"]) for each in example_responses(api, ErrorBook(api), operation)] == [
        ("204", "")
    ]


def test_what_a_sample_needs() -> None:
    """The samples' variables are the key, if there is one, and each parameter with `x-env`."""
    parameters = [{"name": "id", "in": "path", "required": True, "schema": {}, "x-env": "THING_ID"}]
    schemes = {"securitySchemes": {"k": {"type": "http", "scheme": "bearer"}}}
    api, operation = operation_of(
        {"parameters": parameters, "security": [{"k": []}]}, "/things/{id}", components=schemes
    )
    assert variables(sample_requests(api, operation)[0]) == ["SHOP_API_KEY", "THING_ID"]


def test_keys_in_a_table() -> None:
    """Rows and columns are those of the spec."""
    view = view_of({"x-key-pairs": [{"Key": "`sak_`", "Allowed": "yes"}, {"Key": "pak_", "Allowed": ""}]})
    assert view["key_pairs"] == {
        "columns": ["Key", "Allowed"],
        "rows": [["<code>sak&#95;</code>", "yes"], ["pak&#95;", "\u2013"]],
    }


def test_what_to_call_next() -> None:
    """The spec's links lead to operations, with the values to pass on."""
    links = {"next": {"operationId": "it", "parameters": {"path.id": "$response.body#/a/b"}, "description": "Then."}}
    paths = {
        "/a": {"post": {"responses": {"200": {"description": "", "links": links}}}},
        "/b": {"get": {"operationId": "it", "summary": "Read it", "responses": OK}},
    }
    api = api_of(paths)
    view = operation_view(api, Addresses(api), ErrorBook(api), next(iter(api.operations)))
    assert view["nexts"] == [
        {"link": "[Read it](it.md)", "text": "Then.", "values": ["`id` is the `a.b` of this response"]}
    ]


def test_errors_of_all_operations_are_explained_elsewhere() -> None:
    """Errors of all operations are a link to the page of errors, which has the example."""
    shared = {"odd": {"summary": "Odd", "description": "Wait.", "value": {"message": "no"}}}
    failed = {"description": "Failed.", "content": {"application/json": {"examples": shared}}}
    api = api_of({path: {"get": {"responses": {**OK, "500": failed}}} for path in ("/a", "/b")})
    view = operation_view(api, Addresses(api), ErrorBook(api), next(iter(api.operations)))
    (error,) = view["errors"]
    assert error["more"] == "[More about 500](../errors.md#error-500)"
    assert error["error"].text == ""
    assert [link for _, _, link in error["cases"]] == ["[`no`](../errors.md#error-500-odd)"]
    assert [each["label"] for each in view["example_responses"]] == ["200"]
