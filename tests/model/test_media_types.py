"""How bodies are written and parsed, by media type."""

from __future__ import annotations

import pytest

from scripts.model.api import Content, Schema
from scripts.model.media_types import sent_type, shape_of

BINARY = Schema(kind="string", format="binary", pointer="")
TEXT = Schema(kind="string", pointer="")


@pytest.mark.parametrize(
    ("media_type", "schema", "written", "read"),
    [
        ("text/json", None, "json", "json"),
        ("application/hal+json; v=1", None, "json", "json"),
        ("*/*", TEXT, "json", "json"),
        ("*/*", BINARY, "bytes", "bytes"),
        ("application/x-ndjson", None, "bytes", "bytes"),
        ("application/x-www-form-urlencoded", None, "form", "text"),
        ("multipart/mixed", None, "multipart", "bytes"),
        ("text/csv", TEXT, "text", "text"),
        ("application/atom+xml", None, "text", "text"),
        ("application/pdf", TEXT, "bytes", "bytes"),
        ("application/special", None, "json", "json"),
        ("", TEXT, "json", "json"),
        ("multipart/mixed", TEXT, "bytes", "bytes"),
    ],
)
def test_the_shape_of_a_body(media_type: str, schema: Schema | None, written: str, read: str) -> None:
    """The media type determines how a body is written and parsed; the configuration can override it."""
    shape = shape_of(media_type, schema, {"application/special": "application/json"})
    content = Content(content_type=media_type, schema=schema, shape=shape)
    assert (content.shape, content.read_shape) == (written, read)


@pytest.mark.parametrize(
    ("media_type", "schema", "sent"),
    [
        ("application/json", None, "application/json"),
        ("*/*", None, "application/json"),
        ("*/*", BINARY, "application/octet-stream"),
        ("text/*", TEXT, "text/plain"),
        ("image/*", None, "application/octet-stream"),
        ("application/*+json", None, "application/json"),
        ("", None, "application/json"),
        ("json", TEXT, "application/json"),
    ],
)
def test_a_range_is_never_sent(media_type: str, schema: Schema | None, sent: str) -> None:
    """A concrete media type is sent instead of a range."""
    assert sent_type(media_type, schema) == sent


def test_fields_of_a_form_have_styles_and_types() -> None:
    """`encoding` sets style and type of a form field; ranges are ignored, and only forms have styles."""
    encoding = {"a": {"contentType": "text/csv, text/plain"}, "b": {"contentType": "image/*"}, "c": {"style": "form"}}
    form = Content(content_type="x", schema=None, shape="form", encoding={**encoding, "d": {"style": "deepObject"}})
    assert form.part_types == {"a": "text/csv"}
    assert form.styles == {"c": ("form", True), "d": ("deepObject", False)}
    assert Content(content_type="x", schema=None, shape="multipart", encoding=encoding).styles == {}
