"""The receivers on the webhook pages run as pasted: they accept what the sandbox signs, and reject the rest."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from lnpay_client import LNPay

from scripts.sandbox import Sandbox, running_sandbox
from tests.site.site_build import ROOT
from tests.site.site_pages import Page, code_of, tab_sets, tabs

pytestmark = pytest.mark.xdist_group("site")

SECRET = "s3cret"
SERVE = {
    "FastAPI": """
import socket, uvicorn, receiver
held = socket.create_server(("127.0.0.1", 0))
print(held.getsockname()[1], flush=True)
uvicorn.Server(uvicorn.Config(receiver.app, log_level="error")).run(sockets=[held])
""",
    "Flask": """
from wsgiref.simple_server import make_server
import receiver
server = make_server("127.0.0.1", 0, receiver.app)
print(server.server_port, flush=True)
server.serve_forever()
""",
    "Django": """
from wsgiref.simple_server import make_server
from django.conf import settings
settings.configure(ROOT_URLCONF="receiver", ALLOWED_HOSTS=["*"])
from django.core.wsgi import get_wsgi_application
server = make_server("127.0.0.1", 0, get_wsgi_application())
print(server.server_port, flush=True)
server.serve_forever()
""",
}
"""Programs that serve the module `receiver` with each framework, and print the port."""


def pay_in(sandbox: Sandbox, lnpay: LNPay) -> None:
    """Create an invoice and have it paid."""
    sandbox.pay(lnpay.wallet.create_invoice(sandbox.wallet_id, num_satoshis=100).id)


def pay_out(sandbox: Sandbox, lnpay: LNPay) -> None:
    """Pay an invoice of someone else."""
    sandbox.fund(1000)
    lnpay.wallet.pay_invoice(sandbox.wallet_id, payment_request=sandbox.outside_invoice(10))


def pay_out_in_vain(sandbox: Sandbox, lnpay: LNPay) -> None:
    """Have a payment fail."""
    sandbox.fail_payments()
    with pytest.raises(Exception, match="Unable to pay"):
        pay_out(sandbox, lnpay)


def transfer(sandbox: Sandbox, lnpay: LNPay) -> None:
    """Transfer from one wallet to another."""
    sandbox.fund(1000)
    lnpay.wallet.transfer(sandbox.wallet_id, dest_wallet_id=lnpay.wallet.create(user_label="Till").id, num_satoshis=1)


CAUSES: dict[str, tuple[str, Callable[[Sandbox, LNPay], object]]] = {
    "wallet_created": ("FastAPI", lambda _, lnpay: lnpay.wallet.create(user_label="Till")),
    "wallet_receive": ("Django", pay_in),
    "wallet_send": ("Flask", pay_out),
    "wallet_send_failure": ("FastAPI", pay_out_in_vain),
    "wallet_transfer_out": ("Django", transfer),
    "wallet_transfer_in": ("Flask", transfer),
}
"""What makes the service send each event, and the framework that receives it."""


@contextmanager
def serving(code: str, framework: str, folder: Path) -> Iterator[tuple[str, Iterator[str]]]:
    """Run a receiver; give its address and the lines that it prints."""
    (folder / "receiver.py").write_text(code, encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{folder}{os.pathsep}{ROOT / 'generated_client'}",
        "PYTHONUNBUFFERED": "1",
        "LNPAY_WEBHOOK_SECRET": SECRET,
    }
    with subprocess.Popen(
        [sys.executable, "-c", SERVE[framework]],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            port = process.stdout.readline().strip()
            assert port, "the receiver did not start"
            yield f"http://127.0.0.1:{port}/webhook", iter(process.stdout)
        finally:
            process.kill()


def receivers_on(page: Page) -> dict[str, str]:
    """Return the code of each receiver on a page."""
    heading = page.article.find(id="samples")
    assert heading is not None
    return {label: code_of(block) for label, block in tabs(tab_sets(heading)[0])}


@pytest.mark.parametrize("event", CAUSES)
def test_receiver_takes_what_is_signed_and_refuses_the_rest(pages: dict[str, Page], tmp_path: Path, event: str) -> None:
    """The program on an event's page prints the event that the sandbox sends; another signature gets a 400."""
    code = receivers_on(pages[f"reference/webhooks/{event.replace('_', '-')}/index.html"])
    framework, cause = CAUSES[event]
    with serving(code[framework], framework, tmp_path) as (url, printed), running_sandbox() as sandbox:
        assert httpx.post(url, json={}, timeout=None).status_code == 400  # and it is up: a delivery waits 10 seconds
        for secret in ("not the secret", SECRET):
            sandbox.send_webhooks(url, secret=secret, events=[event])
        with LNPay(sandbox.api_key, base_url=sandbox.url) as lnpay:
            cause(sandbox, lnpay)
        assert sorted(each["status"] for each in sandbox.deliveries()) == [204, 400]
        assert ast.literal_eval(next(printed))["event"]["name"] == event


def test_each_page_has_all_frameworks(pages: dict[str, Page]) -> None:
    """Every event has a page with a receiver for each framework."""
    for event in CAUSES:
        assert list(receivers_on(pages[f"reference/webhooks/{event.replace('_', '-')}/index.html"])) == [*SERVE]
