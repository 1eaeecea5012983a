"""Builds responses: JSON as LNPay formats it, and the sandbox's hints in a header."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

JSON_TYPE = "application/json; charset=UTF-8"


def json_bytes(value: Any) -> bytes:
    """JSON with neither slashes nor Unicode escaped."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def json_response(value: Any, status: int = 200, *, headers: Mapping[str, str] | None = None) -> Response:
    """A response in JSON."""
    return Response(json_bytes(value), status, headers={"content-type": JSON_TYPE, **(headers or {})})


def with_hint(answer: Response, hint: str | None) -> Response:
    """The response with a hint for the developer, in a header that LNPay does not send."""
    if hint:
        answer.headers["X-Sandbox-Hint"] = json.dumps(hint)[1:-1]  # ASCII, without line breaks
    return answer
