"""The words of a text, and spans as sets of words. A set of words is an integer whose bit `i` stands for word `i`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from provenance.model import Span, Spans

_WORD = re.compile(r"\w+(?:[’'.\-]\w+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+")
_QUOTED = re.compile(r"“[^”\n]*|\"[^\"\n]*\"?")


class Words:
    """The words of a text as the measures count them (runs of letters and digits, joined by ’ ' . or -)."""

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def reach(self, span: Span) -> tuple[int, int]:
        """The first word that the span touches and the one after the last; equal or reversed where it touches none."""
        return bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)

    def touched(self, spans: Spans) -> int:
        """The words that the spans touch."""
        found = 0
        for first, last in map(self.reach, spans):
            if first < last:
                found |= (1 << last) - (1 << first)
        return found

    def bounds(self, spans: Spans) -> set[tuple[int, int]]:
        """First and last word of each span that touches any word."""
        return {(first, last - 1) for first, last in map(self.reach, spans) if first < last}

    def sentences(self) -> list[int]:
        """The words of each sentence, by a fixed splitter that is not the program's own."""
        bounds, start = [], 0
        for match in _SENTENCE_END.finditer(self.text):
            bounds.append(Span(start, match.start()))
            start = match.end()
        return [self.touched((bound,)) for bound in (*bounds, Span(start, len(self.text)))]

    def quoted(self) -> int:
        """The words inside double quotation marks; a quotation without a closing mark ends with its paragraph."""
        return self.touched(tuple(Span(*match.span()) for match in _QUOTED.finditer(self.text)))
