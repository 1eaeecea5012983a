# Copied into each client as `_runtime`, line by line.
"""Turns arguments into a request. Pure, so sync and async share it and tests need no server."""

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
    """A request that is ready to send. Its repr shows no key, because error trackers record local variables."""

    operation: Operation
    url: str
    template_url: str
    """The URL for traces: path parameters by name, no query, no key."""
    headers: dict[str, str]
    content: bytes | None
    secrets: tuple[str, ...]
    """What must not appear in messages."""
    authenticated: bool

    def __repr__(self) -> str:
        """Show only what logs may show."""
        return f"<Prepared {self.operation.method} {self.template_url}>"


class Plan(Values):
    """The parts of a request that all calls of an operation share."""

    headers: dict[str, str]
    """All except those that arguments and a body add."""
    keys: dict[str, str]
    """Headers with credentials, which no argument can override."""
    query: tuple[tuple[str, str], ...]
    cookies: tuple[str, ...]
    secrets: tuple[str, ...]
    authenticated: bool


def plan(api: Api, operation: Operation, credentials: Credentials, headers: Mapping[str, str]) -> Plan:
    """Compute what does not depend on arguments: credentials, and the headers of the client or the call."""
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
    """Validate and encode the arguments; nothing is sent if one is invalid."""
    parameters = _Encoded(operation, arguments)
    encoded = encode_body(operation, body)
    headers = dict(plan.headers)
    if parameters.headers:
        headers = merge_headers(plan.headers, parameters.headers, plan.keys)
    if encoded is not None:
        headers["Content-Type"] = encoded[1]
    if parameters.cookies or plan.cookies:
        headers["Cookie"] = "; ".join([*plan.cookies, *(f"{name}={value}" for name, value in parameters.cookies)])
    path = fill_path(operation.path, parameters.path, parameters.names) if parameters.path else operation.path
    return Prepared(
        operation=operation,
        url=_with_query(base_url + path, [*parameters.query, *plan.query]),
        template_url=base_url + operation.path.replace("{", "%7B").replace("}", "%7D"),
        headers=headers,
        content=None if encoded is None else encoded[0],
        secrets=(*plan.secrets, *parameters.secrets),
        authenticated=plan.authenticated,
    )


class _Encoded:
    """The parameters of a call, validated and encoded."""

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
            if _is_sent(operation, parameter, value):
                self._encode(parameter, value)

    def _encode(self, parameter: Parameter, value: Any) -> None:
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


def _is_sent(operation: Operation, parameter: Parameter, value: Any) -> bool:
    """Validate an argument; return whether to send it."""
    if value is UNSET or (value is None and not parameter.required):
        if parameter.required:
            raise checks.refuse_missing(parameter.name)
        return False
    parameter.codec.check(value, parameter.name)
    if parameter.deprecated:
        warn_deprecated(f"{parameter.name} of {operation.id} is deprecated")
    return True


def check_headers(headers: Mapping[str, str] | None) -> dict[str, str]:
    """Return the user's own headers; reject invalid names and values."""
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
    """Merge headers, ignoring the case of names; the last one wins."""
    merged: dict[str, tuple[str, str]] = {}
    for each in headers:
        merged.update({name.lower(): (name, value) for name, value in each.items()})
    return dict(merged.values())


def _accept(operation: Operation) -> str:
    """Return the media types to request: only JSON, if there is any."""
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
"""What the transport can decompress within its size limit."""
_HEADER_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
