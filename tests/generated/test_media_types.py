"""Media types: which one is requested, sent and parsed if a spec offers several, ranges of them, or forms."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SPECS = Path(__file__).parents[1] / "commands" / "specs"


@pytest.fixture(scope="module")
def kit(imported: Callable[..., ModuleType]) -> ModuleType:
    """The client of a spec with responses in JSON and other media types."""
    return imported((SPECS / "json_beside_other_media_types.yaml").read_text())


@pytest.fixture(scope="module")
def forms(imported: Callable[..., ModuleType]) -> ModuleType:
    """The client of a spec with forms."""
    return imported((SPECS / "encodings_of_forms.yaml").read_text())


@pytest.fixture
def client(kit: ModuleType, server: Any) -> Iterator[Any]:
    """A client on the recording server."""
    with kit.MediaTypes(base_url=server.url, max_retries=0) as made:
        yield made


def test_json_is_asked_for_and_returned(client: Any, kit: ModuleType, server: Any) -> None:
    """If a response is offered as JSON and another type, the result is the model."""
    server.say({"name": "Rex"})
    pet = client.default.update_pet(name="Rex")
    assert pet == kit.models.Pet(name="Rex")
    assert (server.last.headers["accept"], server.last.headers["content-type"]) == ("application/json",) * 2
    server.say([{"name": "Rex"}], Content_Type="text/json")
    assert client.default.list_pets() == [pet]
    assert server.last.headers["accept"] == "application/json, text/json"
    assert type(client.default).update_pet.__annotations__["return"] == "models.Pet"


def test_other_media_types_on_request(client: Any, kit: ModuleType, server: Any) -> None:
    """The raw response contains what was explicitly requested; the plain result is JSON, or an error is raised."""
    detailed = import_module(f"{kit.__name__}.api.default.update_pet").sync_detailed
    xml = {"Accept": "application/xml"}
    server.say(b"<pet/>", Content_Type="application/xml")
    answer = detailed(client=client, body={"name": "Rex"}, extra_headers=xml)
    assert (answer.parsed, server.last.headers["accept"]) == ("<pet/>", "application/xml")
    server.say(b"<pet/>", Content_Type="application/xml")
    with pytest.raises(kit.APIResponseValidationError, match="expected a JSON body, got 6 bytes of application/xml"):
        client.default.update_pet(name="Rex", extra_headers=xml)


def test_answers_that_are_not_parsed(client: Any, server: Any) -> None:
    """XML and forms are text, JSON lines and multipart are bytes."""
    server.say(b"<pet/>", Content_Type="application/xml")
    assert client.default.xml_alone(body="<pet/>") == "<pet/>"
    server.say(b"name=Rex", Content_Type="application/x-www-form-urlencoded")
    assert client.default.form_answer() == "name=Rex"
    for call in (client.default.lines, client.default.parts_answer):
        server.say(b"{}\n{}", Content_Type="application/x-ndjson")
        assert call() == b"{}\n{}"


def test_ranges_of_media_types(client: Any, kit: ModuleType, server: Any) -> None:
    """For a range of types, a body is sent as a concrete type, and a response is parsed by its own."""
    server.say({"name": "Rex"})
    assert client.default.any_type(name="Rex") == kit.models.Pet(name="Rex")
    assert server.last.headers["content-type"] == "application/json"
    server.say(b"plain", Content_Type="text/plain")
    assert client.default.some_type(name="Rex") == "plain"
    server.say(b"\x89PNG", Content_Type="image/png")
    assert client.default.image(body=io.BytesIO(b"\x89PNG")) == b"\x89PNG"
    assert server.last.headers["content-type"] == "application/octet-stream"


TEXTS = """
openapi: 3.0.1
info: {title: Texts, version: "1"}
paths:
  /text: {get: {operationId: get_text, responses: {"200": {description: T., content: {"*/*": {schema: {type: string}}}}}}}
  /many: {get: {operationId: get_many, responses: {"200": {description: T., content: {"*/*": {schema: {type: array, items: {type: integer}}}}}}}}
"""  # noqa: E501


def test_text_in_an_answer_of_any_type(imported: Callable[..., ModuleType], server: Any) -> None:
    """If all responses are declared as `*/*`, text is sent as text and the rest as JSON."""
    with imported(TEXTS).Texts(base_url=server.url) as client:
        server.say(b"hello", Content_Type="text/plain;charset=UTF-8")
        assert client.default.get_text() == "hello"
        server.say(b"12", Content_Type="text/plain")
        assert client.default.get_text() == "12"
        server.say("hello")
        assert client.default.get_text() == "hello"
        server.say([1], Content_Type="text/plain")
        assert client.default.get_many() == [1]


def test_encodings_of_form_fields(forms: ModuleType, server: Any) -> None:
    """Each field is written in the style of its `encoding`; nested objects as name[key]."""
    with forms.Encodings(base_url=server.url) as client:
        client.default.make_charge(
            expand=["a", "b c"],
            items=[{"price": "p1", "tags": ["x"]}, {"price": "p2"}],
            pipes=["a", "b"],
            joined=["c", "d,e"],
            plain=["f", "g"],
            shipping={"address": {"city": "Rome"}},
            meta={"k": 1},
            n=None,
        )
        assert server.last.headers["content-type"] == "application/x-www-form-urlencoded"
        assert server.last.body.decode().split("&") == [
            "expand[]=a", "expand[]=b%20c",
            "items[0][price]=p1", "items[0][tags][]=x", "items[1][price]=p2",
            "pipes=a|b", "joined=c,d%2Ce", "plain=f", "plain=g",
            "shipping[address][city]=Rome", "meta=%7B%22k%22%3A1%7D",
        ]  # fmt: skip
        client.default.list_charges(expand=["a", "b"], created=5)
        assert server.last.target == "/charges?expand[]=a&expand[]=b&created=5"


def test_files_of_openapi_3_1(forms: ModuleType, server: Any) -> None:
    """A file may be described by its media type; of a list of types the first counts, and ranges are ignored."""
    with forms.Encodings(base_url=server.url) as client:
        client.default.upload(avatar=b"\x89", raw=io.BytesIO(b"r"), many=[b"1", b"2"], base64="aGk=", text="{}")
        heads = re.findall(rb'name="(\w+)"(?:; filename="(\w+)")?\r\nContent-Type: ([^\r]+)', server.last.body)
        assert heads == [
            (b"avatar", b"avatar", b"image/png"),
            (b"raw", b"raw", b"application/octet-stream"),
            (b"many", b"many", b"application/octet-stream"),
            (b"many", b"many", b"application/octet-stream"),
            (b"base64", b"", b"text/plain; charset=utf-8"),
            (b"text", b"", b"text/plain; charset=utf-8"),
        ]
