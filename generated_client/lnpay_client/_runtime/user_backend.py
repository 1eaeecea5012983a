# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Backends on the user's own httpx or httpx2 client, with its proxies, hooks, cookies and auth."""

from __future__ import annotations

from typing import Any

from .calls import Call, Reading, invalid_url
from .deadlines import keep_deadlines
from .outcomes import ServerResponse
from .requests import Prepared
from .transport import MOST_CALLS
from .urls import origin


class UserBackend:
    """The common part of the sync and async backends."""

    def __init__(self, http: Any) -> None:
        self.http = http
        pool = getattr(getattr(http, "_transport", None), "_pool", None)
        limit = getattr(pool, "_max_connections", None)
        self.most_calls = limit if isinstance(limit, int) and limit > 0 else MOST_CALLS
        self.is_pooled = pool is not None

    def _build(self, request: Prepared, call: Call) -> tuple[Any, dict[str, Any]]:
        """Build the request with the user's client; return it with the options for sending it."""
        details = {
            "headers": request.headers,
            "content": request.content,
            "extensions": {"timeout": call.timeouts.steps(call.remaining()), "url.template": request.template_url},
        }
        try:
            sent = self.http.build_request(request.operation.method, request.url, **details)
            if origin(request.url) != origin(call.prepared.url):  # the client's own keys must not go to another host
                return type(sent)(request.operation.method, request.url, **details), {"auth": None}
            if self.http.params:
                # Our query is already encoded as the spec says; httpx would encode it again when merging its own.
                url = type(sent.url)(request.url)
                own = f"{url.query.decode()}&" if url.query else ""
                sent.url = url.copy_with(query=f"{own}{self.http.params}".encode())
        except Exception as error:
            if type(error).__name__ == "InvalidURL" or isinstance(error, UnicodeError):
                raise invalid_url(request, error) from None
            raise
        return sent, {"auth": None} if request.authenticated else {}


class UserSyncBackend(UserBackend):
    """Sends through the user's own client, with its proxies, hooks, cookies and auth."""

    def __init__(self, http: Any) -> None:
        super().__init__(http)
        for transport in (getattr(http, "_transport", None), *getattr(http, "_mounts", {}).values()):
            keep_deadlines(transport)

    def open(self, request: Prepared, call: Call) -> Any:
        """Send a request; return httpx's response once its headers have arrived."""
        sent, options = self._build(request, call)
        return self.http.send(sent, follow_redirects=False, stream=True, **options)

    def send(self, request: Prepared, call: Call) -> ServerResponse:
        response = self.open(request, call)
        try:
            return begin_reading(response, call).take(response.iter_bytes())
        finally:
            response.close()

    def close(self) -> None:
        """Do nothing: the user closes the client."""


class UserAsyncBackend(UserBackend):
    """Sends through the user's own client, with its proxies, hooks, cookies and auth."""

    async def open(self, request: Prepared, call: Call) -> Any:
        """Send a request; return httpx's response once its headers have arrived."""
        sent, options = self._build(request, call)
        return await self.http.send(sent, follow_redirects=False, stream=True, **options)

    async def send(self, request: Prepared, call: Call) -> ServerResponse:
        response = await self.open(request, call)
        try:
            return await begin_reading(response, call).atake(response.aiter_bytes())
        finally:
            await response.aclose()

    async def aclose(self) -> None:
        """Do nothing: the user closes the client."""


def begin_reading(response: Any, call: Call) -> Reading:
    """Return the reading of a response whose body httpx decompresses."""
    return Reading(call, response.status_code, response.reason_phrase, response.headers)
