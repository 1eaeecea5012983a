"""Parses a request body into fields as PHP and Yii do: JSON if the Content-Type says so, anything else as a form."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from . import refusals

Fields = dict[str, Any]
MAX_DEPTH = 512
"""PHP's limit on how deep JSON may nest."""
MAX_FORM_DEPTH = 64
"""PHP's limit on the nesting of form fields; it drops deeper ones."""
MAX_FORM_FIELDS = 1000
"""PHP's limit on the number of form fields; it drops the rest."""
INT64 = 2**63
_INDEX = re.compile("0|[1-9][0-9]{0,17}")
"""What PHP treats as a number in a field's name."""


class BadJsonError(ValueError):
    """The text is not JSON; the message is PHP's."""


async def read_fields(request: Request) -> Fields:
    """The body's fields by name; a body without named fields has none."""
    content_type = media_type(request)
    if content_type == "application/json":
        try:
            value = parse_json(await request.body())
        except BadJsonError as error:
            raise refusals.invalid_json(str(error)) from None
        return value if isinstance(value, dict) else {}
    if content_type == "multipart/form-data":
        return _php_fields(await _multipart(request))
    text = (await request.body()).decode(errors="replace")
    return _php_fields(parse_qsl(text, keep_blank_values=True))


def media_type(request: Request) -> str:
    """The Content-Type without its parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def parse_json(text: bytes | str) -> Any:
    """Parse JSON as PHP does; an empty text is null."""
    try:
        if isinstance(text, bytes):
            text = text.decode()
    except UnicodeDecodeError:
        raise BadJsonError("Malformed UTF-8 characters, possibly incorrectly encoded") from None
    if not text:
        return None
    if text.startswith("\ufeff"):
        raise BadJsonError("Syntax error")
    try:
        value = _DECODER.decode(text)
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise BadJsonError("Single unpaired high surrogate in Unicode escape") from None
    except RecursionError:
        raise BadJsonError("Maximum stack depth exceeded") from None
    except ValueError:
        raise BadJsonError("Syntax error") from None
    if text.count("[") + text.count("{") > MAX_DEPTH and _depth(value) > MAX_DEPTH:
        raise BadJsonError("Maximum stack depth exceeded")
    return value


def _parse_int(digits: str) -> int | float:
    """An integer, or a float if it does not fit into 64 bits."""
    if len(digits) < 19 or -INT64 <= int(digits[:25]) < INT64:
        return int(digits)
    return _parse_float(digits)


def _parse_float(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise ValueError("too large for a float")
    return value


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(parse_int=_parse_int, parse_float=_parse_float, parse_constant=_refuse_constant)


def _depth(value: Any) -> int:
    """How deep lists and objects nest, without recursion."""
    depth, level = 0, [value]
    while level := [item for item in level if isinstance(item, (dict, list))]:
        depth += 1
        level = [child for item in level for child in (item.values() if isinstance(item, dict) else item)]
    return depth


async def _multipart(request: Request) -> list[tuple[str, str]]:
    """The text fields of a multipart form; none for files and malformed forms."""
    try:
        async with request.form() as form:
            return [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
    except HTTPException:
        return []


def _php_fields(pairs: Iterable[tuple[str, str]]) -> Fields:
    """Form fields by name; `a[b]=c` makes an object, `a[]=c` appends, and the last value of a name wins."""
    fields: Fields = {}
    for name, value in islice(pairs, MAX_FORM_FIELDS):
        parts = re.fullmatch(r"([^\[\]]+)((?:\[[^\[\]]*\])*)", name)
        if not parts:
            continue
        path = [parts[1], *re.findall(r"\[([^\[\]]*)\]", parts[2])]
        if len(path) <= MAX_FORM_DEPTH:
            _put(fields, path, value)
    return fields


def _put(fields: Fields, path: list[str], value: str) -> None:
    for part in path[:-1]:
        key = part or _next_index(fields)
        inner = fields.get(key)
        if not isinstance(inner, dict):
            inner = fields[key] = {}
        fields = inner
    fields[path[-1] or _next_index(fields)] = value


def _next_index(fields: Fields) -> str:
    """The key that PHP gives to `[]`: one more than the largest number so far."""
    return str(max((int(key) for key in fields if _INDEX.fullmatch(key)), default=-1) + 1)
