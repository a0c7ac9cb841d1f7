"""Names in SENTENCES IN CAPITALS, where a capital shows nothing: who speaks there, by the verbs nearby."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.lexicon import tags
from provenance.lexicon.tagging import entries
from provenance.sources.source_lexicon import SourceLexicon
from provenance.text import Segmentation, Token

_LEAST = 3
"""Fewest words of a sentence in capitals: “NATO” alone is a name."""


class AllCapitals:
    """The sentences of one text that are in capitals, by number."""

    def __init__(self, segmentation: Segmentation, lexicon: SourceLexicon) -> None:
        self.segmentation, self.lexicon = segmentation, lexicon
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
        title = token.lower.rstrip(".") in self.lexicon.titles
        return title or (token.lower not in entries() and token.lower not in self.lexicon.nouns)


def _speaks(beside: tuple[Token, ...]) -> bool:
    return any(t.tag & tags.CUE and t.tag & (tags.PAST | tags.THIRD) for t in beside)
