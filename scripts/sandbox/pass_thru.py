"""The user's own data: how it may be sent, and where it comes back."""

from __future__ import annotations

import json
from typing import Any

from . import refusals
from .request_body import BadJsonError, parse_json


def read_pass_thru(sent: Any) -> dict[str, Any]:
    """The user's data as an object, from an object, an array or JSON text; scalars are dropped without a word."""
    if isinstance(sent, str) and sent not in ("", "0"):
        try:
            sent = parse_json(sent)
        except BadJsonError:
            raise refusals.pass_thru_not_json() from None
    if isinstance(sent, list):
        return {str(index): value for index, value in enumerate(sent)}
    return sent if isinstance(sent, dict) else {}


def as_stored(user_data: dict[str, Any]) -> str:
    """The data as LNPay's database gives it back: shorter names first, and an empty object as an empty array."""
    return json.dumps(_as_php(user_data), ensure_ascii=False) if user_data else "{}"


def as_answered(stored: str, wallet_id: str, *, flat: bool) -> dict[str, Any]:
    """`passThru` in an answer; a `wallet_id` of the user's never takes the place of the real one."""
    server_data = {"wallet_id": wallet_id}
    if stored == "{}":
        return server_data
    user_data = json.loads(stored)
    if flat:
        return _in_order({**user_data, **server_data})
    return {**server_data, "userDefined": user_data}


def _as_php(value: Any) -> Any:
    if isinstance(value, dict):
        return _in_order({key: _as_php(item) for key, item in value.items()}) if value else []
    return [_as_php(item) for item in value] if isinstance(value, list) else value


def _in_order(value: dict[str, Any]) -> dict[str, Any]:
    return dict(sorted(value.items(), key=lambda item: (len(item[0].encode()), item[0].encode())))
