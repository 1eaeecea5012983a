"""Parses YAML and JSON into plain data with the position of each key and value.

Plain data is what JSON can represent: dict with str keys, list, str, int, float, bool, None.
Scalars follow YAML 1.2, as OpenAPI requires: `no` and `2024-01-01` are strings.
The data is built from libyaml's events: fifteen times as fast as ruamel.yaml, and without recursion on the C stack.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from scripts.spec.json_events import is_json, json_error, json_events
from scripts.spec.problems import Position

MAX_DEPTH = 200
MAX_ALIASED = 200_000
"""Maximum number of values that aliases may add: far more than any document needs."""

_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_CONSTANTS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_HALF = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair, which JSON can escape but no text can contain."""
_MERGE = "<<"
_NO_KEY = "a key must be a string, not a mapping or a list; quote it"


class UnreadableError(Exception):
    """The text is not YAML, or contains what an API description must not."""

    def __init__(self, position: Position, message: str) -> None:
        super().__init__(message)
        self.position = position
        self.message = message


@dataclass
class Places:
    """Positions of keys and values, by identity of their dict or list."""

    of: dict[int, dict[str | int, tuple[Position, Position]]] = field(default_factory=dict)
    """Positions of key and value, by container id, then by key or index."""
    root: Position = field(default_factory=Position)


class Mistake(NamedTuple):
    """A mistake that leaves the rest readable; if nothing is lost, the message says what was done."""

    position: Position
    message: str
    harmless: bool = False


@dataclass
class Parsed:
    """A text as data, with the mistakes that leave the rest readable."""

    data: Any
    places: Places
    mistakes: list[Mistake]


def parse(text: str, *, named_json: bool = False) -> Parsed:
    """Parse `text`; raise UnreadableError for the first error, in terms of JSON if the file is named so."""
    composer = _Composer()
    try:
        for event in json_events(text) if is_json(text) else yaml.parse(text, Loader=_LOADER):
            composer.take(event)
    except yaml.MarkedYAMLError as error:
        of_json = json_error(text) if named_json else None
        raise (UnreadableError(Position(*of_json[:2]), of_json[2]) if of_json else _explain(error, text)) from error
    except yaml.reader.ReaderError as error:
        raise _explain_character(error, text) from error
    return Parsed(composer.root, composer.places, composer.mistakes)


class _Composer:
    """Builds data from events, without recursion: depth is limited by a check, not by the stack."""

    def __init__(self) -> None:
        self.root: Any = None
        self.places = Places()
        self.mistakes: list[Mistake] = []
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Any, str | None]] = {}
        """Value of each anchor and, of a scalar, the text that it has as a key."""
        self._documents = 0
        self._written = 0
        self._sizes: dict[int, tuple[int, int]] = {}
        """Number of values with all aliases expanded, and depth, by container id."""

    def take(self, event: yaml.Event) -> None:
        self._written += 1
        match event:
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.MappingStartEvent():
                self._open({}, event)
            case yaml.SequenceStartEvent():
                self._open([], event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close()
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    raise UnreadableError(_position(event), "a second document starts here; keep one document per file")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        position = _position(event)
        if _HALF.search(event.value):
            message = "an unpaired surrogate is not a character; treated as U+FFFD"
            self.mistakes.append(Mistake(position, message, harmless=True))
            event.value = _HALF.sub("\ufffd", event.value)
        if self._stack and self._stack[-1].wants_key:
            self._key(event.value, position, plain=not event.style)
            if event.anchor:
                self._anchors[event.anchor] = event.value, event.value
            return
        value = self._value(event, position)
        if event.anchor:
            self._anchors[event.anchor] = value, event.value
        self._add(value, position)

    def _key(self, name: str, position: Position, *, plain: bool) -> None:
        holder = self._stack[-1]
        holder.key, holder.key_position = name, position
        holder.merging = plain and name == _MERGE

    def _value(self, event: yaml.ScalarEvent, position: Position) -> Any:
        if event.tag in (None, "!") or (event.tag == "tag:yaml.org,2002:str"):
            plain = event.implicit[0] and not event.style and event.tag is None
            return self._resolve(event.value, position) if plain else event.value
        kind = event.tag.removeprefix("tag:yaml.org,2002:")
        value = self._resolve(event.value, position)
        if kind == "timestamp":
            return event.value
        if kind == "float" and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        if kind in ("int", "float", "bool", "null") and _tag_of(value) == kind:
            return value
        self.mistakes.append(
            Mistake(position, f"the tag {event.tag} does not match this value; ignored", harmless=True)
        )
        return event.value

    def _resolve(self, text: str, position: Position) -> Any:
        """Return what a plain scalar means in YAML 1.2."""
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if text[0] not in "0123456789-+.":
            return text
        try:
            if _INTEGER.fullmatch(text):
                return int(text)
            if _BASED.fullmatch(text):
                return int(text, 0)
        except ValueError:
            self.mistakes.append(Mistake(position, "the number has too many digits; quote it"))
            return 0
        if _FLOAT.fullmatch(text):
            value = float(text)
            if math.isfinite(value):
                return value
        elif not _NOT_FINITE.fullmatch(text):
            return text
        self.mistakes.append(Mistake(position, f"{text} is not a number in JSON; treated as a string", harmless=True))
        return text

    def _open(self, container: dict[str, Any] | list[Any], event: yaml.NodeEvent) -> None:
        position = _position(event)
        if self._stack and self._stack[-1].wants_key:
            raise UnreadableError(position, _NO_KEY)
        if len(self._stack) >= MAX_DEPTH:
            raise UnreadableError(position, f"nested more than {MAX_DEPTH} levels deep; use $ref to named components")
        if event.anchor:
            self._anchors[event.anchor] = container, None
        self._stack.append(_Open(container, position))
        self.places.of[id(container)] = {}

    def _close(self) -> None:
        closed = self._stack.pop()
        for source, position in closed.merges:
            self._merge(closed.container, source, position)
        self._measure(closed)
        self._add(closed.container, closed.position)

    def _measure(self, closed: _Open) -> None:
        """Reject what aliases expand too far; children are closed before their parents, so this does not recurse."""
        children = closed.container.values() if isinstance(closed.container, dict) else closed.container
        sizes = [self._sizes.get(id(child), (1, 0)) for child in children]
        size, depth = 1 + sum(size for size, _ in sizes), 1 + max((depth for _, depth in sizes), default=0)
        self._sizes[id(closed.container)] = size, depth
        if size > self._written + MAX_ALIASED or depth > MAX_DEPTH:
            what = f"{MAX_ALIASED:,} more values" if depth <= MAX_DEPTH else f"{MAX_DEPTH} levels"
            raise UnreadableError(
                closed.position, f"aliases expand the document by more than {what}; use $ref instead of YAML aliases"
            )

    def _alias(self, event: yaml.AliasEvent) -> None:
        position = _position(event)
        if event.anchor not in self._anchors:
            raise UnreadableError(position, f"alias *{event.anchor} has no anchor &{event.anchor} before it; add it")
        value, text = self._anchors[event.anchor]
        if self._stack and self._stack[-1].wants_key:
            if text is None:
                raise UnreadableError(position, _NO_KEY)
            self._key(text, position, plain=False)
        elif any(open_.container is value for open_ in self._stack):
            raise UnreadableError(position, f"alias *{event.anchor} contains itself; use $ref for recursive structures")
        else:
            self._add(value, position)

    def _add(self, value: Any, position: Position) -> None:
        if not self._stack:
            self.root, self.places.root = value, position
            return
        holder = self._stack[-1]
        places = self.places.of[id(holder.container)]
        if isinstance(holder.container, list):
            places[len(holder.container)] = (position, position)
            holder.container.append(value)
        elif holder.merging:
            holder.merges.append((value, position))
            holder.key = None
        else:
            assert holder.key is not None
            if holder.key in holder.container:
                self._duplicate(holder, holder.key, value)
            else:
                places[holder.key] = (holder.key_position, position)
                holder.container[holder.key] = value
            holder.key = None

    def _duplicate(self, holder: _Open, key: str, value: Any) -> None:
        """Use the last of several scalars, as other parsers do; choosing between two mappings would lose one."""
        first = self.places.of[id(holder.container)][key][0]
        before = holder.container[key]  # type: ignore[call-overload]
        message = f"duplicate key: {key!r} is already in line {first.line}"
        if isinstance(before, dict | list) or isinstance(value, dict | list):
            same = before == value
            message = f"{message}; both are the same" if same else f"{message}; keep one of them"
            self.mistakes.append(Mistake(holder.key_position, message, harmless=same))
        else:
            holder.container[key] = value  # type: ignore[call-overload]
            self.mistakes.append(Mistake(holder.key_position, f"{message}; using the last one", harmless=True))

    def _merge(self, target: Any, source: Any, position: Position) -> None:
        """Apply `<<: *anchor`: the mapping's own keys win, then those of the first of several sources."""
        for part in source if isinstance(source, list) else [source]:
            if not isinstance(part, dict):
                self.mistakes.append(
                    Mistake(position, "<< needs a mapping or a list of mappings; quote it if it is a name")
                )
                continue
            for key, value in part.items():
                if key not in target:
                    target[key] = value
                    self.places.of[id(target)][key] = self.places.of[id(part)][key]


class _Open:
    """A mapping or list that has not ended yet."""

    __slots__ = ("container", "key", "key_position", "merges", "merging", "position")

    def __init__(self, container: dict[str, Any] | list[Any], position: Position) -> None:
        self.container = container
        self.position = position
        self.key: str | None = None
        self.key_position = position
        self.merging = False
        self.merges: list[tuple[Any, Position]] = []

    @property
    def wants_key(self) -> bool:
        return isinstance(self.container, dict) and self.key is None


def _position(event: Any) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


def _tag_of(value: Any) -> str:
    return {bool: "bool", int: "int", float: "float", type(None): "null"}.get(type(value), "str")


_ADVICE = {
    "mapping values are not allowed in this context": (
        "unexpected colon; quote the value if the colon is part of it, or fix the indentation"
    ),
    "did not find expected key": "the indentation does not match the lines above; align this key with its siblings",
    "did not find expected '-' indicator": (
        "a list ends here without its next item; align this line with the list's keys, or start it with -"
    ),
    "did not find expected ',' or ']'": "a list in brackets is not closed; add ] or a comma",
    "did not find expected ',' or '}'": "a mapping in braces is not closed; add } or a comma",
    "found unexpected end of stream": "a quoted string is not closed; add the closing quote",
    "could not find expected ':'": "a key has no colon; write key: value",
    "did not find expected node content": "a value is missing here; add one",
}


def _explain(error: yaml.MarkedYAMLError, text: str) -> UnreadableError:
    """Return libyaml's error in plain words, at the position to fix."""
    problem = error.problem or "the text cannot be read"
    mark = error.problem_mark or error.context_mark
    if problem == "found unexpected end of stream" and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    lines = text.splitlines() or [""]
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    rest = lines[line][column:]
    if problem == "found character that cannot start any token":
        if rest.startswith("\t"):
            advice = "a tab in the indentation; use spaces"
        else:
            advice = f"a value cannot start with {rest[:1]}; quote it"
    else:
        advice = _ADVICE.get(problem, f"{problem}; fix the YAML here")
    return UnreadableError(Position(line + 1, column + 1), f"not valid YAML: {advice}")


def _explain_character(error: yaml.reader.ReaderError, text: str) -> UnreadableError:
    before = text[: error.position] if isinstance(error.position, int) else ""
    line = before.count("\n")
    column = len(before) - (before.rfind("\n") + 1)
    found = error.character if isinstance(error.character, int) else ord(str(error.character)[:1] or " ")
    return UnreadableError(Position(line + 1, column + 1), f"control character U+{found:04X}; remove it")
