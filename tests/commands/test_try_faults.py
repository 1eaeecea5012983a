"""The table of faults: the outcome of each kind of client."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lnpay_client import LNPay

from scripts import try_faults
from scripts.trials.faults import all_faults


def test_kinds_differ() -> None:
    """There are hundreds of kinds, each with its own name."""
    names = [fault.name for fault in all_faults()]
    assert len(names) == len(set(names)) > 300


def test_nothing_bad_comes_out(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Of a part of the table: no foreign exception, no key, no POST sent twice, no call without a deadline."""
    exit_code = try_faults.main(["--every", "9", "--json", str(tmp_path / "faults.json")])
    printed = capsys.readouterr().out
    assert exit_code == 0, printed
    counts = json.loads((tmp_path / "faults.json").read_text(encoding="utf-8"))["faults"]
    kinds = len(all_faults()[::9])
    assert counts == {"kinds of faults": kinds, "calls": 6 * kinds} | dict.fromkeys(try_faults.PROBLEMS.values(), 0)


def test_what_is_bad_is_found(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A client that leaks an exception with a key is caught."""

    def fail(client: Any, *_arguments: Any) -> Any:
        raise KeyError(f"Secret {type(client).__name__}")

    monkeypatch.setattr(try_faults, "_call", fail)
    assert try_faults.main(["--only", "SMTP"]) == 1
    printed = capsys.readouterr().out
    assert "6 exceptions of other libraries" in printed and "6 keys in errors" in printed
    assert LNPay.__name__ not in printed
