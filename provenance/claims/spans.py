"""The part of a sentence that a claim covers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from provenance.model import Span, Spans
from provenance.model.spans import Place, inside, joined, trimmed

_DATELINE = re.compile(r"[A-Z][A-Z.'’ ]+(?:, [^—–\n]{1,30}?)?(?: \([^)\n]{2,30}\))? (?:—|–|―|--|-) ")
_LOOSE = " \t\r\n\u00a0,;:–—-"
"""What joined a stretch to its neighbours."""


def within(spans: Iterable[Span], place: Place) -> Spans:
    """The parts of spans inside a place, in order, overlapping ones joined."""
    return joined(inside(spans, place))


def claimed(spans: Iterable[Span], text: str) -> Spans:
    """The spans that contain a word, without datelines and without the white space and punctuation that joined them to
    others."""
    return trimmed((_without_dateline(span, text) for span in spans), text, _LOOSE, _LOOSE)


def _without_dateline(span: Span, text: str) -> Span:
    dateline = _DATELINE.match(text, *span)
    return Span(dateline.end(), span.end) if dateline else span
