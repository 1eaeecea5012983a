# Copied into each client as `_runtime`, line by line.
"""The base of all clients: settings, connections and calls, independent of the API."""

from __future__ import annotations

import copy
import os
import sys
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import urljoin

from . import checks, errors
from .auth import Credentials, filled, missing_key
from .clock import Clock
from .connections import AsyncConnections, SyncConnections
from .masks import MaskedHeaders, mask_all
from .operation import Api, Operation
from .requests import Plan, Prepared, check_headers, merge_headers, plan, prepare
from .responses import read_response, take_result
from .timeouts import Timeouts, check_timeout, timeouts_of
from .types import UNSET, Unset
from .urls import check_base_url

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    import httpx

    from .calls import Call
    from .operation import StreamKind
    from .outcomes import ServerResponse
    from .raw import Response
    from .streams import AsyncStream, Stream
    from .transport import AsyncTransport, SyncTransport
    from .waiters import Waiter

T = TypeVar("T")

MAX_RESPONSE_SIZE: Final = 16 * 1024 * 1024
"""Default limit on a response body, in bytes after decompression."""


class BaseClient:
    """Validated settings. No connection is opened until the first call."""

    _clock: Clock = Clock()
    _returns_raw: bool = False
    """Whether methods return complete responses."""

    def __init__(
        self,
        api: Api,
        api_key: str | None,
        *,
        credentials: Mapping[str, str] | None = None,
        base_url: str | None,
        timeout: float | httpx.Timeout | Unset | None,
        max_retries: int,
        http_client: Any,
        headers: Mapping[str, str] | None,
        allow_http: bool,
        max_response_size: int = MAX_RESPONSE_SIZE,
    ) -> None:
        """Read settings from the arguments, then the environment, then the spec."""
        self._api = api
        self._credentials, self._base_url = Credentials(None), ""
        self._http_client = http_client
        self._check_http_client()
        key = api_key if api_key is not None else os.environ.get(f"{api.env_prefix}_API_KEY", "").strip() or None
        self._credentials = Credentials(api, key if api.schemes else None, credentials, http_client=http_client)
        self._headers = MaskedHeaders(merge_headers({"User-Agent": _user_agent(api)}, check_headers(headers)))
        if api.key_required and not self._credentials and not filled(api, self._headers):
            raise missing_key(api)
        self._allow_http = allow_http
        chosen = _chosen_url(api, base_url, http_client)
        self._chosen_url = chosen is not None
        self._base_url = self._check_url(_first_server(api) if chosen is None else chosen)
        self._timeout = check_timeout(timeout)
        self._max_retries = _check_count("max_retries", max_retries, 0)
        self._max_response_size = _check_count("max_response_size", max_response_size, 1)
        self._plans: dict[str, Plan] = {}
        self._closed: tuple[threading.Event, ...] = (threading.Event(),)

    @property
    def base_url(self) -> str:
        """The base URL, without a trailing slash."""
        return self._base_url

    @property
    def timeout(self) -> float | httpx.Timeout | Unset | None:
        """Timeout for a whole call in seconds; UNSET means the default."""
        timeout: float | httpx.Timeout | Unset | None = self._timeout
        return timeout

    @property
    def max_retries(self) -> int:
        """Maximum number of retries per call."""
        return self._max_retries

    @property
    def is_closed(self) -> bool:
        """Whether this client, or the one it was created from, has been closed."""
        return any(map(threading.Event.is_set, self._closed))

    def with_options(
        self,
        *,
        api_key: str | Unset = UNSET,
        base_url: str | Unset = UNSET,
        timeout: float | httpx.Timeout | Unset | None = UNSET,
        max_retries: int | Unset = UNSET,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """Return a copy with different settings on the same connections; this client is unchanged.

        Pass `api_key` to get one client per account: they share connections, never keys.
        """
        self._check_open()
        other = copy.copy(self)
        for name in [name for name in vars(other) if not name.startswith("_")]:
            delattr(other, name)  # cached resources, which refer to the original client
        other._plans = {}
        other._closed = (*self._closed, threading.Event())
        if api_key is not UNSET:
            other._credentials = self._credentials.with_key(self._api, api_key)
        if base_url is not UNSET:
            other._base_url, other._chosen_url = self._check_url(base_url), True
        if timeout is not UNSET:
            other._timeout = check_timeout(timeout)
        if max_retries is not UNSET:
            other._max_retries = _check_count("max_retries", max_retries, 0)
        other._headers = MaskedHeaders(merge_headers(self._headers, check_headers(headers)))
        return other

    def _with_raw_response(self) -> Any:
        other = self.with_options()
        other._returns_raw = True
        return other

    def _finish(self, response: ServerResponse, codec: Any) -> Any:
        if self._returns_raw and response.is_success and not response.problem and response.request is not None:
            from .raw import RawResponse

            headers = response.request.operation.headers_of(response.status_code)
            return RawResponse(response, headers, lambda: _read(take_result, response, codec))
        return _read(take_result, response, codec)

    def __repr__(self) -> str:
        """Show the base URL and the kind of key, never the key itself."""
        return f"{type(self).__name__}({self._credentials!r}, base_url={self._base_url!r})"

    def _check_url(self, url: str) -> str:
        if isinstance(url, str) and url.startswith("/"):  # pyright: ignore[reportUnnecessaryIsInstance]  callers may have no type checker
            raise errors.InvalidArgumentError(
                f"base_url is required for this API: its spec has no server with a full URL. "
                f"Set it as {self._api.class_name}(base_url=...) or in {self._api.env_prefix}_BASE_URL.",
                argument="base_url",
                allowed="a URL",
            )
        return check_base_url(url, allow_http=self._allow_http, path_prefix=self._api.path_prefix)

    def _check_http_client(self) -> None:
        """Reject anything but an httpx client of the right kind."""

    def _check_open(self) -> None:
        """Raise ClientClosedError if this client has been closed."""
        if self.is_closed:
            raise errors.ClientClosedError(f"This {type(self).__name__} client has been closed; create a new one.")
        if self._http_client is not None and self._http_client.is_closed:
            raise errors.ClientClosedError("The client passed as http_client has been closed; create a new one.")

    def _is_ended(self) -> bool:
        return self.is_closed or bool(self._http_client is not None and self._http_client.is_closed)

    def _plan(self, operation: Operation, extra_headers: Mapping[str, str] | None) -> Plan:
        """Return the parts of a request that all calls of an operation share, cached."""
        if extra_headers:
            headers = MaskedHeaders(merge_headers(self._headers, check_headers(extra_headers)))
            return plan(self._api, operation, self._credentials, headers)
        cached = self._plans.get(operation.id)
        if cached is None:
            cached = self._plans[operation.id] = plan(self._api, operation, self._credentials, self._headers)
        return cached

    def _prepare(
        self, operation: Operation, arguments: Mapping[str, Any], body: Any, extra_headers: Mapping[str, str] | None
    ) -> Prepared:
        url = self._base_url
        if operation.servers and not self._chosen_url:
            url = self._check_url(urljoin(f"{url}/", operation.servers[0]))
        common = self._plan(operation, extra_headers)
        try:
            return prepare(operation, arguments, body, base_url=url, plan=common)
        except errors.InvalidArgumentError as error:  # it quotes the argument, which may be a misplaced key
            error.args = (mask_all(str(error), common.secrets),)
            raise

    def _timeouts(self, timeout: Any = UNSET) -> Timeouts:
        """Return the timeouts of a call: its own, else the client's, else those of the user's httpx client."""
        setting = check_timeout(timeout)
        if setting is UNSET:
            setting = self._timeout
        if setting is UNSET:
            setting = getattr(self._http_client, "timeout", UNSET)
        return timeouts_of(setting)

    def _call(
        self,
        operation: Operation,
        arguments: Mapping[str, Any],
        body: Any = UNSET,
        *,
        timeout: Any = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Call:
        from .calls import Call

        return Call(
            self._prepare(operation, arguments, body, extra_headers),
            self._timeouts(timeout),
            max_retries=self._max_retries if max_retries is UNSET else _check_count("max_retries", max_retries, 0),
            max_size=self._max_response_size,
            clock=self._clock,
            closed=self._is_ended,
        )

    def _poll(
        self,
        seconds: float,
        operation: Operation,
        arguments: Mapping[str, Any],
        body: Any,
        extra_headers: Mapping[str, str] | None,
    ) -> Call:
        """Return one poll of a waiter: never retried, limited by the wait and by the client's timeout."""
        from .calls import Call

        own = self._timeouts()
        return Call(
            self._prepare(operation, arguments, body, extra_headers),
            own.replace(total=seconds if own.total is None else min(seconds, own.total)),
            max_retries=0,
            max_size=self._max_response_size,
            clock=self._clock,
            closed=self._is_ended,
            is_poll=True,
        )


class SyncClient(BaseClient):
    """A sync client."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._connections = SyncConnections(self._http_client)

    def _check_http_client(self) -> None:
        check_http_client(self._http_client, "Client")

    def _transport(self) -> SyncTransport:
        self._check_open()
        return self._connections.get()

    def _send(self, *arguments: Any, **options: Any) -> ServerResponse:
        transport = self._transport()
        return transport.send(self._call(*arguments, **options))

    def _request(self, *arguments: Any, codec: Any = None, **options: Any) -> Any:
        """Call an operation; return its result or raise. Resource methods call this for you."""
        return self._finish(self._send(*arguments, **options), codec)

    def _request_detailed(self, *arguments: Any, codec: Any = None, **options: Any) -> Response[Any]:
        """Call an operation; return the complete response, whatever its status."""
        return _read(read_response, self._send(*arguments, **options), codec)

    def _request_whole(self, *arguments: Any, codec: Any = None, **options: Any) -> tuple[Any, Mapping[str, str]]:
        """Call an operation; return its result and the response's headers, or raise."""
        response = self._send(*arguments, **options)
        return _read(take_result, response, codec), response.headers

    def _page(self, *arguments: Any, **options: Any) -> Any:
        """Call a list operation; return its first page. Resource methods call this for you."""
        from .pages import fetch_page

        return fetch_page(self, *arguments, **options)

    def _stream(
        self,
        operation: Operation,
        arguments: Mapping[str, Any],
        body: Any = UNSET,
        *,
        stream: StreamKind,
        extra_headers: Mapping[str, str] | None = None,
        **options: Any,
    ) -> Stream[Any]:
        """Call an operation; stream its response. Resource methods call this for you."""
        from .streams import Decoder, open_stream

        self._check_open()
        headers = {"Accept": stream.media_type, **(extra_headers or {})}
        call = self._call(operation, arguments, body, extra_headers=headers, **options)
        decoder = Decoder(stream.codec, events=stream.events, most=self._max_response_size)
        return open_stream(self._http_client, call, decoder)

    def _wait(
        self,
        waiter: Waiter,
        operation: Operation,
        arguments: Mapping[str, Any],
        body: Any = UNSET,
        *,
        extra_headers: Mapping[str, str] | None = None,
        **bounds: Any,
    ) -> Any:
        """Poll an operation until the waiter's condition is met. Resource methods call this for you."""
        from .waiters import Watch, wait

        def poll(seconds: float) -> tuple[Any, Mapping[str, str]]:
            transport = self._transport()
            response = transport.send(self._poll(seconds, operation, arguments, body, extra_headers))
            return _read(take_result, response, None), response.headers

        with self._connections.waits as others:
            return wait(Watch(waiter, clock=self._clock, others=others, **bounds), poll, self._clock.sleep)

    def close(self) -> None:
        """Close the connections. Your own http_client stays open; closing a copy leaves the original open."""
        self._closed[-1].set()
        if len(self._closed) == 1:
            self._connections.close()

    def __enter__(self) -> Self:
        self._transport()
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


class AsyncClient(BaseClient):
    """An async client, for asyncio and trio."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        shared: AsyncConnections | None = getattr(self._http_client, "connections", None)
        self._connections = AsyncConnections(self._http_client) if shared is None else shared

    def _check_http_client(self) -> None:
        check_http_client(self._http_client, "AsyncClient", "DefaultAioHttpClient")

    async def _transport(self) -> AsyncTransport:
        self._check_open()
        return await self._connections.get()

    async def _send(self, *arguments: Any, **options: Any) -> ServerResponse:
        transport = await self._transport()
        return await transport.send(lambda: self._call(*arguments, **options))

    async def _request(self, *arguments: Any, codec: Any = None, **options: Any) -> Any:
        """Call an operation; return its result or raise. Resource methods call this for you."""
        return self._finish(await self._send(*arguments, **options), codec)

    async def _request_detailed(self, *arguments: Any, codec: Any = None, **options: Any) -> Response[Any]:
        """Call an operation; return the complete response, whatever its status."""
        return _read(read_response, await self._send(*arguments, **options), codec)

    async def _request_whole(self, *arguments: Any, codec: Any = None, **options: Any) -> tuple[Any, Mapping[str, str]]:
        """Call an operation; return its result and the response's headers, or raise."""
        response = await self._send(*arguments, **options)
        return _read(take_result, response, codec), response.headers

    async def _page(self, *arguments: Any, **options: Any) -> Any:
        """Call a list operation; return its first page. Resource methods call this for you."""
        from .pages import fetch_async_page

        return await fetch_async_page(self, *arguments, **options)

    async def _stream(
        self,
        operation: Operation,
        arguments: Mapping[str, Any],
        body: Any = UNSET,
        *,
        stream: StreamKind,
        extra_headers: Mapping[str, str] | None = None,
        **options: Any,
    ) -> AsyncStream[Any]:
        """Call an operation; stream its response. Resource methods call this for you."""
        from .streams import Decoder, open_async_stream

        self._check_open()
        headers = {"Accept": stream.media_type, **(extra_headers or {})}
        call = self._call(operation, arguments, body, extra_headers=headers, **options)
        decoder = Decoder(stream.codec, events=stream.events, most=self._max_response_size)
        return await open_async_stream(self._http_client, call, decoder)

    async def _wait(
        self,
        waiter: Waiter,
        operation: Operation,
        arguments: Mapping[str, Any],
        body: Any = UNSET,
        *,
        extra_headers: Mapping[str, str] | None = None,
        **bounds: Any,
    ) -> Any:
        """Poll an operation until the waiter's condition is met. Resource methods call this for you."""
        import anyio

        from .waiters import Watch, wait_async

        async def poll(seconds: float) -> tuple[Any, Mapping[str, str]]:
            transport = await self._transport()
            with anyio.move_on_after(seconds):
                response = await transport.send(lambda: self._poll(seconds, operation, arguments, body, extra_headers))
                return _read(take_result, response, None), response.headers
            raise errors.APITimeoutError(f"timed out after {seconds:g} s", method=operation.method, path=operation.path)

        with self._connections.waits as others:
            return await wait_async(Watch(waiter, clock=self._clock, others=others, **bounds), poll, self._clock.asleep)

    async def aclose(self) -> None:
        """Close the connections. Your own http_client stays open; closing a copy leaves the original open."""
        self._closed[-1].set()
        if len(self._closed) > 1:
            return
        if self._http_client is None or not getattr(self._http_client, "is_shared", True):
            closing = self._http_client or self._connections
            await closing.aclose()

    async def __aenter__(self) -> Self:
        await self._transport()
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.aclose()


def _read(reader: Callable[..., T], response: ServerResponse, codec: Any) -> T:
    """Call `reader`; if it raises, any keys echoed by the server are masked."""
    request, attempts = response.request, response.attempts
    assert request is not None
    if response.problem and response.is_success:
        raise errors.APIResponseValidationError(
            response.problem, **response.masked(request.secrets).details(), body=None
        )
    if response.is_success:
        try:
            return reader(request, response, attempts, codec)
        except errors.APIResponseValidationError:
            pass
    return reader(request, response.masked(request.secrets), attempts, codec)


def _chosen_url(api: Api, base_url: str | None, http_client: Any) -> str | None:
    """Return the base URL set by the user: as an argument, on the httpx client or in the environment."""
    if base_url is not None:
        return base_url
    own = str(getattr(http_client, "base_url", ""))
    return own or os.environ.get(f"{api.env_prefix}_BASE_URL", "").strip() or None


def _first_server(api: Api) -> str:
    """Return the spec's first server; "/" if it is not a full URL."""
    server = api.servers[0] if api.servers else "/"
    return server if "://" in server else "/"


def _user_agent(api: Api) -> str:
    python, _, _ = sys.version.partition(" ")  # platform.python_version() would take a millisecond
    return f"{api.project_name}/{api.version} python/{python}"


def _check_count(argument: str, number: Any, least: int) -> int:
    """Return the number; reject anything but an integer of at least `least`."""
    allowed = f"an integer >= {least}"
    if isinstance(number, bool) or not isinstance(number, int):
        raise checks.refuse_type(argument, allowed, number)
    if number < least:
        raise checks.refuse(argument, allowed, checks.show(number))
    return number


def check_http_client(http_client: Any, class_name: str, own_class: str = "") -> None:
    """Reject anything but an httpx or httpx2 client of the right class, before it fails deep inside."""
    bases = {(base.__module__.partition(".")[0], base.__name__) for base in type(http_client).__mro__}
    if http_client is None or bases & {("httpx", class_name), ("httpx2", class_name)}:
        return
    if own_class and own_class in {name for _, name in bases}:
        return
    allowed = f"an httpx.{class_name}"
    raise errors.InvalidArgumentTypeError(
        f"http_client must be {allowed}, not {type(http_client).__name__}", argument="http_client", allowed=allowed
    )
