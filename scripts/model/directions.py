"""Escapes characters that change the text direction, because they make code look different from what it does."""

from __future__ import annotations

SIGNS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SPELLED = {ord(sign): f"\\u{ord(sign):04x}" for sign in SIGNS}


def spell_signs(text: str) -> str:
    r"""Return a text with such characters as \u202e, which means the same in JSON, Python and JavaScript."""
    has_signs = not text.isascii() and any(sign in text for sign in SIGNS)
    return text.translate(_SPELLED) if has_signs else text
