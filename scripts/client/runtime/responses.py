# Copied into each client as `_runtime`, line by line.
"""Turns a response into the documented result, or into an error."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from . import errors
from .codecs import DecodeError
from .masks import mask_all
from .operation import Content, asked_for, is_json
from .wire import is_dict, is_list

if TYPE_CHECKING:
    from .outcomes import ServerResponse
    from .raw import Response
    from .requests import Prepared

_UNREAD: Any = object()


def read_response(prepared: Prepared, response: ServerResponse, attempts: int, codec: Any = None) -> Response[Any]:
    """Return the complete response, whatever its status; raise only if a success does not match the spec."""
    from .raw import Response

    if response.is_success:
        parsed = _decode(prepared, response, attempts, codec, every=True)
    else:
        parsed = _decode_error(prepared, response)
    return Response(
        status_code=response.status_code,
        headers=response.headers,
        content=response.content,
        parsed=parsed,
        attempts=attempts,
    )


def take_result(prepared: Prepared, response: ServerResponse, attempts: int, codec: Any = None) -> Any:
    """Return the result of a success; raise the error for any other status."""
    if response.is_success:
        return _decode(prepared, response, attempts, codec)
    body = _json_or_text(response)
    fields: Mapping[str, Any] = body if is_dict(body) else {}
    message = mask_all(_message(body, response), prepared.secrets)
    raise errors.error_class(response.status_code)(
        message,
        **response.details(),
        name=_text(fields.get("name")),
        code=fields.get("code"),
        type=_text(fields.get("type")),
        body=body,
        parsed=_decode_error(prepared, response),
    )


def _decode(prepared: Prepared, response: ServerResponse, attempts: int, codec: Any, *, every: bool = False) -> Any:
    """Decode the body as documented: in any media type, or only in those that the client requests."""
    contents = prepared.operation.contents(response.status_code)
    if contents is None:
        contents = _any_success(prepared)  # an undocumented 204 does not excuse a missing body
    elif response.status_code in (204, 205):
        return None
    if not contents or prepared.operation.method == "HEAD":
        return None
    content = _choose(contents if every else asked_for(contents), response)
    if content.shape == "bytes":
        return response.content
    if content.shape == "text":
        return response.text
    raw = _load(response)
    if content.media_type == "*/*" and _is_text(response) and not isinstance(raw, (dict, list)):
        raw = response.text
    if raw is _UNREAD:
        kind = response.headers.get("Content-Type", "no content type")
        got = f"{len(response.content)} bytes of {kind}" if response.content else "an empty one"
        raise errors.APIResponseValidationError(
            f"expected a JSON body, got {got}", body=response.text, **response.details()
        )
    try:
        return (codec or content.codec).decode(raw, "")
    except DecodeError as error:
        problem = mask_all(str(error), prepared.secrets)
        raise errors.APIResponseValidationError(problem, body=raw, field=error.at, **response.details()) from None


def _decode_error(prepared: Prepared, response: ServerResponse) -> Any:
    """Decode the error body as documented; None if it is not documented or does not match."""
    contents = prepared.operation.contents(response.status_code)
    if not contents or prepared.operation.method == "HEAD":
        return None
    content = _choose(contents, response)
    if content.shape == "bytes":
        return response.content
    if content.shape == "text":
        return response.text
    raw = _load(response)
    if raw is _UNREAD:
        return None
    try:
        return content.codec.decode(raw, "")
    except DecodeError:
        return None


def _any_success(prepared: Prepared) -> tuple[Content, ...] | None:
    """Return the contents of another success: servers return 200 instead of a documented 201."""
    for status, contents in sorted(prepared.operation.responses.items()):
        if status.startswith("2"):
            return contents
    return None


def _choose(contents: tuple[Content, ...], response: ServerResponse) -> Content:
    """Return the content for the response's media type, else one of the same kind, else the first."""
    if len(contents) == 1:
        return contents[0]
    media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    for content in contents:
        if content.media_type.partition(";")[0].strip().lower() == media_type:
            return content
    main = media_type.partition("/")[0]
    for content in contents:
        if (content.shape == "json" and is_json(media_type)) or content.media_type in ("*/*", f"{main}/*"):
            return content
    return contents[0]


def _is_text(response: ServerResponse) -> bool:
    return bool(response.headers.get("Content-Type", "").lower().startswith("text/"))


def _load(response: ServerResponse) -> Any:
    try:
        return json.loads(response.content)
    except (ValueError, RecursionError):
        return _UNREAD


def _json_or_text(response: ServerResponse) -> Any:
    raw = _load(response)
    return response.text if raw is _UNREAD else raw


def _message(body: Any, response: ServerResponse) -> str:
    """Return the server's own message, from the places where error bodies usually have it."""
    if is_dict(body):
        fields: dict[str, Any] = body
        for source in (fields, *map(_first, (fields.get("error"), fields.get("errors"), fields.get("detail")))):
            for name in ("message", "error_description", "detail", "title", "error", "reason", "msg"):
                if isinstance(source.get(name), str) and source[name]:
                    return str(source[name])
    if response.has_redirect_location:
        return "redirected to another URL; set base_url to the API's URL"
    if isinstance(body, str) and body and len(body) <= _LONGEST_TEXT and "<" not in body:
        return body.strip()
    return ""


def _first(value: Any) -> dict[str, Any]:
    """Return an object, or the first one in a list."""
    found = value[0] if is_list(value) and value else value
    return found if is_dict(found) else {}


_LONGEST_TEXT = 200


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
