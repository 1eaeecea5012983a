"""Python names for names in the spec: unique within their scope, and the same on each run."""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence

from scripts.spec.openapi import LONGEST_NAME

ARGUMENTS = ("self", "client", "body", "timeout", "max_retries", "extra_headers", "models", "pick_body")
"""Names that every generated method uses for its own arguments or variables, so the spec's names must differ."""

WAIT_ARGUMENTS = ("min_delay", "max_delay", "grace")
"""Additional argument names of waiters."""

METHODS = ("httpx", "models")
"""Names in the type hints of resource modules, which a method of the same name would shadow in its class."""

IMPORTED = ("Any", "ClassVar", "FileContent", "Mapping", "Sequence", "Unset", "UUID")
"""Names that the modules of models and resources import."""

IMPORTED_BY_RESOURCES = (*IMPORTED, "Literal", "Protocol", "RawResponse", "ResponseHeaders", "TypeVar")
"""Names that the modules of resources import; they do not clash with names of models."""

SAMPLE_NAMES = ("answer", "asyncio", "datetime", "httpx", "items", "main", "os", "result", "uuid")
"""Names that Python samples import or define."""

_CLIENT_MODULE = (
    "Api",
    "AsyncClient",
    "AsyncPage",
    "Client",
    "DefaultAioHttpClient",
    "File",
    "Final",
    "Later",
    "Page",
    "RawResponse",
    "Resource",
    "Response",
    "ResponseHeaders",
    "Scheme",
    "SyncClient",
    "UNSET",
)
"""Names next to the client in its module and in the package."""

FORMAT_TYPES = {"date-time": "datetime.datetime", "date": "datetime.date", "uuid": "UUID", "binary": "bytes"}
"""String formats with their own Python type."""


class Namespace:
    """Names that must be unique. First come, first served: later ones get a number."""

    def __init__(
        self, reserved: Iterable[str] = (), key: Callable[[str], str] = lambda name: name, separator: str = "_"
    ) -> None:
        self._key = key
        self._separator = separator
        self._taken = {key(name) for name in reserved}

    def take(self, name: str, *fallbacks: str) -> str:
        """Return the first of `name` and `fallbacks` that is free, else `name` with the first free number."""
        for candidate in (name, *fallbacks):
            if self.claim(candidate):
                return candidate
        number = 2
        separator = "" if name.endswith("_") else self._separator
        while not self.claim(candidate := f"{name}{separator}{number}"):
            number += 1
        return candidate

    def claim(self, name: str) -> bool:
        """Take a name if it is free; return whether it was."""
        if self._key(name) in self._taken:
            return False
        self._taken.add(self._key(name))
        return True


def settle(wanted: Iterable[Sequence[str]], reserved: Iterable[str] = ()) -> list[str]:
    """Choose a name from each list of candidates; all first candidates are assigned before any second one.

    So a name does not change when others are added, unless an earlier one claims it.
    """
    wanted, namespace = list(wanted), Namespace(reserved)
    firsts = [candidates[0] if namespace.claim(candidates[0]) else "" for candidates in wanted]
    return [
        first or namespace.take(*(candidates[1:] or candidates))
        for first, candidates in zip(firsts, wanted, strict=True)
    ]


def spelled(text: str) -> str:
    """Return a text for a name: one without letters and digits is spelled out, such as `asterisk` for *."""
    if any(character.isalnum() for character in text):
        return text
    return " ".join(unicodedata.name(character, "character") for character in text[:3]).lower() or "empty"


def title_words(title: str) -> list[str]:
    """Return the words of a title: runs of letters and digits. A title that is too long for a name is cut."""
    return re.findall(r"[^\W_]+", title[:LONGEST_NAME])


def title_class_name(title: str) -> str:
    """Return the class name for a title, keeping its capitals: LNPay stays LNPay, Pet store becomes PetStore."""
    name = "".join(word[0].upper() + word[1:] for word in title_words(title))
    free = name.isidentifier() and not keyword.iskeyword(name) and name not in (*IMPORTED_BY_RESOURCES, *_CLIENT_MODULE)
    return name if free else f"Api{name or 'Client'}"


def env_prefix(title: str) -> str:
    """Return the prefix of environment variables: LNPAY for LNPay, PET_STORE for Pet store."""
    words = [word.upper() for word in title_words(title) if word.isascii()]
    prefix = "_".join(words) or "API"
    return prefix if prefix.isidentifier() else f"API_{prefix}"


def slug(name: str) -> str:
    """Return a name as part of a URL: lower case, words joined by hyphens."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", name)
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "page"


def variable_name(wanted: str, otherwise: str, taken: Collection[str] = ()) -> str:
    """Return `name` as a variable of a Python sample, or an alternative if Python or the sample uses it."""
    used = keyword.iskeyword(wanted) or keyword.issoftkeyword(wanted) or hasattr(builtins, wanted) or wanted in taken
    return otherwise if used or not wanted.isidentifier() else wanted
