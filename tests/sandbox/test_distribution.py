"""The sandbox as its own distribution: what the wheel contains, requires and provides."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from scripts.sandbox import __version__
from scripts.sandbox.faults import KINDS
from tests.openapi import document
from tests.wheels import FOLDER, installed_sandbox

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((FOLDER / "pyproject.toml").read_text(encoding="utf-8"))["project"]
IMPORT_NAMES = {"python-multipart": "python_multipart"}
SHOP_TEST = """
import pytest


def order(lnpay, sandbox):
    return lnpay.wallet.create_invoice(sandbox.wallet_id, num_satoshis=600)


def test_sync(lnpay, lnpay_sandbox):
    invoice = order(lnpay, lnpay_sandbox)
    lnpay_sandbox.pay(invoice.id)
    assert lnpay.lntx.wait_until_settled(invoice.id, timeout=60).settled == 1


def test_webhook(lnpay, lnpay_sandbox, lnpay_webhooks):
    invoice = order(lnpay, lnpay_sandbox)
    lnpay_sandbox.pay(invoice.id)
    came = lnpay_webhooks.wait_for("wallet_receive", timeout=60)
    event = type(lnpay).webhooks.unwrap(came.body, came.headers, secret=lnpay_webhooks.secret)
    assert event.data.wtx.num_satoshis == came.data["wtx"]["num_satoshis"] == 600


@pytest.mark.anyio
async def test_async(async_lnpay, lnpay_sandbox):
    assert lnpay_sandbox.invoices() == []
    invoice = await order(async_lnpay, lnpay_sandbox)
    lnpay_sandbox.pay(invoice.id)
    assert (await async_lnpay.lntx.retrieve(invoice.id)).settled == 1
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's content, as an installer would unpack it."""
    return installed_sandbox(tmp_path_factory)


def run(installed: Path, *arguments: object, cwd: Path, code: int = 0, **environment: str) -> str:
    """Run Python in an empty folder, with the wheel but without the repository; return its output."""
    ran = subprocess.run(
        [sys.executable, "-W", "error", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == code, ran.stdout + ran.stderr
    return ran.stdout


def test_command_and_context_manager(installed: Path, tmp_path: Path) -> None:
    """`python -m lnpay_sandbox` is the command, under its own name, and `running_sandbox` serves."""
    assert run(installed, "-m", "lnpay_sandbox", "--help", cwd=tmp_path).startswith("usage: python -m lnpay_sandbox ")
    code = "from lnpay_sandbox import running_sandbox\nwith running_sandbox() as s: print(s.api_key[:4])"
    assert run(installed, "-c", code, cwd=tmp_path) == "sak_\n"


@pytest.mark.parametrize(
    ("mark", "more", "workers", "passed"),
    [
        ("@pytest.mark.anyio\n", "", ("-n", "2"), (3, 4)),  # the async test once per event loop library that is there
        ("@pytest.mark.asyncio\n", "", (), (3,)),
        ("", 'asyncio_mode = "auto"\n', (), (3,)),
    ],
    ids=["anyio's plugin", "pytest-asyncio", "pytest-asyncio by itself"],
)
def test_plugin_in_a_project_of_its_own(
    mark: str, more: str, workers: tuple[str, ...], passed: tuple[int, ...], installed: Path, tmp_path: Path
) -> None:
    """Pytest finds the fixtures: clients, an empty sandbox per test, with async plugins and in parallel."""
    (tmp_path / "test_shop.py").write_text(SHOP_TEST.replace("@pytest.mark.anyio\n", mark))
    (tmp_path / "pyproject.toml").write_text(
        f'[tool.pytest.ini_options]\nasyncio_default_fixture_loop_scope = "function"\n{more}'
    )
    output = run(installed, "-m", "pytest", "-q", *workers, cwd=tmp_path, PYTEST_ADDOPTS="-p no:schemathesis")
    assert any(re.search(rf"\b{count} passed in", output) for count in passed), output


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "in parallel"])
def test_options(workers: tuple[str, ...], installed: Path, tmp_path: Path) -> None:
    """The options in the project's pyproject.toml configure the sandbox like those of the command line."""
    (tmp_path / "pyproject.toml").write_text(
        '[tool.pytest.ini_options]\nlnpay_sandbox_core = true\nlnpay_sandbox_hosts = ["shop.localhost"]\n'
    )
    (tmp_path / "test_it.py").write_text(
        "def test_it(lnpay_sandbox):\n"
        "    settings = lnpay_sandbox.settings\n"
        "    assert (settings.core, settings.max_receive_sats, settings.hosts) == (True, 7, ('shop.localhost',))\n"
    )
    option = ("-o", "lnpay_sandbox_max_receive_sats=7")
    assert "1 passed" in run(installed, "-m", "pytest", "-q", *option, *workers, cwd=tmp_path)


def test_an_option_that_cannot_be_is_one_sentence(installed: Path, tmp_path: Path) -> None:
    """A value of the wrong type ends the test run with the option's name, not with a traceback."""
    (tmp_path / "pyproject.toml").write_text('[tool.pytest.ini_options]\nlnpay_sandbox_max_receive_sats = "many"\n')
    (tmp_path / "test_it.py").write_text("def test_it(lnpay_sandbox):\n    pass\n")
    output = run(installed, "-m", "pytest", "-q", cwd=tmp_path, code=1)
    assert "lnpay_sandbox_max_receive_sats" in output, output
    assert "Traceback" not in output


def test_the_readme_is_right(installed: Path, tmp_path: Path) -> None:
    """The example runs with only the wheel, and each documented fault and flag exists."""
    readme = (FOLDER / "README.md").read_text("utf-8")
    run(installed, "-c", readme.partition("```python\n")[2].partition("```")[0], cwd=tmp_path)
    faults = readme.partition("## Faults")[2]
    assert set(re.findall(r"^\| `(\w+)` \|", faults, re.MULTILINE)) == set(KINDS)
    shown = run(installed, "-m", "lnpay_sandbox", "--help", cwd=tmp_path)
    assert [flag for flag in re.findall(r"`(--[\w-]+)", readme) if flag not in shown] == []


def test_version_is_the_one_that_it_plays() -> None:
    """Both distributions have the same version: the spec's."""
    assert __version__ == document()["info"]["version"]


def test_licence_is_the_projects() -> None:
    """The copy in the distribution is identical to the repository's."""
    assert (FOLDER / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_depends_on_what_it_imports() -> None:
    """Each import is from the standard library, the package, or a declared dependency (pytest: only in the plugin)."""
    declared = {re.split("[<>]", name)[0] for name in PROJECT["dependencies"]}
    allowed = {IMPORT_NAMES.get(name, name) for name in declared} | set(sys.stdlib_module_names)
    for path in FOLDER.glob("*.py"):
        plugin = {"pytest", "lnpay_client"} if path.name == "fixtures.py" else set()
        assert _imports(path) - allowed == plugin, path.name


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").partition(".")[0])
    return found
