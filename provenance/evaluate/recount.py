"""Counts cues in their frames in the sentences that people have judged (`corrections.jsonl`).

The file contains the words of the sentences, so no article is needed; each sentence is looked at in isolation. What the
person did not mark is as the program had it. A candidate counts only where the judgement decides about it:

- nothing is attributed in the sentence: every candidate is wrong;
- the person credits somebody: a candidate with the cue of that attribution is right if its content overlaps by half
  (Jaccard over words) and its words for the source agree, else wrong; the cue the program had instead is wrong;
- the label is only called wrong: the candidate with the program's cue is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.engine import propose
from provenance.engine.weighing import Key
from provenance.evaluate.cue_counts import keys_of, sets_of
from provenance.evaluate.scoring import AGREE, Sets
from provenance.evaluate.word_sets import Words
from provenance.model import Correction, Label
from provenance.rules.indexed_text import IndexedText
from provenance.text import segment

_NOTHING = frozenset({"unattributed", "not-a-claim"})
HEADER = """\
# How often a cue was right in a frame in sentences that people have judged, counted by `provenance recount`. A [class]
# stands for all verbs of that class, [all] for all cues, * for any frame or subject. Settings add it to the shipped
# counts: [engine] counts = ["this file"].
# cue\tframe\tsubject\tright\tall
"""


def recount(corrections: Iterable[Correction]) -> dict[Key, tuple[int, int]]:
    """(cue or [class], frame, kind of subject or *) → (right, all). If a sentence has several corrections, the last
    counts."""
    found: dict[Key, tuple[int, int]] = {}
    last = {(c.target.sha256, c.target.start): c for c in corrections}
    for correction in last.values():
        for key, right in _counted(correction):
            before = found.get(key, (0, 0))
            found[key] = (before[0] + right, before[1] + 1)
    return found


def write_counts(counts: dict[Key, tuple[int, int]]) -> str:
    """The table, sorted."""
    rows = ("\t".join(map(str, (*key, *row))) + "\n" for key, row in sorted(counts.items()))
    return HEADER + "".join(rows)


def _counted(c: Correction) -> Iterator[tuple[Key, bool]]:
    words, indexed = Words(c.target.exact), IndexedText(segment(c.target.exact))
    wanted, told = _sets(words, c.label, c.program), _sets(words, c.program, None)
    for candidate in propose(indexed):
        right = _right(c, sets_of(indexed, candidate, words), wanted, told)
        if right is not None:
            yield from ((key, right) for key in keys_of(candidate))


def _sets(words: Words, label: Label | None, rest: Label | None) -> Sets:
    """The words that a label marks; for a role it does not mention, those of `rest`."""
    roles = []
    for role in ("source", "cue", "content"):
        marked = getattr(label, role) if label else None
        roles.append(words.touched(marked if marked is not None else (getattr(rest, role) if rest else None) or ()))
    return Sets(*roles)


def _right(c: Correction, found: Sets, wanted: Sets, told: Sets) -> bool | None:
    """Whether a candidate is right in the person's view. `None` where they do not say."""
    if c.label and c.label.status in _NOTHING:
        return False
    if c.label and wanted.cue & found.cue:
        return AGREE["relation"](wanted, found)
    return False if told.cue & found.cue else None
