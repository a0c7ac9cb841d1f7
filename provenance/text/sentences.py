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
_LIST_NUMBER = 2
"""Digits of a number that may open an item of a list: “12. Rates rise”."""


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
        if i < n and _breaks(token, tokens, first, i) and not _speaker_follows(tokens, i):
            sentences.append(_span(tokens, first, i, offset, paragraph))
            first = i
    if first < n:
        sentences.append(_span(tokens, first, n, offset, paragraph))
    return sentences


def _span(tokens: list[Token], first: int, last: int, offset: int, paragraph: int) -> SentenceSpan:
    return SentenceSpan(tokens[first].start, tokens[last - 1].end, paragraph, offset + first, offset + last)


def _breaks(end: Token, tokens: list[Token], first: int, i: int) -> bool:
    """Whether the sentence from `tokens[first]` ends between `tokens[i - 1]` and `tokens[i]`, where `end` is the mark
    that may end it."""
    after = tokens[i]
    if after.start == tokens[i - 1].end or _is_list_number(tokens, first, i):
        return False
    if after.tag & tags.PUNCT:
        opens = after.lower not in (",", ";", ":", ")", "-", "–", "--")
        following = tokens[i + 1] if i + 1 < len(tokens) else after
        if not opens or not (following.tag & (_BREAK_TAG | tags.PUNCT)):
            return False
        after = following
    elif not after.tag & _BREAK_TAG:
        return False
    return not end.tag & tags.ABBR or _ends_on(end, tokens, first, i, after)


def _ends_on(end: Token, tokens: list[Token], first: int, i: int, after: Token) -> bool:
    """Whether a sentence ends on the abbreviation `end`, where `after` is the word that follows."""
    if tokens[i].tag & tags.PUNCT and tokens[i].lower not in ("(", "["):
        return not end.tag & tags.NOEND
    starts = after.tag & (tags.STARTER | tags.SELFSUBJ)
    if len(end.lower.rstrip(".")) == 1:  # “plan B. It failed”; “J. Bell” is a name
        return bool(starts) and i - 2 >= first and tokens[i - 2].text.islower() and not end.tag & tags.NOEND
    if end.tag & tags.NOEND:
        return False
    if end.text.islower() and _names_somebody(tokens, i):  # “It left at 8 a.m. Mr. Sand …”, “At 8 a.m. Mr. Sand left”
        return any(_is_finite(t) for t in tokens[first:i])
    return bool(starts)


def _names_somebody(tokens: list[Token], i: int) -> bool:
    """“*Mr.* Sand”, “*Police* said”: does a subject begin here? “8 a.m. *Eastern* time” is not one."""
    return bool(tokens[i].tag & tags.TITLE) or (i + 1 < len(tokens) and _is_finite(tokens[i + 1]))


def _is_finite(token: Token) -> bool:
    return bool(token.tag & tags.FINITE) and not token.tag & tags.CAP


def _is_list_number(tokens: list[Token], first: int, i: int) -> bool:
    """“*1.* Rates will rise”: a number alone in front."""
    return i - first == 2 and tokens[first].text.isdigit() and len(tokens[first].text) <= _LIST_NUMBER


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
