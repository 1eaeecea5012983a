"""Media types: how their bodies are encoded, and which one to send if the spec has a range."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.model.api import Schema, Shape
from scripts.spec.openapi import essence, is_json


def shape_of(media_type: str, schema: Schema | None, overrides: Mapping[str, str]) -> Shape:
    """Return how a body is encoded; the configuration may map a media type to another one."""
    name = essence(overrides.get(media_type, media_type))
    if is_binary(schema):
        return "bytes"
    if is_json(name) or name in ("*/*", "application/*") or "/" not in name:
        return "json"
    if name == "application/x-www-form-urlencoded":
        return "form"
    if name.startswith("multipart/") and not (schema and schema.kind in ("string", "array")):
        return "multipart"  # only objects have parts
    return "text" if name.startswith("text/") or is_xml(name) else "bytes"


def is_xml(media_type: str) -> bool:
    """Return whether a media type is XML, by name or suffix."""
    return essence(media_type).endswith(("/xml", "+xml"))


def is_binary(schema: Schema | None) -> bool:
    """Return whether a value is raw bytes."""
    return schema is not None and schema.kind == "string" and schema.format == "binary"


def holds_binary(schema: Schema | None) -> bool:
    """Return whether a value may be raw bytes, or a list of them, which JSON cannot represent."""
    parts = (schema.items, *schema.members) if schema else ()
    return is_binary(schema) or any(map(holds_binary, parts))


def sent_type(media_type: str, schema: Schema | None) -> str:
    """Return the media type to send a body with; for a range such as `*/*`, one in the range.

    An invalid media type, such as an empty string, is treated as `*/*`.
    """
    main, _, kind = essence(media_type).partition("/")
    if kind and "*" not in (main, kind) and not kind.startswith("*+"):
        return media_type
    if is_binary(schema):
        return "application/octet-stream"
    if main == "text":
        return "text/plain"
    return "application/json" if not kind or main in ("*", "application") else "application/octet-stream"
