"""A client that was used before its process was forked works in the parent and in every child.

Each call sends its process in the memo: the caller must get it back, and no connection may carry two processes.
"""

from __future__ import annotations

import json
import os
import socket
import ssl
import subprocess
import sys
import threading
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import trustme

from scripts.trials.faults import INVOICE
from tests.servers import CannedResponse, RecordingServer, Request

TOGETHER = 3
"""Workers, all of which have a call under way at the same time."""
PATIENCE = 600
"""Seconds until a test that hangs is given up: the last of these processes may start long after the first one."""

CLIENT = """
import asyncio, os, sys
from lnpay_client import AsyncLNPay, DefaultAioHttpClient, LNPay

kind = os.environ["KIND"]
http = DefaultAioHttpClient() if kind == "aiohttp" else None
lnpay = LNPay(timeout=600) if kind == "sync" else AsyncLNPay(http_client=http, timeout=600)

async def ask_async(memo):
    return (await lnpay.wallet.create_invoice("wal_a", num_satoshis=1, memo=memo)).memo

def ask(name):
    memo = f"{name} {os.getpid()}"
    if kind == "sync":
        found = lnpay.wallet.create_invoice("wal_a", num_satoshis=1, memo=memo).memo
    else:
        found = asyncio.run(ask_async(memo))
    assert found == memo, f"{memo!r} got {found!r}"
    return os.getpid()

ask("import")
"""
"""A module with its own client, which it uses when it is imported."""

POOL = """
import json, multiprocessing, sys
from client import ask

def work(number):
    return [ask(f"together {number} {each}") for each in range(3)][0]

if __name__ == "__main__":
    with multiprocessing.get_context(sys.argv[1]).Pool(3) as pool:
        results = pool.map_async(work, range(6), chunksize=1)
        mine = {ask(f"parent {number}") for number in range(10)}
        print(json.dumps([len(mine), sorted({*results.get()} - mine)]))
"""

IN_A_LOOP = """
import asyncio, os
from client import ask, ask_async

async def main():
    assert await ask_async(f"before {os.getpid()}")
    child = os.fork()
    if child == 0:
        try:
            ask("child")
            os._exit(0)
        except BaseException as error:
            print(repr(error))
            os._exit(1)
    assert await ask_async(f"after {os.getpid()}")
    print(os.waitpid(child, 0)[1])

asyncio.run(main())
"""

WSGI = """
from client import ask

def app(environ, start_response):
    start_response("200 OK", [])
    return [str(ask("together" + environ["PATH_INFO"])).encode()]
"""

TASKS = """
import os
from celery import Celery
from client import ask

folder = os.environ["FOLDER"]
app = Celery("tasks", broker="filesystem://", backend=f"file://{folder}/results")
app.conf.broker_transport_options = {
    "data_folder_in": f"{folder}/queue", "data_folder_out": f"{folder}/queue", "control_folder": f"{folder}/control",
    "polling_interval": 0.05,
}
app.conf.worker_prefetch_multiplier = 1

@app.task
def work(number):
    return ask(f"together {number}")
"""

PRODUCER = """
import json
from tasks import work

results = [work.delay(number) for number in range(9)]
print(json.dumps(sorted({result.get(timeout=600, interval=0.05) for result in results})))
"""


class Service:
    """The LNPay of these tests: it returns the memo, and delays concurrent calls until all have arrived."""

    def __init__(self, folder: Path, authority: trustme.CA, *, tls: bool) -> None:
        self.folder = folder
        self.barrier = threading.Barrier(TOGETHER)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("127.0.0.1").configure_cert(context)
        self.server = RecordingServer(self.respond, context if tls else None)
        authority.cert_pem.write_to_path(str(folder / "ca.pem"))
        programs = {"client": CLIENT, "pool": POOL, "loop": IN_A_LOOP, "wsgi": WSGI, "tasks": TASKS, "make": PRODUCER}
        for name, text in programs.items():
            (folder / f"{name}.py").write_text(text)
        for name in ("queue", "results", "control"):
            (folder / name).mkdir()

    def respond(self, request: Request) -> CannedResponse:
        """Return an invoice with the memo of the request."""
        memo = request.json()["memo"]
        if memo.startswith("together"):
            self.barrier.wait(PATIENCE)
        return CannedResponse({**INVOICE, "memo": memo}, 201)

    def start(self, kind: str, *command: str, **options: Any) -> subprocess.Popen[str]:
        """Start a Python program with this kind of client."""
        environment = {
            **os.environ, "KIND": kind, "FOLDER": str(self.folder), "LNPAY_API_KEY": "sak_a",
            "LNPAY_BASE_URL": self.server.url, "SSL_CERT_FILE": str(self.folder / "ca.pem"),
        }  # fmt: skip
        return subprocess.Popen(
            [sys.executable, *command], cwd=self.folder, env=environment, text=True, stdout=subprocess.PIPE, **options
        )

    def run(self, kind: str, *command: str) -> Any:
        """Run such a program; return its output."""
        process = self.start(kind, *command)
        output = process.communicate(timeout=PATIENCE)[0]
        assert process.returncode == 0, output
        return json.loads(output)

    def processes(self) -> set[str]:
        """Return the processes that made calls; each connection carried only one of them."""
        by_port = defaultdict(set)
        for request in self.server.requests:
            by_port[request.port].add(request.json()["memo"].rpartition(" ")[2])
        assert all(len(found) == 1 for found in by_port.values())
        return {process for found in by_port.values() for process in found}


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """The certificate authority of the server; only these tests trust it."""
    return trustme.CA()


@pytest.fixture(params=["http", "https"])
def service(request: pytest.FixtureRequest, tmp_path: Path, authority: trustme.CA) -> Iterator[Service]:
    """The service, over both schemes."""
    made = Service(tmp_path, authority, tls=request.param == "https")
    with made.server:
        yield made


@pytest.mark.parametrize(
    ("kind", "way"),
    [("sync", "fork"), ("async", "fork"), ("aiohttp", "fork"), ("sync", "forkserver"), ("async", "spawn")],
)
def test_multiprocessing(service: Service, kind: str, way: str) -> None:
    """The workers of a pool and their parent get their own invoices, with every start method."""
    parents, workers = service.run(kind, "pool.py", way)
    assert (parents, len(workers)) == (1, TOGETHER)
    assert {str(each) for each in workers} < service.processes()


@pytest.mark.parametrize("kind", ["async", "aiohttp"])
def test_fork_in_a_running_loop(service: Service, kind: str) -> None:
    """A child that is forked while an event loop runs continues with its own loop, and so does the parent."""
    assert service.run(kind, "loop.py") == 0 and len(service.processes()) == 2


@pytest.mark.parametrize("kind", ["sync", "async", "aiohttp"])
def test_gunicorn(service: Service, kind: str) -> None:
    """With `gunicorn --preload`, a module's client is used at import, and then by all workers concurrently."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        workers = ("--workers", str(TOGETHER), "--bind", f"fd://{listener.fileno()}", "--no-control-socket")
        command = ("-m", "gunicorn", "--preload", "--timeout", "0", *workers, "wsgi:app")  # it kills none that waits
        gunicorn = service.start(kind, *command, pass_fds=[listener.fileno()])
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        try:

            def fetch(number: int) -> bytes:
                with urllib.request.urlopen(f"{url}/{number}", timeout=PATIENCE) as response:
                    found: bytes = response.read()
                    return found

            with ThreadPoolExecutor(TOGETHER) as pool:
                answered = {found.decode() for found in pool.map(fetch, range(5 * TOGETHER))}
        finally:
            gunicorn.terminate()
            gunicorn.communicate(timeout=PATIENCE)
    assert len(answered) == TOGETHER and answered < service.processes()


@pytest.mark.parametrize("service", ["https"], indirect=True)
def test_celery(service: Service) -> None:
    """In celery's prefork pool, each worker process gets its own invoices."""
    options = ("--pool", "prefork", "--concurrency", str(TOGETHER), "--loglevel", "ERROR")
    quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat")
    worker = service.start("sync", "-m", "celery", "--app", "tasks", "--quiet", "worker", *options, *quiet)
    try:
        answered = service.run("sync", "make.py")
    finally:
        worker.terminate()
        worker.communicate(timeout=PATIENCE)
    assert len(answered) == TOGETHER and {str(each) for each in answered} < service.processes()
