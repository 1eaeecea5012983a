"""Our extensions of OpenAPI: one dataclass per `x-...`, parsed only here.

To add an extension, write a subclass of Extension with a `parse` method. Read it from the model by its class, such as
`operation.extensions.get(KeyPairs)`. check_extensions compares it with the rest of the document.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from scripts.spec.pointers import ModelError, join
from scripts.spec.problems import did_you_mean
from scripts.spec.waiters import Waiter, build_waiter

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Kind = TypeVar("Kind", bound="Extension")


class Extension:
    """An `x-...` key that this project defines."""

    keys: ClassVar[tuple[str, ...]]
    """Its spellings; the first that is present counts."""
    places: ClassVar[frozenset[str]]
    """The kinds of objects that may have it, as `scripts.spec.walk` names them."""

    def __init_subclass__(cls, *, keys: Iterable[str], places: Iterable[str]) -> None:
        """Register the extension."""
        super().__init_subclass__()
        cls.keys, cls.places = tuple(keys), frozenset(places)
        EXTENSIONS.append(cls)

    @classmethod
    def parse(cls, value: Any, pointer: str) -> Self | None:
        """Return the extension; None if it is not ours; raise ModelError if it is invalid."""
        raise NotImplementedError  # pragma: no cover: each extension has a `parse` of its own

    @classmethod
    def parts(cls, value: Any) -> Iterable[Any]:
        """Yield the parts that are parsed independently, so that the problems of all are reported at once."""
        yield value


EXTENSIONS: list[type[Extension]] = []
"""All extensions, in order of definition."""


class Extensions:
    """The extensions of one object."""

    def __init__(self, found: Iterable[Extension] = ()) -> None:
        self._found = {type(each): each for each in found}

    def get(self, kind: type[Kind]) -> Kind | None:
        """Return the extension of a kind, if the object has it."""
        found = self._found.get(kind)
        return found if isinstance(found, kind) else None

    def __or__(self, other: Extensions) -> Extensions:
        """Merge both; those of `other` win."""
        return Extensions((self._found | other._found).values()) if other._found else self

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Extensions) and self._found == other._found

    def __hash__(self) -> int:
        return hash(frozenset(self._found))

    def __repr__(self) -> str:
        return f"Extensions({[*self._found.values()]})"


NONE = Extensions()


def parse_extensions(place: str, node: Mapping[str, Any], pointer: str) -> Extensions:
    """Return the extensions of an object; raise ModelError for the first invalid one."""
    if not any(key.startswith("x-") for key in node):
        return NONE
    return Extensions(
        parsed
        for kind, key in known_extensions(place, node)
        if (parsed := kind.parse(node[key], join(pointer, key))) is not None
    )


def known_extensions(place: str, node: Mapping[str, Any]) -> Iterable[tuple[type[Extension], str]]:
    """Yield the extensions of an object, each with its key."""
    for kind in EXTENSIONS:
        key = next((key for key in kind.keys if key in node), None)
        if key is not None and place in kind.places:
            yield kind, key


@dataclass(frozen=True)
class SdkMethod(Extension, keys=["x-sdk-method"], places=["operation"]):
    """The name of an operation's method in the client."""

    name: str

    @classmethod
    def parse(cls, value: Any, pointer: str) -> Self:
        usable = isinstance(value, str) and value.isidentifier() and not keyword.iskeyword(value)
        if not usable or value.startswith("_"):
            message = f"x-sdk-method {value} cannot be a method name; use a Python name such as create_invoice"
            raise ModelError(pointer, message)
        return cls(value)


@dataclass(frozen=True)
class MainField(Extension, keys=["x-main-field"], places=["operation"]):
    """The most important property of the result, which the first example in the package README prints."""

    name: str

    @classmethod
    def parse(cls, value: Any, pointer: str) -> Self:
        if not isinstance(value, str):
            raise ModelError(pointer, f"x-main-field must be the name of a property of the result, not {value}; fix it")
        return cls(value)


@dataclass(frozen=True)
class Waiters(Extension, keys=["x-waiters"], places=["operation"]):
    """Methods that poll an operation until a condition is met."""

    waiters: tuple[Waiter, ...]

    @classmethod
    def parse(cls, value: Any, pointer: str) -> Self:
        if not isinstance(value, Mapping):
            raise ModelError(pointer, "x-waiters must be a mapping; write a method name, and the waiter below it")
        return cls(tuple(build_waiter(str(name), node, join(pointer, name)) for name, node in value.items()))

    @classmethod
    def parts(cls, value: Any) -> Iterable[Any]:
        return ({name: node} for name, node in value.items()) if isinstance(value, Mapping) else [value]


@dataclass(frozen=True)
class Pagination(Extension, keys=["x-pagination"], places=["operation"]):
    """The query parameters that select a page, and the response headers with counts; "" if there is none."""

    page: str
    """Query parameter: page number, starting at 1."""
    size: str = ""
    """Query parameter: items per page."""
    total: str = ""
    """Response header: total number of items."""
    pages: str = ""
    """Response header: number of pages."""
    current: str = ""
    """Response header: current page number."""
    per_page: str = ""
    """Response header: items per page."""
    id: str = "id"
    """Property that identifies an item, so that one that moves to the next page is not returned twice."""

    parameters: ClassVar = ("page", "size")
    headers: ClassVar = ("total", "pages", "current", "per_page")

    @classmethod
    def parse(cls, value: Any, pointer: str) -> Self | None:
        texts = _texts(cls, value, pointer, "page")
        return cls(**texts) if texts else None


@dataclass(frozen=True)
class WebhookSignature(Extension, keys=["x-webhook-signature"], places=["document"]):
    """How the API signs its webhooks: an HMAC in a header."""

    header: str
    algorithm: str = "sha256"
    encoding: str = "hex"
    signs: str = "body"
    """`body`, or a template with {body} and header names in braces, such as `{X-Timestamp}.{body}`."""
    prefix: str = ""
    """The prefix of the signature in the header, such as `sha256=`."""

    @classmethod
    def parse(cls, value: Any, pointer: str) -> Self | None:
        texts = _texts(cls, value, pointer, "header")
        if texts is None:
            return None
        signature = cls(**texts)
        for key, allowed in (("algorithm", ("sha256", "sha384", "sha512", "sha1")), ("encoding", ("hex", "base64"))):
            if (name := getattr(signature, key)) not in allowed:
                raise ModelError(join(pointer, key), f"unknown {key} {name}; use one of {', '.join(allowed)}")
        if signature.signs != "body" and "{body}" not in signature.signs:
            raise ModelError(join(pointer, "signs"), "signs must be body, or a string that contains {body}")
        for name in (signature.header, *re.findall(r"{([^{}]*)}", signature.signs)):
            if not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name):
                raise ModelError(pointer, f"{name!r} is not a valid header name; use letters, digits and hyphens")
        return signature


@dataclass(frozen=True)
class WebhookEvents(Extension, keys=["x-webhook-events"], places=["document"]):
    """The property of a webhook's body that names its event; the names are the keys of `webhooks`."""

    name: str
    """Dotted path of the property in the body, such as `event.name`."""
    unknown: str = ""
    """$ref to the schema of events with other names; free-form by default."""

    @classmethod
    def parse(cls, value: Any, pointer: str) -> Self | None:
        texts = _texts(cls, value, pointer, "name")
        return cls(**texts) if texts else None


def _texts(kind: type[DataclassInstance], value: Any, pointer: str, required: str) -> dict[str, str] | None:
    """Return a mapping of strings by fields of a dataclass; None if it has no such key, and so is not ours."""
    extension = pointer.rsplit("/", 1)[-1]
    known = [field.name for field in fields(kind)]
    if not isinstance(value, Mapping) or not value.keys() & {*known}:
        return None
    if not value.get(required):
        raise ModelError(pointer, f"{extension} must be a mapping with {required}; add it")
    for key, text in value.items():
        if key not in known:
            advice = did_you_mean(str(key), known, f"use one of {', '.join(known)}")
            raise ModelError(join(pointer, str(key)), f"unknown key {key} in {extension}; {advice}")
        if not isinstance(text, str):
            raise ModelError(join(pointer, key), f"{key} must be a string; fix it")
    return dict(value)


@dataclass(frozen=True)
class Guides(Extension, keys=["x-guides"], places=["document", "operation"]):
    """Guides on the site: titles, and paths below docs."""

    pages: tuple[tuple[str, str], ...]

    @classmethod
    def parse(cls, value: Any, pointer: str) -> Self:
        if not isinstance(value, Mapping):
            raise ModelError(pointer, "x-guides must be a mapping; write a title, and a path such as guides/keys.md")
        for title, path in value.items():
            if not re.fullmatch(r"\w[\w-]*(/\w[\w-]*)*\.md(#[\w.-]+)?", str(path), flags=re.ASCII):
                message = f"{path} is not a page; write a path below docs, such as guides/keys.md"
                raise ModelError(join(pointer, str(title)), message)
        return cls(tuple((str(title), str(path)) for title, path in value.items()))


@dataclass(frozen=True)
class KeyPairs(Extension, keys=["x-key-pairs"], places=["operation"]):
    """The kinds of keys that may call an operation, as table rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @classmethod
    def parse(cls, value: Any, pointer: str) -> Self:
        if not isinstance(value, list) or not all(isinstance(row, Mapping) for row in value):
            raise ModelError(pointer, "x-key-pairs must be a list of mappings, one for each row of the table; fix it")
        columns = tuple(value[0]) if value else ()
        for index, row in enumerate(value):
            if differing := [*(key for key in columns if key not in row), *(key for key in row if key not in columns)]:
                message = "the columns of this row of x-key-pairs differ from the first row's"
                advice = f"{', '.join(differing)}; use {', '.join(columns)}"
                raise ModelError(join(pointer, index), f"{message}: {advice}")
        return cls(columns, tuple(tuple(str(row[column]) for column in columns) for row in value))


@dataclass(frozen=True)
class Env(Extension, keys=["x-env"], places=["parameter"]):
    """The environment variable that samples read a parameter from."""

    variable: str

    @classmethod
    def parse(cls, value: Any, pointer: str) -> Self:
        if not re.fullmatch(r"[A-Z][A-Z0-9_]*", str(value)):
            message = f"x-env {value} cannot be an environment variable; use upper-case letters, digits and _"
            raise ModelError(pointer, message)
        return cls(str(value))


@dataclass(frozen=True)
class PartialResponse(Extension, keys=["x-partial-response"], places=["parameter"]):
    """A query parameter that limits the response to the fields it lists."""

    @classmethod
    def parse(cls, value: Any, pointer: str) -> Self | None:
        if not isinstance(value, bool):
            raise ModelError(pointer, "x-partial-response must be true or false; fix it")
        return cls() if value else None


@dataclass(frozen=True)
class Result(Extension, keys=["x-result"], places=["parameter"]):
    """The result of the operation when this optional parameter is sent, instead of its usual result."""

    component: str
    """Name of a schema under components."""

    @classmethod
    def parse(cls, value: Any, pointer: str) -> Self:
        if not isinstance(value, str) or not value:
            raise ModelError(pointer, "x-result must be the name of a schema under components, such as QueuedJob")
        return cls(value)


@dataclass(frozen=True)
class Unit(Extension, keys=["x-unit"], places=["schema", "parameter"]):
    """The unit of a number, or the encoding of a string."""

    text: str

    @classmethod
    def parse(cls, value: Any, pointer: str) -> Self | None:
        return cls(value) if isinstance(value, str) and value else None


@dataclass(frozen=True, order=True)
class MaxBytes(Extension, keys=["x-max-bytes"], places=["schema"]):
    """The maximum length of a string in UTF-8 bytes."""

    number: int

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def parse(cls, value: Any, pointer: str) -> Self:
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise ModelError(pointer, f"x-max-bytes must be a whole number of bytes, not {value}; fix it")
        return cls(value)


@dataclass(frozen=True, order=True)
class MaxCharacter(Extension, keys=["x-max-character"], places=["schema"]):
    """The highest character that the server accepts: U+FFFF if it cannot store emoji."""

    character: str

    def __str__(self) -> str:
        return f"U+{ord(self.character):04X}"

    @classmethod
    def parse(cls, value: Any, pointer: str) -> Self:
        if not re.fullmatch(r"U\+(10|[0-9A-F])?[0-9A-F]{4}", str(value)):
            raise ModelError(pointer, f"x-max-character must be a character such as U+FFFF, not {value}; fix it")
        return cls(chr(int(value[2:], 16)))


@dataclass(frozen=True)
class KeyPrefixes(Extension, keys=["x-key-prefixes"], places=["security scheme", "parameter"]):
    """Prefixes of keys: those of a security scheme, and those of a parameter, which are easily confused."""

    prefixes: tuple[str, ...]

    @classmethod
    def parse(cls, value: Any, pointer: str) -> Self:
        if not isinstance(value, list) or not value or not all(isinstance(each, str) and each for each in value):
            raise ModelError(pointer, "x-key-prefixes must be a list of strings such as sk_; fix it")
        return cls(tuple(value))


@dataclass(frozen=True)
class EnumNames(Extension, keys=["x-enum-varnames", "x-enumNames"], places=["schema"]):
    """Names for the values of an enum, in the order of the values."""

    names: tuple[str, ...]

    @classmethod
    def parse(cls, value: Any, pointer: str) -> Self | None:
        return cls(tuple(map(str, value))) if isinstance(value, list) else None
