"""XML samples follow the `xml` keyword."""

from __future__ import annotations

from typing import Any

from openapi_python_client.config import ConfigFile

from scripts.model.build import build_model
from scripts.model.naming import GeneratorConfig
from scripts.samples.xml_bodies import content_text

PET = {
    "type": "object",
    "xml": {"name": "pet"},
    "properties": {
        "id": {"type": "integer", "xml": {"attribute": True}},
        "name": {"type": "string", "xml": {"name": "title"}},
        "photos": {"type": "array", "xml": {"wrapped": True}, "items": {"type": "string", "xml": {"name": "photo"}}},
        "tags": {"type": "array", "items": {"type": "string"}},
        "mother": {"$ref": "#/components/schemas/Pet"},
    },
}
VALUE = {"id": 1, "name": "R<x", "photos": ["a", "b"], "tags": ["c", "d"], "mother": {"id": '"', "extra": True}}
XML = (
    '<pet id="1"><title>R&lt;x</title><photos><photo>a</photo><photo>b</photo></photos>'
    "<tags>c</tags><tags>d</tags><pet id='\"'><extra>true</extra></pet></pet>"
)


def text_of(media_type: str, value: Any) -> str:
    """Return the body that a sample sends for a media type."""
    content = {media_type: {"schema": {"$ref": "#/components/schemas/Pet"}}}
    post = {"requestBody": {"content": content}, "responses": {"204": {"description": "Done."}}}
    document = {"openapi": "3.1.0", "info": {"title": "Pets", "version": "1"}, "paths": {"/pets": {"post": post}}}
    api = build_model({**document, "components": {"schemas": {"Pet": PET}}}, GeneratorConfig(ConfigFile()))
    body = next(iter(api.operations)).body
    assert body is not None
    return content_text(api, body.contents[0], value)


def test_names_attributes_and_lists() -> None:
    """Elements and attributes have the spec's names, lists are wrapped if it says so, and text is escaped."""
    for media_type in ("application/xml", "text/xml; charset=utf-8", "application/vnd.pet+xml"):
        assert text_of(media_type, VALUE) == XML


def test_text_of_the_spec_stays() -> None:
    """An example that is already a string, and anything but XML, is written as it is."""
    assert text_of("application/xml", "<pet/>") == "<pet/>"
    assert text_of("application/x-ndjson", {"id": 1}) == '{"id":1}'
