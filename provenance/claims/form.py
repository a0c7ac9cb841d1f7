"""What is compared: the words of a claim with their weights, quotations, numbers, names and negations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import islice

from attrs import frozen

from provenance.claims.claim_lexicon import UNKNOWN, descriptions, kind, opposites, weights
from provenance.claims.normalise import Word, words
from provenance.claims.quantities import Quantity, quantities
from provenance.claims.when import Clock, clocks, dates, months, weekdays

LEAST_QUOTED = 5
"""Shortest quotation, in words, that by itself shows that two claims are one."""
NAME_SHARE = 0.5
"""Names and titles say who a claim is about, not what it claims, and numbers and days have guards of their own: they
weigh half as much as other words."""
CONTENT = 0.25
"""Least weight of a content word: about the rank of “last”, “them”."""
_FIRST = 0.5
"""Least weight of a word at the head of the claim to be taken for a name: it may be capitalised anyway."""
_NOT_NEGATING = ("only", "just", "merely", "but", "help")
_STOP = re.compile(r"[,;:.!?—–()…]")
_REST_QUOTED = re.compile(r"[^“”\"]*”")
"""The end of a quotation that opened in an earlier sentence."""
_QUOTED = re.compile(r"[“\"]([^“”\"]*)[”\"]?|''((?:[^']|'(?!'))*)''")


@frozen(eq=False, slots=False)
class Form:
    """A claim's body as it is compared; each part is computed when first needed."""

    body: str
    quoted: bool
    """Whether all of it is somebody's words, although not in quotation marks."""
    words: tuple[Word, ...]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(w.key for w in self.words)

    @cached_property
    def lowers(self) -> frozenset[str]:
        """Its words in lower case."""
        return frozenset(w.lower for w in self.words)

    def has(self, *kinds: str) -> bool:
        """Whether there is a word of one of these kinds. Spares a closer look at most claims."""
        return any(not kind(name).keys().isdisjoint(self.lowers) for name in kinds)

    @cached_property
    def names(self) -> tuple[tuple[int, int], ...]:
        """Runs of words written as names: indices into `words`, half-open."""
        return tuple(_names(self.words))

    @cached_property
    def weight(self) -> dict[str, float]:
        """The weight of each distinct word."""
        named = {self.keys[i] for first, last in self.names for i in range(first, last)}
        known = weights()
        found = {}
        for w in self.words:
            share = _share(w.lower)
            if w.number is not None or w.key in named:
                share = min(share, NAME_SHARE)
            found[w.key] = share * known.get(w.key, UNKNOWN)
        return found

    @cached_property
    def mass(self) -> float:
        """Sum of the weights of the distinct words."""
        return sum(self.weight.values())

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Keys that are numbers, “hundreds” among them."""
        vague = kind("vague")
        return frozenset([w.key for w in self.words if w.number is not None or w.lower in vague])

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """Each quotation of at least `LEAST_QUOTED` words: indices into `words`, half-open."""
        spans = [(0, len(self.body))] if self.quoted else [m.span() for m in _QUOTED.finditer(self.body)]
        if not self.quoted and (rest := _REST_QUOTED.match(self.body)):
            spans.insert(0, rest.span())
        if not spans:
            return ()
        starts = [w.start for w in self.words]
        found = ((bisect_left(starts, a), bisect_left(starts, b)) for a, b in spans)
        return tuple((a, b) for a, b in found if b - a >= LEAST_QUOTED)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return quantities(self.words, self.body) if self.numbers else ()

    @cached_property
    def ranks(self) -> list[int]:
        """The words that are ordinal numbers: indices into `words`."""
        return [i for i, w in enumerate(self.words) if w.ordinal]

    @cached_property
    def negations(self) -> list[int]:
        """The negating words: indices into `words`."""
        shortened = "'" in self.body or "’" in self.body
        return _negations(self.words) if shortened or self.has("negation", "failing") else []

    @cached_property
    def negated(self) -> dict[str, tuple[int, int]]:
        """Stems of content words under a negation, with the words from the negation to them: indices, half-open."""
        return _scope(self.words, self.body, self.negations)

    @cached_property
    def hedged(self) -> dict[str, tuple[int, int]]:
        """The same for content words under a hedge: “may”, “possibly”."""
        return _scope(self.words, self.body, _hedges(self.words)) if self.has("hedge") else {}

    @cached_property
    def opposed(self) -> list[tuple[int, set[str]]]:
        """The words that have opposites: indices into `words`, with the keys of the opposites."""
        known = opposites()
        return [(i, known[key]) for i, key in enumerate(self.keys) if key in known]

    @cached_property
    def weekdays(self) -> frozenset[str]:
        return weekdays(self.words) if self.has("weekday") else frozenset()

    @cached_property
    def months(self) -> dict[int, str]:
        return months(self.words) if self.has("month") else {}

    @cached_property
    def dates(self) -> frozenset[str]:
        """Days of a month as `"3-15"`."""
        return dates(self.words) if self.has("month") else frozenset()

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        return clocks(self.words, self.body) if self.numbers or self.has("clock") else ()

    def part(self, first: int, last: int) -> Form:
        """The form of the words from `first` up to, but not including, `last`."""
        return form(self.text(first, last))

    def weigh(self, keys: Iterable[str]) -> float:
        """Sum of the weights of some of its words."""
        return sum(self.weight[key] for key in sorted(keys))

    def place(self, key: str) -> tuple[int, int]:
        """The first word with this key: indices, half-open."""
        first = self.keys.index(key)
        return first, first + 1

    def text(self, first: int, last: int) -> str:
        """The body from the word `first` up to, but not including, `last`, unchanged."""
        return self.body[self.words[first].start : self.words[last - 1].end] if first < last else ""


def weigh(key: str) -> float:
    """How telling a stem is, 0 to 1."""
    return weights().get(key, UNKNOWN)


@lru_cache(maxsize=1 << 14)
def form(body: str, quoted: bool = False) -> Form:
    """The form of a claim's body."""
    return Form(body, quoted, words(body))


@lru_cache(maxsize=1 << 14)
def _share(lower: str) -> float:
    """The share of its weight that a word counts with, if it is neither a name nor a number."""
    if lower in kind("discourse"):
        return 0.0
    return NAME_SHARE if lower in kind("title") or lower in kind("weekday") else 1.0


@cache
def _no_names() -> frozenset[str]:
    """Words that are capitalised without being names."""
    return frozenset({"i"}.union(*(kind(name) for name in ("title", "weekday", "month", "discourse", "vague"))))


def _is_common(first: Word, after: Word | None = None) -> bool:
    """Whether the first word of a claim is capitalised only for that: “*Villagers* fear …”."""
    return weigh(first.key) < _FIRST or (first.key in descriptions() and not (after and after.name))


def _names(found: Sequence[Word]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for i, word in enumerate(found):
        if not word.name or word.lower in _no_names() or (i == 0 and _is_common(*found[:2])):
            continue
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _negations(found: Sequence[Word]) -> list[int]:
    known, failing = kind("negation"), kind("failing")
    said = [i for i, w in enumerate(found[:-1]) if w.lower in known or w.lower.endswith("n't")]
    failed = [i for i, w in enumerate(found[:-1]) if w.lower in failing and found[i + 1].lower == "to"]
    return sorted([*failed, *(i for i in said if found[i + 1].lower not in _NOT_NEGATING)])


def _hedges(found: Sequence[Word]) -> list[int]:
    known = kind("hedge")
    return [i for i, w in enumerate(found) if w.lower in known and not w.name]


def _scope(found: Sequence[Word], body: str, opening: Sequence[int]) -> dict[str, tuple[int, int]]:
    """The content words whose every occurrence is one of the two after an opening word in its clause."""
    under: dict[str, list[tuple[int, int]]] = {}
    for i in opening:
        for j in islice(_clause(found, body, i), 2):
            under.setdefault(found[j].key, []).append((i, j + 1))
    total = Counter(w.key for w in found) if under else Counter()
    return {key: places[0] for key, places in under.items() if len(places) >= total[key]}


def _clause(found: Sequence[Word], body: str, i: int) -> Iterator[int]:
    """The content words after word `i` up to the next punctuation mark, at most eight words on."""
    for j in range(i + 1, min(i + 9, len(found))):
        if _STOP.search(body, found[j - 1].end, found[j].start):
            return
        if weigh(found[j].key) >= CONTENT:
            yield j
