"""Sandboxes for tests: one per combination of settings, shared by a process, and HTTP clients on them."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from scripts.sandbox import Sandbox, running_sandbox
from tests.npm import NODE
from tests.programs import program

SandboxWith = Callable[..., Sandbox]
RunNode = Callable[..., Any]


@pytest.fixture(scope="session")
def sandbox_with() -> Iterator[SandboxWith]:
    """Returns a sandbox with these settings, which runs since the first request for it."""
    with ExitStack() as stack:
        running: dict[tuple[Any, ...], Sandbox] = {}

        def start(**settings: Any) -> Sandbox:
            key = tuple(sorted(settings.items()))
            if key not in running:
                running[key] = stack.enter_context(running_sandbox(**settings))
            return running[key]

        yield start


@pytest.fixture(scope="session")
def sandbox(sandbox_with: SandboxWith) -> Sandbox:
    """The sandbox with default settings."""
    return sandbox_with()


@pytest.fixture(scope="session")
def http(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """A plain HTTP client with the secret key."""
    with httpx.Client(base_url=sandbox.url, auth=(sandbox.api_key, ""), timeout=60) as client:
        yield client


@pytest.fixture(scope="session")
def anyone() -> Iterator[httpx.Client]:
    """A plain HTTP client without a key, for any sandbox."""
    with httpx.Client(timeout=60) as client:
        yield client


@pytest.fixture
def invoice(sandbox: Sandbox, http: httpx.Client) -> dict[str, Any]:
    """A fresh invoice over 20 satoshis."""
    response = http.post(f"/v1/wallet/{sandbox.wallet_id}/invoice", json={"num_satoshis": 20, "memo": "Coffee"})
    assert response.status_code == 201
    created: dict[str, Any] = response.json()
    return created


@pytest.fixture(scope="session")
def run_node(npm_packages: Path) -> RunNode:
    """Runs a script of tests/node with these packages, and returns the JSON that it prints."""

    def run(script: str, *arguments: str, **environment: str) -> Any:
        ran = subprocess.run(
            [program("node"), NODE / script, *arguments],
            env={**os.environ, **environment, "NODE_PATH": str(npm_packages)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        return json.loads(ran.stdout)

    return run
