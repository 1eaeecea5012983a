"""JSON pointers, and following `$ref` inside one document."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.spec.pointers import ModelError, follow, join, last_part, look_up, parts_of

DATA: dict[str, Any] = {
    "a/b": {"c~d": [{"e": 1}]},
    "one": {"$ref": "#/two", "description": "Here."},
    "two": {"$ref": "#/three", "summary": "There.", "description": "Not here."},
    "three": {"type": "string", "summary": "Deep."},
    "back": {"$ref": "#/forth"},
    "forth": {"$ref": "#/back"},
}


def test_parts_are_escaped_and_unescaped() -> None:
    """A slash and a tilde in a name are preserved."""
    pointer = join("/paths", "/a~b", 3)
    assert pointer == "/paths/~1a~0b/3"
    assert parts_of(pointer) == ["paths", "/a~b", "3"]
    assert parts_of(f"#{pointer}") == parts_of(pointer)
    assert last_part(join("", "x/y")) == "x/y"
    assert parts_of("") == []


@pytest.mark.parametrize(
    ("reference", "found"),
    [("#/three", DATA["three"]), ("#/a~1b/c~0d/0/e", 1), ("#/a~1b/c%7E0d/0", {"e": 1}), ("#", DATA)],
)
def test_look_up(reference: str, found: Any) -> None:
    """Names may be escaped and percent-encoded; list indices start at 0."""
    assert look_up(DATA, reference, "/x")[0] == found


@pytest.mark.parametrize(
    "reference",
    [
        "#/four", "#/a~1b/c~0d/1", "#/a~1b/c~0d/x", "#/a~1b/c~0d/\u00b2", "#/a~1b/c~0d/" + "1" * 5000, "#/three/type/x",
        "other.yaml#/a",
    ],
)  # fmt: skip
def test_a_reference_to_nothing_says_where_it_is(reference: str) -> None:
    """The error names the location of the reference, not of its target."""
    with pytest.raises(ModelError) as caught:
        look_up(DATA, reference, "/x")
    assert caught.value.pointer == "/x"
    assert reference in caught.value.message


def test_words_next_to_a_reference_win() -> None:
    """A description next to a reference wins, and the target is unchanged."""
    node, pointer = follow(DATA, DATA["one"], "/one")
    assert (node, pointer) == ({"type": "string", "summary": "There.", "description": "Here."}, "/three")
    assert DATA["three"] == {"type": "string", "summary": "Deep."}
    assert follow(DATA, DATA["three"], "/three")[0] is DATA["three"]


@pytest.mark.parametrize("node", [{"$ref": "#/back"}, {"$ref": "#/a~1b/c~0d"}, "text"])
def test_what_is_no_object_is_an_error(node: Any) -> None:
    """A cycle, a list and a string are not objects."""
    with pytest.raises(ModelError):
        follow(DATA, node, "/x")
