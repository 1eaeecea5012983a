"""Measure regeneration: time and memory as a document grows, next to other generators on the same document.

    python -m scripts.bench_regenerate [DOCUMENT ...]

Ours reads and checks the document, writes the client and the reference pages, and reports the changes; the others
write their client. Ours and openapi-python-client run the same formatters. CPU seconds are counted, of all processes
together, so that what else the machine does matters little.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.benchmarks.documents import TWO_OPERATIONS, cut, operation_ids, plain_spec
from scripts.benchmarks.environments import NotMeasuredError, openapi_generator_command, reason
from scripts.benchmarks.github import TAGS, github
from scripts.benchmarks.rows import Aim, Row, show
from scripts.spec import read_spec
from scripts.spec.openapi import METHODS

SPEC = Path("openapi.yaml")
ROUNDS = 3
LARGE = 200
"""Documents with more operations are measured once: they take a while and vary less."""
CONFIG = "post_hooks: [ruff check --fix-only --quiet ., ruff format --quiet .]\n"


LAUNCHER = """
import json, resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
sys.exit(code)
"""
"""Runs a command from a small process: a child's peak of memory begins with that of the process that started it."""
WITH_PAGES = "ours, with pages"
AIM = 4.0
"""CPU seconds for our own document."""


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    cpu_seconds: float
    megabytes: float


def main(arguments: Sequence[str]) -> int:
    """Measure the usual documents and those given, and print a table."""
    missing: list[str] = []
    show(measure(list(map(Path, arguments)), missing))
    for line in missing:
        print(f"Not measured: {line}")
    return 0


def measure(documents: Sequence[Path], missing: list[str]) -> list[Row]:
    """Return CPU time and memory for our document, GitHub's, a part of each, and those given."""
    with tempfile.TemporaryDirectory() as name:
        small = Path(name) / "part of openapi.json"
        small.write_text(json.dumps(cut(plain_spec(SPEC), TWO_OPERATIONS), default=str), encoding="utf-8")
        large: list[Path] = []
        try:
            large = large_documents(Path(name))
        except (NotMeasuredError, OSError, subprocess.CalledProcessError) as error:
            missing.append(f"regenerating 250 and 1,200 operations of GitHub: {reason(error)}")
        return [row for document in (small, SPEC, *large, *documents) for row in measure_one(document, missing)]


def large_documents(folder: Path) -> list[Path]:
    """Return GitHub's document, and before it a part with some 250 operations."""
    whole, part = folder / "GitHub.json", folder / "part of GitHub.json"
    shutil.copy(github(), whole)
    document = json.loads(whole.read_text(encoding="utf-8"))
    part.write_text(json.dumps(cut(document, operation_ids(document, TAGS))), encoding="utf-8")
    return [part, whole]


def measure_one(document: Path, missing: list[str]) -> list[Row]:
    """Measure ours, cold and with nothing to do, and the others on one document; name those that do not take it."""
    operations = count_operations(document)
    title = f"{operations:,} operations ({document.stem})"
    seconds, memory = [], []
    for name, run in GENERATORS.items():
        try:
            rounds = [_in_a_folder(run, document) for _ in range(ROUNDS if operations < LARGE else 1)]
        except (NotMeasuredError, subprocess.CalledProcessError) as error:
            missing.append(f"regenerating {title} with {name}: {reason(error)}")
            continue
        for program in rounds[0]:
            costs = [each[program] for each in rounds]
            aims = [Aim(AIM)] if document == SPEC and program == WITH_PAGES else []
            seconds.append(
                Row.of(f"regenerating {title}", "CPU s", program, [each.cpu_seconds for each in costs], *aims)
            )
            memory.append(Row.of(f"memory for {title}", "MB", program, [each.megabytes for each in costs]))
    return seconds + memory


def count_operations(document: Path) -> int:
    """Return how many operations are below the paths of a document."""
    paths = read_spec(document).data.get("paths") or {}
    return sum(method in item for item in paths.values() for method in METHODS)


def _in_a_folder(run: Run, document: Path) -> dict[str, Cost]:
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "config.yaml").write_text(CONFIG, encoding="utf-8")
        return run(document, Path(name))


def _ours(document: Path, top: Path) -> dict[str, Cost]:
    paths = ["--spec", str(document), "--config", str(top / "config.yaml"), "--output", str(top / "ours")]
    command = [sys.executable, "-m", "scripts.regenerate", "--quiet", *paths]
    return {WITH_PAGES: cost_of(command), "ours, nothing to do": cost_of(command)}


def _openapi_python_client(document: Path, top: Path) -> dict[str, Cost]:
    command = [str(Path(sys.executable).parent / "openapi-python-client"), "generate", "--path", str(document)]
    config = ["--config", str(top / "config.yaml"), "--output-path", str(top / "theirs")]
    return {"openapi-python-client": cost_of([*command, *config])}


def _openapi_generator(document: Path, top: Path) -> dict[str, Cost]:
    return {"openapi-generator": cost_of(openapi_generator_command(document, top / "theirs"))}


Run = Callable[[Path, Path], dict[str, Cost]]
GENERATORS: dict[str, Run] = {
    "ours": _ours,
    "openapi-python-client": _openapi_python_client,
    "openapi-generator": _openapi_generator,
}


def cost_of(command: list[str]) -> Cost:
    """Run a command and return what it and its children took."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    launched = [sys.executable, "-I", "-c", LAUNCHER, *command]
    done = subprocess.run(launched, env=environment, check=True, capture_output=True)
    return Cost(*json.loads(done.stdout))
