"""Count the sentences each word of a claim occurs in: they determine its weight.

usage: python counting/count_sentences.py TEXT_DIR > provenance/lexicon/en/sentence_frequency.tsv

`TEXT_DIR` contains articles as `*.txt`, of which only these counts are kept.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from provenance.claims.normalise import words
from provenance.text import run_on, segment

_FEWEST = 4
"""Words that occur in fewer sentences are left out."""
HEADER = """\
# In how many sentences a word stands. Counted on the 840 articles of PolNeAR train by counting/count_sentences.py.
# Words are the keys that are compared (provenance.claims.normalise: a stem, the same for all spellings); numbers, and
# those that stand in fewer than 4 sentences, are left out. “*”: all sentences.
# Columns: key, sentences."""


def count(folder: Path) -> Counter[str]:
    """Key → sentences; `*` → all sentences."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*.txt")):
        segmentation = segment(run_on(path.read_bytes().decode("utf-8")).text)
        for sentence in segmentation.sentences:
            found = words(segmentation.text[sentence.start : sentence.end])
            counts.update({"*", *(word.key for word in found if word.number is None)})
    return counts


def main(folder: Path) -> None:
    print(HEADER)
    for key, total in sorted(count(folder).items()):
        if total >= _FEWEST:
            print(key, total, sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
