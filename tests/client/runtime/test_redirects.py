"""Which redirects are followed, and what goes along."""

from __future__ import annotations

import pytest

from scripts.client.runtime.answers import Answer
from scripts.client.runtime.operation import Operation
from scripts.client.runtime.redirects import next_hop
from scripts.client.runtime.requests import Prepared


def hop(method: str, status: int, place: str, url: str = "https://a.com/v1/x") -> Prepared | None:
    """Follow a redirect."""
    request = Prepared(
        operation=Operation(id="x", method=method, path="/v1/x"),
        url=url,
        shown_url=url,
        headers={"Authorization": "Bearer key", "Cookie": "a=b", "Accept": "application/json"},
        content=b"{}",
        secrets=(),
        authenticated=True,
    )
    return next_hop(request, Answer(status, "", {"location": place}, b""))


@pytest.mark.parametrize(
    ("method", "status", "place", "url"),
    [
        ("GET", 301, "/v2/x", "https://a.com/v2/x"), ("GET", 302, "y", "https://a.com/v1/y"),
        ("GET", 307, "https://b.com/", "https://b.com/"), ("GET", 302, "//b.com/x", "https://b.com/x"),
        ("HEAD", 308, "/v2/x", "https://a.com/v2/x"), ("POST", 307, "/v2/x", "https://a.com/v2/x"),
        ("POST", 308, "/v2/x", "https://a.com/v2/x"), ("POST", 301, "/v2/x", None), ("POST", 303, "/v2/x", None),
        ("POST", 307, "https://b.com/x", None), ("POST", 307, "/v1/x", None), ("GET", 302, "http://a.com/x", None),
        ("GET", 302, "ftp://a.com/x", None), ("GET", 302, "https://a.com:99999/", None),
        ("GET", 302, "https://[", None), ("GET", 304, "/v2/x", None), ("GET", 302, "https://xn--a/", None),
    ],
)  # fmt: skip
def test_where_to(method: str, status: int, place: str, url: str | None) -> None:
    """GET and HEAD are followed unless TLS would be lost, others on the same origin and only with 307 and 308."""
    following = hop(method, status, place)
    assert (following and following.url) == url


def test_nothing_of_ours_goes_elsewhere() -> None:
    """On the same origin all goes along; to another host neither key, cookies nor body."""
    here, there = hop("GET", 302, "/y"), hop("GET", 302, "https://b.com/y")
    assert here and here.headers["Authorization"] == "Bearer key" and here.content == b"{}"
    assert there and there.headers == {"Accept": "application/json"} and there.content is None
