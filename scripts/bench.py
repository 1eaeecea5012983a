"""Measure library, sandbox and regeneration in one run; print a table and write bench.json."""

from __future__ import annotations

import json
import platform
import sys
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from rich.console import Console
from rich.table import Table

SPEC = Path("openapi.yaml")
RESULT = Path("bench.json")


@dataclass(frozen=True)
class Row:
    """One thing measured: our figure, and a peer's if there is one."""

    what: str
    unit: str
    ours: float
    peer: str = ""
    theirs: float | None = None

    @property
    def ratio(self) -> float | None:
        """The peer's figure over ours."""
        return None if self.theirs is None else self.theirs / self.ours


def main() -> int:
    """Measure all and report."""
    from scripts import bench_client, bench_regenerate, bench_sandbox

    rows: list[Row] = []
    for name, measure in (
        ("library", lambda: bench_client.measure(SPEC)),
        ("sandbox", bench_sandbox.measure),
        ("regeneration", bench_regenerate.measure),
    ):
        print(f"Measuring the {name} ...", file=sys.stderr, flush=True)
        rows += measure()
    show(rows)
    RESULT.write_text(json.dumps({"machine": machine(), "rows": [as_json(row) for row in rows]}, indent=2) + "\n")
    print(f"Written to {RESULT}.")
    return 0


def show(rows: list[Row]) -> None:
    """Print the rows as a table."""
    table = Table("what", "unit", "ours", "peer", "theirs", "theirs / ours")
    for row in rows:
        theirs = "" if row.theirs is None else f"{row.theirs:.2f}"
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        table.add_row(row.what, row.unit, f"{row.ours:.2f}", row.peer, theirs, ratio)
    Console().print(table)


def as_json(row: Row) -> dict[str, object]:
    """Return a row with its ratio."""
    return {**asdict(row), "ratio": row.ratio}


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
