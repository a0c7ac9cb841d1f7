"""The page of a collection: totals for many documents by outlet, year, standing, kind of source and gap.

Documents are counted one after another and forgotten. The counts are in a temporary SQLite database, which moves to
disk what does not fit into its cache, so that memory does not grow with the number of documents or sources.
"""

from __future__ import annotations

import csv
import io
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from attrs import frozen

from provenance.model import Document, SourceType
from provenance.writing.report.page import render
from provenance.writing.standing import STANDINGS, Standing, Tally, identity, standings

SOURCES_HEADER = ("source", "type", "standing", "outlet", "articles", "sentences")
_HELD = 20_000
"""Counts held in memory before they go to the database."""
_MOST = 50
"""Outlets and reasons that the page lists."""
_MOST_HEARD = 30
_TABLES = """
CREATE TABLE seen (id TEXT, outlet TEXT, sha256 TEXT, PRIMARY KEY (id, outlet, sha256)) WITHOUT ROWID;
CREATE TABLE tally (part TEXT, name TEXT, key TEXT, n INTEGER, PRIMARY KEY (part, name, key)) WITHOUT ROWID;
CREATE TABLE heard (name TEXT, type TEXT, standing TEXT, outlet TEXT, articles INTEGER, sentences INTEGER,
                    PRIMARY KEY (name, type, standing, outlet)) WITHOUT ROWID;
"""
_ADD = "INSERT INTO tally VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n"
_HEAR = """INSERT INTO heard VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
           SET articles = articles + excluded.articles, sentences = sentences + excluded.sentences"""


class Row(NamedTuple):
    """An outlet or a year: how many documents, what their sentences stand on, how many of them are flagged."""

    name: str
    documents: int
    tally: Tally
    gaps: int


class Heard(NamedTuple):
    """A source in the whole collection: the number of sentences whose origin it is, and of articles and outlets they
    are in."""

    name: str
    type: SourceType
    standing: Standing
    sentences: int
    articles: int
    outlets: int


class Kind(NamedTuple):
    """A kind of source: how many sources (each counted once per article), and the sentences whose origin they are."""

    type: SourceType
    sources: int
    sentences: int


@frozen
class CollectionView:
    """What the template needs; lists are cut to the most that a page can show, and the full number is given."""

    name: str
    documents: int
    tally: Tally
    statuses: tuple[tuple[str, int], ...]
    years: tuple[Row, ...]
    outlets: tuple[Row, ...]
    all_outlets: int
    kinds: tuple[Kind, ...]
    gaps: tuple[tuple[str, str, int], ...]
    """Kind, severity and number, the most frequent first."""
    heard: tuple[Heard, ...]
    all_heard: int
    aside: tuple[tuple[str, int, str], ...]
    """Reason, number, and one of the inputs."""
    all_aside: int
    unread: tuple[str, ...]
    all_unread: int


class Collection:
    """The counts of many documents."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("")
        self._database.executescript(_TABLES)
        self._tally: Counter[tuple[str, str, str]] = Counter()
        self._heard: Counter[tuple[str, str, str, str]] = Counter()
        self._articles: Counter[tuple[str, str, str, str]] = Counter()
        self._unread: list[str] = []
        self._all_unread = 0

    def add(self, document: Document) -> None:
        """Count a document, unless one with the same text, id and outlet has been counted (in another format)."""
        article = document.article
        outlet = article.outlet or ""
        seen = "INSERT OR IGNORE INTO seen VALUES (?, ?, ?)"
        if not self._database.execute(seen, _plain(article.id, outlet, article.sha256)).rowcount:
            return
        year = str(article.dated.first.year) if article.dated else ""
        counted = Counter(f"standing {key}" for key in standings(document))
        counted["documents"] = 1
        gaps = Counter(f"{gap.kind} {gap.severity}" for s in document.sentences for gap in s.gaps)
        counted["gaps"] = gaps.total()
        for part, name in (("all", ""), ("outlet", outlet), ("year", year)):
            self._tally.update({(part, name, key): n for key, n in counted.items()})
        self._tally.update({("gap", "", key): n for key, n in gaps.items()})
        self._tally.update(("status", "", s.status) for s in document.sentences)
        self._hear(document, outlet)
        if len(self._tally) + len(self._heard) > _HELD:
            self._settle()

    def _hear(self, document: Document, outlet: str) -> None:
        """Count the sources by the sentences whose chain ends in them. Unresolved ones do not count."""
        ends = Counter(s.chain[-1] for s in document.sentences if s.chain)
        for source in document.sources:
            if n := ends[source.id]:
                self._tally["kind", source.type, "sources"] += 1
                self._tally["kind", source.type, "sentences"] += n
            if n and source.type != "unresolved":
                key = source.name, source.type, identity(source), outlet
                self._heard[key] += n
                self._articles[key] += 1

    def set_aside(self, failure: Mapping[str, Any]) -> None:
        """Count what a run has set aside, by reason (see `batch.failures`)."""
        reason, name = str(failure.get("reason") or ""), str(failure.get("input") or "")
        self._tally["aside", reason, "n"] += 1
        if len(self._tally) > _HELD:
            self._settle()
        example = "INSERT OR IGNORE INTO tally VALUES ('example', ?, ?, 0)"
        known = self._database.execute("SELECT 1 FROM tally WHERE part = 'example' AND name = ?", _plain(reason))
        if known.fetchone() is None:
            self._database.execute(example, _plain(reason, name))

    def unread(self, problem: str) -> None:
        """Note a result that cannot be read back."""
        self._all_unread += 1
        if len(self._unread) < _MOST:
            self._unread.append(problem)

    def _settle(self) -> None:
        self._database.executemany(_ADD, ((*_plain(*key), n) for key, n in self._tally.items()))
        heard = ((*_plain(*key), self._articles[key], n) for key, n in self._heard.items())
        self._database.executemany(_HEAR, heard)
        for counts in (self._tally, self._heard, self._articles):
            counts.clear()

    def view(self, name: str) -> CollectionView:
        """What the page shows; `name` is what the collection is called."""
        self._settle()
        (whole,) = self._rows("all", "name") or (Row("", 0, _tally({}), 0),)
        heard = self._ask(
            "SELECT name, type, standing, sum(sentences) AS n, sum(articles), count(DISTINCT outlet) FROM heard "
            "GROUP BY name, type, standing ORDER BY n DESC, name, type LIMIT ?", _MOST_HEARD,
        )  # fmt: skip
        kinds = self._ask(
            "SELECT name, sum(n * (key = 'sources')), sum(n * (key = 'sentences')) AS n FROM tally "
            "WHERE part = 'kind' GROUP BY name ORDER BY n DESC, name"
        )
        return CollectionView(
            name=name, documents=whole.documents, tally=whole.tally,
            statuses=tuple(self._ask("SELECT key, n FROM tally WHERE part = 'status' ORDER BY n DESC, key")),
            years=self._rows("year", "name = '', name"), outlets=self._rows("outlet", "n DESC, name", _MOST),
            all_outlets=self._one("SELECT count(DISTINCT name) FROM tally WHERE part = 'outlet'"),
            kinds=tuple(Kind(*row) for row in kinds),
            gaps=tuple(
                (*key.split(), n)
                for key, n in self._ask("SELECT key, n FROM tally WHERE part = 'gap' ORDER BY n DESC, key")
            ),
            heard=tuple(Heard(*row) for row in heard),
            all_heard=self._one("SELECT count(*) FROM (SELECT 1 FROM heard GROUP BY name, type, standing)"),
            aside=self._aside(), all_aside=self._one("SELECT total(n) FROM tally WHERE part = 'aside'"),
            unread=tuple(self._unread), all_unread=self._all_unread,
        )  # fmt: skip

    def _rows(self, part: str, order: str, most: int = -1) -> tuple[Row, ...]:
        names = self._ask(
            f"SELECT name, n FROM tally WHERE part = ? AND key = 'documents' ORDER BY {order} LIMIT ?", part, most
        )
        rows = ((name, n, dict(self._ask("SELECT key, n FROM tally WHERE part = ? AND name = ?", part, name)))
                for name, n in names)  # fmt: skip
        return tuple(Row(name, n, _tally(counts), counts.get("gaps", 0)) for name, n, counts in rows)

    def _aside(self) -> tuple[tuple[str, int, str], ...]:
        question = (
            "SELECT a.name, a.n, e.key FROM tally a JOIN tally e ON e.part = 'example' AND e.name = a.name "
            "WHERE a.part = 'aside' ORDER BY a.n DESC, a.name LIMIT ?"
        )
        return tuple(self._ask(question, _MOST))

    def sources(self) -> Iterator[tuple[str, str, str, str, int, int]]:
        """Each source in each outlet in which it is heard, by name: the columns of `SOURCES_HEADER`."""
        self._settle()
        yield from self._database.execute("SELECT * FROM heard ORDER BY name, type, standing, outlet")

    def _ask(self, question: str, *values: Any) -> list[Any]:
        return self._database.execute(question, values).fetchall()

    def _one(self, question: str) -> int:
        return int(self._ask(question)[0][0])


def write_collection_page(view: CollectionView) -> str:
    """The page of a collection."""
    return render("collection.html.jinja", view=view)


def collection_sources_csv(collection: Collection) -> Iterator[bytes]:
    """All sources by outlet as CSV, line by line: UTF-8, a row for each source and outlet."""
    yield _line(SOURCES_HEADER)
    yield from map(_line, collection.sources())


def _line(row: tuple[Any, ...]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow(row)
    return out.getvalue().encode()


def _tally(counts: Mapping[str, int]) -> Tally:
    found = tuple((key, counts.get(f"standing {key}", 0)) for key in STANDINGS)
    return Tally(found, sum(n for _, n in found))


def _plain(*values: str) -> tuple[str, ...]:
    """Text that SQLite can store: lone surrogates are escaped."""
    return tuple(value.encode("utf-8", "backslashreplace").decode() for value in values)
