"""The word lists of the comparison, loaded once when first needed."""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files

UNKNOWN = 1.0
"""Weight of a word that the background list does not hold: as much as a word can tell."""


def rows(name: str) -> list[list[str]]:
    """The lines of a list below its comment and its line of column names."""
    text = files("provenance.lexicon").joinpath("en", name).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


@cache
def kind(name: str) -> dict[str, float]:
    """The words of one kind (`"negation"`, `"hedge"`, `"month"` …) with their value, 0 where they have none."""
    return {word: float(value or 0) for word, of, value in rows("claim_words.tsv") if of == name}


@cache
def weights() -> dict[str, float]:
    """How much a stem tells, 0 to 1: its inverse document frequency over sentences, as a share of the largest.

    Counted on a fixed background and not on the documents compared, so that the score of two claims depends on
    nothing but the two.
    """
    counts = rows("sentence_frequency.tsv")
    total = next(int(count) for word, count in counts if word == "*")
    return {word: math.log(total / int(count)) / math.log(total) for word, count in counts if word != "*"}
