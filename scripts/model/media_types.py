"""Media types: which are JSON, and which one is sent where the spec gives a range of them."""

from __future__ import annotations

from scripts.model.api import Content


def is_json(content_type: str) -> bool:
    """Tell whether a media type is JSON, by its name or its suffix."""
    essence = content_type.split(";", maxsplit=1)[0].strip().lower()
    return essence in ("application/json", "text/json") or essence.endswith("+json")


def sent_type(content: Content) -> str:
    """Return the media type that a body goes out with: a range such as `*/*` is none, so one of it is chosen."""
    main, _, kind = content.content_type.partition(";")[0].strip().lower().partition("/")
    if "*" not in (main, kind) and not kind.startswith("*+"):
        return content.content_type
    if content.schema is not None and content.schema.kind == "string" and content.schema.format == "binary":
        return "application/octet-stream"
    if main == "text":
        return "text/plain"
    return "application/json" if main in ("*", "application") else "application/octet-stream"
