"""The programs that tests run in addition to Python's own, each with how to install it. The README names them, too."""

from __future__ import annotations

import re
import shutil
import sys
from functools import cache
from pathlib import Path

import pytest

INSTALLED_BY = {
    "bash": "apt-get install bash",
    "chromium": "apt-get install chromium",
    "curl": "apt-get install curl",
    "git": "apt-get install git",
    "make": "apt-get install make",
    "node": "apt-get install nodejs",
    "npm": "apt-get install npm",
    "script": "apt-get install bsdutils",
    "setpriv": "apt-get install util-linux",
}


@cache
def program(name: str) -> str:
    """Return the path of a program; if it is missing, the test fails and says how to install it."""
    path = shutil.which(name)
    if path is None:
        pytest.fail(f"This test needs {name}: {INSTALLED_BY[name]}", pytrace=False)
    return path


def shell(code: str, flags: str = "-e") -> list[str]:
    """Return the command that runs a shell script; the programs that it starts must be installed, too."""
    for name in INSTALLED_BY:
        if re.search(rf"(?:^|[;&|(])\s*{name}\s", code, re.MULTILINE):
            program(name)
    return [program("bash"), flags, "-c", code]


def sample_command(highlight: str, code: str, folder: Path) -> list[str]:
    """Return the command that runs a sample in a language of the pages, which may write a file into the folder."""
    if highlight == "bash":
        return shell(code, "+e")
    ending, command = {"python": ("py", [sys.executable, "-W", "error"]), "js": ("mjs", [program("node")])}[highlight]
    file = folder / f"sample.{ending}"
    file.write_text(code, encoding="utf-8")
    return [*command, str(file)]
