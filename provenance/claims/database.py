"""The file of a store: its tables, its lock, and the program that made it."""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from provenance.claims.component import Order
from provenance.errors import ComparisonError
from provenance.version import program

_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE article (
  id BLOB PRIMARY KEY, day INTEGER, outlet BLOB, url BLOB, claims INTEGER NOT NULL, record TEXT NOT NULL,
  rendered BLOB, file BLOB, added TEXT NOT NULL
) STRICT;
CREATE TABLE version (id BLOB NOT NULL, record TEXT NOT NULL, added TEXT NOT NULL, replaced TEXT NOT NULL) STRICT;
CREATE TABLE claim (
  number INTEGER PRIMARY KEY, article BLOB NOT NULL REFERENCES article, period INTEGER NOT NULL, day INTEGER,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, body INTEGER NOT NULL, words BLOB NOT NULL, record TEXT NOT NULL,
  paragraph INTEGER NOT NULL REFERENCES paragraph, component INTEGER
) STRICT;
CREATE TABLE paragraph (
  number INTEGER PRIMARY KEY, article BLOB NOT NULL REFERENCES article, text BLOB NOT NULL
) STRICT;
CREATE TABLE copy (copy INTEGER PRIMARY KEY, first INTEGER NOT NULL, period INTEGER NOT NULL) STRICT;
CREATE TABLE compared (
  a INTEGER NOT NULL REFERENCES claim, b INTEGER NOT NULL REFERENCES claim, n INTEGER NOT NULL, m INTEGER NOT NULL,
  record TEXT, joins INTEGER NOT NULL DEFAULT 0, outdone INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE TABLE kin (one BLOB NOT NULL, other BLOB NOT NULL, record TEXT NOT NULL, PRIMARY KEY (one, other)) STRICT;
CREATE TABLE cluster (
  component INTEGER NOT NULL, position BLOB NOT NULL, record TEXT NOT NULL, rendered BLOB
) STRICT;
CREATE TABLE credited (name BLOB NOT NULL, component INTEGER NOT NULL) STRICT;
CREATE INDEX claim_of ON claim (article);
CREATE INDEX paragraph_of ON paragraph (article);
CREATE INDEX claim_in ON claim (period);
CREATE INDEX claim_joined ON claim (component) WHERE component IS NOT NULL;
CREATE INDEX copy_of ON copy (first);
CREATE INDEX copy_in ON copy (period);
CREATE INDEX compared_with ON compared (b);
CREATE INDEX compared_in ON compared (n, m);
CREATE INDEX kin_of ON kin (other);
CREATE INDEX cluster_of ON cluster (component);
CREATE INDEX cluster_at ON cluster (position);
CREATE INDEX credited_as ON credited (name);
CREATE INDEX credited_in ON credited (component);
"""
"""In `compared` are the candidates; those without a `record` are no match. `period`, `n` and `m` are the periods of
claims; `words` and `body` are as in `candidates.Row`; the `record` of a claim is without its paragraph; `position`
sorts the clusters; `rendered` is the JSON last written."""
_CACHE = 1 << 16
"""Size of SQLite's page cache, in kilobytes."""
_FOREVER = 2**31 - 1
"""Longest time that a second writer waits, in milliseconds: 24 days."""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the store; changes are kept if nothing is raised."""
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as store:
            store.execute(f"PRAGMA cache_size = -{_CACHE}")
            yield store
            if store.in_transaction:
                store.execute("COMMIT")
    except sqlite3.Error as error:
        raise ComparisonError(
            f"this store cannot be used ({error})", where=str(path), remedy="name a new file, or one this program made"
        ) from error


def begin(path: Path, store: sqlite3.Connection, tell: Callable[[str], None] | None) -> None:
    """Take the single writer's lock, waiting if another holds it."""
    try:
        store.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY:
            raise
        if tell:
            tell(f"{path}: another run is writing to this store; waiting until it has ended")
        store.execute(f"PRAGMA busy_timeout = {_FOREVER}")
        store.execute("BEGIN IMMEDIATE")


def is_made(store: sqlite3.Connection) -> bool:
    return store.execute("SELECT 1 FROM sqlite_master").fetchone() is not None


def make(store: sqlite3.Connection, window: int | None) -> None:
    """Create the tables of a new store. `executescript` would end the transaction."""
    for statement in _SCHEMA.split(";"):
        store.execute(statement)
    store.executemany("INSERT INTO about VALUES (?, ?)", {"program": program(), "window": json.dumps(window)}.items())


def check(path: Path, store: sqlite3.Connection, window: int | None) -> None:
    """Refuse a store that was made by another program or with another window."""
    found = dict(store.execute("SELECT name, value FROM about"))
    if found.get("program") != program():
        remedy = "compare its articles again into a new store, or use the program that made it"
        raise ComparisonError("the store was made by another version of this program", where=str(path), remedy=remedy)
    if found.get("window") != json.dumps(window):
        problem = f"the store was made with window {found.get('window')}, not {json.dumps(window)}"
        raise ComparisonError(problem, where=str(path), remedy="use the same, or make a new store")


def as_bytes(text: str) -> bytes:
    """An id or a name as SQLite accepts it: JSON can contain lone surrogates, which SQLite does not accept as text."""
    return text.encode("utf-8", "surrogatepass")


def as_text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def as_numbers(words: tuple[int, ...]) -> bytes:
    return struct.pack(f"<{len(words)}q", *words)


def from_numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 8}q", data)


def as_position(order: Order) -> bytes:
    """Bytes that sort as the order of clusters does."""
    return b"".join(
        struct.pack(">?q", undated, day) + as_bytes(id).replace(b"\0", b"\0\xff") + b"\0" + struct.pack(">3q", *place)
        for undated, day, id, *place in order
    )
