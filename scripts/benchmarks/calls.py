"""Measures the cost of a call: sequential, concurrent, and from a cold start.

The programs take turns, so that other load on the machine affects all of them alike.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

from scripts.benchmarks.environments import HERE, IMPORTS, Environment
from scripts.benchmarks.rows import OURS, Aim, Row
from scripts.benchmarks.worker import ASYNC, SYNC

ROUNDS = 9
SYNC_CALLS = 300
ASYNC_CALLS = {1: 300, 8: 300, 64: 400, 1000: 1000}
COLD_ROUNDS = 9
EXTRA = f"{OURS}[aiohttp]"

ASYNC_AIMS = {
    1: {OURS: [Aim(1 / 0.95, "httpx")]},
    8: {OURS: [Aim(1 / 0.95, "httpx")]},
    64: {OURS: [Aim(1 / 0.95, "httpx")], EXTRA: [Aim(1 / 8, "httpx"), Aim(1 / 0.5, "aiohttp")]},
}


def measure_calls(environments: Sequence[Environment], url: str) -> list[Row]:
    """Return a row for each program and number of concurrent calls."""
    rows = []
    with _workers([each for each in environments if each.program in SYNC], url) as workers:
        samples = _alternate(workers, ["sync", SYNC_CALLS])
        aims = {OURS: [Aim(1.05, "httpx")]}
        rows += _rows("create_invoice, sync, warm", samples, aims)
    with _workers([each for each in environments if each.program in ASYNC], url) as workers:
        for at_once, count in ASYNC_CALLS.items():
            samples = _alternate(workers, ["async", count, at_once])
            rows += _rows(f"create_invoice, async, {at_once} at once", samples, ASYNC_AIMS.get(at_once, {}))
    return rows


def measure_starts(environments: Sequence[Environment], url: str) -> list[Row]:
    """Return a row for each program's import, and for a program that makes one call, without Python's own start-up."""
    imports = {each.program: ["-c", IMPORTS[each.program]] for each in environments if each.program in IMPORTS}
    callers = {**SYNC, **ASYNC}
    firsts = {each.program: ["-c", first_call(each.program, url)] for each in environments if each.program in callers}
    rows = _starts("import", environments, imports, {OURS: [Aim(10)]})
    return rows + _starts("cold start to the first invoice", environments, firsts, {OURS: [Aim(1.15, "httpx")]})


def first_call(program: str, url: str) -> str:
    """Return a program that makes one call, as its user would write it."""
    start = f"import sys; sys.path.append({str(HERE)!r}); sys.argv = ['', {program!r}, '']"
    return f"{start}\nimport worker; worker.call_once({program!r}, {url!r})"


def _starts(
    measurement: str,
    environments: Sequence[Environment],
    programs: dict[str, list[str]],
    aims: dict[str, list[Aim]],
) -> list[Row]:
    bare = f"import sys; sys.path.append({str(HERE)!r}); import worker" if "cold" in measurement else "pass"
    samples: dict[str, list[float]] = {program: [] for program in programs}
    for _ in range(COLD_ROUNDS):
        for each in environments:
            if each.program in programs:
                start = _seconds(each, ["-c", bare])
                samples[each.program].append((_seconds(each, programs[each.program]) - start) * 1000)
    return [Row.of(measurement, "ms", program, found, *aims.get(program, ())) for program, found in samples.items()]


def _seconds(environment: Environment, arguments: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(environment.command(*arguments), env=environment.variables, check=True, capture_output=True)
    return time.perf_counter() - begin


def _rows(measurement: str, samples: dict[str, list[float]], aims: dict[str, list[Aim]]) -> list[Row]:
    return [
        Row.of(measurement, "µs a call", program, [seconds * 1e6 for seconds in found], *aims.get(program, ()))
        for program, found in samples.items()
    ]


@contextmanager
def _workers(environments: Sequence[Environment], url: str) -> Iterator[dict[str, subprocess.Popen[str]]]:
    """Start a process for each program, ready for orders."""
    with ExitStack() as stack:
        workers = {}
        for each in environments:
            command = each.command(str(HERE / "worker.py"), each.program, url)
            pipe = subprocess.PIPE
            process = subprocess.Popen(command, env=each.variables, stdin=pipe, stdout=pipe, text=True)
            stack.enter_context(process)
            workers[each.program] = process
            _read(process)
        yield workers
        for process in workers.values():
            process.communicate()


def _alternate(workers: dict[str, subprocess.Popen[str]], order: list[object]) -> dict[str, list[float]]:
    """Send the order to each worker in turn, for several rounds; return seconds per call."""
    samples: dict[str, list[float]] = {program: [] for program in workers}
    for _ in range(ROUNDS):
        for program, process in workers.items():
            assert process.stdin is not None  # it is a pipe
            process.stdin.write(json.dumps(order) + "\n")
            process.stdin.flush()
            samples[program].append(float(_read(process)))
    return samples


def _read(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None  # it is a pipe
    line = process.stdout.readline().strip()
    if not line:
        raise RuntimeError("a worker has ended; its message is above")
    return line
