"""Figures in documents come from the committed result, never typed manually."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from scripts import write_figures
from scripts.benchmarks.tables import PLACES, fill
from scripts.trials.faults import all_faults
from scripts.try_faults import METHODS, PROBLEMS, WAYS

RESULT: dict[str, Any] = {
    "machine": {"python": "3.11.7", "platform": "Linux", "processors": 2, "load": 0.1},
    "rows": [
        {"measurement": "import", "unit": "ms", "program": "lnpay-client", "median": 8.0, "spread": 0.1},
        {"measurement": "import", "unit": "ms", "program": "httpx", "median": 1600.4, "spread": 0.02},
        {"measurement": "reading an LnTx", "unit": "µs", "program": "pydantic", "median": 2.0, "spread": 0.0},
    ],
    "aims": [{"measurement": "import", "program": "lnpay-client", "aim": "≤ 10", "figure": 8.0, "met": True}],
    "not_measured": ["openapi-generator: needs Java"],
    "programs": {"httpx": {"python": "3.11.7", "httpx": "0.28.1", "certifi": "2026.1"}},
    "generators": {"openapi-python-client": "0.29.1"},
}


def test_documents_hold_the_figures_of_the_committed_result(capsys: pytest.CaptureFixture[str]) -> None:
    """Every document matches the committed result, and has at least one place for figures."""
    assert write_figures.main(["--check"]) == 0, capsys.readouterr().out
    assert all("<!-- figures: " in path.read_text(encoding="utf-8") for path in write_figures.DOCUMENTS)


def test_no_figure_is_typed_by_hand() -> None:
    """Documents with places for figures have no time, size or share elsewhere."""
    for path in write_figures.DOCUMENTS:
        text = re.sub(
            r"<!-- figures: .*?<!-- end of figures -->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        assert re.findall(r"\d (?:ms|µs|MB|kB|CPU)\b|\d ?%(?!\")", text) == [], path


def test_the_committed_result_names_machine_and_versions() -> None:
    """A reader of the figures can find the machine and the versions of all peers."""
    result = json.loads(write_figures.RESULT.read_text(encoding="utf-8"))
    assert {"python", "platform", "processors"} <= set(result["machine"])
    assert {"httpx", "aiohttp", "requests", "lnpay-py", "openapi-python-client"} <= set(result["programs"])
    assert result["programs"]["httpx"]["httpx"]


def test_the_faults_are_counted() -> None:
    """The README's counts come from a run of all kinds of faults, without failures."""
    counts = json.loads(write_figures.FAULTS.read_text(encoding="utf-8"))["faults"]
    faults = len(all_faults())
    assert counts["kinds of faults"] == faults, "python -m scripts.try_faults --json docs/assets/faults.json"
    assert counts["calls"] == faults * len(WAYS) * len(METHODS)
    assert {counts[name] for name in PROBLEMS.values()} == {0}
    assert PLACES["faults"]({"faults": counts}).splitlines()[-1].startswith(f"| {faults} | {counts['calls']:,} | 0 |")


def test_places_are_filled_again_and_again() -> None:
    """The old content of a place is replaced, the surrounding text stays, and a second run changes nothing."""
    text = "Before.\n\n<!-- figures: aims -->\nold\n<!-- end of figures -->\n\nAfter.\n"
    filled = fill(text, RESULT)
    assert filled.startswith("Before.\n\n<!-- figures: aims -->\n\n| measurement |") and filled.endswith(
        "-->\n\nAfter.\n"
    )
    assert "old" not in filled and fill(filled, RESULT) == filled


def test_the_short_table_has_a_row_a_program_and_a_gap_for_what_was_not_measured() -> None:
    """Only programs that make calls are included; thousands are grouped."""
    lines = PLACES["at a glance"](RESULT).splitlines()
    assert lines[2:4] == ["| `lnpay-client` |  |  |  |  | 8 |  |", "| `httpx` |  |  |  |  | 1,600 |  |"]


def test_the_tables_show_spread_ratio_aims_and_versions() -> None:
    """Each figure has half its interquartile range and its ratio to the first one; aims are met or missed."""
    assert "| httpx | 1,600 | ±1% | 200.05 |" in PLACES["measurements"](RESULT)
    assert "| import | lnpay-client | ≤ 10 | 8 | met |" in PLACES["aims"](RESULT)
    conditions = PLACES["conditions"](RESULT)
    assert "| `httpx` | python 3.11.7, httpx 0.28.1 |" in conditions and "certifi" not in conditions
    assert conditions.endswith("| openapi-generator | needs Java |")


def test_a_name_in_code_keeps_its_case_in_a_headline() -> None:
    """The headline of a measurement is capitalised, unless it starts with a function's name."""
    rows = [{**RESULT["rows"][0], "measurement": "create_invoice, sync"}]
    assert PLACES["measurements"]({**RESULT, "rows": rows}).startswith("### `create_invoice`, sync\n")
    assert PLACES["measurements"](RESULT).startswith("### Import\n")
