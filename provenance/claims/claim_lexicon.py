"""The word lists of the comparison, loaded once when first needed."""

from __future__ import annotations

import math
from functools import cache

from provenance.claims.spelling import folded
from provenance.lexicon import read_table
from provenance.lexicon.verbs import forms

UNKNOWN = 1.0
"""Weight of a word that is not in the background list: the most that a word can have."""


@cache
def kind(name: str) -> dict[str, float]:
    """The words of one kind (`"negation"`, `"hedge"`, `"month"` …) with their value, 0 where they have none."""
    return {word: float(value or 0) for word, of, value in read_table("claim_words") if of == name}


@cache
def weights() -> dict[str, float]:
    """How telling a key is, 0 to 1: its inverse document frequency over sentences, as a share of the largest.

    Counted on a fixed background and not on the documents compared, so that the score of two claims depends on nothing
    but those two.
    """
    counts = {key: int(count) for key, count in read_table("sentence_frequency")}
    total = counts.pop("*")
    return {word: math.log(total / count) / math.log(total) for word, count in counts.items()}


@cache
def units() -> dict[str, tuple[str, float]]:
    """What each unit measures, or which currency it is, and its factor, which is 0 for money."""
    return {name: (measure, 0.0 if factor == "-" else float(factor)) for name, measure, factor in read_table("units")}


@cache
def opposites() -> dict[str, set[str]]:
    """The keys that mean the opposite of a key."""
    found: dict[str, set[str]] = {}
    for row in read_table("opposites"):
        one, other = map(folded, row)
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


@cache
def verbs() -> frozenset[str]:
    """The keys of common verbs."""
    return frozenset(folded(row[0]) for name in ("verbs", "irregular_verbs") for row in read_table(name))


@cache
def descriptions() -> frozenset[str]:
    """The keys of nouns that describe people and bodies."""
    return frozenset(folded(row[0]) for row in read_table("roles") if row[1] != "document")


@cache
def inflected() -> frozenset[str]:
    """All forms of the known verbs but the first, which may be an infinitive or a noun, in lower case."""
    lemmas = [row[0] for name in ("verbs", "irregular_verbs", "cue_verbs") for row in read_table(name)]
    return frozenset(form for lemma in lemmas if lemma.isalpha() for form in forms(lemma)[1:])
