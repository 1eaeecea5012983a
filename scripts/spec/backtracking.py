"""Estimates how long Python's backtracking may take to match a pattern, from the pattern alone.

The pattern becomes a Glushkov automaton, with a state for each position that consumes a character. Two different ways
to match the same text between the same states of a loop double the work with each character; text that can leave one
loop for the next at any of its characters multiplies it by the length.
"""

from __future__ import annotations

import enum
import importlib
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

parser = importlib.import_module("re._parser")  # the standard library's own pattern parser, which is not public

_MOST_STATES = 400
_MOST_COPIES = 100
_LARGEST_SEARCH = 50_000
_MOST_WAYS = 1_000
_END = 0x110000
_EVERYWHERE = "09aAzZ_ \t\n-\u00e9\u4e00"

State = TypeVar("State")


class Effort(enum.IntEnum):
    """How the time of a failing match grows with the length of the text."""

    LINEAR = 1
    QUADRATIC = 2
    WORSE = 3


class _UnknownError(Exception):
    """The pattern is too large, or contains something that is not analysed here."""


@lru_cache(maxsize=4096)  # the same pattern is checked for each value
def effort(pattern: str) -> Effort:
    """Return how the time of matching grows in the worst case; WORSE if that is unknown."""
    try:
        tokens = parser.parse(pattern, re.ASCII)
        if tokens.state.flags & re.IGNORECASE:
            raise _UnknownError
        return max(_effort(part, anchored) for part, anchored in _parts(tokens, _is_anchored(tokens)))
    except (_UnknownError, RecursionError):
        return Effort.WORSE


def _parts(tokens: Sequence[Any], anchored: bool) -> Iterator[tuple[Sequence[Any], bool]]:
    """Yield the pattern, and each top-level look-ahead as its own pattern."""
    yield tokens, anchored
    for operator, argument in tokens:
        if str(operator) in ("ASSERT", "ASSERT_NOT"):
            yield from _parts(argument[1], anchored)


def _is_anchored(tokens: Sequence[Any]) -> bool:
    argument: Any
    operator, argument = next(((str(token[0]), token[1]) for token in tokens), ("", None))
    if operator == "SUBPATTERN":
        return _is_anchored(argument[3])
    if operator == "BRANCH":
        return all(_is_anchored(branch) for branch in argument[1])
    return operator == "AT" and str(argument) in ("AT_BEGINNING", "AT_BEGINNING_STRING")


class _Piece(NamedTuple):
    """A part of the automaton. Different ways to match count, because each is tried."""

    empty: int
    """Ways to match the empty text."""
    first: Counter[int]
    """States that it starts in."""
    last: Counter[int]
    """States that it ends in."""
    varies: bool
    """Whether the length of its text varies."""


_EMPTY = _Piece(1, Counter(), Counter(), False)


class _Automaton:
    """States and their successors. An alphabet is a bit set, with a bit for each character that makes a difference."""

    def __init__(self, tokens: Sequence[Any]) -> None:
        points = sorted({point for point in _points(tokens) if 0 <= point < _END} | set(map(ord, _EVERYWHERE)))
        self._characters = [chr(point) for point in points]
        self.alphabets: list[int] = []
        self.follow: list[Counter[int]] = []
        """Successors by state."""

    def after(self, state: int) -> Iterable[int]:
        return self.follow[state]

    def search(self, piece: _Piece) -> None:
        """Let the match start anywhere."""
        start = self._state(lambda character: True)
        self._connect(start.last, start.first + piece.first)

    def read(self, tokens: Sequence[Any], *, repeated: bool = False) -> _Piece:
        whole = _EMPTY
        for operator, argument in tokens:
            whole = self._sequence(whole, self._token(str(operator), argument, repeated))
        return whole

    def _connect(self, last: Counter[int], first: Counter[int]) -> None:
        for one, other in itertools.product(last, first):
            self.follow[one][other] += last[one] * first[other]

    def _sequence(self, one: _Piece, other: _Piece) -> _Piece:
        self._connect(one.last, other.first)
        first = one.first + _times(other.first, one.empty)
        last = other.last + _times(one.last, other.empty)
        return _Piece(one.empty * other.empty, first, last, one.varies or other.varies)

    def _state(self, takes: Callable[[str], bool]) -> _Piece:
        if len(self.follow) >= _MOST_STATES:
            raise _UnknownError
        self.alphabets.append(sum(1 << index for index, each in enumerate(self._characters) if takes(each)))
        self.follow.append(Counter())
        only = Counter([len(self.follow) - 1])
        return _Piece(0, only, only, False)

    def _token(self, operator: str, argument: Any, repeated: bool) -> _Piece:
        match operator:
            case "LITERAL" | "NOT_LITERAL" | "ANY" | "IN":
                return self._state(lambda character: _takes(operator, argument, character))
            case "SUBPATTERN":
                return self.read(argument[3], repeated=repeated)
            case "ATOMIC_GROUP":
                return self.read(argument, repeated=repeated)
            case "BRANCH":
                return _either(*(self.read(branch, repeated=repeated) for branch in argument[1]))
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                return self._repeat(*argument)
            case "AT":
                return _EMPTY
            case "ASSERT" | "ASSERT_NOT" if not repeated:
                return _EMPTY
        raise _UnknownError

    def _repeat(self, least: int, most: Any, tokens: Sequence[Any]) -> _Piece:
        before = len(self.follow)
        piece = self.read(tokens, repeated=True)
        copies = max(least, 1) if most is parser.MAXREPEAT else int(most)
        if copies == 0:
            return _EMPTY
        endless = most is parser.MAXREPEAT
        large = copies * (len(self.follow) - before) > _MOST_COPIES
        if piece.empty and large and not endless:
            raise _UnknownError
        if endless or large or (copies > 1 and piece.varies and not piece.empty):
            self._connect(piece.last, piece.first)
            loop = piece._replace(empty=piece.empty * 2, varies=True)  # an empty round, or none
            return loop if least else _either(loop, _EMPTY)
        whole = piece if copies <= least else _either(piece, _EMPTY)
        for number in range(copies - 1, 0, -1):
            whole = self._sequence(self.read(tokens, repeated=True), whole)
            whole = whole if number <= least else _either(whole, _EMPTY)
        return whole


def _either(*pieces: _Piece) -> _Piece:
    first = sum((each.first for each in pieces), Counter[int]())
    last = sum((each.last for each in pieces), Counter[int]())
    return _Piece(sum(each.empty for each in pieces), first, last, True)


def _times(ways: Counter[int], factor: int) -> Counter[int]:
    return Counter({state: number * factor for state, number in ways.items() if factor})


def _effort(tokens: Sequence[Any], anchored: bool) -> Effort:
    automaton = _Automaton(tokens)
    whole = automaton.read(tokens)
    if not anchored:
        automaton.search(whole)
    loops = _loops(range(len(automaton.follow)), automaton.after)
    if any(_doubles(automaton, loop) for loop in loops):
        return Effort.WORSE
    if _ways(automaton, whole) > _MOST_WAYS:
        return Effort.WORSE
    return Effort(min(_longest_chain(automaton, loops), Effort.WORSE))


def _ways(automaton: _Automaton, whole: _Piece) -> int:
    """Return in how many ways one repeated character can be matched."""
    most = 0
    for bit in {_lowest_bit(alphabet) for alphabet in automaton.alphabets}:
        ways = whole.first
        for _ in automaton.follow:
            ways = Counter({state: number for state, number in ways.items() if automaton.alphabets[state] & bit})
            most = max(most, ways.total())
            if not ways or most > _MOST_WAYS:
                break
            ahead: Counter[int] = Counter()
            for state, number in ways.items():
                ahead.update(_times(automaton.follow[state], number))
            ways = ahead
    return most


def _lowest_bit(alphabet: int) -> int:
    return alphabet & -alphabet


def _doubles(automaton: _Automaton, loop: frozenset[int]) -> bool:
    """Return whether a loop can match the same text in two ways."""
    follow = {state: [each for each in automaton.follow[state] if each in loop] for state in loop}
    if any(automaton.follow[state][each] > 1 for state in loop for each in follow[state]):
        return True
    if len(loop) ** 2 > _LARGEST_SEARCH:
        raise _UnknownError

    def next_pairs(pair: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        return _together(automaton, [follow[state] for state in pair])

    same = [{len({*pair}) == 1 for pair in pairs} for pairs in _loops(itertools.product(loop, repeat=2), next_pairs)]
    return {True, False} in same  # two walks from one state part and meet again


def _together(automaton: _Automaton, nexts: Sequence[Iterable[int]]) -> Iterator[tuple[int, ...]]:
    """Yield the states that several walks may go to with one character."""
    for states in itertools.product(*nexts):
        shared = -1
        for state in states:
            shared &= automaton.alphabets[state]
        if shared:
            yield states


def _longest_chain(automaton: _Automaton, loops: Sequence[frozenset[int]]) -> int:
    """Return the largest number of consecutive loops that share text at each border."""
    lengths: dict[frozenset[int], int] = {}

    def length(loop: frozenset[int]) -> int:
        if loop not in lengths:
            lengths[loop] = 1 + max(
                (length(other) for other in loops if other is not loop and _shares(automaton, loop, other)), default=0
            )
        return lengths[loop]

    return max((length(loop) for loop in loops), default=1)


def _shares(automaton: _Automaton, loop: frozenset[int], other: frozenset[int]) -> bool:
    """Return whether one text can stay in a loop, stay in another, and lead from the first to the second."""
    reachable = _reachable(list(loop), automaton.after)
    if other.isdisjoint(reachable):
        return False
    onward = {state: _reachable([state], automaton.after) for state in reachable}
    between = {state for state in reachable if not other.isdisjoint(onward[state])}
    if len(loop) * len(between) * len(other) > _LARGEST_SEARCH:
        raise _UnknownError
    rooms = (loop, between, other)

    def next_triples(triple: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        walks = zip(triple, rooms, strict=True)
        return _together(automaton, [[each for each in automaton.follow[at] if each in room] for at, room in walks])

    starts: Iterator[tuple[int, ...]] = ((one, one, two) for one, two in itertools.product(loop, other))
    return any((*start[:1], *start[2:] * 2) in _reachable([start], next_triples) for start in starts)


def _reachable(starts: Iterable[State], follow: Callable[[State], Iterable[State]]) -> set[State]:
    """Return what can be reached in any number of steps."""
    seen = set(starts)
    waiting = list(seen)
    while waiting:
        for each in follow(waiting.pop()):
            if each not in seen:
                seen.add(each)
                waiting.append(each)
    return seen


def _loops(states: Iterable[State], follow: Callable[[State], Iterable[State]]) -> list[frozenset[State]]:
    """Return the sets of states that all lead to each other (strongly connected components), without single states."""
    following = {state: list(follow(state)) for state in states}
    order: list[State] = []
    seen: set[State] = set()
    for start, nexts in following.items():
        stack = [(start, iter(nexts))] if start not in seen else []
        seen.add(start)
        while stack:
            state, rest = stack[-1]
            step = next((each for each in rest if each not in seen), None)
            if step is None:
                order.append(state)
                stack.pop()
            else:
                seen.add(step)
                stack.append((step, iter(following[step])))
    before: dict[State, list[State]] = {state: [] for state in following}
    for state, nexts in following.items():
        for each in nexts:
            before[each].append(state)
    taken: set[State] = set()
    loops = []

    def free_before(state: State) -> Iterator[State]:
        return (each for each in before[state] if each not in taken)

    for state in reversed(order):
        if state not in taken:
            loop = frozenset(_reachable([state], free_before))
            taken |= loop
            if len(loop) > 1 or state in following[state]:
                loops.append(loop)
    return loops


def _points(tokens: Iterable[Any]) -> Iterator[int]:
    """Yield the characters at which the alphabets of a pattern change."""
    for token in tokens:
        operator, argument = str(token[0]), token[1]
        if operator in ("LITERAL", "NOT_LITERAL"):
            yield from range(argument - 1, argument + 2)
        elif operator == "RANGE":
            yield from (argument[0] - 1, argument[0], argument[1], argument[1] + 1)
        elif operator == "BRANCH":
            for branch in argument[1]:
                yield from _points(branch)
        elif operator in ("IN", "ATOMIC_GROUP"):
            yield from _points(argument)
        elif operator in ("SUBPATTERN", "MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT", "ASSERT", "ASSERT_NOT"):
            yield from _points(argument[-1])


_CATEGORIES = {"DIGIT": r"\d", "WORD": r"\w", "SPACE": r"\s"}


def _takes(operator: str, argument: Any, character: str) -> bool:
    """Return whether a token takes a character."""
    match operator:
        case "LITERAL":
            return bool(ord(character) == argument)
        case "NOT_LITERAL":
            return bool(ord(character) != argument)
        case "ANY":
            return character != "\n"
        case "RANGE":
            return bool(argument[0] <= ord(character) <= argument[1])
        case "CATEGORY":
            kind = str(argument).removeprefix("CATEGORY_")
            taken = re.fullmatch(_CATEGORIES[kind.removeprefix("NOT_")], character, re.ASCII) is not None
            return taken != kind.startswith("NOT_")
    negated = str(argument[0][0]) == "NEGATE"
    return any(_takes(str(each), value, character) for each, value in argument[negated:]) != negated
