"""Keys and ids: their form, reproducible randomness, and the permissions of each role."""

from __future__ import annotations

import random
import re

import httpx
import pytest

from scripts.sandbox import running_sandbox
from scripts.sandbox.keys import MAX_LENGTHS, PERMISSIONS, make_key, prefix_of

READ, DEPOSIT, WITHDRAW, TRANSFER = "wallet_read", "wallet_deposit", "wallet_withdraw", "wallet_transfer"
TX_READ, PUBLIC_WITHDRAW = "wallet_tx_read", "wallet_public_withdraw"
LENGTHS = {"sak_": 32, "pak_": 32, "wal_": 14, "walx_": 14, "waka_": 24, "wakewa_": 8, "wakewv_": 8, "lntx_": 24}


@pytest.mark.parametrize(("prefix", "most"), LENGTHS.items())
def test_keys_look_like_lnpays(prefix: str, most: int) -> None:
    """Letters and digits after the prefix, up to a length, and often fewer (facts 3.3, 7.9)."""
    randomness = random.Random(prefix).randbytes
    keys = [make_key(prefix, randomness) for _ in range(200)]
    assert all(re.fullmatch(rf"{prefix}[A-Za-z0-9]{{1,{most}}}", key) for key in keys)
    lengths = {len(key) - len(prefix) for key in keys}
    assert max(lengths) == most
    assert len(lengths) > 1
    assert len(set(keys)) == len(keys)


def test_roles_have_their_permissions() -> None:
    """Each role of wallet access keys has the permissions that LNPay gives it (facts 3.3)."""
    assert {
        "waka_": {READ, DEPOSIT, WITHDRAW, TRANSFER, TX_READ},
        "waki_": {DEPOSIT, TX_READ},
        "wakr_": {READ, TX_READ},
        "waklw_": {READ, WITHDRAW, PUBLIC_WITHDRAW},
        "waklp_": {DEPOSIT},
        "wakewa_": {READ, DEPOSIT, WITHDRAW, TX_READ},
        "wakewv_": {READ, TX_READ},
    } == PERMISSIONS


def test_the_account_has_each_kind_of_key() -> None:
    """A sandbox starts with both API keys, each kind of wallet id, and a key of each role."""
    with running_sandbox() as sandbox:
        assert list(sandbox.keys) == ["sak_", "pak_", "wal_", "walx_", "w_", *PERMISSIONS]
        assert all(prefix_of(key) == prefix for prefix, key in sandbox.keys.items())
        assert not set(sandbox.keys.values()) & set(sandbox.other_keys.values())


def test_handed_in_randomness_and_clock_fix_everything() -> None:
    """Two sandboxes with the same randomness and clock have the same keys and create the same invoices."""
    made = []
    for _ in range(2):
        with running_sandbox(clock=lambda: 1_600_000_000, randomness=random.Random(1).randbytes) as sandbox:
            url = f"{sandbox.url}/v1/wallet/{sandbox.wallet_id}/invoice"
            created = httpx.post(url, json={"num_satoshis": 7}, auth=(sandbox.api_key, ""), timeout=None).json()
            made.append((sandbox.keys, created, sandbox.pay(created["id"])))
    assert made[0] == made[1]


def test_longest_lengths_are_known_for_all_kinds() -> None:
    """Kinds without their own entry have 24 characters, which fits the other wallet keys alone."""
    assert set(PERMISSIONS) - set(MAX_LENGTHS) == {"waka_", "waki_", "wakr_", "waklw_", "waklp_"}
