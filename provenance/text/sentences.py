"""Tokens → sentences."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from provenance.lexicon import tags
from provenance.lexicon.classes import classes_that
from provenance.lexicon.verbs import cue_verbs
from provenance.text.tokens import LONG_DASHES, Token

_ENDS = frozenset((".", "!", "?", "…", "...", "?!"))
_CLOSERS = frozenset(('"', "”", "’", "'", ")", "]", "''", "»"))
_QUOTE_CLOSERS = frozenset(('"', "”", "’", "''"))
_SPEAKER_REACH = 6
"""Most tokens in which a speaker is named after a quoted question, verb included."""
_BREAK_TAG = tags.CAP | tags.NUM
_SPEAKS = classes_that("speaks")
_MAY_END = tags.PUNCT | tags.ABBR
_ON_PLATFORM = ("on", "via")
_LIST_NUMBER = 2
"""Most digits of a number that may open a list item: “12. Rates rise”."""


_LONGEST = 300
"""Longest sentence, in tokens; longer ones are cut, so that text without full stops takes linear time."""


class SentenceSpan(NamedTuple):
    """A sentence: its span, its paragraph (from 1), and its tokens as a half-open range of indices."""

    start: int
    end: int
    paragraph: int
    first: int
    last: int


def split(tokens: list[Token], offset: int, paragraph: int) -> list[SentenceSpan]:
    """The sentences of one paragraph; `offset` is the index of its first token in the document."""
    starts, after, n = [0], 0, len(tokens)
    for k in [k for k, token in enumerate(tokens) if token.tag & _MAY_END and _is_end(token)]:
        if k < after:
            continue
        after = _after_closers(tokens, k + 1)
        _cut(starts, k)
        if after < n and _breaks(tokens[k], tokens, starts[-1], after) and not _speaker_follows(tokens, after):
            starts.append(after)
    _cut(starts, n - 1)
    return [_span(tokens, *bounds, offset, paragraph) for bounds in pairwise((*starts, n))]


def _is_end(token: Token) -> bool:
    return token.lower in _ENDS or bool(token.tag & tags.ABBR and token.text[-1] == ".")


def _after_closers(tokens: list[Token], i: int) -> int:
    """The first token, from `i` on, of the next sentence."""
    while i < len(tokens) and tokens[i].lower in _ENDS:
        i += 1
    if i < len(tokens) and not tokens[i].text.strip("-") and tokens[i].start == tokens[i - 1].end:
        return i + 1  # “It leaks.- The gate …”: what a scraper made of a no-break space
    while i < len(tokens) and tokens[i].lower in _CLOSERS and tokens[i].start == tokens[i - 1].end:
        i += 1
    return i


def _cut(starts: list[int], k: int) -> None:
    """If the sentence that token `k` is in is too long, let it begin later."""
    while k - starts[-1] >= _LONGEST:
        starts.append(starts[-1] + _LONGEST)


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
    elif not after.tag & _BREAK_TAG and after.text == after.lower:
        return False  # “eBay said” begins a sentence
    return not end.tag & tags.ABBR or _ends_on(end, tokens, first, i, after)


def _ends_on(end: Token, tokens: list[Token], first: int, i: int, after: Token) -> bool:
    """Whether a sentence ends on the abbreviation `end`, where `after` is the word that follows."""
    if tokens[i].tag & tags.PUNCT and tokens[i].lower not in ("(", "["):
        return not end.tag & tags.NOEND and tokens[i].lower not in LONG_DASHES  # “HACKETT, Ark. — A man”
    starts = after.tag & (tags.STARTER | tags.SELFSUBJ)
    if len(end.lower.rstrip(".")) == 1:  # “plan B. It failed”; “J. Bell” is a name
        if end.text == "X." and i - 2 >= first and tokens[i - 2].lower in _ON_PLATFORM:
            return True  # “posted on X. Bell denied it”: the platform
        return bool(starts) and i - 2 >= first and tokens[i - 2].text.islower() and not end.tag & tags.NOEND
    if end.tag & tags.NOEND:
        return False
    if end.text.islower() and _names_somebody(tokens, i):  # “It left at 8 a.m. Mr. Sand …”, “At 8 a.m. Mr. Sand left”
        return any(_is_finite(t) or t.tag & tags.BASE for t in tokens[first:i])
    return bool(starts)


def _names_somebody(tokens: list[Token], i: int) -> bool:
    """Whether a subject begins here: “*Mr.* Sand”, “*Police* said”; “8 a.m. *Eastern* time” is not one."""
    return bool(tokens[i].tag & tags.TITLE) or (i + 1 < len(tokens) and _is_finite(tokens[i + 1]))


def _is_finite(token: Token) -> bool:
    return bool(token.tag & tags.FINITE) and not token.tag & tags.CAP


def _is_list_number(tokens: list[Token], first: int, i: int) -> bool:
    """“*1.* Rates will rise”: only a number before the sentence."""
    return i - first == 2 and tokens[first].text.isdigit() and len(tokens[first].text) <= _LIST_NUMBER


def _speaker_follows(tokens: list[Token], i: int) -> bool:
    """Whether a quoted question or exclamation ends at `i` and its speaker comes next: “Why?” Bell asked. After a full
    stop nothing else may follow: “It is.” Bell said."""
    if tokens[i - 1].lower not in _QUOTE_CLOSERS or (tokens[i].tag & (tags.PERS | tags.DET) and tokens[i].text != "I"):
        return False  # “Why?” He answered, “…”: within a sentence it were “he”
    stop = tokens[i - 2].lower == "."
    for j in range(i, min(i + _SPEAKER_REACH, len(tokens))):
        tag = tokens[j].tag
        cue = cue_verbs().get(tokens[j].lemma or "") if tag & tags.CUE and tag & tags.INFLECTED and j > i else None
        if cue and cue.kind in _SPEAKS:
            return not stop or (j + 1 < len(tokens) and tokens[j + 1].lower in _ENDS)
        if not tag & (tags.CAP | tags.PERS | tags.DET | tags.TITLE | tags.PUREADV):
            return False
    return False
