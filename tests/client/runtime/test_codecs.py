"""Codecs of single values: what each reads, rejects when reading or sending, and recognises."""

from __future__ import annotations

import datetime
import io
from typing import Any
from uuid import UUID

import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.checks import show
from scripts.client.runtime.codecs import (
    BINARY,
    BOOLEAN,
    DATE,
    DATETIME,
    FIT,
    INTEGER,
    LOOSE_FIT,
    NO_FIT,
    NULL,
    NUMBER,
    STRING,
    UUID_,
    Codec,
    Const,
    DecodeError,
    Integer,
    Nullable,
    Number,
    String,
)
from scripts.client.runtime.types import File

UTC = datetime.UTC
NOON = datetime.datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
ID = UUID("12345678-1234-5678-1234-567812345678")
ALL = [INTEGER, NUMBER, BOOLEAN, STRING, NULL, DATETIME, DATE, UUID_, BINARY, Const("a"), Nullable(INTEGER)]


@pytest.mark.parametrize(
    ("codec", "raw", "value"),
    [
        (INTEGER, 5, 5), (INTEGER, "5", 5), (INTEGER, " -5 ", -5), (INTEGER, 5.0, 5), (INTEGER, True, 1),
        (INTEGER, 10**400, 10**400), (NUMBER, 5, 5), (NUMBER, 1.5, 1.5), (NUMBER, "1.50", 1.5), (NUMBER, "1e3", 1000.0),
        (NUMBER, True, 1.0),
        (BOOLEAN, True, True), (BOOLEAN, 0, False), (BOOLEAN, "1", True), (BOOLEAN, "false", False),
        (STRING, "a", "a"), (STRING, 5, "5"), (STRING, 1.5, "1.5"), (STRING, "", ""), (NULL, None, None),
        (DATETIME, "2026-01-02T12:00:00Z", NOON), (DATETIME, " 2026-01-02t12:00:00z", NOON),
        (DATETIME, "2026-01-02 12:00:00+00:00", NOON), (DATETIME, "2026-01-02T12:00:00", NOON.replace(tzinfo=None)),
        (DATE, "2026-01-02", NOON.date()), (DATE, "2026-01-02T23:59:59Z", NOON.date()),
        (UUID_, str(ID), ID), (UUID_, str(ID).upper(), ID), (BINARY, b"a", b"a"), (BINARY, "ü", "ü".encode()),
        (Const("a"), "b", "b"), (Nullable(INTEGER), None, None), (Nullable(INTEGER), "5", 5),
    ],
)  # fmt: skip
def test_reading(codec: Codec, raw: Any, value: Any) -> None:
    """Reading is lenient where that is harmless."""
    read = codec.decode(raw, "at")
    assert read == value and type(read) is type(value)


UNREADABLE: list[tuple[Codec, list[Any]]] = [
    (INTEGER, ["", "five", 1.5, "1.5", None, [], {}, float("inf"), float("nan"), "1" * 5000]),
    (NUMBER, ["", "x", None, [], "nan", "inf", "1e999"]),
    (BOOLEAN, ["yes", 2, None, "", [], 1.5, {}]),
    (STRING, [None, True, [], {}]),
    (NULL, [0, "", "null", False, []]),
    (DATETIME, [5, None, "", "soon", "2026-13-01T00:00:00Z", "2026-01-02T25:00:00Z"]),
    (DATE, [5, None, "", "today", "2026-02-30", "02.01.2026"]),
    (UUID_, [5, None, "", "1234", str(ID)[:-1]]),
    (Nullable(INTEGER), ["x", [None]]),
]


@pytest.mark.parametrize(("codec", "values"), UNREADABLE)
def test_what_cannot_be_read(codec: Codec, values: list[Any]) -> None:
    """An invalid value raises an error with its location and a short message."""
    for raw in values:
        with pytest.raises(DecodeError) as caught:
            codec.decode(raw, "a.b[0]")
        assert caught.value.at == "a.b[0]" and str(caught.value).startswith("a.b[0]: ") and len(str(caught.value)) < 150


def test_the_place_of_a_whole_body() -> None:
    """A location that is empty is called the body."""
    with pytest.raises(DecodeError, match=r"^body: "):
        INTEGER.decode("x", "")


def test_secrets_are_not_shown() -> None:
    """No message contains a secret that is not a string or violates its limits."""
    secret = String(secret=True, max_length=3, values=("sak_a",))
    with pytest.raises(DecodeError) as unread:
        secret.decode(["sak_secretsecret"], "at")
    with pytest.raises(errors.InvalidArgumentError) as unsent:
        secret.check("sak_secretsecret", "at")
    assert "secretsecret" not in f"{unread.value} {unsent.value}"


@pytest.mark.parametrize(
    ("codec", "values"),
    [
        (INTEGER, (0, -(2**1023), 2**1023 - 1)), (Integer(values=(1, 2)), (1, 2)),
        (Integer(bits=8, minimum=-5), (-5, 127)),
        (NUMBER, (1, 1.5, -0.0)), (Number(maximum=1), (1, 0.5)), (BOOLEAN, (True, False)), (STRING, ("", "🙂")),
        (String(values=("a", "b")), ("a",)), (String(min_length=1, max_length=2), ("a", "ab")), (NULL, (None,)),
        (Const("a"), ("a",)), (Const(1), (1,)), (Const(None), (None,)), (Nullable(STRING), (None, "a")),
        (DATETIME, (NOON,)), (DATE, (NOON.date(),)), (UUID_, (ID,)),
        (BINARY, (b"", bytearray(b"a"), io.BytesIO(b"a"), File(b"a"))),
    ],
)  # fmt: skip
def test_what_may_be_sent(codec: Codec, values: tuple[Any, ...]) -> None:
    """Values within the limits pass validation, which returns nothing."""
    for value in values:
        codec.check(value, "at")


@pytest.mark.parametrize(
    ("codec", "value", "kind"),
    [
        (INTEGER, True, TypeError), (INTEGER, 1.0, TypeError), (INTEGER, "1", TypeError), (INTEGER, None, TypeError),
        (INTEGER, 2**1023, ValueError), (Integer(bits=8), 128, ValueError), (Integer(values=(1, 2)), 3, ValueError),
        (Integer(minimum=1), 0, ValueError), (NUMBER, float("nan"), ValueError), (NUMBER, float("inf"), ValueError),
        (NUMBER, True, TypeError), (NUMBER, "1", TypeError), (Number(minimum=1), 0.5, ValueError),
        (BOOLEAN, 1, TypeError), (BOOLEAN, "true", TypeError), (STRING, 5, TypeError), (STRING, b"a", TypeError),
        (STRING, "\ud800", ValueError), (String(values=("a",)), "b", ValueError),
        (String(max_length=1), "ab", ValueError), (String(max_character="\uffff"), "🙂", ValueError),
        (NULL, 0, TypeError), (Const("a"), "b", ValueError), (Const(1), True, ValueError),
        (Const(False), 0, ValueError),
        (Nullable(STRING), 5, TypeError), (DATETIME, NOON.replace(tzinfo=None), ValueError),
        (DATETIME, NOON.date(), TypeError), (DATETIME, "2026-01-02T12:00:00Z", TypeError), (DATE, NOON, TypeError),
        (DATE, "2026-01-02", TypeError), (UUID_, str(ID), TypeError), (BINARY, "a", TypeError),
        (BINARY, None, TypeError),
    ],
)  # fmt: skip
def test_what_may_not_be_sent(codec: Codec, value: Any, kind: type[Exception]) -> None:
    """Validation is strict, and reports whether the type or the value is wrong, and where."""
    with pytest.raises(errors.InvalidArgumentError) as caught:
        codec.check(value, "a.b")
    assert isinstance(caught.value, TypeError) == (kind is TypeError)
    assert caught.value.argument == "a.b" and caught.value.allowed
    message = str(caught.value)
    assert message.startswith(f"a.b must be {caught.value.allowed}, not ")
    assert kind is ValueError or message.endswith(f", not {show(value)} ({type(value).__name__})")


RAW: tuple[Any, ...] = (None, True, 5, 1.5, 2.0, "a", "5", "2026-01-02", "2026-01-02T12:00:00Z", str(ID), [], {})


@pytest.mark.parametrize("codec", ALL)
def test_what_is_kept_is_read_as_it_is(codec: Codec) -> None:
    """`decode` can be skipped for types that a codec keeps, because it would return the same object."""
    for raw in RAW:
        if codec.keeps(type(raw)):
            assert codec.decode(raw, "at") is raw


@pytest.mark.parametrize(
    ("raw", "best"),
    [
        (True, BOOLEAN), (5, INTEGER), (2.5, NUMBER), (2.0, INTEGER), ("a", Const("a")), ("b", STRING), (None, NULL),
        ("2026-01-02T12:00:00Z", DATETIME), ("2026-01-02", DATE), (str(ID), UUID_), ("x", String(values=("x", "y"))),
        (b"a", BINARY),
    ],
)  # fmt: skip
def test_recognising(raw: Any, best: Codec) -> None:
    """In a union, the codec that recognises most of a value fits best, or equally well."""
    others = [codec for codec in (INTEGER, NUMBER, BOOLEAN, STRING, NULL, UUID_, Const("a")) if codec is not best]
    assert best.fit(raw) >= FIT and all(codec.fit(raw) <= best.fit(raw) for codec in others)


def test_unknown_values_of_a_few_fit_loosely() -> None:
    """An unlisted value still has the right type; a wrong type does not fit at all."""
    assert String(values=("a",)).fit("b") == Integer(values=(1,)).fit(2) == LOOSE_FIT
    assert String(values=("a",)).fit(1) == Integer(values=(1,)).fit("1") == Const(1).fit(True) == NO_FIT
    assert Nullable(INTEGER).fit(None) == FIT and Nullable(INTEGER).fit("a") == NO_FIT


def test_null() -> None:
    """Codecs report whether they accept null, and what else they read."""
    assert [codec.takes_null() for codec in (NULL, Nullable(STRING), Const(None), STRING, Const("a"))] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert Nullable(STRING).reader(str) == STRING.reader(str) == STRING.decode
    assert Nullable(STRING).keeps(type(None)) and not STRING.keeps(type(None))
