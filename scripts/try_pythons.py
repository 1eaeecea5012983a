"""Install the built wheel under every supported Python on this machine and create a sandbox invoice with it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.sandbox import Sandbox, running_sandbox

OLDEST, NEWEST = 11, 15

PROGRAM = """
import asyncio, sys
from lnpay_client import AsyncLNPay, LNPay
key, url, wallet = sys.argv[1:]
with LNPay(key, base_url=url) as lnpay:
    invoice = lnpay.wallet.create_invoice(wallet, num_satoshis=1)
    assert lnpay.lntx.retrieve(invoice.id).settled == 0
async def main():
    async with AsyncLNPay(key, base_url=url) as lnpay:
        assert (await lnpay.lntx.retrieve(invoice.id)).id == invoice.id
asyncio.run(main())
"""


def main() -> int:
    """Try each interpreter; return 1 if the wheel fails on any."""
    found = interpreters()
    failed = []
    with tempfile.TemporaryDirectory() as name, running_sandbox() as sandbox:
        wheel = build_wheel(Path(name))
        for python in found:
            works = try_python(python, wheel, Path(name), sandbox)
            print(f"{version_of(python)}  {'works' if works else 'FAILS'}  {python}", flush=True)
            failed += [] if works else [python]
    missing = [
        f"3.{minor}" for minor in range(OLDEST, NEWEST + 1) if not any(f"3.{minor}." in version_of(p) for p in found)
    ]
    if missing:
        print(f"Not installed: {', '.join(missing)}.")
    return 1 if failed else 0


def interpreters() -> list[Path]:
    """Return one interpreter per supported version: from PATH, else from pyenv."""
    found: dict[str, Path] = {}
    for minor in range(OLDEST, NEWEST + 1):
        on_path = shutil.which(f"python3.{minor}")
        managed = sorted(Path.home().glob(f".pyenv/versions/3.{minor}.*/bin/python3.{minor}"))
        for candidate in [*([Path(on_path)] if on_path else []), *managed]:
            if version := version_of(candidate):
                found.setdefault(version.rsplit(".", 1)[0], candidate)
    return list(found.values())


def version_of(python: Path) -> str:
    """Return an interpreter's version; "" if it does not run, such as a pyenv shim of an inactive version."""
    code = "import platform; print(platform.python_version())"
    result = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    return result.stdout.strip()


def build_wheel(folder: Path) -> Path:
    """Build the wheel of generated_client/ into `folder`."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), "generated_client"]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def try_python(python: Path, wheel: Path, folder: Path, sandbox: Sandbox) -> bool:
    """Return whether the wheel installs under `python` and its clients work."""
    venv = folder / version_of(python)
    own = venv / "bin" / "python"
    steps = [
        [python, "-m", "venv", venv],
        [own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel],
        [own, "-W", "error", "-c", PROGRAM, sandbox.api_key, sandbox.url, sandbox.wallet_id],
    ]
    for step in steps:
        result = subprocess.run([str(part) for part in step], capture_output=True, text=True, cwd=folder, check=False)
        if result.returncode:
            print(result.stderr, file=sys.stderr)
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
