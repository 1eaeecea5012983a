# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""The only place where bytes move. Sync and async stand side by side, and differ in nothing but `await`."""

from __future__ import annotations

import contextlib
import functools
import logging
import os
import ssl
from typing import TYPE_CHECKING, Any, Final

import httpx
from httpx_retries import RetryTransport

from . import errors
from .masks import hidden_secrets, mask_all
from .redirects import next_hop
from .retries import Attempts, RetryPolicy
from .types import UNSET, Unset

if TYPE_CHECKING:
    from .requests import Prepared

_log: Final = logging.getLogger(__name__.partition(".")[0])

DEFAULT_TIMEOUT: Final = httpx.Timeout(30.0, connect=10.0, pool=60.0)
MAX_REDIRECTS: Final = 5
FAULTS: Final = (httpx.HTTPError, httpx.InvalidURL, UnicodeError)
"""What sending raises; the latter two come from a redirect, or a host name, that cannot be."""


def tls() -> ssl.SSLContext:
    """Return httpx's own TLS settings, which verify certificates; loading them anew for each client takes long."""
    return _tls(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))


@functools.lru_cache(maxsize=4)
def _tls(_file: str | None, _folder: str | None) -> ssl.SSLContext:
    return httpx.create_ssl_context()  # which looks at the same variables


class Sending:
    """One call: the request as it goes out, as logs may show it, and how often it was tried."""

    def __init__(
        self, http: httpx.Client | httpx.AsyncClient, prepared: Prepared, timeout: Any, max_retries: int
    ) -> None:
        """Build the request with the headers, cookies and query of the httpx client."""
        self.prepared = prepared
        self.http = http
        self.shown_url = prepared.shown_url
        self.timeout = http.timeout if timeout is UNSET else httpx.Timeout(timeout)
        try:
            self.request = http.build_request(
                prepared.operation.method,
                prepared.url,
                headers=prepared.headers,
                content=prepared.content,
                timeout=self.timeout,
            )
        except (httpx.InvalidURL, UnicodeError) as error:  # httpx lets the errors of its IDNA package through
            text = f"the URL of {prepared.operation.method} {prepared.operation.path} cannot be: {error}"
            raise errors.InvalidArgumentError(text) from None
        if http.params:
            # Our query is encoded as the spec says; httpx encodes it again when it merges its own.
            url = httpx.URL(prepared.url)
            own = f"{url.query.decode()}&" if url.query else ""
            self.request.url = url.copy_with(query=f"{own}{http.params}".encode())
        self.auth: Any = None if prepared.authenticated else httpx.USE_CLIENT_DEFAULT
        self.attempts = Attempts()
        self.policy = RetryPolicy(max_retries, idempotent=prepared.operation.idempotent, attempts=self.attempts)
        self.hops = 0
        # httpx-retries logs the request that it is handed, so it is handed one without keys.
        self.shown = httpx.Request(prepared.operation.method, _printable(prepared.shown_url))

    def follow(self, response: httpx.Response) -> bool:
        """Take the next hop of a redirect; return whether there is one."""
        hop = next_hop(self.request, response) if self.hops < MAX_REDIRECTS else None
        if hop is None:
            return False
        hop.extensions["timeout"] = self.timeout.as_dict()
        self.request, self.hops = hop, self.hops + 1
        self.attempts.count = 0
        self.shown_url = str(hop.url.copy_with(path="/…", query=None))
        self.auth = None
        return True

    def finish(self, response: httpx.Response) -> httpx.Response:
        """Return the answer, its request replaced by the one that may be shown."""
        response.request = self.shown
        operation = self.prepared.operation
        _log.debug("%s %s: %s, attempt %s", operation.method, operation.path, response.status_code, self.attempts.count)
        return response

    def failed(self, error: Exception) -> errors.APIConnectionError:
        """Return our error for one of httpx's."""
        operation = self.prepared.operation
        _log.debug("%s %s: %s, attempt %s", operation.method, operation.path, type(error).__name__, self.attempts.count)
        if isinstance(error, httpx.RequestError):
            error.request = self.shown
        details: dict[str, Any] = {
            "method": operation.method,
            "path": operation.path,
            "attempts": max(self.attempts.count, 1),
        }
        if isinstance(error, httpx.TimeoutException) and _took_too_long(error):
            kind = type(error).__name__.removesuffix("Timeout").lower()
            words = f"timed out ({kind}) after {getattr(self.timeout, kind, None)} s"
            return errors.APITimeoutError(words, **details)
        words = mask_all(str(error), self.prepared.secrets)  # a hook of the user's may have put the URL there
        return errors.APIConnectionError(words or type(error).__name__, **details)


def _took_too_long(error: httpx.TimeoutException) -> bool:
    """Return whether time ran out; httpx-aiohttp calls some broken connections timeouts too."""
    cause = type(error.__cause__)
    return cause.__module__.partition(".")[0] != "aiohttp" or issubclass(cause, TimeoutError)


@functools.lru_cache(maxsize=256)
def _printable(url: str) -> httpx.URL:
    return httpx.URL(url.replace("{", "%7B").replace("}", "%7D"))


class SyncTransport:
    """Sends requests with httpx.Client."""

    def __init__(self, http_client: httpx.Client | None, timeout: Any) -> None:
        """Take a ready client, which stays its owner's, or make one."""
        self.owned = http_client is None
        self.http = http_client or httpx.Client(timeout=DEFAULT_TIMEOUT if timeout is UNSET else timeout, verify=tls())

    def send(
        self, prepared: Prepared, *, timeout: float | httpx.Timeout | Unset | None, max_retries: int
    ) -> tuple[httpx.Response, int]:
        """Send, again where that helps; return the answer and how often it was sent."""
        sending = Sending(self.http, prepared, timeout, max_retries)
        transport = RetryTransport(transport=_Once(sending), retry=sending.policy)
        try:
            response = transport.handle_request(sending.shown)
            while sending.follow(response):
                response = transport.handle_request(sending.shown)
        except FAULTS as error:
            raise sending.failed(error) from error
        except RuntimeError as error:
            if self.http.is_closed:  # by another thread or task, after this call had begun
                raise errors.ClientClosedError("The client was closed during this call.") from error
            raise
        return sending.finish(response), sending.attempts.count

    def close(self) -> None:
        """Close the connections, unless they are someone else's."""
        if self.owned:
            self.http.close()


class _Once(httpx.BaseTransport):
    """What httpx-retries repeats: one request through the whole of httpx, with its proxies, hooks and cookies."""

    def __init__(self, sending: Sending) -> None:
        self.sending = sending

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        sending, http = self.sending, self.sending.http
        assert isinstance(http, httpx.Client)
        sending.attempts.count += 1
        with hidden_secrets(sending.shown_url):
            response = http.send(sending.request, auth=sending.auth, follow_redirects=False)
        sending.attempts.response = response
        return response


class AsyncTransport:
    """Sends requests with httpx.AsyncClient."""

    def __init__(self, http_client: httpx.AsyncClient | None, timeout: Any) -> None:
        """Take a ready client, which stays its owner's, or make one."""
        self.owned = http_client is None
        self.http = http_client or httpx.AsyncClient(
            timeout=DEFAULT_TIMEOUT if timeout is UNSET else timeout, verify=tls()
        )
        self._loop: object = None

    async def send(
        self, prepared: Prepared, *, timeout: float | httpx.Timeout | Unset | None, max_retries: int
    ) -> tuple[httpx.Response, int]:
        """Send, again where that helps; return the answer and how often it was sent."""
        self._stay_in_loop()
        sending = Sending(self.http, prepared, timeout, max_retries)
        transport = RetryTransport(transport=_AsyncOnce(sending), retry=sending.policy)
        try:
            response = await transport.handle_async_request(sending.shown)
            while sending.follow(response):
                response = await transport.handle_async_request(sending.shown)
        except FAULTS as error:
            raise sending.failed(error) from error
        except RuntimeError as error:
            if self.http.is_closed:  # by another thread or task, after this call had begun
                raise errors.ClientClosedError("The client was closed during this call.") from error
            raise
        return sending.finish(response), sending.attempts.count

    def _stay_in_loop(self) -> None:
        """Refuse another event loop: the request would go out on a connection whose answer never comes."""
        import asyncio

        try:
            loop: object = asyncio.get_running_loop()
        except RuntimeError:  # trio's loop, which asyncio does not see
            return
        if self.owned and self._loop not in (None, loop):
            raise errors.ClientClosedError("The event loop of this client is another one; make a client in each loop.")
        self._loop = loop

    async def aclose(self) -> None:
        """Close the connections, unless they are someone else's."""
        if self.owned:
            with contextlib.suppress(RuntimeError):  # of an event loop that has ended, and its connections with it
                await self.http.aclose()


class _AsyncOnce(httpx.AsyncBaseTransport):
    """What httpx-retries repeats: one request through the whole of httpx, with its proxies, hooks and cookies."""

    def __init__(self, sending: Sending) -> None:
        self.sending = sending

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        sending, http = self.sending, self.sending.http
        assert isinstance(http, httpx.AsyncClient)
        sending.attempts.count += 1
        with hidden_secrets(sending.shown_url):
            response = await http.send(sending.request, auth=sending.auth, follow_redirects=False)
        sending.attempts.response = response
        return response
