# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Redirects: followed if that is safe, and never with a key to another host."""

from __future__ import annotations

from typing import Final
from urllib.parse import urljoin

import httpx

from .outcomes import ServerResponse
from .requests import Prepared
from .urls import origin

MAX_REDIRECTS: Final = 5
_SAFE: Final = frozenset({"GET", "HEAD"})
_KEEP_METHOD: Final = frozenset({307, 308})
_CARRIED_ELSEWHERE: Final = frozenset({"accept", "accept-encoding", "user-agent"})


def next_hop(request: Prepared, response: ServerResponse) -> Prepared | None:
    """Return the request that follows a redirect, or None if it must not be followed.

    GET and HEAD are followed; to another scheme, host or port, they are sent without key, cookies and custom headers.
    Other methods are followed only on the same origin, and only if the method is kept (307, 308).
    """
    if not response.has_redirect_location:
        return None
    try:
        url = urljoin(request.url, response.headers["location"])
        here, there = origin(request.url), origin(url)
        httpx.Request("GET", url)  # httpx lets errors of its IDNA package through
    except (httpx.InvalidURL, ValueError):
        return None
    if there[0] not in ("http", "https") or not there[1]:
        return None
    moves = here == there and url != request.url and response.status_code in _KEEP_METHOD
    if request.operation.method not in _SAFE and not moves:
        return None
    if here == there:
        return request.replace(url=url)
    if here[0] == "https" and there[0] == "http":
        return None
    carried = {name: value for name, value in request.headers.items() if name.lower() in _CARRIED_ELSEWHERE}
    return request.replace(url=url, headers=carried, content=None, authenticated=True)
