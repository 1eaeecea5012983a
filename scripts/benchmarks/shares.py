"""What the time of our own programs goes to, by package: the imports of a cold start, and calls with the extra."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Sequence

from scripts.benchmarks.calls import EXTRA, first_call
from scripts.benchmarks.environments import HERE, Environment
from scripts.benchmarks.rows import OURS, Row

ROUNDS = 5
SHOWN = 6
"""Packages that have their own row."""


def measure_shares(environments: Sequence[Environment], url: str) -> list[Row]:
    """Return a row for each of the packages that take most of the time."""
    rows = []
    for each in environments:
        if each.program == OURS:
            rounds = [_imports(each, url) for _ in range(ROUNDS)]
            rows += _rows("imports of a cold start, by package", "ms", rounds)
        elif each.program == EXTRA:
            rounds = [_calls(each, url) for _ in range(ROUNDS)]
            rows += _rows("CPU time of calls with the extra, 64 at once, by package", "%", rounds)
    return rows


def _imports(environment: Environment, url: str) -> Counter[str]:
    command = environment.command("-X", "importtime", "-c", first_call(environment.program, url))
    done = subprocess.run(command, env=environment.variables, check=True, capture_output=True, text=True)
    return imports_by_package(done.stderr)


def imports_by_package(printed: str) -> Counter[str]:
    """Return the milliseconds that each package's own modules took, as `python -X importtime` has printed them.

    What the worker imports by itself is printed before its own line, and omitted.
    """
    times: Counter[str] = Counter()
    for line in printed.splitlines():
        own, _, rest = line.removeprefix("import time:").partition("|")
        name = rest.partition("|")[2].strip()
        if name == "worker":
            times.clear()
        elif own.strip().isdecimal():
            times[name.partition(".")[0]] += int(own) / 1000  # type: ignore[assignment]  # counters take any number
    return times


def _calls(environment: Environment, url: str) -> Counter[str]:
    command = environment.command(str(HERE / "profiled.py"), environment.program, url, "2000", "64")
    done = subprocess.run(command, env=environment.variables, check=True, capture_output=True, text=True)
    return Counter({package: share * 100 for package, share in json.loads(done.stdout).items()})


def _rows(measurement: str, unit: str, rounds: Sequence[Counter[str]]) -> list[Row]:
    """Return rows for the packages that take most; our own is the first."""
    total: Counter[str] = sum(rounds, Counter())
    packages = [name for name, _ in total.most_common(SHOWN)]
    packages.sort(key=lambda name: name != "lnpay_client")
    return [Row.of(measurement, unit, name, [each[name] for each in rounds]) for name in packages]
