"""Keys, ids and roles: how they look, and who may do what."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping

Randomness = Callable[[int], bytes]
"""Gives so many random bytes; handed in, so that a test can fix them."""

API_KEY_PREFIXES = ("sak_", "pak_")
DEPOSIT = "wallet_deposit"

PERMISSIONS: Mapping[str, frozenset[str]] = {
    "waka_": frozenset({"wallet_read", DEPOSIT, "wallet_withdraw", "wallet_transfer", "wallet_tx_read"}),
    "waki_": frozenset({DEPOSIT, "wallet_tx_read"}),
    "wakr_": frozenset({"wallet_read", "wallet_tx_read"}),
    "waklw_": frozenset({"wallet_read", "wallet_withdraw", "wallet_public_withdraw"}),
    "waklp_": frozenset({DEPOSIT}),
    "wakewa_": frozenset({"wallet_read", DEPOSIT, "wallet_withdraw", "wallet_tx_read"}),
    "wakewv_": frozenset({"wallet_read", "wallet_tx_read"}),
}
"""What the role of each kind of wallet access key may do."""

WALLET_PREFIXES = ("wal_", "walx_", "w_")
"""A wallet's id today, the deterministic kind, and the kind from before February 2020."""

MAX_LENGTHS = {
    "sak_": 32,
    "pak_": 32,
    "wal_": 14,
    "walx_": 14,
    "w_": 14,
    "wakewa_": 8,
    "wakewv_": 8,
    "lntx_": 24,
    "lnod_": 7,
}
"""Most characters after a prefix; 24 for the other wallet keys. Real ones are often shorter: see `make_key`."""


def make_key(prefix: str, randomness: Randomness) -> str:
    """Make a key or id as LNPay does: random base64url text without its `-` and `_`, so that lengths vary."""
    length = MAX_LENGTHS.get(prefix, 24)
    text = base64.urlsafe_b64encode(randomness(length)).decode()[:length]
    return prefix + text.replace("-", "").replace("_", "")


def make_keys(prefixes: tuple[str, ...], randomness: Randomness) -> Iterator[tuple[str, str]]:
    """Pairs of prefix and new key."""
    return ((prefix, make_key(prefix, randomness)) for prefix in prefixes)


def prefix_of(key: str) -> str:
    """The part up to and with the first underscore; empty when there is none."""
    head, underscore, _ = key.partition("_")
    return head + underscore if underscore else ""
