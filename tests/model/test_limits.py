"""Limits in words, for pages and docstrings."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.client.docstrings import facts
from scripts.model.api import Schema
from scripts.model.limits import limits_in_words


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({"minimum": 0, "maximum": 1}, ["0 to 1"]),
        ({"exclusiveMinimum": 0, "exclusiveMaximum": 5, "multipleOf": 2}, ["above 0", "below 5", "a multiple of 2"]),
        ({"minLength": 0, "maxLength": 1}, ["at most 1 character"]),
        ({"minLength": 3, "pattern": "^a{3}$"}, ["at least 3 characters", "pattern <^a{3}$>"]),
        ({"minItems": 2, "maxItems": 2, "uniqueItems": True}, ["exactly 2 items", "unique items"]),
        ({"minProperties": 1, "maxProperties": 9, "uniqueItems": False}, ["1 to 9 entries"]),
        ({}, []),
    ],
)
def test_limits_in_words(limits: dict[str, Any], words: list[str]) -> None:
    """Each limit is named once, and ranges are combined."""
    schema = Schema(kind="any", pointer="", constraints=limits)
    assert list(limits_in_words(schema, "<{}>".format)) == words


def test_docstrings_say_the_same() -> None:
    """A docstring uses the words of the pages."""
    schema = Schema(kind="string", pointer="", constraints={"maxLength": 5, "pattern": "^a"})
    assert facts(schema) == "Limits: at most 5 characters, pattern `^a`."
