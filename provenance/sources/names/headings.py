"""Headings: sentences in which most words have a capital, so that capitals say nothing."""

from __future__ import annotations

from provenance.text import Segmentation
from provenance.text.capitals import is_title_case
from provenance.text.tokens import DASHES

_HEADING = 5
"""Fewest tokens of a heading."""
_ENDS = '.?!:”"’'
"""What a sentence that is not a heading ends with."""


def headings(segmentation: Segmentation) -> list[int]:
    """The numbers of the headings, ascending: of sentences without a full stop, and of those of the title, which is the
    first of several paragraphs."""
    sentences = segmentation.sentences
    title = [i for i, s in enumerate(sentences) if s.paragraph == 1]
    several = bool(title) and sentences[-1].paragraph > 1
    if not several or not _titled(segmentation, sentences[0].first, sentences[title[-1]].last):
        title = []
    open_ended = (i for i in range(len(title), len(sentences)) if segmentation.text[sentences[i].end - 1] not in _ENDS)
    return [*title, *(i for i in open_ended if _titled(segmentation, sentences[i].first, sentences[i].last))]


def _titled(segmentation: Segmentation, first: int, last: int) -> bool:
    if segmentation.tokens[first].text in DASHES:
        return False  # “— Ann Bell, fisherman”: a signature
    tokens = [t.text for t in segmentation.tokens[first:last] if t.text[0].isalpha()]
    return last - first >= _HEADING and is_title_case([t[0].isupper() for t in tokens])
