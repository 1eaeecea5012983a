# Copied into each client as `_runtime`, line by line.
"""Authentication, as declared in the spec's securitySchemes."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from typing import Any, Final

from . import errors
from .masks import Secret
from .operation import Api, Operation, Scheme


class Applied:
    """What credentials add to a request."""

    __slots__ = ("cookies", "headers", "own", "query")

    def __init__(self) -> None:
        self.headers: dict[str, str] = {}
        self.query: list[tuple[str, str]] = []
        self.cookies: list[tuple[str, str]] = []
        self.own = False
        """The key is in the user's own headers, query or cookies."""


class Credentials:
    """The API key, and keys for individual security schemes if an API has several. The repr shows none of them."""

    __slots__ = ("_applied", "_by_scheme", "_elsewhere", "_key", "_own", "_own_keys")

    def __init__(
        self,
        api: Api | None,
        api_key: str | None = None,
        by_scheme: Mapping[str, str] | None = None,
        *,
        http_client: Any = None,
    ) -> None:
        """Validate the keys; the user's httpx client may carry keys of its own."""
        self._key: Secret | None = None
        self._by_scheme: dict[str, Secret] = {}
        self._elsewhere = getattr(http_client, "auth", None) is not None
        self._own = frozenset[str]()
        self._own_keys: tuple[Secret, ...] = ()
        if api is not None and http_client is not None:
            self._own = _own_schemes(api, http_client)
            self._own_keys = tuple(map(Secret, own_keys(api, getattr(http_client, "headers", {}))))
        self._applied: dict[tuple[str, frozenset[str]], Applied] = {}
        kinds = {scheme.kind for scheme in api.schemes.values()} if api else set[str]()
        if api_key is not None:
            self._key = Secret(check_key("api_key", api_key, api, one_word=not kinds & _KINDS_WITH_SPACES))
        for name, value in (by_scheme or {}).items():
            if api is not None and name not in api.schemes:
                raise _unknown_scheme(api, name)
            one_word = api is not None and api.schemes[name].kind not in _KINDS_WITH_SPACES
            self._by_scheme[name] = Secret(check_key(f"credentials[{name!r}]", value, api, one_word=one_word))

    def with_key(self, api: Api, api_key: str) -> Credentials:
        """Return credentials for another account, without this one's keys for individual schemes."""
        other = Credentials(api, api_key)
        other._elsewhere, other._own, other._own_keys = self._elsewhere, self._own, self._own_keys
        return other

    def __repr__(self) -> str:
        """Show only the kind of each key."""
        return f"Credentials({self._key!r}, {self._by_scheme!r})" if self._by_scheme else f"Credentials({self._key!r})"

    def __bool__(self) -> bool:
        """Return whether there is any key."""
        return self._key is not None or bool(self._by_scheme) or self._elsewhere or bool(self._own)

    def secrets(self) -> Iterator[str]:
        """Yield each key; for one with a word before it, such as `token KEY`, also the bare key."""
        for secret in (self._key, *self._by_scheme.values(), *self._own_keys):
            if secret is not None:
                key = secret.reveal()
                yield key
                if " " in key:
                    yield key.rpartition(" ")[2]

    def apply(self, api: Api, operation: Operation, headers: Mapping[str, str]) -> Applied:
        """Return what the first security alternative that these credentials satisfy adds to a request; cached.

        A header set by the user counts as the key of its scheme, and wins. Alternatives that put a key in the URL come
        later, since URLs end up in logs; those that need no key come last.
        """
        own = self._own | filled(api, headers)
        key = (operation.id, own)
        if key not in self._applied:
            self._applied[key] = self._choose(api, operation, own)
        return self._applied[key]

    def _choose(self, api: Api, operation: Operation, own: frozenset[str]) -> Applied:
        applied = Applied()
        satisfied = [
            names
            for names in operation.security
            if all(name in own or self._key_for(api, name) is not None for name in names)
        ]
        if not satisfied:
            if operation.security and not self._elsewhere:
                raise missing_key(api, f" for {operation.method} {operation.path}")
            return applied

        def order(names: tuple[str, ...]) -> tuple[bool, ...]:
            schemes = [scheme for name in names if (scheme := _scheme(api, name)).kind != "none"]
            return not own.intersection(names), not schemes, any(scheme.location == "query" for scheme in schemes)

        for name in min(satisfied, key=order):
            if name in own:
                applied.own = True
            else:
                _add(applied, _scheme(api, name), self._key_for(api, name) or "")
        return applied

    def _key_for(self, api: Api, name: str) -> str | None:
        """Return the key for a scheme; "" for one that needs none, such as a client certificate."""
        if _scheme(api, name).kind == "none":
            return ""
        secret = self._by_scheme.get(name, self._key)
        return None if secret is None else secret.reveal()


_KINDS_WITH_SPACES: Final = frozenset({"apiKey", "basic"})
"""Kinds of schemes whose keys may contain spaces: `Authorization: token KEY`, a password."""


def filled(api: Api, headers: Mapping[str, str]) -> frozenset[str]:
    """Return the names of the schemes whose header or cookie is already set."""
    lowercased = {name.lower(): value for name, value in headers.items()}
    return frozenset(name for name, scheme in api.schemes.items() if _is_filled(scheme, lowercased))


def _is_filled(scheme: Scheme, headers: Mapping[str, str]) -> bool:
    if scheme.kind == "apiKey":
        if scheme.location == "cookie":
            return any(each.strip().startswith(f"{scheme.name}=") for each in headers.get("cookie", "").split(";"))
        return scheme.location == "header" and scheme.name.lower() in headers
    return scheme.kind != "none" and "authorization" in headers


def own_keys(api: Api, headers: Mapping[str, str]) -> Iterator[str]:
    """Yield the values of headers that carry keys, and the last word of each: the key without `Bearer`."""
    names = {
        "authorization",
        "cookie",
        *(each.name.lower() for each in api.schemes.values() if each.location == "header"),
    }
    for name, value in headers.items():
        if name.lower() in names:
            yield from (value, value.rpartition(" ")[2])


def _own_schemes(api: Api, http_client: Any) -> frozenset[str]:
    """Return the names of the schemes that the user's httpx client sets in its headers, query or cookies."""
    by_location = {"query": getattr(http_client, "params", ()), "cookie": getattr(http_client, "cookies", ())}
    inside = (
        name
        for name, scheme in api.schemes.items()
        if scheme.name and scheme.name in by_location.get(scheme.location, ())
    )
    return filled(api, getattr(http_client, "headers", {})).union(inside)


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


def check_key(argument: str, key: str, api: Api | None, *, one_word: bool) -> str:
    """Return the key, stripped; reject one that no header can carry, or of another kind."""
    allowed = "a non-empty ASCII key without spaces" if one_word else "a non-empty ASCII key"
    if not isinstance(key, str):  # pyright: ignore[reportUnnecessaryIsInstance]  callers may have no type checker
        raise errors.InvalidArgumentTypeError(
            f"{argument} must be {allowed}, not {type(key).__name__}", argument=argument, allowed=allowed
        )
    key = key.strip()
    if not key or not key.isascii() or not key.isprintable() or (one_word and " " in key):
        got = "one with invalid characters" if key else "an empty string"
        raise errors.InvalidArgumentError(
            f"{argument} must be {allowed}, not {got}", argument=argument, allowed=allowed
        )
    if key[0] == key[-1] and key[0] in "'\"`":
        raise errors.InvalidArgumentError(
            f"{argument} must be a key without quotes around it; some .env parsers keep them",
            argument=argument,
            allowed="a key without quotes",
        )
    if api is not None:
        _check_kind(argument, key, api)
    return key


def _check_kind(argument: str, key: str, api: Api) -> None:
    """Reject a key that belongs in another argument, such as a wallet key."""
    own = dict.fromkeys(prefix for scheme in api.schemes.values() for prefix in scheme.prefixes)
    for name, prefixes in api.other_keys.items():
        for prefix in prefixes:
            if key.startswith(prefix):
                allowed = " or ".join(own) or "another"
                text = f"{argument} must be a key that begins with {allowed}, not a {name} ({prefix}...)"
                raise errors.InvalidArgumentError(text, argument=argument, allowed=allowed)


def _unknown_scheme(api: Api, name: str) -> errors.InvalidArgumentError:
    allowed = f"one of {', '.join(api.schemes)}"
    return errors.InvalidArgumentError(
        f"credentials has an unknown security scheme {name!r}; use {allowed}", argument="credentials", allowed=allowed
    )


def missing_key(api: Api, where: str = "") -> errors.MissingCredentialsError:
    """Return the error for a missing key."""
    return errors.MissingCredentialsError(
        f"No API key{where}. Pass {api.class_name}(api_key=...) or set the environment variable "
        f"{api.env_prefix}_API_KEY.",
        argument="api_key",
        allowed="an API key",
    )
