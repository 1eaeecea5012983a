"""A sandbox in its own process, started from the command line."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.programs import program

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-W", "error", "-m", "scripts.sandbox"]


class Process:
    """A running `python -m scripts.sandbox`, with its first output."""

    def __init__(self, popen: subprocess.Popen[str]) -> None:
        self.popen = popen
        self.greeting = self._read_greeting()
        self.environment = dict(re.findall(r"export (\w+)=(\S+)", self.greeting))
        self.http = httpx.Client(
            base_url=self.environment["LNPAY_BASE_URL"], auth=(self.environment["LNPAY_API_KEY"], ""), timeout=60
        )

    @property
    def invoice_path(self) -> str:
        """The URL that creates invoices for its wallet."""
        return f"/v1/wallet/{self.environment['LNPAY_WALLET_KEY']}/invoice"

    def create(self) -> dict[str, Any]:
        """A fresh invoice."""
        lntx: dict[str, Any] = self.http.post(self.invoice_path, json={"num_satoshis": 1}).json()
        return lntx

    def stop(self, number: int) -> tuple[int, str, str]:
        """Send it a signal; return its exit code and the rest of its output."""
        self.popen.send_signal(number)
        out, err = self.popen.communicate()
        return self.popen.returncode, out, err

    def _read_greeting(self) -> str:
        lines: list[str] = []
        for line in self.popen.stdout or ():
            lines.append(line)
            if not line.strip() and any("Keys of the account" in earlier for earlier in lines):
                break
        return "".join(lines)


@contextmanager
def sandbox_process(*arguments: str, largest_file_kib: int | None = None) -> Iterator[Process]:
    """Start the command on a free port, and kill it at the end of the block at the latest.

    With a limit on the size of its files, writing fails as on a full disk.
    """
    limit = "" if largest_file_kib is None else f"ulimit -f {largest_file_kib}; "
    popen = subprocess.Popen(
        [program("bash"), "-c", f'{limit}exec "$@"', "bash", *COMMAND, "--port", "0", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={name: value for name, value in os.environ.items() if not name.startswith("LNPAY_")},
    )
    process = None
    try:
        process = Process(popen)
        yield process
    finally:
        if process:
            process.http.close()
        popen.kill()
        popen.communicate()


def refused(*arguments: str) -> str:
    """The error of a command that does not start: one line, with exit code 2 and nothing on standard output."""
    ran = subprocess.run([*COMMAND, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, ""), ran
    assert ran.stderr.startswith("sandbox: ")
    assert ran.stderr.count("\n") == 1, ran.stderr
    return ran.stderr
