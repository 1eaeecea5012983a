"""Compare our template overrides with the stock ones of openapi-python-client: `python -m scripts.compare_templates`.

For an upgrade of the generator: `--stock DIR` takes the stock templates of another release, unpacked, and shows what
changed there in the files that we have forked. Exit 1 if an override has no stock template any more.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from scripts.client.generator import STOCK_TEMPLATES as STOCK
from scripts.client.generator import TEMPLATES

OURS = TEMPLATES / "overrides"


def overrides() -> Iterator[Path]:
    """Yield our overrides; partials of our own begin with an underscore."""
    for path in sorted(OURS.iterdir()):
        if not path.name.startswith("_"):
            yield path


def compare(stock: Path, other: Path | None, names: Sequence[str]) -> Iterator[str]:
    """Yield the differences between stock and ours or, with `other`, between two releases of stock."""
    for path in overrides():
        if names and path.name not in names:
            continue
        before = stock / path.name
        after = other / path.name if other else path
        if not before.is_file() or not after.is_file():
            yield f"{path.name}: no stock template of this name\n"
            continue
        old, new = (each.read_text(encoding="utf-8").splitlines(keepends=True) for each in (before, after))
        yield from difflib.unified_diff(old, new, f"stock/{path.name}", f"{after.parent.name}/{path.name}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the differences; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.compare_templates", description=__doc__)
    parser.add_argument("names", nargs="*", help="only these templates, such as model.py.jinja")
    parser.add_argument("--stock", type=Path, help="templates of another release, to see what changed there")
    parser.add_argument("--list", action="store_true", help="list the overrides and their number of lines")
    options = parser.parse_args(arguments)
    if options.stock and not options.stock.is_dir():
        print(f"{options.stock}: no such directory; unpack a release and name its templates folder", file=sys.stderr)
        return 2
    lost = [path.name for path in overrides() if not ((options.stock or STOCK) / path.name).is_file()]
    if options.list:
        print(f"openapi-python-client {version('openapi-python-client')}")
        for path in overrides():
            print(f"{path.name}: {len(path.read_text(encoding='utf-8').splitlines())} lines")
    else:
        sys.stdout.writelines(compare(STOCK, options.stock, options.names))
    for name in lost:
        print(f"{name}: overrides nothing", file=sys.stderr)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
