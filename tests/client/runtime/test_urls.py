"""Where requests go: base URLs that may receive a key, and paths that lead to the documented URL."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.urls import check_base_url, fill_path, is_loopback, origin


@pytest.mark.parametrize(
    ("url", "checked"),
    [
        ("https://api.example.com/", "https://api.example.com"),
        (" https://api.example.com/v1// ", "https://api.example.com/v1"),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
        ("https://api.example.com.", "https://api.example.com."),
        ("http://localhost:8080", "http://localhost:8080"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
        ("http://127.9.9.9", "http://127.9.9.9"),
        ("https://münchen.example", "https://münchen.example"),
    ],
)
def test_base_urls(url: str, checked: str) -> None:
    """Surrounding spaces and trailing slashes are dropped; plain http is allowed on this machine."""
    assert check_base_url(url, allow_http=False) == checked


@pytest.mark.parametrize(
    "url",
    [
        "", "api.example.com", "ftp://a.com", "https://", "https:///v1", "//a.com", "https://a b.com",
        "https://a.com/x y", "https://a.com/?", "https://a.com#", "https://@a.com", "https://:@a.com",
        "https://a..com", f"https://{'a' * 64}.com", "https://a.com:99999", "https://[::1", "https://a.com\n.b",
        "https://user:pass@a.com", "https://a.com?x=1", "https://a.com#top", "http://a.com", "http://localhost.a.com",
        "https://a\\b.com", "https://a%2fb.com", "javascript:alert(1)", "http://127.0.0.1.evil.com",
    ],
)  # fmt: skip
def test_base_urls_that_no_key_goes_to(url: str) -> None:
    """Anything but an absolute https:// URL is rejected by the argument's name."""
    with pytest.raises(errors.InvalidArgumentError, match=r"^base_url must be") as caught:
        check_base_url(url, allow_http=False)
    assert caught.value.argument == "base_url"


@pytest.mark.parametrize("url", [None, 5, b"https://a.com", ["https://a.com"]])
def test_base_urls_of_another_type(url: Any) -> None:
    """A value that is not a string has the wrong type, with the name of its argument."""
    with pytest.raises(errors.InvalidArgumentTypeError, match=r"^server must be a string") as caught:
        check_base_url(url, allow_http=False, argument="server")
    assert caught.value.argument == "server"


def test_plain_http_by_name() -> None:
    """Plain http to another machine must be allowed explicitly."""
    assert check_base_url("http://a.com", allow_http=True) == "http://a.com"


@pytest.mark.parametrize("url", ["https://a.com/v1", "https://a.com/api/v1/"])
def test_prefix_that_the_paths_have(url: str) -> None:
    """A base URL that ends with the common prefix of all paths would repeat it."""
    with pytest.raises(errors.InvalidArgumentError, match="without /v1 at its end"):
        check_base_url(url, allow_http=False, path_prefix="/v1")
    assert check_base_url("https://a.com/v1x", allow_http=False, path_prefix="/v1") == "https://a.com/v1x"


@pytest.mark.parametrize(
    "url",
    [
        "sak_secretsecret", "https://user:secretsecret@a.com", "https://a.com?key=secretsecret",
        "ftp://a.com?key=secretsecret", "https://a.com#secretsecret", "ftp://a:secretsecret@b",
    ],
)  # fmt: skip
def test_messages_show_no_key(url: str) -> None:
    """No message contains a key that is in the wrong place, such as the query or before the host."""
    with pytest.raises(errors.InvalidArgumentError) as caught:
        check_base_url(url, allow_http=False)
    assert "secretsecret" not in str(caught.value)


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("localhost", True), ("a.localhost", True), ("127.0.0.1", True), ("127.255.0.9", True), ("::1", True),
        ("localhost.com", False), ("10.0.0.1", False), ("0.0.0.0", False), ("", False), ("notlocalhost", False),
    ],
)  # fmt: skip
def test_this_machine(host: str, loopback: bool) -> None:
    """The names and addresses of this machine are local, and no others."""
    assert is_loopback(host) is loopback


def test_paths_are_filled() -> None:
    """Each parameter is inserted in its place, even two in one segment, and inserted values are not expanded again."""
    assert fill_path("/a/{id}/b", {"id": "x%2Fy"}, {"id": "id"}) == "/a/x%2Fy/b"
    assert fill_path("/{a}-{b}.json", {"a": "1", "b": "2"}, {"a": "a", "b": "b"}) == "/1-2.json"
    assert fill_path("/a", {}, {}) == "/a"


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_paths_that_lead_elsewhere(value: str) -> None:
    """A value that would remove a segment is rejected by its Python name."""
    with pytest.raises(errors.InvalidArgumentError, match="wallet_id must be") as caught:
        fill_path("/wallets/{walletId}/pay", {"walletId": value}, {"walletId": "wallet_id"})
    assert caught.value.argument == "wallet_id"


def test_dots_inside_a_segment_are_harmless() -> None:
    """Three dots, and two after other characters, are harmless."""
    assert fill_path("/a/{x}/v{x}", {"x": "..."}, {"x": "x"}) == "/a/.../v..."


def test_two_half_segments_may_not_make_a_whole_one() -> None:
    """Two parameters that are a dot each would lead up together, and are rejected."""
    with pytest.raises(errors.InvalidArgumentError):
        fill_path("/a/{x}{y}", {"x": ".", "y": "."}, {"x": "x", "y": "y"})


@pytest.mark.parametrize(
    ("url", "other", "same"),
    [
        ("https://a.com/x", "https://A.com:443/y?z", True), ("http://a.com", "http://a.com:80", True),
        ("https://a.com", "http://a.com", False), ("https://a.com", "https://a.com:444", False),
        ("https://a.com", "https://b.com", False), ("https://a.com", "https://a.com.b.com", False),
        ("https://a.com@b.com", "https://a.com", False),
    ],
)  # fmt: skip
def test_origins(url: str, other: str, same: bool) -> None:
    """A key belongs to a scheme, host and port."""
    assert (origin(url) == origin(other)) is same
