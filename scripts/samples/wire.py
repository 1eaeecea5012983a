"""Serialized sample values, produced by the client's own runtime, so that the two cannot disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from scripts.client.runtime import bodies, params
from scripts.client.runtime.errors import InvalidArgumentError
from scripts.client.runtime.operation import Content, Parameter
from scripts.model import api as model
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
    """Return a header argument, without invalid characters."""
    try:
        return params.header_text(_parameter(argument), argument.value)
    except InvalidArgumentError:
        text = scalar_text(argument.value)
        return "".join(each for each in text if each.isascii() and each.isprintable()).strip()


@dataclass(frozen=True)
class Part:
    """A part of a multipart form."""

    name: str
    text: str
    media_type: str
    """"" where it goes without saying."""
    is_file: bool

    @property
    def file_name(self) -> str:
        """The file name that the client sends: the part's name, without folders."""
        return self.name.replace("\\", "/").rpartition("/")[2] or self.name


def form_fields(request: SampleRequest) -> list[tuple[str, str]]:
    """Return the fields of a form, not yet encoded: the languages do that themselves."""
    if request.content is None or not isinstance(request.body, dict):
        return []
    pairs = bodies.form_pairs(request.body, _content(request.content))
    return [(unquote(name), unquote(value)) for name, value in pairs]


def form_parts(request: SampleRequest) -> list[Part]:
    """Return the parts of a multipart form."""
    if request.content is None or not isinstance(request.body, dict):
        return []
    content, parts = _content(request.content), []
    for name, value in bodies.parts_of(request.body):
        if isinstance(value, bytes):
            parts.append(Part(name, value.decode(), content.part_types.get(name, ""), is_file=True))
        else:
            media_type, text = bodies.part_text(content, name, value)
            plain = media_type.partition(";")[0] == "text/plain"
            parts.append(Part(name, text.decode(), "" if plain else media_type, is_file=False))
    return parts


def _content(content: model.Content) -> Content:
    return Content(
        media_type=content.content_type, shape=content.shape, part_types=content.part_types, styles=content.styles
    )


def scalar_text(value: Any) -> str:
    """Return a scalar as text, and nested values as JSON."""
    return value.decode() if isinstance(value, bytes) else params.scalar_text(value)


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
