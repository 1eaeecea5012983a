"""What all comparisons share: how they record changes, and how they write names."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


class Note(Protocol):
    """Records a change."""

    def __call__(self, kind: Any, where: str, text: str, *, breaking: bool, pointer: str = "") -> None: ...


@dataclass(frozen=True)
class Shared:
    """State shared by all comparisons of two documents."""

    note: Note
    pairs: set[tuple[str, str, bool]] = field(default_factory=set)
    """Pairs of classes already compared, by direction."""
    renamed: dict[str, str] = field(default_factory=dict)
    """Renamed classes: old name to new name."""

    def note_members(
        self,
        before: Mapping[str, object],
        after: Mapping[str, object],
        where: str,
        name_of: Callable[[str], str],
        pointer: str,
    ) -> None:
        """Note additions and removals of things whose removal is breaking and whose addition is not."""
        for name in after:
            if name not in before:
                self.note("added", where, name_of(name), breaking=False, pointer=pointer)
        for name in before:
            if name not in after:
                self.note("removed", where, name_of(name), breaking=True, pointer=pointer)


def in_both(names: Iterable[str], others: Mapping[str, object]) -> list[str]:
    """Return the names that are also in `others`, in their order."""
    return [name for name in names if name in others]


def code(value: object) -> str:
    """Return a name or value as Markdown code, with a fence that does not occur in it."""
    is_json = value is None or isinstance(value, (bool, dict, list))
    text = (json.dumps(value, ensure_ascii=False) if is_json else str(value)).replace("\n", " ")
    fence = "`"
    while fence in text:
        fence += "`"
    return f"{fence} {text} {fence}" if text.startswith("`") or text.endswith("`") else f"{fence}{text}{fence}"
