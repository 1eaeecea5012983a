"""Observe how the library and other clients behave in the same situations, and write a table.

    python -m scripts.compare

The result is committed: docs/assets/comparison.json. The README's table is filled from it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from scripts import write_figures
from scripts.benchmarks.comparison import PEERS, compare
from scripts.benchmarks.environments import environments, generators, versions
from scripts.benchmarks.rows import OURS

SPEC = Path("openapi.yaml")


def main() -> int:
    """Observe, write, and list what could not be observed."""
    found, missing = environments(SPEC, PEERS)
    installed = {each.program: versions(each).get(each.program) for each in found if each.program != OURS}
    installed |= {name.removesuffix("-cli"): version for name, version in generators().items()}
    result = {"comparison": compare(found, SPEC), "compared_versions": installed, "not_compared": missing}
    write_figures.COMPARISON.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    for line in missing:
        print(f"Not observed: {line}")
    return write_figures.main([])


if __name__ == "__main__":
    sys.exit(main())
