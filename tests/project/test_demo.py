"""`make demo`, without its set-up."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.demo import conclude

ROOT = Path(__file__).parents[2]


def test_the_demo_ends_with_two_settled_invoices() -> None:
    """It shows a QR code, the settled LnTx and a signed webhook for either client, and exits with 0."""
    result = subprocess.run(
        [sys.executable, "-m", "scripts.demo"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    settled = [json.loads("{" + part.split("\n}")[0] + "}") for part in result.stdout.split("\n{")[1:]]
    assert [lntx["settled"] for lntx in settled] == [1, 1]
    assert [lntx["memo"] for lntx in settled] == ["Coffee", "Cake"]
    assert "█" in result.stdout
    assert result.stdout.count("Webhook with a valid signature: wallet_receive, 100 satoshis") == 2
    assert result.stdout.rstrip().endswith("both webhooks have valid signatures.")


def test_a_demo_that_fails(capsys: pytest.CaptureFixture[str]) -> None:
    """It exits with 1 and names what is missing."""
    assert conclude(False) == 1
    assert "An invoice was not settled, or its webhook did not arrive." in capsys.readouterr().out
