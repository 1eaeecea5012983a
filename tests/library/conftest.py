"""Each promise is kept by the sync client and by the async one: tests are written once and go both ways."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import json
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import Any

import lnpay_client
import pytest
from lnpay_client import AsyncLNPay, LNPay
from openapi_python_client.config import ConfigFile
from ruamel.yaml import YAML

from scripts.client.make import make_client
from scripts.model.build import build_model
from scripts.model.naming import GeneratorConfig
from scripts.sandbox import Sandbox

Use = Callable[[Any], Any]


class Way:
    """Makes a client on the sandbox, hands it to `use`, and returns what that returns or its coroutine gives."""

    def __init__(self, sandbox: Sandbox, *, asynchronous: bool) -> None:
        self.sandbox = sandbox
        self.asynchronous = asynchronous

    def __call__(self, use: Use, **options: Any) -> Any:
        """Call `use` with a client; options are the client's own."""
        options = {"api_key": self.sandbox.api_key, "base_url": self.sandbox.url, **options}
        if not self.asynchronous:
            with LNPay(**options) as client:
                return use(client)

        async def run() -> Any:
            async with AsyncLNPay(**options) as client:
                return await use(client)

        return asyncio.run(run())

    def invoice(self, **fields: Any) -> Any:
        """Make an invoice."""
        return self(lambda client: client.wallet.create_invoice(self.sandbox.wallet_id, num_satoshis=100, **fields))


@pytest.fixture(params=["sync", "async"])
def way(request: pytest.FixtureRequest, sandbox: Sandbox) -> Way:
    """The sync client, then the async one."""
    return Way(sandbox, asynchronous=request.param == "async")


@pytest.fixture(autouse=True)
def _no_faults(sandbox: Sandbox) -> Iterator[None]:
    """Leave no fault behind for the next test."""
    yield
    sandbox.clear_faults()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let retries wait no time, and note how long they would have waited."""
    from lnpay_client._runtime.retries import RetryPolicy

    waits: list[float] = []
    calculate = RetryPolicy._calculate_sleep

    def note(policy: RetryPolicy, headers: Any) -> float:
        waits.append(calculate(policy, headers))
        return 0.0

    monkeypatch.setattr(RetryPolicy, "_calculate_sleep", note)
    return waits


@pytest.fixture
def write_big() -> Callable[[int, Path], str]:
    """Generate a client with so many operations and models into a folder; return the package's name."""

    def write(operations: int, folder: Path) -> str:
        def described(number: int) -> dict[str, Any]:
            reference = {"schema": {"$ref": f"#/components/schemas/Model{number}"}}
            answer = {"description": "A.", "content": {"application/json": reference}}
            return {"get": {"operationId": f"get{number}", "tags": [f"tag{number % 9}"], "responses": {"200": answer}}}

        model = {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}}
        spec = {
            "openapi": "3.1.0",
            "info": {"title": "Big", "version": "1"},
            "paths": {f"/{number}": described(number) for number in range(operations)},
            "components": {"schemas": {f"Model{number}": model for number in range(operations)}},
        }
        config = GeneratorConfig(ConfigFile(post_hooks=[]))
        make_client(build_model(spec, config), config, folder)
        return "big_client"

    return write


SPEC = Path(__file__).parent / "parcels.yaml"

KEY = "tk_averysecretparcelkey"


class Subject:
    """An API and its client, in the words that the rows use."""

    module: ModuleType
    names: tuple[str, str]
    key: str
    url: str
    secrets: tuple[str, ...]

    def __init__(self, asynchronous: bool) -> None:
        self.asynchronous = asynchronous

    def __call__(self, use: Callable[[Any], Any], **options: Any) -> Any:
        """Hand a client to `use`; return what it gives."""
        options = {"api_key": self.key, "base_url": self.url, **options}
        kind = getattr(self.module, self.names[self.asynchronous])
        if not self.asynchronous:
            with kind(**options) as client:
                return use(client)

        async def run() -> Any:
            async with kind(**options) as client:
                return await use(client)

        return asyncio.run(run())

    def error(self, name: str) -> Any:
        """Return a class of error by its name."""
        return getattr(self.module, name)


class LNPaySubject(Subject):
    """LNPay's client on the sandbox."""

    module = lnpay_client
    names = ("LNPay", "AsyncLNPay")
    path = "/v1/lntx/{lntx_id}"
    required = "num_satoshis"
    failure = "InvoiceExpired"
    partial, whole, waiter = "PartialLnTx", "LnTx", "wait_until_settled"

    def __init__(self, asynchronous: bool, sandbox: Any) -> None:
        super().__init__(asynchronous)
        self.sandbox, self.key, self.url = sandbox, sandbox.api_key, sandbox.url
        self.secrets = (sandbox.api_key, sandbox.wallet_id)

    def make(self, client: Any, amount: Any = 7, **more: Any) -> Any:
        return client.wallet.create_invoice(self.sandbox.wallet_id, num_satoshis=amount, **more)

    def ready(self, client: Any) -> Any:
        return client.wallet.create_invoice(
            self.sandbox.wallet_id, body=lnpay_client.models.InvoiceRequest(num_satoshis=7)
        )

    def read(self, client: Any, key: str | None = None, **more: Any) -> Any:
        return client.lntx.retrieve(key or self.id(), **more)

    def read_partial(self, client: Any) -> Any:
        return client.lntx.retrieve(self.id(), fields=["id"])

    def wait(self, client: Any, **more: Any) -> Any:
        return client.lntx.wait_until_settled(self.id(), min_delay=0.01, max_delay=0.02, **more)

    def id(self) -> str:
        if not hasattr(self, "_id"):
            self._id: str = self(self.make).id
        return self._id

    def done(self) -> None:
        self.sandbox.pay(self.id())

    def lost(self) -> None:
        self.sandbox.expire(self.id())

    def say(self, *, status: int, body: Any = None, times: int = 1, headers: dict[str, str] | None = None) -> None:
        how = {"body": body} if body is not None else {}
        self.sandbox.fault("status", times=times, status=status, headers=headers or {}, **how)

    def html(self, status: int) -> None:
        self.sandbox.fault("html", status=status)

    def drop(self) -> None:
        self.sandbox.fault("drop")

    def count(self) -> int:
        return len(self.sandbox.invoices())


class ParcelServer:
    """Keeps parcels in a dict, and strikes with the faults that it is told."""

    def __init__(self) -> None:
        self.parcels: dict[str, dict[str, Any]] = {}
        self.faults: list[tuple[int, bytes, dict[str, str]] | None] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, format: str, *arguments: Any) -> None:
                """Say nothing."""

            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                if outer.faults:
                    fault = outer.faults.pop(0)
                    if fault is None:
                        self.close_connection = True
                        self.connection.close()
                        return
                    self.reply(*fault)
                elif self.headers.get("Authorization") != f"Bearer {KEY}":
                    self.reply(401, b'{"message": "who are you?"}', {})
                elif self.command == "POST":
                    made = {"id": f"p{len(outer.parcels)}", "state": "sent", "note": None, **json.loads(body)}
                    outer.parcels[made["id"]] = made
                    self.reply(200, json.dumps(made).encode(), {})
                else:
                    path, _, query = self.path.partition("?")
                    found = outer.parcels.get(path.rsplit("/", 1)[1])
                    if found is None:
                        self.reply(404, b'{"message": "no such parcel"}', {})
                        return
                    only = query.removeprefix("only=").split(",") if query else list(found)
                    self.reply(200, json.dumps({name: found[name] for name in only}).encode(), {})

            def reply(self, status: int, raw: bytes, headers: dict[str, str]) -> None:
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw)

            def finish(self) -> None:
                with contextlib.suppress(OSError, ValueError):  # a fault may have closed the connection
                    super().finish()

        Handler.do_GET = Handler.do_POST = Handler.answer  # type: ignore[attr-defined]  # http.server looks for these names
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class ParcelSubject(Subject):
    """Another API's client: bearer token, other names, other shapes, OpenAPI 3.0."""

    names = ("ParcelService", "AsyncParcelService")
    path = "/v2/parcels/{parcelKey}"
    required = "weight"
    failure = "ParcelLost"
    partial, whole, waiter = "PartialParcel", "Parcel", "wait_until_delivered"
    key = KEY

    def __init__(self, asynchronous: bool, server: ParcelServer, module: ModuleType) -> None:
        super().__init__(asynchronous)
        self.server, self.url, self.module = server, server.url, module
        self.secrets = (KEY,)
        server.faults.clear()

    def make(self, client: Any, amount: Any = 7, **more: Any) -> Any:
        return client.parcels.send_one(weight=amount, **more)

    def ready(self, client: Any) -> Any:
        return client.parcels.send_one(body=self.module.models.NewParcel(weight=7))

    def read(self, client: Any, key: str | None = None, **more: Any) -> Any:
        return client.parcels.track(key or self.id(), **more)

    def read_partial(self, client: Any) -> Any:
        return client.parcels.track(self.id(), only=["id"])

    def wait(self, client: Any, **more: Any) -> Any:
        return client.parcels.wait_until_delivered(self.id(), **more)

    def id(self) -> str:
        if not hasattr(self, "_id"):
            self._id: str = self(self.make).id
        return self._id

    def done(self) -> None:
        self.server.parcels[self.id()]["state"] = "delivered"

    def lost(self) -> None:
        self.server.parcels[self.id()]["state"] = "lost"

    def say(self, *, status: int, body: Any = None, times: int = 1, headers: dict[str, str] | None = None) -> None:
        self.server.faults += [(status, json.dumps(body or {}).encode(), headers or {})] * times

    def html(self, status: int) -> None:
        self.server.faults.append((status, b"<html>", {"Content-Type": "text/html"}))

    def drop(self) -> None:
        self.server.faults.append(None)

    def count(self) -> int:
        return len(self.server.parcels)


@pytest.fixture(scope="module")
def parcels(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ParcelServer, ModuleType]]:
    """The other API's server and its generated client."""
    folder = tmp_path_factory.mktemp("parcels") / "out"
    config = GeneratorConfig(ConfigFile(post_hooks=[]))
    make_client(build_model(YAML(typ="safe").load(SPEC.read_text()), config), config, folder)
    before = list(sys.path)
    sys.path.insert(0, str(folder))
    server = ParcelServer()
    yield server, importlib.import_module("parcel_service_client")
    server.close()
    sys.path[:] = before


@pytest.fixture(params=["lnpay-sync", "lnpay-async", "other-sync", "other-async"])
def subject(request: pytest.FixtureRequest, sandbox: Any, parcels: tuple[ParcelServer, ModuleType]) -> Any:
    """Both APIs, both ways."""
    api, _, way = request.param.partition("-")
    made = LNPaySubject(way == "async", sandbox) if api == "lnpay" else ParcelSubject(way == "async", *parcels)
    made.id()  # outside of any event loop
    return made
