"""Samples in JavaScript."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.samples.javascript import write_javascript
from scripts.samples.requests import sample_requests
from tests.apis import json_answer, json_body, operation_of
from tests.samples.test_curl import SCHEMES


def script_of(node: dict[str, Any], path: str = "/things", method: str = "get", **more: Any) -> str:
    """Return the sample of an operation."""
    return write_javascript(sample_requests(*operation_of(node, path, method, **more))[0])


def test_a_plain_get() -> None:
    """The base URL comes from the environment of Node.js or from globals, and the response is printed."""
    assert script_of({"responses": json_answer({"type": "object"})}) == (
        "// Save as sample.mjs. Set environment variables for Node.js, or globals in a web page (no secret keys).\n"
        "const {\n"
        '  SHOP_BASE_URL = "http://localhost",\n'
        "} = globalThis.process?.env ?? globalThis;\n"
        "\n"
        "const url = `${SHOP_BASE_URL}/things`;\n"
        "const response = await fetch(url);\n"
        "if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);\n"
        "console.log(JSON.stringify(await response.json(), null, 2));"
    )


def test_a_body_is_a_literal() -> None:
    """Keys are unquoted where possible, and a long body is broken over lines."""
    body = json_body({"type": "object"}, example={"name": "x", "odd-name": [1, True, None], "text": "y" * 60})
    script = script_of({"requestBody": body}, method="post")
    assert '  method: "POST",' in script
    assert '    name: "x",\n' in script
    assert '    "odd-name": [1, true, null],\n' in script


@pytest.mark.parametrize(
    ("scheme", "part"),
    [
        ("basic", "Authorization: `Basic ${btoa(`${SHOP_API_KEY}:`)}`"),
        ("bearer", "Authorization: `Bearer ${SHOP_API_KEY}`"),
        ("header", '"X-Key": SHOP_API_KEY'),
        ("query", "?key=${encodeURIComponent(SHOP_API_KEY)}`"),
        ("cookie", "Cookie: `session=${SHOP_API_KEY}`"),
    ],
)
def test_the_key_comes_from_the_environment(scheme: str, part: str) -> None:
    """Each scheme sends the key from the environment in its own way."""
    script = script_of({"security": [{scheme: []}]}, components={"securitySchemes": SCHEMES})
    assert part in script
    assert "\n  SHOP_API_KEY,\n" in script


def test_a_path_may_have_a_query_of_its_own() -> None:
    """If the path has a query, parameters follow an ampersand."""
    parameter = {"name": "page", "in": "query", "required": True, "schema": {"type": "integer"}}
    assert "/things?beta=true&page=1`;" in script_of({"parameters": [parameter]}, "/things?beta=true")


def test_what_a_template_would_take_for_its_own_is_escaped() -> None:
    """Backticks and ${ in a spec are text."""
    script = script_of({}, "/a`b${c}")
    assert r"/a\`b\${c}`" in script


@pytest.mark.parametrize(
    ("responses", "last"),
    [
        ({"204": {"description": ""}}, "console.log(response.status);"),
        (
            {"200": {"description": "", "content": {"text/plain": {"schema": {"type": "string"}}}}},
            "console.log(await response.text());",
        ),
    ],
)
def test_what_is_printed(responses: dict[str, Any], last: str) -> None:
    """Text is printed as text, and an empty response as its status."""
    assert script_of({"responses": responses}).splitlines()[-1] == last


def test_each_place_of_a_parameter() -> None:
    """Parameters are in the path, the query and the headers, one per line if there are several."""
    parameters = [
        {"name": name, "in": place, "required": True, "schema": {"type": "string"}, "example": "x y"}
        for name, place in (("id", "path"), ("X-One", "header"), ("two", "header"))
    ]
    script = script_of({"parameters": parameters}, "/things/{id}")
    assert "`${SHOP_BASE_URL}/things/x%20y`" in script
    assert '  headers: {\n    "X-One": "x y",\n    two: "x y",\n  },\n' in script


def test_cookies() -> None:
    """Node.js sends cookies as a header, whatever characters they contain."""
    parameters = [{"name": "c", "in": "cookie", "required": True, "schema": {"type": "string"}, "example": "a`b"}]
    assert "Cookie: `c=a%60b`" in script_of({"parameters": parameters})


@pytest.mark.parametrize(
    ("media_type", "schema", "example", "part"),
    [
        ("application/x-www-form-urlencoded", {}, {"a": "1 2"}, 'body: new URLSearchParams([["a", "1 2"]]),'),
        ("application/json", {}, {"n": 2**60}, f"body: {chr(34)}{{\\\"n\\\": {2**60}}}{chr(34)},"),
        ("application/json", {}, {"__proto__": 1}, '["__proto__"]: 1'),
        ("multipart/form-data", {}, {"a": "1"}, '["a", "1"],'),
        ("multipart/form-data", {}, {"a": {"b": 1}},
         r'["a", new Blob(["{\"b\":1}"], { type: "application/json" })],'),
        ("multipart/form-data", {"properties": {"a": {"type": "string", "format": "binary"}}}, {"a": "scan"},
         '["a", new Blob(["hello"]), "a"],'),
    ],
)  # fmt: skip
def test_bodies(media_type: str, schema: dict[str, Any], example: Any, part: str) -> None:
    """Forms use JavaScript's own classes; integers too large for JavaScript are in a string."""
    content = {media_type: {"schema": {"type": "object", **schema}, "example": example}}
    assert part in script_of({"requestBody": {"required": True, "content": content}}, method="post")
