"""Quotation marks: which open, which close, and which are apostrophes.

Double marks are told apart by their glyph; where that says nothing (straight marks, « », a closing mark that opens) by
the white space around them. A single mark may be an apostrophe: a quotation in single marks needs both ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.lexicon import table_words, tags
from provenance.text.tokens import Token

OPEN = frozenset(("“", "„", "‟", "〝", "``", "「", "『"))
CLOSE = frozenset(("”", "〞", "」", "』"))
NEUTRAL = frozenset(('"', "''"))
_EITHER = frozenset(("«", "»", "”"))
_GUILLEMETS = frozenset(("«", "»"))
DOUBLE = OPEN | CLOSE | NEUTRAL | _GUILLEMETS
_SINGLE_OPEN = frozenset(("‘", "'", "‚", "‛", "‹", "›", "`", "´"))
_ANGLES = frozenset(("‹", "›"))
_SINGLE_CLOSE = frozenset(("’", "'", "‘", "`", "´"))
SINGLE = _SINGLE_OPEN | _SINGLE_CLOSE
ANY = DOUBLE | SINGLE
_BEFORE_OPENING = frozenset(("(", "[", "—", "–", "-", "--", "'", "‘", '"', "“", ":", ","))
_LONGEST = 400
"""Longest quotation in single marks, in tokens: keeps a stray mark cheap."""
_DEEPEST = 3
"""Deepest nesting of quotations in single marks: any more are stray marks."""
_DECADE = re.compile(r"\d\ds")


def is_glued(tokens: Sequence[Token], i: int, first: int) -> bool:
    """Whether no white space separates token `i` from the one before."""
    return i > first and tokens[i - 1].end == tokens[i].start


def looks_open(tokens: Sequence[Token], i: int, first: int) -> bool:
    """Whether a mark opens, judging by what is around it: white space (or the paragraph's start, or a bracket) before,
    none after."""
    after = i + 1 < len(tokens) and is_glued(tokens, i + 1, first)
    before = is_glued(tokens, i, first)
    return (not before or tokens[i - 1].lower in _BEFORE_OPENING) and (after or not before)


def opens_double(tokens: Sequence[Token], i: int, first: int) -> bool:
    """Whether the mark at `i` opens a quotation in double marks, where none is open."""
    mark = tokens[i].lower
    if mark in OPEN:
        return True
    if mark in NEUTRAL:
        return looks_open(tokens, i, first)
    after = i + 1 < len(tokens) and is_glued(tokens, i + 1, first)
    return mark in _EITHER and not is_glued(tokens, i, first) and (after or mark == "«")


def reopens_double(tokens: Sequence[Token], i: int, first: int) -> bool:
    """Whether, with a quotation open, the mark at `i` looks as if it opened another: white space before, none after."""
    after = i + 1 < len(tokens) and is_glued(tokens, i + 1, first)
    return tokens[i].lower not in CLOSE and after and not is_glued(tokens, i, first)


def closes_double(tokens: Sequence[Token], i: int, opened: int) -> bool:
    """Whether the mark at `i` closes the quotation whose mark is at `opened`."""
    mark = tokens[i].lower
    if mark in CLOSE or mark in NEUTRAL:
        return True
    if mark in _GUILLEMETS:
        return mark != tokens[opened].lower
    return mark == "“" and i > opened + 1 and is_glued(tokens, i, opened)


def opens_single(tokens: Sequence[Token], i: int, first: int) -> bool:
    """Whether the mark at `i` can open a quotation in single marks: those of “the '90s”, “rock 'n' roll” and “go,'\"”
    cannot."""
    if tokens[i].lower not in _SINGLE_OPEN or not looks_open(tokens, i, first) or i + 1 >= len(tokens):
        return False
    following = tokens[i + 1].lower
    if following in CLOSE | NEUTRAL and is_glued(tokens, i, first):
        return False
    return following not in table_words("elisions") and not _DECADE.fullmatch(following)


def end_of_single(tokens: Sequence[Token], opened: int, last: int) -> int:
    """The mark that closes the quotation opened at `opened`, or -1. Quotations inside it may have the same marks. A
    mark after a plural (“the workers’ pay”) or a dropped g closes it only if no better one follows."""
    family = _ANGLES if tokens[opened].lower in _ANGLES else _SINGLE_CLOSE
    doubtful, depth = -1, 1
    for i in range(opened + 2, min(last, opened + _LONGEST)):
        if tokens[i].lower not in family:
            continue
        if opens_single(tokens, i, opened):
            depth += 1
            if depth > _DEEPEST:
                break
        elif not is_glued(tokens, i, opened) or _is_apostrophe(tokens, i, last):
            continue
        elif depth == 1 and family is not _ANGLES and not _surely_closes(tokens, i, last):
            doubtful = i if doubtful < 0 else doubtful
        elif depth == 1:
            return i
        else:
            depth -= 1
    return doubtful


def _is_apostrophe(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether it is one of “rock ’n’ roll”, or within a word."""
    inside = i + 1 < last and tokens[i + 1].start == tokens[i].end and not tokens[i + 1].tag & tags.PUNCT
    return inside or (tokens[i - 1].lower in table_words("elisions") and tokens[i - 2].lower in SINGLE)


def _surely_closes(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether the mark at `i` is not an apostrophe at the end of its word: there is punctuation before or after it, or
    the word does not end in s or a dropped g, or no noun follows."""
    before = tokens[i - 1]
    if before.tag & tags.PUNCT or i + 1 >= last or tokens[i + 1].tag & tags.PUNCT:
        return True
    if not before.lower.endswith(("s", "in")):
        return True
    return bool(tokens[i + 1].tag & (tags.CC | tags.PREP | tags.SUBJ | tags.AUX))
