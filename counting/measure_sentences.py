"""Measure what the certainty of the attribution that gives a sentence its chain says about the sentence's source.

usage: python counting/measure_sentences.py GOLD_DIR [JUDGED.tsv]

An attribution's certainty asks more than who said it: whether an annotator would mark it, and whether its content ends
in the right place. Here the question is only whether the source is right: some gold attribution with content in the
sentence has a source that shares a word with that of the attribution, or of the one it is inside. The weights that map
one to the other are fitted on every other article of GOLD_DIR, as for the calibration, and measured on the rest; and on
JUDGED.tsv, which has a certainty and 1 or 0 (right or not) per line. Beside each error (ten bins) stands the one that a
certainty that were exactly right would have by chance: the mean of 400 draws.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from math import exp
from operator import mul
from pathlib import Path
from random import Random

from count_calibration import fitted

from provenance.engine.weighing import CALIBRATION, calibration_terms
from provenance.evaluate.gold import pairs, read_pair
from provenance.evaluate.word_sets import Words
from provenance.model import Document, Span
from provenance.pipeline import annotate

Outcome = tuple[float, bool]
"""A certainty, and whether the source was right."""
DRAWS, BINS = 400, 10


def outcomes(ann: Path) -> Iterator[Outcome]:
    """One outcome per sentence of an article that has a chain."""
    text, relations = read_pair(ann)
    words, document = Words(text), annotate(text)
    gold = [(words.touched(relation.source), words.touched(relation.content)) for relation in relations]
    for sentence in document.sentences:
        inside = words.touched((Span(sentence.start, sentence.end),))
        for certainty, sources in _giving_chain(document, sentence.chain, sentence.attributions, words):
            near = [source for source, content in gold if content & inside]
            yield certainty, any(source & found for source in near for found in sources)


def _giving_chain(
    document: Document, chain: tuple[str, ...], ids: Sequence[str], words: Words
) -> Iterator[tuple[float, tuple[int, int]]]:
    """The certainty of the attribution that gives a chain, with the words of its source and of the outermost one's."""
    by_id = {a.id: a for a in document.attributions}
    giving = [by_id[i] for i in ids if by_id[i].chain == chain and chain]
    if giving:
        outer = inner = max(giving, key=lambda a: a.certainty)
        while outer.parent in by_id:
            outer = by_id[outer.parent]
        yield inner.certainty, (words.touched(inner.source), words.touched(outer.source))


def mapped(found: Sequence[Outcome], weights: dict[str, float]) -> list[Outcome]:
    """The same with the chance that the source is right for a certainty."""
    order = [weights[name] for name in CALIBRATION]
    return [(1 / (1 + exp(-sum(map(mul, order, calibration_terms(c))))), right) for c, right in found]


def error(found: Sequence[Outcome]) -> float:
    """The expected calibration error."""
    gaps = [0.0] * BINS
    for certainty, right in found:
        gaps[min(BINS - 1, int(certainty * BINS))] += certainty - right
    return sum(map(abs, gaps)) / len(found)


def by_chance(found: Sequence[Outcome]) -> float:
    """The mean error of certainties that are exactly right."""
    random = Random(1)
    return sum(error([(c, random.random() < c) for c, _ in found]) for _ in range(DRAWS)) / DRAWS


def show(name: str, found: Sequence[Outcome]) -> None:
    mean, right = (sum(side) / len(found) for side in zip(*found, strict=True))
    print(f"{name:28} {len(found):6,}  mean {mean:.3f}  right {right:.3f}  error {error(found):.3f}", end="  ")
    print(f"by chance {by_chance(found):.3f}")


def main(folder: Path, judged: str = "") -> None:
    halves = [[outcome for ann in pairs(folder)[k::2] for outcome in outcomes(ann)] for k in (0, 1)]
    weights = fitted(halves[0])
    show("other half", halves[1])
    show("other half, mapped", mapped(halves[1], weights))
    if judged:
        rows = [line.split("\t") for line in Path(judged).read_text(encoding="utf-8").splitlines()]
        found = [(float(certainty), right.strip() == "1") for certainty, right in rows]
        show("judged", found)
        show("judged, mapped", mapped(found, weights))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
