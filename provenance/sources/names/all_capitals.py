"""Where a capital shows nothing: Headings in Title Case, and SENTENCES IN CAPITALS with whoever speaks in them."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.lexicon import tags
from provenance.lexicon.sources import LEXICON
from provenance.lexicon.tagging import entries
from provenance.text import Segmentation, Token
from provenance.text.capitals import is_title_case
from provenance.text.tokens import DASHES

_LEAST = 3
"""Fewest words of a sentence in capitals: “NATO” alone is a name."""
_HEADING = 5
"""Fewest tokens of a heading."""
_ENDS = '.?!:”"’'
"""What a sentence that is not a heading ends with."""


class AllCapitals:
    """The sentences of one text that are in capitals, by number."""

    def __init__(self, segmentation: Segmentation) -> None:
        self.segmentation = segmentation
        self.sentences = [i for i, s in enumerate(segmentation.sentences) if self._in_capitals(s.first, s.last)]

    def _in_capitals(self, first: int, last: int) -> bool:
        words = 0
        for token in self.segmentation.tokens[first:last]:
            if token.text[0].isalpha():
                if not token.text.isupper():
                    return False  # the first or second word of most sentences
                words += 1
        return words >= _LEAST

    def speakers(self, sentence: int) -> Iterator[tuple[int, list[str]]]:
        """Each run of unknown words, with titles, next to a cue: its start and its words."""
        s = self.segmentation.sentences[sentence]
        tokens = self.segmentation.tokens[s.first : s.last]
        i = 0
        while i < len(tokens):
            end = i
            while end < len(tokens) and self._is_name(tokens[end]):
                end += 1
            if end > i and (_speaks(tokens[end : end + 1]) or _speaks(tokens[max(0, i - 1) : i])):
                yield tokens[i].start, [t.text for t in tokens[i:end]]
            i = end + 1

    def _is_name(self, token: Token) -> bool:
        """Whether a word is in no list except those of names and titles."""
        if not token.text[0].isalpha():
            return False
        title = token.lower.rstrip(".") in LEXICON.titles
        return title or (token.lower not in entries() and token.lower not in LEXICON.nouns)


def _speaks(beside: tuple[Token, ...]) -> bool:
    return any(t.tag & tags.CUE and t.tag & (tags.PAST | tags.THIRD) for t in beside)


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
