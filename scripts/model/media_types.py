"""Media types: how a body of each is written and read, and which one is sent where the spec gives a range of them."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.model.api import Schema, Shape
from scripts.spec.openapi import essence, is_json


def shape_of(media_type: str, schema: Schema | None, overrides: Mapping[str, str]) -> Shape:
    """Return how a body is written; the configuration may have a media type taken for another one."""
    name = essence(overrides.get(media_type, media_type))
    if is_binary(schema):
        return "bytes"
    if is_json(name) or name in ("*/*", "application/*") or "/" not in name:
        return "json"
    if name == "application/x-www-form-urlencoded":
        return "form"
    if name.startswith("multipart/") and not (schema and schema.kind in ("string", "array")):
        return "multipart"  # only what has fields can be put into parts
    return "text" if name.startswith("text/") or is_xml(name) else "bytes"


def is_xml(media_type: str) -> bool:
    """Return whether a media type is XML, by its name or its suffix."""
    return essence(media_type).endswith(("/xml", "+xml"))


def is_binary(schema: Schema | None) -> bool:
    """Return whether a value is bytes as they are."""
    return schema is not None and schema.kind == "string" and schema.format == "binary"


def holds_binary(schema: Schema | None) -> bool:
    """Return whether a value may be bytes as they are, or a list of them: what JSON cannot hold."""
    parts = (schema.items, *schema.members) if schema else ()
    return is_binary(schema) or any(map(holds_binary, parts))


def sent_type(media_type: str, schema: Schema | None) -> str:
    """Return the media type that a body goes out with: a range such as `*/*` is none, so one of it is chosen.

    What is not a media type, such as an empty text, is taken for `*/*`.
    """
    main, _, kind = essence(media_type).partition("/")
    if kind and "*" not in (main, kind) and not kind.startswith("*+"):
        return media_type
    if is_binary(schema):
        return "application/octet-stream"
    if main == "text":
        return "text/plain"
    return "application/json" if not kind or main in ("*", "application") else "application/octet-stream"
