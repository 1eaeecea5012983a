"""Redirects: which are followed, and what is sent to another host."""

from __future__ import annotations

import pytest

from scripts.client.runtime.outcomes import ServerResponse
from scripts.client.runtime.redirects import next_hop
from scripts.client.runtime.requests import Prepared
from tests.client.runtime.parts import KEY, operation, prepared, response

GET = prepared("https://api.example.com/v1/things?key=1")
POST = prepared("https://api.example.com/v1/things", operation=operation(method="POST"), content=b"{}")


def follow(location: str | None, status: int = 302, request: Prepared = GET) -> Prepared | None:
    """Return the next request."""
    headers = {} if location is None else {"location": location}
    return next_hop(request, ServerResponse(status, "", headers, b""))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/v2/things", "https://api.example.com/v2/things"), ("other?x=1", "https://api.example.com/v1/other?x=1"),
        ("https://API.example.com:443/v2", "https://API.example.com:443/v2"),
        ("//api.example.com/v2", "https://api.example.com/v2"),
    ],
)  # fmt: skip
def test_on_the_same_origin_everything_goes_along(status: int, location: str, url: str) -> None:
    """On the same origin, only the URL of the request changes."""
    following = follow(location, status)
    assert following is not None
    head = follow(location, status, prepared(GET.url, operation=operation(method="HEAD")))
    assert head is not None and head.url == url
    assert (following.url, following.headers, following.secrets) == (url, GET.headers, GET.secrets)
    assert following.template_url == GET.template_url


@pytest.mark.parametrize(
    "location",
    [
        "https://evil.example/x",
        "https://api.example.com.evil.example",
        "https://api.example.com:8443",
        "//evil.example",
    ],
)
def test_to_another_host_goes_no_key(location: str) -> None:
    """Another host or port gets no key, cookie or user header, whatever the case of its name."""
    own = prepared(headers={"ACCEPT": "*/*", "authorization": KEY, "Cookie": KEY, "X-Own": KEY, "User-Agent": "a"})
    following = follow(location, request=own)
    assert following is not None
    assert following.headers == {"ACCEPT": "*/*", "User-Agent": "a"} and following.content is None
    assert following.authenticated and KEY in following.secrets


def test_no_way_from_https_to_http() -> None:
    """A redirect from https to http is not followed; the opposite is."""
    assert follow("http://api.example.com/v1/things") is None
    clear = prepared("http://api.example.com/things")
    assert follow("https://api.example.com/things", request=clear) is not None


@pytest.mark.parametrize(
    ("status", "location", "followed"),
    [
        (307, "/v2", True), (308, "/v2", True), (301, "/v2", False), (302, "/v2", False), (303, "/v2", False),
        (307, "https://other.example", False), (308, "https://api.example.com:8443/", False),
    ],
)  # fmt: skip
def test_a_post_is_repeated_on_the_same_origin_alone(status: int, location: str, followed: bool) -> None:
    """A POST is redirected only if it stays a POST to the same origin, with its body."""
    following = follow(location, status, POST)
    assert (following is not None) is followed
    assert following is None or (following.content == b"{}" and following.operation.method == "POST")


@pytest.mark.parametrize(
    "location",
    [
        None, "ftp://api.example.com/", "javascript:alert(1)",
        "http://[::1", "https://a.com:port/", "https://a.com:99999/", f"https://{'ü' * 70}.example/", "https://\x00/",
        "file:///x", "https://xn--a/",
    ],
)  # fmt: skip
def test_what_leads_nowhere(location: str | None) -> None:
    """A redirect without a usable target is the response."""
    assert follow(location) is None


@pytest.mark.parametrize("location", ["", "https://", "things", "https://api.example.com/v1/things"])
def test_back_to_the_same_url(location: str) -> None:
    """A GET that redirects to itself is repeated, as in browsers; a POST is not."""
    request = prepared("https://api.example.com/v1/things")
    following = follow(location, 307, request)
    assert following is not None and following.url == request.url
    assert follow(location, 307, POST) is None


@pytest.mark.parametrize("status", [200, 300, 304, 305, 400])
def test_other_statuses_are_no_redirects(status: int) -> None:
    """A Location header in any other response has no effect."""
    assert next_hop(GET, response(status=status, location="/v2")) is None
