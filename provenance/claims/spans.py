"""Stretches of a text: what of them lies in a sentence, what is left when others are cut out, and where words begin."""

from __future__ import annotations

import re
from collections.abc import Iterable

from provenance.model import Sentence, Span

_DATELINE = re.compile(r"[A-Z][A-Z.'’ ]+(?:, [^—–\n]{1,30}?)?(?: \([^)\n]{2,30}\))? (?:—|–|―|--|-) ")
_JOINTS = " \t\r\n\u00a0,;:–—-"


def within(spans: Iterable[Span], sentence: Sentence) -> list[Span]:
    """The parts of spans that lie in a sentence, in order, overlapping ones joined."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        part = Span(max(start, sentence.start), min(end, sentence.end))
        if joined and part.start <= joined[-1].end:
            part = Span(joined[-1].start, max(part.end, joined.pop().end))
        if part.start < part.end:
            joined.append(part)
    return joined


def without(spans: list[Span], taken: Iterable[Span]) -> list[Span]:
    """`spans` with every stretch in `taken` cut out."""
    for hole in sorted(taken):
        cut = []
        for span in spans:
            left, right = Span(span.start, min(span.end, hole.start)), Span(max(span.start, hole.end), span.end)
            cut += [part for part in (left, right) if part.start < part.end]
        spans = cut
    return spans


def trimmed(spans: list[Span], text: str) -> list[Span]:
    """The spans that hold a word, without datelines, white space and punctuation that joined them to others."""
    found = []
    for start, end in spans:
        dateline = _DATELINE.match(text, start, end)
        start = dateline.end() if dateline else start
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip(_JOINTS))
        end -= len(piece) - len(piece.rstrip(_JOINTS))
        if any(c.isalnum() for c in text[start:end]):
            found.append(Span(start, end))
    return found
