"""Stretches of a text: joined, cut, moved, and trimmed at their ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from provenance.model.vocabulary import Span, Spans


class Place(Protocol):
    """Whatever has a start and an end in the text: a span, a sentence."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def holds(spans: Iterable[Place], position: int) -> bool:
    """Whether a position is in one of the spans."""
    return any(s.start <= position < s.end for s in spans)


def joined(spans: Iterable[Span]) -> Spans:
    """The spans in order; those that overlap or touch are one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def inside(spans: Iterable[Span], place: Place) -> Spans:
    """The part of each span that lies in a place."""
    cut = (Span(max(s.start, place.start), min(s.end, place.end)) for s in spans)
    return tuple(s for s in cut if s.start < s.end)


def outside(spans: Iterable[Span], holes: Iterable[Place]) -> Spans:
    """The parts of each span that lie in none of the holes."""
    taken = joined(Span(hole.start, hole.end) for hole in holes)
    return tuple(piece for span in spans for piece in _outside(span, taken))


def _outside(span: Span, taken: Spans) -> Iterator[Span]:
    start = span.start
    for hole in taken:
        if hole.start >= span.end:
            break
        if hole.start > start:
            yield Span(start, hole.start)
        start = max(start, hole.end)
    if start < span.end:
        yield Span(start, span.end)


def trimmed(spans: Iterable[Span], text: str, before: str, after: str) -> Spans:
    """The spans without the characters of `before` at their start and those of `after` at their end; spans left without
    a letter or digit are dropped."""
    found = []
    for start, end in spans:
        words = text[start:end]
        start, end = start + len(words) - len(words.lstrip(before)), end - len(words) + len(words.rstrip(after))
        if any(map(str.isalnum, text[start:end])):
            found.append(Span(start, end))
    return tuple(found)


def moved(spans: Iterable[Span], by: int) -> Spans:
    """The spans, `by` code points further on."""
    return tuple(Span(s.start + by, s.end + by) for s in spans)
