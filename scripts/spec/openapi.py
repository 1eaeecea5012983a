"""Facts of OpenAPI itself: methods, locations, styles, limits, formats, media types."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from scripts.spec.backtracking import Effort, effort, parser

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
"""The last one is new in OpenAPI 3.2."""

Location = Literal["path", "query", "header", "cookie"]
STYLES: Mapping[Location, str] = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
"""The default style by location of a parameter."""
WITHOUT_BODY = frozenset({"204", "205", "304"})
"""Statuses of responses that never have a body."""
IGNORED_HEADERS = frozenset({"accept", "content-type", "authorization"})
"""OpenAPI ignores header parameters with these names."""
HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""Names that HTTP can send."""

FORMATS = ("date-time", "date", "time", "uuid", "binary", "byte", "password", "email", "uri", "int32", "int64")
"""Formats that have an effect, or are often misspelt."""


@dataclass(frozen=True)
class Limit:
    """A keyword that limits values of one type."""

    keyword: str
    type: str
    """`number` includes integers."""
    bound: Literal["lower", "upper", "exact"]

    def narrows(self, before: Any, after: Any) -> bool:
        """Return whether a new limit allows less than the old one."""
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
    """Return the keywords that limit values of a type; they have no effect on other types."""
    return tuple(limit.keyword for limit in LIMITS if limit.type == ("number" if kind == "integer" else kind))


def with_plain_limits(node: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema whose exclusive limits are numbers: in OpenAPI 3.0, they are booleans next to inclusive ones."""
    plain = dict(node)
    for exclusive, inclusive in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if plain.get(exclusive) is True and inclusive in plain:
            plain[exclusive] = plain.pop(inclusive)
        elif isinstance(plain.get(exclusive), bool):
            del plain[exclusive]
    return plain


def are_alternatives(options: Any) -> bool:
    """Return whether `oneOf` or `anyOf` is a union, and not just alternative lists of required names."""
    return isinstance(options, list) and any(
        not isinstance(option, Mapping) or option.keys() - {"required", "not"} for option in options
    )


def python_pattern(pattern: Any) -> str | None:
    """Return an ECMAScript pattern that Python's re can match fast enough; else None: only the server checks it."""
    return pattern if isinstance(pattern, str) and not why_unchecked(pattern) else None


@lru_cache(maxsize=4096)  # the same pattern is checked for each value
def why_unchecked(pattern: str) -> str:
    """Return why the client cannot check a pattern; "" if it can."""
    try:
        with warnings.catch_warnings():
            # Python reads [[:alpha:]] and [a-z&&[^b]] in another way, and says so.
            warnings.simplefilter("error", FutureWarning)
            parser.parse(pattern, re.ASCII)  # re.compile warns only once, as it caches
        re.compile(pattern, re.ASCII)
    except FutureWarning:
        return "Python may read it differently"
    except (re.error, RecursionError, OverflowError):
        return "Python cannot parse it"
    return "matching some strings would take forever" if effort(pattern) is Effort.WORSE else ""


def essence(media_type: str) -> str:
    """Return a media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


EVENTS = "text/event-stream"
LINES = tuple(
    f"application/{name}"
    for name in "x-ndjson ndjson jsonl x-jsonl jsonlines x-json-stream stream+json json-seq".split()
)


def is_stream(media_type: str) -> bool:
    """Return whether a response of this media type can be streamed item by item."""
    return essence(media_type) in (EVENTS, *LINES)


def is_json(media_type: str) -> bool:
    """Return whether a media type is JSON, by name or suffix; JSON lines (ndjson) are not."""
    return essence(media_type).endswith(("/json", "+json"))


LONGEST_NAME = 120
"""Bytes; longer names are shortened in Python, where they become file names."""


def as_query(parameter: Mapping[str, Any]) -> dict[str, Any]:
    """Return a parameter for the whole query string (OpenAPI 3.2) as a query parameter with exploded fields."""
    media: Any = next(iter(as_dict(parameter.get("content")).values()), {})
    plain = {key: value for key, value in parameter.items() if key != "content"}
    return {**plain, "in": "query", "style": "form", "explode": True, "schema": as_dict(media).get("schema", True)}


def credential_place(scheme: Mapping[str, Any]) -> str:
    """Return the header, query parameter or cookie that a security scheme sets; "" if it sets none."""
    kind, name = scheme.get("type"), str(scheme.get("name", ""))
    if kind == "apiKey" and scheme.get("in") == "header":
        return f"header {name.lower()}" if HEADER_NAME.fullmatch(name) else ""
    if kind == "apiKey":
        return f"{scheme.get('in')} {name}"
    is_bearer = kind in ("oauth2", "openIdConnect") or str(scheme.get("scheme")).lower() in ("basic", "bearer")
    return "header authorization" if is_bearer else ""


def as_dict(value: Any) -> dict[str, Any]:
    """Return `value` if it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """Return `value` if it is a list, else an empty one."""
    return value if isinstance(value, list) else []
