"""Count where content ends, by what opens at that point, by frame and by situation, on a folder of brat pairs.

usage: python counting/count_edges.py GOLD_DIR > provenance/lexicon/en/content_edges.tsv

For each candidate whose cue shares a word with a gold cue, every comma, dash, bracket, conjunction and preposition
outside quotations, up to the end of its clause, is a place where the content may end. It ended there if the gold
content does, and went on if that reaches further. Rows that were seen fewer than four times are left out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from provenance.engine import propose
from provenance.evaluate.gold import read_pair
from provenance.evaluate.word_sets import Words
from provenance.model import Span
from provenance.rules.boundary_counts import SITUATION, Place
from provenance.rules.content_end import places
from provenance.rules.content_limit import limit
from provenance.rules.frame_names import frame_family
from provenance.rules.indexed_text import IndexedText
from provenance.rules.rule import Candidate
from provenance.text import segment

Counts = dict[tuple[str, str, str], list[int]]
FEWEST = 4

HEADER = """\
# Where content ends: how often it ended or went on where a comma, a dash, a conjunction … opens something: at all, in
# the frame of its cue, and in situations. Counted on the train split of PolNeAR (840 US news articles of 2015 and 2016,
# Newell et al. 2018) by counting/count_edges.py. A star stands for any; after an opening it says that another cue
# takes over.
# what\tvalue\topening\tended\twent on"""


def gold_end(
    indexed: IndexedText, candidate: Candidate, words: Words, relations: list[tuple[tuple[Span, ...], ...]]
) -> int | None:
    """Where the gold content that starts in the candidate's ends (code points); `None` if no gold cue matches."""
    first = candidate.content[-1][0]
    start, end = indexed.tokens[first].start, indexed.tokens[limit(indexed, first, candidate.context.last) - 1].end
    cue = words.touched((Span(indexed.tokens[candidate.cue[0]].start, indexed.tokens[candidate.cue[1] - 1].end),))
    for relation in relations:
        if words.touched(relation[1]) & cue:
            return max((span.end for span in relation[2] if start <= span.end and span.start < end), default=None)
    return None


def tally(indexed: IndexedText, candidate: Candidate, end: int, counts: Counts) -> None:
    """Add the places of one candidate, up to the one where its content ended."""
    family = frame_family(candidate.key[2])
    first = candidate.content[-1][0]
    for place in places(candidate.context, first, limit(indexed, first, candidate.context.last)):
        goes_on = end > indexed.tokens[place.k].start
        if goes_on or end >= indexed.tokens[place.k - 1].end - 1:
            for key in _keys(family, place):
                counts.setdefault(key, [0, 0])[goes_on] += 1
        if not goes_on:
            return


def _keys(family: str, place: Place) -> Iterator[tuple[str, str, str]]:
    yield "*", "*", "*"
    yield "*", "*", place.boundary
    yield "frame", family, place.boundary
    for name, value in zip(SITUATION, place.situation, strict=True):
        yield name, value, "*"
        yield name, value, place.boundary


def count(files: Iterable[Path]) -> Counts:
    """(what, value, opening) → [ended, went on], over the pairs of some `.ann` files."""
    counts: Counts = {}
    for ann in files:
        text, relations = read_pair(ann)
        words, indexed = Words(text), IndexedText(segment(text))
        for candidate in propose(indexed):
            if candidate.content[-1][0] > candidate.context.head:
                end = gold_end(indexed, candidate, words, relations)
                if end is not None:
                    tally(indexed, candidate, end, counts)
    return counts


def kept(counts: Counts) -> Counts:
    """The rows that are frequent enough to be told."""
    return {key: row for key, row in sorted(counts.items()) if sum(row) >= FEWEST}


def main(folder: Path) -> None:
    print(HEADER)
    for key, row in kept(count(sorted(folder.glob("*.ann")))).items():
        print(*key, *row, sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
