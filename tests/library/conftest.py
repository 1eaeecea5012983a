"""Each promise is kept by the sync and the async client: tests are written once and run for both."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import anyio.lowlevel
import lnpay_client
import pytest
from lnpay_client import AsyncLNPay, LNPay
from lnpay_client._runtime.client import BaseClient
from lnpay_client._runtime.clock import Clock

from scripts.sandbox import Sandbox
from tests.clients import generate
from tests.servers import CannedResponse, RecordingServer, Request

Use = Callable[[Any], Any]


class Way:
    """Creates a client on the sandbox, passes it to `use`, and returns the result, awaited if necessary."""

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
        """Create an invoice."""
        return self(lambda client: client.wallet.create_invoice(self.sandbox.wallet_id, num_satoshis=100, **fields))


@pytest.fixture(params=["sync", "async"])
def way(request: pytest.FixtureRequest, sandbox: Sandbox) -> Way:
    """The sync client, then the async one."""
    return Way(sandbox, asynchronous=request.param == "async")


@pytest.fixture(autouse=True)
def _no_faults(sandbox: Sandbox) -> Iterator[None]:
    """Remove faults, so that the next test starts without any."""
    yield
    sandbox.clear_faults()


class TestClock(Clock):
    """A clock that never waits: sleeping advances it, and calls `meanwhile`."""

    __test__ = False

    def __init__(self) -> None:
        self.time = 1_700_000_000.0
        self.slept: list[float] = []
        self.meanwhile: Callable[[], object] = lambda: None

    def monotonic(self) -> float:
        return self.time

    def now(self) -> float:
        return self.time

    def pass_time(self, seconds: float) -> None:
        self.time += seconds

    def sleep(self, seconds: float) -> None:
        if seconds:
            self.slept.append(seconds)
            self.meanwhile()
            self.pass_time(seconds)

    async def asleep(self, seconds: float) -> None:
        self.sleep(seconds)
        await anyio.lowlevel.checkpoint()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> TestClock:
    """The clock of all clients: retries and waits take no time."""
    made = TestClock()
    monkeypatch.setattr(BaseClient, "_clock", made)
    return made


@pytest.fixture
def quick(clock: TestClock) -> list[float]:
    """How long the retries would have waited."""
    return clock.slept


@pytest.fixture
def write_big() -> Callable[[int, Path], str]:
    """Generate a client with this many operations and models into a folder; return the package's name."""

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
        generate(spec, folder)
        return "big_client"

    return write


SPEC = Path(__file__).parent / "parcels.yaml"

KEY = "tk_averysecretparcelkey"


class Subject:
    """An API and its client, in the terms of the rows."""

    module: ModuleType
    names: tuple[str, str]
    key: str
    url: str
    secrets: tuple[str, ...]
    nowhere: str
    """An URL at which no one listens."""

    def __init__(self, asynchronous: bool) -> None:
        self.asynchronous = asynchronous

    def __call__(self, use: Callable[[Any], Any], **options: Any) -> Any:
        """Pass a client to `use`; return its result."""
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
        """Return an exception class by its name."""
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


class Parcels:
    """The state of the other API's server: parcels in a dict."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Any]] = {}

    def answer(self, request: Request) -> CannedResponse:
        """Create or show a parcel, for callers with the key."""
        if request.headers.get("authorization") != f"Bearer {KEY}":
            return CannedResponse({"message": "who are you?"}, 401)
        if request.method == "POST":
            made = {"id": f"p{len(self.kept)}", "state": "sent", "note": None, **request.json()}
            self.kept[made["id"]] = made
            return CannedResponse(made)
        path, _, query = request.target.partition("?")
        found = self.kept.get(path.rsplit("/", 1)[1])
        if found is None:
            return CannedResponse({"message": "no such parcel"}, 404)
        only = query.removeprefix("only=").split(",") if query else list(found)
        return CannedResponse({name: found[name] for name in only})


class ParcelSubject(Subject):
    """Another API's client: bearer token, other names, other shapes, OpenAPI 3.0."""

    names = ("ParcelService", "AsyncParcelService")
    path = "/v2/parcels/{parcelKey}"
    required = "weight"
    failure = "ParcelLost"
    partial, whole, waiter = "PartialParcel", "Parcel", "wait_until_delivered"
    key = KEY

    def __init__(self, asynchronous: bool, server: RecordingServer, parcels: Parcels, module: ModuleType) -> None:
        super().__init__(asynchronous)
        self.server, self.parcels, self.url, self.module = server, parcels, server.url, module
        self.secrets = (KEY,)
        server.forget()

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
        self.parcels.kept[self.id()]["state"] = "delivered"

    def lost(self) -> None:
        self.parcels.kept[self.id()]["state"] = "lost"

    def say(self, *, status: int, body: Any = None, times: int = 1, headers: dict[str, str] | None = None) -> None:
        self.server.responses.extend([CannedResponse(body or {}, status, headers or {})] * times)

    def html(self, status: int) -> None:
        self.server.responses.append(CannedResponse(b"<html>", status, {"Content-Type": "text/html"}))

    def drop(self) -> None:
        self.server.hang_up()

    def count(self) -> int:
        return len(self.parcels.kept)


@pytest.fixture(scope="session")
def other_api(imported: Callable[..., ModuleType]) -> Iterator[tuple[RecordingServer, Parcels, ModuleType]]:
    """The other API's server, its state, and the generated client."""
    parcels = Parcels()
    with RecordingServer(parcels.answer) as server:
        yield server, parcels, imported(SPEC.read_text(encoding="utf-8"))


@pytest.fixture(params=["lnpay-sync", "lnpay-async", "other-sync", "other-async"])
def subject(request: pytest.FixtureRequest, sandbox: Any, other_api: Any, nowhere: str) -> Any:
    """Both APIs, both ways."""
    api, _, way = request.param.partition("-")
    made = LNPaySubject(way == "async", sandbox) if api == "lnpay" else ParcelSubject(way == "async", *other_api)
    made.nowhere = nowhere
    made.id()  # outside of any event loop
    return made
