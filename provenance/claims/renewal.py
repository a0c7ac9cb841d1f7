"""A store brought up to date: what is touched by new, changed and removed articles is compared and built again, and
everything else stays as it is.

Periods that gained or lost a claim are joined again with their neighbours; candidates that were compared before keep
their verdicts. Where these changed between two documents, so may the relation of the two, and the components that
contain their claims.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from attrs import evolve, field, frozen

from provenance.claims.candidates import Period, Row, candidates
from provenance.claims.claim import Claim
from provenance.claims.component import Component, components, joins, outdone
from provenance.claims.credits import is_medium
from provenance.claims.database import as_bytes, as_position, as_text, from_numbers
from provenance.claims.matching import Progress, products
from provenance.claims.name_matching import name_of
from provenance.claims.records import read_claim, read_kin, read_match, write
from provenance.claims.verify import verify
from provenance.claims.versions import Kin, Paper, kin

_Pair = tuple[str, str]
"""The ids of two documents, the smaller first."""


@frozen
class Touched:
    """What must be looked at again: periods by their numbers, components by their labels, claims by their numbers; and
    the outlets that existed before."""

    outlets: frozenset[str]
    periods: set[int] = field(factory=set)
    components: set[int] = field(factory=set)
    claims: set[int] = field(factory=set)


class _Shelf(NamedTuple):
    """The claims of one period by their numbers, in their order."""

    numbers: list[int]
    period: Period


class _Claims(dict[int, Claim]):
    """The claims by their numbers, each read when first needed."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self._store = store

    def __missing__(self, number: int) -> Claim:
        query = "SELECT record, text FROM claim JOIN paragraph ON paragraph = paragraph.number WHERE claim.number = ?"
        record, paragraph = self._store.execute(query, (number,)).fetchone()
        self[number] = evolve(read_claim(record), paragraph=as_text(paragraph))
        return self[number]


def outlets_of(store: sqlite3.Connection) -> frozenset[str]:
    """The outlets of all articles."""
    return frozenset(as_text(o) for (o,) in store.execute("SELECT DISTINCT outlet FROM article") if o)


def renew(store: sqlite3.Connection, window: int | None, touched: Touched, progress: Progress | None) -> None:
    """Compare and build again whatever is touched."""
    claims = _Claims(store)
    for pair in sorted(_renew_periods(store, window, touched, claims, progress)):
        touched.claims.update(_renew_pair(store, pair, claims))
    outlets = outlets_of(store)
    touched.components.update(_crediting(store, outlets ^ touched.outlets))
    _renew_components(store, touched, claims, outlets)


def _renew_periods(
    store: sqlite3.Connection, window: int | None, touched: Touched, claims: _Claims, progress: Progress | None
) -> set[_Pair]:
    """The pairs of documents whose matches have changed."""
    present = [number for (number,) in store.execute("SELECT DISTINCT period FROM claim")]
    todo = [pair for pair in products(present) if not touched.periods.isdisjoint(pair)]
    shelves: dict[int, _Shelf] = {}
    changed: set[_Pair] = set()
    for done, (n, m) in enumerate(todo):
        if progress:
            progress("comparing periods", done, len(todo))
        for number in {n, m} - shelves.keys():
            shelves[number] = _shelf(store, number)
            if number in touched.periods:
                touched.claims.update(_renew_copies(store, number, shelves[number]))
        pairs = _renew_product(store, (n, m), (shelves[n], shelves[m]), window, claims)
        touched.claims.update(number for pair in pairs for number in pair)
        changed |= {_pair(claims[a], claims[b]) for a, b in pairs}
    return changed


def _shelf(store: sqlite3.Connection, number: int) -> _Shelf:
    query = (
        "SELECT number, article, day, body, words FROM claim WHERE period = ?"
        ' ORDER BY day, article, start, "end", number'
    )
    found = store.execute(query, (number,)).fetchall()
    rows = [Row(as_text(id), day, body, from_numbers(words)) for _, id, day, body, words in found]
    return _Shelf([each[0] for each in found], Period.of((), rows))


def _renew_copies(store: sqlite3.Connection, number: int, shelf: _Shelf) -> set[int]:
    """The claims that became, or are no longer, copies or copied claims."""
    before = {*store.execute("SELECT copy, first FROM copy WHERE period = ?", (number,))}
    after = {(shelf.numbers[copy], shelf.numbers[first]) for copy, first in shelf.period.copies.items()}
    store.executemany("DELETE FROM copy WHERE copy = ? AND first = ?", before - after)
    store.executemany("INSERT INTO copy VALUES (?, ?, ?)", [(*pair, number) for pair in after - before])
    return {number for pair in before ^ after for number in pair}


def _renew_product(
    store: sqlite3.Connection, periods: tuple[int, int], shelves: tuple[_Shelf, _Shelf], window: int | None,
    claims: _Claims,
) -> list[tuple[int, int]]:  # fmt: skip
    """Compare two periods again and return the matches that are new or gone."""
    known = {
        (a, b): record
        for a, b, record in store.execute("SELECT a, b, record FROM compared WHERE n = ? AND m = ?", periods)
    }
    first, second = shelves
    new: list[tuple[int, int, int, int, str | None]] = []
    for each in candidates(first.period, second.period, window):
        a, b = first.numbers[each.a], second.numbers[each.b]
        if (a, b) in known:
            del known[a, b]
            continue
        match = verify(claims[a], claims[b], each.kinship)
        new.append((a, b, *periods, write(match) if match else None))
    store.executemany("DELETE FROM compared WHERE a = ? AND b = ?", known)
    store.executemany("INSERT INTO compared (a, b, n, m, record) VALUES (?, ?, ?, ?, ?)", new)
    return [pair for pair, record in known.items() if record] + [(a, b) for a, b, _, _, record in new if record]


def _pair(a: Claim, b: Claim) -> _Pair:
    return min(a.document, b.document), max(a.document, b.document)


def _renew_pair(store: sqlite3.Connection, pair: _Pair, claims: _Claims) -> set[int]:
    """Determine again how two documents are related; return the claims in which they match."""
    ids = [as_bytes(id) for id in pair]
    matches = {(a, b): read_match(record) for a, b, record in _between(store, *ids)}
    related = kin({id: _paper(store, id) for id in pair}, claims, matches)
    worse = outdone(claims, matches)
    store.executemany(
        "UPDATE compared SET joins = ?, outdone = ? WHERE a = ? AND b = ?",
        [(joins(m, claims[a], claims[b], related), (a, b) in worse, a, b) for (a, b), m in matches.items()],
    )
    store.execute("DELETE FROM kin WHERE one = ? AND other = ?", ids)
    if related != Kin():
        store.execute("INSERT INTO kin VALUES (?, ?, ?)", (*ids, write(related)))
    return {number for both in matches for number in both}


def _between(store: sqlite3.Connection, one: bytes, other: bytes) -> Iterator[tuple[int, int, str]]:
    query = (
        "SELECT a, b, compared.record FROM claim AS x CROSS JOIN compared ON a = x.number"
        " CROSS JOIN claim AS y ON b = y.number"
        " WHERE x.article = ? AND y.article = ? AND compared.record IS NOT NULL ORDER BY a, b"
    )
    yield from store.execute(query, (one, other))
    yield from store.execute(query, (other, one))


def _paper(store: sqlite3.Connection, id: str) -> Paper:
    query = "SELECT outlet, url, claims FROM article WHERE id = ?"
    outlet, url, count = store.execute(query, (as_bytes(id),)).fetchone()
    return Paper(None if outlet is None else as_text(outlet), None if url is None else as_text(url), count)


def _crediting(store: sqlite3.Connection, outlets: Iterable[str]) -> Iterator[int]:
    """The components in which somebody with the name of one of these outlets is credited."""
    for outlet in outlets:
        found = store.execute("SELECT component FROM credited WHERE name = ?", (_name(outlet),))
        yield from (label for (label,) in found)


def _name(name: str) -> bytes:
    return as_bytes(" ".join(name_of(name)))


def _renew_components(store: sqlite3.Connection, touched: Touched, claims: _Claims, outlets: Collection[str]) -> None:
    """Take apart the touched components, and build what is now joined.

    A match that is new or gone has touched both its claims, so nothing outside is joined to what was taken apart.
    """
    _take_apart(store, touched)
    query = "SELECT a, b, record, outdone FROM compared WHERE joins AND a IN near ORDER BY a, b"
    found = store.execute(query).fetchall()
    joining = {(a, b): read_match(record) for a, b, record, _ in found}
    worse = {(a, b) for a, b, _, is_outdone in found if is_outdone}
    copies = dict(store.execute("SELECT copy, first FROM copy WHERE first IN near ORDER BY copy"))
    related = Kin.joined(_kins(store, {_pair(claims[a], claims[b]) for a, b in joining}))
    for numbers, component in components(claims, joining, copies, worse):
        _keep(store, numbers, component, outlets, related)


def _take_apart(store: sqlite3.Connection, touched: Touched) -> None:
    """Forget what was built from the touched components; `near` then contains all claims whose links may have
    changed."""
    store.execute("CREATE TEMP TABLE near (number INTEGER PRIMARY KEY)")
    store.executemany("INSERT INTO near VALUES (?)", [(number,) for number in touched.claims])
    query = "SELECT DISTINCT component FROM claim WHERE number IN near AND component IS NOT NULL"
    labels = [(label,) for label in touched.components.union(label for (label,) in store.execute(query))]
    store.executemany("INSERT OR IGNORE INTO near SELECT number FROM claim WHERE component = ?", labels)
    for table in ("cluster", "credited"):
        store.executemany(f"DELETE FROM {table} WHERE component = ?", labels)
    store.execute("UPDATE claim SET component = NULL WHERE number IN near")


def _kins(store: sqlite3.Connection, pairs: Iterable[_Pair]) -> Iterator[Kin]:
    for pair in pairs:
        found = store.execute("SELECT record FROM kin WHERE one = ? AND other = ?", [as_bytes(id) for id in pair])
        yield from (read_kin(record) for (record,) in found)


def _keep(
    store: sqlite3.Connection, numbers: list[int], component: Component, outlets: Collection[str], related: Kin
) -> None:
    label = min(numbers)
    store.executemany("UPDATE claim SET component = ? WHERE number = ?", [(label, number) for number in numbers])
    built = [(label, as_position(order), write(c)) for order, c in component.clusters(outlets, related)]
    store.executemany("INSERT INTO cluster (component, position, record) VALUES (?, ?, ?)", built)
    credits = (credit for claim in component.claims for credit in claim.chain if not is_medium(credit))
    names = {_name(credit.name) for credit in credits} if built else ()
    store.executemany("INSERT INTO credited VALUES (?, ?)", [(name, label) for name in sorted(names)])
