"""Characters that change the direction of text are escaped."""

from __future__ import annotations

import json

import pytest

from scripts.model.directions import SIGNS, spell_signs


@pytest.mark.parametrize("sign", SIGNS)
def test_each_sign_is_spelled(sign: str) -> None:
    """The escaped text no longer changes direction, and JSON reads the same characters."""
    spelled = spell_signs(f'"a{sign}b"')
    assert sign not in spelled and json.loads(spelled) == f"a{sign}b"


def test_other_text_stays() -> None:
    """Right-to-left letters, emoji and spaces are unchanged."""
    assert spell_signs("שלום 😀\u200d x") == "שלום 😀\u200d x"
