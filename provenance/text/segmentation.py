"""The segmentation of one text, and how it is made."""

from __future__ import annotations

import re
from typing import NamedTuple

from attrs import frozen

from provenance.model import Span

_TOKEN = re.compile(r"\w+(?:[’'.\-&]\w+)*\.?|\S")
_PARAGRAPH = re.compile(r"\S[^\n]*")
_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s)")


class Token(NamedTuple):
    """A word or a mark of punctuation. `start` and `end` are code points into the text, half-open."""

    start: int
    end: int
    text: str
    lower: str


class SentenceSpan(NamedTuple):
    """A sentence: its span, its paragraph (from 1), its tokens as a half-open range of indices."""

    start: int
    end: int
    paragraph: int
    first: int
    last: int


class Quotation(NamedTuple):
    """A quotation with its marks: code points, half-open. `closed` is False where the closing mark is missing."""

    start: int
    end: int
    closed: bool


@frozen
class Segmentation:
    """What the text is made of. Sentences lie inside paragraphs, tokens inside sentences; all are sorted."""

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[SentenceSpan, ...]
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]


def segment(text: str) -> Segmentation:
    """Segment any string, also an empty one, in linear time."""
    paragraphs = tuple(Span(m.start(), m.end()) for m in _PARAGRAPH.finditer(text))
    sentences: list[SentenceSpan] = []
    tokens: list[Token] = []
    for number, paragraph in enumerate(paragraphs, 1):
        start = paragraph.start
        ends = [m.end() for m in _END.finditer(text, paragraph.start, paragraph.end)]
        for end in [*ends, paragraph.end]:
            found = [Token(m.start(), m.end(), m[0], m[0].lower()) for m in _TOKEN.finditer(text, start, end)]
            if found:
                first = len(tokens)
                tokens += found
                sentences.append(SentenceSpan(found[0].start, found[-1].end, number, first, len(tokens)))
            start = end
    return Segmentation(text, paragraphs, tuple(sentences), tuple(tokens), ())
