"""Clients: where settings come from, which hosts they call, how they are closed, how many threads may share one."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from lnpay_client import (
    APIConnectionError,
    AsyncLNPay,
    ClientClosedError,
    DefaultAioHttpClient,
    InvalidArgumentError,
    LNPay,
    LNPayError,
    MissingCredentialsError,
)

CLIENTS = [LNPay, AsyncLNPay]


@pytest.fixture(params=CLIENTS)
def kind(request: pytest.FixtureRequest) -> Iterator[Any]:
    """Each class of client."""
    return request.param  # type: ignore[no-any-return]  # pytest does not know


def test_environment(way: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Key and base URL are read from the environment if they are not passed."""
    monkeypatch.setenv("LNPAY_API_KEY", way.sandbox.api_key)
    monkeypatch.setenv("LNPAY_BASE_URL", way.sandbox.url)
    invoice = way.invoice()
    assert way(lambda client: client.lntx.retrieve(invoice.id), api_key=None, base_url=None) == invoice


def test_no_key(kind: Any) -> None:
    """Without a key no client is created, and the error says how to pass one."""
    with pytest.raises(
        ValueError, match=r"LNPay\(api_key=\.\.\.\) or set the environment variable LNPAY_API_KEY"
    ) as caught:
        kind()
    assert isinstance(caught.value, MissingCredentialsError)


def test_default_base_url(kind: Any) -> None:
    """The base URL defaults to the spec's first server."""
    assert kind("sak_a").base_url == "https://api.lnpay.co"


GOOD_URLS = [
    "https://example.com", "http://localhost:81", "http://127.0.0.9", "http://[::1]:80/x/", "http://a.localhost",
]  # fmt: skip
BAD_URLS = [
    "http://example.com", "http://127.0.0.1.example.com", "http://localhost.example.com", "ftp://localhost",
    "example.com", "", "https://", "https://user:hidden@example.com", "https://example.com?a=b",
    "https://example.com#a", "https://a:b", "https://exa mple.com", "https://example.com:99999", 5,
    "https://a..b", "https://.a", f"https://{'a' * 64}.com", "http://local\thost", "http://0.0.0.0", "http://127.1",
    "sak_hidden", "https://example.com?access-token=hidden", "https://example.com#hidden",
]  # fmt: skip


@pytest.mark.parametrize("url", GOOD_URLS)
def test_base_urls(kind: Any, url: str) -> None:
    """TLS is allowed anywhere, plain http on this machine."""
    assert kind("sak_a", base_url=url).base_url == url.rstrip("/")


@pytest.mark.parametrize("url", BAD_URLS)
def test_base_urls_that_are_refused(kind: Any, url: Any) -> None:
    """Plain http to another machine would send the key unencrypted; other values are not base URLs."""
    with pytest.raises(ValueError, match="base_url must be") as caught:
        kind("sak_a", base_url=url)
    assert isinstance(caught.value, InvalidArgumentError) and "hidden" not in str(caught.value)


def test_http_allowed_by_name(kind: Any) -> None:
    """`allow_http=True` allows plain http to other machines."""
    assert kind("sak_a", base_url="http://example.com", allow_http=True).base_url == "http://example.com"


BAD_OPTIONS: list[tuple[dict[str, Any], type[Exception]]] = [
    ({"timeout": 0}, ValueError), ({"timeout": -1}, ValueError), ({"timeout": "5"}, TypeError),
    ({"timeout": float("nan")}, ValueError), ({"timeout": float("inf")}, ValueError), ({"timeout": 1e10}, ValueError),
    ({"max_retries": True}, TypeError), ({"max_retries": -1}, ValueError), ({"max_retries": 1.5}, TypeError),
    ({"http_client": object()}, TypeError), ({"http_client": httpx.Client}, TypeError),
    ({"headers": [("a", "b")]}, TypeError), ({"base_url": "nowhere"}, ValueError),
]  # fmt: skip


@pytest.mark.parametrize(("options", "error"), BAD_OPTIONS)
def test_options_that_are_refused(kind: Any, options: dict[str, Any], error: type[Exception]) -> None:
    """Invalid options are rejected immediately, by name."""
    with pytest.raises(error, match=f"{next(iter(options))} must be") as caught:
        kind("sak_a", **options)
    assert isinstance(caught.value, LNPayError)


def test_http_client_of_the_wrong_kind() -> None:
    """A sync client requires a sync httpx client, and an async one an async one."""
    with pytest.raises(TypeError, match=r"http_client must be an httpx\.Client, not AsyncClient"):
        LNPay("sak_a", http_client=httpx.AsyncClient(timeout=None))  # type: ignore[arg-type]  # that is the point
    with (
        httpx.Client(timeout=None) as http,
        pytest.raises(TypeError, match=r"http_client must be an httpx\.AsyncClient, not Client"),
    ):
        AsyncLNPay("sak_a", http_client=http)  # type: ignore[arg-type]  # that is the point


def test_given_http_client(way: Any) -> None:
    """The user's httpx client is used with its transport, headers and hooks, and stays open."""
    seen: list[str] = []
    if way.asynchronous:

        async def use() -> None:
            async def note(request: httpx.Request) -> None:
                seen.append(request.headers["x-mine"])

            async with httpx.AsyncClient(
                headers={"X-Mine": "1"}, event_hooks={"request": [note]}, trust_env=False, timeout=None
            ) as http:
                async with AsyncLNPay(way.sandbox.api_key, base_url=way.sandbox.url, http_client=http) as client:
                    await client.wallet.create_invoice(way.sandbox.wallet_id, num_satoshis=1)
                assert not http.is_closed

        asyncio.run(use())
    else:
        hooks: Any = {"request": [lambda request: seen.append(request.headers["x-mine"])]}
        with httpx.Client(headers={"X-Mine": "1"}, event_hooks=hooks, trust_env=False, timeout=None) as http:
            with LNPay(way.sandbox.api_key, base_url=way.sandbox.url, http_client=http) as client:
                client.wallet.create_invoice(way.sandbox.wallet_id, num_satoshis=1)
            assert not http.is_closed
    assert seen == ["1"]


def test_query_of_a_given_client(sandbox: Any) -> None:
    """The query parameters of the user's client are sent together with ours."""
    urls: list[str] = []
    hooks: Any = {"request": [lambda request: urls.append(str(request.url))]}
    with (
        httpx.Client(params={"a": "b"}, event_hooks=hooks, trust_env=False, timeout=None) as http,
        LNPay(sandbox.api_key, base_url=sandbox.url, http_client=http) as client,
    ):
        client.wallet.create_invoice(sandbox.wallet_id, num_satoshis=1, fields=["id", "memo"])
    assert urls[0].endswith("?fields=id,memo&a=b")


def test_base_url_of_a_given_client(sandbox: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The base URL of the user's client overrides the environment, and an argument overrides both."""
    monkeypatch.setenv("LNPAY_BASE_URL", "http://localhost:9")
    with httpx.Client(base_url=sandbox.url, trust_env=False, timeout=None) as http:
        client = LNPay(sandbox.api_key, http_client=http)
        assert client.base_url == sandbox.url
        assert client.wallet.create_invoice(sandbox.wallet_id, num_satoshis=1).num_satoshis == 1
        assert LNPay("sak_a", http_client=http, base_url="https://example.com").base_url == "https://example.com"
    with (
        httpx.Client(base_url="http://example.com", timeout=None) as http,
        pytest.raises(InvalidArgumentError, match="base_url must be an https"),
    ):
        LNPay("sak_a", http_client=http)


def test_auth_of_a_given_client(sandbox: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an API key, the auth of the user's client authenticates."""
    monkeypatch.delenv("LNPAY_API_KEY", raising=False)
    with (
        httpx.Client(auth=(sandbox.api_key, ""), trust_env=False, timeout=None) as http,
        LNPay(base_url=sandbox.url, http_client=http) as client,
    ):
        assert client.wallet.create_invoice(sandbox.wallet_id, num_satoshis=1).num_satoshis == 1


def test_hook_that_raises(sandbox: Any) -> None:
    """A hook that raises httpx's own error ends the call, and the URL in its message does not show the wallet key."""
    hooks: Any = {"response": [lambda response: response.raise_for_status()]}
    with (
        httpx.Client(event_hooks=hooks, trust_env=False, timeout=None) as http,
        LNPay("sak_a", base_url=sandbox.url, http_client=http) as client,
        pytest.raises(APIConnectionError, match=r"401 Unauthorized.*waki_\*\*\*") as caught,
    ):
        client.wallet.create_invoice("waki_never0issued0here", num_satoshis=1)
    assert "never0" not in str(caught.value)


def test_use_after_close(sandbox: Any) -> None:
    """A closed client raises ClientClosedError; closing twice is allowed."""
    client = LNPay(sandbox.api_key, base_url=sandbox.url)
    client.close()
    client.close()
    with pytest.raises(ClientClosedError, match="This LNPay client has been closed"):
        client.lntx.retrieve("lntx_a")
    with pytest.raises(RuntimeError), client:
        pass

    async def run() -> None:
        async with AsyncLNPay(sandbox.api_key, base_url=sandbox.url) as other:
            await other.wallet.create_invoice(sandbox.wallet_id, num_satoshis=1)
        await other.aclose()
        with pytest.raises(ClientClosedError, match="This AsyncLNPay client has been closed"):
            await other.lntx.retrieve("lntx_a")

    asyncio.run(run())


def test_given_client_that_was_closed(sandbox: Any) -> None:
    """An httpx client that its owner has closed raises a clear error too."""
    http = httpx.Client(timeout=None)
    client = LNPay(sandbox.api_key, base_url=sandbox.url, http_client=http)
    http.close()
    with pytest.raises(ClientClosedError, match="http_client has been closed"):
        client.lntx.retrieve("lntx_a")


def test_closed_during_a_call(way: Any, clock: Any) -> None:
    """A client that is closed between two attempts of a call raises ClientClosedError too."""
    way.sandbox.fault("status", times=9, status=503)

    def use(client: Any) -> Any:
        if not way.asynchronous:
            clock.meanwhile = client.close
            return client.lntx.retrieve("lntx_a")

        async def call() -> Any:
            closing: list[asyncio.Task[None]] = []
            clock.meanwhile = lambda: closing.append(asyncio.create_task(client.aclose()))
            return await client.lntx.retrieve("lntx_a")

        return call()

    with pytest.raises(ClientClosedError, match="closed during the call"):
        way(use)


def test_32_threads_share_a_client(sandbox: Any) -> None:
    """32 threads on one client each get the response to their own request."""
    with LNPay(sandbox.api_key, base_url=sandbox.url) as client, ThreadPoolExecutor(32) as pool:

        def ask(number: int) -> tuple[int, int, int]:
            made = client.wallet.create_invoice(sandbox.wallet_id, num_satoshis=number)
            return number, made.num_satoshis, client.lntx.retrieve(made.id).num_satoshis

        assert all(a == b == c for a, b, c in pool.map(ask, range(1, 97)))


@pytest.mark.parametrize("transport", ["httpx", "aiohttp"])
def test_500_tasks_share_a_client(sandbox: Any, transport: str) -> None:
    """500 tasks on one client each get the response to their own request."""

    async def run() -> None:
        http = DefaultAioHttpClient(trust_env=False) if transport == "aiohttp" else None
        async with AsyncLNPay(sandbox.api_key, base_url=sandbox.url, http_client=http) as client:
            numbers = range(1, 501)
            made = await asyncio.gather(
                *(client.wallet.create_invoice(sandbox.wallet_id, num_satoshis=number) for number in numbers)
            )
            assert [invoice.num_satoshis for invoice in made] == [*numbers]
        assert http is None or http.is_closed

    asyncio.run(run())


@pytest.mark.parametrize("transport", ["httpx", "aiohttp"])
def test_one_client_in_many_event_loops(sandbox: Any, transport: str) -> None:
    """A module's client works in web views that each run in an event loop, one after the other and concurrently."""
    http = DefaultAioHttpClient(trust_env=False) if transport == "aiohttp" else None
    client = AsyncLNPay(sandbox.api_key, base_url=sandbox.url, http_client=http)

    async def view(sats: int) -> int:
        made = await client.wallet.create_invoice(sandbox.wallet_id, num_satoshis=sats)
        return (await client.with_options(timeout=30).lntx.retrieve(made.id)).num_satoshis

    assert [asyncio.run(view(sats)) for sats in (1, 2, 3)] == [1, 2, 3]
    with ThreadPoolExecutor(8) as pool:
        assert [*pool.map(lambda sats: asyncio.run(view(sats)), range(1, 17))] == [*range(1, 17)]
    asyncio.run(client.aclose())
    gc.collect()  # a connection that was left open would be reported here


def test_given_client_in_another_event_loop(sandbox: Any) -> None:
    """The user's own httpx client works in one loop; in another, the error is raised before anything is sent."""
    before = len(sandbox.invoices())

    async def make(client: AsyncLNPay) -> None:
        await client.wallet.create_invoice(sandbox.wallet_id, num_satoshis=1)

    http = httpx.AsyncClient(trust_env=False, timeout=None)
    client = AsyncLNPay(sandbox.api_key, base_url=sandbox.url, http_client=http)
    with asyncio.Runner() as runner:
        runner.run(make(client))
        with ThreadPoolExecutor(1) as pool, pytest.raises(ClientClosedError, match="used in another event loop"):
            pool.submit(asyncio.run, make(client)).result()
        runner.run(http.aclose())
    assert len(sandbox.invoices()) == before + 1


def test_aiohttp_client_in_full(sandbox: Any) -> None:
    """Over aiohttp, errors, timeouts and waiters work as usual."""

    async def run() -> None:
        async with (
            DefaultAioHttpClient(trust_env=False) as http,
            AsyncLNPay(sandbox.api_key, base_url=sandbox.url, http_client=http, max_retries=0) as client,
        ):
            invoice = await client.wallet.create_invoice(sandbox.wallet_id, num_satoshis=1)
            before = len(sandbox.invoices())
            sandbox.fault("drop", processed=True)
            with pytest.raises(APIConnectionError) as caught:
                await client.with_options(max_retries=2).wallet.create_invoice(sandbox.wallet_id, num_satoshis=2)
            assert caught.value.attempts == 1 and len(sandbox.invoices()) == before + 1
            sandbox.pay(invoice.id)
            assert (await client.lntx.wait_until_settled(invoice.id, timeout=600)).settled == 1

    asyncio.run(run())


def test_aiohttp_extra_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, the error names what to install."""
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    with pytest.raises(ImportError, match=r"pip install 'lnpay-client\[aiohttp\]'"):
        DefaultAioHttpClient()


def test_with_options(sandbox: Any) -> None:
    """Other settings create another client on the same connections; the original is unchanged."""
    with LNPay(sandbox.api_key, base_url=sandbox.url) as client:
        other = client.with_options(timeout=0.1, max_retries=0, headers={"X-A": "1"})
        sandbox.fault("delay", seconds=3600)
        with pytest.raises(APIConnectionError) as caught:
            other.lntx.retrieve("lntx_a")
        assert caught.value.attempts == 1
        assert (client.max_retries, other.max_retries) == (2, 0)
        other.close()
        client.wallet.create_invoice(sandbox.wallet_id, num_satoshis=1)


def test_headers(sandbox: Any) -> None:
    """Headers of the client and of the call are sent; ours identify the library."""
    seen: list[httpx.Headers] = []
    hooks: Any = {"request": [lambda request: seen.append(request.headers)]}
    with (
        httpx.Client(event_hooks=hooks, trust_env=False, timeout=None) as http,
        LNPay(sandbox.api_key, base_url=sandbox.url, http_client=http, headers={"X-A": "1", "X-B": "1"}) as client,
    ):
        client.wallet.create_invoice(sandbox.wallet_id, num_satoshis=1, extra_headers={"X-B": "2"})
    assert (seen[0]["x-a"], seen[0]["x-b"], seen[0]["accept"]) == ("1", "2", "application/json")
    assert seen[0]["user-agent"].startswith("lnpay-client/")


def test_keys_stay_out_of_logs(way: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Nothing logged at DEBUG, by us, httpx or others, contains the API key or the wallet key; paths are templates."""
    caplog.set_level(logging.DEBUG)
    way.sandbox.fault("status", status=429, headers={"Retry-After": "0"})
    way.invoice()
    for secret in (way.sandbox.api_key, way.sandbox.wallet_id):
        assert secret not in caplog.text
    ours = [record.getMessage() for record in caplog.records if record.name == "lnpay_client"]
    assert "POST /v1/wallet/{wallet_key}/invoice: 201, attempt 2" in ours


def test_keys_stay_out_of_reprs(kind: Any) -> None:
    """Neither repr nor `vars` contains the key."""
    client = kind("sak_verysecret")
    assert repr(client) == f"{kind.__name__}(Credentials(sak_***), base_url='https://api.lnpay.co')"
    assert "verysecret" not in str(vars(client))
    other = kind("sak_verysecret", headers={"Authorization": "Bearer alsosecret"})
    assert "alsosecret" not in str(vars(other)) + str(vars(other.with_options(headers={"X-Key": "alsosecret"})))


def test_resources_are_made_once(sandbox: Any) -> None:
    """A resource is created on first use and kept."""
    client = LNPay(sandbox.api_key, base_url=sandbox.url)
    assert client.wallet is client.wallet


def test_certificates_are_verified(sandbox: Any) -> None:
    """TLS is verified: a server with an invalid certificate is rejected."""
    client = LNPay("sak_a", base_url=sandbox.url.replace("http:", "https:"), max_retries=0)
    with pytest.raises(APIConnectionError, match=r"(?i)ssl"):
        client.lntx.retrieve("lntx_a")
    client.close()
