"""An environment for each program, so that none is measured with what another one has installed."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from scripts.benchmarks.rows import OURS

BIN = Path(sys.executable).parent
CACHE = Path(".cache") / "bench"
HERE = Path(__file__).parent


IMPORTS = {
    OURS: "import lnpay_client",
    "httpx": "import httpx",
    "httpx2": "import httpx2",
    "aiohttp": "import aiohttp",
    "requests": "import requests",
    "lnpay-py": "import lnpay_py",
    "openapi-python-client": "import stock_client",
    "openapi-generator": "import openapi_client",
}
"""What a program that uses each one begins with."""


class NotMeasuredError(Exception):
    """Something could not be measured; the text says why."""


@dataclass(frozen=True)
class Environment:
    """A Python with what one program needs."""

    program: str
    python: Path
    path: Path | None = None
    """A folder with generated code."""

    def command(self, *arguments: str) -> list[str]:
        """Return a command of this environment's Python."""
        return [str(self.python), *arguments]

    @property
    def variables(self) -> dict[str, str]:
        """Return the process environment: the generated code on the path, and nothing of the caller's."""
        return {
            "PATH": "/usr/bin:/bin",
            **({"PYTHONPATH": str(self.path)} if self.path else {}),
        }


def environments(spec: Path) -> tuple[list[Environment], list[str]]:
    """Return an environment for each program, and a line for each that cannot be had here."""
    made, missing = [], []
    for program, make in _PROGRAMS.items():
        try:
            environment = make(program, spec)
            _run(*environment.command("-c", IMPORTS.get(program, "pass")), env=environment.variables)
            made.append(environment)
        except (subprocess.CalledProcessError, OSError, NotMeasuredError) as error:
            missing.append(f"{program}: {_reason(error)}")
    return made, missing


def _reason(error: Exception) -> str:
    output = getattr(error, "stderr", b"") or b""
    lines = output.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else str(error)


def _installed(program: str, *requirements: str, path: Path | None = None) -> Environment:
    """Make the environment, or take the one that an earlier run has made of the same requirements."""
    digest = hashlib.sha256(json.dumps([sys.version, program, requirements]).encode()).hexdigest()[:12]
    folder = (CACHE / f"{program}-{digest}").resolve()
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        _run(BIN / "uv", "venv", "--quiet", folder, "--python", sys.executable)
        if requirements:
            install = ["--quiet", "--compile-bytecode", "--python", folder / "bin" / "python"]
            _run(BIN / "uv", "pip", "install", *install, *requirements)
        (folder / "ready").touch()
    return Environment(program, folder / "bin" / "python", path)


def _from_index(*requirements: str) -> Any:
    return lambda program, _spec: _installed(program, *requirements)


def _ours(program: str, _spec: Path) -> Environment:
    """Build and install our wheel anew, with what it depends on: the code may have changed since the last run."""
    environment = _installed(program)
    wheels = CACHE / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    _run(BIN / "python", "-m", "build", "--wheel", "--no-isolation", "--outdir", wheels, "generated_client")
    install = ["--quiet", "--reinstall-package", OURS, "--compile-bytecode", "--python", environment.python]
    _run(BIN / "uv", "pip", "install", *install, f"{next(wheels.glob('*.whl'))}{program.removeprefix(OURS)}")
    return environment


def _lnpay_py(program: str, _spec: Path) -> Environment:
    """Install lnpay-py, which imports requests while it is being built and does not say so."""
    environment = _installed(program, "requests", "setuptools", "wheel")
    install = ["--quiet", "--no-deps", "--no-build-isolation", "--python", environment.python, "lnpay-py==0.1.0"]
    _run(BIN / "uv", "pip", "install", *install)
    return environment


def _stock(program: str, spec: Path) -> Environment:
    """Let openapi-python-client make a client by itself, of the spec without what it cannot take."""
    folder = _fresh(program)
    document = plain_spec(spec)
    (folder / "spec.json").write_text(json.dumps(document), encoding="utf-8")
    arguments = ["--path", folder / "spec.json", "--meta", "none", "--output-path", folder / "stock_client"]
    _run(BIN / "openapi-python-client", "generate", *arguments)
    return _installed(program, "httpx>=0.28,<0.29", "attrs", "python-dateutil", path=folder)


def _openapi_generator(program: str, spec: Path) -> Environment:
    if shutil.which("java") is None:
        raise NotMeasuredError("needs Java: apt-get install default-jre-headless")
    tool = _installed("openapi-generator-cli", "openapi-generator-cli")
    folder = _fresh(program)
    (folder / "spec.json").write_text(json.dumps(plain_spec(spec)), encoding="utf-8")
    _run(
        tool.python.parent / "openapi-generator-cli",
        "generate",
        "-g",
        "python",
        "-i",
        folder / "spec.json",
        "-o",
        folder,
    )
    return _installed(program, "urllib3", "python-dateutil", "pydantic", "typing-extensions", path=folder)


def plain_spec(spec: Path) -> dict[str, Any]:
    """Return the spec without form bodies next to JSON: with both, the stock generator's code cannot be imported."""
    document: dict[str, Any] = YAML(typ="safe").load(spec.read_text(encoding="utf-8"))
    for item in document["paths"].values():
        for operation in item.values():
            content = operation.get("requestBody", {}).get("content", {}) if isinstance(operation, dict) else {}
            for other in [name for name in content if name != "application/json"]:
                del content[other]
    return document


def _fresh(program: str) -> Path:
    folder = (CACHE / f"{program}-generated").resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _run(*command: object, env: dict[str, str] | None = None) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True, env=env)


_PROGRAMS = {
    OURS: _ours,
    f"{OURS}[aiohttp]": _ours,
    "httpx": _from_index("httpx>=0.28,<0.29"),
    "httpx2": _from_index("httpx2"),
    "aiohttp": _from_index("aiohttp"),
    "requests": _from_index("requests"),
    "lnpay-py": _lnpay_py,
    "openapi-python-client": _stock,
    "openapi-generator": _openapi_generator,
    "pydantic": _from_index("pydantic"),
    "msgspec": _from_index("msgspec"),
}


@contextmanager
def answering_server() -> Iterator[str]:
    """Run the server that responds at once; yield its URL."""
    command = [sys.executable, str(HERE / "answering.py")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None  # it is a pipe
        yield process.stdout.readline().strip()
        process.communicate()
