"""Shared by tests of all areas: a sandbox, the generated client on it, servers, a browser, clients of other specs."""

from __future__ import annotations

import locale
import os
import re
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from lnpay_client import LNPay

from scripts.sandbox import Sandbox, running_sandbox
from tests import clients, npm
from tests.programs import program
from tests.servers import MisbehavingServer, RecordingServer, reserved_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSER_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync "
    "--no-first-run"
).split()
PATIENCE = 300_000
"""Milliseconds for a page to do something: a deadline against hanging, never met because a machine is busy."""
IGNORED = re.compile("LNPAY_|GIT_|MAKE|MFLAGS|COLUMNS|LINES|(NO|FORCE)_COLOR|PYTHONWARNINGS|.*_PROXY", re.IGNORECASE)
"""Variables of your shell that are hidden from the tests and from the processes that they start."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that runs the files in the opposite order."""
    parser.addoption("--reverse", action="store_true", help="run the last file first: no test may need an earlier one")


def pytest_configure() -> None:
    """Let Ctrl-C reach the processes that tests start, even from a background job; hide your own settings from them."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if locale.getencoding().lower() != "utf-8" and not sys.flags.utf8_mode:
        pytest.exit("The tests read and write UTF-8: run them with make test, or set PYTHONUTF8=1.", returncode=2)
    for name in [name for name in os.environ if IGNORED.match(name)]:
        del os.environ[name]
    settings.register_profile("the same each time", derandomize=True, database=None, deadline=None)
    settings.load_profile("the same each time")
    os.environ["PYTEST_ADDOPTS"] = "-p no:schemathesis -p no:asyncio"  # for tests that run pytest, as in pyproject.toml


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep tests together that share what a fixture makes for their module, and begin with all such groups.

    They take longest: no process works on one while the others have nothing left.
    """
    for item in items:
        if item.get_closest_marker("xdist_group") is None and _shares_a_fixture(item):
            item.add_marker(pytest.mark.xdist_group(item.path.relative_to(config.rootpath).as_posix()))
    if config.getoption("--reverse"):
        files = {path: number for number, path in enumerate(dict.fromkeys(item.path for item in items))}
        items.sort(key=lambda item: -files[item.path])
    else:
        items.sort(key=lambda item: item.get_closest_marker("xdist_group") is None)


def _shares_a_fixture(item: pytest.Item) -> bool:
    """Return whether the test uses one of our module-scoped fixtures."""
    found: dict[str, Any] = item._fixtureinfo.name2fixturedefs if isinstance(item, pytest.Function) else {}
    return any(each.scope == "module" and each.baseid for definitions in found.values() for each in definitions)


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


@pytest.fixture(scope="session")
def running_server() -> Iterator[RecordingServer]:
    """One recording server for all tests of a process."""
    with RecordingServer() as server:
        yield server


@pytest.fixture
def server(running_server: RecordingServer) -> RecordingServer:
    """The recording server, cleared."""
    running_server.forget()
    return running_server


@pytest.fixture(scope="session")
def nowhere() -> Iterator[str]:
    """The URL of a port on which no one listens."""
    with reserved_port() as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def misbehaving() -> Iterator[MisbehavingServer]:
    """A server that sends whatever bytes a test chooses."""
    with MisbehavingServer() as server:
        yield server


@pytest.fixture(scope="session")
def write_client() -> Callable[..., Path]:
    """The function that generates a client into a folder."""
    return clients.generate


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., ModuleType]:
    """Generate a client and import it under the package name that its title gives."""

    def generate_and_import(spec: str, **options: Any) -> ModuleType:
        return clients.generate_and_import(spec, tmp_path_factory.mktemp("client") / "out", **options)

    return generate_and_import


@pytest.fixture(scope="session")
def npm_packages() -> Path:
    """The folder of the npm packages that tests/node/package.json names."""
    return npm.packages()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Headless Chromium; module-scoped, because no event loop can run while it is open."""
    from playwright.sync_api import sync_playwright

    # It needs a home it can write to, and its socket's whole path fits into some hundred bytes.
    with tempfile.TemporaryDirectory(dir="/tmp", ignore_cleanup_errors=True) as own, sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=program("chromium"),
            args=BROWSER_FLAGS,
            env={**os.environ, "HOME": own, "TMPDIR": own},
            timeout=PATIENCE,
        )
        running.on("context", lambda context: context.set_default_timeout(PATIENCE))
        yield running
        running.close()


@pytest.fixture
def tiny(tmp_path: Path) -> Callable[[str], Path]:
    """Write a text to a file that a spec can be read from."""

    def make(text: str) -> Path:
        path = tmp_path / "spec.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return make
