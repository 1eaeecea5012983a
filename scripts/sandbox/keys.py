"""Keys, ids and roles: formats and permissions."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping
from hashlib import shake_256
from itertools import count

Randomness = Callable[[int], bytes]
"""Returns this many random bytes; injected, so that tests can fix them."""


def seeded(seed: str) -> Randomness:
    """Return bytes derived from a text: not secret, and the same in each run."""
    numbers = count()
    return lambda length: shake_256(f"{seed} {next(numbers)}".encode()).digest(length)


API_KEY_PREFIXES = ("sak_", "pak_")
READ = "wallet_read"
DEPOSIT = "wallet_deposit"
WITHDRAW = "wallet_withdraw"
TRANSFER = "wallet_transfer"
PUBLIC_WITHDRAW = "wallet_public_withdraw"
ADMIN = "Wallet Admin"
"""Not a permission but a role: some operations require it by name."""

PERMISSIONS: Mapping[str, frozenset[str]] = {
    "waka_": frozenset({READ, DEPOSIT, WITHDRAW, TRANSFER, "wallet_tx_read"}),
    "waki_": frozenset({DEPOSIT, "wallet_tx_read"}),
    "wakr_": frozenset({READ, "wallet_tx_read"}),
    "waklw_": frozenset({READ, WITHDRAW, PUBLIC_WITHDRAW}),
    "waklp_": frozenset({DEPOSIT}),
    "wakewa_": frozenset({READ, DEPOSIT, WITHDRAW, "wallet_tx_read"}),
    "wakewv_": frozenset({READ, "wallet_tx_read"}),
}
"""Permissions of the role of each kind of wallet access key."""

ROLES: Mapping[str, str] = {
    "waka_": ADMIN,
    "waki_": "Wallet Invoice",
    "wakr_": "Wallet Read",
    "waklw_": "Wallet LNURL Withdraw",
    "waklp_": "Wallet LNURL Pay",
    "wakewa_": "Wallet External Website Admin",
    "wakewv_": "Wallet External Website View",
}
"""Names of the roles."""

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
    "lnod_": 7,
    "lnurlp_": 18,
    "iwh_": 14,
    "cdom_": 8,
    "": 12,
}
"""Most characters after a prefix; 24 for the other wallet keys. Real ones are often shorter: see `make_key`."""


def make_key(prefix: str, randomness: Randomness) -> str:
    """Create a key or id as LNPay does: random base64url text without `-` and `_`, so lengths vary."""
    length = MAX_LENGTHS.get(prefix, 24)
    text = base64.urlsafe_b64encode(randomness(length)).decode()[:length]
    return prefix + text.replace("-", "").replace("_", "")


def make_keys(prefixes: tuple[str, ...], randomness: Randomness) -> Iterator[tuple[str, str]]:
    """Pairs of prefix and new key."""
    return ((prefix, make_key(prefix, randomness)) for prefix in prefixes)


def may(prefix: str, permission: str) -> bool:
    """Whether the role of a wallet access key has a permission, or is itself the required role."""
    return permission in PERMISSIONS.get(prefix, ()) or permission == ROLES.get(prefix)


def prefix_of(key: str) -> str:
    """The part up to and with the first underscore; empty when there is none."""
    head, underscore, _ = key.partition("_")
    return head + underscore if underscore else ""
