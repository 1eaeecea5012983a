"""Where the CPU time of calls goes: `python profiled.py PROGRAM URL COUNT AT_ONCE`, run like worker.py.

Prints, as JSON, the share of each package. What a built-in function takes counts for the package that called it.
"""

from __future__ import annotations

import asyncio
import cProfile
import json
import pstats
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import worker  # type: ignore[import-not-found]  # it is next to this file, which is run by its name

STANDARD = Path(json.__file__).parents[1]


def package_of(file: str) -> str:
    """Return the name of the package that a file belongs to: an installed one, asyncio, or the standard library."""
    _, installed, name = file.partition("/site-packages/")
    if installed:
        return name.partition("/")[0].removesuffix(".py")
    if Path(file).is_relative_to(STANDARD / "asyncio"):
        return "asyncio"
    return "standard library"


def shares(stats: dict[Any, Any]) -> dict[str, float]:
    """Return the share of each package in the time that a profile has measured."""
    times: Counter[str] = Counter()
    for (file, _, _), (_, _, own, _, callers) in stats.items():
        if file == "~":
            for (caller, _, _), (_, _, part, _) in callers.items():
                times[package_of(caller)] += part
        else:
            times[package_of(file)] += own
    return {package: seconds / times.total() for package, seconds in times.items()}


def main(program: str, url: str, count: str, at_once: str) -> None:
    """Warm up, profile the calls, and print the shares."""
    asyncio.run(worker.time_async(program, url, int(at_once), int(at_once)))
    profile = cProfile.Profile(time.process_time)  # not the time that it waits for the server
    with profile:
        asyncio.run(worker.time_async(program, url, int(count), int(at_once)))
    print(json.dumps(shares(pstats.Stats(profile).stats)))  # type: ignore[attr-defined]  # the stubs leave it out


if __name__ == "__main__":
    main(*sys.argv[1:])
