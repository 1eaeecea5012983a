"""Proxies from the environment: which one is used, which hosts bypass it, which settings are invalid."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.proxies import Proxies

NAMES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start without proxies."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.mark.parametrize(
    ("variable", "value", "scheme", "proxy"),
    [
        ("HTTPS_PROXY", "http://proxy:3128", "https", "http://proxy:3128"),
        ("HTTPS_PROXY", "http://proxy:3128", "http", None),
        ("https_proxy", "http://proxy", "https", "http://proxy"),
        ("ALL_PROXY", "proxy:8080", "http", "http://proxy:8080"),
        ("HTTP_PROXY", "http://user:pass@[::1]:3128", "http", "http://user:pass@[::1]:3128"),
        ("HTTP_PROXY", "", "http", None),
    ],
)
def test_choice(monkeypatch: pytest.MonkeyPatch, variable: str, value: str, scheme: str, proxy: str | None) -> None:
    """The proxy for the scheme is used, else `ALL_PROXY`."""
    monkeypatch.setenv(variable, value)
    assert Proxies().choose(scheme, "api.example.com", 443) == proxy


@pytest.mark.parametrize(
    ("entry", "host", "port", "direct"),
    [
        ("*", "a.com", 443, True), ("a.com", "a.com", 443, True), (".a.com", "x.a.com", 443, True),
        ("a.com", "x.a.com", 443, True), ("a.com", "xa.com", 443, False), ("a.com:8443", "a.com", 443, False),
        ("a.com:443", "a.com", 443, True), ("A.COM", "a.com", 443, True), ("*.a.com", "x.a.com", 443, True),
        ("localhost,[::1]", "::1", 80, True), ("::1", "::1", 80, True), ("[::1]:81", "::1", 80, False),
        ("[::1]:80", "::1", 80, True), ("fe80::/10", "fe80::5", 80, True), ("fe80::/10", "a.com", 80, False),
        ("10.0.0.0/8", "10.9.9.9", 80, True), ("10.0.0.0/8", "11.0.0.1", 80, False),
        ("127.0.0.1", "127.0.0.1", 1, True),
        (" , ,", "a.com", 443, False), ("[", "a.com", 443, False), ("a b", "a.com", 443, False),
    ],
)  # fmt: skip
def test_no_proxy(monkeypatch: pytest.MonkeyPatch, entry: str, host: str, port: int, direct: bool) -> None:
    """NO_PROXY accepts names, IPv4 and IPv6 addresses, networks and ports; invalid entries match nothing."""
    monkeypatch.setenv("ALL_PROXY", "http://proxy")
    monkeypatch.setenv("NO_PROXY", entry)
    assert (Proxies().choose("https", host, port) is None) is direct


@pytest.mark.parametrize("variable", NAMES[:3])
@pytest.mark.parametrize("value", ["ftp://proxy", "http://", "http://proxy:99999", "http://[", "socks5://proxy:1080"])
def test_proxy_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    """An invalid setting is rejected by the name of its variable."""
    monkeypatch.setenv(variable, value)
    with pytest.raises(errors.InvalidArgumentError, match=f"environment variable {variable} must be") as caught:
        Proxies(socks=False)
    assert caught.value.argument == variable


def test_socks_needs_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """A SOCKS proxy is used if httpx's extra is installed; otherwise the error names the extra."""
    monkeypatch.setenv("ALL_PROXY", "socks5://proxy:1080")
    monkeypatch.setitem(sys.modules, "socksio", None)
    with pytest.raises(errors.InvalidArgumentError, match=r"ALL_PROXY must be .* pip install 'httpx\[socks\]'"):
        Proxies()
    installed = ModuleType("socksio")
    installed.__spec__ = ModuleSpec("socksio", None)
    monkeypatch.setitem(sys.modules, "socksio", installed)
    assert Proxies().choose("https", "a.com", 443) == "socks5://proxy:1080"
