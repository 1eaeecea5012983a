"""Includes the targets of references to other files in the document, with their file and position.

Schemas, responses, parameters and the like become components, so that they stay shared. Anything else, such as an
operation in its own file, replaces the reference.
"""

from __future__ import annotations

import hashlib
import os.path
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin

from scripts.spec.document import Document, Reach, fetch, read_any, read_raw
from scripts.spec.pointers import ModelError, join, last_part, look_up
from scripts.spec.problems import BadInput, Fix, Problem, nothing
from scripts.spec.targets import meant_by
from scripts.spec.walk import CHILDREN, SECTIONS
from scripts.spec.yaml_reader import Parsed

_INLINE = {"path item", "callback", "security scheme"}
"""Objects that have a section in components, but cannot refer to it in every version of OpenAPI."""
_ENDINGS = (".yaml", ".yml", ".json")


class _Spot(NamedTuple):
    """A value to visit: its container and key there, its kind of object, and its file."""

    holder: Any
    key: str | int
    kind: str
    """The kind of object; with the prefix `each `, the kind of the values of this map or list."""
    base: str


@dataclass
class _Files:
    """Includes the files, reference by reference."""

    document: Document
    reach: Reach
    _read: dict[str, Parsed | None] = field(default_factory=dict)
    _names: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """Component names by section, file and pointer."""
    _seen: dict[int, Any] = field(default_factory=dict)
    _settled: dict[int, Any] = field(default_factory=dict)
    """Values whose references lead into the document already; a part of a file may be reached in several ways."""
    _waiting: list[_Spot] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._root = str(self.document.path.resolve())
        self._folder = self.document.path.resolve().parent

    def run(self) -> None:
        whole = {"document": self.document.data}
        self._waiting.append(_Spot(whole, "document", "document", self._root))
        while self._waiting:
            spot = self._waiting.pop()
            spot = self._settle(spot)
            value = spot.holder[spot.key]
            if isinstance(value, dict | list) and id(value) not in self._seen:
                self._seen[id(value)] = value
                self._waiting += reversed(list(_inside(value, spot.kind, spot.base)))

    def _settle(self, spot: _Spot) -> _Spot:
        """Replace a value that refers to another file; return the spot of the replacement."""
        passed: set[str] = set()
        while True:
            value = spot.holder[spot.key]
            if not isinstance(value, dict) or id(value) in self._settled:
                return spot
            self._settled[id(value)] = value
            self._mapping(value, spot)
            reference = value.get("$ref")
            if not isinstance(reference, str) or (reference.startswith("#") and spot.base == self._root):
                return spot
            found = None if self._is_near(reference, spot) else self._find(reference, spot)
            if found is None:
                return spot
            target, pointer, base = found
            if base == self._root:
                value["$ref"] = f"#{pointer}"
                return spot
            if spot.kind in SECTIONS and spot.kind not in _INLINE:
                value["$ref"] = self._component(spot.kind, target, pointer, base)
                return spot
            if base + pointer in passed:
                self._refuse(spot, f"circular $ref: {reference}; describe the target there")
                return spot
            passed.add(base + pointer)
            self._put(spot, value, target, base)
            spot = spot._replace(base=base)

    def _is_near(self, reference: str, spot: _Spot) -> bool:
        """Return whether a reference is the bare name of a component, and not of a file."""
        is_name = re.fullmatch(r"\w+", reference) is not None and meant_by(self.document.data, reference, spot.kind)
        return bool(is_name) and not os.path.isfile(  # noqa: PTH113  false for names that no file can have
            Path(spot.base).parent / reference
        )

    def _put(self, spot: _Spot, value: dict[str, Any], target: Any, base: str) -> None:
        more = {key: each for key, each in value.items() if key != "$ref"}
        self._seen[id(value)] = value  # keeps its identity from being reused
        if more and isinstance(target, dict):
            places = self.document.places.of.get(id(target), {})
            target = {**target, **more}
            self.document.places.of[id(target)] = places
        if isinstance(target, dict | list):
            self.document.origins[id(target)] = (base, self._place(base, target))
        spot.holder[spot.key] = target

    def _place(self, base: str, target: Any) -> Any:
        parsed = self._read[base]
        assert parsed is not None
        return next(iter(parsed.places.of.get(id(target), {}).values()), (parsed.places.root, parsed.places.root))[0]

    def _component(self, kind: str, target: Any, pointer: str, base: str) -> str:
        """Make a part of another file a component; return the reference to it."""
        section = SECTIONS[kind]
        key = (section, base, pointer)
        if key not in self._names:
            there = self.document.data.setdefault("components", {}).setdefault(section, {})
            wanted = last_part(pointer) if pointer.strip("/") else Path(unquote(base)).name.partition(".")[0]
            self._names[key] = name = _free_name(wanted, base, there)
            there[name] = target
            if isinstance(target, dict | list):
                self.document.origins[id(target)] = (base, self._place(base, target))
            self._waiting.append(_Spot(there, name, kind, base))
        return "#" + join(f"/components/{section}", self._names[key])

    def _mapping(self, value: Any, spot: _Spot) -> None:
        """Make the files in a discriminator's mapping components."""
        described = value.get("discriminator") if spot.kind == "schema" and isinstance(value, dict) else None
        mapping = described.get("mapping") if isinstance(described, dict) else None
        if not isinstance(mapping, dict):
            return
        for name, reference in mapping.items():
            text = str(reference)
            is_file = text.partition("#")[0].endswith(_ENDINGS) or (text.startswith("#") and spot.base != self._root)
            found = self._find(text, spot._replace(kind="")) if is_file else None
            if found is not None:
                target, pointer, base = found
                own = base == self._root
                mapping[name] = f"#{pointer}" if own else self._component("schema", target, pointer, base)

    def _find(self, reference: str, spot: _Spot) -> tuple[Any, str, str] | None:
        """Return the target of a reference, pointer and file; None if it is not a reference, or was rejected."""
        url, _, fragment = reference.partition("#")
        literal = not spot.kind.removeprefix("each ")  # as in an example, where it may mean nothing
        try:
            base = self._resolve(url, spot.base) if url else spot.base
        except (ValueError, OSError):
            if not literal:
                self._refuse_part(spot, reference, f"$ref to a name that no file can have: {reference[:80]}", "fix it")
            return None
        if url == self.document.data.get("$self"):
            base = self._root
        if base == self._root:
            return None if not fragment.startswith("/") else (None, fragment, base)
        if self._is_missing(base):
            if not literal:
                self.document.files[self._name(base)] = ""  # so that adding the file is a change
                self._refuse_part(spot, reference, f"$ref to a file that does not exist: {reference}", "add it")
            return None
        parsed = self._load(base, spot, reference, quiet=literal)
        if parsed is None:
            return None
        try:
            target, pointer = look_up({"": parsed.data}, f"#/{fragment}" if fragment else "#/", "")
        except ModelError:
            if not url and fragment.startswith("/components/"):
                if not literal:
                    self._refuse(
                        spot, f"$ref to {reference}, which this file lacks; treated as in the document", nothing
                    )
                return None, fragment, self._root
            if not literal:
                message = f"$ref does not resolve: {reference}"
                self._refuse_part(spot, reference, message, "add the target to that file")
            return None
        return target, pointer.removeprefix("/"), base

    def _resolve(self, url: str, base: str) -> str:
        if url.startswith(("http://", "https://")) or base.startswith(("http://", "https://")):
            return urljoin(base, url)
        path = (Path(base).parent / unquote(url)).resolve()
        path.is_file()  # raises an error if no file can have this name
        return str(path)

    def _load(self, base: str, spot: _Spot, reference: str, *, quiet: bool) -> Parsed | None:
        if base not in self._read:
            self._read[base] = None
            try:
                parsed = self._take(base, reference)
            except BadInput as error:
                if quiet:
                    del self._read[base]
                    return None
                for problem in error.problems:
                    self._refuse(spot, problem.message) if not problem.file else self.document.problems.append(problem)
                return None
            self._read[base] = parsed
            self.document.places.of.update(parsed.places.of)
        return self._read[base]

    def _take(self, base: str, reference: str) -> Parsed:
        if base.startswith(("http://", "https://")):
            if not self.reach.http:
                raise _refusal(f"$ref to another host: {reference}; copy it here, or pass --follow-http")
            raw, name = fetch(base), base
        elif not self._is_within(base):
            raise _refusal(f"$ref out of the document's folder: {reference}; move it inside, or pass --follow-outside")
        else:
            raw, name = read_raw(Path(base)), self._name(base)
        self.document.files[name] = hashlib.sha256(raw).hexdigest()
        return read_any(Path(base), raw).parsed

    def _name(self, base: str) -> str:
        return Path(os.path.relpath(base, self._folder)).as_posix()

    def _is_within(self, base: str) -> bool:
        return self.reach.outside or self._folder in Path(base).parents

    def _is_missing(self, base: str) -> bool:
        """Return whether a reference leads to a file that may be read, but is not there."""
        return not base.startswith(("http://", "https://")) and self._is_within(base) and not Path(base).is_file()

    def _refuse_part(self, spot: _Spot, reference: str, message: str, advice: str) -> None:
        """Refuse a reference to what is not there; a schema accepts any value instead."""
        if spot.kind.removeprefix("each ") == "schema" and spot.holder[spot.key].get("$ref") == reference:
            self._refuse(spot, f"{message}; any value is accepted; {advice}", nothing, "schemas of other files")
            del spot.holder[spot.key]["$ref"]
        else:
            self._refuse(spot, f"{message}; {advice}")

    def _refuse(self, spot: _Spot, message: str, fix: Fix | None = None, kind: str = "") -> None:
        value = spot.holder[spot.key]
        place = next(iter(self.document.places.of.get(id(value), {}).values()), None)
        line, column = (place[1].line, place[1].column) if place else (1, 1)
        file = str(self.document.path) if spot.base == self._root else spot.base
        self.document.problems.append(Problem(file, line, column, message, fix, kind))


def include_files(document: Document, reach: Reach) -> None:
    """Include all files that a document refers to; those that cannot be found become its problems."""
    _Files(document, reach).run()


def _inside(value: Any, kind: str, base: str) -> Iterator[_Spot]:
    """Yield the parts of a value, with their kinds of objects in OpenAPI."""
    each = kind.removeprefix("each ") if kind.startswith("each ") else ""
    if isinstance(value, list):
        yield from (_Spot(value, index, each, base) for index in range(len(value)))
        return
    table: Mapping[str, tuple[str, str]] = {} if each else CHILDREN.get(kind, {})
    for name in value:
        shape, inner = table.get(name, ("one", "path item" if kind == "callback" else each))
        yield _Spot(value, name, inner if shape == "one" else f"each {inner}", base)


def _free_name(wanted: str, base: str, taken: Mapping[str, Any]) -> str:
    """Return an unused component name, prefixed with the folder's name if necessary."""
    if wanted not in taken:
        return wanted
    longer = f"{Path(unquote(base)).parent.name}_{wanted}"
    return next(name for name in (longer, *(f"{longer}_{n}" for n in range(2, len(taken) + 3))) if name not in taken)


def _refusal(message: str) -> BadInput:
    return BadInput([Problem("", 1, 1, message)])
