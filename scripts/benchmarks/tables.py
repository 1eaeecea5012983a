"""Formats the result of a benchmark as Markdown, for the marked places in documents.

A place is what is between `<!-- figures: NAME -->` and `<!-- end of figures -->`; NAME is one of `PLACES`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Result = Mapping[str, Any]

_PLACE = re.compile(r"(<!-- figures: ([\w ]+) -->\n).*?(<!-- end of figures -->)", re.DOTALL)
GLANCE = {
    "create_invoice, sync, warm": "sync call, µs",
    "create_invoice, async, 1 at once": "async call, µs",
    "create_invoice, async, 64 at once": "64 at once, µs each",
    "cold start to the first invoice": "first invoice of a new process, ms",
    "import": "import, ms",
    "reading an LnTx": "reading an LnTx, µs",
}
"""The measurements of the short table, and what it calls them."""
TOOLS = re.compile(r"lnpay|httpx|aiohttp|requests|openapi|pydantic|msgspec|urllib3|python$")
"""The packages whose versions are listed."""


def fill(text: str, result: Result) -> str:
    """Return a document with all its places filled from the result."""
    return _PLACE.sub(lambda found: f"{found[1]}\n{PLACES[found[2]](result)}\n\n{found[3]}", text)


def at_a_glance(result: Result) -> str:
    """Return one table: a row for each program that makes calls, a column for each of the main measurements."""
    figures = {(row["measurement"], row["program"]): row["median"] for row in result["rows"]}
    callers = [name for name in GLANCE if name != "reading an LnTx"]
    programs = dict.fromkeys(row["program"] for row in result["rows"] if row["measurement"] in callers)
    rows = [
        [f"`{program}`", *(_figure(figures.get((measurement, program))) for measurement in GLANCE)]
        for program in programs
    ]
    return f"{_table(['program', *GLANCE.values()], rows)}\n\n{_machine(result)}\nAll figures are medians."


def measurements(result: Result) -> str:
    """Return a table for each measurement, with spread, and each figure next to the first one."""
    parts = []
    for measurement in dict.fromkeys(row["measurement"] for row in result["rows"]):
        found = [row for row in result["rows"] if row["measurement"] == measurement]
        first = found[0]["median"]
        rows = [
            [row["program"], _figure(row["median"]), f"±{row['spread'] / 2:.0%}", f"{row['median'] / first:.2f}"]
            for row in found
        ]
        table = _table(["program", found[0]["unit"], "spread", f"÷ {found[0]['program']}"], rows)
        parts.append(f"### {_headline(measurement)}\n\n{table}")
    return "\n\n".join(parts)


def aims(result: Result) -> str:
    """Return the table of targets, and whether each was met."""
    rows = [
        [aim["measurement"], aim["program"], aim["aim"], f"{aim['figure']:.3g}", "met" if aim["met"] else "missed"]
        for aim in result["aims"]
    ]
    return _table(["measurement", "program", "target", "measured", "outcome"], rows)


def conditions(result: Result) -> str:
    """Return the machine, the versions, and what could not be measured."""
    rows = []
    for program, versions in result["programs"].items():
        named = [f"{name} {version}" for name, version in versions.items() if TOOLS.match(name)]
        rows.append([f"`{program}`", ", ".join(named)])
    rows += [[f"generator `{name}`", version] for name, version in result["generators"].items()]
    missing = [line.partition(": ")[::2] for line in result["not_measured"]]
    parts = [_machine(result), _table(["environment", "versions"], rows)]
    return "\n\n".join([*parts, _table(["not measured", "why"], missing)] if missing else parts)


def comparison(result: Result) -> str:
    """Return the table of what each client does: a column for each client, headed by its name and version."""
    programs, versions = result["comparison"], result["compared_versions"]
    heads = [f"{program} {versions.get(program, '')}".strip() for program in programs]
    rows = [[name, *(cells[name] for cells in programs.values())] for name in next(iter(programs.values()))]
    missing = [f"Not observed: {line}." for line in result["not_compared"]]
    return "\n\n".join([_table(["", *heads], rows), *missing])


def faults(result: Result) -> str:
    """Return one row: how many faults were met, and how often something bad came out."""
    counts = result["faults"]
    return _table(list(counts), [[f"{count:,}" for count in counts.values()]])


def _machine(result: Result) -> str:
    machine = result["machine"]
    return (
        f"Measured with Python {machine['python']} on {machine['platform']} with {machine['processors']} processors, "
        f"at a load average of {machine['load']}."
    )


PLACES = {
    "at a glance": at_a_glance,
    "measurements": measurements,
    "aims": aims,
    "conditions": conditions,
    "comparison": comparison,
    "faults": faults,
}


def _headline(measurement: str) -> str:
    """Capitalise the first word, unless it is a name in code."""
    first, _, rest = measurement.partition(",")
    return f"`{first}`,{rest}" if "_" in first else f"{measurement[0].upper()}{measurement[1:]}"


def _figure(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; a column of figures is on the right."""
    rows = list(rows)
    numeric = [all(re.fullmatch(r"[±\d.,%e+-]*", row[column]) for row in rows) for column in range(len(head))]
    lines = [head, ["--:" if right else "---" for right in numeric], *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)
