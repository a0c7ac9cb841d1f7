"""The word lists of the comparison, loaded once when first needed."""

from __future__ import annotations

import math
from functools import cache

from provenance.lexicon import read_table

UNKNOWN = 1.0
"""Weight of a word that the background list does not hold: as much as a word can tell."""


@cache
def kind(name: str) -> dict[str, float]:
    """The words of one kind (`"negation"`, `"hedge"`, `"month"` …) with their value, 0 where they have none."""
    return {word: float(value or 0) for word, of, value in read_table("claim_words") if of == name}


@cache
def weights() -> dict[str, float]:
    """How much a stem tells, 0 to 1: its inverse document frequency over sentences, as a share of the largest.

    Counted on a fixed background and not on the documents compared, so that the score of two claims depends on
    nothing but the two.
    """
    counts = read_table("sentence_frequency")
    total = next(int(count) for word, count in counts if word == "*")
    return {word: math.log(total / int(count)) / math.log(total) for word, count in counts if word != "*"}
