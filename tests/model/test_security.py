"""Servers and authentication."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.model.security import security_schemes, servers_of
from tests.apis import operation_of

SCHEMES: dict[str, Any] = {
    "basic": {"type": "http", "scheme": "Basic"},
    "bearer": {"type": "http", "scheme": "bearer", "description": "A token."},
    "digest": {"type": "http", "scheme": "digest"},
    "header": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "oauth": {"type": "oauth2", "flows": {}},
    "openid": {"type": "openIdConnect", "openIdConnectUrl": "https://x"},
    "tls": {"type": "mutualTLS"},
    "same": {"$ref": "#/components/securitySchemes/header"},
}


def test_what_a_client_can_do_of_each_scheme() -> None:
    """OAuth and OpenID Connect are bearer tokens; digest and mutual TLS are unsupported."""
    found = security_schemes({"components": {"securitySchemes": SCHEMES}})
    assert {name: scheme.kind for name, scheme in found.items()} == {
        "basic": "basic", "bearer": "bearer", "digest": "other", "header": "apiKey", "oauth": "bearer",
        "openid": "bearer", "tls": "other", "same": "apiKey",
    }  # fmt: skip
    assert (found["same"].parameter, found["same"].location, found["same"].name) == ("X-Key", "header", "same")
    assert (found["bearer"].description, found["oauth"].type) == ("A token.", "oauth2")
    assert security_schemes({}) == {}


@pytest.mark.parametrize(
    ("security", "alternatives"),
    [
        ([{"basic": []}, {}], (("basic",), ())),
        ([{"header": [], "bearer": []}], (("header", "bearer"),)),
        ([{"basic": [], "bearer": []}], (("basic",), ("bearer",))),
        ([{"basic": []}, {"basic": []}], (("basic",),)),
        ([], ()),
    ],
)
def test_alternatives(security: list[Any], alternatives: tuple[tuple[str, ...], ...]) -> None:
    """Schemes that use the same header cannot be combined, so they become alternatives, without duplicates."""
    more: Any = {"components": {"securitySchemes": SCHEMES}}
    assert operation_of({"security": security}, **more)[1].security == alternatives


def test_servers_and_their_variables() -> None:
    """Default values are inserted into the URL, values are strings, and a URL without a scheme is https."""
    node = {
        "url": "//{host}:{port}/v1",
        "variables": {"host": {"default": "x.example"}, "port": {"default": 80, "enum": [80]}},
    }
    (server,) = servers_of([node])
    assert server.default_url == "https://x.example:80/v1"
    assert [(each.name, each.values) for each in server.variables] == [("host", ()), ("port", ("80",))]
    assert servers_of([]) == ()


def test_scopes_of_each_scheme() -> None:
    """Scopes are collected over all alternatives; a scheme without scopes has an empty set."""
    more: Any = {"components": {"securitySchemes": SCHEMES}}
    first, second = list(SCHEMES)[:2]
    operation = operation_of({"security": [{first: ["read"]}, {first: ["write"], second: []}]}, **more)[1]
    assert operation.scopes == {first: {"read", "write"}, second: frozenset()}
