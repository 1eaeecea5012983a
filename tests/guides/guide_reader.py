"""Work through a guide as a reader does: run one block after the other in the same folder."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.sandbox import Sandbox, SandboxError
from tests.guides.guide_blocks import Block
from tests.npm import packages
from tests.programs import program, shell

_AXIOS_TO_SANDBOX = """\
const axios = require("axios");
const create = axios.create;
axios.create = (config) => create.call(axios, { ...config, baseURL: `${process.env.LNPAY_BASE_URL}/v1` });
"""
"""The base URL of the package lnpay is fixed, so axios is given another one."""


@dataclass
class Reader:
    """Someone who works through a page: a folder, an environment, and the code that has run so far."""

    folder: Path
    sandbox: Sandbox
    environment: dict[str, str]
    last_output: str = ""
    last_python: str = ""

    def run_python(self, block: Block) -> None:
        """Run a Python block; a continued one starts with the previous blocks."""
        code = self.last_python + block.code if "continues" in block.marks else block.code
        self.last_python = code
        self._run([sys.executable, "-W", "error", "-c", code], block)

    def run_shell(self, block: Block) -> None:
        """Run a shell block, which ends at the first command that fails."""
        self._run(shell(f"set -o pipefail\n{block.code}", "-eu"), block)

    def run_node(self, block: Block) -> None:
        """Run a JavaScript block in Node.js, with the sandbox's address and keys instead of the placeholders."""
        keys = self.sandbox.keys
        own = {"https://api.lnpay.co": self.sandbox.url, "pak_...": keys["pak_"], "waki_...": keys["waki_"]}
        code = block.code
        for text, value in own.items():
            code = code.replace(f'"{text}"', f'"{value}"')
        options = ["--input-type=module"]
        if "npm" in block.marks:
            modules = self.folder / "node_modules"
            if not modules.exists():
                modules.symlink_to(packages())
            (self.folder / "axios_to_sandbox.cjs").write_text(_AXIOS_TO_SANDBOX, encoding="utf-8")
            options = ["--require", "./axios_to_sandbox.cjs", *options]
        self._run([program("node"), *options, "-e", code], block)

    def _run(self, command: list[str], block: Block) -> None:
        with self._payer("payer" in block.marks):
            done = subprocess.run(
                command,
                cwd=self.folder,
                env=self.environment,
                capture_output=True,
                text=True,
                check=False,
            )
        failed = done.returncode != 0
        assert failed is ("fails" in block.marks), f"{block.where}\n{done.stdout}\n{done.stderr}"
        self.last_output = done.stdout + (done.stderr if failed else "")

    @contextmanager
    def _payer(self, wanted: bool) -> Iterator[None]:
        """While the block runs, pay each invoice that is new, as someone with a wallet app would."""
        if not wanted:
            yield
            return
        old = {invoice["id"] for invoice in self.sandbox.invoices()}
        done = threading.Event()

        def pay_new_ones() -> None:
            while not done.wait(0.2):
                for invoice in self.sandbox.invoices():
                    if invoice["id"] not in old and invoice["status"] == "open":
                        _pay(self.sandbox, invoice["id"], invoice["num_satoshis"])

        payer = threading.Thread(target=pay_new_ones)
        payer.start()
        try:
            yield
        finally:
            done.set()
            payer.join()


def _pay(sandbox: Sandbox, lntx_id: str, num_satoshis: int) -> None:
    try:
        sandbox.pay(lntx_id, num_satoshis or 21)
    except SandboxError as error:
        # The block itself may have paid it or let it expire in the meantime.
        assert "invoice" in str(error)
