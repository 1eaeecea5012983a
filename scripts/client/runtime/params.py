# Copied into each client as `_runtime`, line by line.
"""Serialization of parameters: OpenAPI's styles (RFC 6570), `explode`, `deepObject`, JSON."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import quote

from . import errors
from .operation import Parameter
from .wire import dump_json, is_dict, is_list, to_wire

_RESERVED: Final = ":/?@!$'()*,;"
"""What `allowReserved` does not encode, except what would end the value: & = + # and brackets."""


def path_text(parameter: Parameter, value: Any) -> str:
    """Return a path parameter, percent-encoded."""
    wire = _wire(parameter, value)
    key = parameter.wire
    if is_list(wire):
        items: list[Any] = wire
        parts = [_encode(item) for item in items]
        return {
            "label": "." + (".".join(parts) if parameter.explode else ",".join(parts)),
            "matrix": "".join(f";{key}={part}" for part in parts) if parameter.explode else f";{key}={','.join(parts)}",
        }.get(parameter.style, ",".join(parts))
    if is_dict(wire):
        entries: dict[str, Any] = wire
        pairs = [(_encode(name), _encode(item)) for name, item in entries.items()]
        exploded = [f"{name}={item}" for name, item in pairs]
        flat = ",".join(f"{name},{item}" for name, item in pairs)
        return {
            "label": "." + (".".join(exploded) if parameter.explode else flat),
            "matrix": ";" + ";".join(exploded) if parameter.explode else f";{key}={flat}",
        }.get(parameter.style, ",".join(exploded) if parameter.explode else flat)
    text = _encode(wire)
    return {"label": f".{text}", "matrix": f";{key}={text}"}.get(parameter.style, text)


def query_pairs(parameter: Parameter, value: Any) -> list[tuple[str, str]]:
    """Return the names and values of a query parameter, percent-encoded."""
    safe = _RESERVED if parameter.reserved else ""
    key = _encode(parameter.wire)
    wire = _wire(parameter, value)
    if parameter.style == "deepObject":
        return _deep_pairs(key, wire, safe)
    if is_list(wire):
        values: list[Any] = wire
        items = [_encode(item, safe) for item in values]
        if parameter.style == "form" and parameter.explode:
            return [(key, item) for item in items]
        separator = {"spaceDelimited": "%20", "pipeDelimited": "|"}.get(parameter.style, ",")
        return [(key, separator.join(items))]
    if is_dict(wire):
        entries: dict[str, Any] = wire
        pairs = [(_encode(name), _encode(item, safe)) for name, item in entries.items()]
        if parameter.style == "form" and parameter.explode:
            return pairs
        separator = {"spaceDelimited": "%20", "pipeDelimited": "|"}.get(parameter.style, ",")
        return [(key, separator.join(part for pair in pairs for part in pair))]
    return [(key, _encode(wire, safe))]


def _deep_pairs(key: str, value: Any, safe: str) -> list[tuple[str, str]]:
    """Return key[name]=value pairs. OpenAPI does not define lists; most servers that accept them expect key[]."""
    if is_dict(value):
        entries: dict[str, Any] = value
        inner = [(f"{key}[{_encode(name)}]", item) for name, item in entries.items()]
    elif is_list(value):
        items: list[Any] = value
        nested = any(isinstance(item, (dict, list)) for item in items)
        inner = [(f"{key}[{index if nested else ''}]", item) for index, item in enumerate(items)]
    else:
        return [(key, _encode(value, safe))]
    return [pair for name, item in inner for pair in _deep_pairs(name, item, safe)]


def header_text(parameter: Parameter, value: Any) -> str:
    """Return a header parameter; reject non-ASCII text and line breaks, which cannot be sent."""
    wire = _wire(parameter, value)
    if is_list(wire):
        items: list[Any] = wire
        text = ",".join(scalar_text(item) for item in items)
    elif is_dict(wire):
        entries: dict[str, Any] = wire
        joint = "=" if parameter.explode else ","
        text = ",".join(f"{name}{joint}{scalar_text(item)}" for name, item in entries.items())
    else:
        text = scalar_text(wire)
    return check_header(parameter.name, text)


def check_header(name: str, text: str) -> str:
    """Return `text` if it is valid in a header."""
    if not text.isascii() or not text.isprintable():
        allowed = "printable ASCII text, because it is sent in a header"
        raise errors.InvalidArgumentError(f"{name} must be {allowed}", argument=name, allowed=allowed)
    return text


def cookie_pairs(parameter: Parameter, value: Any) -> list[tuple[str, str]]:
    """Return the names and values of a cookie parameter, percent-encoded."""
    return query_pairs(parameter, value)


def scalar_text(value: Any) -> str:
    """Return a scalar as text: booleans in lower case, null as an empty string, nested values as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (dict, list)):
        return dump_json(value).decode()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _wire(parameter: Parameter, value: Any) -> Any:
    wire = to_wire(value, sending=True)
    if parameter.names and is_list(wire):
        items: list[Any] = wire
        wire = [parameter.names.get(item, item) for item in items]
    return dump_json(wire).decode() if parameter.json else wire


def _encode(value: Any, safe: str = "") -> str:
    return quote(scalar_text(value), safe=safe)
