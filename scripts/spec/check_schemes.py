"""Checks security schemes: corrects obvious mistakes, and ignores what a client cannot send."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scripts.spec.document import Document
from scripts.spec.openapi import as_dict
from scripts.spec.pointers import join
from scripts.spec.problems import Problem

_NEEDED = {"apiKey": ("name", "in"), "http": ("scheme",), "oauth2": (), "openIdConnect": (), "mutualTLS": ()}
_PLACES = ("header", "query", "cookie")
_OF_HTTP = ("basic", "bearer")
"""http schemes that Swagger 2.0 and others use as the type."""


def check_schemes(document: Document) -> Iterator[Problem]:
    """Yield a problem, with its fix, for each scheme that lacks something that a client needs."""
    holder = as_dict(document.data.get("components")).get("securitySchemes")
    for name, scheme in as_dict(holder).items():
        pointer = join("/components/securitySchemes", name)
        if isinstance(scheme, dict) and "$ref" in scheme:
            continue
        if not isinstance(scheme, dict):
            yield _ignored(document, pointer, f"{name} must be a mapping")
        else:
            yield from _check(document, pointer, scheme)


def _check(document: Document, pointer: str, scheme: dict[str, Any]) -> Iterator[Problem]:
    kind = scheme.get("type")
    if isinstance(kind, str) and kind.lower() in _OF_HTTP:
        http = {**scheme, "type": "http", "scheme": kind.lower()}
        message = f"{kind} is not a security scheme type; treated as http with the scheme {kind.lower()}"
        yield document.problem(pointer, message, at_key=True, fix=document.putting(pointer, http))
        return
    known = _same(kind, _NEEDED)
    if known is None:
        what = "the key type is missing" if kind is None else f"{kind} is not a security scheme type"
        yield _ignored(document, pointer, what)
        return
    lacking = [key for key in _NEEDED[known] if not isinstance(scheme.get(key), str)]
    if lacking:
        yield _ignored(document, pointer, f"the key {lacking[0]} is missing")
    elif known == "apiKey" and _same(scheme["in"], _PLACES) is None:
        yield _ignored(document, pointer, f"a key cannot be sent in {scheme['in']}")
    elif known == "openIdConnect" and "openIdConnectUrl" not in scheme:
        place = join(pointer, "openIdConnectUrl")
        message = "the key openIdConnectUrl is missing; left empty"
        yield document.problem(pointer, message, at_key=True, fix=document.putting(place, ""))
    for key, right in (("type", known), ("in", _same(scheme.get("in"), _PLACES))):
        if right is not None and not lacking and scheme.get(key) != right:
            place = join(pointer, key)
            message = f"{key} {scheme[key]} has the wrong case; treated as {right}"
            yield document.problem(place, message, fix=document.putting(place, right))


def _same(value: Any, options: Any) -> str | None:
    """Return the option that equals a value, ignoring case."""
    return next((option for option in options if isinstance(value, str) and option.lower() == value.lower()), None)


def _ignored(document: Document, pointer: str, what: str) -> Problem:
    message = f"{what}; the security scheme is ignored"
    return document.problem(pointer, message, at_key=True, fix=document.dropping(pointer))
