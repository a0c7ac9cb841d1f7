"""The segmentation of a text, and how it is made."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from attrs import frozen

from provenance.lexicon import tags
from provenance.model import Span
from provenance.text.paragraphs import Paragraph, described
from provenance.text.quotations import Quotation, find_quotations
from provenance.text.quoted_transcripts import without_marks
from provenance.text.sentences import SentenceSpan, split
from provenance.text.tokens import WORD_LIKE_NAMES, Token, read_word_like_names, tokenise

_LINE = re.compile(r"[^\n]+")


@frozen
class Segmentation:
    """The parts of a text. Sentences lie inside paragraphs, tokens inside sentences; all are sorted. `text` has one
    kind of quotation marks (`provenance.text.quotations`) and is otherwise the text that was segmented."""

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[SentenceSpan, ...]
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]
    paragraph_kinds: tuple[Paragraph, ...] = ()
    """What each paragraph is: `provenance.text.paragraphs`."""

    @cached_property
    def quoted(self) -> list[int]:
        """For each token, the index of the quotation it is in, or -1."""
        quoted = [-1] * len(self.tokens)
        for number, quotation in enumerate(self.quotations):
            quoted[quotation.first : quotation.last] = [number] * (quotation.last - quotation.first)
        return quoted

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.start for quotation in self.quotations]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def token_at(self, position: int) -> int:
        """The index of the first token that starts at or after a position."""
        return bisect_left(self._token_starts, position)

    def sentence_at(self, position: int) -> int:
        """The index of the sentence a position is in or after; 0 before the first."""
        return max(0, bisect_right(self._sentence_starts, position) - 1)

    def is_quoted(self, position: int) -> bool:
        """Whether a position is in a quotation."""
        i = bisect_right(self._quotation_starts, position) - 1
        return i >= 0 and self.quotations[i].end > position


def segment(text: str) -> Segmentation:
    """Segment any string, even an empty one, in linear time. Each line that is not blank is a paragraph."""
    paragraphs: list[Span] = []
    sentences: list[SentenceSpan] = []
    tokens: list[Token] = []
    bounds: list[tuple[int, int]] = []
    word_like = any(name in text for name in WORD_LIKE_NAMES)
    for line in _LINE.finditer(text):
        found = tokenise(text, line.start(), line.end())
        if not found:
            continue
        if word_like:
            read_word_like_names(found)
        paragraphs.append(Span(found[0].start, found[-1].end))
        bounds.append((len(tokens), len(tokens) + len(found)))
        tokens += found
    said = without_marks(tokens, bounds)
    quotations = find_quotations(tokens, said)
    for number, (first, last) in enumerate(bounds, 1):
        sentences += split(tokens[first:last], first, number)
    return Segmentation(
        _marked(text, tokens, quotations), tuple(paragraphs), tuple(sentences), tuple(tokens), tuple(quotations),
        tuple(described(text, paragraphs, tokens, bounds, said, quotations)),
    )  # fmt: skip


def _marked(text: str, tokens: list[Token], quotations: list[Quotation]) -> str:
    """The text with the marks given to the quotations."""
    changed = [
        token for quotation in quotations for token in tokens[quotation.first : quotation.last]
        if token.tag & tags.PUNCT and token.text[0] != text[token.start]
    ]  # fmt: skip
    letters = list(text) if changed else []
    for token in changed:
        letters[token.start] = token.text
    return "".join(letters) if changed else text
