"""Sentences that recur because of how papers are made: never a claim that two outlets share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from provenance.claims.spelling import folded as stem
from provenance.lexicon import read_table


@cache
def _phrases(table: str) -> dict[str, list[list[str]]]:
    """The phrases of a table by their longest stem, which few texts have."""
    phrases: dict[str, list[list[str]]] = {}
    for (phrase,) in read_table(table):
        stems = [stem(word) if word != "*" else word for word in phrase.split()]
        phrases.setdefault(max(stems, key=len), []).append(stems)
    return phrases


def is_boilerplate(keys: Sequence[str]) -> bool:
    """Whether a claim with these stems contains a phrase of `boilerplate.tsv` or `corrections.tsv`. A `*` in a phrase
    is up to three words."""
    return _holds("boilerplate", keys) or owns_to_mistake(keys)


def owns_to_mistake(keys: Sequence[str]) -> bool:
    """Whether a phrase of `corrections.tsv` is among these stems."""
    return _holds("corrections", keys)


Openings = Sequence[tuple[str, ...]]
"""Of phrases: the openings of their long stems, which no ending changes."""


def openings_in(text: str, among: Openings | None = None) -> Openings:
    """The phrases of `corrections.tsv`, or those `among` them, that a text may contain, by their openings. Spares
    stemming the words of most texts."""
    lower = text.lower()
    known = _openings() if among is None else among
    return [openings for openings in known if all(opening in lower for opening in openings)]


@cache
def _openings() -> Openings:
    """The openings of each phrase, the longest stem first."""
    phrases = [sorted(phrase, key=len, reverse=True) for some in _phrases("corrections").values() for phrase in some]
    return [tuple(stem[:-1][:5] for stem in phrase if len(stem) > 4) for phrase in phrases]


def _holds(table: str, keys: Sequence[str]) -> bool:
    known = _phrases(table)
    if known.keys().isdisjoint(keys):
        return False
    phrases = [phrase for key in known.keys() & {*keys} for phrase in known[key]]
    return any(_stands(phrase, keys, i) for phrase in phrases for i, key in enumerate(keys) if key == phrase[0])


def _stands(phrase: list[str], keys: Sequence[str], at: int) -> bool:
    reachable = {at}
    for part in phrase:
        if part == "*":
            reachable = {i + step for i in reachable for step in range(4)}
        else:
            reachable = {i + 1 for i in reachable if i < len(keys) and keys[i] == part}
    return bool(reachable)
