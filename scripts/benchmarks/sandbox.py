"""Measure the sandbox under load: 10,000 invoices over 200 connections, none lost, none twice, and its memory.

The sandbox runs as its own process, as users start it. Next to it runs a bare server on the same framework that
only responds, to show how much of the time is the sandbox's own work.
"""

from __future__ import annotations

import asyncio
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from timeit import timeit

import aiohttp
import bolt11
from bolt11.models.tags import TagChar, Tags
from coincurve import PrivateKey

from scripts.benchmarks.rows import Aim, Row, show
from scripts.sandbox.invoice import write_invoice

INVOICES = 10_000
CONNECTIONS = 200
FEW_CONNECTIONS = 64
WARM_UP = 1_000
ROUNDS = 5
"""Number of rounds of a load, to measure the spread."""
TIMEOUT = aiohttp.ClientTimeout(total=300)

BARE_SERVER = """
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from types import SimpleNamespace
from scripts.sandbox.faults import Faults
from scripts.sandbox.serving import make_server, open_socket, url_of

async def answer(request):
    await request.body()
    return Response('{"id":"' + 'x' * 800 + '"}', 201, media_type="application/json")

app = Starlette(routes=[Route("/v1/wallet/x/invoice", answer, methods=["POST"])])
app.state.sandbox = SimpleNamespace(faults=Faults())
listener = open_socket("127.0.0.1", 0)
print(f"export LNPAY_BASE_URL={url_of(listener)} LNPAY_API_KEY=x LNPAY_WALLET_KEY=x", flush=True)
make_server(app).run([listener])
"""


@dataclass(frozen=True)
class Load:
    """The results of a round of requests."""

    seconds: float
    waits: list[float]
    ids: list[str]

    @property
    def milliseconds(self) -> float:
        """Milliseconds per response."""
        return self.seconds / len(self.ids) * 1000

    @property
    def slowest(self) -> float:
        """99th percentile of the response time, in milliseconds."""
        return statistics.quantiles(self.waits, n=100)[98] * 1000


class LostInvoicesError(Exception):
    """The sandbox returned an id twice, or lost one."""


def measure(invoices: int = INVOICES, connections: int = CONNECTIONS) -> list[Row]:
    """Load the sandbox with a file and in memory, and a bare server next to it."""
    with tempfile.TemporaryDirectory() as folder:
        on_file, grown = _load_sandbox(invoices, connections, "--db", str(Path(folder) / "sandbox.db"))
    in_memory, _ = _load_sandbox(invoices, connections)
    few, _ = _load_sandbox(invoices, FEW_CONNECTIONS)
    with _server([sys.executable, "-c", BARE_SERVER]) as (environment, _):
        bare = _rounds(environment, invoices, connections)
    at_once = f"{invoices:,} invoices over {connections} connections"
    loads = {"in memory": in_memory, "in a file": on_file, "an empty response": bare}
    ours, theirs = _writers()
    return [
        Row.of(
            f"an invoice of the sandbox in memory, {FEW_CONNECTIONS} connections",
            "ms",
            "lnpay-sandbox",
            [load.milliseconds for load in few],
            Aim(1.0),
        ),
        *(
            Row.of(f"{at_once}: each", "ms", name, [load.milliseconds for load in rounds])
            for name, rounds in loads.items()
        ),
        *(
            Row.of(f"{at_once}: 99 % wait at most", "ms", name, [load.slowest for load in rounds])
            for name, rounds in loads.items()
        ),
        Row.of(f"{at_once}: memory grown since {WARM_UP:,}", "MiB", "in a file", [grown]),
        Row.of("writing and signing one BOLT11 invoice", "ms", "ours", ours),
        Row.of("writing and signing one BOLT11 invoice", "ms", "the bolt11 package", theirs),
        Row.of("starting the sandbox", "s", "lnpay-sandbox", [_start() for _ in range(ROUNDS)], Aim(0.5)),
    ]


def _start() -> float:
    """Return the seconds from the command to the first response."""
    begin = time.perf_counter()
    with _server([sys.executable, "-m", "scripts.sandbox", "--port", "0"]) as (environment, _):
        asyncio.run(create_invoices(environment, 1, 1))
        return time.perf_counter() - begin


def _load_sandbox(invoices: int, connections: int, *arguments: str) -> tuple[list[Load], float]:
    """Load it, check that nothing is lost or duplicated, and measure by how many MiB it grew."""
    with _server([sys.executable, "-m", "scripts.sandbox", "--port", "0", *arguments]) as (environment, process):
        warm = asyncio.run(create_invoices(environment, min(WARM_UP, invoices), connections))
        before = _resident_mib(process)
        rounds = _rounds(environment, invoices, connections)
        grown = _resident_mib(process) - before
        check([id_ for load in [warm, *rounds] for id_ in load.ids], asyncio.run(_known_ids(environment)))
    return rounds, grown


def _rounds(environment: dict[str, str], invoices: int, connections: int) -> list[Load]:
    return [asyncio.run(create_invoices(environment, invoices // ROUNDS, connections)) for _ in range(ROUNDS)]


async def create_invoices(environment: dict[str, str], invoices: int, connections: int) -> Load:
    """Create invoices over concurrent connections."""
    url = f"{environment['LNPAY_BASE_URL']}/v1/wallet/{environment['LNPAY_WALLET_KEY']}/invoice"
    todo = iter(range(invoices))
    waits: list[float] = []
    ids: list[str] = []
    async with _session(environment, connections) as session:

        async def work() -> None:
            for number in todo:
                start = time.perf_counter()
                async with session.post(url, json={"num_satoshis": 1 + number % 9999, "memo": "Load"}) as response:
                    lntx = await response.json()
                waits.append(time.perf_counter() - start)
                ids.append(lntx["id"])

        start = time.perf_counter()
        await asyncio.gather(*(work() for _ in range(connections)))
        return Load(time.perf_counter() - start, waits, ids)


async def _known_ids(environment: dict[str, str]) -> list[str]:
    url = f"{environment['LNPAY_BASE_URL']}/sandbox/invoices?limit=1000000"
    async with _session(environment, 1) as session, session.get(url) as response:
        return [lntx["id"] for lntx in (await response.json())["invoices"]]


def _session(environment: dict[str, str], connections: int) -> aiohttp.ClientSession:
    headers = {"X-Api-Key": environment["LNPAY_API_KEY"]}
    connector = aiohttp.TCPConnector(limit=connections)
    return aiohttp.ClientSession(headers=headers, connector=connector, timeout=TIMEOUT, raise_for_status=True)


def check(returned: list[str], known: list[str]) -> None:
    """Raise unless each returned id exists exactly once, and no others."""
    if len(returned) != len(set(returned)) or sorted(returned) != sorted(known):
        raise LostInvoicesError(f"{len(returned)} returned, {len(set(returned))} different ids, {len(known)} known")


@contextmanager
def _server(command: list[str]) -> Iterator[tuple[dict[str, str], int]]:
    """Start a server that prints its environment variables; gives them and its process id."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LNPAY_")}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        printed: dict[str, str] = {}
        while process.stdout and "LNPAY_WALLET_KEY" not in printed:
            printed |= dict(re.findall(r"(LNPAY_\w+)=(\S+)", process.stdout.readline()))
        yield printed, process.pid
    finally:
        process.terminate()
        process.communicate()


def _resident_mib(process: int) -> float:
    """The memory that a process holds, where the system reports it."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return float("nan")
    found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text())
    return int(found[1]) / 1024 if found else float("nan")


def _writers(times: int = 100) -> tuple[list[float], list[float]]:
    """Milliseconds for one invoice, by our writer and by the bolt11 package, in some rounds."""
    key = PrivateKey(sha256(b"bench").digest())
    digest = sha256(b"preimage").digest()
    tags = Tags()
    for char, value in (
        (TagChar.payment_hash, digest.hex()),
        (TagChar.description, "Load"),
        (TagChar.min_final_cltv_expiry, 40),
        (TagChar.expire_time, 86_400),
        (TagChar.payment_secret, digest.hex()),
    ):
        tags.add(char, value)
    invoice = bolt11.Bolt11("bcrt", 1_600_000_000, tags, bolt11.MilliSatoshi(20_000))
    write = partial(
        write_invoice,
        node_key=key,
        created_at=1_600_000_000,
        num_satoshis=20,
        payment_hash=digest,
        payment_secret=digest,
        expiry=86_400,
        memo="Load",
    )

    def rounds(call: Callable[[], object]) -> list[float]:
        return [timeit(call, number=times) / times * 1000 for _ in range(ROUNDS)]

    return rounds(write), rounds(lambda: bolt11.encode(invoice, key.to_hex()))


def main() -> int:
    """Measure and print a table."""
    show(measure())
    return 0
