"""Word form → what it can be, as bits, and its verb lemma: built once from the lexicons."""

from __future__ import annotations

from functools import cache
from sys import intern
from typing import NamedTuple

from provenance.lexicon import read_table, table_words, tags
from provenance.lexicon.verbs import british, cue_verbs, forms, phrasal_cues

_LIGHT = (
    "deliver draw express feel file fire find give hit hold issue keep launch lodge make mount offer pay put raise "
    "release send share show take throw voice".split()
)
"""Verbs that attribute with a noun: “made a promise”, “raised doubts”."""


class Entry(NamedTuple):
    """The readings of a word form (bits of `provenance.text.tags`) and, if it is one, the verb it belongs to."""

    bits: int
    lemma: str | None


@cache
def entries() -> dict[str, Entry]:
    """Lower-cased form → `Entry`. A form of a cue verb keeps the cue verb as its lemma."""
    table: dict[str, Entry] = {}
    for row in read_table("function_words"):
        bits = 0
        for name in row[1].split():
            bits |= tags.BIT[name]
        table[row[0]] = Entry(bits, None)
    for lemma in sorted(table_words("verbs")):
        _add_verb(table, lemma, 0)
    for lemma, cue in cue_verbs().items():
        if cue.kind == "state":
            _add(table, lemma, tags.CUE, lemma)
        elif " " not in lemma:
            _add_verb(table, lemma, tags.CUE)
    for lemma in phrasal_cues():
        _add_verb(table, lemma, tags.CUE)
    for lemma in _LIGHT:
        _add_verb(table, lemma, tags.LIGHT)
    return {intern(form): entry for form, entry in table.items()}


def _add(table: dict[str, Entry], form: str, bits: int, lemma: str) -> None:
    old = table.get(form, Entry(0, None))
    table[form] = Entry(old.bits | bits, old.lemma if old.bits & tags.CUE else lemma)


def _add_verb(table: dict[str, Entry], lemma: str, extra: int) -> None:
    shapes = (tags.BASE, tags.THIRD, tags.PAST, tags.ING, tags.PART)
    spelt = zip(british(lemma), (tags.PAST, tags.ING), strict=False)
    for form, bit in (*zip(forms(lemma), shapes, strict=True), *spelt):
        if bit == tags.PAST and form.endswith("ed"):
            bit |= tags.PART  # “learned” beside “learnt”
        old = table.get(form, Entry(0, None))
        keep = old.lemma if old.bits & tags.CUE and not extra else None
        table[form] = Entry(old.bits | bit | extra, keep or (lemma if extra or not old.lemma else old.lemma))
