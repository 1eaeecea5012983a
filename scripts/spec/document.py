"""Read an OpenAPI document: a file becomes plain data that knows where each part of it is.

Reads YAML or JSON. Refuses, with file, line and column, what is not one OpenAPI 3.0 or 3.1 document at all.
Mistakes that leave the rest readable (duplicate keys) are kept for `scripts.spec.check`, which reports all together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from scripts.spec.pointers import parts_of
from scripts.spec.problems import BadInput, Fix, Position, Problem, nothing
from scripts.spec.yaml_reader import Parsed, Places, UnreadableError, parse

__all__ = ["BadInput", "Document", "Position", "Problem", "read_document", "read_spec"]

MAX_BYTES = 50_000_000
SUPPORTED = "OpenAPI 3.0.x, 3.1.x and 3.2.x are supported"

_VERSION = re.compile(r"3\.[012]\.\d+(-.+)?")
_CONFLICT = re.compile(r"(<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)( |$)|=======$")


REFERS_ELSEWHERE = re.compile(r"""\$ref["']?\s*:\s*["']?[^#\s"'{\[]|:\s*["']?[^\s"'{}]+\.(ya?ml|json)\b""")
"""What is in the text of every document that refers to other files, and in that of some others."""


@dataclass(frozen=True)
class Reach:
    """Where references may lead, in addition to the folder of the document."""

    outside: bool = False
    """To files anywhere on this machine."""
    http: bool = False
    """To other hosts."""


@dataclass
class Document:
    """A document as plain data, and the places of its parts."""

    path: Path
    source: str
    data: dict[str, Any]
    places: Places
    problems: list[Problem] = field(default_factory=list)
    """What is wrong with the text though it can be read."""
    files: dict[str, str] = field(default_factory=dict)
    """The other files that it consists of: path below its folder, or address, to the hash of the text."""
    origins: dict[int, tuple[str, Position]] = field(default_factory=dict)
    """Identity of what comes from another file to that file, and the place there."""
    _dropped: list[Any] = field(default_factory=list)
    """What fixes have taken out: kept, because places go by identity, and that of what is gone is given anew."""

    def where(self, pointer: str) -> Position:
        """Return where the value at a JSON pointer starts, or what is nearest above it."""
        return self._find(pointer)[2]

    def key_where(self, pointer: str) -> Position:
        """Return where the key (or list item) at a JSON pointer starts, or what is nearest above it."""
        return self._find(pointer)[1]

    def problem(
        self, pointer: str, message: str, *, at_key: bool = False, fix: Fix | None = None, kind: str = ""
    ) -> Problem:
        """Return a problem at a JSON pointer."""
        file, of_key, of_value = self._find(pointer)
        position = of_key if at_key else of_value
        return Problem(file, position.line, position.column, message, fix, kind)

    def at(self, pointer: str) -> Any:
        """Return the value at a pointer."""
        node: Any = self.data
        for part in parts_of(pointer):
            node = node[int(part) if isinstance(node, list) else part]
        return node

    def dropping(self, pointer: str) -> Fix:
        """Return the fix that takes the value at a pointer away."""
        holder, key = self._holder(pointer)

        def drop() -> None:
            if isinstance(holder, dict) and key in holder:
                self._dropped.append(holder.pop(key))

        return drop

    def putting(self, pointer: str, value: Any) -> Fix:
        """Return the fix that gives the key at a pointer another value."""
        holder, key = self._holder(pointer)

        def put() -> None:
            if isinstance(holder, dict):
                self._dropped.append(holder.get(key))
                holder[key] = value
            elif isinstance(holder, list) and isinstance(key, int) and key < len(holder):
                self._dropped.append(holder[key])
                holder[key] = value

        return put

    def without_items(self, pointer: str, unwanted: Iterable[Any]) -> Fix:
        """Return the fix that takes items (the very ones) out of the list at a pointer."""
        ids = {id(item) for item in unwanted}
        return self._keeping(pointer, lambda item: id(item) not in ids)

    def once_each(self, pointer: str) -> Fix:
        """Return the fix that leaves each item of the list at a pointer once."""
        seen: list[Any] = []

        def is_new(item: Any) -> bool:
            known = any(type(item) is type(other) and item == other for other in seen)
            seen.append(item)
            return not known

        return self._keeping(pointer, is_new)

    def _keeping(self, pointer: str, wanted: Callable[[Any], bool]) -> Fix:
        holder, key = self._holder(pointer)  # now: another fix may rename a key of the pointer first

        def keep() -> None:
            items = holder[key] if isinstance(holder, list) else holder.get(key)
            if isinstance(items, list):
                self._dropped.append(items)
                holder[key] = [item for item in items if wanted(item)]
                self.places.of[id(holder[key])] = self.places.of.get(id(items), {})

        return keep

    def text_at(self, pointer: str) -> str:
        """Return a plain scalar as it is written: 1.10 where its value is 1.1."""
        position = self.where(pointer)
        line = self.source.split("\n")[position.line - 1][position.column - 1 :]
        return re.split(r"\s#|[,\]}\r]|: ", line, maxsplit=1)[0].strip()

    def _holder(self, pointer: str) -> tuple[Any, Any]:
        above, _, _ = pointer.rpartition("/")
        node, last = self.at(above), parts_of(pointer)[-1]
        return node, int(last) if isinstance(node, list) else last

    def _find(self, pointer: str) -> tuple[str, Position, Position]:
        """Return file, place of the key and place of the value."""
        node: Any = self.data
        file, found = str(self.path), (self.places.root, self.places.root)
        for name in parts_of(pointer):
            key: str | int = int(name) if isinstance(node, list) and name.isdigit() else name
            places = self.places.of.get(id(node), {})
            inner = node.get(key) if isinstance(node, dict) else None
            if id(inner) in self.origins and inner is not None:
                file, position = self.origins[id(inner)]
                found, node = (position, position), inner
                continue
            if not isinstance(node, dict | list) or (inner is None and key not in places):
                break
            found = places.get(key, found)
            node = node[key]  # type: ignore[index]
        return (file, *found)


def read_spec(path: Path, raw: bytes | None = None, reach: Reach = Reach()) -> Document:
    """Return the OpenAPI document in `path`, or in `raw` where that has been read; raise BadInput if it is none.

    Files that it refers to are taken in, as far as `reach` allows.
    """
    document = read_document(path, raw=raw)
    problem = _wrong_version(document)
    if problem:
        raise BadInput([*document.problems, problem])
    if REFERS_ELSEWHERE.search(document.source):
        from scripts.spec.files import take_in_files  # it reads documents itself

        take_in_files(document, reach)
    return document


def read_document(
    path: Path,
    named: str = "the OpenAPI document with --spec",
    shape: str = "an OpenAPI document starts with openapi:",
    *,
    may_be_empty: bool = False,
    raw: bytes | None = None,
) -> Document:
    """Return the mapping in a YAML or JSON file; raise BadInput if there is none.

    `named` and `shape` tell the user how the file is given and what it should hold.
    """
    read = read_any(path, read_raw(path, named) if raw is None else raw)
    source, parsed = read.source, read.parsed
    data, place = parsed.data, parsed.places.root
    if data is None and may_be_empty:
        data = {}
    if not isinstance(data, dict):
        kind = "is empty" if data is None else f"holds {'a list' if isinstance(data, list) else 'a single value'}"
        message = f"the file {kind}{'' if data is None else ', not a mapping'}; {shape}"
        raise BadInput([Problem(str(path), place.line, place.column, message)])
    mistakes = [
        Problem(
            str(path),
            mistake.position.line,
            mistake.position.column,
            mistake.message,
            nothing if mistake.harmless else None,
        )
        for mistake in parsed.mistakes
    ]
    return Document(path, source, data, parsed.places, mistakes)


class Read(NamedTuple):
    """A file's text, and what it says."""

    source: str
    parsed: Parsed


def read_any(path: Path, raw: bytes) -> Read:
    """Return whatever a YAML, JSON or text file holds; raise BadInput if it cannot be read."""
    if len(raw) > MAX_BYTES:
        raise _refusal(path, f"larger than {MAX_BYTES // 1_000_000} MB; it should be far smaller")
    source = _text(path, raw)
    if path.suffix.lower() in (".md", ".txt", ".html"):
        return Read(source, Parsed(source, Places(), []))
    conflicts = list(_conflict_markers(path, source))
    if conflicts:
        raise BadInput(conflicts)
    try:
        return Read(source, parse(source))
    except UnreadableError as error:
        raise BadInput([Problem(str(path), error.position.line, error.position.column, error.message)]) from error


def fetch(url: str) -> bytes:
    """Return what is at an address."""
    import httpx  # only where references to other hosts are followed

    try:
        with httpx.stream("GET", url, follow_redirects=True, timeout=30) as response:
            response.raise_for_status()
            raw = bytearray()
            for chunk in response.iter_bytes():
                raw += chunk
                if len(raw) > MAX_BYTES:
                    raise _refusal(Path(url), f"larger than {MAX_BYTES // 1_000_000} MB; it should be far smaller")
    except httpx.HTTPError as error:
        raise BadInput([Problem(url, 1, 1, f"cannot be fetched: {error}; fetch it yourself")]) from error
    return bytes(raw)


def read_raw(path: Path, named: str = "the OpenAPI document with --spec") -> bytes:
    """Return the bytes of a file, or say in a sentence why there are none; no more than it may hold are read."""
    try:
        if path.is_dir():
            raise _refusal(path, "is a directory; name the file in it")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise _refusal(path, f"no such file; name {named}") from error
    except OSError as error:
        raise _refusal(path, f"cannot be read: {error.strerror or error}; make it readable") from error


def _text(path: Path, raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _refusal(path, "is UTF-16; save it as UTF-8")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line, column = before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1
        raise _refusal(path, "is not UTF-8 here; save the file as UTF-8", line, column) from error


def _refusal(path: Path, message: str, line: int = 1, column: int = 1) -> BadInput:
    return BadInput([Problem(str(path), line, column, message)])


def _conflict_markers(path: Path, source: str) -> Iterable[Problem]:
    lines = [(number, line) for number, line in enumerate(source.splitlines(), 1) if _CONFLICT.match(line)]
    if any(line.startswith(("<<<<<<<", ">>>>>>>")) for _, line in lines):
        for number, line in lines:
            yield Problem(str(path), number, 1, f"a merge conflict is left here ({line[:7]}); settle it")


def _wrong_version(document: Document) -> Problem | None:
    data = document.data
    if "swagger" in data:
        message = f"Swagger {data['swagger']} is not supported: {SUPPORTED}; convert the document first"
        return document.problem("/swagger", message, at_key=True)
    version = data.get("openapi")
    if version is None:
        return document.problem("", f"the key openapi is missing, so this is not an OpenAPI document; {SUPPORTED}")
    if str(version) in ("3.0", "3.1", "3.2"):
        message = f'OpenAPI {version} lacks its last number; it is read as "{version}.0"'
        document.problems.append(document.problem("/openapi", message, fix=nothing))
        version = data["openapi"] = f"{version}.0"
    if not isinstance(version, str):
        return document.problem("/openapi", f'the version must be a string: write openapi: "3.1.0"; {SUPPORTED}')
    if not _VERSION.fullmatch(version):
        return document.problem("/openapi", f"OpenAPI {version} is not supported; {SUPPORTED}")
    return None
