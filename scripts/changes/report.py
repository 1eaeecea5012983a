"""Reports what changed in the API since the last generation, and the version that this requires.

The last generated spec and the version history are recorded next to the client (`scripts.output.lock.RECORDS`).
The history has one entry per version: the differences between the final state of the previous version and now.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from scripts.changes.compare import Change, compare_apis
from scripts.model.api import Api
from scripts.model.build import build_model
from scripts.model.directions import spell_signs
from scripts.model.naming import GeneratorConfig
from scripts.output.lock import BASE, HISTORY, SPEC
from scripts.spec.json_text import json_text
from scripts.spec.pointers import ModelError
from scripts.spec.problems import BadInput, Problem

Bump = Literal["major", "minor", ""]
DATA = "changes.json"

_NAMED_PLACES = 3
"""Maximum number of places of a change to name in a line; the page names all."""
_SEMVER = re.compile(r"(\d+)\.(\d+)\.(\d+)")


@dataclass(frozen=True)
class Entry:
    """The changes of one version."""

    version: str
    since: str
    """The previous version; "" for the first recorded one."""
    changes: tuple[Change, ...] = ()

    @property
    def bump(self) -> Bump:
        return required_bump(self.changes)


@dataclass(frozen=True)
class Report:
    """The changes of one generation, and the records for the next."""

    latest: tuple[Change, ...]
    """Since the last generation."""
    last_version: str
    """The version of the last generation; "" if there was none."""
    entries: tuple[Entry, ...]
    """The history, newest first, with the current version on top."""
    records: Mapping[Path, str] = field(default_factory=dict)
    """Files to write, by path below the output directory."""
    committed_version: str = ""
    """The version of the last committed generation; "" if unknown."""

    @property
    def breaking(self) -> list[Change]:
        return [change for change in self.latest if change.breaking]

    @property
    def is_covered(self) -> bool:
        """Whether the version was already bumped, is not committed yet, and is high enough for all its changes."""
        if not self.entries or self.committed_version in ("", self.last_version):
            return False
        current = self.entries[0]
        required = next_version(current.since, current.bump)
        return current.version == self.last_version and _numbers(current.version) >= _numbers(required)


def required_bump(changes: Sequence[Change]) -> Bump:
    """Return which part of the version these changes must bump."""
    if any(change.breaking for change in changes):
        return "major"
    return "minor" if changes else ""


def next_version(version: str, bump: Bump) -> str:
    """Return the version that `bump` requires; "" if `version` is not three numbers.

    Before 1.0.0, a breaking change bumps the second number, as in Semantic Versioning.
    """
    match = _SEMVER.match(version)
    if not match or not bump:
        return ""
    major, minor = int(match[1]), int(match[2])
    return f"{major + 1}.0.0" if bump == "major" and major else f"{major}.{minor + 1}.0"


def compare_with_last(data: Mapping[str, Any], api: Api, config: GeneratorConfig, output: Path) -> Report:
    """Return the differences from the last generation in `output`."""
    last, base = _recorded(output / SPEC), _recorded(output / BASE)
    history = _history(output)
    last_api = _model(last, config)
    if last is None or last_api is None:
        known = history and history[0].version == api.version
        entries = history if known else (Entry(api.version, history[0].version if history else ""), *history)
        return Report((), "", entries, _records(data, None, entries))
    latest = tuple(compare_apis(last_api, api))
    if last_api.version != api.version:
        entry = Entry(api.version, last_api.version, latest)
        return Report(latest, last_api.version, (entry, *history), _records(data, last, (entry, *history)))
    current, *older = history or (Entry(api.version, ""),)
    base_api = _model(base, config)
    if base_api is not None:
        changes = tuple(compare_apis(base_api, api))
    else:  # the version's first generation, or its base was deleted: earlier changes still count
        changes = tuple(dict.fromkeys((*current.changes, *latest)))
        base = None if current.changes else last
    entries = (Entry(api.version, current.since, changes), *older)
    committed = committed_version(output) if latest else ""
    return Report(latest, last_api.version, entries, _records(data, base, entries), committed)


def committed_version(output: Path) -> str:
    """Return the newest version in the last committed history; "" if there is none."""
    command = ["git", "show", f"HEAD:./{HISTORY.as_posix()}"]
    try:
        done = subprocess.run(command, cwd=output, capture_output=True, check=True)
        return str(json.loads(done.stdout)["versions"][0]["version"])
    except (OSError, subprocess.CalledProcessError, ValueError, LookupError, TypeError):
        return ""


def version_advice(report: Report, version: str) -> str:
    """Return a warning if `info.version` does not reflect the changes, else ""."""
    bump = required_bump(report.latest)
    required = next_version(report.last_version, bump)
    if not bump or not report.last_version or report.is_covered:
        return ""
    if version == report.last_version:
        target = f"set info.version to {required}" if required else "change info.version"
        return f"{count_changes(report.latest)} since the last generation, but the version is still {version}; {target}"
    if required and _SEMVER.match(version) and _numbers(version) < _numbers(required):
        return f"{count_changes(report.latest)} since {report.last_version} require version {required}, not {version}"
    return ""


def report_lines(report: Report) -> Iterator[str]:
    """Yield the changes since the last generation, for a terminal or a log."""
    if not report.last_version:
        yield "First generation: nothing to compare with."
        return
    if not report.latest:
        yield "The API has not changed."
        return
    yield f"API changes since the last generation ({count_changes(report.latest)}):"
    for change, places in by_sentence(report.latest):
        mark = "BREAKING" if change.breaking else "        "
        more = f" and {len(places) - _NAMED_PLACES} more" if len(places) > _NAMED_PLACES else ""
        yield f"  {mark} {change.kind}: {', '.join(places[:_NAMED_PLACES])}{more}: {change.text}"
    if report.is_covered:
        yield f"Version {report.last_version}, which is not committed yet, already covers this."
        return
    bump = required_bump(report.latest)
    required = next_version(report.last_version, bump)
    part = "minor" if required.startswith("0.") else bump
    yield f"This requires a new {part} version{f': {required} or later' if required else ''}."


def by_sentence(changes: Iterable[Change]) -> Iterator[tuple[Change, list[str]]]:
    """Yield each change once, with all its places: many operations or types may share one change."""
    places: dict[tuple[str, str, bool], list[Change]] = {}
    for change in changes:
        places.setdefault((change.kind, change.text, change.breaking), []).append(change)
    return ((same[0], [change.where for change in same]) for same in places.values())


def changes_data(entries: Sequence[Entry]) -> str:
    """Return the history as JSON."""
    return _dump({"versions": [asdict(entry) for entry in entries]})


def count_changes(changes: Sequence[Change]) -> str:
    breaking = sum(change.breaking for change in changes)
    noun = "change" if len(changes) == 1 else "changes"
    return f"{len(changes)} {noun}, {breaking or 'none'} breaking"


def _numbers(version: str) -> tuple[int, ...]:
    match = _SEMVER.match(version)
    return tuple(map(int, match.groups())) if match else ()


def _dump(data: Any) -> str:
    """Return data as JSON that is readable in a diff, without invisible characters."""
    return spell_signs(json_text(data, indent=1)) + "\n"


def _records(data: Mapping[str, Any], base: Mapping[str, Any] | None, entries: Sequence[Entry]) -> dict[Path, str]:
    records = {SPEC: _dump(data), HISTORY: changes_data(entries)}
    if base is not None and base != data:
        records[BASE] = _dump(base)
    return records


def _recorded(path: Path) -> dict[str, Any] | None:
    """Return a record; None if there is none. An unreadable one is an error, so that it is not silently overwritten."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        message = "this record cannot be read; restore it with git, or delete it to start over"
        raise BadInput([Problem(str(path), line, column, message)]) from error
    return data if isinstance(data, dict) else None


def _history(output: Path) -> tuple[Entry, ...]:
    """Return the recorded history; if the client has no record of it, the one next to the reference page."""
    for path in (output / HISTORY, output / "docs" / "reference" / DATA):
        recorded = _recorded(path)
        try:
            return tuple(
                Entry(item["version"], item["since"], tuple(Change(**change) for change in item["changes"]))
                for item in (recorded or {})["versions"]
            )
        except (KeyError, TypeError):
            continue
    return ()


def _model(data: Mapping[str, Any] | None, config: GeneratorConfig) -> Api | None:
    """Return the model of a recorded spec; None if there is none, or it is now invalid."""
    if data is None:
        return None
    try:
        return build_model(data, config)
    except (ModelError, KeyError, TypeError, ValueError, AttributeError):
        return None
