"""A file becomes a document that knows its locations, and can be corrected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.spec.document import BadInput, Document, read_document, read_raw, read_spec
from scripts.spec.problems import Position

TEXT = """openapi: 3.1.0
info:
  version: 1.10
paths:
  /a/b:
    tags: [one, two, one]
"""
Tiny = Callable[[str], Path]


@pytest.fixture
def document(tiny: Tiny) -> Document:
    """A small document."""
    return read_spec(tiny(TEXT))


def test_places(document: Document) -> None:
    """Keys and values are found by pointers; a missing one has the location of its parent."""
    assert document.key_where("/paths/~1a~1b") == Position(5, 3)
    assert document.where("/paths/~1a~1b/tags/1") == Position(6, 17)
    assert document.where("/paths/~1a~1b/nothing/here") == document.where("/paths/~1a~1b")
    assert document.text_at("/info/version") == "1.10"
    problem = document.problem("/info/version", "odd", at_key=True)
    assert (problem.line, problem.column, problem.message) == (3, 3, "odd")


def test_fixes_are_made_when_they_are_called(document: Document) -> None:
    """A fix removes or replaces a value, or shortens a list; fixing what is gone does nothing."""
    drop, put = document.dropping("/info/version"), document.putting("/info/title", "T")
    assert document.at("/info") == {"version": 1.1}
    drop()
    drop()
    put()
    assert document.at("/info") == {"title": "T"}
    document.once_each("/paths/~1a~1b/tags")()
    assert document.at("/paths/~1a~1b/tags") == ["one", "two"]
    document.without_items("/paths/~1a~1b/tags", [document.at("/paths/~1a~1b/tags/0")])()
    assert document.at("/paths/~1a~1b/tags") == ["two"]
    assert document.where("/paths/~1a~1b/tags").line == 6


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("", 1, "empty"),
        ("- a\n", 1, "a list"),
        ("text\n", 1, "a single value"),
        ("swagger: '2.0'\n", 1, "Swagger 2.0"),
        ("info: {}\n", 1, "openapi is missing"),
        ("openapi: 3\n", 1, "must be a string"),
        ("openapi: '3.3'\n", 1, "OpenAPI 3.3 is not supported"),
        ("info: {}\nopenapi: 4.0.0\n", 2, "4.0.0"),
        ("a: 1\n<<<<<<< ours\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n", 2, "merge conflict"),
    ],
)
def test_what_is_no_openapi_is_refused(tiny: Tiny, text: str, line: int, part: str) -> None:
    """Each reason why a file is not a supported document is reported with its location."""
    with pytest.raises(BadInput) as caught:
        read_spec(tiny(text))
    assert caught.value.problems[0].line == line
    assert part in caught.value.problems[0].message


@pytest.mark.parametrize("version", ["3.0", "'3.1'", "3.2"])
def test_a_version_may_lack_its_last_number(tiny: Tiny, version: str) -> None:
    """An incomplete version is reported with its location, and read as the first of its kind, as number or string."""
    document = read_spec(tiny(f"info: {{}}\nopenapi: {version}\n"))
    (problem,) = document.problems
    assert document.data["openapi"] == version.strip("'") + ".0"
    assert (problem.line, problem.column, problem.fix is None) == (2, 10, False)


@pytest.mark.parametrize("raw", [b"\xff\xfea\x00", b"a: 1\nb: \xff\n"])
def test_other_encodings_are_refused(tmp_path: Path, raw: bytes) -> None:
    """Only UTF-8 is read, with or without a byte order mark."""
    path = tmp_path / "a.yaml"
    path.write_bytes(raw)
    with pytest.raises(BadInput, match="UTF-8"):
        read_document(path)
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert read_document(path).data == {"a": 1}


def test_a_mistake_in_the_text_is_kept_for_later(tiny: Tiny) -> None:
    """A duplicate key can be read; whether it has a fix says whether anything is lost."""
    assert [problem.fix is None for problem in read_document(tiny("a: 1\na: 2\n")).problems] == [False]
    assert [problem.fix is None for problem in read_document(tiny("a: {}\na: []\n")).problems] == [True]


def test_a_name_that_no_file_can_have() -> None:
    """If a file cannot be opened, the system's reason is reported."""
    with pytest.raises(BadInput, match=r"cannot be read: File name too long; check its permissions"):
        read_raw(Path("x" * 300))
