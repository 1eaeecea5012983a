"""The container files, without containers: commands, keys, and the example shop with the sandbox."""

from __future__ import annotations

import importlib.util
import re
import shlex
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
import yaml

from scripts.sandbox import Sandbox, __main__, running_sandbox
from scripts.sandbox.serving import open_socket, url_of

FOLDER = Path(__file__).parents[2] / "scripts" / "sandbox" / "container"
COMPOSE = yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))["services"]
SECRET = COMPOSE["shop"]["environment"]["LNPAY_WEBHOOK_SECRET"]


@contextmanager
def shop(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Run the example shop; yield its URL."""
    listener = open_socket("127.0.0.1", 0)
    for name, value in {**sandbox.environment, "LNPAY_WEBHOOK_SECRET": SECRET, "SHOP_URL": url_of(listener)}.items():
        monkeypatch.setenv(name, value)
    spec = importlib.util.spec_from_file_location("shop", FOLDER / "shop.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    server = uvicorn.Server(uvicorn.Config(module.app, log_level="warning"))
    monkeypatch.setattr(server, "install_signal_handlers", lambda: None, raising=False)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    try:
        yield url_of(listener)
    finally:
        server.should_exit = True
        thread.join()


def test_an_order_is_paid_and_delivered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A customer orders, pays, and receives the order; the same webhook again delivers nothing more."""
    with (
        running_sandbox() as sandbox,
        shop(sandbox, monkeypatch) as url,
        httpx.Client(base_url=url, timeout=None) as browser,
    ):
        assert browser.post("/orders").headers["location"] == "/"
        (invoice,) = sandbox.invoices()
        assert _order(browser, invoice) == ("waiting for payment", 0)
        assert invoice["payment_request"] in browser.get("/").text
        sandbox.pay(invoice["id"])
        assert _order(browser, invoice) == ("delivered", 1)
        sandbox.repeat_event(sandbox.events()[0]["id"])
        assert [each["status"] for each in sandbox.deliveries()] == [200, 200]
        assert _order(browser, invoice) == ("delivered", 1)


def test_a_forged_webhook_delivers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A body that the sandbox did not sign is rejected."""
    with running_sandbox() as sandbox, shop(sandbox, monkeypatch) as url:
        assert (
            httpx.post(f"{url}/webhooks", json={}, headers={"X-LNPay-Signature": "00"}, timeout=None).status_code == 400
        )


def _order(browser: httpx.Client, invoice: dict[str, Any]) -> tuple[str, int]:
    order = browser.get("/orders").json()[invoice["id"]]
    return order["state"], order["delivered"]


def test_health_checks_are_healthy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The image's health check succeeds with a running server, and fails without one."""
    with running_sandbox() as sandbox, shop(sandbox, monkeypatch) as url:
        checks = [_health_check("Dockerfile", "8111", sandbox.url), _health_check("Dockerfile.shop", "8000", url)]
        assert [run().returncode for run in checks] == [0, 0]
    assert [run().returncode for run in checks] == [1, 1]


def _health_check(name: str, port: str, url: str) -> Callable[[], subprocess.CompletedProcess[bytes]]:
    found = re.search(r"^HEALTHCHECK .*\\\n +CMD (.*)$", (FOLDER / name).read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    _, *arguments = yaml.safe_load(found[1])
    command = [sys.executable, *(each.replace(f"http://127.0.0.1:{port}", url) for each in arguments)]
    assert any(url in each for each in command)
    return lambda: subprocess.run(command, capture_output=True, check=False)


def test_keys_are_those_of_the_seed() -> None:
    """The shop's settings contain the keys that the sandbox derives from its seed."""
    command = COMPOSE["sandbox"]["command"]
    with running_sandbox(seed=command[command.index("--seed") + 1]) as sandbox:
        wanted = {**sandbox.environment, "LNPAY_BASE_URL": "http://sandbox:8111"}
    assert wanted.items() <= COMPOSE["shop"]["environment"].items()


def test_a_seed_fixes_the_first_keys_alone(tmp_path: Path) -> None:
    """The same seed produces the same keys; on the same file, a second run creates other invoices than the first."""
    made = set()
    for _ in range(2):
        with running_sandbox(seed="a", db=tmp_path / "sandbox.db") as sandbox:
            sandbox.fund(1)
            made |= {(sandbox.api_key, invoice["id"]) for invoice in sandbox.invoices()}
    assert len({key for key, _ in made}) == 1 and len(made) == 2


def test_dockerfiles_start_what_there_is() -> None:
    """Each copied file exists, and the sandbox accepts the arguments of image and compose file."""
    for name in ("Dockerfile", "Dockerfile.shop"):
        text = (FOLDER / name).read_text(encoding="utf-8")
        sources = re.findall(r"^COPY (\S+)", text, re.MULTILINE)
        assert all(source.startswith("dist/lnpay_") or (FOLDER.parents[2] / source).is_file() for source in sources)
    entry = re.search(r"^ENTRYPOINT (.*)$", (FOLDER / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    assert entry
    words = [*yaml.safe_load(entry[1])[1:], *COMPOSE["sandbox"]["command"]]
    options = __main__._parser().parse_args(words)
    assert (options.host, options.seed, options.allow_host) == ("0.0.0.0", "shop", ["sandbox"]), shlex.join(words)
