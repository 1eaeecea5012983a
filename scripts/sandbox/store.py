"""Stores rows in one SQLite file or in memory.

Each write is one transaction that is committed before the response goes out, so what was returned survives a killed
process. Several processes may share one file: SQLite's write-ahead log lets them take turns.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from .records import SCHEMA, ApiKey, Row, Wallet, WalletKey

SCHEMA_VERSION = 2
APPLICATION_ID = 0x4C4E5061  # "LNPa": distinguishes the sandbox's files from other SQLite files
BUSY_SECONDS = 30
BUSY_PAUSE_SECONDS = 0.01


class StoreError(Exception):
    """The file cannot be used; the message says why and what to do, in one sentence."""


RowType = TypeVar("RowType", bound=Row)


class Store:
    """One connection to the sandbox's database; used by one thread at a time."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        try:
            self._connection = sqlite3.connect(
                path or ":memory:", isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise StoreError(f"Cannot open {path}: {error}. Pass --db a file in a writable folder.") from None
        try:
            self._check_or_make()
            self._write_ahead()
        except sqlite3.Error as error:
            self.close()
            raise StoreError(f"Cannot use {path}: {error}. Pass --db another file, or move this one away.") from None
        except StoreError:
            self.close()
            raise

    def close(self) -> None:
        """Close the connection; the file is consistent even without this."""
        self._connection.close()

    def _check_or_make(self) -> None:
        """Create a new database, or check that the sandbox created this one."""
        run = self._connection.execute
        run("PRAGMA foreign_keys = ON")
        run("PRAGMA synchronous = NORMAL")  # a killed process loses nothing; a power failure may lose the last writes
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
                raise StoreError(f"{self.path} is another program's database. Pass --db another file.")
            elif version != SCHEMA_VERSION:
                raise StoreError(
                    f"{self.path} was created by another version of the sandbox (layout {version}, this one reads "
                    f"{SCHEMA_VERSION}). Move it away and restart; a new file has new keys."
                )
        if run("PRAGMA quick_check(1)").fetchone()[0] != "ok":  # pragma: no cover: most damage is an error before
            raise StoreError(f"{self.path} is damaged. Move it away and restart; a new file has new keys.")

    def _write_ahead(self) -> None:
        """Enable write-ahead logging, so that readers and a writer work in parallel, unless another process has."""
        deadline = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:  # pragma: no cover: only if another process opens the file now
                # SQLite fails this statement with BUSY at once, without the wait that all others make.
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(BUSY_PAUSE_SECONDS)
            else:
                return

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write several things or nothing; other processes wait."""
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

    # Rows

    def insert(self, row: Row) -> None:
        """Store a new row; raise `sqlite3.IntegrityError` if its id exists."""
        names = row.__match_args__
        values = [getattr(row, name) for name in names]
        places = ", ".join("?" * len(names))
        self._connection.execute(f"INSERT INTO {row.TABLE} ({', '.join(names)}) VALUES ({places})", values)

    def select(self, kind: type[RowType], where: str, *values: object, limit: str = "") -> list[RowType]:
        """Return the rows that match a condition, oldest first by default."""
        order = "" if "ORDER BY" in where else "ORDER BY number"
        statement = f"SELECT {', '.join(kind.__match_args__)} FROM {kind.TABLE} WHERE {where} {order} {limit}"
        return [kind(*row) for row in self._connection.execute(statement, values)]

    def find(self, kind: type[RowType], where: str, *values: object) -> RowType | None:
        """Return the first row that matches a condition."""
        found = self.select(kind, where, *values, limit="LIMIT 1")
        return found[0] if found else None

    def count(self, kind: type[Row], where: str, *values: object) -> int:
        """Return the number of rows that match a condition."""
        statement = f"SELECT count(*) FROM {kind.TABLE} WHERE {where}"
        return int(self._connection.execute(statement, values).fetchone()[0])

    def update(self, kind: type[Row], changes: str, where: str, *values: object) -> int:
        """Change the rows that match a condition; return their number."""
        return self._connection.execute(f"UPDATE {kind.TABLE} SET {changes} WHERE {where}", values).rowcount

    def delete(self, kind: type[Row], where: str = "1", *values: object) -> int:
        """Delete the rows that match a condition; return their number."""
        return self._connection.execute(f"DELETE FROM {kind.TABLE} WHERE {where}", values).rowcount

    # Queries on several tables

    def wallet(self, key_or_id: str) -> tuple[Wallet, WalletKey | None] | None:
        """Find a wallet by its id or by one of its access keys, and that key."""
        key = self.find(WalletKey, "key = ?", key_or_id)
        wallet = self.find(Wallet, "id = ?", key.wallet if key else key_or_id)
        return (wallet, key) if wallet else None

    def keys(self, account: str) -> dict[str, str]:
        """The account's first keys and wallet ids, by prefix."""
        found = [(key.prefix, key.key) for key in self.select(ApiKey, "account = ?", account)]
        wallets = self.select(Wallet, "account = ?", account)
        found += [(wallet.id.partition("_")[0] + "_", wallet.id) for wallet in wallets]
        found += [(key.prefix, key.key) for key in self.select(WalletKey, "wallet = ?", wallets[0].id)]
        return _first_of_each(found)

    def suspend(self, key: str, suspended: bool) -> bool:
        """Suspend or restore a key; return False if there is no such key."""
        with self.transaction():
            changed = sum(self.update(kind, "suspended = ?", "key = ?", suspended, key) for kind in (ApiKey, WalletKey))
        return changed > 0

    def outside(self) -> dict[str, int]:
        """The balances outside the wallets; together with the wallets, their sum is 0."""
        return dict(self._connection.execute("SELECT name, balance FROM outside ORDER BY name"))

    def move_outside(self, name: str, num_satoshis: int) -> None:
        """Add to a balance outside."""
        self._connection.execute(
            "INSERT INTO outside VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET balance = balance + excluded.balance",
            (name, num_satoshis),
        )

    def forget_outside(self) -> None:
        """Reset the balances outside."""
        self._connection.execute("DELETE FROM outside")


def _first_of_each(pairs: list[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in pairs:
        found.setdefault(name, value)
    return found
