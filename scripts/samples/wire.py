"""Values of a sample as they go over the wire: written by the client's own runtime, so that the two cannot disagree."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, unquote

from scripts.client.runtime import bodies, params
from scripts.client.runtime.errors import InvalidArgumentError
from scripts.client.runtime.operation import Content, Parameter
from scripts.samples.requests import Argument, SampleRequest


def path_text(argument: Argument) -> str:
    """Return a path argument, percent-encoded."""
    return params.path_text(_parameter(argument), argument.value)


def query_pairs(argument: Argument) -> list[tuple[str, str]]:
    """Return the names and values of a query argument, percent-encoded; one from the environment has one pair."""
    if argument.env:
        return [(quote(argument.parameter.name, safe=""), "")]
    return params.query_pairs(_parameter(argument), argument.value)


def cookie_pairs(argument: Argument) -> list[tuple[str, str]]:
    """Return the names and values of a cookie argument, percent-encoded; one from the environment has one pair."""
    return query_pairs(argument)


def header_text(argument: Argument) -> str:
    """Return a header argument; without what no header can hold."""
    try:
        return params.header_text(_parameter(argument), argument.value)
    except InvalidArgumentError:
        text = scalar_text(argument.value)
        return "".join(each for each in text if each.isascii() and each.isprintable()).strip()


def form_fields(request: SampleRequest) -> list[tuple[str, str]]:
    """Return the fields of a form, not yet encoded: the languages do that themselves."""
    content, body = request.content, request.body
    if content is None or not isinstance(body, dict):
        return []
    sent = Content(
        media_type=content.content_type, shape=content.shape, part_types=content.part_types, styles=content.styles
    )
    if content.shape == "form":
        return [(unquote(name), unquote(value)) for name, value in bodies.form_pairs(body, sent)]
    return [(name, bodies.part_text(sent, name, value)[1].decode()) for name, value in bodies.parts_of(body)]


def scalar_text(value: Any) -> str:
    """Return a single value as text, and what is nested as JSON."""
    return params.scalar_text(value)


def _parameter(argument: Argument) -> Parameter:
    parameter = argument.parameter
    return Parameter(
        name=parameter.python_name,
        wire=parameter.name,
        location=parameter.location,
        style=parameter.style,
        explode=parameter.explode,
        reserved=parameter.allow_reserved,
        json=parameter.is_json,
    )
