"""Formats JSON with one member per line, like json.dumps with an indent, but faster on large documents."""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import Any

_encode = json.JSONEncoder(ensure_ascii=False, default=str).encode


def json_text(value: Any, indent: int = 2) -> str:
    """Return a value as JSON; types that JSON lacks become strings."""
    return _text(value, "\n", " " * indent)


def _text(value: Any, line: str, step: str) -> str:
    """Format a value with each member on its own line; `line` starts the line on which the value ends."""
    if isinstance(value, str):
        return encode_basestring(value)
    inner = line + step
    if value and isinstance(value, dict):
        members = [f"{_key(key)}: {_text(item, inner, step)}" for key, item in value.items()]
        return f"{{{inner}{f',{inner}'.join(members)}{line}}}"
    if value and isinstance(value, list | tuple):
        return f"[{inner}{f',{inner}'.join([_text(item, inner, step) for item in value])}{line}]"
    return _encode(value)


def _key(key: Any) -> str:
    return encode_basestring(key if isinstance(key, str) else _encode(key))
