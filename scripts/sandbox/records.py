"""The sandbox's data: the fields of each class are the columns of its table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class Row:
    """A row of a table."""

    __slots__ = ()

    __match_args__: ClassVar[tuple[str, ...]]
    """The names of its fields, set by `dataclass`."""

    TABLE: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Node(Row):
    """A Lightning node of an account."""

    TABLE = "node"

    id: str
    account: str
    secret: str
    """Its private key, in hexadecimal."""
    created_at: int


@dataclass(frozen=True, slots=True)
class ApiKey(Row):
    """A key of an account: secret (`sak_`) or public (`pak_`)."""

    TABLE = "api_key"

    key: str
    account: str
    prefix: str
    suspended: int = 0


@dataclass(frozen=True, slots=True)
class Wallet(Row):
    """A wallet; its balance is the sum of its transactions."""

    TABLE = "wallet"

    id: str
    account: str
    node: str
    created_at: int
    updated_at: int
    user_label: str
    default_lnurlpay: str
    balance: int = 0


@dataclass(frozen=True, slots=True)
class WalletKey(Row):
    """An access key of a wallet."""

    TABLE = "wallet_key"

    key: str
    wallet: str
    prefix: str
    suspended: int = 0


@dataclass(frozen=True, slots=True)
class LnTx(Row):
    """An invoice or a payment; the preimage of an invoice is kept secret until it is settled."""

    TABLE = "lntx"

    id: str
    account: str
    wallet: str
    created_at: int
    node: str
    dest_pubkey: str
    payment_request: str
    payment_hash: str
    preimage: str
    memo: str | None
    num_satoshis: int
    expiry: int
    expires_at: int | None
    incoming: int = 1
    """1: an invoice or an incoming keysend."""
    description_hash: str | None = None
    payment_addr: str | None = None
    fee_msat: int = 0
    settled_at: int | None = None
    is_keysend: int | None = None
    custom_records: str | None = None
    """As JSON."""
    pass_thru: str = "{}"
    """The user's own data, as JSON."""
    server_data: str = "{}"
    """LNPay's own data, other than `wallet_id`, as JSON."""


@dataclass(frozen=True, slots=True)
class WalletTransaction(Row):
    """A change of a wallet's balance."""

    TABLE = "wtx"

    id: str
    wallet: str
    created_at: int
    num_satoshis: int
    kind: str
    user_label: str | None
    lntx: str | None
    pass_thru: str
    server_data: str


@dataclass(frozen=True, slots=True)
class Lnurlpay(Row):
    """An LNURL-pay link; with an identifier and a domain it is a lightning address."""

    TABLE = "lnurlp"

    id: str
    account: str
    wallet: str
    created_at: int
    updated_at: int
    user_label: str | None
    min_msat: int
    max_msat: int
    short_desc: str
    identifier: str | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class Domain(Row):
    """A domain for lightning addresses."""

    TABLE = "domain"

    id: str
    account: str
    name: str


@dataclass(frozen=True, slots=True)
class Token(Row):
    """A one-time token of an LNURL-withdraw link."""

    TABLE = "token"

    ott: str
    wallet: str
    used: int = 0


@dataclass(frozen=True, slots=True)
class Webhook(Row):
    """Where events are sent."""

    TABLE = "webhook"

    id: str
    account: str
    url: str
    secret: str
    events: str
    """Comma-separated names; empty for all."""


@dataclass(frozen=True, slots=True)
class Event(Row):
    """An event, with the exact body that is sent."""

    TABLE = "event"

    id: str
    account: str
    name: str
    created_at: int
    body: str


@dataclass(frozen=True, slots=True)
class Delivery(Row):
    """One attempt to send an event: claimed once, sent once, logged."""

    TABLE = "delivery"

    id: str
    event: str
    webhook: str
    url: str
    sent_at: int | None = None
    status: int | None = None
    """The HTTP status; -1 if there was no response."""


SCHEMA = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE node (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, secret TEXT NOT NULL,
    created_at INTEGER NOT NULL);
CREATE TABLE api_key (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, account TEXT NOT NULL, prefix TEXT NOT NULL,
    suspended INTEGER NOT NULL);
CREATE TABLE wallet (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL,
    node TEXT NOT NULL REFERENCES node (id), created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    user_label TEXT NOT NULL, default_lnurlpay TEXT NOT NULL, balance INTEGER NOT NULL);
CREATE TABLE wallet_key (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, wallet TEXT NOT NULL REFERENCES wallet (id),
    prefix TEXT NOT NULL, suspended INTEGER NOT NULL);
CREATE TABLE lntx (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL,
    wallet TEXT NOT NULL REFERENCES wallet (id), created_at INTEGER NOT NULL, node TEXT NOT NULL,
    dest_pubkey TEXT NOT NULL, payment_request TEXT NOT NULL, payment_hash TEXT NOT NULL, preimage TEXT NOT NULL,
    memo TEXT, num_satoshis INTEGER NOT NULL, expiry INTEGER NOT NULL, expires_at INTEGER, incoming INTEGER NOT NULL,
    description_hash TEXT, payment_addr TEXT, fee_msat INTEGER NOT NULL, settled_at INTEGER, is_keysend INTEGER,
    custom_records TEXT, pass_thru TEXT NOT NULL, server_data TEXT NOT NULL, UNIQUE (payment_hash, incoming));
CREATE TABLE wtx (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, wallet TEXT NOT NULL REFERENCES wallet (id),
    created_at INTEGER NOT NULL, num_satoshis INTEGER NOT NULL CHECK (num_satoshis != 0), kind TEXT NOT NULL,
    user_label TEXT, lntx TEXT REFERENCES lntx (id), pass_thru TEXT NOT NULL, server_data TEXT NOT NULL);
CREATE INDEX wtx_of_wallet ON wtx (wallet, number);
CREATE TABLE outside (name TEXT PRIMARY KEY, balance INTEGER NOT NULL);
CREATE TABLE lnurlp (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL,
    wallet TEXT NOT NULL REFERENCES wallet (id), created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    user_label TEXT, min_msat INTEGER NOT NULL, max_msat INTEGER NOT NULL, short_desc TEXT NOT NULL, identifier TEXT,
    domain TEXT);
CREATE TABLE domain (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE token (
    number INTEGER PRIMARY KEY, ott TEXT NOT NULL UNIQUE, wallet TEXT NOT NULL REFERENCES wallet (id),
    used INTEGER NOT NULL);
CREATE TABLE webhook (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, url TEXT NOT NULL,
    secret TEXT NOT NULL, events TEXT NOT NULL);
CREATE TABLE event (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, name TEXT NOT NULL,
    created_at INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE delivery (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, event TEXT NOT NULL REFERENCES event (id),
    webhook TEXT NOT NULL, url TEXT NOT NULL, sent_at INTEGER, status INTEGER);
CREATE INDEX unsent ON delivery (number) WHERE sent_at IS NULL;
"""
