"""An environment for each program, so that none is measured with another's packages."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from scripts.benchmarks.documents import TWO_OPERATIONS, cut, plain_spec
from scripts.benchmarks.rows import OURS

BIN = Path(sys.executable).parent
CACHE = Path(".cache") / "bench"
HERE = Path(__file__).parent
OPENAPI_GENERATOR = "openapi-generator-cli"


IMPORTS = {
    OURS: "import lnpay_client",
    f"{OURS}[aiohttp]": "from lnpay_client import AsyncLNPay, DefaultAioHttpClient",
    "httpx": "import httpx",
    "httpx2": "import httpx2",
    "aiohttp": "import aiohttp",
    "requests": "import requests",
    "lnpay-py": "import lnpay_py",
    "openapi-python-client": "import stock_client",
    "openapi-generator": "import openapi_client",
}
"""The first lines of a program that uses each one."""


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


def environments(spec: Path, programs: Collection[str] = ()) -> tuple[list[Environment], list[str]]:
    """Return an environment for each program (default: all), and a line for each that is not available here."""
    made, missing = [], []
    for program in programs or _PROGRAMS:
        try:
            environment = _PROGRAMS[program](program, spec)
            _run(*environment.command("-c", IMPORTS.get(program, "pass")), env=environment.variables)
            made.append(environment)
        except (subprocess.CalledProcessError, OSError, NotMeasuredError) as error:
            missing.append(f"{program}: {reason(error)}")
    return made, missing


def versions(environment: Environment) -> dict[str, str]:
    """Return name and version of each package that is installed in an environment."""
    code = (
        "import importlib.metadata as m, json, platform;"
        "found = {each.name: each.version for each in m.distributions()};"
        "print(json.dumps({'python': platform.python_version(), **dict(sorted(found.items()))}))"
    )
    ran = subprocess.run(environment.command("-c", code), check=True, capture_output=True)
    found: dict[str, str] = json.loads(ran.stdout)
    return found


def generators() -> dict[str, str]:
    """Return the versions of the generators of the other clients, as far as they are installed."""
    found = {name: metadata.version(name) for name in ("openapi-python-client",)}
    with suppress(NotMeasuredError, subprocess.CalledProcessError, KeyError):
        found[OPENAPI_GENERATOR] = versions(_openapi_generator_cli())[OPENAPI_GENERATOR]
    return found


def reason(error: Exception) -> str:
    """Return the last line that a failed command has printed, or what else went wrong."""
    output = getattr(error, "stderr", b"") or b""
    lines = output.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else str(error)


def _installed(program: str, *requirements: str, path: Path | None = None) -> Environment:
    """Create the environment, or reuse one with the same requirements from an earlier run."""
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
    """Let openapi-python-client make a client by itself."""
    folder = _fresh(program)
    (folder / "spec.json").write_text(json.dumps(plain_spec(spec)), encoding="utf-8")
    arguments = ["--path", folder / "spec.json", "--meta", "none", "--output-path", folder / "stock_client"]
    _run(BIN / "openapi-python-client", "generate", *arguments)
    return _installed(program, "httpx>=0.28,<0.29", "attrs", "python-dateutil", path=folder)


def _openapi_generator(program: str, spec: Path) -> Environment:
    """Let openapi-generator make a client of the spec, or of two operations where that one cannot be imported."""
    environment = _installed(
        program, "urllib3", "python-dateutil", "pydantic", "typing-extensions", path=_fresh(program)
    )
    document = plain_spec(spec)
    for part in (document, cut(document, TWO_OPERATIONS)):
        folder = _fresh(program)
        (folder / "spec.json").write_text(json.dumps(part), encoding="utf-8")
        _run(*openapi_generator_command(folder / "spec.json", folder))
        with suppress(subprocess.CalledProcessError):
            _run(*environment.command("-c", IMPORTS[program]), env=environment.variables)
            break
    return environment


def openapi_generator_command(document: Path, output: Path) -> list[str]:
    """Return the command that makes a Python client with openapi-generator, installed where it is not yet."""
    tool = _openapi_generator_cli().python.parent / OPENAPI_GENERATOR
    return [str(tool), "generate", "-g", "python", "--skip-validate-spec", "-i", str(document), "-o", str(output)]


def _openapi_generator_cli() -> Environment:
    if shutil.which("java") is None:
        raise NotMeasuredError("needs Java: apt-get install default-jre-headless")
    return _installed(OPENAPI_GENERATOR, OPENAPI_GENERATOR)


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
