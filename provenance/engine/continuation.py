"""Quotations that go on: a quotation without a cue of its own belongs to the speaker before it."""

from __future__ import annotations

from provenance.rules.rule import Candidate
from provenance.rules.view import View
from provenance.text.tokens import Range

_WORDS = 3
"""A quotation of fewer tokens (marks included) is a scare quote or a title, and goes on from nobody."""
_REACH = 2
"""How many sentences back a speaker may stand, in this paragraph or the one before."""
_SPEECH = frozenset(
    ("say", "phase", "write", "ask", "suggest", "announce", "distance", "concede", "accuse", "endorse", "deny")
)


def continue_quotations(view: View, candidates: list[Candidate]) -> None:
    """Complete quotations that a candidate holds in part; give whole-sentence quotations to the speaker before."""
    winners = sorted((c for c in candidates if c.parent is None), key=lambda c: c.site.head)
    cover = {i: c for c in winners for a, b in c.content for i in range(a, b)}
    speakers = _speakers(view, winners)
    for quotation in view.quotations:
        holder = next((cover[i] for i in range(quotation.first, quotation.last) if i in cover), None)
        first, last = view.sentence_of(quotation.first), view.sentence_of(quotation.last - 1)
        if holder is None and quotation.last - quotation.first > _WORDS and view.stands_alone(quotation):
            holder = _speaker_before(view, speakers, first)
        if holder is not None:
            holder.content.append((quotation.first, quotation.last))
            for i in range(quotation.first, quotation.last):
                cover.setdefault(i, holder)
            for number in range(first, last + 1):
                speakers.setdefault(number, holder)
    for candidate in winners:
        candidate.content = _merged(
            [p for p in candidate.content if all(cover.get(i) is candidate for i in (p[0], p[1] - 1))]
        )


def _speakers(view: View, winners: list[Candidate]) -> dict[int, Candidate]:
    """Sentence → the candidate in it that a following quotation would belong to."""
    speakers: dict[int, Candidate] = {}
    for candidate in winners:
        number = view.sentence_of(candidate.site.head)
        if candidate.source and (number not in speakers or _rank(candidate) >= _rank(speakers[number])):
            speakers[number] = candidate
    return speakers


def _rank(candidate: Candidate) -> tuple[bool, bool, bool]:
    """Direct speech before indirect, speech before other attitudes, a main clause before a relative one."""
    _, kind, frame, subject = candidate.key
    return "quote" in frame, subject not in ("who", "which"), kind in _SPEECH


def _speaker_before(view: View, speakers: dict[int, Candidate], number: int) -> Candidate | None:
    """The speaker of the nearest sentence before, in the paragraph of sentence `number` or the one before."""
    paragraph = view.sentences[number].paragraph
    for before in range(number - 1, max(-1, number - 1 - _REACH), -1):
        if view.sentences[before].paragraph < paragraph - 1:
            return None
        if before in speakers:
            return speakers[before]
    return None


def _merged(ranges: list[Range]) -> list[Range]:
    merged: list[Range] = []
    for a, b in sorted(ranges):
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return merged
