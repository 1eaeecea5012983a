"""Split a BOLT11 invoice into its parts, and explain each one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import bolt11

ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
"""Bech32: each letter encodes 5 bits."""
TIMESTAMP_LETTERS = 7
SIGNATURE_LETTERS = 104
CHECKSUM_LETTERS = 6
TAG_HEAD_LETTERS = 3
"""A tag starts with a letter for its kind and two for its length."""

NETWORKS = {"bc": "bitcoin", "tb": "the test network", "bcrt": "a private test network (regtest)"}
FRACTIONS = {"m": "milli", "u": "micro", "n": "nano", "p": "pico"}


@dataclass(frozen=True)
class Part:
    """A part of an invoice: its text, a short name, and its value."""

    text: str
    meaning: str
    lines: tuple[str, ...] = ()
    value: object = None
    """The value as an API would return it: whole satoshis, seconds, hexadecimal digits, text."""


def take_apart(invoice: str) -> Iterator[Part]:
    """Yield the parts of an invoice in order; joined, they are the invoice."""
    decoded = bolt11.decode(invoice)
    head, _, data = invoice.rpartition("1")
    match = re.fullmatch(r"ln(bcrt|bc|tb)(\d*)([munp]?)", head)
    if not match:  # pragma: no cover: bolt11 decodes no invoice of another network
        raise ValueError(f"Not a BOLT11 invoice: {invoice[:12]}…")
    network, number, fraction = match.groups()
    yield Part(f"ln{network}", "network", (NETWORKS[network],))
    if number:
        satoshis = (decoded.amount_msat or 0) // 1000
        yield Part(
            number + fraction, "amount", (f"{number} {FRACTIONS[fraction]}bitcoin = {satoshis} satoshis",), satoshis
        )
    yield Part("1", "separator")
    moment = datetime.fromtimestamp(decoded.date, UTC)
    created = (f"{decoded.date}", f"{moment.day} {moment:%B %Y, %H:%M:%S} UTC")
    yield Part(data[:TIMESTAMP_LETTERS], "time of creation", created, decoded.date)
    end = -SIGNATURE_LETTERS - CHECKSUM_LETTERS
    yield from _tags(data[TIMESTAMP_LETTERS:end], decoded)
    payee = str(decoded.payee)
    yield Part(data[end:-CHECKSUM_LETTERS], "signature", ("holds the payee's public key,", _short(payee)), payee)
    yield Part(data[-CHECKSUM_LETTERS:], "checksum", ("detects typing errors",))


def _tags(data: str, decoded: bolt11.Bolt11) -> Iterator[Part]:
    """Yield the tags between time and signature."""
    payment_hash, description_hash = str(decoded.payment_hash), str(decoded.description_hash)
    secret = str(decoded.payment_secret)
    known: dict[str, tuple[str, str, object]] = {
        "p": ("payment hash", _short(payment_hash), payment_hash),
        "d": ("description", str(decoded.description), decoded.description),
        "h": ("hash of the description", _short(description_hash), description_hash),
        "c": ("last hop's time lock", f"{decoded.min_final_cltv_expiry} blocks", decoded.min_final_cltv_expiry),
        "x": ("expiry", f"{decoded.expiry} seconds", decoded.expiry),
        "s": ("payment secret", _short(secret), secret),
        "9": ("features", "what the payee's node supports", None),
    }
    while data:
        length = ALPHABET.index(data[1]) * 32 + ALPHABET.index(data[2])
        text, data = data[: TAG_HEAD_LETTERS + length], data[TAG_HEAD_LETTERS + length :]
        meaning, line, value = known.get(text[0], ("another tag", "", None))
        yield Part(text, meaning, (line,) if line else (), value)


def _short(digits: str) -> str:
    """Shorten hexadecimal digits to fit the picture."""
    return f"{digits[:12]}…{digits[-8:]}"
