# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""What all clients do, whatever the API: settings, the connection, the way of one call."""

from __future__ import annotations

import copy
import os
import platform
import threading
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar
from urllib.parse import urljoin

from . import errors
from .auth import Credentials, filled, missing_key
from .masks import MaskedHeaders, mask_all
from .operation import Api, Operation
from .requests import Prepared, check_headers, merge_headers, prepare
from .responses import read_answer, take_result
from .types import UNSET, Response, Unset
from .urls import check_base_url

if TYPE_CHECKING:
    from typing import Self

    import httpx

    from .codecs import Codec
    from .transport import AsyncTransport, SyncTransport

TransportT = TypeVar("TransportT", "SyncTransport", "AsyncTransport")


class BaseClient(ABC, Generic[TransportT]):
    """Settings, checked once; nothing is opened before the first call."""

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
    ) -> None:
        """Take arguments, then the environment, then what the spec says."""
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
        self._max_retries = check_max_retries(max_retries)
        self._opened: TransportT | None = None
        self._owner = True
        self._closed: tuple[threading.Event, ...] = (threading.Event(),)
        self._lock = threading.Lock()

    @property
    def base_url(self) -> str:
        """Where requests go, without a slash at the end."""
        return self._base_url

    @property
    def timeout(self) -> float | httpx.Timeout | Unset | None:
        """Seconds that a call may wait; UNSET is the default."""
        timeout: float | httpx.Timeout | Unset | None = self._timeout
        return timeout

    @property
    def max_retries(self) -> int:
        """How often a call is sent again at most."""
        return self._max_retries

    def with_options(
        self,
        *,
        timeout: float | httpx.Timeout | Unset | None = UNSET,
        max_retries: int | Unset = UNSET,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """Return a client with other settings on the same connections; this one stays as it is."""
        other = copy.copy(self)
        for name in [name for name in vars(other) if not name.startswith("_")]:
            delattr(other, name)  # resources hold the client that they were made by
        other._opened = self._transport()
        other._owner = False
        other._closed = (*self._closed, threading.Event())
        if timeout is not UNSET:
            other._timeout = check_timeout(timeout)
        if max_retries is not UNSET:
            other._max_retries = check_max_retries(max_retries)
        other._headers = MaskedHeaders(merge_headers(self._headers, check_headers(headers)))
        return other

    def __repr__(self) -> str:
        """Show where requests go, and the kind of the key alone."""
        return f"{type(self).__name__}({self._credentials!r}, base_url={self._base_url!r})"

    def _check_url(self, url: str) -> str:
        if isinstance(url, str) and url.startswith("/"):  # pyright: ignore[reportUnnecessaryIsInstance]  callers may have no type checker
            raise errors.InvalidArgumentError(
                f"base_url must be given for this API: its spec names no server by its full address. "
                f"Set it as {self._api.class_name}(base_url=...) or in {self._api.env_prefix}_BASE_URL.",
                argument="base_url",
                allowed="a URL",
            )
        return check_base_url(url, allow_http=self._allow_http)

    def _check_http_client(self) -> None:
        """Refuse anything but a httpx client of the right kind."""

    @abstractmethod
    def _open(self) -> TransportT:
        """Return a new transport."""

    def _transport(self) -> TransportT:
        """Return what sends, made on first use; refuse after close()."""
        if any(closed.is_set() for closed in self._closed):
            raise errors.ClientClosedError(f"This {type(self).__name__} client has been closed; make a new one.")
        if self._opened is None:
            with self._lock:
                if self._opened is None:
                    self._opened = self._open()
        http = self._opened.http
        if http.is_closed:
            raise errors.ClientClosedError("The httpx client given as http_client has been closed; make a new client.")
        return self._opened

    def _prepare(
        self, operation: Operation, arguments: Mapping[str, Any], body: Any, extra_headers: Mapping[str, str] | None
    ) -> Prepared:
        url = self._base_url
        if operation.servers and not self._chosen_url:
            url = self._check_url(urljoin(f"{url}/", operation.servers[0]))
        headers = MaskedHeaders(merge_headers(self._headers, check_headers(extra_headers)))
        try:
            return prepare(
                self._api, operation, arguments, body, base_url=url, credentials=self._credentials, headers=headers
            )
        except errors.InvalidArgumentError as error:  # it shows what was given, perhaps the key in the wrong place
            error.args = (mask_all(str(error), self._credentials.secrets()),)
            raise

    def _look_timeout(self, seconds: float) -> float:
        """Return how long one look of a waiter may take: what is left, or the client's own setting if that is less."""
        own = self._timeout
        return min(seconds, own) if isinstance(own, (int, float)) else seconds

    def _options(self, timeout: Any, max_retries: int | None) -> dict[str, Any]:
        given = check_timeout(timeout)
        return {
            "timeout": self._timeout if given is UNSET else given,
            "max_retries": self._max_retries if max_retries is None else max_retries,
        }


class SyncClient(BaseClient["SyncTransport"]):
    """A client that waits."""

    def _open(self) -> SyncTransport:
        from .transport import SyncTransport

        return SyncTransport(self._http_client, self._timeout)

    def _check_http_client(self) -> None:
        check_http_client(self._http_client, "Client", "AsyncClient")

    def send_(
        self,
        operation: Operation,
        arguments: Mapping[str, Any],
        body: Any = UNSET,
        *,
        timeout: float | httpx.Timeout | Unset | None = UNSET,
        extra_headers: Mapping[str, str] | None = None,
        codec: Codec | None = None,
    ) -> Any:
        """Call an operation; return its result or raise. The methods of the resources do this for you."""
        transport = self._transport()
        prepared = self._prepare(operation, arguments, body, extra_headers)
        return take_result(prepared, *transport.send(prepared, **self._options(timeout, None)), codec)

    def send_detailed_(
        self,
        operation: Operation,
        arguments: Mapping[str, Any],
        body: Any = UNSET,
        *,
        timeout: float | httpx.Timeout | Unset | None = UNSET,
        extra_headers: Mapping[str, str] | None = None,
        codec: Codec | None = None,
    ) -> Response[Any]:
        """Call an operation; return the whole answer, whatever its status."""
        transport = self._transport()
        prepared = self._prepare(operation, arguments, body, extra_headers)
        return read_answer(prepared, *transport.send(prepared, **self._options(timeout, None)), codec)

    def send_whole_(
        self, operation: Operation, arguments: Mapping[str, Any], body: Any = UNSET, **options: Any
    ) -> tuple[Any, Mapping[str, str]]:
        """Call an operation; return its result and the response's headers, or raise."""
        transport = self._transport()
        prepared = self._prepare(operation, arguments, body, options.get("extra_headers"))
        answer, attempts = transport.send(prepared, **self._options(options.get("timeout", UNSET), None))
        return take_result(prepared, answer, attempts, options.get("codec")), answer.headers

    def look_(self, operation: Operation, arguments: Mapping[str, Any], body: Any, **options: Any) -> tuple[Any, Any]:
        """Call an operation once, for a waiter; return the result and the answer's headers."""
        transport = self._transport()
        prepared = self._prepare(operation, arguments, body, options.get("extra_headers"))
        answer, attempts = transport.send(prepared, **self._options(self._look_timeout(options["timeout"]), 0))
        return take_result(prepared, answer, attempts), answer.headers

    def close(self) -> None:
        """Close the connections; a given http_client stays open, as it is its owner's."""
        self._closed[-1].set()
        if self._opened is not None and self._owner:
            self._opened.close()

    def __enter__(self) -> Self:
        """Return the client."""
        self._transport()
        return self

    def __exit__(self, *exception: object) -> None:
        """Close the connections."""
        self.close()


class AsyncClient(BaseClient["AsyncTransport"]):
    """A client that lets others go on while it waits."""

    def _open(self) -> AsyncTransport:
        from .transport import AsyncTransport

        return AsyncTransport(self._http_client, self._timeout)

    def _check_http_client(self) -> None:
        check_http_client(self._http_client, "AsyncClient", "Client")

    async def send_(
        self,
        operation: Operation,
        arguments: Mapping[str, Any],
        body: Any = UNSET,
        *,
        timeout: float | httpx.Timeout | Unset | None = UNSET,
        extra_headers: Mapping[str, str] | None = None,
        codec: Codec | None = None,
    ) -> Any:
        """Call an operation; return its result or raise. The methods of the resources do this for you."""
        transport = self._transport()
        prepared = self._prepare(operation, arguments, body, extra_headers)
        return take_result(prepared, *await transport.send(prepared, **self._options(timeout, None)), codec)

    async def send_detailed_(
        self,
        operation: Operation,
        arguments: Mapping[str, Any],
        body: Any = UNSET,
        *,
        timeout: float | httpx.Timeout | Unset | None = UNSET,
        extra_headers: Mapping[str, str] | None = None,
        codec: Codec | None = None,
    ) -> Response[Any]:
        """Call an operation; return the whole answer, whatever its status."""
        transport = self._transport()
        prepared = self._prepare(operation, arguments, body, extra_headers)
        return read_answer(prepared, *await transport.send(prepared, **self._options(timeout, None)), codec)

    async def send_whole_(
        self, operation: Operation, arguments: Mapping[str, Any], body: Any = UNSET, **options: Any
    ) -> tuple[Any, Mapping[str, str]]:
        """Call an operation; return its result and the response's headers, or raise."""
        transport = self._transport()
        prepared = self._prepare(operation, arguments, body, options.get("extra_headers"))
        answer, attempts = await transport.send(prepared, **self._options(options.get("timeout", UNSET), None))
        return take_result(prepared, answer, attempts, options.get("codec")), answer.headers

    async def look_(
        self, operation: Operation, arguments: Mapping[str, Any], body: Any, **options: Any
    ) -> tuple[Any, Any]:
        """Call an operation once, for a waiter; return the result and the answer's headers."""
        transport = self._transport()
        prepared = self._prepare(operation, arguments, body, options.get("extra_headers"))
        answer, attempts = await transport.send(prepared, **self._options(self._look_timeout(options["timeout"]), 0))
        return take_result(prepared, answer, attempts), answer.headers

    async def aclose(self) -> None:
        """Close the connections; a given http_client stays open, as it is its owner's."""
        self._closed[-1].set()
        if self._opened is not None and self._owner:
            await self._opened.aclose()

    async def __aenter__(self) -> Self:
        """Return the client."""
        self._transport()
        return self

    async def __aexit__(self, *exception: object) -> None:
        """Close the connections."""
        await self.aclose()


def _chosen_url(api: Api, base_url: str | None, http_client: Any) -> str | None:
    """Return the base URL that the user has set, here, in the httpx client or in the environment."""
    if base_url is not None:
        return base_url
    given = str(getattr(http_client, "base_url", ""))
    return given or os.environ.get(f"{api.env_prefix}_BASE_URL", "").strip() or None


def _first_server(api: Api) -> str:
    """Return the spec's first server; "/" where that is no full address."""
    server = api.servers[0] if api.servers else "/"
    return server if "://" in server else "/"


def _user_agent(api: Api) -> str:
    return f"{api.project_name}/{api.version} python/{platform.python_version()}"


_LONGEST_TIMEOUT: Final = 1_000_000
"""Seconds, eleven days; a few more, and the system's own counters overflow."""


def check_timeout(timeout: Any) -> Any:
    """Return the timeout if it is one: seconds above 0, None for no limit, or httpx's own."""
    if timeout is UNSET or timeout is None or type(timeout).__name__ == "Timeout":
        return timeout
    allowed = f"seconds above 0 and up to {_LONGEST_TIMEOUT}, None or httpx.Timeout"
    if isinstance(timeout, bool) or not isinstance(timeout, (int, float)):
        raise errors.InvalidArgumentTypeError(
            f"timeout must be {allowed}, not {timeout!r}", argument="timeout", allowed=allowed
        )
    if not 0 < timeout <= _LONGEST_TIMEOUT:
        raise errors.InvalidArgumentError(
            f"timeout must be {allowed}, not {timeout!r}", argument="timeout", allowed=allowed
        )
    return timeout


def check_max_retries(max_retries: Any) -> int:
    """Return the number if it is a whole one from 0."""
    allowed = "a whole number from 0"
    if isinstance(max_retries, bool) or not isinstance(max_retries, int):
        raise errors.InvalidArgumentTypeError(
            f"max_retries must be {allowed}, not {max_retries!r}", argument="max_retries", allowed=allowed
        )
    if max_retries < 0:
        raise errors.InvalidArgumentError(
            f"max_retries must be {allowed}, not {max_retries!r}", argument="max_retries", allowed=allowed
        )
    return max_retries


def check_http_client(http_client: Any, right: str, wrong: str) -> None:
    """Refuse a client of the other kind before it fails somewhere inside httpx."""
    if http_client is None:
        return
    names = {base.__name__ for base in type(http_client).__mro__}
    if right not in names or wrong in names:
        allowed = f"a httpx.{right}"
        raise errors.InvalidArgumentTypeError(
            f"http_client must be {allowed}, not {type(http_client).__name__}", argument="http_client", allowed=allowed
        )
