"""Types for users: UNSET is a singleton, files can be read."""

from __future__ import annotations

import copy
import io
import pickle

import attrs
import pytest

from scripts.client.runtime.types import UNSET, File, Unset


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_unset_survives_pickling(protocol: int) -> None:
    """UNSET survives pickling as the same object, with any protocol."""
    assert pickle.loads(pickle.dumps({"a": [UNSET]}, protocol)) == {"a": [UNSET]}
    assert pickle.loads(pickle.dumps(UNSET, protocol)) is UNSET


def test_unset_survives_copying() -> None:
    """Neither copying UNSET nor calling its type creates a second one."""
    make: object = Unset
    assert callable(make) and make() is UNSET
    assert copy.copy(UNSET) is UNSET and copy.deepcopy([UNSET])[0] is UNSET and Unset.UNSET is UNSET


def test_unset_is_false_and_prints_as_nothing() -> None:
    """UNSET is empty in templates and shown by name in debuggers."""
    assert not UNSET
    assert (str(UNSET), f"{UNSET}", repr(UNSET)) == ("", "", "UNSET")


def test_unset_holds_nothing() -> None:
    """At run time UNSET is not an enumeration, and takes no attributes."""
    assert not hasattr(UNSET, "value") and not hasattr(UNSET, "__dict__")


@pytest.mark.parametrize("kind", [bytes, io.BytesIO])
def test_files_read_what_they_hold(kind: type[bytes | io.BytesIO]) -> None:
    """A file from bytes and an open file read the same; neither shows its content."""
    file = File(kind(b"abc"), "a.txt", "text/plain")
    assert "abc" not in repr(file) and "a.txt" in repr(file)
    assert file.read() == b"abc"


def test_unset_as_a_default() -> None:
    """A class whose fields default to UNSET compares and copies as expected."""

    @attrs.define
    class Thing:
        size: int | Unset = UNSET

    assert Thing() == copy.deepcopy(Thing()) != Thing(1)
    assert copy.deepcopy(Thing()).size is UNSET
