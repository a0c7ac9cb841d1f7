"""Tokens → sentences."""

from __future__ import annotations

from typing import NamedTuple

from provenance.lexicon import tags
from provenance.text.tokens import Token

_ENDS = frozenset((".", "!", "?", "…", "...", "?!"))
_CLOSERS = frozenset(('"', "”", "’", "'", ")", "]", "''", "»"))
_QUOTE_CLOSERS = frozenset(('"', "”", "’", "''"))
_SPEAKER_REACH = 6
"""A speaker after a quoted question is named in so many tokens, the verb included."""
_BREAK_TAG = tags.CAP | tags.NUM


_LONGEST = 300
"""Tokens after which a sentence is cut even where none ends: text without full stops stays linear in time."""


class SentenceSpan(NamedTuple):
    """A sentence: its span, its paragraph (from 1), its tokens as a half-open range of indices."""

    start: int
    end: int
    paragraph: int
    first: int
    last: int


def split(tokens: list[Token], offset: int, paragraph: int) -> list[SentenceSpan]:
    """The sentences of one paragraph; `offset` is the index of its first token in the document."""
    sentences: list[SentenceSpan] = []
    first, i, n = 0, 0, len(tokens)
    while i < n:
        token = tokens[i]
        i += 1
        if i - first == _LONGEST and i < n:
            sentences.append(_span(tokens, first, i, offset, paragraph))
            first = i
        if token.lower not in _ENDS and not (token.tag & tags.ABBR and token.text[-1] == "."):
            continue
        while i < n and tokens[i].lower in _ENDS:
            i += 1
        while i < n and tokens[i].lower in _CLOSERS and tokens[i].start == tokens[i - 1].end:
            i += 1
        if i < n and _breaks(token, tokens, i) and not _speaker_follows(tokens, i):
            sentences.append(_span(tokens, first, i, offset, paragraph))
            first = i
    if first < n:
        sentences.append(_span(tokens, first, n, offset, paragraph))
    return sentences


def _span(tokens: list[Token], first: int, last: int, offset: int, paragraph: int) -> SentenceSpan:
    return SentenceSpan(tokens[first].start, tokens[last - 1].end, paragraph, offset + first, offset + last)


def _breaks(end: Token, tokens: list[Token], i: int) -> bool:
    """Whether a sentence ends between `tokens[i - 1]` and `tokens[i]`, where `end` is the mark that may end it."""
    after = tokens[i]
    if after.start == tokens[i - 1].end:
        return False
    if after.tag & tags.PUNCT:
        opens = after.lower not in (",", ";", ":", ")", "-", "–", "--")
        following = tokens[i + 1] if i + 1 < len(tokens) else after
        if not opens or not (following.tag & (_BREAK_TAG | tags.PUNCT)):
            return False
        after = following
    elif not after.tag & _BREAK_TAG:
        return False
    if not end.tag & tags.ABBR:
        return True
    if tokens[i].tag & tags.PUNCT and tokens[i].lower not in ("(", "["):
        return not end.tag & tags.NOEND
    plain = end.lower.rstrip(".")
    if end.tag & tags.NOEND or len(plain) == 1:
        return False
    return bool(after.tag & (tags.STARTER | tags.SELFSUBJ))


def _speaker_follows(tokens: list[Token], i: int) -> bool:
    """Whether a quoted question or exclamation ends at `i` and its speaker comes next: “Why?” Bell asked. After a full
    stop nothing else may follow: “It is.” Bell said."""
    if tokens[i - 1].lower not in _QUOTE_CLOSERS:
        return False
    stop = tokens[i - 2].lower == "."
    for j in range(i, min(i + _SPEAKER_REACH, len(tokens))):
        tag = tokens[j].tag
        if tag & tags.CUE and tag & (tags.PAST | tags.THIRD) and j > i:
            return not stop or (j + 1 < len(tokens) and tokens[j + 1].lower in _ENDS)
        if not tag & (tags.CAP | tags.PERS | tags.DET | tags.TITLE | tags.PUREADV):
            return False
    return False
