"""Reads an OpenAPI document, in YAML or JSON, into plain data with the position of each part.

Rejects, with file, line and column, anything that is not an OpenAPI 3 document. Mistakes that leave the rest readable,
such as duplicate keys, are kept for `scripts.spec.check`, which reports everything together.
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
    """Where references may lead, in addition to the document's folder."""

    outside: bool = False
    """To files anywhere on this machine."""
    http: bool = False
    """To other hosts."""


@dataclass
class Document:
    """A document as plain data, with the positions of its parts."""

    path: Path
    source: str
    data: dict[str, Any]
    places: Places
    problems: list[Problem] = field(default_factory=list)
    """Mistakes in the text that leave it readable."""
    files: dict[str, str] = field(default_factory=dict)
    """Hashes of the other files that it includes, by path below its folder or by URL."""
    origins: dict[int, tuple[str, Position]] = field(default_factory=dict)
    """File and position of each part from another file, by identity."""
    _dropped: list[Any] = field(default_factory=list)
    """What fixes have removed; kept, because positions go by identity, and Python reuses that of a freed object."""

    def where(self, pointer: str) -> Position:
        """Return the position of the value at a JSON pointer, or of its nearest ancestor."""
        return self._find(pointer)[2]

    def key_where(self, pointer: str) -> Position:
        """Return the position of the key (or list item) at a JSON pointer, or of its nearest ancestor."""
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
        """Return the fix that removes the value at a pointer."""
        holder, key = self._holder(pointer)

        def drop() -> None:
            if isinstance(holder, dict) and key in holder:
                self._dropped.append(holder.pop(key))

        return drop

    def putting(self, pointer: str, value: Any) -> Fix:
        """Return the fix that sets the value at a pointer."""
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
        """Return the fix that removes items, by identity, from the list at a pointer."""
        ids = {id(item) for item in unwanted}
        return self._keeping(pointer, lambda item: id(item) not in ids)

    def once_each(self, pointer: str) -> Fix:
        """Return the fix that removes duplicates from the list at a pointer."""
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
        """Return a plain scalar as it is written: 1.10 for the value 1.1."""
        position = self.where(pointer)
        line = self.source.split("\n")[position.line - 1][position.column - 1 :]
        return re.split(r"\s#|[,\]}\r]|: ", line, maxsplit=1)[0].strip()

    def _holder(self, pointer: str) -> tuple[Any, Any]:
        above, _, _ = pointer.rpartition("/")
        node, last = self.at(above), parts_of(pointer)[-1]
        return node, int(last) if isinstance(node, list) else last

    def _find(self, pointer: str) -> tuple[str, Position, Position]:
        """Return the file, the position of the key and the position of the value."""
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
    """Read the OpenAPI document in `path`, or in `raw` if it was already read; raise BadInput if it is invalid.

    Files that it refers to are included, as far as `reach` allows.
    """
    document = read_document(path, raw=raw)
    problem = _wrong_version(document)
    if problem:
        raise BadInput([*document.problems, problem])
    if REFERS_ELSEWHERE.search(document.source):
        from scripts.spec.files import include_files  # it imports this module

        include_files(document, reach)
    return document


def read_document(
    path: Path,
    named: str = "the OpenAPI document with --spec",
    shape: str = "an OpenAPI document starts with openapi:",
    *,
    may_be_empty: bool = False,
    raw: bytes | None = None,
) -> Document:
    """Read the mapping in a YAML or JSON file; raise BadInput if there is none.

    `named` and `shape` are for messages: how to pass the file, and what it must contain.
    """
    read = read_any(path, read_raw(path, named) if raw is None else raw, always=True)
    source, parsed = read.source, read.parsed
    data, place = parsed.data, parsed.places.root
    if data is None and may_be_empty:
        data = {}
    if not isinstance(data, dict):
        kind = "is empty" if data is None else f"contains {'a list' if isinstance(data, list) else 'a single value'}"
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
    """A file's text and content."""

    source: str
    parsed: Parsed


def read_any(path: Path, raw: bytes, *, always: bool = False) -> Read:
    """Read any YAML, JSON or text file; raise BadInput if it cannot be read. `always`: even if named as a text."""
    if len(raw) > MAX_BYTES:
        raise _refusal(path, f"larger than {MAX_BYTES // 1_000_000} MB; reduce it")
    source = _text(path, raw)
    if path.suffix.lower() in (".md", ".txt", ".html") and not always:
        return Read(source, Parsed(source, Places(), []))
    conflicts = list(_conflict_markers(path, source))
    if conflicts:
        raise BadInput(conflicts)
    try:
        return Read(source, parse(source, named_json=path.suffix.lower() == ".json"))
    except UnreadableError as error:
        raise BadInput([Problem(str(path), error.position.line, error.position.column, error.message)]) from error


def fetch(url: str) -> bytes:
    """Download a URL."""
    import httpx  # needed only with --follow-http

    try:
        with httpx.stream("GET", url, follow_redirects=True, timeout=30) as response:
            response.raise_for_status()
            raw = bytearray()
            for chunk in response.iter_bytes():
                raw += chunk
                if len(raw) > MAX_BYTES:
                    raise _refusal(Path(url), f"larger than {MAX_BYTES // 1_000_000} MB; reduce it")
    except httpx.HTTPError as error:
        raise BadInput([Problem(url, 1, 1, f"cannot be downloaded: {error}; download it yourself")]) from error
    return bytes(raw)


def read_raw(path: Path, named: str = "the OpenAPI document with --spec") -> bytes:
    """Return the bytes of a file, up to the size limit; raise BadInput if it cannot be read."""
    try:
        if path.is_dir():
            raise _refusal(path, "is a directory; pass a file in it")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise _refusal(path, f"no such file; pass {named}") from error
    except OSError as error:
        raise _refusal(path, f"cannot be read: {error.strerror or error}; check its permissions") from error


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
            yield Problem(str(path), number, 1, f"unresolved merge conflict ({line[:7]}); resolve it")


def _wrong_version(document: Document) -> Problem | None:
    data = document.data
    if "swagger" in data:
        message = f"Swagger {data['swagger']} is not supported: {SUPPORTED}; convert the document first"
        return document.problem("/swagger", message, at_key=True)
    version = data.get("openapi")
    if version is None:
        return document.problem("", f"the key openapi is missing, so this is not an OpenAPI document; {SUPPORTED}")
    if str(version) in ("3.0", "3.1", "3.2"):
        message = f'OpenAPI {version} is not a full version number; treated as "{version}.0"'
        document.problems.append(document.problem("/openapi", message, fix=nothing))
        version = data["openapi"] = f"{version}.0"
    if not isinstance(version, str):
        return document.problem("/openapi", f'the version must be a string: write openapi: "3.1.0"; {SUPPORTED}')
    if not _VERSION.fullmatch(version):
        return document.problem("/openapi", f"OpenAPI {version} is not supported; {SUPPORTED}")
    return None
