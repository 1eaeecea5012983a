"""What OpenAPI itself settles: methods, places, styles, limits, formats; and what its words come down to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from scripts.spec.backtracking import Effort, effort

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
"""The last one since OpenAPI 3.2."""

Location = Literal["path", "query", "header", "cookie"]
STYLES: Mapping[Location, str] = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
"""Each place of a parameter with the style that it has unless another is given."""
WITHOUT_BODY = frozenset({"204", "205", "304"})
"""Statuses of responses that have no body, whatever a document says."""
IGNORED_HEADERS = frozenset({"accept", "content-type", "authorization"})
"""OpenAPI says to ignore header parameters of these names."""

FORMATS = ("date-time", "date", "time", "uuid", "binary", "byte", "password", "email", "uri", "int32", "int64")
"""Formats that change something, or that are often misspelt."""


@dataclass(frozen=True)
class Limit:
    """A keyword that limits values of one type."""

    keyword: str
    type: str
    """`number` includes integers."""
    bound: Literal["lower", "upper", "exact"]

    def narrows(self, before: Any, after: Any) -> bool:
        """Return whether a new limit allows less than the one before it."""
        return bool(self.bound == "exact" or (after > before) == (self.bound == "lower"))


LIMITS = (
    Limit("minimum", "number", "lower"),
    Limit("exclusiveMinimum", "number", "lower"),
    Limit("maximum", "number", "upper"),
    Limit("exclusiveMaximum", "number", "upper"),
    Limit("multipleOf", "number", "exact"),
    Limit("minLength", "string", "lower"),
    Limit("maxLength", "string", "upper"),
    Limit("pattern", "string", "exact"),
    Limit("minItems", "array", "lower"),
    Limit("maxItems", "array", "upper"),
    Limit("uniqueItems", "array", "exact"),
    Limit("minProperties", "object", "lower"),
    Limit("maxProperties", "object", "upper"),
)
LOWER_LIMITS = tuple(limit.keyword for limit in LIMITS if limit.bound == "lower")
UPPER_LIMITS = tuple(limit.keyword for limit in LIMITS if limit.bound == "upper")


def limits_of_type(kind: str) -> tuple[str, ...]:
    """Return the keywords that limit values of a type; next to another type they mean nothing."""
    return tuple(limit.keyword for limit in LIMITS if limit.type == ("number" if kind == "integer" else kind))


def with_plain_limits(node: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema whose exclusive limits are numbers: OpenAPI 3.0 writes booleans next to the inclusive ones."""
    plain = dict(node)
    for exclusive, inclusive in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if plain.get(exclusive) is True and inclusive in plain:
            plain[exclusive] = plain.pop(inclusive)
        elif isinstance(plain.get(exclusive), bool):
            del plain[exclusive]
    return plain


def are_alternatives(options: Any) -> bool:
    """Return whether `oneOf` or `anyOf` makes a union; options that only say what is required make none."""
    return isinstance(options, list) and any(
        not isinstance(option, Mapping) or option.keys() - {"required", "not"} for option in options
    )


def python_pattern(pattern: Any) -> str | None:
    """Return an ECMAScript pattern if Python's re can match it, and soon; else None: then only the server checks it."""
    if not isinstance(pattern, str) or not compiles(pattern) or effort(pattern) is Effort.WORSE:
        return None
    return pattern


def compiles(pattern: str) -> bool:
    """Return whether Python's re understands a pattern."""
    try:
        re.compile(pattern, re.ASCII)
    except (re.error, RecursionError, OverflowError):
        return False
    return True


def essence(media_type: str) -> str:
    """Return a media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


EVENTS = "text/event-stream"
LINES = tuple(
    f"application/{name}"
    for name in "x-ndjson ndjson jsonl x-jsonl jsonlines x-json-stream stream+json json-seq".split()
)


def is_stream(media_type: str) -> bool:
    """Return whether a response of this media type comes in pieces that each mean something."""
    return essence(media_type) in (EVENTS, *LINES)


def is_json(media_type: str) -> bool:
    """Return whether a media type is JSON, by its name or its suffix; lines of JSON (ndjson) are not."""
    return essence(media_type).endswith(("/json", "+json"))


LONGEST_NAME = 120
"""Bytes of a name; what is longer is shortened in Python, where names become those of files."""


def as_query(parameter: Mapping[str, Any]) -> dict[str, Any]:
    """Return a parameter that is the whole query string (OpenAPI 3.2) as one whose fields are written into it."""
    media: Any = next(iter(as_dict(parameter.get("content")).values()), {})
    plain = {key: value for key, value in parameter.items() if key != "content"}
    return {**plain, "in": "query", "style": "form", "explode": True, "schema": as_dict(media).get("schema", True)}


def credential_place(scheme: Mapping[str, Any]) -> str:
    """Return the header, query parameter or cookie that a security scheme fills; "" for one that fills none."""
    kind, name = scheme.get("type"), str(scheme.get("name", ""))
    if kind == "apiKey":
        return f"{scheme.get('in')} {name.lower() if scheme.get('in') == 'header' else name}"
    is_bearer = kind in ("oauth2", "openIdConnect") or str(scheme.get("scheme")).lower() in ("basic", "bearer")
    return "header authorization" if is_bearer else ""


def as_dict(value: Any) -> dict[str, Any]:
    """Return a mapping, and nothing for what should be one but is not."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """Return a list, and nothing for what should be one but is not."""
    return value if isinstance(value, list) else []
