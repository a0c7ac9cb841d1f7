"""A comparison that grows: articles, claims and matches in one SQLite file.

SQLite because the access is many small transactional writes and a read in key order, by one process: it is in the
standard library, one file, of a format its makers promise to keep until 2050, and a crash leaves the old state. A
column store (DuckDB) would serve analytical queries, of which there are none here, for a dependency of 20 MB.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from attrs import asdict

from provenance.claims.agencies import told_in
from provenance.claims.claim import Claim, Credit
from provenance.claims.comparison import add_article, assemble, collector_at_rest
from provenance.claims.guards import Disagreement
from provenance.claims.matching import Matches, Progress, match
from provenance.claims.verify import Match
from provenance.errors import ComparisonError
from provenance.model import Article, Comparison, Document, Omission
from provenance.version import __version__

_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE article (id TEXT PRIMARY KEY, record TEXT NOT NULL, file TEXT) STRICT;
CREATE TABLE claim (number INTEGER PRIMARY KEY, record TEXT NOT NULL) STRICT;
CREATE TABLE match (
  a INTEGER NOT NULL REFERENCES claim, b INTEGER NOT NULL REFERENCES claim, score REAL NOT NULL, evidence TEXT NOT NULL,
  kind TEXT, value_a TEXT, value_b TEXT, PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
"""


def add(
    path: Path, documents: Iterable[Document], *, window: int | None = 7, files: dict[str, str] | None = None,
    progress: Progress | None = None,
) -> Comparison:  # fmt: skip
    """Add documents to the store at `path`, made if it is not there, and compare all that it then holds.

    The same as `compare` gives for all the documents at once, but only the periods of the new ones are compared
    again. `files` says for a document's id which file holds its TEI; that is stored too, and those of all stored
    documents are added to it. Nothing is stored if anything fails. Raises `ComparisonError` for a store of another
    version of this program or another window, for a file that is no store, and where `compare` does.
    """
    files = {} if files is None else files
    with _open(path, window) as store:
        articles = {a.id: a for a in (_article(record) for (record,) in store.execute("SELECT record FROM article"))}
        new: set[str] = set()
        for document in documents:
            if add_article(articles, document.article):
                new.add(document.id)
                _insert(store, document, files.get(document.id))
        files |= store.execute("SELECT id, file FROM article WHERE file IS NOT NULL")
        numbers, claims = _claims(store)
        place = {number: i for i, number in enumerate(numbers)}
        known = {(place[a], place[b]): m for a, b, m in _matches(store)}
        with collector_at_rest():
            verdicts = match(claims, window, known=known, new=new, progress=progress)
            _replace(store, numbers, known, verdicts.matches)
            return assemble(articles.values(), claims, verdicts)


@contextmanager
def _open(path: Path, window: int | None) -> Iterator[sqlite3.Connection]:
    about = {"version": __version__, "window": json.dumps(window)}
    try:
        with closing(sqlite3.connect(path)) as store, store:
            store.execute("BEGIN IMMEDIATE")
            if not store.execute("SELECT 1 FROM sqlite_master").fetchone():
                _make(store, about)
            _check(path, dict(store.execute("SELECT name, value FROM about")), about)
            yield store
    except sqlite3.Error as error:
        raise ComparisonError(
            f"this store cannot be used ({error})", where=str(path), remedy="name a new file, or one this program made"
        ) from error


def _make(store: sqlite3.Connection, about: dict[str, str]) -> None:
    """The tables of a new store. `executescript` would end the transaction."""
    for statement in _SCHEMA.split(";"):
        store.execute(statement)
    store.executemany("INSERT INTO about VALUES (?, ?)", about.items())


def _check(path: Path, found: dict[str, str], wanted: dict[str, str]) -> None:
    for name, value in wanted.items():
        if found.get(name) != value:
            raise ComparisonError(
                f"the store was made with {name} {found.get(name)}, not {value}",
                where=str(path),
                remedy="use the same, or make a new store",
            )


def _insert(store: sqlite3.Connection, document: Document, file: str | None) -> None:
    store.execute("INSERT INTO article VALUES (?, ?, ?)", (document.id, _record(document.article), file))
    records = [(_record(claim),) for claim in told_in(document)]
    store.executemany("INSERT INTO claim (record) VALUES (?)", records)


def _record(thing: Article | Claim) -> str:
    return json.dumps(asdict(thing))


def _article(record: str) -> Article:
    fields: dict[str, Any] = json.loads(record)
    fields["omitted"] = tuple(Omission(**o) for o in fields["omitted"])
    fields["credits"] = tuple(fields.get("credits", ()))
    return Article(**fields)


def _claim(record: str) -> Claim:
    fields: dict[str, Any] = json.loads(record)
    chain = tuple(Credit(**{**credit, "aliases": tuple(credit["aliases"])}) for credit in fields["chain"])
    return Claim(**{**fields, "chain": chain})


def _claims(store: sqlite3.Connection) -> tuple[list[int], list[Claim]]:
    """All claims in their order, and their numbers in the store."""
    rows = [(number, _claim(record)) for number, record in store.execute("SELECT number, record FROM claim ORDER BY 1")]
    rows.sort(key=lambda row: row[1].order)
    return [number for number, _ in rows], [claim for _, claim in rows]


def _matches(store: sqlite3.Connection) -> Iterator[tuple[int, int, Match]]:
    for a, b, score, evidence, kind, value_a, value_b in store.execute("SELECT * FROM match"):
        yield a, b, Match(score, evidence, Disagreement(kind, (value_a, value_b)) if kind else None)


def _replace(store: sqlite3.Connection, numbers: list[int], known: Matches, found: Matches) -> None:
    gone = [(numbers[a], numbers[b]) for a, b in known.keys() - found.keys()]
    store.executemany("DELETE FROM match WHERE a = ? AND b = ?", gone)
    rows = [(numbers[a], numbers[b], found[a, b]) for a, b in found.keys() - known.keys()]
    store.executemany(
        "INSERT INTO match VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(a, b, m.score, m.evidence, *((m.conflict.kind, *m.conflict.values) if m.conflict else (None,) * 3))
         for a, b, m in rows],
    )  # fmt: skip
