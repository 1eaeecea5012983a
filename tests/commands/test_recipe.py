"""CONTRIBUTING.md, executed: its five steps on a copy of the repository produce a working operation."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import httpx
import pytest
import yaml

from scripts.sandbox import Sandbox
from tests.commands.repository import ROOT, Copy
from tests.openapi import document
from tests.servers import RecordingServer

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
VERSION = document()["info"]["version"]
NEXT = f"{VERSION.split('.')[0]}.{int(VERSION.split('.')[1]) + 1}.0"
DESCRIPTION = re.search(r"```yaml\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture
def followed(copy: Copy) -> Copy:
    """A copy in which the steps have been taken: describe, bump the version, regenerate."""
    assert DESCRIPTION, "step 1 shows what to write"
    copy.edit("\npaths:\n", f"\npaths:\n{DESCRIPTION[1]}")
    copy.edit(f"version: {VERSION}", f"version: {NEXT}")
    assert "make regenerate" in TEXT
    done = copy.run()
    assert done.returncode == 0, done.stderr
    assert "added: GET /v1/wallet/{wallet_key}/ping: operation `PingWallet`" in done.stdout
    assert done.stderr == ""
    return copy


def test_the_new_method_works(followed: Copy) -> None:
    """The client has the documented method: it sends what was described and returns what is returned."""
    assert 'lnpay.wallet.ping("wal_...")' in TEXT
    with RecordingServer() as server:
        server.say({"name": "Coffee bar"})
        code = (  # in its own process: this one has another lnpay_client
            "import sys, lnpay_client; url, folder = sys.argv[1:]\n"
            "assert lnpay_client.__file__.startswith(folder), lnpay_client.__file__\n"
            "with lnpay_client.LNPay('sak_x', base_url=url) as lnpay: print(lnpay.wallet.ping('wal_x').name)"
        )
        ran = subprocess.run(
            [sys.executable, "-c", code, server.url, str(followed.client)],
            env={**os.environ, "PYTHONPATH": str(followed.client)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert ran.stdout == "Coffee bar\n", ran.stderr
    assert (server.last.method, server.last.target) == ("GET", "/v1/wallet/wal_x/ping")


def test_the_new_page_is_there(followed: Copy) -> None:
    """The operation has a page with fields and samples; the navigation has the page, changes.md the change."""
    page = (followed.pages / "operations" / "ping-wallet.md").read_text()
    assert "Name of the wallet." in page
    assert "lnpay.wallet.ping(" in page
    assert "ping-wallet.md" in (followed.pages / ".nav.yml").read_text()
    assert f"## {NEXT}" in (followed.pages / "changes.md").read_text()


def test_the_sandbox_names_the_gap(sandbox: Sandbox) -> None:
    """Until the sandbox implements the operation, a hint says that it serves others, as step 4 promises."""
    assert "X-Sandbox-Hint" in TEXT
    response = httpx.get(f"{sandbox.url}/v1/wallet/{sandbox.wallet_id}/ping", auth=(sandbox.api_key, ""), timeout=None)
    assert response.status_code == 404
    assert "check the path and the method" in response.headers["X-Sandbox-Hint"]


def test_files_that_contributing_names_exist() -> None:
    """No step names a file that does not exist."""
    named = re.findall(r"`((?:scripts|tests|docs|generated_client)/[\w./-]*)`|\]\(([\w./-]+)\)", TEXT)
    assert [name for pair in named for name in pair if name and not (ROOT / name).exists()] == []


def test_each_module_of_scripts_is_on_the_map() -> None:
    """scripts/README.md names every command and the modules of every step, and no others."""
    text = (ROOT / "scripts" / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_0-9/]+)(…?)`", text))
    modules = {path.stem for path in (ROOT / "scripts").glob("*.py")} - {"__init__"}
    commands = {path.stem for path in (ROOT / "scripts").glob("*.py") if '__name__ == "__main__"' in path.read_text()}
    whole = {name for name, family in named if not family}
    families = tuple(name for name, family in named if family)
    assert commands - whole == set()
    paths = {name for name in whole if "_" in name.strip("_") and "/" not in name and not name.startswith("_")}
    gone = {name for name in paths if not name.startswith(families)} - modules
    assert gone - {"generated_client"} == set()


def test_workflows_call_verbs_that_exist() -> None:
    """CI runs targets of the Makefile."""
    verbs = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for path in (ROOT / ".github" / "workflows").glob("*.yml"):
        workflow = yaml.safe_load(path.read_text())
        for job in workflow["jobs"].values():
            for step in job["steps"]:
                called = re.findall(r"^make ([a-z ]+)$", step.get("run", ""), re.MULTILINE)
                assert {verb for line in called for verb in line.split()} <= verbs
