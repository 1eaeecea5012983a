"""Common to all clients: where settings come from, and the course of one call with a mock."""

from __future__ import annotations

import re
from typing import Any

import anyio
import httpx
import httpx2
import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.client import AsyncClient, SyncClient, check_http_client
from scripts.client.runtime.nested import ANY
from scripts.client.runtime.operation import Api, Parameter, Scheme, StreamKind
from scripts.client.runtime.raw import RawResponse
from scripts.client.runtime.types import UNSET
from scripts.client.runtime.waiters import Acceptor, Waiter
from tests.client.runtime.parts import KEY, Hands, operation

API = Api(
    title="Parcels", class_name="Parcels", project_name="parcels-client", version="1.2", env_prefix="UNITPARCELS",
    servers=("https://api.example.com/v1",), schemes={"bearer": Scheme(kind="bearer")}, key_required=True,
)  # fmt: skip
GET = operation(parameters=(Parameter(name="q", wire="q", location="query"),), security=(("bearer",),), idempotent=True)


class Server:
    """Returns the next of its responses for each request, then 200."""

    def __init__(self, *responses: httpx.Response) -> None:
        self.responses = [*responses]
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return self.responses.pop(0) if self.responses else httpx.Response(200, json={"settled": 1})


def client(server: Server | None = None, *, api: Api = API, key: str | None = KEY, **options: Any) -> SyncClient:
    """Return a client that calls the test's own server."""
    options = {"base_url": None, "timeout": UNSET, "max_retries": 2, "headers": None, "allow_http": False, **options}
    if server is not None:
        options["http_client"] = httpx.Client(transport=httpx.MockTransport(server))
    return SyncClient(api, key, **{"http_client": None, **options})


def test_arguments_win_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting is taken from the arguments, then from the environment, then from the spec."""
    assert client().base_url == "https://api.example.com/v1"
    monkeypatch.setenv("UNITPARCELS_BASE_URL", " https://env.example.com/ ")
    monkeypatch.setenv("UNITPARCELS_API_KEY", " env_secretsecret\n")
    assert client(key=None).base_url == "https://env.example.com"
    assert repr(client(key=None)) == "SyncClient(Credentials(env_***), base_url='https://env.example.com')"
    assert client(base_url="https://arg.example.com").base_url == "https://arg.example.com"
    assert "sak_***" in repr(client())
    http = httpx.Client(base_url="https://http.example.com")
    assert client(http_client=http).base_url == "https://http.example.com"


def test_no_key() -> None:
    """An API that requires a key rejects a client without one at once; a header with the key will do."""
    with pytest.raises(errors.MissingCredentialsError):
        client(key=None)
    assert client(key=None, headers={"Authorization": "Bearer x"})


@pytest.mark.parametrize(
    ("options", "argument"),
    [
        ({"max_retries": -1}, "max_retries"), ({"max_retries": True}, "max_retries"),
        ({"max_retries": 1.0}, "max_retries"),
        ({"timeout": 0}, "timeout"), ({"timeout": "5"}, "timeout"), ({"base_url": "http://a.com"}, "base_url"),
        ({"base_url": ""}, "base_url"), ({"base_url": 5}, "base_url"), ({"headers": "a: b"}, "headers"),
        ({"max_response_size": 0}, "max_response_size"), ({"http_client": object()}, "http_client"),
        ({"http_client": httpx.AsyncClient()}, "http_client"), ({"http_client": httpx.Client}, "http_client"),
        ({"credentials": {"oauth": "x"}}, "credentials"), ({"key": "a b"}, "api_key"),
    ],
)  # fmt: skip
def test_settings_are_checked_at_once(options: dict[str, Any], argument: str) -> None:
    """An invalid setting is rejected by name when the client is created."""
    with pytest.raises(errors.InvalidArgumentError) as caught:
        client(**options)
    assert caught.value.argument == argument


def test_an_api_without_a_full_address() -> None:
    """If the spec has no absolute server URL, a base URL is required, and the message says how to pass it."""
    api = API.replace(servers=("/v1",))
    with pytest.raises(errors.InvalidArgumentError, match="UNITPARCELS_BASE_URL") as caught:
        client(api=api)
    assert caught.value.argument == "base_url"
    assert client(api=api, base_url="https://a.com").base_url == "https://a.com"


@pytest.mark.parametrize("library", [httpx, httpx2])
def test_http_clients(library: Any) -> None:
    """Clients of httpx and httpx2, and of their subclasses, are accepted; the wrong kind (sync or async) is not."""

    class Own(library.Client):  # type: ignore[misc]  # of either library
        """A subclass by a user."""

    check_http_client(None, "Client")
    check_http_client(Own(), "Client")
    with pytest.raises(errors.InvalidArgumentTypeError):
        check_http_client(Own(), "AsyncClient")


def test_a_call() -> None:
    """A call sends key, own headers and the library's name, and returns the response's content."""
    server = Server()
    assert client(server, headers={"X-Own": "1"})._request(GET, {"q": "a b"}) == {"settled": 1}
    (sent,) = server.requests
    assert str(sent.url) == "https://api.example.com/v1/things?q=a%20b"
    assert (sent.headers["Authorization"], sent.headers["X-Own"]) == (f"Bearer {KEY}", "1")
    assert re.fullmatch(r"parcels-client/1\.2 python/\d\S*", sent.headers["User-Agent"])


def test_forms_of_results() -> None:
    """The same call can return the parsed response, the result with headers, or a raw response."""
    one = client(Server())
    assert one._request_detailed(GET, {}).parsed == {"settled": 1}
    result, headers = one._request_whole(GET, {})
    assert result == {"settled": 1} and headers["content-type"] == "application/json"
    raw = one._with_raw_response()._request(GET, {})
    assert isinstance(raw, RawResponse) and raw.parse() == {"settled": 1}


@pytest.mark.parametrize("detailed", [False, True])
def test_errors_echo_no_key(detailed: bool) -> None:
    """A key that the server echoes is masked in the whole error; its Retry-After is still used."""
    one = client(Server(httpx.Response(400, json={"message": f"bad {KEY}"}, headers={"X-Echo": KEY})))
    if detailed:
        found = one._request_detailed(GET, {})
        assert KEY not in f"{found.content!r} {found.parsed} {found.headers}"
        return
    with pytest.raises(errors.BadRequestError, match=r"bad sak_\*\*\*") as caught:
        one._request(GET, {})
    assert KEY not in f"{caught.value.body} {caught.value.response.headers} {caught.value.response.content!r}"


def test_a_key_in_the_wrong_place_is_not_shown() -> None:
    """A rejected argument may be a key, so it is masked."""
    with pytest.raises(errors.InvalidArgumentError) as caught:
        client(Server())._request(GET, {"q": [KEY]})
    assert caught.value.argument == "q" and "secretsecret" not in str(caught.value)


def test_bodies_beyond_the_limit() -> None:
    """A success with an oversized body is an error; an error status stays the same error."""
    large = b"[" + b" " * 100 + b"]"
    one = client(Server(httpx.Response(200, content=large), httpx.Response(404, content=large)), max_response_size=50)
    with pytest.raises(errors.APIResponseValidationError, match="max_response_size"):
        one._request(GET, {})
    with pytest.raises(errors.NotFoundError):
        one._request(GET, {})


def test_options_make_another_client() -> None:
    """A copy has its own settings on the same connections; the original is unchanged."""
    server = Server()
    first = client(server)
    second = first.with_options(
        api_key="sak_otheraccount", base_url="https://b.com", timeout=5, max_retries=0, headers={"user-agent": "me"}
    )
    second._request(GET, {})
    first._request(GET, {})
    assert [each.headers["Authorization"] for each in server.requests] == ["Bearer sak_otheraccount", f"Bearer {KEY}"]
    assert [each.url.host for each in server.requests] == ["b.com", "api.example.com"]
    assert [each.headers["User-Agent"][:2] for each in server.requests] == ["me", "pa"]
    assert (second.timeout, second.max_retries, first.timeout, first.max_retries) == (5, 0, UNSET, 2)
    assert second._connections is first._connections
    for wrong in ({"timeout": 0}, {"max_retries": -1}, {"base_url": "x"}, {"headers": {"": ""}}, {"api_key": ""}):
        with pytest.raises(errors.InvalidArgumentError):
            first.with_options(**wrong)


def test_resources_are_not_shared_with_copies() -> None:
    """Objects that a client caches refer to that client, so a copy creates its own."""
    first = client()
    vars(first)["things"] = object()
    assert "things" not in vars(first.with_options())


def test_closing() -> None:
    """A closed client rejects calls, and so do its copies; closing a copy does not close the original."""
    server = Server()
    with client(server) as first:
        second = first.with_options()
        second.close()
        assert second.is_closed and not first.is_closed and first._request(GET, {})
        with pytest.raises(errors.ClientClosedError):
            second._request(GET, {})
        third = first.with_options()
    assert third.is_closed and first.is_closed
    for closed in (first, third):
        with pytest.raises(errors.ClientClosedError):
            closed._request(GET, {})
    with pytest.raises(errors.ClientClosedError):
        first.with_options()
    assert len(server.requests) == 1


def test_a_given_client_that_is_closed() -> None:
    """Calls through an httpx client that its owner closed fail; our client does not close it."""
    one = client(Server())
    one.close()
    assert not one._http_client.is_closed
    two = client(Server())
    two._http_client.close()
    with pytest.raises(errors.ClientClosedError, match="http_client"):
        two._request(GET, {})


def test_time_limits() -> None:
    """Timeouts take precedence in this order: the call, the client, the httpx client, the default."""
    http = httpx.Client(timeout=httpx.Timeout(3, connect=1))
    assert client()._timeouts().total == 60
    assert (client(http_client=http)._timeouts().connect, client(http_client=http)._timeouts().total) == (1, None)
    assert client(http_client=http, timeout=5)._timeouts().total == 5
    assert client(timeout=5)._timeouts(7).total == 7 and client(timeout=5)._timeouts(None).total is None


def test_operations_with_servers_of_their_own() -> None:
    """An operation's own server is used unless the user has chosen one."""
    server = Server()
    files = operation(id="files", servers=("https://files.example.com/",), security=(("bearer",),))
    client(server)._request(files, {})
    client(server, base_url="https://mine.example.com")._request(files, {})
    assert [each.url.host for each in server.requests] == ["files.example.com", "mine.example.com"]


WAITER = Waiter(
    name="wait", min_delay=1, max_delay=4, acceptors=(Acceptor(state="success", path=("settled",), expected=1),)
)


def test_waiting() -> None:
    """A waiter polls until its condition is met, on the client's clock, and does not retry a poll."""
    server = Server(httpx.Response(200, json={"settled": 0}), httpx.Response(503))
    one = client(server, timeout=5)
    one._clock = Hands()
    assert one._wait(WAITER, GET, {}) == {"settled": 1}
    assert len(server.requests) == 3 and one._clock.monotonic() >= 1002


@pytest.mark.parametrize("library", ["asyncio", "trio"])
def test_async(library: str) -> None:
    """The async client behaves the same on both event loops."""
    server = Server(httpx.Response(200, json={"settled": 0}))

    async def main() -> None:
        http = httpx.AsyncClient(transport=httpx.MockTransport(server))
        settings: dict[str, Any] = {"base_url": None, "timeout": UNSET, "max_retries": 2, "headers": None}
        async with AsyncClient(API, KEY, http_client=http, allow_http=False, **settings) as one:
            one._clock = Hands()
            assert await one._wait(WAITER, GET, {}) == {"settled": 1}
            assert await one._request(GET, {}) == (await one._request_detailed(GET, {})).parsed == {"settled": 1}
            assert (await one._request_whole(GET, {}))[0] == {"settled": 1}
            copied = one.with_options()
            await copied.aclose()
            assert not one.is_closed
        assert one.is_closed and not http.is_closed
        with pytest.raises(errors.ClientClosedError):
            await one._request(GET, {})
        with pytest.raises(errors.InvalidArgumentTypeError):
            AsyncClient(API, KEY, http_client=httpx.Client(), allow_http=False, **settings)

    anyio.run(main, backend=library)
    assert len(server.requests) == 5


def aclient(server: Any, **options: Any) -> AsyncClient:
    """Return an async client that calls the test's own server."""
    options = {"base_url": None, "timeout": UNSET, "max_retries": 2, "headers": None, "allow_http": False, **options}
    http = httpx.AsyncClient(transport=httpx.MockTransport(server))
    return AsyncClient(API, KEY, **{"http_client": http, **options})


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
def test_streams(is_async: bool) -> None:
    """A stream requests its own media type, yields items as they arrive, and requires an open client."""
    server = Server(httpx.Response(200, content=b'{"a": 1}\n2\n'))
    kind = StreamKind(media_type="application/jsonl", events=False, codec=ANY)

    async def read() -> list[Any]:
        async with aclient(server) as one:
            items = [
                item async for item in await one._stream(GET, {"q": "x"}, stream=kind, extra_headers={"X-Own": "1"})
            ]
        with pytest.raises(errors.ClientClosedError):
            await one._stream(GET, {}, stream=kind)
        return items

    if is_async:
        assert anyio.run(read) == [{"a": 1}, 2]
    else:
        one = client(server)
        assert [*one._stream(GET, {"q": "x"}, stream=kind, extra_headers={"X-Own": "1"})] == [{"a": 1}, 2]
        one.close()
        with pytest.raises(errors.ClientClosedError):
            one._stream(GET, {}, stream=kind)
    (request,) = server.requests
    assert (request.headers["accept"], request.headers["x-own"], request.url.query) == (
        "application/jsonl",
        "1",
        b"q=x",
    )


def test_an_async_poll_that_hangs() -> None:
    """A poll ends at its deadline, whatever the server does, and so does the wait."""

    async def hang(_request: httpx.Request) -> httpx.Response:
        await anyio.sleep_forever()
        raise AssertionError

    async def main() -> None:
        with pytest.raises(errors.WaiterTimeoutError) as caught:
            await aclient(hang)._wait(WAITER, GET, {}, timeout=0.05)
        assert isinstance(caught.value.last_error, errors.APITimeoutError)

    anyio.run(main)


def test_a_success_that_is_none_echoes_no_key() -> None:
    """A success that cannot be parsed is an error whose body contains no key."""
    one = client(Server(httpx.Response(200, text=f"<html>{KEY}")))
    with pytest.raises(errors.APIResponseValidationError) as caught:
        one._request(GET, {})
    assert caught.value.body == "<html>sak_***"
