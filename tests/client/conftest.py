"""Each promise is kept by the sync client and by the async one: tests are written once and go both ways."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lnpay_client import AsyncLNPay, LNPay
from openapi_python_client.config import ConfigFile

from scripts.build_model import build_model
from scripts.generator_config import GeneratorConfig
from scripts.make_client import make_client
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
