# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Show who you are, as the spec's securitySchemes ask for it."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from typing import Final

from . import errors
from .masks import Secret
from .operation import Api, Operation, Scheme

_ASCII_PRINTABLE: Final = range(0x21, 0x7F)


class Applied:
    """What credentials add to a request."""

    __slots__ = ("cookies", "headers", "query")

    def __init__(self) -> None:
        """Add nothing yet."""
        self.headers: dict[str, str] = {}
        self.query: list[tuple[str, str]] = []
        self.cookies: list[tuple[str, str]] = []


class Credentials:
    """The key, and the keys for single schemes where an API has several. Shows none of them."""

    __slots__ = ("_applied", "_by_scheme", "_elsewhere", "_key")

    def __init__(
        self, api_key: str | None, by_scheme: Mapping[str, str] | None = None, *, elsewhere: bool = False
    ) -> None:
        """Keep the keys out of sight; `elsewhere` says that the httpx client has some of its own."""
        self._key: Secret | None = None
        self._by_scheme: dict[str, Secret] = {}
        self._elsewhere = elsewhere
        self._applied: dict[str, Applied] = {}
        if api_key is not None:
            self._key = Secret(check_key("api_key", api_key))
        self._by_scheme = {
            name: Secret(check_key(f"credentials[{name!r}]", value)) for name, value in (by_scheme or {}).items()
        }

    def __repr__(self) -> str:
        """Show the kind of each key alone."""
        return f"Credentials({self._key!r}, {self._by_scheme!r})" if self._by_scheme else f"Credentials({self._key!r})"

    def __bool__(self) -> bool:
        """Return whether there is a key at all."""
        return self._key is not None or bool(self._by_scheme) or self._elsewhere

    def secrets(self) -> Iterator[str]:
        """Go through the keys themselves."""
        for secret in (self._key, *self._by_scheme.values()):
            if secret is not None:
                yield secret.reveal()

    def apply(self, api: Api, operation: Operation) -> Applied:
        """Return what the first alternative adds that these credentials satisfy; found out once for each operation.

        One that puts a key into the URL comes after the others, since URLs end up in logs; none at all comes last.
        """
        if operation.id not in self._applied:
            self._applied[operation.id] = self._choose(api, operation)
        return self._applied[operation.id]

    def _choose(self, api: Api, operation: Operation) -> Applied:
        applied = Applied()
        satisfied = [
            names for names in operation.security if all(self._key_for(api, name) is not None for name in names)
        ]
        if not satisfied:
            if operation.security and not self._elsewhere:
                raise missing_key(api, f" for {operation.method} {operation.path}")
            return applied
        chosen = min(
            satisfied, key=lambda names: (not names, any(_scheme(api, name).location == "query" for name in names))
        )
        for name in chosen:
            _add(applied, _scheme(api, name), self._key_for(api, name) or "")
        return applied

    def _key_for(self, api: Api, name: str) -> str | None:
        """Return the key for a scheme; "" for one that needs none of us, such as a client certificate."""
        if _scheme(api, name).kind == "none":
            return ""
        secret = self._by_scheme.get(name, self._key)
        return None if secret is None else secret.reveal()


def _scheme(api: Api, name: str) -> Scheme:
    return api.schemes.get(name, Scheme(kind="none"))


def _add(applied: Applied, scheme: Scheme, key: str) -> None:
    if scheme.kind == "basic":
        pair = key if ":" in key else f"{key}:"
        applied.headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    elif scheme.kind == "bearer":
        applied.headers["Authorization"] = f"Bearer {key}"
    elif scheme.kind == "apiKey":
        if scheme.location == "query":
            applied.query.append((scheme.name, key))
        elif scheme.location == "cookie":
            applied.cookies.append((scheme.name, key))
        else:
            applied.headers[scheme.name] = key


def check_key(argument: str, key: str) -> str:
    """Return the key without blanks around it; refuse one that no header can carry."""
    allowed = "a key: text without blanks, in ASCII"
    if not isinstance(key, str):  # pyright: ignore[reportUnnecessaryIsInstance]  callers may have no type checker
        raise errors.InvalidArgumentTypeError(
            f"{argument} must be {allowed}, not {type(key).__name__}", argument=argument, allowed=allowed
        )
    key = key.strip()
    if not key or any(ord(character) not in _ASCII_PRINTABLE for character in key):
        given = "one with other characters" if key else "empty"
        raise errors.InvalidArgumentError(
            f"{argument} must be {allowed}, not {given}", argument=argument, allowed=allowed
        )
    return key


def missing_key(api: Api, where: str = "") -> errors.MissingCredentialsError:
    """Return the error for a key that is nowhere to be found."""
    return errors.MissingCredentialsError(
        f"There is no API key{where}. Give it as {api.class_name}(api_key=...) or in the environment variable "
        f"{api.env_prefix}_API_KEY.",
        argument="api_key",
        allowed="an API key",
    )
