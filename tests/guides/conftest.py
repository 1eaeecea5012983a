"""A reader with a sandbox."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from scripts.sandbox import running_sandbox
from tests.guides.guide_blocks import ROOT
from tests.guides.guide_reader import Reader
from tests.wheels import installed_sandbox


@pytest.fixture
def reader(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader who has lnpay-sandbox installed, with their own sandbox, so that faults affect no other reader."""
    with running_sandbox() as sandbox:
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        installed = str(installed_sandbox(tmp_path_factory))
        modules = os.pathsep.join([str(ROOT), installed, *filter(None, [os.environ.get("PYTHONPATH")])])
        body = {"num_satoshis": 100, "memo": "Coffee"}
        unpaid = httpx.post(
            f"{sandbox.url}/v1/wallet/{sandbox.wallet_id}/invoice",
            json=body,
            auth=(sandbox.api_key, ""),
            trust_env=False,
            timeout=None,
        ).json()
        environment = {
            **os.environ,
            **sandbox.environment,
            "LNPAY_LNTX_ID": unpaid["id"],
            "PATH": path,
            "PYTHONPATH": modules,
        }
        yield Reader(tmp_path, sandbox, environment)
