"""Count how often each rule is right on a folder of brat pairs, and write the table shown by `provenance explain`.

usage: python counting/count_rules.py GOLD_DIR > provenance/lexicon/en/rule_counts.tsv
"""

from __future__ import annotations

import sys
from pathlib import Path

from provenance.evaluate.figures import rules
from provenance.evaluate.run import score_folder

HEADER = """\
# How often an attribution that a rule found was right by the measure “relation”, counted on the train split of PolNeAR
# (840 US news articles of 2015 and 2016, Newell et al. 2018) by counting/count_rules.py.
# rule\tright\tfound"""


def main(folder: Path) -> None:
    print(HEADER)
    for rule, share in rules(score_folder(folder)[0]).items():
        print(rule, share.right, share.found, sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
