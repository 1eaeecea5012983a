"""Our own connections: reused, one call at a time, closed after a failure or when idle."""

from __future__ import annotations

from typing import Any

import anyio
import httpx
import pytest

from scripts.client.runtime import errors, own_backend
from scripts.client.runtime.own_backend import OwnAsyncBackend, OwnSyncBackend
from tests.client.runtime.parts import call


class Lane(httpx.MockTransport):
    """Records whether it is closed; a path that ends in fail raises."""

    def __init__(self) -> None:
        super().__init__(self.respond)
        self.closed = 0

    def respond(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("fail"):
            raise httpx.ReadError("broken")
        return httpx.Response(200, json={"path": request.url.path})

    def close(self) -> None:
        self.closed += 1

    async def aclose(self) -> None:
        self.closed += 1


class Sync(OwnSyncBackend):
    """Opens such connections, and records their options."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Lane] = []
        self.options: list[dict[str, Any]] = []

    def _open(self, **options: Any) -> Any:
        self.options.append(options)
        self.opened.append(Lane())
        return self.opened[-1]


class Async(OwnAsyncBackend):
    """Opens such connections."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Lane] = []

    def _open(self, **options: Any) -> Any:
        self.opened.append(Lane())
        return self.opened[-1]


def test_a_connection_is_used_again() -> None:
    """Consecutive calls share a connection; another host has its own; closing closes them all."""
    backend = Sync()
    for _ in range(3):
        one = call()
        assert backend.send(one.prepared, one).status_code == 200
    other = call(url="http://other.example/a")
    backend.send(other.prepared, other)
    assert len(backend.opened) == 2
    backend.close()
    assert [lane.closed for lane in backend.opened] == [1, 1]


def test_a_failed_call_closes_its_connection() -> None:
    """The rest of a broken response does not reach the next call."""
    backend = Sync()
    broken = call(url="http://localhost/fail")
    with pytest.raises(httpx.ReadError):
        backend.send(broken.prepared, broken)
    assert [lane.closed for lane in backend.opened] == [1]


def test_async_connections() -> None:
    """The async form behaves the same."""

    async def main() -> list[int]:
        backend = Async()
        for _ in range(2):
            one = call()
            await backend.send(one.prepared, one)
        assert len(backend.opened) == 1
        broken = call(url="http://localhost/fail")
        with pytest.raises(httpx.ReadError):
            await backend.send(broken.prepared, broken)
        await backend.aclose()
        return [lane.closed for lane in backend.opened]

    assert anyio.run(main) == [2]


def test_what_comes_back_after_closing() -> None:
    """A call that ends after the client was closed leaves no connection open."""
    backend = Sync()
    lane = backend._take(("http", "localhost", None))
    backend.close()
    assert backend._give(("http", "localhost", None), lane) is lane


def test_how_connections_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Through the proxy of the environment, unless its exceptions name host and port; with certificates for https."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("ALL_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", "direct.example:443,plain.example:80")
    backend = Sync()
    for origin in (("https", "api.example", None), ("https", "direct.example", None), ("http", "plain.example", None)):
        backend._take(origin)
    proxies = [options["proxy"] for options in backend.options]
    assert proxies == ["http://proxy.example:3128", None, None]
    assert [options["verify"] is not None for options in backend.options] == [True, True, False]


@pytest.mark.parametrize("url", ["http://local\x00host/", "http://xn--\u2603.example/"])
def test_a_url_that_is_none(url: str) -> None:
    """An invalid URL is rejected with the operation's name."""
    one = call(url=url)
    with pytest.raises(errors.InvalidArgumentError, match=r"GET /a/\{key\}: not a valid URL"):
        Sync().send(one.prepared, one)


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
def test_old_connections_are_closed(monkeypatch: pytest.MonkeyPatch, is_async: bool) -> None:
    """Idle connections are closed when a call ends."""
    monkeypatch.setattr(own_backend, "_IDLE_SECONDS", -1)
    one = call()
    backend = Async() if is_async else Sync()
    for closed in (1, 2):
        if isinstance(backend, Async):
            anyio.run(backend.send, one.prepared, one)
        else:
            backend.send(one.prepared, one)
        assert [lane.closed for lane in backend.opened] == [1] * closed
