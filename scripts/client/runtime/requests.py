# Copied into each client as `_runtime`, line by line.
"""From arguments to a request: pure, so that it is the same for sync and async and needs no server to test."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from . import checks
from .auth import Credentials, own_keys
from .bodies import encode_body
from .deprecations import warn_deprecated
from .masks import variants
from .operation import Api, Operation, Parameter, asked_for
from .params import check_header, cookie_pairs, header_text, path_text, query_pairs
from .types import UNSET
from .urls import fill_path
from .values import Values
from .wire import to_wire


class Prepared(Values):
    """A request that is ready to be sent. Its repr shows no key: tools that collect errors show local variables."""

    operation: Operation
    url: str
    shown_url: str
    """The URL for traces: path parameters by name, no query, no key."""
    headers: dict[str, str]
    content: bytes | None
    secrets: tuple[str, ...]
    """What no message may show."""
    authenticated: bool

    def __repr__(self) -> str:
        """Show what logs may show."""
        return f"<Prepared {self.operation.method} {self.shown_url}>"


class Plan(Values):
    """What all calls of an operation have in common."""

    headers: dict[str, str]
    """All but those that arguments and a body add."""
    keys: dict[str, str]
    """Headers with credentials: no argument replaces them."""
    query: tuple[tuple[str, str], ...]
    cookies: tuple[str, ...]
    secrets: tuple[str, ...]
    authenticated: bool


def plan(api: Api, operation: Operation, credentials: Credentials, headers: Mapping[str, str]) -> Plan:
    """Settle what does not depend on arguments: credentials, and the headers of the client or the call."""
    applied = credentials.apply(api, operation, headers)
    defaults = {"Accept": _accept(operation), "Accept-Encoding": ACCEPT_ENCODING}
    merged = merge_headers(defaults, headers, applied.headers)
    own = [merged.pop(name) for name in list(merged) if name.lower() == "cookie"]
    if operation.bodies:
        merged = {name: value for name, value in merged.items() if name.lower() != "content-type"}
    cookies = [f"{quote(name, safe='')}={quote(key, safe='')}" for name, key in applied.cookies]
    keys = (*credentials.secrets(), *own_keys(api, headers), *applied.headers.values())
    return Plan(
        headers=merged,
        keys=applied.headers,
        query=tuple((quote(name, safe=""), quote(key, safe="")) for name, key in applied.query),
        cookies=(*own, *cookies),
        secrets=tuple(dict.fromkeys(form for key in keys for form in variants(key))),
        authenticated=bool(applied.headers or applied.query or applied.cookies or applied.own),
    )


def prepare(operation: Operation, arguments: Mapping[str, Any], body: Any, *, base_url: str, plan: Plan) -> Prepared:
    """Check the arguments and write them down; nothing is sent if one is wrong."""
    written = _Written(operation, arguments)
    encoded = encode_body(operation, body)
    headers = merge_headers(plan.headers, written.headers, plan.keys) if written.headers else dict(plan.headers)
    if encoded is not None:
        headers["Content-Type"] = encoded[1]
    if written.cookies or plan.cookies:
        headers["Cookie"] = "; ".join([*plan.cookies, *(f"{name}={value}" for name, value in written.cookies)])
    path = fill_path(operation.path, written.path, written.names) if written.path else operation.path
    return Prepared(
        operation=operation,
        url=_with_query(base_url + path, [*written.query, *plan.query]),
        shown_url=base_url + operation.path.replace("{", "%7B").replace("}", "%7D"),
        headers=headers,
        content=None if encoded is None else encoded[0],
        secrets=(*plan.secrets, *written.secrets),
        authenticated=plan.authenticated,
    )


class _Written:
    """The parameters of a call, checked and encoded."""

    __slots__ = ("cookies", "headers", "names", "path", "query", "secrets")

    def __init__(self, operation: Operation, arguments: Mapping[str, Any]) -> None:
        self.names: dict[str, str] = {}
        self.path: dict[str, str] = {}
        self.query: list[tuple[str, str]] = []
        self.cookies: list[tuple[str, str]] = []
        self.headers: dict[str, str] = {}
        self.secrets: list[str] = []
        for parameter in operation.parameters:
            value = arguments.get(parameter.name, UNSET)
            if _is_given(operation, parameter, value):
                self._write(parameter, value)

    def _write(self, parameter: Parameter, value: Any) -> None:
        value = parameter.codec.trim(value)
        pairs: list[tuple[str, str]] = []
        if parameter.location == "path":
            text = path_text(parameter, value)
            self.path[parameter.wire], self.names[parameter.wire] = text, parameter.name
            pairs = [("", text)]
        elif parameter.location == "query":
            pairs = query_pairs(parameter, value)
            self.query += pairs
        elif parameter.location == "cookie":
            pairs = cookie_pairs(parameter, value)
            self.cookies += pairs
        else:
            self.headers[parameter.wire] = header_text(parameter, value)
        if parameter.secret:
            self.secrets += dict.fromkeys((str(to_wire(value)), *(text for _, text in pairs)))


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
        if not isinstance(name, str) or not re.fullmatch(_HEADER_NAME, name):  # pyright: ignore[reportUnnecessaryIsInstance]  callers may have no type checker
            raise checks.refuse("a header name", "letters, digits and hyphens", checks.show(name))
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
    """Return the media types of the responses; a JSON API is asked for JSON."""
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


ACCEPT_ENCODING = "gzip, deflate"
"""What the transport decompresses within its limit."""
_HEADER_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
