"""The demands of production: forks, thousands of calls, deadlines, odd settings, several accounts."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from functools import partial
from typing import Any

import httpx
import httpx2
import pytest
import trio
from lnpay_client import (
    APIResponseValidationError,
    APITimeoutError,
    AsyncLNPay,
    AuthenticationError,
    DefaultAioHttpClient,
    InternalServerError,
    InvalidArgumentError,
    LNPay,
    RateLimitError,
    WaiterTimeoutError,
)

from scripts.trials.fault_server import FaultServer
from scripts.trials.faults import INVOICE, Drip, Fault, all_faults, respond

FORKS = """
import asyncio, json, os, sys
import httpx
from lnpay_client import AsyncLNPay, ClientClosedError, LNPay

wallet, kind = sys.argv[1:]
given = kind == "given"
lnpay = AsyncLNPay() if kind == "async" else LNPay(http_client=httpx.Client() if given else None)

def ask(sats):
    made = lnpay.wallet.create_invoice(wallet, num_satoshis=sats)
    return asyncio.run(wait(made)).num_satoshis if kind == "async" else made.num_satoshis

async def wait(made):
    return await made

assert ask(1) == 1
children = []
for number in range(4):
    reading, writing = os.pipe()
    if os.fork() == 0:
        try:
            result = [ask(100 + number) for _ in range(5)] == [100 + number] * 5
        except ClientClosedError as error:
            result = str(error)
        os.write(writing, json.dumps(result).encode())
        os._exit(0)
    os.close(writing)
    children.append(reading)
ours = [ask(sats) for sats in range(50, 60)] == [*range(50, 60)]
print(json.dumps([ours, *(json.loads(os.read(reading, 1000)) for reading in children)]))
"""


def forked(sandbox: Any, kind: str) -> Any:
    """Run a parent and four children with one client; return the report of each."""
    import json

    environment = {**os.environ, "LNPAY_API_KEY": sandbox.api_key, "LNPAY_BASE_URL": sandbox.url}
    command = [sys.executable, "-c", FORKS, sandbox.wallet_id, kind]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_each_process_gets_its_own_invoices(sandbox: Any, kind: str) -> None:
    """A client that was used before a fork works in the parent and in every child."""
    assert forked(sandbox, kind) == [True] * 5


def test_given_client_after_a_fork(sandbox: Any) -> None:
    """The user's own client cannot be reopened: children get an error with the remedy, the parent continues."""
    ours, *children = forked(sandbox, "given")
    assert ours is True
    assert all("used before this process was forked; create one in each process" in text for text in children)


@pytest.mark.parametrize("transport", ["httpx", "aiohttp"])
def test_cancelled_calls_do_no_harm(sandbox: Any, transport: str) -> None:
    """Hundreds of calls that are cancelled at any moment leave the client fully usable."""

    async def run() -> None:
        http = DefaultAioHttpClient() if transport == "aiohttp" else None
        async with AsyncLNPay(sandbox.api_key, base_url=sandbox.url, http_client=http) as lnpay:
            made = await lnpay.wallet.create_invoice(sandbox.wallet_id, num_satoshis=5)
            for _ in range(3):
                tasks = [asyncio.create_task(lnpay.lntx.retrieve(made.id)) for _ in range(250)]
                await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
            again = await asyncio.gather(*(lnpay.lntx.retrieve(made.id) for _ in range(150)))
            assert [each.id for each in again] == [made.id] * 150

    asyncio.run(run())


DRIPS = [
    fault
    for fault in all_faults()
    if any(isinstance(step, Drip) for step in fault.steps) and not {"500", "gzip", "blank"} & {*fault.name.split()}
]


@pytest.fixture(scope="module")
def dripping() -> Any:
    """A server that sends its response slowly, in every way."""
    with FaultServer(DRIPS) as server:
        yield server


def clients(url: str, **options: Any) -> list[tuple[Any, bool]]:
    """Return each kind of client, and whether it is async."""
    settings: dict[str, Any] = {"api_key": "sak_abcdefgh", "base_url": url, **options}
    return [
        (LNPay(**settings), False),
        (AsyncLNPay(**settings), True),
        (AsyncLNPay(**settings, http_client=DefaultAioHttpClient()), True),
    ]


def each_way(url: str, use: Any, **options: Any) -> list[Any]:
    """Return the result of `use`, or raise its error, with each kind of client."""

    async def run(client: Any) -> Any:
        async with client:
            return await use(client)

    results = []
    for client, is_async in clients(url, **options):
        try:
            if is_async:
                results.append(asyncio.run(run(client)))
            else:
                with client:
                    results.append(use(client))
        except Exception as error:  # noqa: BLE001  looked at by the test
            results.append(error)
    return results


@pytest.mark.parametrize("number", range(len(DRIPS)), ids=lambda number: DRIPS[number].name)
def test_timeout_is_for_the_whole_call(dripping: FaultServer, number: int) -> None:
    """However slowly a server sends, a call ends at its timeout, and so does a wait."""
    url = f"{dripping.url}/{number}/x"
    for error in each_way(url, lambda lnpay: lnpay.lntx.retrieve("lntx_a", timeout=0.2, max_retries=0)):
        assert isinstance(error, APITimeoutError) and str(error).endswith("timed out after 0.2 s")
    for error in each_way(url, lambda lnpay: lnpay.lntx.wait_until_settled("lntx_a", timeout=0.2)):
        assert isinstance(error, WaiterTimeoutError)


def test_status_of_a_dripping_error() -> None:
    """An error with an endless body is still raised by its status."""
    faults = [fault for fault in all_faults() if fault.name == "drips the body of a 500"]
    with FaultServer(faults) as server:
        for seconds in (0.2, 2, 20, 200):  # enough for the status to come, on a machine however busy
            use = partial(retrieve, timeout=seconds)
            kinds = {type(error) for error in each_way(f"{server.url}/0/x", use)}
            if APITimeoutError not in kinds:
                break
    assert kinds == {InternalServerError}


def retrieve(lnpay: Any, **options: Any) -> Any:
    """Ask for an LnTx, once."""
    return lnpay.lntx.retrieve("lntx_a", max_retries=0, **options)


def test_largest_response() -> None:
    """A body above the limit is rejected with the limit's name, a smaller one is read."""
    with FaultServer([Fault("good", (respond(body=str(INVOICE).encode()),))]) as server:
        for error in each_way(f"{server.url}/0/x", lambda lnpay: lnpay.lntx.retrieve("lntx_a"), max_response_size=100):
            assert isinstance(error, APIResponseValidationError)
            assert "200 OK: the response body exceeds max_response_size (100 bytes)" in str(error)


ENVIRONMENT = [
    ("ALL_PROXY", "socks5://localhost:1080"), ("HTTP_PROXY", "ftp://proxy"), ("SSL_CERT_FILE", "/no/such/ca.pem"),
    ("SSL_CERT_FILE", os.devnull), ("HTTP_PROXY", "http://proxy:99999"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), ENVIRONMENT)
def test_settings_in_the_environment(nowhere: str, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """An invalid setting in the environment raises one of our errors, which names it."""
    monkeypatch.setenv(name, value)
    for error in each_way(nowhere, lambda lnpay: lnpay.lntx.retrieve("lntx_a")):
        assert isinstance(error, InvalidArgumentError)
        assert f"the environment variable {name} must be" in str(error)


@pytest.mark.parametrize("entry", ["localhost,[::1],127.0.0.1", "127.0.0.0/8,fe80::/10", "*"])
def test_proxies_and_hosts_without(sandbox: Any, nowhere: str, monkeypatch: pytest.MonkeyPatch, entry: str) -> None:
    """Every kind of client uses the proxy, except for the hosts in NO_PROXY."""
    monkeypatch.setenv("HTTP_PROXY", nowhere)

    def make(lnpay: Any) -> Any:
        return lnpay.wallet.create_invoice(sandbox.wallet_id, num_satoshis=1, max_retries=0)

    settings = {"api_key": sandbox.api_key}
    assert all(isinstance(each, Exception) for each in each_way(sandbox.url, make, **settings))
    monkeypatch.setenv("NO_PROXY", entry)
    assert [each.num_satoshis for each in each_way(sandbox.url, make, **settings)] == [1, 1, 1]


def test_accounts_share_connections_not_keys() -> None:
    """`with_options(api_key=)` uses another account on the same connections; a header of the call overrides the key."""
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["authorization"])
        return httpx.Response(200, json=INVOICE)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http:
        first = LNPay("sak_first", base_url="http://localhost", http_client=http)
        second = first.with_options(api_key="sak_second", base_url="http://127.0.0.1:5")
        for lnpay in (first, second, first):
            lnpay.lntx.retrieve("lntx_a")
        first.lntx.retrieve("lntx_a", extra_headers={"authorization": "Basic c2FrX3RoaXJkOg=="})
    assert seen == ["Basic c2FrX2ZpcnN0Og==", "Basic c2FrX3NlY29uZDo=", seen[0], "Basic c2FrX3RoaXJkOg=="]
    assert (first.base_url, second.base_url) == ("http://localhost", "http://127.0.0.1:5")


def test_retries_of_one_call(sandbox: Any, quick: list[float]) -> None:
    """`max_retries=` of a call overrides the client's."""
    with LNPay(sandbox.api_key, base_url=sandbox.url) as lnpay:
        for retries in (0, 3):
            sandbox.fault("status", times=9, status=429)
            with pytest.raises(RateLimitError) as caught:
                lnpay.lntx.retrieve("lntx_a", max_retries=retries)
            assert caught.value.attempts == retries + 1
            sandbox.clear_faults()


def test_clients_of_httpx2(sandbox: Any) -> None:
    """The clients and timeouts of httpx2 are accepted like those of httpx."""
    with httpx2.Client(trust_env=False, timeout=None) as http:
        lnpay = LNPay(sandbox.api_key, base_url=sandbox.url, http_client=http, timeout=httpx2.Timeout(9))  # type: ignore[arg-type]  # not in the types: httpx2 is not a dependency
        made = lnpay.wallet.create_invoice(sandbox.wallet_id, num_satoshis=7)
        with pytest.raises(AuthenticationError, match="LnTx not found"):
            lnpay.lntx.retrieve("lntx_unknown")
    with pytest.raises(TypeError, match=r"http_client must be an httpx\.Client, not AsyncClient"):
        LNPay("sak_a", http_client=httpx2.AsyncClient(timeout=None))  # type: ignore[arg-type]  # that is the point

    async def main() -> int:
        async with httpx2.AsyncClient(trust_env=False, timeout=None) as http:
            lnpay = AsyncLNPay(sandbox.api_key, base_url=sandbox.url, http_client=http)  # type: ignore[arg-type]  # as above
            return (await lnpay.lntx.retrieve(made.id)).num_satoshis

    assert asyncio.run(main()) == 7


def test_trio(sandbox: Any) -> None:
    """Calls, retries and waits also work on trio."""
    with LNPay(sandbox.api_key, base_url=sandbox.url) as lnpay:
        made = lnpay.wallet.create_invoice(sandbox.wallet_id, num_satoshis=3)
    sandbox.pay(made.id)

    async def main() -> None:
        async with AsyncLNPay(sandbox.api_key, base_url=sandbox.url) as lnpay:
            sandbox.fault("status", status=429, headers={"Retry-After": "0"})
            assert (await lnpay.lntx.retrieve(made.id)).num_satoshis == 3
            sandbox.fault("status", status=503)
            waited = await lnpay.lntx.wait_until_settled(made.id, timeout=600, min_delay=0.01)
            assert waited.settled == 1

    trio.run(main)
