"""The lock file: inputs and outputs of the last generation, in `generated_client/.regenerate/lock.json`.

It has only hashes, no times and no absolute paths, so that the same inputs give the same bytes on any machine.
Every file in the folders that determine the output counts as an input, templates included.
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
"""The folders that determine the output: whole folders, so that no module or template can be missed."""
_PARTS = ("__init__.py", "options.py", "pipeline.py", "regenerate.py")
"""The modules next to them that determine the output."""
_PACKAGES = (
    "jinja2", "jsonschema-rs", "markdown-it-py", "openapi-python-client", "openapi-spec-validator", "packaging",
    "pydantic", "pygments", "pyyaml", "ruff",
)  # fmt: skip
"""The packages that affect the output, or the warnings about the inputs."""
_IGNORED = {"__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".DS_Store"}
_IGNORED_ON_TOP = {".venv", "dist", "build"}
"""What tools leave in the output directory; not reported."""


@dataclass(frozen=True)
class State:
    """Hashes of one generation."""

    inputs: Mapping[str, str]
    """Hashes of spec, config, each script and template, and versions of the packages that affect the output."""
    files: Mapping[str, str]
    """Hashes of the output, without the lock file itself, by path below the output directory."""
    warnings: int = 0
    """Number of warnings about the inputs; with --strict, each is an error."""
    references: Mapping[str, str] = field(default_factory=dict)
    """Hashes of the other files of the spec, by name in the spec."""

    def text(self) -> str:
        """Return the lock file's text."""
        content: dict[str, Any] = {"made_by": COMMAND, "inputs": dict(self.inputs)}
        content |= {"warnings": self.warnings, "references": dict(sorted(self.references.items()))}
        content |= {"files": dict(sorted(self.files.items()))}
        return json.dumps({**content, "seal": _seal(content)}, indent=1) + "\n"


def read_lock(output: Path) -> State | None:
    """Read the lock file in `output`; None if there is none, or it was edited."""
    try:
        content = json.loads((output / LOCK).read_text(encoding="utf-8"))
        seal = content.pop("seal")
        state = State(content["inputs"], content["files"], content["warnings"], content["references"])
        return state if seal == _seal(content) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def hash_inputs(spec: Path, config: Path, piped: bytes | None = None) -> dict[str, str]:
    """Return the hash of each input; "" for a missing file."""
    of_spec = hash_file(spec) if piped is None else hashlib.sha256(piped).hexdigest()
    inputs = {"spec": of_spec, "name of the spec": spec.name, "config": hash_file(config)}
    folders = (file for folder in _MAKERS for file in files_below(_SCRIPTS / folder, frozenset()))
    for file in (*(_SCRIPTS / name for name in _PARTS), *folders):
        inputs[f"scripts/{file.relative_to(_SCRIPTS).as_posix()}"] = hash_file(file)
    for name in _PACKAGES:
        inputs[name] = _version(name)
    return inputs


def hash_references(spec: Path, state: State) -> dict[str, str]:
    """Return the current hashes of the spec's other files; files on other hosts always count as changed."""
    return {name: hash_file(spec.parent / name) for name in state.references}


def hash_outputs(output: Path, targets: Iterable[Path]) -> dict[str, str]:
    """Return the hashes of all files in the output directories except the lock file, by path below `output`."""
    return {
        name: hash_file(path)
        for target in targets
        for path in files_below(target)
        if (name := path.relative_to(output).as_posix()) != LOCK.as_posix()
    }


def hash_lock(output: Path) -> dict[str, str]:
    """Return the hash of the lock file, if there is one."""
    return {LOCK.as_posix(): hash_file(output / LOCK)} if (output / LOCK).is_file() else {}


def files_below(directory: Path, ignored: frozenset[str] = frozenset(_IGNORED_ON_TOP)) -> Iterator[Path]:
    """Yield each file (or link) in a directory tree, except what tools leave there."""
    if not directory.is_dir():
        return
    for path in sorted(directory.iterdir()):
        if path.name in _IGNORED or path.name in ignored or path.name.endswith((".pyc", ".egg-info")):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from files_below(path, frozenset())
        else:
            yield path


def changed_inputs(old: Mapping[str, str], new: Mapping[str, str], names: Mapping[str, str]) -> list[str]:
    """Return the display names of the inputs that differ."""
    return [names.get(key, key) for key in dict.fromkeys([*new, *old]) if old.get(key) != new.get(key)]


def hash_file(path: Path) -> str:
    """Return the hash of a file; "" if it cannot be read."""
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
