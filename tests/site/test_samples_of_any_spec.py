"""The samples of a spec with every feature: all languages send the same request, and parse the response."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import jsonschema_rs
import pytest
import yaml

from scripts.client.make import make_client
from scripts.model.api import Api
from scripts.model.build import build_model
from scripts.model.naming import load_config
from scripts.samples.requests import answer_kind, sample_requests
from scripts.samples.sets import Language, sample_sets
from scripts.samples.values import value_for
from tests.programs import sample_command
from tests.servers import CannedResponse, RecordingServer, Request
from tests.site.site_build import ROOT

pytestmark = pytest.mark.xdist_group("other-sites")

SPEC: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "samples.yaml").read_text(encoding="utf-8"))
CONFIG = load_config(ROOT / "generator-config.yaml")
API: Api = build_model(SPEC, CONFIG)
TOLD = ("authorization", "x-key", "x-trace", "x-list", "cookie", "content-type")


@dataclass
class Seen:
    """A request as it arrived, without what HTTP clients add themselves."""

    method: str
    target: str
    """Path and query, not decoded."""
    path: str
    query: list[tuple[str, str]]
    headers: dict[str, str]
    body: Any


def read_body(kind: str, data: bytes) -> Any:
    """Return a parsed body."""
    if kind == "application/json":
        return json.loads(data)
    return parse_qsl(data.decode()) if kind == "application/x-www-form-urlencoded" else data.decode()


def answer_to(request: Request) -> CannedResponse:
    """Return a successful response."""
    path = urlsplit(request.target).path
    operation = next(
        each
        for each in API.operations
        if each.method == request.method and each.path.count("/") == path.count("/") and each.path[:5] == path[:5]
    )
    assert operation.success
    status = int(operation.success.status)
    if not operation.success.contents:
        return CannedResponse(None, status)
    content = operation.success.contents[0]
    assert content.schema
    value = value_for(API, content.schema, sending=False)
    body = value.encode() if content.content_type == "text/plain" else value
    return CannedResponse(body, status, {"Content-Type": content.content_type})


def seen_by(server: RecordingServer) -> Seen:
    """Return the one request that arrived."""
    (request,) = server.requests
    parts = urlsplit(request.target)
    headers = {name: request.headers[name] for name in TOLD if name in request.headers}
    kind = headers.get("content-type", "").partition(";")[0]
    if kind:
        headers["content-type"] = kind
    body = read_body(kind, request.body) if request.body else None
    return Seen(request.method, request.target, parts.path, parse_qsl(parts.query), headers, body)


@pytest.fixture(scope="module")
def observed(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], dict[str, Seen]]:
    """What each sample sent, by operation and example, then by language."""
    folder = tmp_path_factory.mktemp("samples")
    make_client(API, CONFIG, folder / "client")
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(folder / "client"),
        "MANY_THINGS_API_KEY": "key-1",
    }
    found: dict[tuple[str, str], dict[str, Seen]] = {}
    with RecordingServer(answer_to) as server:
        environment["MANY_THINGS_BASE_URL"] = server.url
        for operation in API.operations:
            for sample in sample_sets(API, operation):
                for language, code in sample.codes:
                    server.forget()
                    printed = run(language, code, environment, folder)
                    assert printed.strip() or language.highlight == "bash" or answer_kind(operation) != "json"
                    found.setdefault((operation.id, sample.request.name), {})[language.label] = seen_by(server)
    return found


def run(language: Language, code: str, environment: Mapping[str, str], folder: Path) -> str:
    """Run a sample and return its output."""
    command = sample_command(language.highlight, code, folder)
    done = subprocess.run(command, env=dict(environment), capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{code}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_all_languages_send_the_same_request(observed: dict[tuple[str, str], dict[str, Seen]]) -> None:
    """Method, path, query, key, headers and body are the same, whatever the language."""
    for name, languages in observed.items():
        assert languages.keys() >= {"cURL", "Python", "Python (async)", "JavaScript"}
        curl = languages["cURL"]
        for label, seen in languages.items():
            assert seen.method == curl.method, (name, label)
            assert seen.path == curl.path, (name, label)
            assert seen.query == curl.query or "since" in dict(curl.query), (name, label)
            assert seen.headers == curl.headers, (name, label)
            assert seen.body == curl.body or "maker" in str(curl.body), (name, label)


def test_the_request_is_what_the_spec_asks_for(observed: dict[tuple[str, str], dict[str, Seen]]) -> None:
    """Arrays, objects, headers, keys and bodies are sent in the spec's style."""
    thing = observed["getThing", ""]["cURL"]
    assert thing.path == "/things/7/light%20blue"
    assert thing.query == [
        ("joined", "a b,c&d"),
        ("repeated", "1"),
        ("repeated", "2"),
        ("deep[size]", "1/2"),
        ("since", "2026-01-31T12:00:00Z"),
    ]
    assert thing.headers == {"x-key": "key-1", "x-trace": 'it\'s "here" $(id)'}
    assert observed["listThings", ""]["cURL"].query == [("key", "key-1")]
    assert observed["createThing", "small"]["cURL"].headers["authorization"] == "Bearer key-1"
    assert observed["deleteThings", ""]["cURL"].headers == {}
    assert observed["sendForm", ""]["JavaScript"].body == [("name", "a b&c"), ("count", "3")]
    assert observed["putWords", ""]["JavaScript"].body == "it's\nwords"


def test_styles_are_written_alike(observed: dict[tuple[str, str], dict[str, Seen]]) -> None:
    """However rare its style, a parameter is written identically in every language and in the client."""
    languages = observed["getStyles", ""]
    assert {seen.target for seen in languages.values()} == {
        "/styles/;matrix=a%20b;matrix=c%3Bd/.x=1.y=2?piped=a|b%20c&exploded=x|1|y|2&spaced=a%20b&free=a/b?c:d,$e&nothing="
        "&whole=%7B%22a%22%3A%5B1%2Ctrue%5D%7D"
    }
    assert {seen.headers["x-list"] for seen in languages.values()} == {"true,false"}
    assert {seen.headers["cookie"] for seen in languages.values()} == {"crumbs=a%20b,c"}


def test_bodies_are_valid_by_the_spec() -> None:
    """A body, from an example or made up, matches its schema."""
    for operation in API.operations:
        for request in sample_requests(API, operation):
            if request.content is None:
                continue
            described = SPEC["paths"][operation.path][operation.method.lower()]["requestBody"]["content"]
            schema = described[request.content.content_type]["schema"] | {"components": SPEC["components"]}
            jsonschema_rs.validate(schema, request.body)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "minLength": 12, "maxLength": 14},
        {"type": "string", "maxLength": 2},
        {"type": "string", "pattern": "^[A-Z]{3}-[0-9]{4,}$"},
        {"type": "string", "pattern": r"^(wal|waki)_\w+$", "minLength": 20},
        {"type": "string", "pattern": "^[^a-z ]+$"},
        {"type": "string", "format": "uuid"},
        {"type": "string", "enum": ["b", "a"]},
        {"type": "integer", "minimum": 7, "multipleOf": 5},
        {"type": "integer", "maximum": -3},
        {"type": "integer", "exclusiveMinimum": 9},
        {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.5},
        {"type": "number", "minimum": 0.25, "multipleOf": 0.5},
        {"type": "array", "items": {"type": "integer"}, "minItems": 3, "uniqueItems": True},
        {"type": "array", "items": {"enum": ["x", "y", "z"]}, "minItems": 2, "uniqueItems": True},
        {"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 2},
        {"type": ["string", "null"], "minLength": 3},
        {"oneOf": [{"type": "integer", "minimum": 5}, {"type": "string"}]},
        {"type": "object", "required": ["a"], "properties": {"a": {"type": "object", "required": ["b"],
         "properties": {"b": {"const": 4}}}}},
        {"type": "string", "default": "omitted"},
        {"type": "boolean"},
    ],
    ids=str,
)  # fmt: skip
def test_made_up_values_are_valid(schema: dict[str, Any]) -> None:
    """A value made up from a schema is valid."""
    spec = {
        "openapi": "3.1.0",
        "info": {"title": "One", "version": "1"},
        "paths": {},
        "components": {"schemas": {"One": {"type": "object", "required": ["one"], "properties": {"one": schema}}}},
    }
    api = build_model(spec, CONFIG)
    made = value_for(api, api.types["One"])
    jsonschema_rs.validate(schema, made["one"])
