"""Turns JSON text into the events that a YAML parser would emit.

YAML parsers can read most JSON, but not keys of more than 1,024 characters, a colon on its own line, a trailing tab and
some control characters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

_TOKEN = re.compile(r'[ \t\r\n,:]*(?:(")|([{}\[\]])|([^\s{}\[\],:"]+))')
_read = json.JSONDecoder().raw_decode
_LINE_END = re.compile(r"\r\n?|\n")
_STARTS = {"{": yaml.MappingStartEvent, "[": yaml.SequenceStartEvent}
_ENDS = {"}": yaml.MappingEndEvent, "]": yaml.SequenceEndEvent}


def is_json(text: str) -> bool:
    """Return whether a text is JSON, without nesting too deep or numbers too long for Python's parser."""
    if not text.lstrip().startswith(("{", "[")):
        return False
    try:
        json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return False
    return True


def json_error(text: str) -> tuple[int, int, str] | None:
    """Return line, column and cause of the first error in a text that should be JSON; None if there is none."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        if text.startswith(("//", "/*", "#"), error.pos):
            return error.lineno, error.colno, "not valid JSON: it has no comments; remove this one"
        return error.lineno, error.colno, f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}; fix it here"
    except (ValueError, RecursionError):
        return None
    return None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)  # such as NaN, which Python accepts but JSON does not have


def json_events(text: str) -> Iterator[Any]:
    """Yield the events of a text that `is_json`."""
    line_ends = [match.end() for match in _LINE_END.finditer(text)]
    line, line_start, position = 0, 0, 0
    while token := _TOKEN.match(text, position):
        start = token.start(token.lastindex or 0)
        while line < len(line_ends) and line_ends[line] <= start:
            line, line_start = line + 1, line_ends[line]
        mark, position = yaml.Mark("", start, line, start - line_start, None, 0), token.end()
        if token[1]:
            value, position = _read(text, start)
            yield yaml.ScalarEvent(None, None, (False, True), value, mark, mark, '"')
        elif token[3]:
            yield yaml.ScalarEvent(None, None, (True, False), token[3], mark, mark)
        elif token[2] in _STARTS:
            yield _STARTS[token[2]](None, None, True, mark, mark)
        else:
            yield _ENDS[token[2]](mark, mark)
