"""Measure how often each kind of label is wrong or missed, and write the table shown at the end of the report.

usage: python counting/measure_labels.py GOLD_DIR "WHAT THE DATA IS" > label_errors.tsv
       then move it to provenance/lexicon/en/ (in two steps, so that the table being read is complete)
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from provenance.evaluate.figures import figures_by_kind, measures
from provenance.evaluate.run import score_folder

HEADER = """\
# How often the program's labels are right, measured by counting/measure_labels.py with the measures of
# `provenance evaluate`: “sentence” and “sent-src” for sentences, “relation” by kind for attributions.
# label\tprecision\trecall\tfound\tgold\tdata\tcommit"""


def main(folder: Path, data: str) -> None:
    tally, problems = score_folder(folder)
    assert not problems, problems
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True).stdout
    figures = figures_by_kind(tally) | {name: measures(tally)[name] for name in ("sentence", "sent-src")}
    print(HEADER)
    for name, f in sorted(figures.items()):
        print(name, f.precision, f.recall, f.found, f.gold, data, commit.strip(), sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
