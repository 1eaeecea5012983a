"""Compare our template overrides with the stock ones of openapi-python-client: `python -m scripts.compare_templates`.

To upgrade the generator, pass the unpacked stock templates of another release as `--stock DIR`, to see what changed in
the files that we have forked. Exit code 1 if an override no longer has a stock template.
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
    """Yield our overrides, without our own partials, which start with an underscore."""
    for path in sorted(OURS.iterdir()):
        if not path.name.startswith("_"):
            yield path


def compare(stock: Path, other: Path | None, names: Sequence[str]) -> Iterator[str]:
    """Yield the differences between stock and our templates or, with `other`, between two stock releases."""
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
    parser.add_argument("--stock", type=Path, help="stock templates of another release, to see what changed in it")
    parser.add_argument("--list", action="store_true", help="list the overrides with their line counts")
    options = parser.parse_args(arguments)
    if options.stock and not options.stock.is_dir():
        print(f"{options.stock}: no such directory; unpack a release and pass its templates folder", file=sys.stderr)
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
