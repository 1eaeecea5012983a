# Copied into each client as `_runtime`, line by line.
"""What an operation is: the tables that the generated modules fill in, and that the runtime works from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from .codecs import STRING, Codec
from .nested import ANY
from .values import EMPTY, Values

Location = Literal["path", "query", "header", "cookie"]
Shape = Literal["json", "text", "bytes", "form", "multipart"]


class Parameter(Values):
    """A path, query, header or cookie parameter, and how its value is written."""

    name: str
    """In Python."""
    wire: str
    location: Location
    codec: Codec = STRING
    required: bool = False
    style: str = "form"
    explode: bool = True
    reserved: bool = False
    """Reserved characters go out as they are."""
    json: bool = False
    """The value is written as JSON (`content` in the spec)."""
    secret: bool = False
    deprecated: bool = False
    names: Mapping[str, str] = EMPTY
    """Python names for names of the spec in the value, as in `fields=["pass_thru"]`."""


class Content(Values):
    """A media type of a request or response body, and what it holds."""

    media_type: str
    shape: Shape
    codec: Codec = ANY
    part_types: Mapping[str, str] = EMPTY
    """Media types of single parts of a form (`encoding` in the spec)."""
    styles: Mapping[str, tuple[str, bool]] = EMPTY
    """Style and `explode` of single fields of a form (`encoding` in the spec)."""


class StreamKind(Values):
    """A response that comes piece by piece."""

    media_type: str
    events: bool
    """Server-sent events, else lines of JSON."""
    codec: Codec = ANY


def is_json(media_type: str) -> bool:
    """Return whether a media type is JSON, by its name or its suffix; lines of JSON are not."""
    return media_type.partition(";")[0].strip().lower().endswith(("/json", "+json"))


def asked_for(contents: tuple[Content, ...]) -> tuple[Content, ...]:
    """Return the contents that the client asks for: those in JSON, if there are any."""
    return tuple(content for content in contents if content.shape == "json") or contents


class Operation(Values):
    """One method on one path."""

    id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    bodies: tuple[Content, ...] = ()
    body_required: bool = False
    responses: Mapping[str, tuple[Content, ...]] = EMPTY
    """By status: "201", "4XX", "default". No content: the response has no body."""
    security: tuple[tuple[str, ...], ...] = ()
    """Alternatives; each names the schemes that are needed together."""
    idempotent: bool = False
    """May be retried when it is unknown whether it was processed."""
    servers: tuple[str, ...] = ()
    """Where this operation has servers of its own."""

    headers: Mapping[str, Mapping[str, Codec]] = EMPTY
    """By status: the response headers that are more than text, by names in lower case."""

    def headers_of(self, status: int) -> Mapping[str, Codec]:
        """Return the types of a response's headers."""
        found: Iterator[Mapping[str, Codec]] = (self.headers[key] for key in _keys(status) if key in self.headers)
        return next(found, dict[str, Codec]())

    def contents(self, status: int) -> tuple[Content, ...] | None:
        """Return what the spec promises for a status; None where it does not name it."""
        for key in _keys(status):
            if key in self.responses:
                return self.responses[key]
        return None


def _keys(status: int) -> tuple[str, ...]:
    """Return what responses of a status may be described under."""
    return str(status), f"{status // 100}XX", "default"


class Scheme(Values):
    """A security scheme."""

    kind: Literal["basic", "bearer", "apiKey", "none"]
    name: str = ""
    """apiKey: of the header, query parameter or cookie."""
    location: Literal["header", "query", "cookie", ""] = ""
    prefixes: tuple[str, ...] = ()
    """How its keys begin, if that is known."""


class Api(Values):
    """What a client must know of the API as a whole."""

    title: str
    class_name: str
    project_name: str
    version: str
    env_prefix: str
    servers: tuple[str, ...]
    schemes: Mapping[str, Scheme]
    key_required: bool
    """No operation works without a key."""
    other_keys: Mapping[str, tuple[str, ...]] = EMPTY
    """Parameters that take keys of another kind, and how those begin."""
    path_prefix: str = ""
    """What all paths begin with, such as /v1: a base URL does not end with it."""
