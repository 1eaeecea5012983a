"""For users' own tests: the context manager, used repeatedly, and the pytest fixtures, in a separate project."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest

from scripts.sandbox import SandboxError, Settings, running_sandbox
from tests.servers import reserved_port

ROOT = Path(__file__).parents[2]
USERS_TEST = """
import os
import httpx
import pytest

pytest_plugins = ["scripts.sandbox.fixtures"]


def create():
    url = f"{os.environ['LNPAY_BASE_URL']}/v1/wallet/{os.environ['LNPAY_WALLET_KEY']}/invoice"
    return httpx.post(url, json={"num_satoshis": 5}, auth=(os.environ["LNPAY_API_KEY"], ""), timeout=60)


def test_is_paid(lnpay_sandbox):
    created = create().json()
    assert lnpay_sandbox.pay(created["id"])["settled"] == 1
    lnpay_sandbox.fault("status", times=5)
    assert create().status_code == 500


def test_starts_empty(lnpay_sandbox):
    assert lnpay_sandbox.invoices() == []
    assert create().status_code == 201


def test_client(lnpay, lnpay_sandbox, lnpay_webhooks):
    invoice = lnpay.wallet.create_invoice(lnpay_sandbox.wallet_id, num_satoshis=5)
    lnpay_sandbox.pay(invoice.id)
    assert lnpay_webhooks.wait_for("wallet_receive").data["wtx"]["num_satoshis"] == 5


@pytest.mark.anyio
async def test_async_client(async_lnpay, lnpay_sandbox):
    assert (await async_lnpay.wallet.create_invoice(lnpay_sandbox.wallet_id, num_satoshis=5)).settled == 0
"""


def test_the_fixture_in_a_project_of_its_own(tmp_path: Path) -> None:
    """A user's test gets keys from the environment, and each test a sandbox without invoices and faults."""
    (tmp_path / "conftest.py").write_text('pytest_plugins = ["scripts.sandbox.fixtures"]\n')
    (tmp_path / "test_shop.py").write_text(USERS_TEST.replace('pytest_plugins = ["scripts.sandbox.fixtures"]\n', ""))
    printed = run_pytest(tmp_path)
    assert "5 passed" in printed, printed  # the async one on both event loops


def run_pytest(folder: Path, *options: str) -> str:
    """Run a user's tests in their own folder; return their output."""
    command = [sys.executable, "-m", "pytest", "-q", "-W", "error", "--rootdir", str(folder), *options, str(folder)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return ran.stdout + ran.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ("-o", "lnpay_sandbox_max_receive_sats=many"),
            "The option lnpay_sandbox_max_receive_sats must be a number, not 'many'.",
        ),
        (("-o", "lnpay_sandbox_max_receive_sats=0"), "The options lnpay_sandbox_...: "),
        ((), "require the client library: pip install lnpay-client"),
    ],
)
def test_what_the_fixtures_cannot_use(options: tuple[str, ...], message: str, tmp_path: Path) -> None:
    """An invalid setting, or a missing library, is reported in one sentence."""
    hidden = "import sys\nsys.modules['lnpay_client'] = None\n"
    (tmp_path / "conftest.py").write_text(f'{hidden}pytest_plugins = ["scripts.sandbox.fixtures"]\n')
    (tmp_path / "test_shop.py").write_text("def test_client(lnpay):\n    pass\n")
    assert message in run_pytest(tmp_path, *options)


def test_many_in_a_row_leave_nothing_behind() -> None:
    """Each server ends with its block: no thread is left."""
    before = {*threading.enumerate()}
    for _ in range(3):
        with running_sandbox() as sandbox:
            assert httpx.get(f"{sandbox.url}/sandbox/", timeout=None).status_code == 200
    assert {*threading.enumerate()} <= before  # one that another test has left may end meanwhile


def test_ends_with_the_block_though_it_fails() -> None:
    """An error in the block stops the server and is raised."""
    with reserved_port() as port:  # which no one else gets meanwhile
        with pytest.raises(KeyError), running_sandbox(port=port) as sandbox:
            raise KeyError(sandbox.url)
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"http://127.0.0.1:{port}", timeout=None)


def test_within_a_running_event_loop() -> None:
    """An async test may start it and call its controls."""

    async def run() -> None:
        with running_sandbox() as sandbox:
            async with httpx.AsyncClient(base_url=sandbox.url, auth=(sandbox.api_key, ""), timeout=None) as http:
                response = await http.post(f"/v1/wallet/{sandbox.wallet_id}/invoice", json={"num_satoshis": 5})
                assert sandbox.pay(response.json()["id"])["settled"] == 1

    asyncio.run(run())


def test_settings_by_name_or_whole() -> None:
    """Settings can be passed one by one or as an object, and an unknown one is an error."""
    with running_sandbox(paid_tier=False) as one, running_sandbox(Settings(paid_tier=False)) as other:
        assert one.settings == other.settings
    with pytest.raises(TypeError, match="free_tier"), running_sandbox(free_tier=True):
        pass


def test_a_refused_control_raises_its_own_words() -> None:
    """Callers of the controls get an exception with the sandbox's message."""
    with running_sandbox() as sandbox, pytest.raises(SandboxError, match="No invoice"):
        sandbox.pay("lntx_x")
