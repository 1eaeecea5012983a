"""Measure library, sandbox and regeneration in one run; print a table and write bench.json."""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from scripts.benchmarks import client, regenerate, sandbox
from scripts.benchmarks.table import Row, as_json, show

SPEC = Path("openapi.yaml")
RESULT = Path("bench.json")


def main() -> int:
    """Measure all and report."""
    argparse.ArgumentParser("python -m scripts.bench", description=__doc__).parse_args()
    parts: dict[str, Callable[[], list[Row]]] = {
        "library": lambda: client.measure(SPEC),
        "sandbox": sandbox.measure,
        "regeneration": regenerate.measure,
    }
    rows: list[Row] = []
    for name, measure in parts.items():
        print(f"Measuring the {name} ...", file=sys.stderr, flush=True)
        rows += measure()
    show(rows)
    RESULT.write_text(json.dumps({"machine": machine(), "rows": [as_json(row) for row in rows]}, indent=2) + "\n")
    print(f"Written to {RESULT}.")
    return 0


def machine() -> dict[str, str]:
    """Say what the figures were measured on and with."""
    packages = ("httpx", "attrs", "openapi-python-client", "lnpay-py")
    return {
        "python": platform.python_version(),
        "platform": platform.platform(),
        **{package: version(package) for package in packages},
    }


if __name__ == "__main__":
    sys.exit(main())
