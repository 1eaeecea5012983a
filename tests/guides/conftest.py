"""A reader with a sandbox."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.sandbox import running_sandbox
from tests.guides.guide_blocks import ROOT
from tests.guides.guide_reader import Reader


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    """A reader with a sandbox of their own, so that faults and expired invoices disturb nobody else."""
    with running_sandbox() as sandbox:
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, **sandbox.environment, "PATH": path, "PYTHONPATH": str(ROOT)}
        yield Reader(tmp_path, sandbox, environment)
