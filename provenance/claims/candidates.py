"""Which pairs of claims are worth a closer look: those that share two of their rarest keys, within the window. A key is
a word, or two words that follow one another: in a thousand articles on one topic hardly a word is rare, but most pairs
of words are.

The collection is cut into periods of the window's length, counted from a fixed day. Claims are compared within a period
and with the next one; undated claims with all. What is found between two periods depends on the claims of these two
alone, so a later comparison can keep what it knows of all the others (`provenance.claims.store`).

For each key there is a list of the claims that have it among their rarest; what stands in two of a claim's lists is a
candidate. A claim looks up as many lists as `BUDGET` pays for, so work grows as claims do, however dense they lie.
MinHash was measured and loses a third of the claims whose attribution was dropped (docs/claims.md).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, chain, pairwise, repeat
from math import fsum, sqrt
from typing import NamedTuple

from attrs import frozen

from provenance.claims.claim import Claim
from provenance.claims.form import weigh
from provenance.claims.normalise import keys

BUDGET = 400
"""The rarest keys of a claim are those that, rarest first, are counted no more than so often altogether: 98 % of the
matches in PolNeAR taken as one window are kept (docs/claims.md)."""
SHARED = 2
"""Two claims are candidates if they share this many of their rarest keys."""
ENOUGH_DICE, ENOUGH_COVERAGE = 0.40, 0.60
"""Candidates whose words overlap less than both are dropped before the exact comparison."""
TELLING = 0.4
"""Words of at least this weight make two documents kin."""

_NOTHING = repeat(0.0)
Words = tuple[str, ...]
Key = str | tuple[str, str]
Vocabulary = tuple[frozenset[str], float]
"""The telling words of a document, and their weight."""


@frozen(eq=False)
class Period:
    """The claims of one period with what the join needs of them: for each claim its different words and their weight,
    for each document the telling words of all its claims and theirs."""

    claims: Sequence[Claim]
    words: Sequence[Words]
    masses: Sequence[float]
    vocabulary: dict[str, Vocabulary]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Period:
        words = [tuple(dict.fromkeys(keys(claim.body))) for claim in claims]
        telling: dict[str, set[str]] = {}
        for claim, found in zip(claims, words, strict=True):
            telling.setdefault(claim.document, set()).update(word for word in found if weigh(word) >= TELLING)
        vocabulary = {document: (frozenset(found), _mass(found)) for document, found in telling.items()}
        return cls(claims, words, [_mass(found) for found in words], vocabulary)


class Candidate(NamedTuple):
    """A claim of the first period and one of the second, by their places there; `kinship` is the cosine of what their
    documents talk about."""

    a: int
    b: int
    kinship: float


def candidates(first: Period, second: Period, window: int | None) -> Iterator[Candidate]:
    """Pairs of claims of two periods that may state the same. `second` may be `first`; then `a` comes before `b`."""
    kinship: dict[tuple[str, str], float] = {}
    for b, found in _joined(first, second):
        claim = second.claims[b]
        weights = {word: weigh(word) for word in second.words[b]}
        for a in found:
            other = first.claims[a]
            if other.document == claim.document or not _near(other, claim, window):
                continue
            shared = fsum(map(weights.get, first.words[a], _NOTHING))
            if not _enough(shared, first.masses[a], second.masses[b]):
                continue
            documents = other.document, claim.document
            if documents not in kinship:
                kinship[documents] = _cosine(first.vocabulary[documents[0]], second.vocabulary[documents[1]])
            yield Candidate(a, b, kinship[documents])


def _joined(first: Period, second: Period) -> Iterator[tuple[int, list[int]]]:
    """The claims of the second period, with those of the first that share `SHARED` of their rarest keys with each."""
    rarity = rarity_of(first, second)
    having: list[list[int]] = [[] for _ in rarity.counts]
    if first is not second:
        for a, words in enumerate(first.words):
            _enter(a, rarity.rarest(words), having)
    for b, words in enumerate(second.words):
        rarest = rarity.rarest(words)
        times = Counter(chain.from_iterable([having[rank] for rank in rarest]))
        if found := [a for a, count in times.items() if count >= SHARED]:
            yield b, found
        if first is second:
            _enter(b, rarest, having)


def _enter(claim: int, rarest: Sequence[int], having: list[list[int]]) -> None:
    for rank in rarest:
        having[rank].append(claim)


class Rarity(NamedTuple):
    """The keys that can find anything by their rank, the rarest first, and for each rank how many claims have it."""

    ranks: dict[Key, int]
    counts: list[int]

    def rarest(self, words: Words) -> list[int]:
        """The ranks of the rarest keys of a claim, in order."""
        found = sorted([rank for rank in map(self.ranks.get, _keys(words)) if rank is not None])
        return found[: bisect_right(list(accumulate(map(self.counts.__getitem__, found))), BUDGET)]


def rarity_of(first: Period, second: Period) -> Rarity:
    """How rare the keys of two periods are in both together."""
    periods = [first] if first is second else [first, second]
    counts = Counter(chain.from_iterable(_keys(words) for period in periods for words in period.words))
    usable = sorted((count, isinstance(key, tuple), key) for key, count in counts.items() if 1 < count <= BUDGET)
    return Rarity({key: rank for rank, (_, _, key) in enumerate(usable)}, [count for count, _, _ in usable])


def _keys(words: Words) -> Iterator[Key]:
    return chain(words, pairwise(words))


def _near(a: Claim, b: Claim, window: int | None) -> bool:
    return window is None or a.day is None or b.day is None or abs(a.day - b.day) <= window


def _enough(shared: float, one: float, other: float) -> bool:
    """Do the words of two claims overlap enough to be compared exactly?"""
    return 2 * shared >= ENOUGH_DICE * (one + other) or shared >= ENOUGH_COVERAGE * min(one, other)


def _cosine(one: Vocabulary, other: Vocabulary) -> float:
    (words, mass), (others, mass_other) = one, other
    return _mass(words & others) / sqrt(max(mass * mass_other, 1e-9))


def _mass(words: Collection[str]) -> float:
    """The weight of words; the same in whatever order they come."""
    return fsum(map(weigh, words))
