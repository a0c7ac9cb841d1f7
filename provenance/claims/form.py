"""What is compared: the words of a claim with their weights, quotations, numbers, names and negations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from provenance.claims.normalise import Word, words
from provenance.claims.quantities import Quantity, quantities
from provenance.claims.words import UNKNOWN, kind, weights

LEAST_QUOTED = 5
"""Words that a quotation must have to show by itself that two claims are one."""
NAME_SHARE = 0.5
"""A name says who a claim is about, not what it claims: it weighs half of another word."""
_CONTENT = 0.25
"""From this weight on a word is a content word: about the rank of “last”, “them”."""
_QUOTED = re.compile(r"[“\"]([^“”\"]*)[”\"]?|''((?:[^']|'(?!'))*)''")


@frozen(eq=False)
class Form:
    """A claim's body as it is compared. Two bodies with the same `keys` say the same in the same words."""

    words: tuple[Word, ...]
    keys: tuple[str, ...]
    weight: dict[str, float]
    mass: float
    """Sum of the weights of the different words."""
    quotations: tuple[str, ...]
    """The keys of each quotation of at least `LEAST_QUOTED` words, joined by spaces."""
    quantities: tuple[Quantity, ...]
    names: tuple[tuple[int, int], ...]
    """Runs of words written as names: indices into `words`, half-open."""
    negated: frozenset[str]
    """Stems of content words that stand under a negation."""
    weekdays: frozenset[str]
    dates: frozenset[tuple[str, str]]

    @property
    def line(self) -> str:
        return " ".join(self.keys)


def weigh(key: str) -> float:
    """How much a stem tells, 0 to 1."""
    return weights().get(key, UNKNOWN)


@lru_cache(maxsize=1 << 15)
def form(body: str, quoted: bool = False) -> Form:
    """The form of a claim's body; `quoted` says that the whole of it is somebody's words though no marks stand there."""
    found = words(body)
    names = tuple(_names(found))
    named = {found[i].key for first, last in names for i in range(first, last)}
    weight = {w.key: weigh(w.key) * (NAME_SHARE if w.key in named else 1) for w in found}
    spans = [(0, len(body))] if quoted else [m.span() for m in _QUOTED.finditer(body)]
    quotations = (" ".join(w.key for w in found if a <= w.start < b) for a, b in spans)
    return Form(
        found, tuple(w.key for w in found), weight, sum(weight.values()),
        tuple(q for q in quotations if q.count(" ") >= LEAST_QUOTED - 1),
        quantities(found, body), names, frozenset(_negated(found)), *_dates(found),
    )  # fmt: skip


def _names(found: Sequence[Word]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for i, word in enumerate(found):
        common = word.lower in kind("title") or word.lower in kind("weekday") or word.lower in kind("month")
        if not word.name or common or word.lower == "i" or (i == 0 and weigh(word.key) < _FIRST):
            continue
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


_FIRST = 0.5


def _negated(found: Sequence[Word]) -> set[str]:
    """The next two content words after each negation (“not only” is none)."""
    scope: set[str] = set()
    for i, word in enumerate(found):
        if not (word.lower in kind("negation") or word.lower.endswith("n't")):
            continue
        following = [w.key for w in found[i + 1 : i + 8] if weigh(w.key) >= _CONTENT]
        if i + 1 < len(found) and found[i + 1].lower not in ("only", "just", "merely"):
            scope.update(following[:2])
    return scope


def _dates(found: Sequence[Word]) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    weekdays = frozenset(w.lower for w in found if w.lower in kind("weekday") and w.name)
    dates = {
        (str(kind("month")[month.lower]), day.key)
        for month, day in zip(found, found[1:], strict=False)
        if month.lower in kind("month") and month.name and day.number is not None and day.number <= 31
    }
    return weekdays, frozenset(dates)
