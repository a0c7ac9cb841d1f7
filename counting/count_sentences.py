"""Count the sentences each stem occurs in: they determine the weight of a word in a claim.

usage: python counting/count_sentences.py TEXT_DIR > sentence_frequency.tsv

`TEXT_DIR` contains articles as `*.txt`, of which only these counts are kept.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from provenance.claims.spelling import stem
from provenance.text import segment

_FEWEST = 4
"""Stems that occur in fewer sentences are left out."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")
HEADER = """\
# In how many sentences a stem stands. Counted on the 840 articles of PolNeAR train by counting/count_sentences.py
# (stems by Snowball “english”; those that stand in fewer than 4 sentences are left out). “*”: all sentences.
# Columns: stem, sentences."""


def count(folder: Path) -> Counter[str]:
    """Stem → sentences; `*` → all sentences."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*.txt")):
        segmentation = segment(path.read_bytes().decode("utf-8"))
        for sentence in segmentation.sentences:
            words = _WORD.findall(segmentation.text[sentence.start : sentence.end].lower())
            counts.update({"*", *(stem(_POSSESSIVE.sub("", word).replace("’", "'")) for word in words)})
    return counts


def main(folder: Path) -> None:
    print(HEADER)
    for word, total in sorted(count(folder).items()):
        if total >= _FEWEST and word:
            print(word, total, sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
