"""Redirects: followed where that is safe, and never with a key to another host."""

from __future__ import annotations

from typing import Final

import httpx

from .urls import origin

_SAFE: Final = frozenset({"GET", "HEAD"})
_KEEP_METHOD: Final = frozenset({307, 308})
_CARRIED_ELSEWHERE: Final = ("accept", "accept-encoding", "user-agent")


def next_hop(request: httpx.Request, response: httpx.Response) -> httpx.Request | None:
    """Return the request that a redirect asks for, or None where it is not to be followed.

    GET and HEAD are followed; to another scheme, host or port they go without key, cookies and other headers of ours.
    Other methods are followed on the same origin alone, and only where they stay what they are (307, 308).
    """
    if not response.has_redirect_location:
        return None
    try:
        url = request.url.join(response.headers["Location"])
    except httpx.InvalidURL:
        return None
    if url.scheme not in ("http", "https") or not url.host:
        return None
    same_origin = origin(str(url)) == origin(str(request.url))
    if request.method not in _SAFE and not (same_origin and response.status_code in _KEEP_METHOD):
        return None
    if not same_origin and request.url.scheme == "https" and url.scheme == "http":
        return None
    if same_origin:
        return httpx.Request(
            request.method, url, headers=_without_host(request.headers), content=request.read() or None
        )
    carried = {name: request.headers[name] for name in _CARRIED_ELSEWHERE if name in request.headers}
    return httpx.Request(request.method, url, headers=carried)


def _without_host(headers: httpx.Headers) -> httpx.Headers:
    kept = httpx.Headers(headers)
    for name in ("host", "content-length", "transfer-encoding"):
        kept.pop(name, None)
    return kept
