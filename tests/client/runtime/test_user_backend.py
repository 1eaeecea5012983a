"""The user's own client: what it adds to requests, to which hosts, and how many concurrent calls it allows."""

from __future__ import annotations

from typing import Any

import anyio
import httpx
import httpx2
import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.transport import MOST_CALLS, AsyncTransport, SyncTransport
from scripts.client.runtime.user_backend import UserAsyncBackend, UserSyncBackend
from tests.client.runtime.parts import call


@pytest.mark.parametrize("library", [httpx, httpx2])
@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
def test_no_key_of_a_given_client_goes_to_another_host(library: Any, is_async: bool) -> None:
    """What the user's client adds to each request is sent to the same host, but not to the target of a redirect."""
    seen: list[Any] = []
    hops = iter(["/here", "https://other.example/there"])

    def respond(request: Any) -> Any:
        seen.append(request)
        location = next(hops, None)
        return library.Response(200 if location is None else 302, headers={"location": location} if location else {})

    options = {
        "headers": {"X-Api-Key": "sak_header"}, "cookies": {"session": "sak_cookie"}, "params": {"key": "sak_query"},
        "auth": ("me", "sak_password"), "transport": library.MockTransport(respond),
    }  # fmt: skip
    if is_async:
        transport = AsyncTransport(UserAsyncBackend(library.AsyncClient(**options)))
        response = anyio.run(transport.send, call)
    else:
        response = SyncTransport(UserSyncBackend(library.Client(**options))).send(call())
    assert (response.status_code, len(seen)) == (200, 3)
    for request in seen[:2]:
        assert request.headers["x-api-key"] == "sak_header" and request.headers["cookie"] == "session=sak_cookie"
        assert request.url.query == b"key=sak_query"
    assert str(seen[2].url) == "https://other.example/there" and "sak_" not in str(seen[2].headers.multi_items())
    assert not {"authorization", "cookie"} & {*seen[2].headers}


@pytest.mark.parametrize("library", [httpx, httpx2])
@pytest.mark.parametrize("authenticated", [False, True])
def test_whose_credentials_are_sent(library: Any, *, authenticated: bool) -> None:
    """The `auth` of the user's client is used only for requests without credentials of the client."""
    seen: list[Any] = []

    def respond(request: Any) -> Any:
        seen.append(request.headers.get("authorization"))
        return library.Response(200)

    asked = call(authenticated=authenticated)
    if authenticated:
        asked.prepared.headers["Authorization"] = "Bearer sak_ours"
    with library.Client(auth=("me", "theirs"), transport=library.MockTransport(respond)) as http:
        SyncTransport(UserSyncBackend(http)).send(asked)
    assert seen == ["Bearer sak_ours" if authenticated else "Basic bWU6dGhlaXJz"]


def test_limits_of_a_given_client() -> None:
    """As many calls run as the user's client has connections, or by default as many as ours."""
    with httpx.Client(limits=httpx.Limits(max_connections=7)) as pooled:
        backend = UserSyncBackend(pooled)
    assert (backend.most_calls, backend.is_pooled) == (7, True)
    mock = UserSyncBackend(httpx.Client(transport=httpx.MockTransport(lambda request: httpx.Response(200))))
    assert (mock.most_calls, mock.is_pooled) == (MOST_CALLS, False)


def test_what_a_given_client_raises() -> None:
    """Any exception of a hook becomes one of our errors."""

    def hook(request: httpx.Request) -> None:
        raise KeyError("x")

    class Own(httpx.Client):
        def build_request(self, *arguments: Any, **options: Any) -> httpx.Request:
            raise KeyError("x")

    for http in (httpx.Client(event_hooks={"request": [hook]}), Own()):
        with http, pytest.raises(errors.APIConnectionError, match="x"):
            SyncTransport(UserSyncBackend(http)).send(call())


@pytest.mark.parametrize("library", [httpx, httpx2])
@pytest.mark.parametrize("url", ["http://local\x00host/", "http://xn--\u2603.example/"])
def test_a_url_that_is_none(library: Any, url: str) -> None:
    """An invalid URL is rejected with the operation's name."""
    with (
        library.Client() as http,
        pytest.raises(errors.InvalidArgumentError, match=r"GET /a/\{key\}: not a valid URL"),
    ):
        SyncTransport(UserSyncBackend(http)).send(call(url=url))
