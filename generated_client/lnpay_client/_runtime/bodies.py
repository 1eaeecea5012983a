# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Request bodies as bytes: JSON, forms, multipart, text, files."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from . import errors
from .model import Model, fields_of
from .operation import Content, Operation, Parameter, is_json
from .params import query_pairs, scalar_text
from .types import UNSET, File
from .wire import PLAIN, dump_json, is_dict, is_items, is_mapping, to_wire


def encode_body(operation: Operation, body: Any) -> tuple[bytes, str] | None:
    """Validate a body and return it as bytes with its media type; None if there is nothing to send."""
    absent = body is None and not any(content.codec.takes_null() for content in operation.bodies)
    if body is UNSET or absent or not operation.bodies:
        if operation.body_required:
            raise errors.InvalidArgumentTypeError("body is required", argument="body", allowed="a request body")
        return None
    content = _choose(operation.bodies, body)
    body = content.codec.trim(body)
    if content.shape == "json":
        return dump_json(body), content.media_type
    if content.shape == "form":
        pairs = form_pairs(to_wire(body, sending=True), content)
        return "&".join(f"{name}={value}" for name, value in pairs).encode(), content.media_type
    if content.shape == "multipart":
        return _multipart(body, content)
    if content.shape == "text" and isinstance(body, str):
        return body.encode(), content.media_type
    return _read(body), content.media_type


def _choose(contents: Sequence[Content], body: Any) -> Content:
    """Return the first content that accepts the body; if none does, raise the error of the first."""
    at = "" if isinstance(body, (Model, Mapping)) else "body"
    first: errors.InvalidArgumentError | None = None
    with_files = len(contents) > 1 and any(_is_file(value) for _, value in _fields(body))
    for content in contents:
        if with_files and content.shape == "json":
            continue
        try:
            content.codec.check(body, at)
        except errors.InvalidArgumentError as problem:
            first = first or problem
        else:
            return content
    raise first or errors.InvalidArgumentTypeError(
        "this operation takes no request body", argument="body", allowed="no body"
    )


def form_pairs(wire: Any, content: Content) -> list[tuple[str, str]]:
    """Return encoded pairs as the spec declares; by default, lists repeat the name and objects are name[key]."""
    pairs: list[tuple[str, str]] = []
    fields: dict[str, Any] = wire
    for name, value in fields.items():
        if value is None:
            continue
        style, explode = content.styles.get(name, ("deepObject" if is_dict(value) else "form", True))
        as_json = is_json(content.part_types.get(name, "")) and isinstance(value, (dict, list))
        field = Parameter(name=name, wire=name, location="query", style=style, explode=explode, json=as_json)
        pairs += query_pairs(field, value)
    return pairs


def _multipart(body: Any, content: Content) -> tuple[bytes, str]:
    """Encode a multipart body. The boundary is random, so no file can forge it."""
    boundary = os.urandom(16).hex()
    chunks: list[bytes] = []
    for name, value in parts_of(body):
        file: File | None = None
        if isinstance(value, File):
            file = value
        elif isinstance(value, (bytes, bytearray)) or hasattr(value, "read"):
            name_on_disk = str(getattr(value, "name", name)).replace("\\", "/").rpartition("/")[2]
            payload = bytes(value) if isinstance(value, bytearray) else value
            file = File(payload, file_name=name_on_disk)
        if file is not None:
            media_type = file.mime_type or content.part_types.get(name, "application/octet-stream")
            data, file_name = _read(file.payload), file.file_name or name
        else:
            media_type, data = part_text(content, name, value)
            file_name = None
        disposition = f'form-data; name="{_quoted(name)}"'
        if file_name is not None:
            disposition += f'; filename="{_quoted(file_name)}"'
        head = f"--{boundary}\r\nContent-Disposition: {disposition}\r\nContent-Type: {_one_line(media_type)}\r\n\r\n"
        chunks += [head.encode(), data, b"\r\n"]
    return b"".join([*chunks, f"--{boundary}--\r\n".encode()]), f"multipart/form-data; boundary={boundary}"


def part_text(content: Content, name: str, value: Any) -> tuple[str, bytes]:
    """Return the media type and the bytes of a part that is not a file."""
    wire = to_wire(value, sending=True)
    nested = isinstance(wire, (dict, list))
    media_type = content.part_types.get(name, "application/json" if nested else "text/plain; charset=utf-8")
    return media_type, dump_json(wire) if nested or is_json(media_type) else scalar_text(wire).encode()


def parts_of(body: Any) -> list[tuple[str, Any]]:
    """Return the names and Python values of a form; a list becomes several parts with the same name."""
    fields = [(name, value) for name, value in _fields(body) if value is not None and value is not UNSET]
    return [(name, item) for name, value in fields for item in (value if is_items(value) else [value])]


def _fields(body: Any) -> list[tuple[str, Any]]:
    """Return the names and values of a body; none if it is not an object."""
    if isinstance(body, Model):
        fields = [(field.wire, getattr(body, field.name)) for field in fields_of(body) if hasattr(body, field.name)]
        return [*fields, *body.additional_properties.items()]
    return [(name, value) for name, value in body.items() if value is not UNSET] if is_mapping(body) else []


def _is_file(value: Any) -> bool:
    if type(value) in PLAIN:
        return False
    items: Any = value if is_items(value) else (value,)
    return any(isinstance(item, (bytes, bytearray, File)) or hasattr(item, "read") for item in items)


def _read(value: Any) -> bytes:
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    data = value.read()
    return data.encode() if isinstance(data, str) else bytes(data)


def _quoted(text: str) -> str:
    """Escape a name for use in quotes, as browsers do (WHATWG HTML)."""
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _one_line(text: str) -> str:
    return text.replace("\r", "").replace("\n", "")
