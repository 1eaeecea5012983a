# Copied into each client as `_runtime`, line by line.
"""The user's own client of httpx or httpx2, with its proxies, hooks, cookies and auth."""

from __future__ import annotations

from typing import Any

from .calls import Call, Reading, invalid_url
from .deadlines import keep_deadlines
from .outcomes import ServerResponse
from .requests import Prepared
from .transport import MOST_CALLS
from .urls import origin


class GivenBackend:
    """What sync and async have in common where the user gives the httpx client, or the httpx2 client."""

    def __init__(self, http: Any) -> None:
        """Send through `http`."""
        self.http = http
        pool = getattr(getattr(http, "_transport", None), "_pool", None)
        limit = getattr(pool, "_max_connections", None)
        self.most_calls = limit if isinstance(limit, int) and limit > 0 else MOST_CALLS
        self.is_pooled = pool is not None

    def _build(self, request: Prepared, call: Call) -> tuple[Any, dict[str, Any]]:
        """Return the request as the client sends it, and how to send it."""
        details = {
            "headers": request.headers,
            "content": request.content,
            "extensions": {"timeout": call.timeouts.steps(call.remaining()), "url.template": request.shown_url},
        }
        try:
            sent = self.http.build_request(request.operation.method, request.url, **details)
            if origin(request.url) != origin(call.prepared.url):  # another host gets no key that the client has
                return type(sent)(request.operation.method, request.url, **details), {"auth": None}
            if self.http.params:
                # Our query is encoded as the spec says; httpx encodes it again when it merges its own.
                url = type(sent.url)(request.url)
                own = f"{url.query.decode()}&" if url.query else ""
                sent.url = url.copy_with(query=f"{own}{self.http.params}".encode())
        except Exception as error:
            if type(error).__name__ == "InvalidURL" or isinstance(error, UnicodeError):
                raise invalid_url(request, error) from None
            raise
        return sent, {"auth": None} if request.authenticated else {}


class GivenSyncBackend(GivenBackend):
    """Sends through the user's own client, with its proxies, hooks, cookies and auth."""

    def __init__(self, http: Any) -> None:
        """Send through `http`."""
        super().__init__(http)
        for transport in (getattr(http, "_transport", None), *getattr(http, "_mounts", {}).values()):
            keep_deadlines(transport)

    def open(self, request: Prepared, call: Call) -> Any:
        """Send a request; return the response of httpx when its headers have come."""
        sent, options = self._build(request, call)
        return self.http.send(sent, follow_redirects=False, stream=True, **options)

    def send(self, request: Prepared, call: Call) -> ServerResponse:
        """Send a request."""
        response = self.open(request, call)
        try:
            return read_given(response, call).take(response.iter_bytes())
        finally:
            response.close()

    def close(self) -> None:
        """Leave the client open: its owner closes it."""


class GivenAsyncBackend(GivenBackend):
    """Sends through the user's own client, with its proxies, hooks, cookies and auth."""

    async def open(self, request: Prepared, call: Call) -> Any:
        """Send a request; return the response of httpx when its headers have come."""
        sent, options = self._build(request, call)
        return await self.http.send(sent, follow_redirects=False, stream=True, **options)

    async def send(self, request: Prepared, call: Call) -> ServerResponse:
        """Send a request."""
        response = await self.open(request, call)
        try:
            return await read_given(response, call).atake(response.aiter_bytes())
        finally:
            await response.aclose()

    async def aclose(self) -> None:
        """Leave the client open: its owner closes it."""


def read_given(response: Any, call: Call) -> Reading:
    """Begin to read a response whose body httpx decompresses."""
    return Reading(call, response.status_code, response.reason_phrase, response.headers)
