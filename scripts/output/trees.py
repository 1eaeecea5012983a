"""What differs between the output that is there and the output that the inputs give, file by file, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scripts.output.lock import State

_NAMED = 2
"""How many changed inputs a line names."""


@dataclass(frozen=True)
class Difference:
    """The files that differ, by their paths below the output directory."""

    missing: list[str] = field(default_factory=list)
    """Not there, though they belong there."""
    extra: list[str] = field(default_factory=list)
    """There, though nothing generates them."""
    edited: list[str] = field(default_factory=list)
    """Changed manually since they were generated."""
    stale: list[str] = field(default_factory=list)
    """As generated, but from other inputs."""

    @property
    def changed(self) -> list[str]:
        return sorted([*self.edited, *self.stale])

    def __bool__(self) -> bool:
        return bool(self.missing or self.extra or self.edited or self.stale)


def compare_trees(before: Mapping[str, str], after: Mapping[str, str], state: State | None) -> Difference:
    """Compare path-to-hash tables both ways; `state` distinguishes manual edits from stale output."""
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
    """Return a line for each file that differs, why, and the command that fixes it."""
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
    """Return the lines that list what a generation changed."""
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
