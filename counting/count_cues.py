"""Count how often each cue is right in each frame, on a folder of brat pairs, and write the lexicon's table.

usage: python counting/count_cues.py GOLD_DIR > provenance/lexicon/en/cue_counts.tsv

`provenance.evaluate.cue_counts` decides when a candidate is right. Rows with few candidates are left out: they would
hardly move an estimate.
"""

from __future__ import annotations

import sys
from pathlib import Path

from provenance.evaluate.cue_counts import counted
from provenance.evaluate.gold import pairs, read_pair

_FEWEST, _FEWEST_OF_FEATURE = 2, 5
"""Fewest candidates of a row for a cue, and of a row for something around a cue."""


def count(folder: Path) -> dict[tuple[str, str, str], list[int]]:
    """(cue, frame, subject) → [right, all]."""
    counts: dict[tuple[str, str, str], list[int]] = {}
    for ann in pairs(folder):
        for key, right in counted(*read_pair(ann)):
            row = counts.setdefault(key, [0, 0])
            row[0] += right
            row[1] += 1
    return counts


HEADER = """\
# How often a cue was right in a frame, counted on the train split of PolNeAR (840 US news articles of 2015 and 2016,
# Newell et al. 2018) by counting/count_cues.py. A [class] stands for all verbs of that class, [all] for all cues, *
# for any frame or subject. In place of the subject stands what is around the cue (provenance/rules/cue_features.py).
# cue\tframe\tsubject\tright\tall"""


def kept(key: tuple[str, str, str], total: int) -> bool:
    """Whether a row has enough candidates to be told."""
    feature, of_class = " " in key[2], key[0].startswith("[")
    return total >= (_FEWEST_OF_FEATURE if feature else 1 if of_class else _FEWEST)


def main(folder: Path) -> None:
    print(HEADER)
    for key, (right, total) in sorted(count(folder).items()):
        if kept(key, total):
            print(*key, right, total, sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
