# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Proxies from the environment: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY."""

from __future__ import annotations

import ipaddress
from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies

from . import errors

_SOCKS: Final = ("socks5", "socks5h")


class Proxies:
    """The proxy for each host, from the environment when this is created."""

    def __init__(self, *, socks: bool = True) -> None:
        """Read and validate the environment; `socks` is whether SOCKS proxies are supported."""
        found = getproxies()
        self._by_scheme = {
            scheme: _checked(f"{scheme.upper()}_PROXY", found[scheme], socks=socks)
            for scheme in ("http", "https", "all")
            if found.get(scheme)
        }
        self._direct = tuple(entry.strip().lower() for entry in found.get("no", "").split(",") if entry.strip())

    def choose(self, scheme: str, host: str, port: int) -> str | None:
        """Return the proxy for a host; None for a direct connection."""
        proxy = self._by_scheme.get(scheme) or self._by_scheme.get("all")
        return None if proxy is None or any(_covers(entry, host.lower(), port) for entry in self._direct) else proxy


def _checked(variable: str, value: str, *, socks: bool) -> str:
    """Return the proxy's URL; reject one that cannot be used, naming its variable."""
    url = value if "://" in value else f"http://{value}"
    scheme = _scheme(url)
    if scheme not in ("http", "https", *_SOCKS):
        allowed = "a proxy URL that begins with http://, https:// or socks5://"
    elif scheme in _SOCKS and not socks:
        allowed = "an http:// or https:// URL, because aiohttp does not support SOCKS"
    elif scheme in _SOCKS and not _has_socks():
        allowed = "an http:// or https:// URL; for SOCKS, run pip install 'httpx[socks]'"
    else:
        return url
    raise errors.InvalidArgumentError(
        f"the environment variable {variable} must be {allowed}", argument=variable, allowed=allowed
    )


def _scheme(url: str) -> str:
    """Return the scheme of a URL; "" if it has no valid host and port."""
    try:
        parts = urlsplit(url)
        return parts.scheme if parts.hostname and parts.port != 0 else ""
    except ValueError:
        return ""


def _has_socks() -> bool:
    from importlib.util import find_spec

    return find_spec("socksio") is not None


def _covers(entry: str, host: str, port: int) -> bool:
    """Return whether a NO_PROXY entry covers a host: a domain with its subdomains, an address, a network, or `*`."""
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
    """Split an entry into host and port; the colons of an IPv6 address do not precede a port."""
    head, colon, tail = entry.rpartition(":")
    if colon and tail.isdecimal() and (":" not in head or head.endswith("]")):
        return head, int(tail)
    return entry, None
