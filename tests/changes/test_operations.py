"""Two versions of one operation: what is noted, whether it breaks callers, and where it is."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.changes.notes import Shared
from scripts.changes.operations import OperationComparison, note_servers, operation_key, operation_label
from tests.apis import api_of, operation_of

Noted = list[tuple[str, str, bool, str]]

TEXT, LIST = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
PLAIN = {"type": "object", "properties": {"n": {"type": "integer"}}}
SCHEMES = {
    **{name: {"type": "apiKey", "in": "header", "name": name} for name in ("one", "two")},
    "login": {"type": "oauth2", "flows": {}},
}
SHOP, OTHER = {"url": "https://shop.example.com"}, {"url": "https://other.example.com"}


def noted(old: dict[str, Any], new: dict[str, Any], path: str = "/a", new_path: str = "", **more: Any) -> Noted:
    """Return what is noted about two descriptions of GET /a; pointers are those below the operation."""
    found: Noted = []

    def note(kind: Any, where: str, text: str, *, breaking: bool, pointer: str = "") -> None:
        assert where in ("GET there", "AResponse200")
        found.append((kind, text, breaking, pointer.removeprefix(after.pointer)))

    settings = {"components": {"securitySchemes": SCHEMES}, "servers": [SHOP], **more}
    api, before = operation_of({"operationId": "a", **old}, path, **settings)
    new_api, after = operation_of({"operationId": "a", **new}, new_path or path, **settings)
    OperationComparison(api, new_api, "GET there", Shared(note)).compare(before, after)
    return found


def parameter(name: str, location: str = "query", **more: Any) -> dict[str, Any]:
    return {"parameters": [{"name": name, "in": location, "schema": TEXT, **more}]}


def body(media_type: str = "application/json", required: bool = True, **more: Any) -> dict[str, Any]:
    return {"requestBody": {"required": required, "content": {media_type: {"schema": PLAIN, **more}}}}


def form(**encoding: Any) -> dict[str, Any]:
    schema = {"type": "object", "properties": {"a": TEXT, "tags": LIST}}
    return body("application/x-www-form-urlencoded", schema=schema, encoding=encoding)


def response(status: str = "200", media_type: str = "application/json", **more: Any) -> dict[str, Any]:
    return {"responses": {status: {"description": "", "content": {media_type: more or {"schema": PLAIN}}}}}


def statuses(*codes: str, **schemas: Any) -> dict[str, Any]:
    typed = {code[1:]: {"content": {"application/json": {"schema": schema}}} for code, schema in schemas.items()}
    return {"responses": {code: {"description": ""} for code in codes} | typed}


def headers(**kinds: dict[str, Any]) -> dict[str, Any]:
    named = {name.replace("_", "-"): {"schema": TEXT, **more} for name, more in kinds.items()}
    return {"responses": {"200": {"description": "", "headers": named}}}


def waiter(**more: Any) -> dict[str, Any]:
    acceptors = [{"state": "success", "matcher": {"output": {"path": "done", "expected": True}}}]
    schema = {"type": "object", "properties": {"done": {"type": "boolean"}}}
    return {"x-waiters": {"it": {"acceptors": acceptors, **more}}, **response(schema=schema)}


GIVE_UP = [{"state": "failure", "error": "Lost", "matcher": {"status": 410}}]
DONE = [{"state": "success", "matcher": {"output": {"path": "done", "expected": False}}}]
WIDE = {"schema": LIST, "required": True}
PAGED = {"parameters": [{"name": "page", "in": "query", "schema": {"type": "integer"}}], **response(schema=LIST)}
FIELDS: dict[str, Any] = {"x-partial-response": True}

NAMES: list[tuple[dict[str, Any], dict[str, Any], Noted]] = [
    ({}, {"operationId": "b"},
     [("changed", "operationId is now `b`, was `a`; the client method is now `default.b`, was `default.a`", True, "")]),
    ({}, {"x-sdk-method": "fetch"},
     [("changed", "the client method is now `default.fetch`, was `default.a`", True, "")]),
    ({}, {"tags": ["orders"]}, [("changed", "the client method is now `orders.a`, was `default.a`", True, "")]),
    ({}, {"deprecated": True}, [("changed", "is now deprecated", False, "")]),
    ({"deprecated": True}, {}, [("changed", "is no longer deprecated", False, "")]),
    ({}, {"servers": [OTHER]},
     [("changed", f"servers are now `{OTHER['url']}`, were those of the API: existing clients call the old URL",
       True, "")]),
    (PAGED, {**PAGED, "x-pagination": {"page": "page"}},
     [("changed", "the client method now returns pages", True, "")]),
    ({**PAGED, "x-pagination": {"page": "page"}}, PAGED,
     [("changed", "the client method no longer returns pages", True, "")]),
    ({**parameter("fields"), **response()}, {**parameter("fields", **FIELDS), **response()},
     [("changed", "`fields` now makes the client return a partial result", True, "")]),
    ({**parameter("fields", **FIELDS), **response()}, {**parameter("fields"), **response()},
     [("changed", "`fields` no longer makes the client return a partial result", True, "")]),
]  # fmt: skip
KEYS: list[tuple[dict[str, Any], dict[str, Any], Noted]] = [
    ({"security": [{"one": []}]}, {"security": [{"two": []}]},
     [("changed", "can no longer be called with `one`", True, "/security"),
      ("changed", "can now be called with `two`", False, "/security")]),
    ({"security": [{"one": []}]}, {"security": [{"one": []}, {"two": []}]},
     [("changed", "can now be called with `two`", False, "/security")]),
    ({"security": [{"one": []}]}, {"security": [{"two": [], "one": []}]},
     [("changed", "can no longer be called with `one` alone: it also needs `two`", True, "/security")]),
    ({"security": [{"two": [], "one": []}]}, {"security": [{"one": []}]},
     [("changed", "can now be called with `one`", False, "/security")]),
    ({}, {"security": [{"two": [], "one": []}]},
     [("changed", "can no longer be called with no key at all", True, "/security")]),
    ({"security": [{"two": [], "one": []}]}, {},
     [("changed", "can now be called with no key at all", False, "/security")]),
    ({"security": [{"login": ["read"]}]}, {"security": [{"login": ["write", "read", "admin"]}]},
     [("changed", "now requires the scopes `admin` and `write` of `login`", True, "/security")]),
    ({"security": [{"login": ["read", "write"]}]}, {"security": [{"login": ["read"]}]},
     [("changed", "no longer requires the scope `write` of `login`", False, "/security")]),
]  # fmt: skip
SENT: list[tuple[dict[str, Any], dict[str, Any], Noted]] = [
    ({}, parameter("x"), [("added", "query parameter `x`", False, "/parameters/0")]),
    ({}, parameter("x", required=True), [("added", "required query parameter `x`", True, "/parameters/0")]),
    (parameter("x"), {}, [("removed", "query parameter `x`", True, "/parameters")]),
    (parameter("x"), parameter("x", required=True),
     [("changed", "query parameter `x` is now required", True, "/parameters/0")]),
    (parameter("x", required=True), parameter("x"),
     [("changed", "query parameter `x` is now optional", False, "/parameters/0")]),
    (parameter("x"), parameter("x", deprecated=True),
     [("changed", "query parameter `x` is now deprecated", False, "/parameters/0")]),
    (parameter("x", "header"), parameter("x", "cookie"),
     [("added", "cookie parameter `x`", False, "/parameters/0"),
      ("removed", "header parameter `x`", True, "/parameters")]),
    (parameter("X-A", "header"), parameter("x-a", "header"), []),
    (parameter("x", schema=LIST), parameter("x", schema=LIST, explode=False),
     [("changed", "query parameter `x` is now serialized differently "
       "(style form, explode false, was style form, explode true)", True, "/parameters/0")]),
    (parameter("x"), parameter("x", explode=False), []),
    (parameter("x"), {"parameters": [{"name": "x", "in": "query", "content": {"application/json": {"schema": TEXT}}}]},
     [("changed", "query parameter `x` is now serialized differently "
       "(application/json, was style form, explode true)", True, "/parameters/0")]),
    (parameter("x", schema={"type": "string", "maxLength": 9}),
     parameter("x", schema={"type": "string", "maxLength": 5}),
     [("changed", "maxLength of query parameter `x` is now `5`, was `9`", True, "/parameters/0/schema")]),
    ({"parameters": [*parameter("a-b")["parameters"], *parameter("a_b")["parameters"]]},
     {"parameters": [*parameter("a_b")["parameters"], *parameter("a-b")["parameters"]]},
     [("changed", "the argument for query parameter `a_b` is now `a_b`, was `a_b_query`", True, "/parameters/0"),
      ("changed", "the argument for query parameter `a-b` is now `a_b_query`, was `a_b`", True, "/parameters/1")]),
    ({}, body(), [("added", "required request body", True, "/requestBody")]),
    ({}, body(required=False), [("added", "request body", False, "/requestBody")]),
    (body(required=False), {}, [("removed", "request body", True, "/requestBody")]),
    (body(), body(required=False), [("changed", "the request body is now optional", False, "/requestBody")]),
    (body(required=False), body(), [("changed", "the request body is now required", True, "/requestBody")]),
    (body(), body("text/plain", schema=TEXT),
     [("added", "request body as `text/plain`", False, "/requestBody"),
      ("removed", "request body as `application/json`", True, "/requestBody")]),
    (body(), body("Application/JSON; charset=utf-8"), []),
    (body("text/plain", schema=TEXT), body("text/plain", schema={"type": "string", "minLength": 1}),
     [("changed", "minLength of request body is now `1`, was not set", True,
       "/requestBody/content/text~1plain/schema")]),
    (form(), form(a={"contentType": "application/json"}),
     [("changed", "form field `a` has a different content type", True, "/requestBody")]),
    (form(tags={"style": "form", "explode": False}), form(),
     [("changed", "form field `tags` has a different style", True, "/requestBody")]),
    (form(), form(missing={"contentType": "application/json"}), []),
]  # fmt: skip
RETURNED: list[tuple[dict[str, Any], dict[str, Any], Noted]] = [
    (statuses("200"), statuses("200", "404"), [("added", "response `404`", False, "/responses/404")]),
    (statuses("200", "404"), statuses("200"), [("removed", "response `404`", False, "/responses")]),
    (statuses("200", "202"), statuses("200"), [("removed", "response `202`", True, "/responses")]),
    (statuses("200"), statuses("200", _202=TEXT),
     [("added", "response `202`: the client method may now return string", True, "/responses/202")]),
    (statuses("204", _200=TEXT), statuses("204", _200=TEXT, _202=TEXT),
     [("added", "response `202`", False, "/responses/202")]),
    (response(), response(media_type="text/plain"),
     [("added", "response `200` as `text/plain`", False, "/responses/200"),
      ("removed", "response `200` as `application/json`", True, "/responses/200")]),
    (response(), response(media_type="Application/json ; Charset=utf-8"), []),
    (response(schema={}), response(schema=TEXT),
     [("changed", "type of response `200` is now string, was anything", False,
       "/responses/200/content/application~1json/schema")]),
    (headers(), headers(X_A={}), [("added", "response `200`: header `X-A`", False, "/responses/200")]),
    (headers(X_A={}), headers(), [("removed", "response `200`: header `X-A`", True, "/responses/200")]),
    (headers(X_A={}), headers(x_a={}), []),
    (headers(X_A={}), headers(x_a={"required": True}),
     [("changed", "response `200`: header `x-a` is now always sent", False, "/responses/200")]),
    (headers(X_A={"required": True}), headers(X_A={}),
     [("changed", "response `200`: header `X-A` is now not always sent", True, "/responses/200")]),
    (headers(X_A={}), headers(X_A={"schema": {"type": "integer"}}),
     [("changed", "type of response `200`: header `X-A` is now integer, was string", True,
       "/responses/200/headers/X-A/schema")]),
    ({**waiter(), "x-waiters": {}}, waiter(), [("added", "waiter `wait_it`", False, "")]),
    (waiter(), {**waiter(), "x-waiters": {}}, [("removed", "waiter `wait_it`", True, "")]),
    (waiter(), waiter(acceptors=DONE),
     [("changed", "waiter `wait_it` ends in different states, or raises different exceptions", True, "")]),
    (waiter(minDelay=2, maxDelay=30.5), waiter(minDelay=2, maxDelay=31),
     [("changed", "waiter `wait_it` now polls every 2 to 31 s, was 2 to 30.5 s", False, "")]),
    (waiter(acceptors=[*DONE, *GIVE_UP]), waiter(acceptors=[*DONE, {**GIVE_UP[0], "message": "Lost."}]), []),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), [*NAMES, *KEYS, *SENT, *RETURNED])
def test_each_change_of_an_operation(old: dict[str, Any], new: dict[str, Any], expected: Noted) -> None:
    """Each kind of change is noted once, with its place, as breaking if callers of the old version are affected."""
    assert noted(old, new) == expected
    assert noted(old, old) == noted(new, new) == []


def test_a_stream_is_compared_item_by_item() -> None:
    """A changed item of a stream breaks its readers."""
    old, new = ({"responses": {"200": {"description": "", "content": {"application/x-ndjson": {"itemSchema": each}}}}}
                for each in ({"type": "integer"}, TEXT))  # fmt: skip
    text = "type of item of the stream of response `200` is now string, was integer"
    pointer = "/responses/200/content/application~1x-ndjson/itemSchema"
    assert noted(old, new, version="3.2.0") == [("changed", text, True, pointer)]


def test_a_path_that_moves_or_renames_its_parameters() -> None:
    """A new URL breaks existing clients; parameters in the path are matched by position."""
    one, other = ({"parameters": parameter(name, "path", required=True)["parameters"]} for name in "xy")
    renamed = ("changed", "path parameter `y` was named `x`", True, "/parameters/0")
    assert noted(one, other, "/a/{x}", "/a/{y}") == [renamed]
    moved = "is now `GET /b/{x}`, was `GET /a/{x}`: existing clients call the old URL"
    assert noted(one, one, "/a/{x}", "/b/{x}") == [("changed", moved, True, "")]


def test_the_key_of_an_operation_has_no_names() -> None:
    """Two paths that differ only in the names of parameters are the same place; the label has the names."""
    _, one = operation_of(parameter("x", "path", required=True), "/a/{x}/b")
    _, other = operation_of(parameter("y", "path", required=True), "/a/{y}/b")
    assert operation_key(one) == operation_key(other) == ("GET", "/a/{}/b")
    assert (operation_label(one), operation_label(other)) == ("GET /a/{x}/b", "GET /a/{y}/b")


@pytest.mark.parametrize(
    ("old", "new", "text", "breaking"),
    [
        ([SHOP], [SHOP, OTHER], f"servers are now `{SHOP['url']}`, `{OTHER['url']}`, were `{SHOP['url']}`", False),
        ([SHOP], [OTHER, SHOP], f"servers are now `{OTHER['url']}`, `{SHOP['url']}`, were `{SHOP['url']}`: the default "
         f"is now `{OTHER['url']}`", True),
        ([OTHER], [], f"servers are now those of the API, were `{OTHER['url']}`: existing clients call the old URL",
         True),
        ([SHOP, OTHER], [SHOP], f"servers are now `{SHOP['url']}`, were `{SHOP['url']}`, `{OTHER['url']}`", False),
        ([], [SHOP], f"servers are now `{SHOP['url']}`, were those of the API", False),
    ],
)  # fmt: skip
def test_servers(old: list[dict[str, str]], new: list[dict[str, str]], text: str, breaking: bool) -> None:
    """Clients call the first server of the operation, else of the API: its loss breaks them, and so does another."""
    found: list[tuple[str, str, str, bool, str]] = []

    def note(kind: Any, where: str, text: str, *, breaking: bool, pointer: str = "") -> None:
        found.append((kind, where, text, breaking, pointer))

    api = api_of(servers=[SHOP])
    before, after = (api_of(servers=servers).servers if servers else () for servers in (old, new))
    note_servers(note, (api, api), (before, after), "here", "/there")
    assert found == [("changed", "here", text, breaking, "/there")]
    slashed = api_of(servers=[{"url": f"{each['url']}/"} for each in new]).servers if new else ()
    note_servers(note, (api, api), (after, slashed), "here", "/there")
    assert len(found) == 1
