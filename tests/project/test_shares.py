"""The time of our programs is attributed to the packages that use it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter

import pytest

from scripts.benchmarks.environments import HERE, answering_server
from scripts.benchmarks.rows import OURS
from scripts.benchmarks.shares import imports_by_package

PRINTED = """\
import time: self [us] | cumulative | imported package
import time:      1000 |       1000 |   asyncio
import time:       500 |       1500 | worker
import time:       250 |        250 |     httpx._api
import time:       750 |       1000 |   httpx
import time:      2000 |       3000 | lnpay_client
a line of the program
"""


def test_imports_are_summed_by_package_without_those_of_the_worker() -> None:
    """The modules of a package are added up, in milliseconds, without what the worker itself needs."""
    assert imports_by_package(PRINTED) == Counter({"httpx": 1.0, "lnpay_client": 2.0})


@pytest.mark.parametrize("program", [OURS, f"{OURS}[aiohttp]"])
def test_a_profile_is_divided_among_the_packages_that_run(program: str) -> None:
    """The shares add up to the total, and the program and its callees have some of it."""
    with answering_server() as url:
        command = [sys.executable, str(HERE / "profiled.py"), program, url, "20", "4"]
        environment = {"NO_PROXY": "127.0.0.1"}
        done = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
    shares = json.loads(done.stdout)
    assert sum(shares.values()) == pytest.approx(1)
    assert all(shares[package] > 0 for package in ("asyncio", "standard library"))
    assert shares["aiohttp" if "aiohttp" in program else "httpcore"] > 0
