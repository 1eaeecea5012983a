"""What goes into JSON, and what is refused by its place."""

from __future__ import annotations

import datetime
import decimal
from typing import Any

import pytest

from scripts.client.runtime.errors import InvalidArgumentError
from scripts.client.runtime.wire import check_json, dump_json


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({True: decimal.Decimal("9.90")}, b'{"true":"9.90"}'),
        ({1: [datetime.time(3), range(2)]}, b'{"1":["03:00:00",[0,1]]}'),
        ("\u00e9", b'"\xc3\xa9"'),
    ],
)
def test_written(value: Any, text: bytes) -> None:
    """Everyday values have a text of their own in JSON."""
    check_json(value, "a")
    assert dump_json(value) == text


@pytest.mark.parametrize("value", [{1: 0, "1": 0}, {2.5: 1}, [b""], float("nan"), datetime.timedelta(1), "\ud800"])
def test_refused(value: Any) -> None:
    """What JSON cannot hold is refused with its place."""
    with pytest.raises(InvalidArgumentError, match=r"^a"):
        check_json(value, "a")
