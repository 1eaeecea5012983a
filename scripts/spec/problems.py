"""Problems of an input: their position, message and format."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

Fix = Callable[[], None]


def nothing() -> None:
    """The fix for what needs no change."""


@dataclass(frozen=True, order=True, slots=True)
class Position:
    """A position in a text file; lines and columns start at 1, as in editors."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """A problem, and what to do about it."""

    file: str
    line: int
    column: int
    message: str
    fix: Fix | None = field(default=None, compare=False, repr=False)
    """Fixes the document without losing anything that a client needs; None if only its author can."""
    kind: str = field(default="", compare=False)
    """A label for problems of the same kind, if there may be many."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {visible(self.message)}"


def visible(text: str) -> str:
    """Return a text on one line, with control characters escaped."""
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)


class BadInput(Exception):  # noqa: N818 - the name says whose error it is: the input's
    """The input is invalid; `problems` has everything that was found, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def summed_up(problems: Iterable[Problem], first: int = 3) -> Iterator[str]:
    """Yield a line per problem; of each kind only the first few, and the number of others."""
    seen: Counter[str] = Counter()
    for problem in problems:
        seen[problem.kind] += 1
        if not problem.kind or seen[problem.kind] <= first:
            yield str(problem)
    for kind, count in seen.items():
        if kind and count > first:
            yield f"{count - first} more of this kind: {kind}"


def near(name: str, known: Iterable[str]) -> str:
    """Return the known name that was probably intended, or ""."""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    if name.casefold() in by_folded:
        return by_folded[name.casefold()]
    found = difflib.get_close_matches(name.casefold(), by_folded, 1, cutoff=0.7)
    return by_folded[found[0]] if found else ""


def did_you_mean(name: str, known: Iterable[str], otherwise: str) -> str:
    """Suggest a similar known name, or return `otherwise`."""
    found = near(name, known)
    return f"did you mean {found}?" if found else otherwise
