"""A comparison that grows: articles, claims, matches and clusters in one SQLite file.

SQLite because access consists of many small transactional writes and one read in key order, by one process: it is in
the standard library, in one file, its format is promised until 2050, and a crash leaves the old state. A column store
(DuckDB) would serve analytical queries, of which there are none here, for a dependency of 20 MB.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from attrs import evolve, frozen

from provenance.claims.agencies import told_in
from provenance.claims.candidates import Row
from provenance.claims.claim import Claim, day_of
from provenance.claims.comparison import add_article, collector_at_rest
from provenance.claims.database import as_bytes, as_numbers, as_text, begin, check, is_made, make, opened
from provenance.claims.matching import Progress, period_of
from provenance.claims.records import read_article, read_cluster, write
from provenance.claims.renewal import Touched, outlets_of, renew
from provenance.errors import ComparisonError
from provenance.model import Article, Cluster, Comparison, Document

T = TypeVar("T")


class Version(NamedTuple):
    """An article as it was before it was replaced or removed, and the days (UTC) on which it was stored and went."""

    article: Article
    added: date
    replaced: date


class _New(NamedTuple):
    article: Article
    claims: tuple[Claim, ...]


@frozen
class Held:
    """The content of a store."""

    _store: sqlite3.Connection

    def comparison(self) -> Comparison:
        """The same as `compare` gives for all its articles."""
        articles = self._store.execute(f"SELECT record FROM article {_BY_DATE}")
        clusters = self._store.execute("SELECT record FROM cluster ORDER BY position")
        return Comparison(tuple(read_article(r) for (r,) in articles), tuple(read_cluster(r) for (r,) in clusters))

    def rendered(
        self, article: Callable[[Article], str], cluster: Callable[[Cluster], str]
    ) -> tuple[list[str], list[str]]:
        """Its articles and its clusters, in order, as these two functions write them; what they write is kept, so they
        must write the same each time."""
        self._render("article", lambda record: article(read_article(record)))
        self._render("cluster", lambda record: cluster(read_cluster(record)))
        articles = self._store.execute(f"SELECT rendered FROM article {_BY_DATE}")
        clusters = self._store.execute("SELECT rendered FROM cluster ORDER BY position")
        return [as_text(text) for (text,) in articles], [as_text(text) for (text,) in clusters]

    def _render(self, table: str, rendered: Callable[[str], str]) -> None:
        new = self._store.execute(f"SELECT rowid, record FROM {table} WHERE rendered IS NULL").fetchall()
        rows = ((as_bytes(rendered(record)), row) for row, record in new)
        self._store.executemany(f"UPDATE {table} SET rendered = ? WHERE rowid = ?", rows)


_BY_DATE = "ORDER BY day IS NULL, day, id"


def add(
    path: Path, documents: Iterable[Document], *, window: int | None = 7, files: dict[str, str] | None = None,
    remove: Sequence[str] = (), progress: Progress | None = None, tell: Callable[[str], None] | None = None,
) -> Comparison:  # fmt: skip
    """Add documents to the store at `path`, created if missing, and return the comparison of everything it then
    contains.

    The same as `compare` gives for all the documents at once, but only the periods of the new ones are compared again.
    A document with the id of a stored one that differs from it replaces it; the earlier one is kept as a version. The
    articles whose ids are in `remove` are taken out first. `files` gives for a document's id the file with its TEI;
    that is stored too, and those of all stored documents are added to it.

    Other writers are not blocked while the documents are made; while they are compared and stored, another writer
    waits, after having said so to `tell`. Nothing is stored if anything fails. Raises `ComparisonError` for a store of
    another program or another window, for a file that is not a store, for an id in `remove` that it does not contain,
    and where `compare` does.
    """
    return update(
        path, documents, Held.comparison, window=window, files=files, remove=remove, progress=progress, tell=tell
    )


def update(
    path: Path, documents: Iterable[Document], view: Callable[[Held], T], *, window: int | None = 7,
    files: dict[str, str] | None = None, remove: Sequence[str] = (), progress: Progress | None = None,
    tell: Callable[[str], None] | None = None,
) -> T:  # fmt: skip
    """`add`, but returns what `view` makes of the store: reading all of it takes longer than adding to it."""
    files = {} if files is None else files
    with opened(path) as store:
        if is_made(store):
            check(path, store, window)
        new = _taken(documents)
        begin(path, store, tell)
        if not is_made(store):
            make(store, window)
        check(path, store, window)
        touched = Touched(outlets_of(store))
        for id in remove:
            _remove(path, store, id, window, touched)
        for each in new:
            _put(store, each, files.get(each.article.id), window, touched)
        with collector_at_rest():
            renew(store, window, touched, progress)
            files |= {as_text(id): as_text(file) for id, file in store.execute("SELECT id, file FROM article") if file}
            return view(Held(store))


def versions(path: Path, id: str) -> tuple[Version, ...]:
    """The earlier versions of an article, oldest first."""
    with opened(path) as store:
        rows = store.execute("SELECT record, added, replaced FROM version WHERE id = ? ORDER BY rowid", (as_bytes(id),))
        return tuple(Version(read_article(r), date.fromisoformat(a), date.fromisoformat(b)) for r, a, b in rows)


def _taken(documents: Iterable[Document]) -> list[_New]:
    """The documents, each once, with their claims; what a claim does not need is released."""
    articles: dict[str, Article] = {}
    return [_New(d.article, told_in(d)) for d in documents if add_article(articles, d.article)]


def _put(store: sqlite3.Connection, new: _New, file: str | None, window: int | None, touched: Touched) -> None:
    """Store an article and its claims in place of an earlier version."""
    article = new.article
    id, record, day = as_bytes(article.id), write(article), day_of(article)
    known = store.execute("SELECT record FROM article WHERE id = ?", (id,)).fetchone()
    if known == (record,):
        return
    if known:
        _take_out(store, id, window, touched)
    period = period_of(day, window)
    touched.periods.add(period)
    names = [None if name is None else as_bytes(name) for name in (article.outlet, article.url, file)]
    store.execute(
        "INSERT INTO article (id, day, claims, record, added, outlet, url, file) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (id, day, len(new.claims), record, _today(), *names),
    )
    paragraphs = {text: _paragraph(store, id, text) for text in {claim.paragraph: None for claim in new.claims}}
    rows = (
        (
            id, period, day, claim.start, claim.end, row.body, as_numbers(row.words), paragraphs[claim.paragraph],
            write(evolve(claim, paragraph="")),
        )
        for claim, row in zip(new.claims, map(Row.of, new.claims), strict=True)
    )  # fmt: skip
    columns = 'article, period, day, start, "end", body, words, paragraph, record'
    store.executemany(f"INSERT INTO claim ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _paragraph(store: sqlite3.Connection, id: bytes, text: str) -> int | None:
    return store.execute("INSERT INTO paragraph (article, text) VALUES (?, ?)", (id, as_bytes(text))).lastrowid


def _remove(path: Path, store: sqlite3.Connection, id: str, window: int | None, touched: Touched) -> None:
    if not store.execute("SELECT 1 FROM article WHERE id = ?", (as_bytes(id),)).fetchone():
        raise ComparisonError(f"the store holds no article {id!a}", where=str(path), remedy="look for the id it has")
    _take_out(store, as_bytes(id), window, touched)


def _take_out(store: sqlite3.Connection, id: bytes, window: int | None, touched: Touched) -> None:
    """Turn an article into a past version."""
    record, added, day = store.execute("SELECT record, added, day FROM article WHERE id = ?", (id,)).fetchone()
    store.execute("INSERT INTO version VALUES (?, ?, ?, ?)", (id, record, added, _today()))
    labels = store.execute("SELECT DISTINCT component FROM claim WHERE article = ?", (id,))
    touched.components.update(label for (label,) in labels if label is not None)
    touched.periods.add(period_of(day, window))
    for table, column in (("compared", "a"), ("compared", "b"), ("copy", "copy"), ("copy", "first")):
        store.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT number FROM claim WHERE article = ?)", (id,))
    store.execute("DELETE FROM kin WHERE one = ? OR other = ?", (id, id))
    for table, column in (("claim", "article"), ("paragraph", "article"), ("article", "id")):
        store.execute(f"DELETE FROM {table} WHERE {column} = ?", (id,))


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
