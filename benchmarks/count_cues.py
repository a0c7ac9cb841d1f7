"""Count how often each cue is right in each frame, on a folder of brat pairs, and write the lexicon's table.

usage: python benchmarks/count_cues.py GOLD_DIR > provenance/lexicon/en/cue_counts.tsv

A candidate is right if its cue shares a word with a gold cue, its content overlaps that attribution's by half
(Jaccard over words), and the sources share a word or are both empty. Candidates whose cue stands inside gold content
are left out, since the gold is flat. Rows for verbs with fewer than two candidates add nothing to their class and are
left out.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from pathlib import Path

from provenance.engine import propose
from provenance.engine.weighing import keys
from provenance.rules.rule import Candidate
from provenance.rules.view import View
from provenance.text import segment

_WORD = re.compile(r"\w+(?:[’'.\-]\w+)*")
_BOUND = re.compile(r"^(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
Spans = list[tuple[int, int]]
Gold = dict[str, set[int]]


def gold_relations(path: Path, words: Spans) -> list[Gold]:
    """The relations of an .ann file, each role as a set of word numbers."""
    spans: dict[str, Spans] = {}
    relations: list[Gold] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if bound := _BOUND.match(line):
            pairs = (part.split() for part in bound[2].split(";"))
            spans[bound[1]] = [(int(a), int(b)) for a, b in pairs]
        elif line.startswith("E"):
            roles: dict[str, Spans] = {"Source": [], "Cue": [], "Content": []}
            for argument in line.split("\t")[1].split():
                role, target = argument.split(":")
                roles.get(role.rstrip("0123456789"), []).extend(spans.get(target, []))
            if roles["Content"]:
                relations.append({role: covered(words, found) for role, found in roles.items()})
    return relations


def covered(words: Spans, spans: Spans) -> set[int]:
    """The numbers of the words that a span touches; both are code points, half-open."""
    found: set[int] = set()
    for start, end in spans:
        i = bisect_left(words, (start, start))
        i -= i > 0 and words[i - 1][1] > start
        while i < len(words) and words[i][0] < end:
            found.add(i)
            i += 1
    return found


def verdict(view: View, candidate: Candidate, words: Spans, gold: list[Gold]) -> bool | None:
    """Right, wrong, or `None` where the cue stands inside gold content."""

    def of(*ranges: tuple[int, int] | None) -> set[int]:
        return covered(words, [(view.tokens[r[0]].start, view.tokens[r[1] - 1].end) for r in ranges if r])

    cue, content, source = of(candidate.cue), of(*candidate.content), of(candidate.source)
    near = [g for g in gold if g["Cue"] & cue]
    if not near:
        return None if any(g["Content"] & cue for g in gold) else False
    return any(
        len(content & g["Content"]) * 2 >= len(content | g["Content"])
        and (bool(source & g["Source"]) or not (source or g["Source"]))
        for g in near
    )


def count(folder: Path) -> dict[tuple[str, str, str], list[int]]:
    """(cue, frame, subject) → [right, all]."""
    counts: dict[tuple[str, str, str], list[int]] = {}
    for ann in sorted(folder.glob("*.ann")):
        text = ann.with_suffix(".txt").read_bytes().decode("utf-8")
        words = [m.span() for m in _WORD.finditer(text)]
        gold, view = gold_relations(ann, words), View(segment(text))
        for candidate in propose(view):
            right = verdict(view, candidate, words, gold)
            if right is not None:
                for key in keys(candidate.key):
                    row = counts.setdefault(key, [0, 0])
                    row[0] += right
                    row[1] += 1
    return counts


HEADER = """\
# How often a cue was right in a frame, counted on the train split of PolNeAR (840 US news articles of 2015 and 2016,
# Newell et al. 2018) by benchmarks/count_cues.py. A [class] stands for all verbs of that class, * for any subject.
# cue\tframe\tsubject\tright\tall"""


def main(folder: Path) -> None:
    print(HEADER)
    for key, (right, total) in sorted(count(folder).items()):
        if key[0].startswith("[") or total > 1:
            print(*key, right, total, sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
