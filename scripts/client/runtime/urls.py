# Copied into each client as `_runtime`, line by line.
"""Where requests go: base URLs that are safe to send a key to, and paths that lead where the spec says."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from . import errors
from .masks import mask


def check_base_url(url: str, *, allow_http: bool, argument: str = "base_url", path_prefix: str = "") -> str:
    """Return the URL without a slash at its end; refuse one that a key must not be sent to, or that paths repeat."""
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
        raise _refuse(argument, "a full URL that begins with https://", _shown(url))
    if "@" in parts.netloc:
        raise _refuse(argument, "without user name and password; give the key as api_key", "with them")
    if "?" in url or "#" in url:  # also with nothing behind it
        raise _refuse(argument, "without ? and #", f"{_shown(url)} with them")
    if path_prefix and parts.path.rstrip("/").endswith(path_prefix):
        raise _refuse(argument, f"without {path_prefix} at its end, because the client adds it", _shown(url))
    if parts.scheme == "http" and not allow_http and not is_loopback(host):
        allowed = "an https:// URL (plain http sends your key unencrypted; allow_http=True permits it)"
        raise _refuse(argument, allowed, repr(url))
    return url.strip().rstrip("/")


_NOT_IN_HOSTS = frozenset('/\\%<>"{}|^`')
_LONGEST_LABEL = 63


def _is_host(host: str) -> bool:
    """Return whether this is a name or an address; one whose parts are empty or too long fails deep inside sockets."""
    return not _NOT_IN_HOSTS.intersection(host) and all(
        0 < len(label) <= _LONGEST_LABEL for label in host.removesuffix(".").split(".")
    )


def _is_blank(character: str) -> bool:
    return character.isspace() or character < " " or character == "\x7f"


def _shown(url: str) -> str:
    """Return what a message shows of a wrong URL, which may hold a key, or be one in the wrong place."""
    if "@" in url:
        return "another one"
    if re.fullmatch(r"\w+", url):
        return repr(mask(url))
    return repr(re.split(r"[?#]", url)[0])


def _refuse(argument: str, allowed: str, given: str) -> errors.InvalidArgumentError:
    return errors.InvalidArgumentError(f"{argument} must be {allowed}, not {given}", argument=argument, allowed=allowed)


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine itself."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def fill_path(template: str, values: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Return the path with its encoded parameters; refuse what would lead elsewhere: nothing, `.` and `..`."""
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
    """Return what two URLs must share for a key to go to both."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
