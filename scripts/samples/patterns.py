"""Text that matches a pattern, for samples: the simplest one, the same on each run."""

from __future__ import annotations

import importlib
import re
from collections.abc import Sequence
from typing import Any

from scripts.samples.fitting import matches

_parser = importlib.import_module("re._parser")  # the standard library's own pattern parser, which is not public


_LONGEST = 1000


class _TooMuchError(Exception):
    """The pattern uses something that is not supported here."""


def text_by_pattern(pattern: str, shortest: int) -> str:
    """Return the simplest text that matches a pattern; "" if the pattern is not supported here.

    Optional parts, such as a sign, are omitted if the rest can be long enough.
    """
    for extra, optional in [(extra, optional) for optional in (0, 1) for extra in range(shortest + 1)]:
        try:
            text = _walk(_parser.parse(pattern), extra, optional)
        except (re.error, _TooMuchError, RecursionError):
            return ""
        if len(text) >= shortest and matches(pattern, text):
            return text
    return ""


def _walk(tokens: Sequence[Any], extra: int, optional: int) -> str:
    """Write out a parsed pattern; a repetition has `extra` parts more than it must, and `?` has `optional` ones."""
    parts = []
    for operator, argument in tokens:
        match str(operator):
            case "LITERAL":
                parts.append(chr(argument))
            case "ANY" | "NOT_LITERAL":
                parts.append("a" if argument != ord("a") else "b")
            case "IN":
                parts.append(_one_of(argument))
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                least, most, inner = argument
                text = _walk(inner, extra, optional)
                times = min(least + (optional if int(most) == 1 else extra), int(most))
                if len(text) * times > _LONGEST:
                    raise _TooMuchError("a text that no page can show")
                parts.append(text * times)
            case "SUBPATTERN":
                parts.append(_walk(argument[3], extra, optional))
            case "ATOMIC_GROUP":
                parts.append(_walk(argument, extra, optional))
            case "BRANCH":
                parts.append(_walk(argument[1][0], extra, optional))
            case "AT" | "ASSERT" | "ASSERT_NOT":
                pass  # the resulting text is checked against the pattern
            case unknown:
                raise _TooMuchError(unknown)
    return "".join(parts)


def _one_of(choices: Sequence[Any]) -> str:
    """Return a character of a character class, a letter or digit if it has one."""
    text = "".join(map(chr, [*range(97, 123), *range(48, 58), *range(65, 91), *range(32, 127)]))
    negated = bool(choices) and str(choices[0][0]) == "NEGATE"
    wanted = [choice for choice in choices if str(choice[0]) != "NEGATE"]
    for character in text:
        if any(_in_choice(character, operator, argument) for operator, argument in wanted) != negated:
            return character
    if wanted and str(wanted[0][0]) == "LITERAL":
        return chr(wanted[0][1])
    raise _TooMuchError("a class without a printable ASCII character")


def _in_choice(character: str, operator: Any, argument: Any) -> bool:
    match str(operator):
        case "LITERAL":
            return bool(ord(character) == argument)
        case "RANGE":
            return bool(argument[0] <= ord(character) <= argument[1])
        case "CATEGORY":
            shorthand = {"DIGIT": r"\d", "WORD": r"\w", "SPACE": r"\s"}
            kind = str(argument).removeprefix("CATEGORY_")
            expression = shorthand.get(kind.removeprefix("NOT_"), r"\w")
            return bool(re.fullmatch(expression, character)) != kind.startswith("NOT_")
        case unknown:  # pragma: no cover: Python's parser writes no other part of a class today
            raise _TooMuchError(unknown)
