"""Regenerate every OpenAPI document below a folder and print the result of each: `python -m scripts.try_documents DIR`.

Each document is processed in its own process, with limits on memory and time, so that none can end the run. Results
are saved as they come: an interrupted run resumes where it stopped; a document is retried if it or the scripts change.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from scripts.output.lock import hash_file, hash_inputs
from scripts.spec.document import REFERS_ELSEWHERE, BadInput, read_spec
from scripts.trials import output
from scripts.trials.output import COMPLAINTS, Found

_ENTRY = re.compile(rb'^\s*\{?\s*["\']?openapi["\']?\s*:\s*["\']?3\.', re.MULTILINE)
_ROOT = Path(__file__).parents[1]
_RUN_LIMITED = """
import json, resource, subprocess, sys
limit, usage, *module = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_AS, (int(limit), int(limit)))
code = subprocess.run([sys.executable, "-m", *module]).returncode
with open(usage, "w") as file:
    json.dump([code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024], file)
"""
"""Runs a module from a small process: a child's peak of memory begins with that of the process that started it."""
_PLAIN = "docstrings_on_attributes: true\n"


@dataclass(frozen=True)
class Result:
    """The result of one document."""

    document: str
    size: int
    exit: int
    """Exit code of the command; a negative signal number if it was killed."""
    seconds: float
    megabytes: float
    """Peak of the largest process; the client and the pages are written by two at once."""
    last_line: str
    found: Found

    @property
    def is_good(self) -> bool:
        return self.exit == 0 and self.found.is_good


def main(arguments: Sequence[str] | None = None) -> int:
    """Try each document; return 1 if any failed."""
    options = _options(arguments)
    documents = list(find_documents(options.folder))
    known = {} if options.again else _recorded(options.results)
    sizes = {path: sum(file.stat().st_size for file in files_of(path)) for path in documents}
    by_size = sorted(documents, key=lambda path: -sizes[path])
    checked = {name: set(by_size[: getattr(options, name)]) for name in ("types", "site")}
    results = {}
    with (
        Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), transient=True
        ) as bar,
        options.results.open("a", encoding="utf-8") as record,
    ):
        task = bar.add_task("", total=len(documents))
        for path in documents:
            name = path.relative_to(options.folder).as_posix()
            bar.update(task, description=name)
            extra = [f"--{check}" for check, chosen in checked.items() if path in chosen]
            key = _key(path, extra)
            if key not in known:
                known[key] = try_document(path, name, extra, options)
                print(json.dumps({"key": key, **asdict(known[key])}), file=record, flush=True)
            results[name] = known[key]
            bar.advance(task)
    show(list(results.values()))
    return 0 if all(result.is_good for result in results.values()) else 1


def find_documents(folder: Path) -> Iterator[Path]:
    """Yield each file with an OpenAPI version; files that it refers to are part of it."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".yaml", ".yml", ".json") and path.is_file() and _ENTRY.search(path.read_bytes()):
            yield path


def files_of(path: Path) -> list[Path]:
    """Return the files that a document consists of: itself, and those that it refers to."""
    if not REFERS_ELSEWHERE.search(path.read_text(encoding="utf-8", errors="replace")):
        return [path]
    try:
        others = read_spec(path).files
    except BadInput:
        return [path]
    return [path, *(path.parent / name for name in sorted(others))]


def try_document(path: Path, name: str, checks: list[str], options: argparse.Namespace) -> Result:
    """Regenerate from one document into a temporary folder, and inspect the result."""
    with tempfile.TemporaryDirectory(prefix="try-documents-") as temporary:
        config, target = Path(temporary, "config.yaml"), Path(temporary, "output")
        config.write_text(_PLAIN, encoding="utf-8")
        command = ["scripts.regenerate", "--spec", str(path), "--config", str(config), "--output", str(target)]
        code, seconds, megabytes, text = _run([*command, "--quiet"], Path(temporary, "log"), options)
        found = Found()
        if code == 0:
            inspect = ["scripts.trials.output", str(target), *checks]
            status, _, _, printed = _run(inspect, Path(temporary, "found"), options, scale=10)
            found = Found(**json.loads(printed.splitlines()[-1])) if status == 0 else Found(error=printed[-300:])
        lines = [line for line in text.splitlines() if line and not line.startswith("warning: ")]
        return Result(name, path.stat().st_size, code, seconds, megabytes, "" if code == 0 else _summary(lines), found)


def _summary(lines: list[str]) -> str:
    """Return the most informative line: the first problem, or the last line of a traceback."""
    if any(line.startswith("Traceback") for line in lines):
        return next((line for line in reversed(lines) if re.match(r"\w+(\.\w+)*(Error|Exception)\b", line)), lines[-1])
    return f"{lines[0]} ({lines[-1]})" if lines else ""


def _run(module: list[str], log: Path, options: argparse.Namespace, *, scale: int = 1) -> tuple[int, float, float, str]:
    """Run a module in its own process; return exit code, seconds, megabytes and output."""
    limit = options.memory * 1_000_000 * (1 if scale == 1 else 2)
    usage = log.with_suffix(".usage")
    start = time.monotonic()
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-c", _RUN_LIMITED, str(limit), str(usage), *module],
            cwd=_ROOT,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            process.wait(options.seconds * scale)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    seconds, text = time.monotonic() - start, log.read_text(encoding="utf-8", errors="replace")
    code, megabytes = json.loads(usage.read_text()) if process.returncode == 0 else (process.returncode, 0.0)
    return code, seconds, megabytes, text


def _key(path: Path, checks: list[str]) -> str:
    """Return a hash of what a result depends on: the document, all scripts, and the requested checks."""
    inputs = hash_inputs(path, Path("none")) | {str(file): hash_file(file) for file in files_of(path)}
    trials = [hash_file(Path(module)) for module in (__file__, output.__file__)]
    return hashlib.sha256(repr([str(path), sorted(inputs.items()), trials, checks]).encode()).hexdigest()


def _recorded(path: Path) -> dict[str, Result]:
    """Return the results of earlier runs; a truncated last line is ignored."""
    results = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        try:
            entry = json.loads(line)
            key = entry.pop("key")
            results[key] = Result(**{**entry, "found": Found(**entry["found"])})
        except (ValueError, TypeError, KeyError):
            continue
    return results


def show(results: list[Result]) -> None:
    """Print the table, and a line of totals below it."""
    table = Table("document", "KB", "exit", "s", "MB", "operations", "modules", "samples", "types", "site", "remark")
    for each in results:
        remark = each.last_line or each.found.error
        table.add_row(
            each.document, f"{each.size / 1000:.0f}", str(each.exit), f"{each.seconds:.1f}", f"{each.megabytes:.0f}",
            *each.found.cells(), remark[:160],
        )  # fmt: skip
    Console(width=200 if not sys.stdout.isatty() else None).print(table)
    good = [each for each in results if each.is_good]
    print(
        f"{len(good)} of {len(results)} documents, {sum(each.found.operations for each in good)} operations, "
        f"{sum(each.found.modules for each in good)} modules and {sum(each.found.samples for each in good)} samples."
    )
    for each in results:
        for complaint in COMPLAINTS:
            for line in (getattr(each.found, complaint) or ())[:3]:
                print(f"{each.document}: {complaint}: {line}")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts.try_documents", description=__doc__.splitlines()[0])
    add = parser.add_argument
    add("folder", type=Path, metavar="DIR", help="folder with the documents, searched recursively")
    add(
        "--results",
        type=Path,
        default=Path(".cache/try_documents.jsonl"),
        metavar="FILE",
        help="file of earlier results (default: %(default)s)",
    )
    add("--again", action="store_true", help="ignore earlier results")
    add("--memory", type=int, default=6000, metavar="MB", help="memory limit per document (default: %(default)s)")
    add("--seconds", type=int, default=300, metavar="S", help="time limit per document (default: %(default)s)")
    add(
        "--types",
        type=int,
        default=0,
        metavar="N",
        help="run mypy --strict on the clients of the N largest documents, counting all their files",
    )
    add("--site", type=int, default=0, metavar="N", help="build the sites of the N largest documents strictly")
    options = parser.parse_args(arguments)
    if not options.folder.is_dir():
        parser.error(f"{options.folder} is not a folder")
    options.folder = options.folder.resolve()
    options.results.parent.mkdir(parents=True, exist_ok=True)
    return options


if __name__ == "__main__":
    sys.exit(main())
