"""The package as it is published: built, checked, installed, typed, and its README run."""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lnpay_client
import pytest

from tests.openapi import document

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generated_client"
TYPING = ROOT / "tests" / "typing" / "public_api.py"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with sdist and wheel."""
    folder = tmp_path_factory.mktemp("dist")
    source = tmp_path_factory.mktemp("source") / "package"
    passing = shutil.ignore_patterns(".*_cache", "__pycache__", ".regenerate", "dist")
    shutil.copytree(PACKAGE, source, ignore=passing)
    run("-m", "build", "--no-isolation", "--outdir", str(folder), str(source))
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel installed, outside of the repository."""
    folder = tmp_path_factory.mktemp("installed") / "site"
    wheel = next(built.glob("*.whl"))
    run("-m", "pip", "install", "--no-deps", "--no-index", "--quiet", "--target", str(folder), str(wheel))
    return folder


def run(*command: str, cwd: Path | None = None, **environment: str) -> str:
    """Run Python code; return its output."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_archives(built: Path) -> None:
    """Wheel and sdist contain the package, its licence and `py.typed`, and nothing else."""
    names = zipfile.ZipFile(next(built.glob("*.whl"))).namelist()
    assert {name.split("/")[0] for name in names} == {
        "lnpay_client",
        f"lnpay_client-{lnpay_client.__version__}.dist-info",
    }
    assert "lnpay_client/py.typed" in names and any(name.endswith("licenses/LICENSE") for name in names)
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        tops = {Path(name).parts[1] for name in archive.getnames() if len(Path(name).parts) > 1}
    assert tops <= {"lnpay_client", "README.md", "LICENSE", "pyproject.toml", "PKG-INFO", ".gitignore"}


def test_checks_of_publishers(built: Path) -> None:
    """Twine and check-wheel-contents find nothing wrong."""
    archives = [str(path) for path in sorted(built.iterdir())]
    assert run("-m", "twine", "check", "--strict", *archives).count("PASSED") == 2
    assert ": OK" in run("-m", "check_wheel_contents", next(name for name in archives if name.endswith(".whl")))


def test_metadata(built: Path, installed: Path) -> None:
    """Name, version, Python, licence, dependencies and extra are declared."""
    found = next(iter(importlib.metadata.distributions(path=[str(installed)])))
    assert (found.name, found.version) == ("lnpay-client", lnpay_client.__version__)
    metadata = found.metadata
    assert metadata["Requires-Python"] == ">=3.11" and metadata["License-Expression"] == "MIT"
    assert metadata["Summary"] and metadata["Description-Content-Type"] == "text/markdown"
    assert "Typing :: Typed" in metadata.get_all("Classifier", [])
    needed = {re.split(r"[<>=\[; ]", each)[0] for each in found.requires or [] if "extra" not in each}
    assert needed == {"attrs", "httpx"}
    assert [each for each in found.requires or [] if each.startswith("aiohttp") and "extra == 'aiohttp'" in each]


def test_version_is_the_specs() -> None:
    """The package's version is the spec's."""
    assert lnpay_client.__version__ == document()["info"]["version"]


def test_readme_runs(sandbox: Any, tmp_path: Path) -> None:
    """Each Python block of the README runs unchanged, with the sandbox instead of the service."""
    blocks = re.findall(r"```python\n(.*?)```", (PACKAGE / "README.md").read_text(), re.DOTALL)
    assert len(blocks) >= 5
    readme = (PACKAGE / "README.md").read_text()
    assert "pip install lnpay-client" in readme and "## Async" in readme and "## Errors" in readme
    assert "## Waiting" in readme and "## Testing" in readme
    for block in blocks:
        code = block.replace("your key", sandbox.api_key).replace("wal_czDztN5eJ4r5sJ", sandbox.wallet_id)
        if "await " in code:
            code += "\n\nimport asyncio\n\nasyncio.run(main())\n"
        if "lnpay = " not in code and "as lnpay" not in code and "lnpay." in code:
            code = f"from lnpay_client import LNPay\n\nlnpay = LNPay({sandbox.api_key!r})\n{_paid(sandbox)}{code}"
            code = re.sub(r'"lntx_\w+"|"\.\.\."', "invoice.id", code)
        run("-W", "error", "-c", code, cwd=tmp_path, LNPAY_BASE_URL=sandbox.url)


def _paid(sandbox: Any) -> str:
    return (
        f"invoice = lnpay.wallet.create_invoice({sandbox.wallet_id!r}, num_satoshis=1)\n"
        f"import httpx\nhttpx.post(f'{sandbox.url}/sandbox/invoices/{{invoice.id}}/pay', json={{}}, timeout=60)\n"
    )


def test_mypy(installed: Path, tmp_path: Path) -> None:
    """The typing promises hold for mypy --strict, on the installed package, and the package itself is clean."""
    (tmp_path / "mypy.ini").write_text("[mypy]\nstrict = True\nwarn_unreachable = True\n")
    options = ["--config-file", str(tmp_path / "mypy.ini"), "--cache-dir", str(tmp_path / "cache")]
    run("-m", "mypy", *options, str(TYPING), MYPYPATH=str(installed))
    run("-m", "mypy", *options, "-p", "lnpay_client", cwd=tmp_path, MYPYPATH=str(installed))


def test_pyright(installed: Path, tmp_path: Path) -> None:
    """The same for pyright in strict mode; every public name has a full type."""
    shutil.copy(TYPING, tmp_path / "public_api.py")
    shutil.copytree(installed / "lnpay_client", tmp_path / "lnpay_client")
    settings = {"typeCheckingMode": "strict", "include": ["public_api.py", "lnpay_client"], "pythonVersion": "3.11"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    run("-m", "pyright", "-p", str(tmp_path), "--pythonpath", sys.executable, cwd=tmp_path)


def test_verify_types(built: Path, tmp_path: Path, make_environment: Callable[[Path], Path]) -> None:
    """`pyright --verifytypes` finds a complete type for each public name."""
    python = make_environment(tmp_path / "env")
    wheel = next(built.glob("*.whl"))
    site = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"],
        check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    run("-m", "pip", "install", "--no-deps", "--no-index", "--quiet", "--target", site, str(wheel))
    command = ["-m", "pyright", "--verifytypes", "lnpay_client", "--ignoreexternal"]
    found = run(
        *command, cwd=tmp_path, VIRTUAL_ENV=str(python.parents[1]), PATH=f"{python.parent}:{os.environ['PATH']}"
    )
    assert "Type completeness score: 100%" in found


@pytest.fixture
def make_environment() -> Callable[[Path], Path]:
    """Create a virtual environment with this one's packages."""

    def make(folder: Path) -> Path:
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
        site = next(folder.glob("lib/python*/site-packages"))
        ours = Path(sys.executable).parent.parent / "lib" / site.parent.name / "site-packages"
        for name in ("httpx", "attr", "attrs", "anyio", "aiohttp", "yarl", "typing_extensions.py"):
            (site / name).symlink_to(ours / name)
        return folder / "bin" / "python"

    return make
