"""Measure library, models, regeneration, sandbox and site against their peers in one run.

Prints tables and writes bench.json. Each program runs in its own environment, below .cache/bench. What cannot be
measured on this machine is listed, and the rest is measured anyway.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from scripts.benchmarks import regenerate, sandbox, site
from scripts.benchmarks.calls import measure_calls, measure_starts
from scripts.benchmarks.environments import Environment, answering_server, environments, generators, versions
from scripts.benchmarks.reading import measure_reading
from scripts.benchmarks.rows import Row, as_json, show
from scripts.benchmarks.shares import measure_shares

SPEC = Path("openapi.yaml")
RESULT = Path("bench.json")


def main() -> int:
    """Measure everything, or the selected parts, and report."""
    parts: dict[str, Callable[[list[Environment], str], list[Row]]] = {
        "calls": measure_calls,
        "starts": measure_starts,
        "shares": measure_shares,
        "reading": lambda found, _url: measure_reading(found),
        "regeneration": lambda _found, _url: regenerate.measure(options.documents, missing),
        "sandbox": lambda _found, _url: sandbox.measure(),
        "site": lambda _found, _url: site.measure(),
    }
    parser = argparse.ArgumentParser("python -m scripts.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"only these: {', '.join(parts)}")
    parser.add_argument("--documents", type=Path, nargs="*", default=[], help="more OpenAPI documents to regenerate")
    options = parser.parse_args()
    wanted = options.parts
    if unknown := sorted(set(wanted) - set(parts)):
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(parts)}")
    measured_on = machine()
    _say("Making the environments ...")
    found, missing = environments(SPEC)
    rows: list[Row] = []
    with answering_server() as url:
        for name, measure in parts.items():
            if wanted and name not in wanted:
                continue
            _say(f"Measuring: {name} ...")
            try:
                rows += measure(found, url)
            except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
                missing.append(f"{name}: {error}")
    show(rows)
    for line in missing:
        print(f"Not measured: {line}")
    programs = {each.program: versions(each) for each in found}
    result = {"machine": measured_on, **as_json(rows), "not_measured": missing, "programs": programs}
    RESULT.write_text(json.dumps({**result, "generators": generators()}, indent=2) + "\n", encoding="utf-8")
    print(f"Written to {RESULT}.")
    return 0


def machine() -> dict[str, object]:
    """Return a description of the machine, and the number of other processes competing for it."""
    return {
        "python": platform.python_version(),
        "platform": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
    }


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
