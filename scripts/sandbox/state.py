"""Everything a running sandbox holds: settings, store, node key, faults, clock and randomness."""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from coincurve import PrivateKey

from .faults import Faults
from .keys import API_KEY_PREFIXES, PERMISSIONS, WALLET_PREFIXES, Randomness, make_key, make_keys
from .settings import Settings
from .store import Store, StoreError

ACCOUNT = "account"
"""The account whose keys are printed."""
OTHER_ACCOUNT = "other"
"""A second account, to try what belongs to somebody else."""

Clock = Callable[[], float]
"""Gives the time in Unix seconds; handed in, so that a test can set it."""


class State:
    """One sandbox; a test makes itself a fresh one."""

    def __init__(
        self,
        settings: Settings | None = None,
        path: Path | None = None,
        *,
        clock: Clock = time.time,
        randomness: Randomness = secrets.token_bytes,
    ) -> None:
        self.settings = settings or Settings()
        self.clock = clock
        self.randomness = randomness
        self.faults = Faults()
        self.store = Store(path)
        try:
            self._make_accounts()
        except sqlite3.Error as error:
            self.store.close()
            raise StoreError(f"Cannot write to {path}: {error}. Give --db another file.") from None
        self.keys = self.store.keys(ACCOUNT)
        self.other_keys = self.store.keys(OTHER_ACCOUNT)
        self.node_key = PrivateKey.from_hex(self.store.setting("node_key") or "")
        self.node_pubkey = self.node_key.public_key.format(compressed=True).hex()
        self.node_id = self.store.setting("node_id") or ""

    def now(self) -> int:
        """The time in whole seconds."""
        return int(self.clock())

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def _make_accounts(self) -> None:
        """At first start, make the node's key and two accounts, each with its keys and wallets."""
        with self.store.transaction():
            if self.store.setting("node_key"):
                return
            self.store.set_setting("node_key", PrivateKey(self.randomness(32)).to_hex())
            self.store.set_setting("node_id", make_key("lnod_", self.randomness).lower())
            for account in (ACCOUNT, OTHER_ACCOUNT):
                for prefix, key in make_keys(API_KEY_PREFIXES, self.randomness):
                    self.store.add_api_key(key, account, prefix)
                wallets = dict(make_keys(WALLET_PREFIXES, self.randomness))
                for wallet in wallets.values():
                    self.store.add_wallet(wallet, account)
                for prefix, key in make_keys(tuple(PERMISSIONS), self.randomness):
                    self.store.add_wallet_key(key, wallets["wal_"], prefix)
