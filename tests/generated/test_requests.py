"""How arguments go out: styles of parameters, bodies of all kinds, paths that lead where they should."""

from __future__ import annotations

import asyncio
import datetime
import io
import re
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

import pytest

SPEC = """
openapi: 3.1.0
info: {title: Requests kit, version: 2.0.0}
servers: [{url: "http://127.0.0.1:1/base"}]
paths:
  /query:
    get:
      operationId: query
      tags: [send]
      parameters:
        - {name: exploded, in: query, schema: {type: array, items: {type: string}}}
        - {name: joined, in: query, explode: false, schema: {type: array, items: {type: string}}}
        - {name: spaced, in: query, style: spaceDelimited, explode: false, schema: {$ref: "#/components/schemas/Ids"}}
        - {name: piped, in: query, style: pipeDelimited, explode: false, schema: {$ref: "#/components/schemas/Ids"}}
        - {name: deep, in: query, style: deepObject, schema: {type: object, additionalProperties: true}}
        - {name: spread, in: query, schema: {type: object, additionalProperties: {type: string}}}
        - {name: flat, in: query, explode: false, schema: {type: object, additionalProperties: {type: string}}}
        - {name: as_json, in: query, content: {application/json: {schema: {type: object, additionalProperties: true}}}}
        - {name: free, in: query, allowReserved: true, schema: {type: string}}
        - {name: flag, in: query, schema: {type: boolean}}
        - {name: when, in: query, schema: {type: string, format: date-time}}
        - {name: uuid, in: query, schema: {type: string, format: uuid}}
        - {name: text, in: query, schema: {type: string, default: 'say "hi"\\there'}}
        - {name: headers, in: query, schema: {type: string}}
        - {name: params, in: query, schema: {type: string}}
        - {name: cookies, in: query, schema: {type: string}}
        - {name: quote, in: query, schema: {type: string}}
        - {name: body, in: query, schema: {type: string}}
        - {name: client, in: query, schema: {type: string}}
        - {name: timeout, in: query, schema: {type: string}}
        - {name: old, in: query, deprecated: true, schema: {type: string}}
        - {name: access_token, in: query, schema: {type: string}}
      responses: {"204": {description: Done.}}
  /path/{key}/end:
    get:
      operationId: path
      tags: [send]
      parameters: [{name: key, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: Done.}}
  /list/{simple}/{label}/{matrix}/{object}:
    get:
      operationId: listed
      tags: [send]
      parameters:
        - {name: simple, in: path, required: true, schema: {type: array, items: {type: integer}}}
        - name: label
          in: path
          required: true
          style: label
          explode: true
          schema: {$ref: "#/components/schemas/Ids"}
        - name: matrix
          in: path
          required: true
          style: matrix
          explode: true
          schema: {$ref: "#/components/schemas/Ids"}
        - {name: object, in: path, required: true, schema: {type: object, additionalProperties: {type: integer}}}
      responses: {"204": {description: Done.}}
  /headers:
    get:
      operationId: headers
      tags: [send]
      parameters:
        - {name: X-When, in: header, schema: {type: string, format: date-time}}
        - {name: X-Id, in: header, schema: {type: string, format: uuid}}
        - {name: X-List, in: header, schema: {type: array, items: {type: integer}}}
        - {name: X-Text, in: header, schema: {type: string}}
        - {name: mood, in: cookie, schema: {type: string}}
      responses: {"204": {description: Done.}}
  /both:
    post:
      operationId: both
      tags: [bodies]
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded: {schema: {$ref: "#/components/schemas/Thing"}}
          application/json: {schema: {$ref: "#/components/schemas/Thing"}}
      responses: {"204": {description: Done.}}
  /form:
    post:
      operationId: form
      tags: [bodies]
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded: {schema: {$ref: "#/components/schemas/Thing"}}
      responses: {"204": {description: Done.}}
  /upload/{id}:
    post:
      operationId: upload
      tags: [bodies]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file]
              properties:
                file: {type: string, format: binary}
                id: {type: integer}
                tags: {type: array, items: {type: string}}
                meta: {type: object, additionalProperties: true}
                public: {type: boolean}
      responses: {"204": {description: Done.}}
  /raw:
    put:
      operationId: raw
      tags: [bodies]
      requestBody: {required: true, content: {application/octet-stream: {schema: {type: string, format: binary}}}}
      responses: {"204": {description: Done.}}
  /text:
    put:
      operationId: text
      tags: [bodies]
      requestBody: {content: {text/plain: {schema: {type: string}}}}
      responses: {"204": {description: Done.}}
  /nullable:
    put:
      operationId: nullable
      tags: [bodies]
      requestBody:
        required: true
        content: {application/json: {schema: {type: [array, "null"], items: {type: integer}}}}
      responses: {"204": {description: Done.}}
  /elsewhere:
    servers: [{url: "http://127.0.0.1:1/other"}]
    get:
      operationId: elsewhere
      tags: [send]
      responses: {"204": {description: Done.}}
  /aside:
    servers: [{url: /aside}]
    get:
      operationId: aside
      tags: [send]
      responses: {"204": {description: Done.}}
  /old:
    get:
      operationId: old
      deprecated: true
      tags: [send]
      responses: {"204": {description: Done.}}
components:
  schemas:
    Ids: {type: array, items: {type: integer}}
    Thing:
      type: object
      required: [name]
      properties:
        name: {type: string, minLength: 2, maxLength: 5, pattern: "^[a-z]+$"}
        count: {type: integer, minimum: 1, exclusiveMaximum: 10, multipleOf: 3}
        kinds: {type: array, maxItems: 2, uniqueItems: true, items: {type: string, enum: [a, b, c]}}
        passThru: {type: object, additionalProperties: true}
        pass_thru: {type: string}
"""


@pytest.fixture(scope="module")
def kit(imported: Callable[..., ModuleType]) -> ModuleType:
    """How arguments are sent: styles of parameters, bodies of all kinds, paths that lead where they should."""
    return imported(SPEC)


@pytest.fixture
def client(kit: ModuleType, server: Any) -> Iterator[Any]:
    """A client on the recording server."""
    with kit.RequestsKit(base_url=server.url) as made:
        yield made


QUERIES = {
    "exploded": (["a b", "c&d"], "exploded=a%20b&exploded=c%26d"),
    "joined": (["a", "b,c"], "joined=a,b%2Cc"),
    "spaced": ([1, 2], "spaced=1%202"),
    "piped": ([1, 2], "piped=1|2"),
    "deep": ({"a": {"b": 1}, "c": [2, 3]}, "deep[a][b]=1&deep[c][]=2&deep[c][]=3"),
    "spread": ({"x": "1", "y": "2"}, "x=1&y=2"),
    "flat": ({"x": "1", "y": "2"}, "flat=x,1,y,2"),
    "as_json": ({"a": [1, True, None]}, "as_json=%7B%22a%22%3A%5B1%2Ctrue%2Cnull%5D%7D"),
    "free": ("a/b?c&d", "free=a/b?c%26d"),
    "flag": (False, "flag=false"),
    "when": (datetime.datetime(2020, 1, 2, 3, 4, 5, tzinfo=datetime.UTC), "when=2020-01-02T03%3A04%3A05Z"),
    "uuid": (UUID(int=1), "uuid=00000000-0000-0000-0000-000000000001"),
    "headers": ("a", "headers=a"),
    "params": ("a", "params=a"),
    "cookies": ("a", "cookies=a"),
    "quote": ("a", "quote=a"),
    "text": ("ü%+", "text=%C3%BC%25%2B"),
}


@pytest.mark.parametrize("name", QUERIES)
def test_query_styles(client: Any, server: Any, name: str) -> None:
    """Each style, `explode` and `content` is written as in OpenAPI, and names do not conflict."""
    value, expected = QUERIES[name]
    client.send.query(**{name: value})
    assert server.last.target == f"/query?{expected}".replace("|", "%7C" if "%7C" in server.last.target else "|")


def test_datetimes_need_a_time_zone(client: Any, server: Any) -> None:
    """A datetime without a time zone is ambiguous, so it is rejected before anything is sent."""
    server.requests.clear()
    with pytest.raises(ValueError, match="when must be a datetime with a time zone"):
        client.send.query(when=datetime.datetime(2020, 1, 2))
    assert not server.requests


@pytest.mark.parametrize("name", ["body", "client", "timeout"])
def test_parameters_named_like_our_arguments(client: Any, server: Any, name: str) -> None:
    """A parameter named like one of our arguments gets another Python name and is sent under its own."""
    client.send.query(**{f"{name}_2": "x"} if f"{name}_2" in _names(client) else {f"{name}_query": "x"})
    assert server.last.target == f"/query?{name}=x"


def _names(client: Any) -> list[str]:
    import inspect

    return list(inspect.signature(client.send.query).parameters)


def test_defaults_are_not_sent(client: Any, server: Any) -> None:
    """Defaults are applied by the server: omitted arguments are not sent."""
    client.send.query()
    assert server.last.target == "/query"


@pytest.mark.parametrize("key", ["a/b", "a?b", "a#b", "a%2Fb", "a b", "ä", "...", "%2e%2e", "a\nb", ";", "&=+"])
def test_path_parameters_stay_in_their_segment(client: Any, server: Any, key: str) -> None:
    """Whatever a path parameter contains, it is one segment, and the server reads the same value."""
    from urllib.parse import unquote

    client.send.path(key)
    start, end = "/path/", "/end"
    assert server.last.target.startswith(start) and server.last.target.endswith(end)
    inner = server.last.target[len(start) : -len(end)]
    assert unquote(inner) == key
    assert not re.search(r"[/?#\s]", inner)


HALF = "\ud83d"
HALVES: list[Callable[[Any], Any]] = [
    lambda client: client.send.path(HALF),
    lambda client: client.send.query(text=HALF),
    lambda client: client.send.query(as_json={"a": [HALF]}),
    lambda client: client.bodies.both(name="abc", pass_thru={HALF: 1}),
    lambda client: client.bodies.both(name="abc", pass_thru_2=HALF),
]


@pytest.mark.parametrize("call", HALVES)
def test_half_a_character(client: Any, kit: ModuleType, server: Any, call: Callable[[Any], Any]) -> None:
    """Half an emoji, which cannot be encoded, is rejected by name before anything is sent."""
    with pytest.raises(kit.InvalidArgumentError, match="must be text that can be encoded as UTF-8"):
        call(client)
    assert server.requests == []


def test_path_too_long(client: Any, kit: ModuleType) -> None:
    """A URL that httpx rejects raises one of our argument errors."""
    with pytest.raises(kit.InvalidArgumentError, match=r"GET /path/\{key\}/end: not a valid URL"):
        client.send.path("x" * 70_000)


def test_secret_parameters_are_not_logged(client: Any, server: Any, caplog: pytest.LogCaptureFixture) -> None:
    """A parameter whose name suggests a secret is masked in logs, however it is encoded."""
    caplog.set_level("DEBUG")
    client.send.query(access_token="very/secret token", text="plain")
    assert "access_token=very%2Fsecret%20token" in server.last.target
    assert "access_token=***" in caplog.text and "text=plain" in caplog.text and "secret" not in caplog.text


def test_headers_in_any_case(client: Any, kit: ModuleType, server: Any) -> None:
    """The user's header replaces ours, even in another case, and is sent once."""
    client.with_options(headers={"USER-AGENT": "me", "accept": "text/x"}).send.path("a", extra_headers={"Accept": "b"})
    assert (server.last.headers["user-agent"], server.last.headers["accept"]) == ("me", "b")
    for headers in ({"a b": "c"}, {"": "c"}, {"a:": "c"}):
        with pytest.raises(kit.InvalidArgumentError, match="header name must be"):
            client.send.path("a", extra_headers=headers)


@pytest.mark.parametrize("key", ["", ".", ".."])
def test_path_parameters_that_change_the_path(client: Any, kit: ModuleType, server: Any, key: str) -> None:
    """An empty string, `.` and `..` would lead to another path, so they are rejected before anything is sent."""
    with pytest.raises(ValueError, match="key must be") as caught:
        client.send.path(key)
    assert isinstance(caught.value, kit.InvalidArgumentError)
    assert server.requests == []


def test_lists_and_objects_in_paths(client: Any, server: Any) -> None:
    """Arrays and objects in a path are written in their style."""
    client.send.listed([1, 2], [3, 4], [5, 6], {"x": 7})
    assert server.last.target == "/list/1,2/.3.4/;matrix=5;matrix=6/x,7"


def test_headers_and_cookies(client: Any, server: Any) -> None:
    """Headers may be dates, UUIDs and lists; cookies are sent in one header."""
    when = datetime.datetime(2020, 1, 2, tzinfo=datetime.UTC)
    client.send.headers(x_when=when, x_id=UUID(int=2), x_list=[1, 2], x_text="a", mood="good, really")
    headers = server.last.headers
    assert headers["x-when"] == "2020-01-02T00:00:00Z"
    assert headers["x-id"] == "00000000-0000-0000-0000-000000000002"
    assert headers["x-list"] == "1,2"
    assert headers["cookie"] == "mood=good%2C%20really"


@pytest.mark.parametrize("text", ["a\r\nX-Evil: 1", "ü", "\x00"])
def test_headers_that_cannot_be_sent(client: Any, kit: ModuleType, server: Any, text: str) -> None:
    """Line breaks and non-ASCII text are rejected before anything is sent."""
    with pytest.raises(kit.InvalidArgumentError, match="x_text must be printable ASCII"):
        client.send.headers(x_text=text)
    assert server.requests == []


def test_json_and_form_on_one_schema(client: Any, server: Any) -> None:
    """A body that may be JSON or a form is sent as JSON, whatever the order in the spec."""
    client.bodies.both(name="abc", pass_thru={"a": 1}, pass_thru_2="x")
    assert server.last.headers["content-type"] == "application/json"
    assert server.last.json() == {"name": "abc", "passThru": {"a": 1}, "pass_thru": "x"}


def test_ready_body_and_mapping(client: Any, kit: ModuleType, server: Any) -> None:
    """A model, and a mapping with the API's names, are accepted as bodies."""
    client.bodies.both(body=kit.models.Thing(name="abc"))
    client.bodies.both(body={"name": "abc", "extra": 1})
    assert [request.json() for request in server.requests] == [{"name": "abc"}, {"name": "abc", "extra": 1}]
    with pytest.raises(TypeError, match="not together with count"):
        client.bodies.both(body={"name": "abc"}, count=3)


def test_form(client: Any, server: Any) -> None:
    """A form repeats lists and nests objects."""
    client.bodies.form(name="abc", kinds=["a", "b"], pass_thru={"k": "v w"}, count=3)
    assert server.last.headers["content-type"] == "application/x-www-form-urlencoded"
    assert parse_qs(server.last.body.decode()) == {
        "name": ["abc"], "kinds": ["a", "b"], "passThru[k]": ["v w"], "count": ["3"]
    }  # fmt: skip


def test_multipart(client: Any, kit: ModuleType, server: Any) -> None:
    """Parts have names and types; the boundary is random, so no file can forge a part."""
    boundaries = set()
    for payload in (io.BytesIO(b"--+++\r\nforged"), kit.File(payload=b"x", file_name='a"b.txt', mime_type="text/x")):
        client.bodies.upload("7", file=payload, id_=1, tags=["a", "b"], meta={"k": [1]}, public=True)
        boundary = server.last.headers["content-type"].partition("boundary=")[2]
        boundaries.add(boundary)
        parts = server.last.body.split(f"--{boundary}".encode())
        heads = [part.split(b"\r\n\r\n")[0] for part in parts[1:-1]]
        values = [part.split(b"\r\n\r\n", 1)[1][:-2] for part in parts[1:-1]]
        names = [name for head in heads for name in re.findall(rb' name="(\w+)"', head)]
        assert names == [b"file", b"id", b"tags", b"tags", b"meta", b"public"]
        assert values[1:] == [b"1", b"a", b"b", b'{"k":[1]}', b"true"]
    assert b'filename="a%22b.txt"' in server.last.body and b"text/x" in server.last.body
    assert len(boundaries) == 2 and "+++" not in boundaries


def test_raw_and_text(client: Any, server: Any) -> None:
    """Bytes and text are sent unchanged; an optional body may be omitted."""
    client.bodies.raw(body=b"\x00\xff")
    assert (server.last.body, server.last.headers["content-type"]) == (b"\x00\xff", "application/octet-stream")
    client.bodies.raw(body=io.BytesIO(b"file"))
    assert server.last.body == b"file"
    client.bodies.text(body="ü")
    assert server.last.body == "ü".encode()
    client.bodies.text()
    assert (server.last.body, server.last.headers.get("content-type")) == (b"", None)


def test_body_of_null(client: Any, server: Any) -> None:
    """A nullable body may be None, which is sent as null."""
    client.bodies.nullable(body=None)
    assert server.last.body == b"null"
    client.bodies.nullable(body=(1, 2))
    assert server.last.json() == [1, 2]


BAD: dict[str, tuple[dict[str, Any], type[Exception], str]] = {
    "missing": ({}, TypeError, "name is required"),
    "type": ({"name": 5}, TypeError, r"name must be a string, not 5 \(int\)"),
    "short": ({"name": "a"}, ValueError, "name must be at least 2 characters long, not 1: 'a'"),
    "long": ({"name": "abcdef"}, ValueError, "name must be at most 5 characters long, not 6"),
    "pattern": ({"name": "abc\n"}, ValueError, "name must be text that matches"),
    "minimum": ({"name": "abc", "count": 0}, ValueError, "count must be at least 1, not 0"),
    "exclusive": ({"name": "abc", "count": 12}, ValueError, "count must be less than 10, not 12"),
    "multiple": ({"name": "abc", "count": 4}, ValueError, "count must be a multiple of 3, not 4"),
    "boolean": ({"name": "abc", "count": True}, TypeError, "count must be an integer, not True"),
    "float": ({"name": "abc", "count": 3.0}, TypeError, "count must be an integer, not 3.0"),
    "enum": ({"name": "abc", "kinds": ["d"]}, ValueError, r"kinds\[0\] must be one of \['a', 'b', 'c'\], not 'd'"),
    "items": ({"name": "abc", "kinds": ["a", "b", "c"]}, ValueError, "kinds must be at most 2 items, not 3"),
    "unique": (
        {"name": "abc", "kinds": ["a", "a"]},
        ValueError,
        "kinds must be a list without duplicates, not one with 'a' twice",
    ),
    "text": ({"name": "abc", "kinds": "ab"}, TypeError, "kinds must be a list, not 'ab'"),
    "nested": ({"name": "abc", "pass_thru": {"a": [{1, 2}, object()]}}, TypeError, r"pass_thru\.a\[1\] must be"),
    "infinite": ({"name": "abc", "pass_thru": {"a": float("nan")}}, ValueError, r"pass_thru\.a must be a finite"),
}


@pytest.mark.parametrize("case", BAD)
def test_input_checks(client: Any, kit: ModuleType, server: Any, case: str) -> None:
    """The spec's limits are checked before anything is sent; the error names argument, limit and value."""
    arguments, kind, message = BAD[case]
    with pytest.raises(kind, match=message) as caught:
        client.bodies.both(**arguments)
    assert isinstance(caught.value, kit.RequestsKitError)
    assert server.requests == []


def test_deprecated(client: Any, server: Any) -> None:
    """Deprecated operations and parameters warn with the caller's own line, and are marked for editors."""
    with pytest.warns(DeprecationWarning, match="old is deprecated") as caught:
        client.send.old()
    assert caught[0].filename == __file__
    with pytest.warns(DeprecationWarning, match="old of query is deprecated") as caught:
        client.send.query(old="x")
    assert caught[0].filename == __file__
    assert type(client.send).old.__deprecated__ == "old is deprecated"


def test_deprecated_async(kit: ModuleType, server: Any) -> None:
    """The async method also warns, and is still a coroutine function."""

    async def call() -> None:
        async with kit.AsyncRequestsKit(base_url=server.url) as client:
            with pytest.warns(DeprecationWarning, match="old is deprecated"):
                await client.send.old()

    asyncio.run(call())


def test_servers(kit: ModuleType) -> None:
    """The base URL is the spec's first server; an operation's servers override it, an explicit base_url both."""
    with kit.RequestsKit(max_retries=0) as client:
        assert client.base_url == "http://127.0.0.1:1/base"
        calls = ((client.send.query, "/base/q"), (client.send.elsewhere, "/other/"), (client.send.aside, "/aside/a"))
        for call, path in calls:
            with pytest.raises(kit.APIConnectionError) as caught:
                call()
            assert caught.value.__cause__.request.url.path.startswith(path)


def test_servers_given(kit: ModuleType, server: Any) -> None:
    """With an explicit base URL, all requests go there."""
    with kit.RequestsKit(base_url=f"{server.url}/given/") as client:
        client.send.elsewhere()
        assert server.last.target == "/given/elsewhere"


@pytest.mark.parametrize("key", ["a/b", "%2e%2e", "a?b#c", "ü ;"])
def test_paths_on_aiohttp(kit: ModuleType, server: Any, key: str) -> None:
    """Over aiohttp, paths and queries arrive as we encoded them."""
    from urllib.parse import unquote

    async def call() -> None:
        async with (
            kit.DefaultAioHttpClient(trust_env=False) as http,
            kit.AsyncRequestsKit(base_url=server.url, http_client=http) as client,
        ):
            await client.send.path(key)
            assert unquote(server.last.target.removeprefix("/path/").removesuffix("/end")) == key
            assert server.last.target.count("/") == 3
            assert "x-exact-url" not in server.last.headers
            await client.send.query(joined=["a,b", "c&d"])
            assert server.last.target == "/query?joined=a%2Cb,c%26d"

    asyncio.run(call())
