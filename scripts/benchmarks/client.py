"""The library against its peers: what an import costs, a call, a thousand calls, and reading an answer.

Peers are what stock openapi-python-client makes of the same spec, lnpay-py, and bare httpx.
Each figure is a median, and each ratio is taken within this one run; above 1.00 means that the peer is slower.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from ruamel.yaml import YAML

from scripts.benchmarks.table import Row

STOCK = "stock_client"
REPEATS = 7
SYNC_CALLS = 200
ASYNC_CALLS = 500
ASYNC_ROUNDS = 3
CONCURRENCY = 100

# The sandbox runs in a process of its own, so that its work is not counted as a client's.
SERVE = """
import json, sys
from scripts.sandbox import running_sandbox
with running_sandbox() as sandbox:
    print(json.dumps([sandbox.url, sandbox.api_key, sandbox.wallet_id]), flush=True)
    sys.stdin.read()
"""


@dataclass(frozen=True)
class Sandbox:
    """Where the sandbox is, and what it takes to make an invoice there."""

    url: str
    api_key: str
    wallet_id: str


def measure(spec: Path) -> list[Row]:
    """Return a row for each thing measured."""
    with stock_client(spec) as folder, separate_sandbox() as sandbox:
        return [
            *imports(folder),
            *first_calls(folder, sandbox),
            *sync_calls(sandbox),
            *asyncio.run(async_calls(sandbox)),
            *parsing(spec),
        ]


@contextmanager
def separate_sandbox() -> Iterator[Sandbox]:
    """Run a sandbox in a process of its own, until its standard input closes."""
    with subprocess.Popen([sys.executable, "-c", SERVE], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None  # it is a pipe
        yield Sandbox(*json.loads(process.stdout.readline()))
        process.communicate()


@contextmanager
def stock_client(spec: Path) -> Iterator[Path]:
    """Make the stock generator's client in a temporary folder and put that on the path."""
    document = YAML(typ="safe").load(spec.read_text())
    for item in document["paths"].values():
        for operation in item.values():
            # With JSON and form on one schema, what the stock generator makes cannot be imported.
            content = operation.get("requestBody", {}).get("content", {}) if isinstance(operation, dict) else {}
            for other in [name for name in content if name != "application/json"]:
                del content[other]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "spec.json").write_text(json.dumps(document))
        generate = [sys.executable, "-m", "openapi_python_client", "generate", "--path", str(folder / "spec.json")]
        generate += ["--meta", "none", "--output-path", str(folder / STOCK)]
        subprocess.run(generate, check=True, capture_output=True)
        sys.path.insert(0, name)
        try:
            yield folder
        finally:
            sys.path.remove(name)


def imports(folder: Path) -> list[Row]:
    """Time `import` in a fresh interpreter, the interpreter's own start taken off."""
    start = in_fresh_interpreter("pass", folder)
    ours = in_fresh_interpreter("import lnpay_client", folder) - start
    rows = []
    for peer, code in (
        ("stock", f"import {STOCK}"),
        ("stock, with the operation", f"from {STOCK}.api.wallet import post_wallet_invoice"),
        ("lnpay-py", "import lnpay_py"),
        ("httpx", "import httpx"),
    ):
        rows.append(Row("import", "ms", ours * 1000, peer, (in_fresh_interpreter(code, folder) - start) * 1000))
    return rows


def first_calls(folder: Path, sandbox: Sandbox) -> list[Row]:
    """Time a whole program that makes one invoice, the interpreter's own start taken off."""
    url, key, wallet = sandbox.url, sandbox.api_key, sandbox.wallet_id
    start = in_fresh_interpreter("pass", folder)
    programs = {
        "ours": f"""
from lnpay_client import LNPay
with LNPay({key!r}, base_url={url!r}) as lnpay:
    lnpay.wallet.create_invoice({wallet!r}, num_satoshis=1)
""",
        "stock": f"""
from {STOCK} import AuthenticatedClient
from {STOCK}.api.wallet import post_wallet_invoice
from {STOCK}.models import InvoiceRequest
with AuthenticatedClient({url!r}, token={key!r}, prefix="", auth_header_name="X-Api-Key") as client:
    post_wallet_invoice.sync({wallet!r}, client=client, body=InvoiceRequest(num_satoshis=1))
""",
        "lnpay-py": f"""
import lnpay_py
from lnpay_py.wallet import LNPayWallet
lnpay_py.initialize({key!r}, params={{"endpoint_url": {url + "/v1/"!r}}})
LNPayWallet({wallet!r}).create_invoice({{"num_satoshis": 1}})
""",
    }
    times = {name: (in_fresh_interpreter(code, folder) - start) * 1000 for name, code in programs.items()}
    return [Row("import and first invoice", "ms", times["ours"], peer, times[peer]) for peer in ("stock", "lnpay-py")]


def in_fresh_interpreter(code: str, folder: Path) -> float:
    """Return the median wall time of running `code`, in seconds."""
    times = []
    for _ in range(REPEATS):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, cwd=folder, capture_output=True)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def sync_calls(sandbox: Sandbox) -> list[Row]:
    """Create invoices one after the other on one client."""
    from lnpay_client import LNPay

    wallet, path = sandbox.wallet_id, f"/v1/wallet/{sandbox.wallet_id}/invoice"
    stock, module, model = stock_parts(sandbox)
    with LNPay(sandbox.api_key, base_url=sandbox.url) as lnpay, httpx.Client(**plain(sandbox)) as bare:
        times = alternate(
            {
                "ours": lambda: lnpay.wallet.create_invoice(wallet, num_satoshis=1),
                "stock": lambda: module.sync(wallet, client=stock, body=model(num_satoshis=1)),
                "bare httpx": lambda: bare.post(path, json={"num_satoshis": 1}).json(),
            }
        )
    return [Row("create_invoice, sync", "ms a call", times["ours"], p, times[p]) for p in ("stock", "bare httpx")]


def alternate(calls: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return each call's median in milliseconds, the calls taking turns so that drift hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(SYNC_CALLS):
        for name, call in calls.items():
            begin = time.perf_counter()
            call()
            times[name].append((time.perf_counter() - begin) * 1000)
    return {name: statistics.median(found) for name, found in times.items()}


async def async_calls(sandbox: Sandbox) -> list[Row]:
    """Create invoices on one client, a hundred at a time."""
    from lnpay_client import AsyncLNPay, DefaultAioHttpClient

    wallet, path = sandbox.wallet_id, f"/v1/wallet/{sandbox.wallet_id}/invoice"
    stock, module, model = stock_parts(sandbox)
    options: dict[str, Any] = {"base_url": sandbox.url, "timeout": 60}
    async with (
        AsyncLNPay(sandbox.api_key, **options) as lnpay,
        DefaultAioHttpClient() as aiohttp,
        AsyncLNPay(sandbox.api_key, http_client=aiohttp, **options) as fast,
        httpx.AsyncClient(**plain(sandbox)) as bare,
    ):
        calls: dict[str, Callable[[], Awaitable[object]]] = {
            "ours": lambda: lnpay.wallet.create_invoice(wallet, num_satoshis=1),
            "ours with aiohttp": lambda: fast.wallet.create_invoice(wallet, num_satoshis=1),
            "stock": lambda: module.asyncio(wallet, client=stock, body=model(num_satoshis=1)),
            "bare httpx": lambda: bare.post(path, json={"num_satoshis": 1}),
        }
        rounds = [{name: await in_parallel(call) for name, call in calls.items()} for _ in range(ASYNC_ROUNDS)]
        times = {name: statistics.median(found[name] for found in rounds) for name in calls}
    peers = [name for name in times if name != "ours"]
    return [
        Row(f"create_invoice, async, {CONCURRENCY} at once", "ms a call", times["ours"], p, times[p]) for p in peers
    ]


async def in_parallel(call: Callable[[], Awaitable[object]]) -> float:
    """Return the wall time per call, in milliseconds."""
    gate = asyncio.Semaphore(CONCURRENCY)

    async def one() -> None:
        async with gate:
            await call()

    await asyncio.gather(*(one() for _ in range(CONCURRENCY)))  # connections are made before the clock runs
    begin = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(ASYNC_CALLS)))
    return (time.perf_counter() - begin) * 1000 / ASYNC_CALLS


def parsing(spec: Path) -> list[Row]:
    """Read the spec's example LnTx into the model and write it out again."""
    from lnpay_client.models import LnTx

    example = YAML(typ="safe").load(spec.read_text())["components"]["examples"]["settled"]["value"]
    peer = importlib.import_module(f"{STOCK}.models").LnTx
    rows = []
    for what, ours, theirs in (
        ("LnTx.from_dict", lambda: LnTx.from_dict(example), lambda: peer.from_dict(example)),
        ("LnTx.to_dict", LnTx.from_dict(example).to_dict, peer.from_dict(example).to_dict),
    ):
        rows.append(Row(what, "µs", in_microseconds(ours), "stock", in_microseconds(theirs)))
    return rows


def in_microseconds(call: Callable[[], object]) -> float:
    """Return the best of some medians of a short call."""
    rounds = []
    for _ in range(REPEATS):
        begin = time.perf_counter()
        for _ in range(2000):
            call()
        rounds.append((time.perf_counter() - begin) * 1e6 / 2000)
    return statistics.median(rounds)


def stock_parts(sandbox: Sandbox) -> tuple[Any, Any, Any]:
    """Return the stock client on the sandbox, its module for the operation and its body model."""
    stock = importlib.import_module(STOCK)
    client = stock.AuthenticatedClient(
        sandbox.url, token=sandbox.api_key, prefix="", auth_header_name="X-Api-Key", timeout=httpx.Timeout(60)
    )
    module = importlib.import_module(f"{STOCK}.api.wallet.post_wallet_invoice")
    return client, module, importlib.import_module(f"{STOCK}.models").InvoiceRequest


def plain(sandbox: Sandbox) -> dict[str, Any]:
    """Return the arguments of a bare httpx client on the sandbox."""
    return {"base_url": sandbox.url, "auth": (sandbox.api_key, ""), "timeout": 60}
