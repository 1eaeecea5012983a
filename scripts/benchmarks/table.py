"""What a benchmark gives: rows, each with our figure and a peer's from the same run."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from rich.console import Console
from rich.table import Table


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
