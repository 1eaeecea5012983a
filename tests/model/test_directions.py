"""Signs that turn the direction of text are spelled."""

from __future__ import annotations

import json

import pytest

from scripts.model.directions import SIGNS, spell_signs


@pytest.mark.parametrize("sign", SIGNS)
def test_each_sign_is_spelled(sign: str) -> None:
    """The text no longer turns, and JSON reads it as the same sign."""
    spelled = spell_signs(f'"a{sign}b"')
    assert sign not in spelled and json.loads(spelled) == f"a{sign}b"


def test_other_text_stays() -> None:
    """Right-to-left letters themselves, emoji and spaces are as they were."""
    assert spell_signs("שלום 😀\u200d x") == "שלום 😀\u200d x"
