"""Servers and authentication of an API."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

from scripts.model.api import SecurityScheme, Server, ServerVariable
from scripts.spec.extensions import KeyPrefixes, parse_extensions
from scripts.spec.openapi import as_list, credential_place
from scripts.spec.pointers import follow, join


def servers_of(nodes: Any) -> tuple[Server, ...]:
    """Return the servers of a document, a path or an operation."""
    servers = []
    for node in nodes:
        variables = tuple(
            ServerVariable(
                name=name,
                default=str(variable["default"]),
                values=tuple(map(str, variable.get("enum", ()))),
                description=variable.get("description", ""),
            )
            for name, variable in node.get("variables", {}).items()
        )
        servers.append(Server(url=node["url"], description=node.get("description", ""), variables=variables))
    return tuple(servers)


def security_schemes(data: Mapping[str, Any]) -> dict[str, SecurityScheme]:
    """Return the security schemes by name."""
    schemes = {}
    for name, entry in data.get("components", {}).get("securitySchemes", {}).items():
        node, pointer = follow(data, entry, join("/components/securitySchemes", name))
        prefixes = parse_extensions("security scheme", node, pointer).get(KeyPrefixes)
        schemes[name] = SecurityScheme(
            name=name,
            kind=_security_kind(node),
            parameter=node.get("name", ""),
            location=node.get("in", ""),
            description=node.get("description", ""),
            type=node["type"],
            place=credential_place(node),
            key_prefixes=prefixes.prefixes if prefixes else (),
        )
    return schemes


def requirements(nodes: Any, schemes: Mapping[str, SecurityScheme]) -> tuple[tuple[str, ...], ...]:
    """Return the alternatives of a `security` list; schemes that set the same header cannot be required together."""
    found: dict[tuple[str, ...], None] = {}
    for node in nodes:
        by_place: dict[str, list[str]] = {}
        for name in node:
            place = schemes[name].place if name in schemes else ""
            by_place.setdefault(place or name, []).append(name)
        found.update(dict.fromkeys(itertools.product(*by_place.values())))
    return tuple(found)


def scopes_of(nodes: Any) -> dict[str, frozenset[str]]:
    """Return the scopes in a `security` list, by name of the scheme."""
    found: dict[str, frozenset[str]] = {}
    for node in nodes:
        for name, scopes in node.items():
            found[name] = found.get(name, frozenset()) | {str(scope) for scope in as_list(scopes)}
    return found


def _security_kind(node: Mapping[str, Any]) -> Any:
    """Return how a client authenticates; oauth2 and openIdConnect are bearer tokens."""
    if node["type"] == "http":
        scheme = str(node.get("scheme", "")).lower()
        return scheme if scheme in ("basic", "bearer") else "other"
    if node["type"] == "apiKey" and not credential_place(node):
        return "other"
    return {"apiKey": "apiKey", "oauth2": "bearer", "openIdConnect": "bearer"}.get(node["type"], "other")
