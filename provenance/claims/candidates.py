"""Which pairs of claims are worth a closer look: those that share two of their rarest keys, within the window. A key is
a word, or two consecutive words: in a thousand articles on one topic hardly any word is rare, but most pairs of words
are.

The collection is cut into periods of the window's length, counted from a fixed day. Claims are compared within a period
and with the next one; undated claims with all. What is found between two periods depends only on their claims, so a
later comparison can reuse its results for all the others (`provenance.claims.store`).

For each key there is a list of the claims that have it among their rarest; a claim found in two of the lists of another
is a candidate. A claim looks up as many lists as `BUDGET` pays for, so work grows as claims do, however densely they
fall. MinHash was measured and loses a third of the claims whose attribution was dropped (docs/claims.md).
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from hashlib import blake2b
from itertools import accumulate, chain, pairwise, repeat
from math import fsum, sqrt
from typing import NamedTuple, Protocol, TypeVar

from attrs import frozen

from provenance.claims.claim import Claim
from provenance.claims.claim_lexicon import UNKNOWN, weights
from provenance.claims.normalise import key_of, surfaces

BUDGET = 400
"""A claim's rarest keys are taken, rarest first, while their counts add up to no more than this: 98 % of the matches in
PolNeAR, taken as one window, are kept (docs/claims.md)."""
ENOUGH_DICE, ENOUGH_COVERAGE = 0.40, 0.60
"""Candidates are dropped before the exact comparison if the overlap of their words is below both."""
TELLING = 0.4
"""Weight from which a shared word makes two documents kin."""
COPIES = 20
"""Number of word-for-word copies of a claim that are compared with others in each period; further ones follow the
first."""

Words = tuple[int, ...]
"""The distinct words of a claim, in order, each as the number that represents it everywhere."""
Vocabulary = tuple[frozenset[int], float]
"""The telling words of a document, and their weight."""
_NOTHING = repeat(0.0)
_Value = TypeVar("_Value", covariant=True)


class Row(NamedTuple):
    """What the join needs to know of a claim. `body` is a number that represents the words as written, ignoring
    case."""

    document: str
    day: int | None
    body: int
    words: Words

    @classmethod
    def of(cls, claim: Claim) -> Row:
        words = tuple(dict.fromkeys(map(_number_of, surfaces(claim.body))))
        return cls(claim.document, claim.day, _digest(claim.body.lower()), words)


@frozen(eq=False, slots=False)
class Period:
    """The claims of one period, in their order, with what the join needs to know of them.

    A further word-for-word copy has no `words`, so it is not compared; `copies` says which claim it repeats. `keys` are
    those of the words, in their order.
    `vocabulary` gives the telling words of all claims of each document.
    """

    claims: Sequence[Claim]
    rows: Sequence[Row]
    copies: Mapping[int, int]
    words: Sequence[Words]
    keys: Sequence[array[int]]
    masses: Sequence[float]
    vocabulary: dict[str, Vocabulary]

    @classmethod
    def of(
        cls, claims: Sequence[Claim], rows: Iterable[Row] | None = None, copies: Mapping[int, int] | None = None
    ) -> Period:
        """`rows` are those of the claims, and `copies` the further ones among them, if known."""
        found = [*(map(Row.of, claims) if rows is None else rows)]
        copies = _copies(found) if copies is None else copies
        telling: dict[str, set[int]] = {}
        for row in found:
            telling.setdefault(row.document, set()).update(row.words)
        words = [() if i in copies else row.words for i, row in enumerate(found)]
        keys = [array("q", keys_of(each)) for each in words]
        known = {document: vocabulary(words) for document, words in telling.items()}
        return cls(claims, found, copies, words, keys, list(map(mass, words)), known)

    @cached_property
    def counts(self) -> Counter[int]:
        """How many claims have each key."""
        return Counter(chain.from_iterable(self.keys))

    @cached_property
    def repeated(self) -> dict[int, int]:
        """The same of the keys that several claims have; others find nothing here."""
        return {key: count for key, count in self.counts.items() if count > 1}


def _copies(rows: Iterable[Row]) -> dict[int, int]:
    seen: dict[int, list[int]] = {}
    for i, row in enumerate(rows):
        seen.setdefault(row.body, []).append(i)
    return {i: same[0] for same in seen.values() for i in same[COPIES:]}


def vocabulary(words: Iterable[int]) -> Vocabulary:
    """The telling ones among words."""
    telling = frozenset(word for word in words if word_weights().get(word, UNKNOWN) >= TELLING)
    return telling, mass(telling)


@lru_cache(maxsize=1 << 18)
def _number_of(surface: str) -> int:
    return _number(key_of(surface))


def _number(word: str) -> int:
    return _digest(word)


def _digest(text: str) -> int:
    """A number of 60 bits: two among a million words or texts share one with odds of one in two million."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 4


@cache
def word_weights() -> dict[int, float]:
    """The weights of words by their numbers; others have `UNKNOWN`."""
    return {_number(word): weight for word, weight in weights().items()}


class Candidate(NamedTuple):
    """A claim of the first period and one of the second, by their places there; `kinship` is the cosine of what their
    documents talk about."""

    a: int
    b: int
    kinship: float


class _ByPlace(Protocol[_Value]):
    def __getitem__(self, at: int, /) -> _Value: ...


class Told(Protocol):
    """What must be known of claims to tell whether their words overlap: by their places, and of their documents."""

    @property
    def rows(self) -> _ByPlace[Row]: ...
    @property
    def masses(self) -> _ByPlace[float]: ...
    @property
    def vocabulary(self) -> Mapping[str, Vocabulary]: ...


def candidates(first: Period, second: Period, window: int | None) -> Iterator[Candidate]:
    """Pairs of claims of two periods that may state the same thing. `second` may be `first`; then `a` comes before
    `b`."""
    return alike(_joined(first, second, rarity_of(first, second)), first, second, window)


def alike(
    found: Iterable[tuple[int, Iterable[int]]], first: Told, second: Told, window: int | None
) -> Iterator[Candidate]:
    """Of claims with others that share keys with them, the pairs within the window whose words overlap enough."""
    known = word_weights()
    kinship: dict[tuple[str, str], float] = {}
    for b, others in found:
        row = second.rows[b]
        weights = {word: known.get(word, UNKNOWN) for word in row.words}
        for a in others:
            other = first.rows[a]
            if other.document == row.document or not _near(other, row, window):
                continue
            shared = fsum(map(weights.get, other.words, _NOTHING))
            if not _enough(shared, first.masses[a], second.masses[b]):
                continue
            documents = other.document, row.document
            if documents not in kinship:
                kinship[documents] = _cosine(first.vocabulary[documents[0]], second.vocabulary[documents[1]])
            yield Candidate(a, b, kinship[documents])


def _joined(first: Period, second: Period, rarity: Rarity) -> Iterator[tuple[int, list[int]]]:
    """The claims of the second period, with those of the first that share two of their rarest keys with each."""
    having: list[list[int]] = [[] for _ in rarity.counts]
    if first is not second:
        for a, keys in enumerate(first.keys):
            _enter(a, rarity.rarest(keys), having)
    for b, keys in enumerate(second.keys):
        rarest = rarity.rarest(keys)
        if found := _twice(map(having.__getitem__, rarest)):
            yield b, found
        if first is second:
            _enter(b, rarest, having)


def _twice(lists: Iterable[Sequence[int]]) -> list[int]:
    """What is in two of the lists, in order."""
    seen: set[int] = set()
    found: set[int] = set()
    *others, last = [each for each in lists if each] or [()]
    for each in others:
        found.update(seen.intersection(each))
        seen.update(each)
    found.update(seen.intersection(last))  # the longest list as a rule, so it is worth not putting it into the set
    return sorted(found)


def _enter(claim: int, rarest: Sequence[int], having: list[list[int]]) -> None:
    for rank in rarest:
        having[rank].append(claim)


class Rarity(NamedTuple):
    """The keys that can find anything by their rank, from 1, rarest first, and the number of claims that have each."""

    ranks: dict[int, int]
    counts: list[int]

    @classmethod
    def of(cls, counts: Mapping[int, int]) -> Rarity:
        """How rare keys with these counts are. To look up some claims, the counts of their own keys are enough."""
        usable = sorted((count, key) for key, count in counts.items() if 1 < count <= BUDGET)
        return cls({key: rank for rank, (_, key) in enumerate(usable, 1)}, [0, *[count for count, _ in usable]])

    def rarest(self, keys: Iterable[int]) -> list[int]:
        """The ranks of the rarest keys of a claim, in order."""
        found = sorted(filter(None, map(self.ranks.get, keys)))
        return found[: bisect_right(list(accumulate(map(self.counts.__getitem__, found))), BUDGET)]


def rarity_of(first: Period, second: Period) -> Rarity:
    """How rare the keys of two periods are in both together."""
    if first is second:
        return Rarity.of(first.repeated)
    counts, others = first.counts, second.counts
    both = {key: counts[key] + others[key] for key in counts.keys() & others.keys()}
    return Rarity.of({**first.repeated, **second.repeated, **both})


def keys_of(words: Words) -> list[int]:
    """Each word, and each pair of consecutive words."""
    return [*words, *[3 * one + other for one, other in pairwise(words)]]


def _near(a: Row, b: Row, window: int | None) -> bool:
    return window is None or a.day is None or b.day is None or abs(a.day - b.day) <= window


def _enough(shared: float, one: float, other: float) -> bool:
    """Whether the words of two claims overlap enough for an exact comparison."""
    return 2 * shared >= ENOUGH_DICE * (one + other) or shared >= ENOUGH_COVERAGE * min(one, other)


def _cosine(one: Vocabulary, other: Vocabulary) -> float:
    (words, size), (others, other_size) = one, other
    return mass(words & others) / sqrt(max(size * other_size, 1e-9))


def mass(words: Collection[int]) -> float:
    """The total weight of words, independent of their order."""
    return fsum(map(word_weights().get, words, repeat(UNKNOWN)))
