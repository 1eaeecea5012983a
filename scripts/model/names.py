"""Python names for what the spec names: unique where they meet, and the same on each run."""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence

ARGUMENTS = ("self", "client", "body", "timeout", "max_retries", "extra_headers", "models", "pick_body")
"""What every generated method has already, as an argument or as a name that it uses: the spec's names step aside."""

WAIT_ARGUMENTS = ("min_delay", "max_delay", "grace")
"""What a waiter has as well."""

METHODS = ("httpx", "models")
"""What the modules of resources write types with: inside a class a method of that name would hide it."""

IMPORTED = ("Any", "ClassVar", "FileContent", "Mapping", "Sequence", "Unset", "UUID")
"""What the modules of models and resources import under its own name."""

IMPORTED_BY_RESOURCES = (*IMPORTED, "Literal", "Protocol", "RawResponse", "ResponseHeaders", "TypeVar")
"""What the modules of resources import; the names of models are not in the way there."""

SAMPLE_NAMES = ("answer", "asyncio", "datetime", "httpx", "items", "main", "os", "result", "uuid")
"""What samples in Python import or define."""

_CLIENT_MODULE = (
    "Api",
    "AsyncClient",
    "AsyncPage",
    "Client",
    "DefaultAioHttpClient",
    "File",
    "Final",
    "Page",
    "RawResponse",
    "Response",
    "ResponseHeaders",
    "Scheme",
    "SyncClient",
)
"""What is next to the client in its own module and in the package."""

FORMAT_TYPES = {"date-time": "datetime.datetime", "date": "datetime.date", "uuid": "UUID", "binary": "bytes"}
"""Formats of texts that have their own type in Python."""


class Namespace:
    """Names that must differ from each other. First come, first served: a later taker gets a number."""

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
    """Return a name for each list of candidates, the first ones of all before any second one.

    So a name stays as it is when others are added, unless an earlier one claims the same.
    """
    wanted, namespace = list(wanted), Namespace(reserved)
    firsts = [candidates[0] if namespace.claim(candidates[0]) else "" for candidates in wanted]
    return [
        first or namespace.take(*(candidates[1:] or candidates))
        for first, candidates in zip(firsts, wanted, strict=True)
    ]


def spelled(text: str) -> str:
    """Return a text that a name can be made of: one without letters and digits is spelled out, as `asterisk` for *."""
    if any(character.isalnum() for character in text):
        return text
    return " ".join(unicodedata.name(character, "character") for character in text[:3]).lower() or "empty"


def title_words(title: str) -> list[str]:
    """Return the words of a title: runs of letters and digits."""
    return re.findall(r"[^\W_]+", title)


def title_class_name(title: str) -> str:
    """Return the class name for a title, its own capitals kept: LNPay stays LNPay, Pet store becomes PetStore."""
    name = "".join(word[0].upper() + word[1:] for word in title_words(title))
    free = name.isidentifier() and not keyword.iskeyword(name) and name not in (*IMPORTED_BY_RESOURCES, *_CLIENT_MODULE)
    return name if free else f"Api{name}"


def env_prefix(title: str) -> str:
    """Return the prefix of environment variables: LNPay gives LNPAY, Pet store gives PET_STORE."""
    words = [word.upper() for word in title_words(title) if word.isascii()]
    prefix = "_".join(words) or "API"
    return prefix if prefix.isidentifier() else f"API_{prefix}"


def slug(name: str) -> str:
    """Return a name as part of an address: lower case, words joined by hyphens."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", name)
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "page"


def variable_name(wanted: str, otherwise: str, taken: Collection[str] = ()) -> str:
    """Return a name for a variable in a Python sample, unless Python or the sample has another use for it."""
    used = keyword.iskeyword(wanted) or keyword.issoftkeyword(wanted) or hasattr(builtins, wanted) or wanted in taken
    return otherwise if used or not wanted.isidentifier() else wanted
