"""No test depends on the clock, the load of the machine, a port that it has released, or another test."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import programs
from tests.programs import INSTALLED_BY, program, shell

ROOT = Path(__file__).parents[2]
OURS = {"scripts", "tests", "lnpay_client", "lnpay_sandbox"}
PATCHES = {"setattr", "delattr", "patch", "object"}
HTTP_CALLS = {f"httpx.{name}" for name in ("get", "post", "put", "delete", "request", "Client", "AsyncClient")}
"""They give up after 5 seconds, unless a transport of the test itself responds."""
CLOCKS = {"time.sleep", "time.monotonic", "time.perf_counter", "time.process_time", "threading.Timer", "asyncio.sleep"}
SKIPS = {f"pytest.{name}" for name in ("skip", "importorskip", "xfail", "mark.skip", "mark.skipif", "mark.xfail")}

ALLOWED = {
    ("client/runtime/test_client.py", "gives up early"): "these clients send nothing",
    ("client/runtime/test_clock.py", "clocks"): "names the clocks of the system, and reads none",
    ("client/runtime/test_connections.py", "gives up early"): "these clients send nothing",
    ("client/runtime/test_user_backend.py", "gives up early"): "these clients send nothing",
    ("library/test_processes.py", "takes a port"): "keeps the socket open, which gunicorn takes over from it",
    ("output/kill_at_step.py", "patches"): "runs in its own process, which it kills",
    ("sandbox/test_other_clients.py", "patches"): "lnpay-py keeps its settings in globals, which are put back",
    ("servers.py", "takes a port"): "keeps the socket open for as long as the port is used",
    ("typing/public_api.py", "gives up early"): "is checked, not run",
    ("waiting.py", "clocks"): "waits for a condition, however long that takes",
}


def violations(code: str) -> Iterator[tuple[str, int]]:
    """Yield each violation in a test module, and its line."""
    tree = ast.parse(code)
    names = dict(_imports(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(each, ast.Attribute) and _is_foreign(_dotted(each.value, names)) for each in targets):
                yield "patches", node.lineno
        elif isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute) and node.func.attr in PATCHES and node.args:
                patched = node.args[0]
                text = patched.value if isinstance(patched, ast.Constant) and isinstance(patched.value, str) else None
                if _is_foreign(text or _dotted(patched, names)):
                    yield "patches", node.lineno
            if isinstance(node.func, ast.Attribute) and node.func.attr == "getsockname":
                yield "takes a port", node.lineno
            if _dotted(node.func, names) in HTTP_CALLS and not {"timeout", "transport"} & {
                keyword.arg for keyword in node.keywords
            }:
                yield "gives up early", node.lineno
        if isinstance(node, ast.Attribute | ast.Name) and _dotted(node, names) in CLOCKS:
            yield "clocks", node.lineno
        if isinstance(node, ast.Attribute | ast.Name) and _dotted(node, names) in SKIPS:
            yield "skips", node.lineno


def _imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield each name that the module imports, with its original name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                yield alias.asname or top, alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}" if not node.level else "tests"


def _dotted(node: ast.expr, names: dict[str, str]) -> str:
    """Return the full name of an imported module or of something in it; "" for anything else."""
    if isinstance(node, ast.Attribute):
        owner = _dotted(node.value, names)
        return f"{owner}.{node.attr}" if owner else ""
    return names.get(node.id, "") if isinstance(node, ast.Name) else ""


def _is_foreign(name: str) -> bool:
    """Return whether a dotted name belongs to the standard library or another package."""
    return bool(name) and name.partition(".")[0] not in OURS


def test_no_test_depends_on_its_surroundings() -> None:
    """Tests patch only our packages, measure no time, never sleep, give up late, hold their ports, and skip nothing."""
    found: set[tuple[str, str]] = set()
    wrong: list[str] = []
    for path in sorted((ROOT / "tests").rglob("*.py")):
        name = path.relative_to(ROOT / "tests").as_posix()
        for fault, line in violations(path.read_text(encoding="utf-8")):
            found.add((name, fault))
            if (name, fault) not in ALLOWED:
                wrong.append(f"tests/{name}:{line}: {fault}")
    assert wrong == []
    assert ALLOWED.keys() - found == set(), "allowed, but no longer needed"


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("import httpx\nhttpx.get('http://localhost')", "gives up early"),
        ("import time\ndef test(monkeypatch): monkeypatch.setattr(time, 'time', lambda: 1)", "patches"),
        ("from pathlib import Path\ndef test(patch): patch.setattr(Path, 'rename', None)", "patches"),
        ("def test(monkeypatch): monkeypatch.setattr('socket.socket.connect', None)", "patches"),
        ("from unittest import mock\nwith mock.patch('os.fsync'): pass", "patches"),
        ("from unittest.mock import patch\nimport httpx\npatch.object(httpx.Client, 'send')", "patches"),
        ("import os\nos.unlink = print", "patches"),
        ("from attrs import converters as c\ndef test(patch): patch.setattr(c, '_optional', None)", "patches"),
        ("import time as t\nt.sleep(1)", "clocks"),
        ("from time import monotonic\nbegin = monotonic()", "clocks"),
        ("import asyncio\nasync def test(): await asyncio.sleep(0.2)", "clocks"),
        ("import threading\nthreading.Timer(0.2, print).start()", "clocks"),
        ("import socket\nwith socket.socket() as s: s.bind(('', 0)); port = s.getsockname()[1]", "takes a port"),
        ("import pytest\n@pytest.mark.skipif(True)\ndef test(): pass", "skips"),
        ("import pytest\nx = pytest.importorskip('x')", "skips"),
    ],
)  # fmt: skip
def test_each_fault_is_found(code: str, fault: str) -> None:
    """Each way to depend on the environment is found, however it is imported."""
    assert fault in {found for found, _ in violations(code)}


def test_what_is_ours_may_be_patched() -> None:
    """A test may lower a limit in our modules, and change environment variables."""
    code = """
import os
from scripts.sandbox import serving
def test(monkeypatch):
    monkeypatch.setattr(serving, "REQUEST_SECONDS", 0.1)
    monkeypatch.setenv("TZ", "UTC")
    serving.answer = 3
"""
    assert list(violations(code)) == []


def test_programs_are_named_in_the_readme() -> None:
    """Each program that tests need is listed where a newcomer looks for requirements."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    needs = readme.partition("make test")[2].partition("## ")[0]
    packages = {package for command in INSTALLED_BY.values() for package in command.split()[2:]}
    assert {package for package in packages if not re.search(rf"\b{package}\b", needs)} == set()


def test_programs_are_asked_for() -> None:
    """Tests start programs through `tests.programs`, which says how to install a missing one."""
    started = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.elts[0].value}"
        for path in (ROOT / "tests").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.List) and node.elts and isinstance(node.elts[0], ast.Constant)
        if node.elts[0].value in INSTALLED_BY
    ]
    assert started == []


def test_a_missing_program_fails_with_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """If a program is missing, the test that needs it fails and says how to install it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.fail.Exception) as failed:
        program.__wrapped__("chromium")
    assert str(failed.value) == "This test needs chromium: apt-get install chromium"


@pytest.mark.parametrize("code", ["curl -s x", "set -u\n  curl x", "ID=$(curl x)", "true && curl x", "(curl x)"])
def test_a_program_that_shell_starts_is_asked_for_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str
) -> None:
    """A missing program inside a shell script is named as clearly as one that a test starts directly."""
    monkeypatch.setattr(programs, "program", program.__wrapped__)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.fail.Exception) as failed:
        shell(code)
    assert str(failed.value) == "This test needs curl: apt-get install curl"
