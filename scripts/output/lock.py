"""What the last generation was made from and what it wrote: `generated_client/.regenerate/lock.json`.

Hashes alone, no clocks and no paths of this machine, so that the same inputs give the same bytes anywhere.
Every file of the folders that decide what is written counts as an input, templates included.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

RECORDS = Path("generated_client/.regenerate")
LOCK = RECORDS / "lock.json"
SPEC = RECORDS / "spec.json"
BASE = RECORDS / "base.json"
HISTORY = RECORDS / "history.json"

COMMAND = "python -m scripts.regenerate"

_SCRIPTS = Path(__file__).parents[1]
_MAKERS = ("spec", "model", "changes", "samples", "client", "pages", "output")
"""The folders that decide what is written, as a whole, so that no module or template can be missed."""
_PARTS = ("__init__.py", "options.py", "pipeline.py", "regenerate.py")
"""The modules next to them that take part."""
_PACKAGES = (
    "jinja2", "jsonschema-rs", "markdown-it-py", "openapi-python-client", "openapi-spec-validator", "packaging",
    "pydantic", "pygments", "pyyaml", "ruff",
)  # fmt: skip
"""The packages that shape the output, or the warnings about what it is made from."""
_PASSING = {"__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".DS_Store"}
_PASSING_ON_TOP = {".venv", "dist", "build"}
"""What working in the output directory leaves there; not worth reporting."""


@dataclass(frozen=True)
class State:
    """Hashes of one generation."""

    inputs: Mapping[str, str]
    """What it was made from: spec, config, each script and template, each package that shapes the output."""
    files: Mapping[str, str]
    """What it wrote, but for the lock itself: path below the output directory to hash."""
    warnings: int = 0
    """How many warnings there were about the inputs; strictly, each is an error."""
    references: Mapping[str, str] = field(default_factory=dict)
    """The other files that the spec consists of, as it names them, to their hashes."""

    def text(self) -> str:
        """Return the lock file's text."""
        content: dict[str, Any] = {"made_by": COMMAND, "inputs": dict(self.inputs)}
        content |= {"warnings": self.warnings, "references": dict(sorted(self.references.items()))}
        content |= {"files": dict(sorted(self.files.items()))}
        return json.dumps({**content, "seal": _seal(content)}, indent=1) + "\n"


def read_lock(output: Path) -> State | None:
    """Return what the lock in `output` says; None if there is none, or one that was edited."""
    try:
        content = json.loads((output / LOCK).read_text(encoding="utf-8"))
        seal = content.pop("seal")
        state = State(content["inputs"], content["files"], content["warnings"], content["references"])
        return state if seal == _seal(content) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def hash_inputs(spec: Path, config: Path, given: bytes | None = None) -> dict[str, str]:
    """Return the hash of each thing that decides what is written; a missing file hashes as nothing."""
    of_spec = hash_file(spec) if given is None else hashlib.sha256(given).hexdigest()
    inputs = {"spec": of_spec, "name of the spec": spec.name, "config": hash_file(config)}
    folders = (file for room in _MAKERS for file in files_below(_SCRIPTS / room, frozenset()))
    for file in (*(_SCRIPTS / name for name in _PARTS), *folders):
        inputs[f"scripts/{file.relative_to(_SCRIPTS).as_posix()}"] = hash_file(file)
    for name in _PACKAGES:
        inputs[name] = _version(name)
    return inputs


def hash_references(spec: Path, state: State) -> dict[str, str]:
    """Return the hashes that the other files of the spec have now; files on another host are always fetched again."""
    return {name: hash_file(spec.parent / name) for name in state.references}


def hash_outputs(output: Path, targets: Iterable[Path]) -> dict[str, str]:
    """Return the hash of each file in the output directories, by its path below `output`; the lock is left out."""
    return {
        name: hash_file(path)
        for target in targets
        for path in files_below(target)
        if (name := path.relative_to(output).as_posix()) != LOCK.as_posix()
    }


def hash_lock(output: Path) -> dict[str, str]:
    """Return the hash of the lock itself, if there is one."""
    return {LOCK.as_posix(): hash_file(output / LOCK)} if (output / LOCK).is_file() else {}


def files_below(directory: Path, passing: frozenset[str] = frozenset(_PASSING_ON_TOP)) -> Iterator[Path]:
    """Yield each file (or link) in a directory tree, without what working there leaves behind."""
    if not directory.is_dir():
        return
    for path in sorted(directory.iterdir()):
        if path.name in _PASSING or path.name in passing or path.name.endswith((".pyc", ".egg-info")):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from files_below(path, frozenset())
        else:
            yield path


def changed_inputs(old: Mapping[str, str], new: Mapping[str, str], names: Mapping[str, str]) -> list[str]:
    """Return the names of the inputs that differ, by their display names."""
    return [names.get(key, key) for key in dict.fromkeys([*new, *old]) if old.get(key) != new.get(key)]


def hash_file(path: Path) -> str:
    """Return the hash of a file; "" for one that cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _seal(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
