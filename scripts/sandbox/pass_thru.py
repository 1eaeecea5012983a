"""The user's own data: how it may be sent, and where it is returned."""

from __future__ import annotations

import json
from typing import Any

from . import refusals
from .request_body import BadJsonError, parse_json


def read_pass_thru(sent: Any) -> dict[str, Any]:
    """The user's data as an object, from an object, an array or JSON text; scalars are silently dropped."""
    if isinstance(sent, str) and sent not in ("", "0"):
        try:
            sent = parse_json(sent)
        except BadJsonError:
            raise refusals.pass_thru_not_json() from None
    if isinstance(sent, list):
        return {str(index): value for index, value in enumerate(sent)}
    return sent if isinstance(sent, dict) else {}


def as_stored(user_data: dict[str, Any]) -> str:
    """The data as LNPay's database returns it: shorter names first, and an empty object as an empty array."""
    if not user_data:
        return "{}"
    # through text, because the parser handles any depth that PHP does, and a recursive function would not
    return _text(_AS_PHP.decode(_text(user_data)))


def as_answered(stored: str, server_data: dict[str, Any], *, flat: bool) -> dict[str, Any] | list[Any]:
    """`passThru` in a response; the user's names never replace the server's."""
    if stored == "{}":
        return (_in_order(server_data) if flat else server_data) or []
    user_data = json.loads(stored)
    if flat:
        return _in_order({**user_data, **server_data})
    return {**server_data, "userDefined": user_data}


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _in_order(value: dict[str, Any]) -> dict[str, Any]:
    return dict(sorted(value.items(), key=lambda item: (len(item[0].encode()), item[0].encode())))


def _php_array(pairs: list[tuple[str, Any]]) -> dict[str, Any] | list[Any]:
    return _in_order(dict(pairs)) if pairs else []


_AS_PHP = json.JSONDecoder(object_pairs_hook=_php_array)
