"""Measure how often candidates of each reliability turn out right, and write the table that turns it into a certainty.

usage: python counting/count_calibration.py GOLD_DIR > provenance/lexicon/en/calibration.tsv

Each fifth of the articles is annotated with cues counted on the other four, so that no article is judged by its own
counts. The reliabilities of the attributions found are binned in steps of .05; the share of right ones (by the measure
“relation”) is made monotone by isotonic regression.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from provenance.engine import weighing
from provenance.evaluate.cue_counts import counted
from provenance.evaluate.gold import pairs, read_pair
from provenance.evaluate.scoring import AGREE, Sets, jaccard, one_to_one
from provenance.evaluate.word_sets import Words
from provenance.pipeline import annotate

FOLDS = 5
STEPS = 20
HEADER = """\
# What share of the attributions whose cue had a reliability was right in the end (measure “relation”), made monotone;
# measured on the train split of PolNeAR (840 US news articles of 2015 and 2016, Newell et al. 2018), each fifth with
# cues counted on the others, by counting/count_calibration.py.
# reliability\tcertainty"""


def outcomes(ann: Path) -> list[tuple[float, bool]]:
    """Reliability of each attribution found in an article, and whether it was right."""
    text, relations = read_pair(ann)
    words = Words(text)
    gold = [Sets(*map(words.touched, relation)) for relation in relations]
    outer = [a for a in annotate(text).attributions if a.parent is None]
    found = [Sets(*map(words.touched, (a.source, a.cue, a.content))) for a in outer]
    right = {j for _, j in one_to_one(gold, found, AGREE["relation"], jaccard)}
    return [(a.certainty, j in right) for j, a in enumerate(outer)]


def measure(folder: Path) -> list[tuple[float, bool]]:
    """The outcomes of all articles, with the cues counted on the other folds."""
    files = pairs(folder)
    right, total = (
        [Counter(c) for c in side] for side in zip(*(_counts(files[k::FOLDS]) for k in range(FOLDS)), strict=True)
    )
    found: list[tuple[float, bool]] = []
    weighing.calibrated = float
    for fold in range(FOLDS):
        others = [k for k in range(FOLDS) if k != fold]
        r, t = sum((right[k] for k in others), Counter()), sum((total[k] for k in others), Counter())
        table = {key: (r[key], n) for key, n in t.items() if n > 1 or key[0].startswith("[")}
        weighing.counts = lambda table=table: table
        weighing.weights.cache_clear()
        found += [outcome for ann in files[fold::FOLDS] for outcome in outcomes(ann)]
    return found


def _counts(files: list[Path]) -> tuple[Counter[weighing.Key], Counter[weighing.Key]]:
    right: Counter[weighing.Key] = Counter()
    total: Counter[weighing.Key] = Counter()
    for ann in files:
        for key, is_right in counted(*read_pair(ann)):
            right[key] += is_right
            total[key] += 1
    return right, total


def monotone(shares: list[tuple[float, int]]) -> list[float]:
    """Isotonic regression: the rising values nearest to the weighted shares, by pooling neighbours that fall."""
    pools: list[tuple[float, int, int]] = []
    for share, weight in shares:
        pool = (share, weight, 1)
        while pools and pools[-1][0] >= pool[0]:
            value, mass, size = pools.pop()
            total = mass + pool[1]
            pool = ((value * mass + pool[0] * pool[1]) / total, total, size + pool[2])
        pools.append(pool)
    return [value for value, _, size in pools for _ in range(size)]


def main(folder: Path) -> None:
    steps: dict[int, list[tuple[float, bool]]] = {}
    for certainty, right in measure(folder):
        steps.setdefault(min(STEPS - 1, int(certainty * STEPS)), []).append((certainty, right))
    rows = [(sum(c for c, _ in s) / len(s), sum(r for _, r in s) / len(s), len(s)) for _, s in sorted(steps.items())]
    smooth = monotone([(share, count) for _, share, count in rows])
    print(HEADER)
    for (reliability, *_), certainty in zip(rows, smooth, strict=True):
        print(f"{reliability:.3f}\t{certainty:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
