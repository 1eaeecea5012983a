"""From Python values to JSON: what each becomes, what JSON cannot represent, and where that is."""

from __future__ import annotations

import collections
import datetime
import decimal
import io
import json
from types import MappingProxyType
from typing import Any
from uuid import UUID

import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.types import UNSET
from scripts.client.runtime.wire import check_json, dump_json, entries_of, is_items, is_plain, to_wire
from tests.client.runtime.parts import Color, Level, Parcel

TWO_HOURS = datetime.timezone(datetime.timedelta(hours=2))


class Index:
    """An integer type of another library."""

    def __index__(self) -> int:
        return 7


class Money(int):
    """A number of the user's own kind."""


@pytest.mark.parametrize(
    ("value", "wire"),
    [
        (None, None), (True, True), (0, 0), (1.5, 1.5), ("a", "a"), (Color.RED, "red"), (Level.HIGH, 2),
        (datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC), "2026-01-02T03:04:05Z"),
        (datetime.datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=TWO_HOURS), "2026-01-02T03:04:05.000006+02:00"),
        (datetime.date(2026, 1, 2), "2026-01-02"), (datetime.time(3, 4), "03:04:00"),
        (decimal.Decimal("1.10"), "1.10"), (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (collections.UserString("a"), "a"), (Money(5), 5),
        ((1, "b"), [1, "b"]), (range(3), [0, 1, 2]), (frozenset({1}), [1]),
        (MappingProxyType({"a": (1,)}), {"a": [1]}), ({"a": UNSET, "b": None}, {"b": None}),
        ({1: "a", False: decimal.Decimal("9.90")}, {"1": "a", "false": "9.90"}),
        ({Color.BLUE: 1, Level.LOW: 2}, {"blue": 1, "1": 2}),
        (collections.deque([1]), [1]), (Index(), 7), ([Index()], [7]),
    ],
)  # fmt: skip
def test_values(value: Any, wire: Any) -> None:
    """Each kind of value has its JSON form, in plain types."""
    written = to_wire(value)
    assert written == wire and json.loads(json.dumps(written)) == wire


@pytest.mark.parametrize(
    ("items", "plain"),
    [
        ([], True), ([1, "a", None, {"a": [1.5, {"b": True}]}], True), ([Color.RED], False), ([{"a": [UNSET]}], False),
        ([[Parcel(weight=1)]], False), ([(1,)], False), ([collections.OrderedDict()], False), ([b""], False),
    ],
)  # fmt: skip
def test_plain_items(items: list[Any], plain: bool) -> None:
    """Only JSON's own types are plain, at any depth; subclasses and lookalikes are not."""
    assert is_plain(items) is plain


def test_enumerations_write_plain_values() -> None:
    """An enumeration member is written as its value, because its class may serialize it differently."""
    assert type(to_wire(Color.RED)) is str and type(to_wire(Level.LOW)) is int


def test_models_know_whether_they_are_sent() -> None:
    """Read-only fields are in `to_dict()`, but not in request bodies."""
    parcel = Parcel(id="p_1", weight=5, note=None)
    assert to_wire([parcel]) == [{"id": "p_1", "weight": 5, "note": None}]
    assert to_wire([parcel], sending=True) == [{"weight": 5}]


def test_bytes_and_texts_are_no_lists() -> None:
    """Sequences and sets are lists; strings and bytes are single values."""
    lists: list[object] = [[], (), {1}, frozenset(), range(2)]
    single: list[object] = ["a", b"a", bytearray(), collections.UserString("a"), {}, 5]
    assert [is_items(value) for value in lists] == [True] * 5
    assert [is_items(value) for value in single] == [False] * 6


def test_dumped_json() -> None:
    """Bodies are compact UTF-8, and NaN and infinity are never sent."""
    assert dump_json({"ü": [1, None], "b": "🙂"}) == '{"ü":[1,null],"b":"🙂"}'.encode()
    with pytest.raises(ValueError, match="not JSON compliant"):
        dump_json(float("nan"))


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ({"a": [1, {"b": float("inf")}]}, "body.a[1].b"), ({"a": {"b": object()}}, "body.a.b"), (b"x", "body"),
        ({"a": "\ud800"}, "body.a"), ([10**400], "body[0]"), ({"a": [2**1024]}, "body.a[0]"), ({"a": print}, "body.a"),
        ({"x": {(1, 2): 3}}, "body.x"), ({1.5: 1}, "body"), ({None: 1}, "body"), (datetime.timedelta(1), "body"),
        ({"1": 1, 1: 2}, "body"),
        ({"\udcff": 1}, "a field name in body"), (float("nan"), "body"),
    ],
)  # fmt: skip
def test_what_json_cannot_hold(value: Any, place: str) -> None:
    """The first value that JSON cannot represent is rejected with its path."""
    with pytest.raises(errors.InvalidArgumentError) as caught:
        check_json(value, "body")
    assert caught.value.argument == place


@pytest.mark.parametrize(
    "value",
    [
        None, True, 2**1023 - 1, -(2**1023), 1.5, "päh 🙂", Color.RED, decimal.Decimal(1), UUID(int=1), Index(),
        datetime.date(2026, 1, 2), [(), {1}], {"a": {1: UNSET}}, Parcel(weight=1),
    ],
)  # fmt: skip
def test_what_json_can_hold(value: Any) -> None:
    """Whatever passes validation can be serialized, as valid JSON."""
    check_json(value, "body")
    json.loads(dump_json(value))


def test_depth() -> None:
    """A value that contains itself is rejected; a deeply nested one is not."""
    loop: list[Any] = []
    loop.append(loop)
    with pytest.raises(errors.InvalidArgumentError, match="nested"):
        check_json(loop, "body")
    deep: Any = 1
    for _ in range(100):
        deep = [deep]
    check_json(deep, "body")
    with pytest.raises(errors.InvalidArgumentError, match="nested"):
        check_json([deep], "body")


def test_entries() -> None:
    """Names are quoted as in JSON, and absent values are omitted."""
    entries: dict[Any, Any] = {"a": 1, Level.LOW: 2, True: 3, "b": UNSET}
    assert list(entries_of(entries, "body")) == [("a", 1), ("1", 3)]
    assert list(entries_of({False: 1, 5: 2}, "body")) == [("false", 1), ("5", 2)]


def test_bytes_are_sent_as_text() -> None:
    """JSON contains only text: bytes are sent as UTF-8; other bytes and files are rejected."""
    assert dump_json({"file": "ö".encode(), "files": [bytearray(b"a")]}) == '{"file":"ö","files":["a"]}'.encode()
    assert to_wire(b"\xff") == b"\xff"
    with pytest.raises(errors.InvalidArgumentError, match="must be UTF-8"):
        dump_json({"file": b"\xff"})
    with pytest.raises(errors.InvalidArgumentTypeError, match="a JSON-serializable value, or sent as a form"):
        dump_json({"file": io.BytesIO(b"a")})
