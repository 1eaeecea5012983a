"""List the dependencies of the built distributions: `python -m scripts.list_dependencies DIST OUTPUT`.

Installs each wheel in DIST into an empty environment and writes a software bill of materials (CycloneDX, JSON) and a
table of versions and licences to OUTPUT.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

BIN = Path(sys.executable).parent


def main() -> int:
    """Write both lists for each wheel; return the exit code."""
    parser = argparse.ArgumentParser("python -m scripts.list_dependencies", description=__doc__)
    parser.add_argument("dist", type=Path, help="folder with the built wheels")
    parser.add_argument("output", type=Path, help="folder to write to")
    options = parser.parse_args()
    wheels = sorted(options.dist.glob("*.whl"))
    if not wheels:
        print(f"{options.dist}: no wheels; build them with: make dist", file=sys.stderr)
        return 2
    options.output.mkdir(parents=True, exist_ok=True)
    for wheel in wheels:
        name = wheel.name.partition("-")[0]
        bill = options.output / f"{name}.cdx.json"
        write_bill(wheel, bill)
        table = licence_table(json.loads(bill.read_text(encoding="utf-8")))
        (options.output / f"{name}-licences.txt").write_text(table, encoding="utf-8")
        print(f"{wheel.name}\n{table}")
    return 0


def write_bill(wheel: Path, bill: Path) -> None:
    """Write the bill of materials of an environment with the wheel and its dependencies."""
    with tempfile.TemporaryDirectory() as folder:
        python = Path(folder) / "bin" / "python"
        run(BIN / "uv", "venv", "--quiet", folder, "--python", sys.executable)
        run(BIN / "uv", "pip", "install", "--quiet", "--python", python, wheel)
        run(BIN / "cyclonedx-py", "environment", python, "--output-reproducible", "--output-file", bill)


def licence_table(bill: dict[str, Any]) -> str:
    """Return a line per component: name, version, licence."""
    rows = [(part["name"], part["version"], ", ".join(licences(part))) for part in bill["components"]]
    return "".join(f"{name:<24}{version:<18}{licence}\n" for name, version, licence in sorted(rows))


def licences(component: dict[str, Any]) -> list[str]:
    """Return the licences that a component declares, as expression, identifier or name."""
    found = []
    for entry in component.get("licenses", []):
        declared = entry.get("license", {})
        found.append(entry.get("expression") or declared.get("id") or declared.get("name") or "unknown")
    return list(dict.fromkeys(found)) or ["none declared"]


def run(*command: object) -> None:
    """Run a command that must succeed."""
    subprocess.run([str(part) for part in command], check=True)


if __name__ == "__main__":
    sys.exit(main())
