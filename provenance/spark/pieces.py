"""Claims in columns: which of two pieces share two of their rarest keys, and enough words to be looked at.

Each claim shares such keys with ten others or more, and few of these are like it. Columns of numbers tell most of them
apart; only what is left is read (`claims.candidates.alike`, which decides).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, partial
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from provenance.claims.candidates import ENOUGH_COVERAGE, ENOUGH_DICE, Row, Vocabulary, mass, vocabulary, word_weights
from provenance.claims.claim_lexicon import UNKNOWN
from provenance.spark import tables
from provenance.spark.rarity import Numbers, codes, unpacked

KEPT = 20_000
"""Claims of a piece that are kept as Python objects."""
_SLACK = 1e-9
"""Sums of floats in another order may differ by less."""
_HIGH, _WORD = 44, 16
"""Bits below the place of a claim in a chunk, and of a word that are left out, where both are one number: words that
are taken for equal by chance only add to what is looked at."""
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class _Kept(dict[_Key, _Value]):
    """What is made of places or names, kept for so many of them; then all is forgotten, as most is not asked again."""

    def __init__(self, make: Callable[[_Key], _Value]) -> None:
        self._make = make

    def __missing__(self, key: _Key) -> _Value:
        if len(self) >= KEPT:
            self.clear()
        self[key] = found = self._make(key)
        return found


class _Columns(NamedTuple):
    """The columns of claims; those of one document follow one another."""

    column: dict[str, pa.Array]
    words: Numbers
    ends: Numbers
    spans: dict[str, tuple[int, int]]
    period: int

    @classmethod
    def of(cls, claims: pa.Table, period: int) -> _Columns:
        column = {name: claims[name].combine_chunks() for name in claims.column_names}
        starts = np.flatnonzero(np.diff(codes(column["document"]), prepend=-1))
        bounds = zip(starts.tolist(), [*starts[1:].tolist(), len(claims)], strict=True)
        spans = dict(zip(column["document"].take(starts).to_pylist(), bounds, strict=True))
        ends = np.cumsum(pc.list_value_length(column["words"]).to_numpy(), dtype=np.int64)
        return cls(column, column["words"].flatten().to_numpy(), np.concatenate([[0], ends]), spans, period)

    def row(self, at: int) -> Row:
        document, day = (self.column[name][at].as_py() for name in ("document", "day"))
        return Row(document, day, 0, tuple(self._words(at, at + 1)))

    def vocabulary(self, document: str) -> Vocabulary:
        return vocabulary({*self._words(*self.spans[document])})

    def told(self, at: int) -> tables.Row:
        known = {name: self.column[name][at].as_py() for name in ("key", "compared", "url", "claims")}
        return {**known, "period": self.period}

    def _words(self, start: int, end: int) -> list[int]:
        found: list[int] = self.words[self.ends[start] : self.ends[end]].tolist()
        return found


class Piece:
    """Claims by their places (`claims.candidates.Told`), each read when it is asked for."""

    def __init__(self, claims: pa.Table, period: int) -> None:
        self.columns = columns = _Columns.of(claims, period)
        self.rows, self.told = _Kept(columns.row), _Kept(columns.told)
        self.masses = _Kept(partial(_mass, self.rows))
        self.vocabulary = _Kept(columns.vocabulary)

    @classmethod
    def of(cls, packed: Iterable[bytes], period: int) -> Piece:
        return cls(pa.concat_tables(map(unpacked, packed)).combine_chunks(), period)

    @cached_property
    def rarest(self) -> tuple[Numbers, Numbers]:
        """The rarest keys of all claims, and the places of these, in order."""
        rare = self.columns.column["rare"]
        return rare.flatten().to_numpy(), np.repeat(np.arange(len(rare)), pc.list_value_length(rare).to_numpy())

    @cached_property
    def index(self) -> tuple[Numbers, Numbers]:
        """The same, in the order of the keys."""
        keys, owners = self.rarest
        order = np.argsort(keys)
        return keys[order], owners[order]

    @cached_property
    def days(self) -> Any:
        return self.columns.column["day"].to_numpy(zero_copy_only=False).astype(float)

    @cached_property
    def documents(self) -> Numbers:
        return codes(self.columns.column["document"])

    @cached_property
    def sums(self) -> Any:
        """The weights of the words of all claims, nearly."""
        return np.bincount(self._owners, weights_of(self.columns.words), len(self.columns.ends) - 1)

    @cached_property
    def _owners(self) -> Numbers:
        """The place of the claim that has each word."""
        return np.repeat(np.arange(len(self.columns.ends) - 1), np.diff(self.columns.ends))

    @cached_property
    def _entries(self) -> Numbers:
        return np.sort(self._owners << _HIGH | self.columns.words >> _WORD)

    def has(self, claims: Numbers, words: Numbers) -> Any:
        """Whether each of some claims has a word."""
        wanted = claims << _HIGH | words >> _WORD
        at = np.searchsorted(self._entries, wanted)
        return self._entries[np.minimum(at, len(self._entries) - 1)] == wanted


def _mass(rows: dict[int, Row], at: int) -> float:
    return mass(rows[at].words)


def weights_of(words: Numbers) -> Any:
    """The weight of each word."""
    numbers, weights = _lexicon()
    at = np.minimum(np.searchsorted(numbers, words), len(numbers) - 1)
    return np.where(numbers[at] == words, weights[at], UNKNOWN)


@cache
def _lexicon() -> tuple[Numbers, Any]:
    known = sorted(word_weights().items())
    return np.array([number for number, _ in known]), np.array([weight for _, weight in known])


def joined(
    piece: Piece, passing: Piece, window: int | None, start: int | None = None
) -> Iterator[tuple[int, list[int]]]:
    """The claims that pass by, with those of the piece that share two of their rarest keys with each, and may be alike;
    with `start`, they are those of the piece from there on, and only earlier ones are found."""
    wanted, looking = passing.rarest
    a, b = _sharing(looking, wanted, *piece.index)
    if start is not None:
        a, b = _those(a < b + start, a, b)
    a, b = _twice(a, b)
    if start is not None:
        a, b = _those(piece.documents[a] != piece.documents[b + start], a, b)
    if window is not None:
        a, b = _those(~(np.abs(piece.days[a] - passing.days[b]) > window), a, b)  # an undated claim is near to all
    a, b = _those(_may_overlap(piece, a, passing, b), a, b)
    for one, group in groupby(zip(b.tolist(), a.tolist(), strict=True), itemgetter(0)):
        yield one, [other for _, other in group]


def _those(which: Any, a: Numbers, b: Numbers) -> tuple[Numbers, Numbers]:
    return a[which], b[which]


def _sharing(looking: Numbers, wanted: Numbers, having: Numbers, holders: Numbers) -> tuple[Numbers, Numbers]:
    """For each key wanted by a claim, the claims that have it, which are in the order of the keys: these, and the one
    that wants it, as often as there are such keys."""
    order = np.argsort(wanted)  # a sorted search is five times as fast
    looking, wanted = looking[order], wanted[order]
    low = np.searchsorted(having, wanted)
    there = having[np.minimum(low, len(having) - 1)] == wanted if len(having) else np.zeros(len(wanted), bool)
    low, looking = low[there], looking[there]
    found = np.searchsorted(having, wanted[there], "right") - low
    ends = np.cumsum(found)
    places = np.arange(found.sum()) + np.repeat(low - ends + found, found)
    return holders[places], np.repeat(looking, found)


def _twice(a: Numbers, b: Numbers) -> tuple[Numbers, Numbers]:
    """The pairs that are there more than once, in the order of the second."""
    both = np.sort(b << 32 | a)
    several = np.unique(both[1:][both[1:] == both[:-1]])
    return several & 0xFFFFFFFF, several >> 32


def _may_overlap(piece: Piece, a: Numbers, passing: Piece, b: Numbers) -> Any:
    """Whether the words of claims overlap enough for an exact comparison, or nearly so."""
    ends = piece.columns.ends
    lengths = ends[a + 1] - ends[a]
    pairs = np.repeat(np.arange(len(a)), lengths)
    words = piece.columns.words[np.arange(len(pairs)) + np.repeat(ends[a] - np.cumsum(lengths) + lengths, lengths)]
    there = passing.has(b[pairs], words)
    shared = np.bincount(pairs[there], weights_of(words[there]), len(a))
    one, other = piece.sums[a], passing.sums[b]
    dice = 2 * shared >= ENOUGH_DICE * (one + other) - _SLACK
    return dice | (shared >= ENOUGH_COVERAGE * np.minimum(one, other) - _SLACK)
