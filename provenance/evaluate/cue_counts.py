"""Whether the attribution candidates in a text are right by the gold, and what they are counted under.

A candidate is right if its cue shares a word with a gold cue, its content overlaps that attribution's by half (Jaccard
over words, in the sentences it touches), and the sources share a word or are both empty. Candidates whose cue is inside
gold content are left out, since the gold is flat.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from provenance.engine import propose
from provenance.engine.weighing import Key, keys, keys_of_features
from provenance.evaluate.gold import Relation
from provenance.evaluate.scoring import AGREE, Sets
from provenance.evaluate.word_sets import Words
from provenance.model import Span
from provenance.rules.indexed_text import IndexedText
from provenance.rules.rule import Candidate
from provenance.text import segment


def counted(text: str, relations: Sequence[Relation]) -> Iterator[tuple[Key, bool]]:
    """The keys of each candidate in an article, with whether it is right."""
    words, indexed = Words(text), IndexedText(segment(text))
    gold = [Sets(*map(words.touched, relation)) for relation in relations]
    for candidate in propose(indexed):
        right = verdict(indexed, candidate, words, gold)
        if right is not None:
            yield from ((key, right) for key in keys_of(candidate))


def keys_of(candidate: Candidate) -> Iterator[Key]:
    """Everything a candidate is counted under."""
    _, kind, frame, _ = candidate.key
    yield from keys(candidate.key)
    yield from keys_of_features(kind, frame, candidate.features)


def verdict(indexed: IndexedText, candidate: Candidate, words: Words, gold: list[Sets]) -> bool | None:
    """Right, wrong, or `None` where the cue is inside gold content."""
    found = sets_of(indexed, candidate, words)
    near = [g for g in gold if g.cue & found.cue or not (g.cue or found.cue)]
    if not near:
        return None if any(g.content & found.cue for g in gold) else False
    reach = words.touched(reached_sentences(indexed, candidate))
    return any(AGREE["relation"](g._replace(content=g.content & reach), found) for g in near)


def sets_of(indexed: IndexedText, candidate: Candidate, words: Words) -> Sets:
    """The words of each role of a candidate."""
    return Sets(
        _touched(indexed, words, [candidate.source] if candidate.source else []),
        _touched(indexed, words, [candidate.cue]),
        _touched(indexed, words, candidate.content),
    )


def reached_sentences(indexed: IndexedText, candidate: Candidate) -> tuple[Span, ...]:
    """The sentences that the candidate touches. Gold content beyond them is left to the continuation of quotations."""
    starts = [sentence.first for sentence in indexed.sentences]
    ranges = [candidate.cue, *candidate.content]
    touched = [(bisect_right(starts, a) - 1, bisect_right(starts, b - 1)) for a, b in ranges]
    return tuple(Span(indexed.sentences[a].start, indexed.sentences[b - 1].end) for a, b in touched)


def _touched(indexed: IndexedText, words: Words, ranges: list[tuple[int, int]]) -> int:
    return words.touched(tuple(Span(indexed.tokens[a].start, indexed.tokens[b - 1].end) for a, b in ranges))
