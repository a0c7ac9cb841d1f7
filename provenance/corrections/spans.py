"""Stretches of text taken apart."""

from __future__ import annotations

from collections.abc import Iterable

from provenance.model import Sentence, Span, Spans


def inside(spans: Iterable[Span], place: Sentence) -> Spans:
    """What of the spans lies in the sentence."""
    cut = (Span(max(s.start, place.start), min(s.end, place.end)) for s in spans)
    return tuple(s for s in cut if s.start < s.end)


def outside(spans: Iterable[Span], holes: Iterable[Span | Sentence]) -> Spans:
    """What of the spans lies in none of the holes."""
    left = list(spans)
    for hole in holes:
        left = [
            piece
            for s in left
            for piece in (Span(s.start, min(s.end, hole.start)), Span(max(s.start, hole.end), s.end))
            if piece.start < piece.end
        ]
    return tuple(left)


def trimmed(text: str, spans: Iterable[Span]) -> Spans:
    """The spans without blanks, commas and full stops at their ends; those without a letter or digit are left out."""
    found = []
    for s in spans:
        words = text[s.start : s.end]
        start = s.start + len(words) - len(words.lstrip(" \t\r\n,;:–—"))
        end = s.end - (len(words) - len(words.rstrip(" \t\r\n,;:–—.")))
        if any(map(str.isalnum, text[start:end])):
            found.append(Span(start, end))
    return tuple(found)


def moved(spans: Iterable[Span], by: int) -> Spans:
    """The spans, so many code points further on."""
    return tuple(Span(s.start + by, s.end + by) for s in spans)
