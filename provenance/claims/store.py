"""A comparison that grows: articles, claims and matches in one SQLite file.

SQLite because the access is many small transactional writes and a read in key order, by one process: it is in the
standard library, one file, of a format its makers promise to keep until 2050, and a crash leaves the old state. A
column store (DuckDB) would serve analytical queries, of which there are none here, for a dependency of 20 MB.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from provenance.claims.agencies import told_in
from provenance.claims.claim import Claim, day_of
from provenance.claims.comparison import add_article, assemble, collector_at_rest
from provenance.claims.matching import Matches, Progress, match, period_of
from provenance.claims.records import read_article, read_claim, read_match, write
from provenance.errors import ComparisonError
from provenance.model import Article, Comparison, Document
from provenance.version import program

_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE article (id BLOB PRIMARY KEY, record TEXT NOT NULL, file BLOB, added TEXT NOT NULL) STRICT;
CREATE TABLE version (id BLOB NOT NULL, record TEXT NOT NULL, added TEXT NOT NULL, replaced TEXT NOT NULL) STRICT;
CREATE TABLE claim (number INTEGER PRIMARY KEY, article BLOB NOT NULL REFERENCES article, record TEXT NOT NULL) STRICT;
CREATE TABLE match (
  a INTEGER NOT NULL REFERENCES claim, b INTEGER NOT NULL REFERENCES claim, record TEXT NOT NULL, PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_of ON claim (article);
CREATE INDEX match_with ON match (b);
"""
_FOREVER = 2**31 - 1
"""Milliseconds that a second writer waits at most: 24 days."""


class Version(NamedTuple):
    """An article as it was before it was replaced or removed, and the days (UTC) on which it was stored and went."""

    article: Article
    added: date
    replaced: date


class _New(NamedTuple):
    article: Article
    claims: tuple[Claim, ...]


def add(
    path: Path, documents: Iterable[Document], *, window: int | None = 7, files: dict[str, str] | None = None,
    remove: Sequence[str] = (), progress: Progress | None = None, tell: Callable[[str], None] | None = None,
) -> Comparison:  # fmt: skip
    """Add documents to the store at `path`, made if it is not there, and compare all that it then holds.

    The same as `compare` gives for all the documents at once, but only the periods of the new ones are compared
    again. A document with the id of a stored one that differs from it takes its place; the earlier one is kept as a
    version. The articles whose ids are in `remove` are taken out first. `files` says for a document's id which file
    holds its TEI; that is stored too, and those of all stored documents are added to it.

    Nobody else is kept waiting while the documents are made; while they are compared and stored, another writer waits,
    after having said so to `tell`. Nothing is stored if anything fails. Raises `ComparisonError` for a store of another
    program or another window, for a file that is no store, for an id in `remove` that it does not hold, and where
    `compare` does.
    """
    files = {} if files is None else files
    with _opened(path) as store:
        if _is_made(store):
            _check(path, store, window)
        new = _taken(documents)
        _begin(path, store, tell)
        if not _is_made(store):
            _make(store, window)
        _check(path, store, window)
        touched = {_remove(path, store, id, window) for id in remove}
        touched |= {period for each in new for period in _put(store, each, files.get(each.article.id), window)}
        files |= {_text(id): _text(file) for id, file in store.execute("SELECT id, file FROM article") if file}
        return _compared(store, touched, window, progress)


def versions(path: Path, id: str) -> tuple[Version, ...]:
    """What an article was before, the oldest first."""
    with _opened(path) as store:
        rows = store.execute("SELECT record, added, replaced FROM version WHERE id = ? ORDER BY rowid", (_bytes(id),))
        return tuple(Version(read_article(r), date.fromisoformat(a), date.fromisoformat(b)) for r, a, b in rows)


def _taken(documents: Iterable[Document]) -> list[_New]:
    """The documents, each once, with their claims; what a claim does not need is let go."""
    articles: dict[str, Article] = {}
    return [_New(d.article, told_in(d)) for d in documents if add_article(articles, d.article)]


def _compared(
    store: sqlite3.Connection, touched: Iterable[int], window: int | None, progress: Progress | None
) -> Comparison:
    articles = [read_article(record) for (record,) in store.execute("SELECT record FROM article")]
    numbers, claims = _claims(store)
    place = {number: i for i, number in enumerate(numbers)}
    rows = store.execute("SELECT a, b, record FROM match")
    known = {(place[a], place[b]): read_match(record) for a, b, record in rows}
    with collector_at_rest():
        verdicts = match(claims, window, known=known, touched={*touched}, progress=progress)
        _replace(store, numbers, known, verdicts.matches)
        return assemble(articles, claims, verdicts)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The store; what is done to it stays done if nothing is raised."""
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as store:
            yield store
            if store.in_transaction:
                store.execute("COMMIT")
    except sqlite3.Error as error:
        raise ComparisonError(
            f"this store cannot be used ({error})", where=str(path), remedy="name a new file, or one this program made"
        ) from error


def _begin(path: Path, store: sqlite3.Connection, tell: Callable[[str], None] | None) -> None:
    """Take the lock of the one writer, and wait for it where another has it."""
    try:
        store.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY:
            raise
        if tell:
            tell(f"{path}: another run is writing to this store; waiting until it has ended")
        store.execute(f"PRAGMA busy_timeout = {_FOREVER}")
        store.execute("BEGIN IMMEDIATE")


def _is_made(store: sqlite3.Connection) -> bool:
    return store.execute("SELECT 1 FROM sqlite_master").fetchone() is not None


def _make(store: sqlite3.Connection, window: int | None) -> None:
    """The tables of a new store. `executescript` would end the transaction."""
    for statement in _SCHEMA.split(";"):
        store.execute(statement)
    store.executemany("INSERT INTO about VALUES (?, ?)", _about(window).items())


def _about(window: int | None) -> dict[str, str]:
    return {"program": program(), "window": json.dumps(window)}


def _check(path: Path, store: sqlite3.Connection, window: int | None) -> None:
    found = dict(store.execute("SELECT name, value FROM about"))
    if found.get("program") != program():
        remedy = "compare its articles again into a new store, or use the program that made it"
        raise ComparisonError("the store was made by another version of this program", where=str(path), remedy=remedy)
    if found.get("window") != json.dumps(window):
        problem = f"the store was made with window {found.get('window')}, not {json.dumps(window)}"
        raise ComparisonError(problem, where=str(path), remedy="use the same, or make a new store")


def _put(store: sqlite3.Connection, new: _New, file: str | None, window: int | None) -> list[int]:
    """Store an article and its claims in the place of an earlier version; give the periods this touches."""
    id, record = _bytes(new.article.id), write(new.article)
    known = store.execute("SELECT record FROM article WHERE id = ?", (id,)).fetchone()
    if known == (record,):
        return []
    touched = [period_of(day_of(new.article), window)]
    if known:
        touched.append(_take_out(store, id, window))
    row = (id, record, None if file is None else _bytes(file), _today())
    store.execute("INSERT INTO article VALUES (?, ?, ?, ?)", row)
    claims = [(id, write(claim)) for claim in new.claims]
    store.executemany("INSERT INTO claim (article, record) VALUES (?, ?)", claims)
    return touched


def _remove(path: Path, store: sqlite3.Connection, id: str, window: int | None) -> int:
    if not store.execute("SELECT 1 FROM article WHERE id = ?", (_bytes(id),)).fetchone():
        raise ComparisonError(f"the store holds no article {id!a}", where=str(path), remedy="look for the id it has")
    return _take_out(store, _bytes(id), window)


def _take_out(store: sqlite3.Connection, id: bytes, window: int | None) -> int:
    """Make an article a version of the past; give the period it was in."""
    record, added = store.execute("SELECT record, added FROM article WHERE id = ?", (id,)).fetchone()
    store.execute("INSERT INTO version VALUES (?, ?, ?, ?)", (id, record, added, _today()))
    for end in ("a", "b"):
        store.execute(f"DELETE FROM match WHERE {end} IN (SELECT number FROM claim WHERE article = ?)", (id,))
    store.execute("DELETE FROM claim WHERE article = ?", (id,))
    store.execute("DELETE FROM article WHERE id = ?", (id,))
    return period_of(day_of(read_article(record)), window)


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _bytes(text: str) -> bytes:
    """An id or a file name as SQLite takes it: JSON can bring lone surrogates, which are not text to it."""
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _claims(store: sqlite3.Connection) -> tuple[list[int], list[Claim]]:
    """All claims in their order, and their numbers in the store."""
    rows = store.execute("SELECT number, record FROM claim ORDER BY number")
    found = sorted(((number, read_claim(record)) for number, record in rows), key=lambda row: row[1].order)
    return [number for number, _ in found], [claim for _, claim in found]


def _replace(store: sqlite3.Connection, numbers: list[int], known: Matches, found: Matches) -> None:
    gone = [(numbers[a], numbers[b]) for (a, b), m in known.items() if found.get((a, b)) != m]
    store.executemany("DELETE FROM match WHERE a = ? AND b = ?", gone)
    rows = [(numbers[a], numbers[b], write(m)) for (a, b), m in found.items() if known.get((a, b)) != m]
    store.executemany("INSERT INTO match VALUES (?, ?, ?)", rows)
