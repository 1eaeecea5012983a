# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Descriptions of operations: generated modules define them, the runtime interprets them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from .codecs import STRING, Codec
from .nested import ANY
from .values import EMPTY, Values

Location = Literal["path", "query", "header", "cookie"]
Shape = Literal["json", "text", "bytes", "form", "multipart"]


class Parameter(Values):
    """A path, query, header or cookie parameter, and how its value is serialized."""

    name: str
    """The Python name; `wire` is the API's."""
    wire: str
    location: Location
    codec: Codec = STRING
    required: bool = False
    style: str = "form"
    explode: bool = True
    reserved: bool = False
    """Reserved characters are not encoded."""
    json: bool = False
    """The value is serialized as JSON (`content` in the spec)."""
    secret: bool = False
    deprecated: bool = False
    names: Mapping[str, str] = EMPTY
    """API names by Python names, for names in the value, as in `fields=["pass_thru"]`."""


class Content(Values):
    """A media type of a request or response body, and its contents."""

    media_type: str
    shape: Shape
    codec: Codec = ANY
    part_types: Mapping[str, str] = EMPTY
    """Media types of individual form parts (`encoding` in the spec)."""
    styles: Mapping[str, tuple[str, bool]] = EMPTY
    """Style and `explode` of individual form fields (`encoding` in the spec)."""


class StreamKind(Values):
    """A streamed response."""

    media_type: str
    events: bool
    """Server-sent events, otherwise JSON lines."""
    codec: Codec = ANY


def is_json(media_type: str) -> bool:
    """Return whether a media type is JSON, by name or suffix; JSON lines are not."""
    return media_type.partition(";")[0].strip().lower().endswith(("/json", "+json"))


def asked_for(contents: tuple[Content, ...]) -> tuple[Content, ...]:
    """Return the contents that the client requests: only JSON, if there is any."""
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
    """Alternatives; each lists the schemes that are required together."""
    idempotent: bool = False
    """May be retried when it is unknown whether it was processed."""
    servers: tuple[str, ...] = ()
    """This operation's own servers, if any."""

    headers: Mapping[str, Mapping[str, Codec]] = EMPTY
    """By status: response headers other than strings, by lowercase name."""

    def headers_of(self, status: int) -> Mapping[str, Codec]:
        """Return the types of a response's headers."""
        documented: Iterator[Mapping[str, Codec]] = (self.headers[key] for key in _keys(status) if key in self.headers)
        return next(documented, dict[str, Codec]())

    def contents(self, status: int) -> tuple[Content, ...] | None:
        """Return the contents documented for a status; None if the status is not documented."""
        for key in _keys(status):
            if key in self.responses:
                return self.responses[key]
        return None


def _keys(status: int) -> tuple[str, ...]:
    """Return the keys that may document a status, the most specific first."""
    return str(status), f"{status // 100}XX", "default"


class Scheme(Values):
    """A security scheme."""

    kind: Literal["basic", "bearer", "apiKey", "none"]
    name: str = ""
    """For apiKey: name of the header, query parameter or cookie."""
    location: Literal["header", "query", "cookie", ""] = ""
    prefixes: tuple[str, ...] = ()
    """Prefixes of its keys, if known."""


class Api(Values):
    """What a client needs to know about the API as a whole."""

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
    """Parameters that take keys of another kind, and the prefixes of those."""
    path_prefix: str = ""
    """Prefix of all paths, such as /v1; a base URL must not end with it."""
