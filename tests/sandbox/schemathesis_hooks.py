"""Keeps schemathesis from writing 20 as 20.0, which is an integer in JSON Schema but not for LNPay."""

from __future__ import annotations

from typing import Any

import schemathesis


@schemathesis.hook
def map_body(context: schemathesis.HookContext, body: Any) -> Any:
    """Write whole numbers as integers."""
    if not isinstance(body, dict):
        return body
    return {name: int(value) if _is_whole(value) else value for name, value in body.items()}


def _is_whole(value: Any) -> bool:
    return isinstance(value, float) and value.is_integer()
