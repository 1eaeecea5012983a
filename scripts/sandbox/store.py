"""What the sandbox remembers: accounts, keys, wallets and invoices, in one SQLite file or in memory.

Each write is one transaction that is committed before the answer goes out, so an answered invoice survives a killed
process. Several processes may share one file: SQLite's write-ahead log lets them take turns.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path

SCHEMA_VERSION = 1
APPLICATION_ID = 0x4C4E5061  # "LNPa": tells the sandbox's files from other SQLite files
BUSY_SECONDS = 10
BUSY_PAUSE_SECONDS = 0.01

SCHEMA = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE api_key (
    key TEXT PRIMARY KEY, account TEXT NOT NULL, prefix TEXT NOT NULL, suspended INTEGER NOT NULL DEFAULT 0);
CREATE TABLE wallet (id TEXT PRIMARY KEY, account TEXT NOT NULL);
CREATE TABLE wallet_key (
    key TEXT PRIMARY KEY, wallet TEXT NOT NULL REFERENCES wallet (id), prefix TEXT NOT NULL,
    suspended INTEGER NOT NULL DEFAULT 0);
CREATE TABLE lntx (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL,
    wallet TEXT NOT NULL REFERENCES wallet (id), created_at INTEGER NOT NULL, payment_request TEXT NOT NULL,
    payment_hash TEXT NOT NULL UNIQUE, preimage TEXT NOT NULL, memo TEXT NOT NULL, description_hash TEXT,
    num_satoshis INTEGER NOT NULL, expiry INTEGER NOT NULL, expires_at INTEGER NOT NULL, settled_at INTEGER,
    pass_thru TEXT NOT NULL);
"""


class StoreError(Exception):
    """The file cannot be used; the message is one sentence that says why and what to do."""


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key of an account: secret (`sak_`) or public (`pak_`)."""

    key: str
    account: str
    prefix: str
    suspended: bool


@dataclass(frozen=True, slots=True)
class Wallet:
    """A wallet, reached by its id or through one of its access keys."""

    id: str
    account: str
    key_prefix: str | None = None
    """The kind of access key it was reached through; None for the id itself."""
    key_suspended: bool = False


@dataclass(frozen=True, slots=True)
class LnTx:
    """An invoice as it is stored, column for column; its preimage is told to nobody before it is settled."""

    id: str
    account: str
    wallet: str
    created_at: int
    payment_request: str
    payment_hash: str
    preimage: str
    memo: str
    description_hash: str | None
    num_satoshis: int
    expiry: int
    expires_at: int
    settled_at: int | None
    pass_thru: str
    """The user's own data, as JSON."""


COLUMNS = ", ".join(field.name for field in fields(LnTx))
PLACES = ", ".join("?" for _ in fields(LnTx))


class Store:
    """One connection to the sandbox's database; used by one thread at a time."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        try:
            self._connection = sqlite3.connect(
                path or ":memory:", isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise StoreError(
                f"Cannot open {path}: {error}. Give --db a file in a folder that you may write to."
            ) from None
        try:
            self._check_or_make()
            self._write_ahead()
        except sqlite3.Error as error:
            self.close()
            raise StoreError(f"Cannot use {path}: {error}. Give --db another file, or move this one away.") from None
        except StoreError:
            self.close()
            raise

    def close(self) -> None:
        """Close the connection; the file is whole with or without this."""
        self._connection.close()

    def _check_or_make(self) -> None:
        """Make a new database, or check that the sandbox made this one."""
        run = self._connection.execute
        run("PRAGMA foreign_keys = ON")
        run("PRAGMA synchronous = NORMAL")  # a killed process loses nothing; a power cut may lose the last moment
        with self.transaction():
            version = run("PRAGMA user_version").fetchone()[0]
            application = run("PRAGMA application_id").fetchone()[0]
            tables = run("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if not tables and not version:
                for statement in SCHEMA.split(";\n"):
                    run(statement)
                run(f"PRAGMA application_id = {APPLICATION_ID}")
                run(f"PRAGMA user_version = {SCHEMA_VERSION}")
            elif application != APPLICATION_ID:
                raise StoreError(f"{self.path} is another program's database. Give --db another file.")
            elif version != SCHEMA_VERSION:
                raise StoreError(
                    f"{self.path} was made by another version of the sandbox (layout {version}, this one reads "
                    f"{SCHEMA_VERSION}). Move it away and start again: a new file gets new keys."
                )
        if run("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise StoreError(f"{self.path} is damaged. Move it away and start again: a new file gets new keys.")

    def _write_ahead(self) -> None:
        """Let readers and a writer work side by side, from whichever process switches to it first."""
        deadline = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                # SQLite answers this statement with BUSY at once, without the wait that all others make.
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(BUSY_PAUSE_SECONDS)
            else:
                return

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write several things or none; other processes wait."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    # Settings of this database: the node's key and id

    def setting(self, name: str) -> str | None:
        """A stored value, if there is one."""
        row = self._connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def set_setting(self, name: str, value: str) -> None:
        """Store a value."""
        self._connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    # Keys and wallets

    def add_api_key(self, key: str, account: str, prefix: str) -> None:
        """Give an account a key."""
        self._connection.execute("INSERT INTO api_key VALUES (?, ?, ?, 0)", (key, account, prefix))

    def add_wallet(self, wallet: str, account: str) -> None:
        """Give an account a wallet."""
        self._connection.execute("INSERT INTO wallet VALUES (?, ?)", (wallet, account))

    def add_wallet_key(self, key: str, wallet: str, prefix: str) -> None:
        """Give a wallet an access key."""
        self._connection.execute("INSERT INTO wallet_key VALUES (?, ?, ?, 0)", (key, wallet, prefix))

    def api_key(self, key: str) -> ApiKey | None:
        """Find an API key."""
        row = self._connection.execute("SELECT key, account, prefix, suspended FROM api_key WHERE key = ?", (key,))
        found = row.fetchone()
        return ApiKey(found[0], found[1], found[2], bool(found[3])) if found else None

    def wallet(self, key_or_id: str) -> Wallet | None:
        """Find a wallet by its id or by one of its access keys."""
        found = self._connection.execute(
            "SELECT id, account, NULL, 0 FROM wallet WHERE id = ?1 UNION ALL "
            "SELECT wallet.id, account, prefix, suspended FROM wallet_key JOIN wallet ON wallet.id = wallet "
            "WHERE key = ?1",
            (key_or_id,),
        ).fetchone()
        return Wallet(found[0], found[1], found[2], bool(found[3])) if found else None

    def keys(self, account: str) -> dict[str, str]:
        """The account's keys and wallet ids by prefix, in the order in which they were made."""
        rows = self._connection.execute(
            "SELECT prefix, key FROM (SELECT 0 AS part, rowid AS place, prefix, key FROM api_key WHERE account = ?1 "
            "UNION ALL SELECT 1, rowid, substr(id, 1, instr(id, '_')), id FROM wallet WHERE account = ?1 "
            "UNION ALL SELECT 2, wallet_key.rowid, prefix, key FROM wallet_key "
            "JOIN wallet ON wallet.id = wallet WHERE account = ?1) ORDER BY part, place",
            (account,),
        )
        return {str(prefix): str(key) for prefix, key in rows}

    def suspend(self, key: str, suspended: bool) -> bool:
        """Suspend a key or restore it; False when there is no such key."""
        with self.transaction():
            changed = 0
            for table in ("api_key", "wallet_key"):
                statement = f"UPDATE {table} SET suspended = ? WHERE key = ?"
                changed += self._connection.execute(statement, (suspended, key)).rowcount
        return changed > 0

    # Invoices

    def add_lntx(self, lntx: LnTx) -> None:
        """Store a new invoice; raises `sqlite3.IntegrityError` when its id is taken."""
        values = [getattr(lntx, field.name) for field in fields(LnTx)]
        self._connection.execute(f"INSERT INTO lntx ({COLUMNS}) VALUES ({PLACES})", values)

    def lntx(self, lntx_id: str) -> LnTx | None:
        """Find an invoice."""
        statement = f"SELECT {COLUMNS} FROM lntx WHERE id = ?"
        found = self._connection.execute(statement, (lntx_id,)).fetchone()
        return LnTx(*found) if found else None

    def newest(self, limit: int) -> list[LnTx]:
        """The latest invoices of all accounts, newest first."""
        statement = f"SELECT {COLUMNS} FROM lntx ORDER BY number DESC LIMIT ?"
        return [LnTx(*row) for row in self._connection.execute(statement, (limit,))]

    def count(self) -> int:
        """How many invoices there are."""
        return int(self._connection.execute("SELECT count(*) FROM lntx").fetchone()[0])

    def settle(self, lntx_id: str, num_satoshis: int, settled_at: int) -> bool:
        """Mark an invoice as paid; False when it already was, however many pay at once."""
        return self._changed(
            "UPDATE lntx SET num_satoshis = ?, settled_at = ? WHERE id = ? AND settled_at IS NULL",
            (num_satoshis, settled_at, lntx_id),
        )

    def expire(self, lntx_id: str, expires_at: int) -> bool:
        """Set the time at which an unpaid invoice expires; False when it is paid."""
        return self._changed(
            "UPDATE lntx SET expires_at = ? WHERE id = ? AND settled_at IS NULL", (expires_at, lntx_id)
        )

    def forget_invoices(self) -> int:
        """Delete all invoices; says how many there were."""
        return self._connection.execute("DELETE FROM lntx").rowcount

    def _changed(self, statement: str, values: tuple[object, ...]) -> bool:
        return self._connection.execute(statement, values).rowcount > 0
