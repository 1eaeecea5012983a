"""Differences between the current output and the output that the inputs produce, file by file, and the reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scripts.output.lock import State

_NAMED = 2
"""Maximum number of changed inputs to name in a line."""


@dataclass(frozen=True)
class Difference:
    """The files that differ, by path below the output directory."""

    missing: list[str] = field(default_factory=list)
    """Generated, but absent."""
    extra: list[str] = field(default_factory=list)
    """Present, but not generated."""
    edited: list[str] = field(default_factory=list)
    """Edited manually since they were generated."""
    stale: list[str] = field(default_factory=list)
    """Generated from other inputs."""

    @property
    def changed(self) -> list[str]:
        return sorted([*self.edited, *self.stale])

    def __bool__(self) -> bool:
        return bool(self.missing or self.extra or self.edited or self.stale)


def compare_trees(before: Mapping[str, str], after: Mapping[str, str], state: State | None) -> Difference:
    """Compare hashes by path, in both directions; `state` distinguishes manual edits from stale output."""
    generated = state.files if state else {}
    differing = [name for name, digest in after.items() if name in before and before[name] != digest]
    edited = [name for name in differing if name in generated and generated[name] != before[name]]
    return Difference(
        missing=sorted(after.keys() - before.keys()),
        extra=sorted(before.keys() - after.keys()),
        edited=sorted(edited),
        stale=sorted({*differing} - {*edited}),
    )


def check_lines(difference: Difference, reasons: Sequence[str], command: str) -> list[str]:
    """Return a line for each file that differs, with the reason, and the command that fixes it."""
    named = ", ".join(reasons[:_NAMED]) + (f" and {len(reasons) - _NAMED} more" if len(reasons) > _NAMED else "")
    why = f": {named} changed" if reasons else ""
    return [
        *(f"{name}: missing" for name in difference.missing),
        *(f"{name}: extra: not generated from these inputs" for name in difference.extra),
        *(f"{name}: edited manually" for name in difference.edited),
        *(f"{name}: stale{why}" for name in difference.stale),
        f"The output is out of date. Fix it with: {command}",
    ]


def written_lines(difference: Difference, limit: int = 40) -> list[str]:
    """Return the lines that list the files that a generation changed."""
    lines = [
        *(f"  added    {name}" for name in difference.missing),
        *(f"  changed  {name}" for name in difference.stale),
        *(f"  changed  {name} (manual edits overwritten)" for name in difference.edited),
        *(f"  removed  {name}" for name in difference.extra),
    ]
    if len(lines) > limit:
        lines = [*lines[:limit], f"  … and {len(lines) - limit} more"]
    counts = (
        f"{len(difference.missing)} added",
        f"{len(difference.changed)} changed",
        f"{len(difference.extra)} removed",
    )
    return [f"Files: {', '.join(counts)}.", *lines]
