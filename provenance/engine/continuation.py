"""Quotations that go on: a quotation without a cue of its own belongs to the speaker before it."""

from __future__ import annotations

from bisect import bisect_right

from provenance.rules.rule import Candidate, Range
from provenance.rules.view import View
from provenance.text import Quotation

_WORDS = 3
"""A quotation of fewer tokens (marks included) is a scare quote or a title, and goes on from nobody."""


def continue_quotations(view: View, candidates: list[Candidate]) -> None:
    """Complete quotations that a candidate holds in part; give whole-sentence quotations to the speaker before."""
    winners = [c for c in candidates if c.parent is None]
    cover = {i: c for c in winners for a, b in c.content for i in range(a, b)}
    starts = [sentence.first for sentence in view.sentences]
    for quotation in view.quotations:
        holder = next((cover[i] for i in range(quotation.first, quotation.last) if i in cover), None)
        if holder is None and _stands_alone(view, quotation, starts):
            holder = _speaker_before(view, winners, quotation, starts)
        if holder is not None:
            holder.content.append((quotation.first, quotation.last))
            for i in range(quotation.first, quotation.last):
                cover.setdefault(i, holder)
    for candidate in winners:
        candidate.content = _merged(
            [p for p in candidate.content if all(cover.get(i) is candidate for i in (p[0], p[1] - 1))]
        )


def _stands_alone(view: View, quotation: Quotation, starts: list[int]) -> bool:
    first = view.sentences[bisect_right(starts, quotation.first) - 1]
    last = view.sentences[bisect_right(starts, quotation.last - 1) - 1]
    return (
        quotation.last - quotation.first > _WORDS
        and quotation.first == first.first
        and quotation.last >= view.clause_end(last.first, last.last)
    )


def _speaker_before(view: View, winners: list[Candidate], quotation: Quotation, starts: list[int]) -> Candidate | None:
    """The last candidate whose content ends before the quotation, in its paragraph or the one before."""
    paragraph = view.sentences[bisect_right(starts, quotation.first) - 1].paragraph
    best: Candidate | None = None
    for candidate in winners:
        near = view.sentences[bisect_right(starts, candidate.site.head) - 1].paragraph >= paragraph - 1
        if near and candidate.site.head < quotation.first and (best is None or _end(candidate) >= _end(best)):
            best = candidate
    return best


def _end(candidate: Candidate) -> int:
    return max(b for _, b in candidate.content)


def _merged(ranges: list[Range]) -> list[Range]:
    merged: list[Range] = []
    for a, b in sorted(ranges):
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return merged
