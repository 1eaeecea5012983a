"""JSON with one line per member, identical to the standard library's output."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from scripts.spec.json_text import json_text

VALUES: list[Any] = [
    {},
    [],
    None,
    'ö\u2028"\\\n\x00',
    {"a": ["ö", 1, {"b": [], "c": {}}], "d": True},
    [[[]], [{}], (1, 2)],
    {2: 2, None: 3, True: 4, 1.5: 5},
    [1e400, -0.0, 10**30, False],
]


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("indent", [1, 2])
def test_the_text_is_that_of_the_standard_library(value: Any, indent: int) -> None:
    """Whatever the value, the text is what json.dumps writes."""
    assert json_text(value, indent) == json.dumps(value, ensure_ascii=False, indent=indent)


def test_what_json_does_not_have_becomes_text() -> None:
    """A date, which YAML allows, is written as a string."""
    assert json_text({"day": datetime.date(2026, 1, 2)}) == '{\n  "day": "2026-01-02"\n}'
