"""What tests of all areas use: a running sandbox, and the generated client on it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from lnpay_client import LNPay

from scripts.sandbox import Sandbox, running_sandbox

ROOT = Path(__file__).parent.parent


def pytest_configure() -> None:
    """Let Ctrl-C reach the processes that tests start, also where the tests run in the background and ignore it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the groups, which take longest, so that no process works on one while the others have nothing left."""
    items.sort(key=lambda item: item.get_closest_marker("xdist_group") is None)


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the caller's own key and base URL out of tests."""
    for name in ("LNPAY_API_KEY", "LNPAY_BASE_URL", "LNPAY_WALLET_KEY", "LNPAY_LNTX_ID"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """A sandbox over real HTTP, one for all tests of a process."""
    with running_sandbox() as running:
        yield running


@pytest.fixture
def lnpay(sandbox: Sandbox) -> Iterator[LNPay]:
    """The sync client with the sandbox's secret key."""
    with LNPay(sandbox.api_key, base_url=sandbox.url) as client:
        yield client
