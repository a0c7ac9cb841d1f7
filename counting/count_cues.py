"""Count how often each cue is right in each frame, on a folder of brat pairs, and write the lexicon's table.

usage: python counting/count_cues.py GOLD_DIR > provenance/lexicon/en/cue_counts.tsv

A candidate is right if its cue shares a word with a gold cue, its content overlaps that attribution's by half
(Jaccard over words, in the sentences it touches), and the sources share a word or are both empty. Candidates whose cue
stands inside gold content are left out, since the gold is flat. Rows with few candidates are left out: they would
hardly move an estimate.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from provenance.engine import propose
from provenance.engine.weighing import Key, keys, keys_of_features
from provenance.evaluate.gold import pairs, read_pair
from provenance.evaluate.scoring import AGREE, Sets
from provenance.evaluate.word_sets import Words
from provenance.model import Span
from provenance.rules.indexed_text import IndexedText
from provenance.rules.rule import Candidate
from provenance.text import segment

_FEWEST, _FEWEST_OF_FEATURE = 2, 5
"""Rows of a cue, and rows of something around a cue, rest on at least so many candidates."""


def verdict(indexed: IndexedText, candidate: Candidate, words: Words, gold: list[Sets]) -> bool | None:
    """Right, wrong, or `None` where the cue stands inside gold content."""
    found = Sets(
        _touched(indexed, words, [candidate.source] if candidate.source else []),
        _touched(indexed, words, [candidate.cue]),
        _touched(indexed, words, candidate.content),
    )
    near = [g for g in gold if g.cue & found.cue or not (g.cue or found.cue)]
    if not near:
        return None if any(g.content & found.cue for g in gold) else False
    reach = words.touched(reached_sentences(indexed, candidate))
    return any(AGREE["relation"](g._replace(content=g.content & reach), found) for g in near)


def reached_sentences(indexed: IndexedText, candidate: Candidate) -> tuple[Span, ...]:
    """The sentences the candidate touches. Gold content beyond them is for the continuation of quotations to find."""
    starts = [sentence.first for sentence in indexed.sentences]
    ranges = [candidate.cue, *candidate.content]
    touched = [(bisect_right(starts, a) - 1, bisect_right(starts, b - 1)) for a, b in ranges]
    return tuple(Span(indexed.sentences[a].start, indexed.sentences[b - 1].end) for a, b in touched)


def _touched(indexed: IndexedText, words: Words, ranges: list[tuple[int, int]]) -> int:
    return words.touched(tuple(Span(indexed.tokens[a].start, indexed.tokens[b - 1].end) for a, b in ranges))


def count(folder: Path) -> dict[tuple[str, str, str], list[int]]:
    """(cue, frame, subject) → [right, all]."""
    counts: dict[tuple[str, str, str], list[int]] = {}
    for ann in pairs(folder):
        for key, right in count_pair(ann):
            row = counts.setdefault(key, [0, 0])
            row[0] += right
            row[1] += 1
    return counts


def count_pair(ann: Path) -> Iterator[tuple[Key, bool]]:
    """The keys of each candidate in an article, with whether it is right."""
    text, relations = read_pair(ann)
    words, indexed = Words(text), IndexedText(segment(text))
    gold = [Sets(*map(words.touched, relation)) for relation in relations]
    for candidate in propose(indexed):
        right = verdict(indexed, candidate, words, gold)
        if right is not None:
            _, kind, frame, _ = candidate.key
            for key in (*keys(candidate.key), *keys_of_features(kind, frame, candidate.features)):
                yield key, right


HEADER = """\
# How often a cue was right in a frame, counted on the train split of PolNeAR (840 US news articles of 2015 and 2016,
# Newell et al. 2018) by counting/count_cues.py. A [class] stands for all verbs of that class, [all] for all cues, *
# for any frame or subject. In place of the subject stands what is around the cue (provenance/rules/cue_features.py).
# cue\tframe\tsubject\tright\tall"""


def main(folder: Path) -> None:
    print(HEADER)
    for key, (right, total) in sorted(count(folder).items()):
        feature, of_class = " " in key[2], key[0].startswith("[")
        if total >= (_FEWEST_OF_FEATURE if feature else 1 if of_class else _FEWEST):
            print(*key, right, total, sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
