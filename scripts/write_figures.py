"""Write the figures of the last runs into the documents that have markers for them.

    python -m scripts.write_figures [--from bench.json] [--check]

The figures come from committed results in docs/assets: bench.json, comparison.json of `scripts.compare`, and
faults.json of `scripts.try_faults --json docs/assets/faults.json`. `--from` copies a new bench.json there first;
`--check` writes nothing, but lists stale documents and exits with 1 if there are any.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path
from typing import Any

from scripts.benchmarks.tables import fill

ROOT = Path(__file__).parent.parent
RESULT = ROOT / "docs" / "assets" / "bench.json"
COMPARISON = RESULT.with_name("comparison.json")
FAULTS = RESULT.with_name("faults.json")
DOCUMENTS = (ROOT / "README.md", ROOT / "docs" / "guides" / "benchmarks.md")


def main(arguments: list[str] | None = None) -> int:
    """Write or check; return the exit code."""
    parser = argparse.ArgumentParser("python -m scripts.write_figures", description=__doc__)
    parser.add_argument("--from", dest="new", type=Path, help="a result of `make bench` to copy there first")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a document is stale")
    options = parser.parse_args(arguments)
    if options.new:
        shutil.copy(options.new, RESULT)
    result: dict[str, Any] = {}
    for path in (RESULT, COMPARISON, FAULTS):
        result |= json.loads(path.read_text(encoding="utf-8"))
    stale = []
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        filled = fill(text, result)
        if filled != text:
            stale.append(document)
            if not options.check:
                document.write_text(filled, encoding="utf-8", newline="\n")
    for document in stale:
        name = document.relative_to(ROOT)
        print(f"{name}: stale, run: python -m scripts.write_figures" if options.check else f"{name}: written")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
