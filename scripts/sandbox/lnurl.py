"""Writes and reads LNURLs: a URL in upper-case bech32."""

from __future__ import annotations

from bech32 import bech32_decode, bech32_encode, convertbits


def encode_lnurl(url: str) -> str:
    """Write a URL as an LNURL."""
    return str(bech32_encode("lnurl", convertbits(url.encode(), 8, 5) or [])).upper()


def decode_lnurl(text: str) -> str | None:
    """Read an LNURL, with or without `lightning:` in front; None if it is mistyped."""
    prefix, data = bech32_decode(text.strip().lower().removeprefix("lightning:"))
    url = convertbits(data, 5, 8, pad=False) if prefix == "lnurl" and data else None
    try:
        return bytes(url).decode() if url else None
    except UnicodeDecodeError:
        return None
