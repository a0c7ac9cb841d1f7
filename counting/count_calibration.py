"""Measure how often candidates of each reliability turn out right, and write the weights that turn it into a certainty.

usage: python counting/count_calibration.py GOLD_DIR > provenance/lexicon/en/calibration.tsv

Each fifth of the articles is annotated with cues and ends counted on the other four, so that no article is judged by
its own counts. What was right (by the measure “relation”) is told from the reliability by beta calibration (Kull, Silva
Filho and Flach 2017): a logistic regression on log r and -log(1 - r), three weights that leave nothing to the places
where bins are cut. Rules that give a reliability of their own are left out, since theirs is not mapped.
"""

from __future__ import annotations

import sys
from collections import Counter
from math import exp
from operator import mul
from pathlib import Path
from typing import TypeVar

import count_cues
import count_edges

from provenance.engine import weighing
from provenance.engine.weighing import CALIBRATION, calibration_terms
from provenance.evaluate.cue_counts import counted
from provenance.evaluate.gold import pairs, read_pair
from provenance.evaluate.scoring import AGREE, Sets, jaccard, one_to_one
from provenance.evaluate.word_sets import Words
from provenance.pipeline import annotate
from provenance.rules import RULES, content_end
from provenance.rules.boundary_counts import BoundaryCounts

Key = TypeVar("Key")
FOLDS = 5
PRECISION = 1e-5
GIVEN = {rule.id for rule in RULES if rule.reliability is not None}
HEADER = """\
# Beta calibration (Kull, Silva Filho and Flach 2017): the log-odds of an attribution's being right (measure “relation”)
# are intercept + hit * log r - miss * log(1 - r), where r is the reliability of its cue. Fitted on the train split of
# PolNeAR (840 US news articles of 2015 and 2016, Newell et al. 2018), each fifth with cues and ends counted on the
# others, by counting/count_calibration.py.
# name\tweight"""


def outcomes(ann: Path) -> list[tuple[float, bool]]:
    """Reliability of each attribution found in an article, and whether it was right."""
    text, relations = read_pair(ann)
    words = Words(text)
    gold = [Sets(*map(words.touched, relation)) for relation in relations]
    outer = [a for a in annotate(text).attributions if a.parent is None]
    found = [Sets(*map(words.touched, (a.source, a.cue, a.content))) for a in outer]
    right = {j for _, j in one_to_one(gold, found, AGREE["relation"], jaccard)}
    return [(a.certainty, j in right) for j, a in enumerate(outer) if a.rule not in GIVEN]


def measure(folder: Path) -> list[tuple[float, bool]]:
    """The outcomes of all articles, with cues and ends counted on the other folds."""
    folds = [pairs(folder)[k::FOLDS] for k in range(FOLDS)]
    right, total = (list(side) for side in zip(*map(_cues, folds), strict=True))
    ends = [
        Counter({(*key, side): n for key, row in count_edges.count(fold).items() for side, n in enumerate(row)})
        for fold in folds
    ]
    found: list[tuple[float, bool]] = []
    weighing.calibrated = float
    for k, fold in enumerate(folds):
        _use_cues(_others(right, k), _others(total, k))
        _use_ends(_others(ends, k))
        found += [outcome for ann in fold for outcome in outcomes(ann)]
    return found


def _others(counts: list[Counter[Key]], k: int) -> Counter[Key]:
    return sum(counts[:k] + counts[k + 1 :], Counter())


def _use_cues(right: Counter[weighing.Key], total: Counter[weighing.Key]) -> None:
    table = {key: (right[key], n) for key, n in total.items() if count_cues.kept(key, n)}
    weighing.counts = lambda: table
    weighing.weights.cache_clear()


def _use_ends(ends: Counter[tuple[str, str, str, int]]) -> None:
    table = count_edges.kept({key[:3]: [ends[*key[:3], 0], ends[*key[:3], 1]] for key in ends})
    counts = BoundaryCounts(table)
    content_end.boundary_counts = lambda: counts


def _cues(files: list[Path]) -> tuple[Counter[weighing.Key], Counter[weighing.Key]]:
    right: Counter[weighing.Key] = Counter()
    total: Counter[weighing.Key] = Counter()
    for ann in files:
        for key, is_right in counted(*read_pair(ann)):
            right[key] += is_right
            total[key] += 1
    return right, total


def fitted(found: list[tuple[float, bool]]) -> dict[str, float]:
    """The weights of a logistic regression, by Newton's method on one weight at a time, until none moves."""
    all_of = Counter(reliability for reliability, _ in found)
    right = Counter(reliability for reliability, is_right in found if is_right)
    rows = [(calibration_terms(r), right[r], n) for r, n in sorted(all_of.items())]
    weights, moved = [0.0, 1.0, 1.0], 1.0
    while moved > PRECISION:
        moved = 0.0
        for i in range(len(weights)):
            chances = [1 / (1 + exp(-sum(map(mul, weights, terms)))) for terms, *_ in rows]
            slope = sum(x[i] * (k - n * p) for (x, k, n), p in zip(rows, chances, strict=True))
            curve = sum(x[i] ** 2 * n * p * (1 - p) for (x, _, n), p in zip(rows, chances, strict=True))
            weights[i] += slope / curve
            moved = max(moved, abs(slope / curve))
    return dict(zip(CALIBRATION, weights, strict=True))


def main(folder: Path) -> None:
    print(HEADER)
    for name, weight in sorted(fitted(measure(folder)).items()):
        print(f"{name}\t{weight:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
