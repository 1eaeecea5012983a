"""From arguments to a request: pure, so that it is the same for sync and async and needs no server to test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from . import checks
from .auth import Credentials
from .bodies import encode_body
from .deprecations import warn_deprecated
from .masks import MASK
from .operation import Api, Operation, Parameter
from .params import check_header, cookie_pairs, header_text, path_text, query_pairs
from .unset import UNSET
from .urls import fill_path
from .wire import to_wire


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A request that is ready to be sent."""

    operation: Operation
    url: str
    shown_url: str
    """The URL for logs: path parameters by name, no key."""
    headers: dict[str, str]
    content: bytes | None
    secrets: tuple[str, ...]
    """What must not stand in a message."""
    authenticated: bool


def prepare(
    api: Api,
    operation: Operation,
    arguments: Mapping[str, Any],
    body: Any,
    *,
    base_url: str,
    credentials: Credentials,
    headers: Mapping[str, str],
) -> Prepared:
    """Check the arguments and write them down; nothing is sent if one is wrong."""
    path: dict[str, str] = {}
    shown: dict[str, str] = {}
    query: list[tuple[str, str]] = []
    cookies: list[tuple[str, str]] = []
    sent: dict[str, str] = {}
    secrets = list(credentials.secrets())
    for parameter in operation.parameters:
        value = arguments.get(parameter.name, UNSET)
        if not _is_given(operation, parameter, value):
            continue
        if parameter.secret:
            secrets.append(str(to_wire(value)))
        if parameter.location == "path":
            path[parameter.wire] = path_text(parameter, value)
            shown[parameter.wire] = checks.show(value, secret=parameter.secret and value not in ("", ".", ".."))
        elif parameter.location == "query":
            query += query_pairs(parameter, value)
        elif parameter.location == "cookie":
            cookies += cookie_pairs(parameter, value)
        else:
            sent[parameter.wire] = header_text(parameter, value)

    encoded = encode_body(operation, body)
    applied = credentials.apply(api, operation)
    names = {parameter.wire: parameter.name for parameter in operation.parameters}
    url = base_url + fill_path(operation.path, path, shown, names)
    keys = [(quote(name, safe=""), quote(key, safe="")) for name, key in applied.query]
    cookies += [(quote(name, safe=""), quote(key, safe="")) for name, key in applied.cookies]

    final = {"Accept": _accept(operation), **_checked(headers), **sent, **applied.headers}
    if encoded is not None:
        final["Content-Type"] = encoded[1]
    if cookies:
        final["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies)
    return Prepared(
        operation=operation,
        url=_with_query(url, [*query, *keys]),
        shown_url=_with_query(base_url + operation.path, [*query, *((name, MASK) for name, _ in keys)], secrets),
        headers=final,
        content=None if encoded is None else encoded[0],
        secrets=tuple(secrets),
        authenticated=bool(applied.headers or applied.query or applied.cookies),
    )


def _is_given(operation: Operation, parameter: Parameter, value: Any) -> bool:
    """Check one argument; return whether it is to be sent."""
    if value is UNSET or (value is None and not parameter.required):
        if parameter.required:
            raise checks.refuse_missing(parameter.name)
        return False
    parameter.codec.check(value, parameter.name)
    if parameter.deprecated:
        warn_deprecated(f"{parameter.name} of {operation.id} is deprecated")
    return True


def _checked(headers: Mapping[str, str]) -> dict[str, str]:
    for name, value in headers.items():
        if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]  callers may have no type checker
            raise checks.refuse_type(f"header {name}", "a string", value)
        check_header(f"header {name}", value)
    return dict(headers)


def _accept(operation: Operation) -> str:
    """Return the media types of the answers; a JSON API is asked for JSON."""
    types = dict.fromkeys(
        content.media_type
        for status, contents in operation.responses.items()
        for content in contents
        if status[0] in "2d"
    )
    return ", ".join(types) or "*/*"


def _with_query(url: str, pairs: list[tuple[str, str]], secrets: list[str] | None = None) -> str:
    if not pairs:
        return url
    text = "&".join(f"{name}={MASK if secrets and value in secrets else value}" for name, value in pairs)
    return f"{url}?{text}"
