"""Samples for the command line."""

from __future__ import annotations

import subprocess
from typing import Any

import pytest

from scripts.samples.curl import write_curl
from scripts.samples.requests import sample_requests
from tests.apis import json_body, operation_of
from tests.programs import program

SERVERS = [{"url": "https://shop.example/v1"}]
FORM = "application/x-www-form-urlencoded"
PLACES = ("path", "query", "header", "cookie")
SCHEMES = {
    "basic": {"type": "http", "scheme": "basic"},
    "bearer": {"type": "http", "scheme": "bearer"},
    "header": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "query": {"type": "apiKey", "in": "query", "name": "key"},
    "cookie": {"type": "apiKey", "in": "cookie", "name": "session"},
}


def curl_of(node: dict[str, Any], path: str = "/things", method: str = "get", **more: Any) -> str:
    """Return the sample of an operation, without the line that sets the base URL."""
    api, operation = operation_of(node, path, method, servers=SERVERS, **more)
    first, _, command = write_curl(sample_requests(api, operation)[0]).partition("\n")
    assert first == "base=${SHOP_BASE_URL:-https://shop.example/v1}"
    return command


def words_of(command: str) -> list[str]:
    """Return the arguments that bash passes to curl."""
    script = f"""curl() {{ printf '%s\\0' "$@"; }}\nbase=http://host\n{command}"""
    done = subprocess.run([program("bash"), "-c", script], capture_output=True, text=True, check=True)
    return done.stdout.split("\0")[:-1]


@pytest.mark.parametrize(
    ("method", "begin"),
    [("get", 'curl "$base/things"'), ("delete", 'curl -X DELETE \\\n  "$base/things"'), ("head", "curl --head \\\n")],
)
def test_methods(method: str, begin: str) -> None:
    """GET is implied, HEAD has its own option, others are named."""
    assert curl_of({}, method=method).startswith(begin)


def test_json_is_posted_with_its_type() -> None:
    """A body implies POST, and a quote in it does not end the shell's quotes."""
    body = json_body({"type": "object"}, example={"name": "it's"})
    assert curl_of({"requestBody": body}, method="post").splitlines()[1:] == [
        '  -H "Content-Type: application/json" \\',
        "  -d '{",
        """    "name": "it'\\''s\"""",
        "  }'",
    ]


@pytest.mark.parametrize(
    ("media_type", "words"),
    [
        (FORM, ["--data-urlencode", "a=1 2", "--data-urlencode", "b=x&y"]),
        ("multipart/form-data", ["-F", "a=1 2", "-F", "b=x&y"]),
    ],
)
def test_forms(media_type: str, words: list[str]) -> None:
    """Curl encodes the fields of forms itself."""
    content = {media_type: {"schema": {"type": "object"}, "example": {"a": "1 2", "b": "x&y"}}}
    assert words_of(curl_of({"requestBody": {"content": content}}, method="post"))[-4:] == words


FORM_OF_TWO = {"type": "object", "properties": {"b": {"type": "string"}, "a": {"type": "string"}}}
OTHER_FORM = {"type": "object", "required": ["x"], "properties": {"x": {"type": "string"}}}


@pytest.mark.parametrize("schema", [FORM_OF_TWO, {"oneOf": [OTHER_FORM, FORM_OF_TWO]}])
def test_fields_of_a_form_are_in_the_order_of_the_schema(schema: dict[str, Any]) -> None:
    """The client sends them in this order, whatever the order of an example."""
    content = {FORM: {"schema": schema, "example": {"more": "3", "a": "1", "b": "2"}}}
    assert words_of(curl_of({"requestBody": {"content": content}}, method="post"))[-6:] == [
        "--data-urlencode", "b=2", "--data-urlencode", "a=1", "--data-urlencode", "more=3",
    ]  # fmt: skip


def test_a_file_has_no_folder() -> None:
    """A field whose name contains a slash is a file with the last part of that name, as the client sends it."""
    schema = {"type": "object", "properties": {"Yaml/Yml": {"type": "string", "format": "binary"}}}
    content = {"multipart/form-data": {"schema": schema, "example": {"Yaml/Yml": "scan"}}}
    assert words_of(curl_of({"requestBody": {"content": content}}, method="post"))[-2:] == ["-F", "Yaml/Yml=@Yml"]


def test_parts_of_a_form() -> None:
    """A file is named, a part has its media type, and characters that are special in -F are quoted."""
    schema = {"type": "object", "properties": {"a,b": {"type": "string", "format": "binary"}}}
    example = {"a,b": "scan", "meta": {"x": '"'}, "plain": "1"}
    content = {"multipart/form-data": {"schema": schema, "example": example}}
    assert words_of(curl_of({"requestBody": {"content": content}}, method="post"))[-6:] == [
        "-F", 'a,b=@"a,b"', "-F", r'meta="{\"x\":\"\\\"\"}";type=application/json', "-F", "plain=1",
    ]  # fmt: skip


def test_each_place_of_a_parameter() -> None:
    """Path and query are percent-encoded; shell metacharacters are escaped."""
    parameters = [
        {"name": place[0], "in": place, "required": True, "schema": {"type": "string"}, "example": 'a b"$(id)`'}
        for place in PLACES
    ]
    words = words_of(curl_of({"parameters": parameters}, "/things/{p}"))
    encoded = "a%20b%22%24%28id%29%60"
    assert f"http://host/things/{encoded}?q={encoded}" in words
    assert 'h: a b"$(id)`' in words


@pytest.mark.parametrize(
    ("scheme", "part"),
    [
        ("basic", '-u "${SHOP_API_KEY:?not set}:"'),
        ("bearer", '-H "Authorization: Bearer ${SHOP_API_KEY:?not set}"'),
        ("header", '-H "X-Key: ${SHOP_API_KEY:?not set}"'),
        ("query", '"$base/things?key=${SHOP_API_KEY:?not set}"'),
        ("cookie", '--cookie "session=${SHOP_API_KEY:?not set}"'),
    ],
)
def test_the_key_comes_from_the_environment(scheme: str, part: str) -> None:
    """Each scheme sends the key from the environment in its own way."""
    assert part in curl_of({"security": [{scheme: []}]}, components={"securitySchemes": SCHEMES})


def test_brackets_are_part_of_the_address() -> None:
    """Curl gets an option to read brackets literally."""
    parameters = [
        {"name": "a[b]", "in": "query", "required": True, "schema": {"type": "string"}, "allowReserved": True}
    ]
    command = curl_of({"parameters": parameters}, "/things[1]")
    assert command.startswith("curl -g ")
