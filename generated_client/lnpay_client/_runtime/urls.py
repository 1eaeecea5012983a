# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Where requests go: base URLs that a key may be sent to, and paths that lead where the spec says."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from . import errors
from .masks import mask


def check_base_url(url: str, *, allow_http: bool, argument: str = "base_url", path_prefix: str = "") -> str:
    """Return the URL without a trailing slash; reject one that is unsafe for a key, or that has the path prefix."""
    if not isinstance(url, str):  # pyright: ignore[reportUnnecessaryIsInstance]  callers may have no type checker
        raise errors.InvalidArgumentTypeError(
            f"{argument} must be a string, not {type(url).__name__}", argument=argument, allowed="a URL"
        )
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise _refuse(argument, "a URL such as https://api.example.com", f"an invalid one: {error}") from None
    if parts.scheme not in ("http", "https") or not host or not _is_host(host) or any(map(_is_blank, url.strip())):
        raise _refuse(argument, "a full URL that begins with https://", _redacted(url))
    if "@" in parts.netloc:
        raise _refuse(argument, "a URL without user name and password (pass the key as api_key)", "one with them")
    if "?" in url or "#" in url:  # even if nothing follows
        raise _refuse(argument, "a URL without ? and #", f"{_redacted(url)} with them")
    if path_prefix and parts.path.rstrip("/").endswith(path_prefix):
        raise _refuse(argument, f"a URL without {path_prefix} at its end (the client adds it)", _redacted(url))
    if parts.scheme == "http" and not allow_http and not is_loopback(host):
        allowed = "an https:// URL (plain http sends your key unencrypted; allow_http=True permits it)"
        raise _refuse(argument, allowed, repr(url))
    return url.strip().rstrip("/")


_NOT_IN_HOSTS = frozenset('/\\%<>"{}|^`')
_LONGEST_LABEL = 63


def _is_host(host: str) -> bool:
    """Return whether this is a host name or an address; empty or overlong labels would fail deep inside sockets."""
    return not _NOT_IN_HOSTS.intersection(host) and all(
        0 < len(label) <= _LONGEST_LABEL for label in host.removesuffix(".").split(".")
    )


def _is_blank(character: str) -> bool:
    return character.isspace() or character < " " or character == "\x7f"


def _redacted(url: str) -> str:
    """Return what a message shows of an invalid URL, which may contain a key, or be a misplaced one."""
    if "@" in url:
        return "another one"
    if re.fullmatch(r"\w+", url):
        return repr(mask(url))
    return repr(re.split(r"[?#]", url)[0])


def _refuse(argument: str, allowed: str, got: str) -> errors.InvalidArgumentError:
    return errors.InvalidArgumentError(f"{argument} must be {allowed}, not {got}", argument=argument, allowed=allowed)


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def fill_path(template: str, values: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Fill in the encoded parameters of a path; reject what would lead elsewhere: empty text, `.` and `..`."""
    segments = template.split("/")
    for index, segment in enumerate(segments):
        if "{" not in segment:
            continue
        filled = segment
        for wire, value in values.items():
            filled = filled.replace("{" + wire + "}", value)
        if filled in ("", ".", ".."):
            name = next(names[wire] for wire in values if "{" + wire + "}" in segment)
            allowed = "text that is not empty, '.' or '..'"
            raise errors.InvalidArgumentError(
                f"{name} must be {allowed}, not {filled!r}", argument=name, allowed=allowed
            )
        segments[index] = filled
    return "/".join(segments)


def origin(url: str) -> tuple[str, str, int]:
    """Return the origin of a URL; keys are never sent to another one."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
