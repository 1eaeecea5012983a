# Copied into each client as `_runtime`, line by line.
"""Proxies, as the environment names them: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY."""

from __future__ import annotations

import ipaddress
from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies

from . import errors

_SOCKS: Final = ("socks5", "socks5h")


class Proxies:
    """Which proxy leads where; read once, as the environment was then."""

    def __init__(self, *, socks: bool = True) -> None:
        """Read and check the environment; `socks` says whether SOCKS proxies can be used."""
        found = getproxies()
        self._by_scheme = {
            scheme: _checked(f"{scheme.upper()}_PROXY", found[scheme], socks=socks)
            for scheme in ("http", "https", "all")
            if found.get(scheme)
        }
        self._direct = tuple(entry.strip().lower() for entry in found.get("no", "").split(",") if entry.strip())

    def choose(self, scheme: str, host: str, port: int) -> str | None:
        """Return the proxy for requests to a host; None to go there directly."""
        proxy = self._by_scheme.get(scheme) or self._by_scheme.get("all")
        return None if proxy is None or any(_covers(entry, host.lower(), port) for entry in self._direct) else proxy


def _checked(variable: str, value: str, *, socks: bool) -> str:
    """Return the proxy's URL; refuse one that cannot be used, by the name of its variable."""
    url = value if "://" in value else f"http://{value}"
    scheme = _scheme(url)
    if scheme not in ("http", "https", *_SOCKS):
        allowed = "the URL of a proxy: http://, https:// or socks5://"
    elif scheme in _SOCKS and not socks:
        allowed = "an http:// or https:// proxy: aiohttp does not support SOCKS"
    elif scheme in _SOCKS and not _has_socks():
        allowed = "an http:// or https:// proxy, or install SOCKS support: pip install 'httpx[socks]'"
    else:
        return url
    raise errors.InvalidArgumentError(
        f"the environment variable {variable} must be {allowed}", argument=variable, allowed=allowed
    )


def _scheme(url: str) -> str:
    """Return the scheme of a URL; "" for one that leads nowhere."""
    try:
        parts = urlsplit(url)
        return parts.scheme if parts.hostname and parts.port != 0 else ""
    except ValueError:
        return ""


def _has_socks() -> bool:
    from importlib.util import find_spec

    return find_spec("socksio") is not None


def _covers(entry: str, host: str, port: int) -> bool:
    """Return whether an entry of NO_PROXY means a host: a name with all below it, an address, a network, or `*`."""
    if entry == "*":
        return True
    bare, wanted = _split_port(entry)
    if wanted is not None and wanted != port:
        return False
    name = bare.lstrip("*").lstrip(".")
    try:
        network = ipaddress.ip_network(bare.strip("[]"), strict=False)
    except ValueError:
        return bool(name) and (host == name or host.endswith(f".{name}"))
    try:
        return ipaddress.ip_address(host.strip("[]")) in network
    except ValueError:
        return False


def _split_port(entry: str) -> tuple[str, int | None]:
    """Return an entry and its port; the colons of an IPv6 address are not before a port."""
    head, colon, tail = entry.rpartition(":")
    if colon and tail.isdecimal() and (":" not in head or head.endswith("]")):
        return head, int(tail)
    return entry, None
