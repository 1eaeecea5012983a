"""Feed random input to each door of the project for a while: `python -m scripts.fuzz [--seconds 60] [DOOR ...]`.

Prints the input of each failure, and exits with 1 if there was one. The same seed repeats the same rounds.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from random import Random

from scripts.fuzzing import documents, library, requests

Attempt = Callable[[Random], str | None]
DOORS: dict[str, Callable[[], AbstractContextManager[Attempt]]] = {
    "arguments": library.odd_arguments,
    "responses": library.odd_responses,
    "documents": documents.attempts,
    "requests": requests.attempts,
}
SHOWN = 10


def main() -> int:
    """Divide the time between the doors; return the exit code."""
    parser = argparse.ArgumentParser("python -m scripts.fuzz", description=__doc__)
    parser.add_argument("doors", nargs="*", metavar="DOOR", help=f"any of {', '.join(DOORS)} (default: all)")
    parser.add_argument("--seconds", type=float, default=60, help="total duration (default: %(default)s)")
    parser.add_argument("--seed", type=int, help="seed of the run to repeat (default: random)")
    options = parser.parse_args()
    if unknown := sorted(set(options.doors) - set(DOORS)):
        parser.error(f"no such door: {', '.join(unknown)}")
    seed = Random().randrange(10**9) if options.seed is None else options.seed
    print(f"--seed {seed}", flush=True)  # first, in case that a round never ends
    doors = options.doors or list(DOORS)
    failures = sum(fuzz(door, seed, options.seconds / len(doors)) for door in doors)
    print(f"{failures} failures.")
    return 1 if failures else 0


def fuzz(door: str, seed: int, seconds: float) -> int:
    """Try one door for some seconds; return the number of failed rounds."""
    failures = rounds = 0
    with DOORS[door]() as attempt:
        end = time.monotonic() + seconds
        while time.monotonic() < end and failures < SHOWN:
            failed = attempt(Random(f"{seed} {rounds}"))
            if failed:
                failures += 1
                print(f"{door}, round {rounds}: {failed}\n", flush=True)
            rounds += 1
    print(f"{door}: {rounds} rounds, {failures} failures", flush=True)
    return failures


if __name__ == "__main__":
    sys.exit(main())
