# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""From arguments to a request: pure, so that it is the same for sync and async and needs no server to test."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from . import checks
from .auth import Credentials, own_keys
from .bodies import encode_body
from .deprecations import warn_deprecated
from .masks import MASK
from .operation import Api, Operation, Parameter, asked_for
from .params import check_header, cookie_pairs, header_text, path_text, query_pairs
from .types import UNSET
from .urls import fill_path
from .wire import to_wire


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Prepared:
    """A request that is ready to be sent. Its repr shows no key: tools that collect errors show local variables."""

    operation: Operation
    url: str
    shown_url: str
    """The URL for logs: path parameters by name, no key."""
    headers: dict[str, str]
    content: bytes | None
    secrets: tuple[str, ...]
    """What must not stand in a message."""
    authenticated: bool

    def __repr__(self) -> str:
        """Show what logs may show."""
        return f"<Prepared {self.operation.method} {self.shown_url}>"


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
    written = _Written(operation, arguments)
    encoded = encode_body(operation, body)
    applied = credentials.apply(api, operation, headers)
    path = fill_path(operation.path, written.path, written.shown_path, written.names)
    keys = [(quote(name, safe=""), quote(key, safe="")) for name, key in applied.query]
    cookies = [*written.cookies, *((quote(name, safe=""), quote(key, safe="")) for name, key in applied.cookies)]

    further = {} if encoded is None else {"Content-Type": encoded[1]}
    if cookies:
        own = [value for name, value in headers.items() if name.lower() == "cookie"]
        further["Cookie"] = "; ".join([*own, *(f"{name}={value}" for name, value in cookies)])
    final = merge_headers({"Accept": _accept(operation)}, headers, written.headers, applied.headers, further)
    return Prepared(
        operation=operation,
        url=_with_query(base_url + path, [*written.query, *keys]),
        shown_url=_with_query(base_url + operation.path, [*written.shown_query, *((name, MASK) for name, _ in keys)]),
        headers=final,
        content=None if encoded is None else encoded[0],
        secrets=(*credentials.secrets(), *written.secrets, *own_keys(api, headers)),
        authenticated=bool(applied.headers or applied.query or applied.cookies or applied.own),
    )


class _Written:
    """The parameters of a call, checked and encoded."""

    def __init__(self, operation: Operation, arguments: Mapping[str, Any]) -> None:
        self.names = {parameter.wire: parameter.name for parameter in operation.parameters}
        self.path: dict[str, str] = {}
        self.shown_path: dict[str, str] = {}
        self.query: list[tuple[str, str]] = []
        self.shown_query: list[tuple[str, str]] = []
        self.cookies: list[tuple[str, str]] = []
        self.headers: dict[str, str] = {}
        self.secrets: list[str] = []
        for parameter in operation.parameters:
            value = arguments.get(parameter.name, UNSET)
            if _is_given(operation, parameter, value):
                self._write(parameter, value)

    def _write(self, parameter: Parameter, value: Any) -> None:
        if parameter.secret:
            self.secrets.append(str(to_wire(value)))
        if parameter.location == "path":
            self.path[parameter.wire] = path_text(parameter, value)
            masked = parameter.secret and value not in ("", ".", "..")
            self.shown_path[parameter.wire] = checks.show(value, secret=masked)
        elif parameter.location == "query":
            pairs = query_pairs(parameter, value)
            self.query += pairs
            self.shown_query += [(name, MASK) for name, _ in pairs] if parameter.secret else pairs
        elif parameter.location == "cookie":
            self.cookies += cookie_pairs(parameter, value)
        else:
            self.headers[parameter.wire] = header_text(parameter, value)


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


def check_headers(headers: Mapping[str, str] | None) -> dict[str, str]:
    """Return the user's own headers; refuse what no header can be."""
    if headers is not None and not isinstance(headers, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]  callers may have no type checker
        raise checks.refuse_type("headers", "a mapping of names to values", headers)
    checked = dict(headers or {})
    for name, value in checked.items():
        if not isinstance(name, str) or not _HEADER_NAME.fullmatch(name):  # pyright: ignore[reportUnnecessaryIsInstance]  callers may have no type checker
            raise checks.refuse("the name of a header", "letters, digits and hyphens", checks.show(name))
        if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]  callers may have no type checker
            raise checks.refuse_type(f"header {name}", "a string", value)
        check_header(f"header {name}", value)
    return checked


def merge_headers(*headers: Mapping[str, str]) -> dict[str, str]:
    """Return all headers; the last of those that differ in upper and lower case alone wins."""
    merged: dict[str, tuple[str, str]] = {}
    for each in headers:
        merged.update({name.lower(): (name, value) for name, value in each.items()})
    return dict(merged.values())


def _accept(operation: Operation) -> str:
    """Return the media types of the answers; a JSON API is asked for JSON."""
    types = dict.fromkeys(
        content.media_type
        for status, contents in operation.responses.items()
        for content in asked_for(contents)
        if status[0] in "2d"
    )
    return ", ".join(types) or "*/*"


def _with_query(url: str, pairs: list[tuple[str, str]]) -> str:
    query = "&".join(f"{name}={value}" for name, value in pairs)
    return f"{url}{'&' if '?' in url else '?'}{query}" if query else url


_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
