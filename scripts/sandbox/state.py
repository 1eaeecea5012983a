"""Everything a running sandbox holds: settings, store, faults, failing payments, clock and randomness."""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from coincurve import PrivateKey

from .faults import Faults
from .keys import API_KEY_PREFIXES, PERMISSIONS, WALLET_PREFIXES, Randomness, make_key, make_keys, seeded
from .records import ApiKey, Domain, Lnurlpay, Node, Wallet, WalletKey
from .request_body import INT64
from .settings import Settings
from .store import Store, StoreError

ACCOUNT = "account"
"""The account whose keys are printed."""
OTHER_ACCOUNT = "other"
"""A second account, to try access to someone else's data."""
DOMAIN = "sandbox.localhost"
"""The domain of the sandbox's lightning addresses."""

Clock = Callable[[], float]
"""Returns the time in Unix seconds; injected, so that tests can set it."""


class State:
    """The state of one sandbox; each test creates its own."""

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
        self.randomness = seeded(self.settings.seed) if self.settings.seed else randomness
        self.faults = Faults()
        self.failing_payments: list[str] = []
        """The reasons of the next failing payments, in order."""
        self.store = Store(path)
        try:
            self._make_accounts()
        except sqlite3.Error as error:
            self.store.close()
            raise StoreError(f"Cannot write to {path}: {error}. Pass --db another file.") from None
        self.randomness = randomness  # new keys and ids must differ from those that an earlier run stored
        self.keys = self.store.keys(ACCOUNT)
        self.other_keys = self.store.keys(OTHER_ACCOUNT)
        self.outside_key = PrivateKey.from_hex(self.store.setting("outside_key") or "")
        """The key of the node that acts as the rest of the network."""

    @property
    def node_pubkey(self) -> str:
        """The public key of the account's node."""
        return pubkey_of(self.nodes(ACCOUNT)[0])

    def nodes(self, account: str) -> list[Node]:
        """The nodes of an account: the one that LNPay runs for it, then its own."""
        return self.store.select(Node, "account = ?", account)

    def node_of(self, wallet: Wallet) -> Node:
        """The node that holds a wallet."""
        return next(node for node in self.nodes(wallet.account) if node.id == wallet.node)

    def domain(self, account: str) -> Domain:
        """The domain of an account's lightning addresses."""
        return self.store.select(Domain, "account = ?", account)[0]

    def now(self) -> int:
        """The time in whole seconds."""
        return int(self.clock())

    def new_id(self, prefix: str) -> str:
        """A new key or id."""
        return make_key(prefix, self.randomness)

    def close(self) -> None:
        """Close the database."""
        self.store.close()

    def add_wallet(self, account: str, wallet_id: str, user_label: str, node: str) -> dict[str, str]:
        """Store a new wallet with an LNURL-pay link and an access key of each role, which are returned by prefix."""
        now = self.now()
        link = Lnurlpay(
            id=self.new_id("lnurlp_"),
            account=account,
            wallet=wallet_id,
            created_at=now,
            updated_at=now,
            user_label=f"LNURL-pay {user_label}",
            min_msat=1000,
            max_msat=min(self.settings.max_receive_sats * 1000, INT64 - 1),
            short_desc=user_label,
        )
        self.store.insert(Wallet(wallet_id, account, node, now, now, user_label, link.id))
        self.store.insert(link)
        keys = dict(make_keys(tuple(PERMISSIONS), self.randomness))
        for prefix, key in keys.items():
            self.store.insert(WalletKey(key, wallet_id, prefix))
        return keys

    def _make_accounts(self) -> None:
        """On the first start, create two accounts, each with its nodes, keys and wallets."""
        with self.store.transaction():
            if self.store.setting("outside_key"):
                return
            self.store.set_setting("outside_key", PrivateKey(self.randomness(32)).to_hex())
            for account in (ACCOUNT, OTHER_ACCOUNT):
                nodes = [self._add_node(account) for _ in range(2)]
                for prefix, key in make_keys(API_KEY_PREFIXES, self.randomness):
                    self.store.insert(ApiKey(key, account, prefix))
                for prefix, wallet in make_keys(WALLET_PREFIXES, self.randomness):
                    self.add_wallet(account, wallet, f"Sandbox {prefix}", nodes[0])
                self.store.insert(Domain(self.new_id("cdom_"), account, DOMAIN))

    def _add_node(self, account: str) -> str:
        node_id = self.new_id("lnod_").lower()
        self.store.insert(Node(node_id, account, PrivateKey(self.randomness(32)).to_hex(), self.now()))
        return node_id


def pubkey_of(node: Node) -> str:
    """The public key of a node, in hexadecimal."""
    return private_key(node.secret).public_key.format(compressed=True).hex()


@cache
def private_key(secret: str) -> PrivateKey:
    """The private key from a node's secret."""
    return PrivateKey.from_hex(secret)
