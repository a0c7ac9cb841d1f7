"""How accuracy grows with the number of articles counted: no counts of cues, then those of more and more articles.

usage: python counting/learning_curve.py TRAIN_DIR DEV_DIR [N ...]

The articles are the first N of TRAIN_DIR by the SHA-256 of their names. Only the counts of cues are replaced; the
content edges and the calibration stay as counted on the whole of TRAIN_DIR.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from provenance.engine.weighing import Key
from provenance.evaluate.cue_counts import counted
from provenance.evaluate.figures import measures
from provenance.evaluate.gold import pairs, read_pair
from provenance.evaluate.run import score_folder
from provenance.settings import CueCount, Settings

_SIZES = (0, 10, 50, 100, 400)
_MEASURES = ("relation", "sentence", "cue", "sent-src")


def settings_by_size(train: Path, sizes: list[int]) -> Iterator[tuple[int, Settings]]:
    """For each number of articles, the settings with only its counts of cues."""
    files = sorted(pairs(train), key=lambda path: hashlib.sha256(path.name.encode()).hexdigest())
    right: Counter[Key] = Counter()
    total: Counter[Key] = Counter()
    done = 0
    for size in sorted(sizes):
        for ann in files[done:size]:
            for key, verdict in counted(*read_pair(ann)):
                right[key] += verdict
                total[key] += 1
        done = size
        rows = tuple(CueCount(key, right[key], total[key]) for key in sorted(total))
        yield size, Settings(counts=rows, shipped_counts=False)


def main(train: Path, dev: Path, sizes: list[int]) -> None:
    print("articles", *_MEASURES, sep="\t")
    for size, settings in (*settings_by_size(train, sizes), ("shipped", Settings())):
        found = measures(score_folder(dev, settings)[0])
        print(size, *(found[measure].f1 for measure in _MEASURES), sep="\t", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [int(n) for n in sys.argv[3:]] or list(_SIZES))
