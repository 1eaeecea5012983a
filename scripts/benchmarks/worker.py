"""One program under measurement, in its own environment: `python worker.py PROGRAM URL`.

It reads one order a line from standard input, `["sync", 100]` or `["async", 500, 64]`, carries it out, and prints the
seconds per call. It knows nothing of this repository: it is run by the Python of the program's own environment.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

KEY, WALLET, LNTX = "sak_benchmark", "wal_benchmark", "lntx_benchmark"
PATH = f"/v1/wallet/{WALLET}/invoice"
BODY: dict[str, Any] = {"num_satoshis": 20, "memo": "Coffee"}

Call = Callable[[], Any]
AsyncCall = Callable[[], Awaitable[Any]]


def ours(url: str) -> Call:
    """Return a call of the library."""
    from lnpay_client import LNPay

    lnpay = LNPay(KEY, base_url=url)
    return lambda: lnpay.wallet.create_invoice(WALLET, num_satoshis=20, memo="Coffee")


async def ours_async(url: str, stack: AsyncExitStack) -> AsyncCall:
    """Return a call of the library's async client."""
    from lnpay_client import AsyncLNPay

    lnpay = await stack.enter_async_context(AsyncLNPay(KEY, base_url=url, timeout=60))
    return lambda: lnpay.wallet.create_invoice(WALLET, num_satoshis=20, memo="Coffee")


async def ours_on_aiohttp(url: str, stack: AsyncExitStack) -> AsyncCall:
    """Return a call of the library's async client on its aiohttp backend."""
    from lnpay_client import AsyncLNPay, DefaultAioHttpClient

    http = await stack.enter_async_context(DefaultAioHttpClient())
    lnpay = await stack.enter_async_context(AsyncLNPay(KEY, base_url=url, timeout=60, http_client=http))
    return lambda: lnpay.wallet.create_invoice(WALLET, num_satoshis=20, memo="Coffee")


def httpx_sync(url: str) -> Call:
    """Return a call of httpx or httpx2."""
    http = _httpx().Client(base_url=url, auth=(KEY, ""))
    return lambda: http.post(PATH, json=BODY).raise_for_status().json()


async def httpx_async(url: str, stack: AsyncExitStack) -> AsyncCall:
    """Return a call of httpx' or httpx2's async client."""
    http = await stack.enter_async_context(_httpx().AsyncClient(base_url=url, auth=(KEY, ""), timeout=60))

    async def call() -> Any:
        return (await http.post(PATH, json=BODY)).raise_for_status().json()

    return call


def _httpx() -> Any:
    import importlib

    return importlib.import_module(sys.argv[1])


async def aiohttp_async(url: str, stack: AsyncExitStack) -> AsyncCall:
    """Return a call of aiohttp."""
    import aiohttp

    headers = {"Authorization": aiohttp.encode_basic_auth(KEY, "")}
    session = await stack.enter_async_context(aiohttp.ClientSession(url, headers=headers))

    async def call() -> Any:
        async with session.post(PATH, json=BODY, raise_for_status=True) as response:
            return await response.json()

    return call


def requests_sync(url: str) -> Call:
    """Return a call of requests."""
    import requests

    session = requests.Session()
    session.auth = (KEY, "")
    return lambda: session.post(url + PATH, json=BODY).json()


def lnpay_py(url: str) -> Call:
    """Return a call of lnpay-py."""
    import lnpay_py  # type: ignore[import-untyped]  # it has no types
    from lnpay_py.wallet import LNPayWallet  # type: ignore[import-untyped]

    lnpay_py.initialize(KEY, params={"endpoint_url": url + "/v1/"})
    wallet = LNPayWallet(WALLET)
    return lambda: wallet.create_invoice(BODY)


def stock(url: str) -> Call:
    """Return a call of what openapi-python-client makes by itself."""
    from stock_client import AuthenticatedClient  # type: ignore[import-not-found]  # made by the benchmark
    from stock_client.api.wallet import post_wallet_invoice  # type: ignore[import-not-found]
    from stock_client.models import InvoiceRequest  # type: ignore[import-not-found]

    client = AuthenticatedClient(url, token=KEY, prefix="", auth_header_name="X-Api-Key")
    return lambda: post_wallet_invoice.sync(WALLET, client=client, body=InvoiceRequest(num_satoshis=20, memo="Coffee"))


async def stock_async(url: str, stack: AsyncExitStack) -> AsyncCall:
    """Return a call of what openapi-python-client makes by itself."""
    import httpx
    from stock_client import AuthenticatedClient
    from stock_client.api.wallet import post_wallet_invoice
    from stock_client.models import InvoiceRequest

    client = AuthenticatedClient(url, token=KEY, prefix="", auth_header_name="X-Api-Key", timeout=httpx.Timeout(60))
    body = InvoiceRequest(num_satoshis=20, memo="Coffee")
    return lambda: post_wallet_invoice.asyncio(WALLET, client=client, body=body)


def openapi_generator(url: str) -> Call:
    """Return a call of what openapi-generator makes."""
    import openapi_client  # type: ignore[import-not-found]  # made by the benchmark

    api = openapi_client.WalletApi(
        openapi_client.ApiClient(openapi_client.Configuration(host=url, username=KEY, password=""))
    )
    body = openapi_client.InvoiceRequest(num_satoshis=20, memo="Coffee")
    return lambda: api.post_wallet_invoice(WALLET, body)


def retrieve_with_ours(url: str) -> Call:
    """Return a retrieval of an LnTx with the library."""
    from lnpay_client import LNPay

    lnpay = LNPay(KEY, base_url=url)
    return lambda: lnpay.lntx.retrieve(LNTX)


def retrieve_with_lnpay_py(url: str) -> Call:
    """Return a retrieval of an LnTx with lnpay-py."""
    import lnpay_py
    from lnpay_py.lntx import LNPayLnTx  # type: ignore[import-untyped]

    lnpay_py.initialize(KEY, params={"endpoint_url": url + "/v1/"})
    return lambda: LNPayLnTx(LNTX).get_info()


def retrieve_with_stock(url: str) -> Call:
    """Return a retrieval of an LnTx with what openapi-python-client makes by itself."""
    from stock_client import AuthenticatedClient
    from stock_client.api.lntx import get_ln_tx_object  # type: ignore[import-not-found]

    client = AuthenticatedClient(url, token=KEY, prefix="", auth_header_name="X-Api-Key")
    return lambda: get_ln_tx_object.sync(LNTX, client=client)


def retrieve_with_openapi_generator(url: str) -> Call:
    """Return a retrieval of an LnTx with what openapi-generator makes."""
    import openapi_client

    api = openapi_client.LntxApi(
        openapi_client.ApiClient(openapi_client.Configuration(host=url, username=KEY, password=""))
    )
    return lambda: api.get_ln_tx_object(LNTX)


SYNC: dict[str, Callable[[str], Call]] = {
    "lnpay-client": ours,
    "httpx": httpx_sync,
    "httpx2": httpx_sync,
    "requests": requests_sync,
    "lnpay-py": lnpay_py,
    "openapi-python-client": stock,
    "openapi-generator": openapi_generator,
}
RETRIEVE: dict[str, Callable[[str], Call]] = {
    "lnpay-client": retrieve_with_ours,
    "lnpay-py": retrieve_with_lnpay_py,
    "openapi-python-client": retrieve_with_stock,
    "openapi-generator": retrieve_with_openapi_generator,
}
ASYNC: dict[str, Callable[[str, AsyncExitStack], Awaitable[AsyncCall]]] = {
    "lnpay-client": ours_async,
    "lnpay-client[aiohttp]": ours_on_aiohttp,
    "httpx": httpx_async,
    "httpx2": httpx_async,
    "aiohttp": aiohttp_async,
    "openapi-python-client": stock_async,
}


def call_once(program: str, url: str) -> None:
    """Make one call, synchronously if the program can."""
    if program in SYNC:
        SYNC[program](url)()
    else:
        asyncio.run(call_once_async(program, url))


async def call_once_async(program: str, url: str) -> Any:
    """Make one asynchronous call and return its result."""
    async with AsyncExitStack() as stack:
        call = await ASYNC[program](url, stack)
        return await call()


def time_sync(call: Call, count: int) -> float:
    """Return the seconds per call of `count` calls."""
    call()
    begin = time.perf_counter()
    for _ in range(count):
        call()
    return (time.perf_counter() - begin) / count


async def time_async(program: str, url: str, count: int, at_once: int) -> float:
    """Return the seconds per call of `count` calls, so many of them in flight."""
    async with AsyncExitStack() as stack:
        call = await ASYNC[program](url, stack)
        await asyncio.gather(
            *(call() for _ in range(min(at_once, 100)))
        )  # connections are opened before the clock runs
        todo = iter(range(count))

        async def work() -> None:
            for _ in todo:
                await call()

        begin = time.perf_counter()
        await asyncio.gather(*(work() for _ in range(at_once)))
        return (time.perf_counter() - begin) / count


def main(program: str, url: str) -> None:
    """Carry out orders until there are no more."""
    out, sys.stdout = sys.stdout, sys.stderr  # some programs print while they are imported
    call = SYNC[program](url) if program in SYNC else None
    print("ready", file=out, flush=True)
    for line in sys.stdin:
        kind, count, *at_once = json.loads(line)
        if kind == "sync" and call:
            seconds = time_sync(call, count)
        else:
            seconds = asyncio.run(time_async(program, url, count, *at_once))
        print(json.dumps(seconds), file=out, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
