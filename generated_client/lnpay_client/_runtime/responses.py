# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""From a response to what the spec promises, or to the error that says what came instead."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from . import errors
from .codecs import DecodeError
from .masks import mask_all
from .operation import Content, asked_for, is_json
from .types import Response
from .wire import is_dict, is_list

if TYPE_CHECKING:
    from .answers import Answer
    from .requests import Prepared

_UNREAD: Any = object()


def read_answer(prepared: Prepared, answer: Answer, attempts: int, codec: Any = None) -> Response[Any]:
    """Return the whole response; raise for no status, only for a success that is not what the spec promises."""
    if answer.is_success:
        parsed = _decode(prepared, answer, attempts, codec, every=True)
    else:
        parsed = _decode_error(prepared, answer)
    return Response(
        status_code=answer.status_code,
        headers=answer.headers,
        content=answer.content,
        parsed=parsed,
        attempts=attempts,
    )


def take_result(prepared: Prepared, answer: Answer, attempts: int, codec: Any = None) -> Any:
    """Return the result of a success; raise the error that goes with any other status."""
    if answer.is_success:
        return _decode(prepared, answer, attempts, codec)
    body = _json_or_text(answer)
    fields: Mapping[str, Any] = body if is_dict(body) else {}
    words = mask_all(_words(body, answer), prepared.secrets)
    raise errors.error_class(answer.status_code)(
        words,
        **answer.details(),
        name=_text(fields.get("name")),
        code=fields.get("code"),
        type=_text(fields.get("type")),
        body=body,
        parsed=_decode_error(prepared, answer),
    )


def _decode(prepared: Prepared, answer: Answer, attempts: int, codec: Any, *, every: bool = False) -> Any:
    """Return the body as the spec describes it: in any media type, or in those alone that the client asks for."""
    contents = prepared.operation.contents(answer.status_code)
    if contents is None:
        contents = _any_success(prepared)  # a 204 that the spec does not name is no excuse for a missing body
    elif answer.status_code in (204, 205):
        return None
    if not contents or prepared.operation.method == "HEAD":
        return None
    content = _choose(contents if every else asked_for(contents), answer)
    if content.shape == "bytes":
        return answer.content
    if content.shape == "text":
        return answer.text
    raw = _load(answer)
    if content.media_type == "*/*" and _is_text(answer) and not isinstance(raw, (dict, list)):
        raw = answer.text
    if raw is _UNREAD:
        kind = answer.headers.get("Content-Type", "no content type")
        got = f"{len(answer.content)} bytes of {kind}" if answer.content else "an empty one"
        raise errors.APIResponseValidationError(
            f"expected a JSON body, got {got}", body=answer.text, **answer.details()
        )
    try:
        return (codec or content.codec).decode(raw, "")
    except DecodeError as error:
        words = mask_all(str(error), prepared.secrets)
        raise errors.APIResponseValidationError(words, body=raw, field=error.at, **answer.details()) from None


def _decode_error(prepared: Prepared, answer: Answer) -> Any:
    """Return the error body as the spec describes it; None where it does not, or where the body is something else."""
    contents = prepared.operation.contents(answer.status_code)
    if not contents or prepared.operation.method == "HEAD":
        return None
    content = _choose(contents, answer)
    if content.shape == "bytes":
        return answer.content
    if content.shape == "text":
        return answer.text
    raw = _load(answer)
    if raw is _UNREAD:
        return None
    try:
        return content.codec.decode(raw, "")
    except DecodeError:
        return None


def _any_success(prepared: Prepared) -> tuple[Content, ...] | None:
    """Return what the spec promises for another success: servers return 200 where the spec says 201."""
    for status, contents in sorted(prepared.operation.responses.items()):
        if status.startswith("2"):
            return contents
    return None


def _choose(contents: tuple[Content, ...], answer: Answer) -> Content:
    """Return the content of the response's media type, else one of the same kind, else the first."""
    media_type = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    for content in contents:
        if content.media_type.partition(";")[0].strip().lower() == media_type:
            return content
    main = media_type.partition("/")[0]
    for content in contents:
        if (content.shape == "json" and is_json(media_type)) or content.media_type in ("*/*", f"{main}/*"):
            return content
    return contents[0]


def _is_text(answer: Answer) -> bool:
    return bool(answer.headers.get("Content-Type", "").lower().startswith("text/"))


def _load(answer: Answer) -> Any:
    try:
        return json.loads(answer.content)
    except (ValueError, RecursionError):
        return _UNREAD


def _json_or_text(answer: Answer) -> Any:
    raw = _load(answer)
    return answer.text if raw is _UNREAD else raw


def _words(body: Any, answer: Answer) -> str:
    """Return the server's own message: where the common shapes of error bodies keep it."""
    if is_dict(body):
        fields: dict[str, Any] = body
        for source in (fields, *map(_first, (fields.get("error"), fields.get("errors"), fields.get("detail")))):
            for name in ("message", "error_description", "detail", "title", "error", "reason", "msg"):
                if isinstance(source.get(name), str) and source[name]:
                    return str(source[name])
    if answer.has_redirect_location:
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
