"""The results of a benchmark: one row per program and measurement, all rows of a measurement from the same run."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from rich.console import Console
from rich.markup import escape
from rich.table import Table

OURS = "lnpay-client"


@dataclass(frozen=True)
class Aim:
    """The target for our figure, as a ratio to a peer's or (without a peer) as a figure."""

    limit: float
    peer: str = ""
    at_least: bool = False
    """True: higher is better; False: lower is better."""

    def text(self) -> str:
        """Return the aim in words."""
        return f"{'≥' if self.at_least else '≤'} {self.limit:.3g}{f' of {self.peer}' if self.peer else ''}"

    def is_met(self, figure: float) -> bool:
        """Compare a figure or a ratio with the aim."""
        return figure >= self.limit if self.at_least else figure <= self.limit


@dataclass(frozen=True)
class Row:
    """The figure of one program in one measurement."""

    measurement: str
    unit: str
    program: str
    median: float
    spread: float = 0.0
    """The interquartile range, as a share of the median."""
    aims: tuple[Aim, ...] = field(default=(), compare=False)

    @classmethod
    def of(cls, measurement: str, unit: str, program: str, samples: Sequence[float], *aims: Aim) -> Row:
        """Sum up repeated measurements."""
        median = statistics.median(samples)
        low, _, high = statistics.quantiles(samples, n=4) if len(samples) > 1 else (median, median, median)
        return cls(measurement, unit, program, median, (high - low) / median if median else 0.0, aims)


@dataclass(frozen=True)
class Verdict:
    """Whether an aim was met."""

    measurement: str
    program: str
    aim: str
    figure: float
    met: bool


def verdicts(rows: Sequence[Row]) -> list[Verdict]:
    """Evaluate each aim whose peer was measured, too."""
    figures = {(row.measurement, row.program): row.median for row in rows}
    found = []
    for row in rows:
        for aim in row.aims:
            peer = figures.get((row.measurement, aim.peer)) if aim.peer else 1.0
            if peer:
                figure = row.median / peer
                found.append(Verdict(row.measurement, row.program, aim.text(), figure, aim.is_met(figure)))
    return found


def show(rows: Sequence[Row]) -> None:
    """Print one table per measurement, each figure with its ratio to the first program's, and then the targets."""
    console = Console()
    for measurement in dict.fromkeys(row.measurement for row in rows):
        shown = [row for row in rows if row.measurement == measurement]
        table = Table(
            "program", shown[0].unit, "spread", f"÷ {shown[0].program}", title=measurement, title_justify="left"
        )
        for row in shown:
            ratio = f"{row.median / shown[0].median:.2f}" if shown[0].median else ""
            table.add_row(
                escape(row.program),
                f"{row.median:,.3g}" if row.median < 1000 else f"{row.median:,.0f}",
                f"±{row.spread / 2:.0%}",
                ratio,
            )
        console.print(table)
    table = Table("measurement", "program", "target", "measured", "", title="Targets", title_justify="left")
    for verdict in verdicts(rows):
        measured = f"{verdict.figure:.3g}"
        table.add_row(
            verdict.measurement, escape(verdict.program), verdict.aim, measured, "met" if verdict.met else "MISSED"
        )
    console.print(table)


def as_json(rows: Sequence[Row]) -> dict[str, object]:
    """Return rows and verdicts as data."""
    plain = [{key: value for key, value in asdict(row).items() if key != "aims"} for row in rows]
    return {"rows": plain, "aims": [asdict(verdict) for verdict in verdicts(rows)]}
