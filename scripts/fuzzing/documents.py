"""Documents with mistakes in random places: regeneration accepts or rejects them, but never crashes."""

from __future__ import annotations

import copy
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

from ruamel.yaml import YAML

from scripts import regenerate
from scripts.fuzzing import values

KEPT_PATHS = 3
"""Paths of the spec that a round keeps: enough to be interesting, few enough to be quick."""

Place = tuple[Any, Any]


@contextmanager
def attempts() -> Iterator[Callable[[Random], str | None]]:
    """Yield an attempt: it returns what went wrong, or None."""
    spec = YAML(typ="safe").load(Path("openapi.yaml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        yield lambda rng: _attempt(spec, Path(folder), rng)


def _attempt(spec: dict[str, Any], folder: Path, rng: Random) -> str | None:
    document = copy.deepcopy(spec)
    paths = list(document["paths"])
    for path in rng.sample(paths, max(0, len(paths) - KEPT_PATHS)):
        del document["paths"][path]
    for _ in range(rng.randrange(1, 6)):
        mutate(document, rng)
    file = folder / "openapi.json"
    file.write_text(json.dumps(document, default=str, allow_nan=True), encoding="utf-8", errors="surrogatepass")
    output = StringIO()
    with redirect_stdout(output), redirect_stderr(output), tempfile.TemporaryDirectory() as target:
        code = regenerate.main(["--spec", str(file), "--output", target, "--quiet"])
    if code in (regenerate.CURRENT, regenerate.REFUSED):
        return None
    return f"exit code {code}:\n{output.getvalue()}"


def mutate(document: dict[str, Any], rng: Random) -> None:
    """Change one place of a document: remove, replace, copy from elsewhere, or rename."""
    places = list(_places(document))
    container, key = rng.choice(places)
    kind = rng.randrange(4)
    if kind == 0:
        del container[key]
    elif kind == 1:
        container[key] = values.plain(rng)
    elif kind == 2:
        other, name = rng.choice(places)
        container[key] = copy.deepcopy(other[name])
    elif isinstance(container, dict):
        container[values.text(rng)[:100]] = container.pop(key)


def _places(node: Any) -> Iterator[Place]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield node, key
            yield from _places(value)
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield node, index
            yield from _places(value)
