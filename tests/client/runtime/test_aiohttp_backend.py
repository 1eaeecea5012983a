"""The aiohttp backend with the test's own `ClientSession`: what it sends, and how it reports each fault."""

from __future__ import annotations

import gzip
import ssl
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import aiohttp
import anyio
import httpx
import pytest
from multidict import CIMultiDict
from yarl import URL

from scripts.client.runtime import errors
from scripts.client.runtime.aiohttp_backend import AioHttpBackend
from scripts.client.runtime.aiohttp_client import DefaultAioHttpClient
from scripts.client.runtime.calls import Call, FaultError
from scripts.client.runtime.outcomes import ServerResponse
from scripts.client.runtime.timeouts import timeouts_of
from scripts.client.runtime.types import UNSET
from tests.client.runtime.parts import KEY, Hands, operation, prepared


class Session:
    """Responds to a request, or fails, as configured."""

    def __init__(
        self, body: bytes = b"", failure: Exception | None = None, *, stalls: bool = False, **headers: Any
    ) -> None:
        self.body, self.failure, self.stalls = body, failure, stalls
        self.headers = [(name.encode(), value.encode()) for name, value in headers.items()]
        self.sent: dict[str, Any] = {}
        self.is_closed = False

    def request(self, method: str, url: URL, **options: Any) -> Session:
        self.sent = {"method": method, "url": str(url), **options}
        return self

    async def __aenter__(self) -> Any:
        if self.failure is not None:
            raise self.failure
        if self.stalls:
            await anext(self.sent["data"])
            await anyio.sleep_forever()
        if hasattr(self.sent["data"], "__aiter__"):
            self.sent["pieces"] = [piece async for piece in self.sent["data"]]
        content = SimpleNamespace(iter_any=self._read)
        headers = CIMultiDict((name.decode(), value.decode()) for name, value in self.headers)
        return SimpleNamespace(status=200, reason="OK", headers=headers, raw_headers=self.headers, content=content)

    async def __aexit__(self, *_exception: object) -> None:
        """Nothing is open."""

    async def _read(self) -> AsyncIterator[bytes]:
        for start in range(0, len(self.body), 5):
            yield self.body[start : start + 5]

    async def close(self) -> None:
        self.is_closed = True


def send(
    session: Session, *, timeout: Any = 30, settings: dict[str, Any] | None = None, **details: Any
) -> ServerResponse:
    """Send a request through a session."""

    async def main() -> ServerResponse:
        request = prepared("http://localhost:8080/a%2Cb?x=%2C#top", **details)
        call = Call(request, timeouts_of(timeout), max_retries=0, max_size=1000, clock=Hands(), closed=lambda: False)
        backend = AioHttpBackend(DefaultAioHttpClient(trust_env=False, **(settings or {})))
        backend._session = session  # type: ignore[assignment]  # that is the point
        try:
            return await backend.send(request, call)
        finally:
            await backend.aclose()

    return anyio.run(main)


def test_what_is_sent() -> None:
    """The URL is sent as we encoded it, redirects are left to us, and each step has its own limit."""
    session = Session(b"hello", Content_Type="text/plain")
    response = send(session, timeout=httpx.Timeout(7), settings={"proxy": "http://localhost:3128"})
    sent = session.sent
    assert (response.status_code, response.content, response.headers["content_type"]) == (200, b"hello", "text/plain")
    assert (sent["method"], sent["url"]) == ("GET", "http://localhost:8080/a%2Cb?x=%2C")
    assert (sent["allow_redirects"], sent["data"], sent["proxy"]) == (False, None, "http://localhost:3128")
    assert (sent["timeout"].sock_connect, sent["timeout"].sock_read) == (7, 7)
    assert sent["headers"]["Authorization"] == f"Bearer {KEY}" and "Content-Length" not in sent["headers"]
    assert session.is_closed


def test_steps_that_last_as_long_as_the_call() -> None:
    """Only steps that end before the call does have limits of their own."""
    session = Session()
    send(session, timeout=7)
    assert (session.sent["timeout"].sock_connect, session.sent["timeout"].sock_read) == (None, None)
    send(session, timeout=UNSET)
    assert (session.sent["timeout"].sock_connect, session.sent["timeout"].sock_read) == (10, 30)


@pytest.mark.parametrize(("method", "content", "skipped"), [
    ("GET", None, None), ("POST", b"", None), ("POST", None, ("Content-Type",)), ("PUT", None, ("Content-Type",)),
])  # fmt: skip
def test_no_type_without_a_body(method: str, content: bytes | None, skipped: tuple[str, ...] | None) -> None:
    """A request without a body has no Content-Type, not even one of aiohttp."""
    session = Session()
    send(session, content=content, operation=operation(method=method))
    assert session.sent["skip_auto_headers"] == skipped


def test_the_proxy_of_a_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment's proxy is used, unless its exceptions name the host; the user's own is used for all."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ALL_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", "direct.example")
    direct, other = URL("https://direct.example/a"), URL("https://other.example/a")
    backend = AioHttpBackend(DefaultAioHttpClient())
    assert (backend._proxy(direct), backend._proxy(other)) == (None, "http://proxy.example:3128")
    own = AioHttpBackend(DefaultAioHttpClient(proxy="http://own.example:3128"))
    assert own._proxy(direct) == own._proxy(other) == "http://own.example:3128"


def test_tls_settings_of_the_user() -> None:
    """The user's certificates are used."""
    session, context = Session(), ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    send(session, settings={"verify": context})
    assert session.sent["ssl"] is context


@pytest.mark.parametrize("size", [0, 10, 65536, 65537, 200_000])
def test_bodies(size: int) -> None:
    """A large body is sent completely and in chunks, with its length; aiohttp adds that of a small one."""
    body, session = b"x" * size, Session()
    send(session, content=body, operation=operation(method="POST"))
    assert session.sent["headers"].get("Content-Length", str(size)) == str(size)
    assert b"".join(session.sent.get("pieces", [session.sent["data"]])) == body
    assert ("pieces" in session.sent) is ("Content-Length" in session.sent["headers"]) is (size > 65536)


def test_answers_are_decompressed_within_their_limit() -> None:
    """A small body that decompresses to a huge one is cut off."""
    assert send(Session(gzip.compress(b"hello"), **GZIP)).content == b"hello"
    large = send(Session(gzip.compress(b" " * 5000), **GZIP))
    assert len(large.content) == 1000 and "max_response_size" in large.problem


PLACE: Any = SimpleNamespace(host="localhost", port=1, ssl=None)
GZIP: dict[str, Any] = {"content-encoding": "gzip"}
KEYED = f"failed at http://localhost/{KEY}"


@pytest.mark.parametrize(
    ("failure", "kind", "is_timeout"),
    [
        (aiohttp.ConnectionTimeoutError(), "unsent", True), (aiohttp.ServerTimeoutError(), "broken", True),
        (TimeoutError(), "broken", True), (aiohttp.ServerDisconnectedError(), "broken", False),
        (aiohttp.ClientPayloadError(KEYED), "broken", False), (OSError(5, KEYED), "broken", False),
        (aiohttp.ClientResponseError(None, (), message=KEYED), "broken", False), (ValueError(KEYED), "final", False),  # type: ignore[arg-type]  # it has no request
        (aiohttp.ClientHttpProxyError(None, (), status=407, message=KEYED), "broken", False),  # type: ignore[arg-type]  # it has no request
        (aiohttp.ClientOSError(104, "reset"), "broken", False),
        (aiohttp.ClientConnectorError(PLACE, OSError(111, "no")), "unsent", False),
    ],
)  # fmt: skip
def test_faults(failure: Exception, kind: str, is_timeout: bool) -> None:
    """Each exception of aiohttp reports whether the request was sent, and contains no key."""
    with pytest.raises(FaultError) as caught:
        send(Session(failure=failure))
    fault = caught.value.fault
    assert (fault.kind, fault.timeout) == (kind, is_timeout) and KEY not in fault.text and fault.text
    assert "ssl" not in fault.text  # aiohttp names an object of Python's


def test_urls_that_cannot_be() -> None:
    """A URL that aiohttp rejects is an invalid argument."""
    with pytest.raises(errors.InvalidArgumentError):
        send(Session(failure=aiohttp.InvalidURL("http://x")))


def test_closing_what_was_never_opened() -> None:
    """A backend without a session has nothing to close."""

    async def main() -> None:
        await AioHttpBackend(DefaultAioHttpClient()).aclose()

    anyio.run(main)


def test_a_server_that_stops_reading() -> None:
    """If the server stops reading a large body, the call ends at the write limit."""
    with pytest.raises(FaultError) as caught:
        send(Session(stalls=True), timeout=httpx.Timeout(60, write=0.01), content=b"x" * 200_000)
    assert caught.value.fault.timeout and caught.value.fault.text == "timed out (write) after 0.01 s"


def test_certificates_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment variable that does not lead to certificates is reported by name."""
    monkeypatch.setenv("SSL_CERT_FILE", __file__)
    with pytest.raises(errors.InvalidArgumentError, match="environment variable SSL_CERT_FILE must be"):
        send(Session())
