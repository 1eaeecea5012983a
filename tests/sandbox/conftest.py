"""Sandboxes for tests: one a setting, kept for all tests of a process, and HTTP clients on them."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from scripts.sandbox import Sandbox, running_sandbox

SandboxWith = Callable[..., Sandbox]
RunNode = Callable[..., Any]
ROOT = Path(__file__).parents[2]
NPM = Path(__file__).parent / "npm"


@pytest.fixture(scope="session")
def sandbox_with() -> Iterator[SandboxWith]:
    """Gives a sandbox with these settings, running since it was first asked for."""
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
    """The sandbox as it is when nothing is set."""
    return sandbox_with()


@pytest.fixture(scope="session")
def http(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """A plain HTTP client with the secret key."""
    with httpx.Client(base_url=sandbox.url, auth=(sandbox.api_key, ""), trust_env=False) as client:
        yield client


@pytest.fixture(scope="session")
def anyone() -> Iterator[httpx.Client]:
    """A plain HTTP client without a key, for any sandbox."""
    with httpx.Client(trust_env=False) as client:
        yield client


@pytest.fixture
def invoice(sandbox: Sandbox, http: httpx.Client) -> dict[str, Any]:
    """A fresh invoice over 20 satoshis."""
    response = http.post(f"/v1/wallet/{sandbox.wallet_id}/invoice", json={"num_satoshis": 20, "memo": "Coffee"})
    assert response.status_code == 201
    created: dict[str, Any] = response.json()
    return created


@pytest.fixture(scope="session")
def npm_packages() -> Path:
    """The folder of the npm packages that tests/sandbox/npm/package.json names."""
    return installed_packages()


@pytest.fixture(scope="session")
def run_node(npm_packages: Path) -> RunNode:
    """Runs a script of tests/sandbox/npm with these packages; gives the JSON that it prints."""

    def run(script: str, *arguments: str, **environment: str) -> Any:
        ran = subprocess.run(
            ["node", NPM / script, *arguments],
            env={**os.environ, **environment, "NODE_PATH": str(npm_packages)},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert ran.returncode == 0, ran.stderr
        return json.loads(ran.stdout)

    return run


def installed_packages() -> Path:
    """The folder of installed npm packages; installed once, and again when the lock file changes."""
    lock = (NPM / "package-lock.json").read_bytes()
    folder = ROOT / ".cache" / f"sandbox-npm-{hashlib.sha256(lock).hexdigest()[:12]}"
    folder.parent.mkdir(exist_ok=True)
    with (folder.parent / "sandbox-npm.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)  # several test processes may start at once
        if not folder.exists():
            with tempfile.TemporaryDirectory(dir=folder.parent) as aside:
                for name in ("package.json", "package-lock.json"):
                    shutil.copy(NPM / name, aside)
                command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", aside]
                subprocess.run(command, check=True, capture_output=True, timeout=240)
                shutil.copytree(aside, folder)
    return folder / "node_modules"
