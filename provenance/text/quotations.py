"""Tokens → quotations: pairs of quotation marks, also where a closing mark is missing or of the wrong kind."""

from __future__ import annotations

from typing import NamedTuple

from provenance.lexicon import tags
from provenance.text.tokens import Token

_OPEN = {"“": "”", "„": "“”", "«": "»", "``": "''"}
_CLOSE = frozenset(("”", "»"))
_BEFORE_OPENING = frozenset(("(", "[", "—", "–", "-", "--", "'", "‘", ":", ","))
_NEUTRAL = frozenset(('"', "''"))


class Quotation(NamedTuple):
    """A quotation with its marks: code points, half-open; `first` and `last` are its tokens, half-open.

    `closed` is False where the closing mark is missing: the quotation then runs to the end of its paragraph.
    `single` tells single marks from double ones.
    """

    start: int
    end: int
    closed: bool
    first: int
    last: int
    single: bool = False


def find_quotations(tokens: list[Token], paragraphs: list[tuple[int, int]]) -> list[Quotation]:
    """The outermost quotations of each paragraph, in order; `paragraphs` are half-open token ranges."""
    found: list[Quotation] = []
    for first, last in paragraphs:
        pairs = _double(tokens, first, last)
        found += _outer(tokens, pairs, _single(tokens, first, last))
    return found


def _outer(tokens: list[Token], double: list[Quotation], single: list[Quotation]) -> list[Quotation]:
    """British usage has the single marks outside: they win where the first of them opens before any double mark."""
    if single and (not double or (single[0].first < double[0].first and tokens[single[0].first].text == "‘")):
        return single
    return double


def _double(tokens: list[Token], first: int, last: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened = -1
    for i in range(first, last):
        mark = tokens[i].lower
        if not tokens[i].tag & tags.PUNCT:
            continue
        if opened < 0:
            if mark in _OPEN or (mark in _NEUTRAL and _looks_open(tokens, i, first)):
                opened = i
            elif mark in _NEUTRAL or mark in _CLOSE:
                start = found[-1].last if found else first
                found += _unopened(tokens, start, i, first) if i - start > 3 else []
        elif (
            mark in _CLOSE
            or mark in _NEUTRAL
            or (mark == "“" and i > opened + 1 and tokens[i - 1].end == tokens[i].start)
        ):
            found.append(Quotation(tokens[opened].start, tokens[i].end, True, opened, i + 1))
            opened = -1
    if opened >= 0:
        found.append(Quotation(tokens[opened].start, tokens[last - 1].end, False, opened, last))
    return found


def _unopened(tokens: list[Token], start: int, end: int, first: int) -> list[Quotation]:
    """A closing mark without an opening one: the quotation began where the paragraph does, if none came before."""
    if start != first:
        return []
    return [Quotation(tokens[start].start, tokens[end].end, True, start, end + 1)]


def _looks_open(tokens: list[Token], i: int, first: int) -> bool:
    """Whether a neutral mark opens: white space (or the paragraph's start, or a bracket) before, none after."""
    token = tokens[i]
    after = i + 1 < len(tokens) and tokens[i + 1].start == token.end
    before = i > first and tokens[i - 1].end == token.start
    return (not before or tokens[i - 1].lower in _BEFORE_OPENING) and (after or not before)


def _single(tokens: list[Token], first: int, last: int) -> list[Quotation]:
    """Single marks as quotations: at least two words, closed by a mark after a letter or punctuation that white space
    or punctuation follows."""
    found: list[Quotation] = []
    opened = -1
    for i in range(first, last):
        mark = tokens[i].lower
        if mark not in ("‘", "’", "'"):
            continue
        if opened < 0:
            if mark != "’" and _looks_open(tokens, i, first):
                opened = i
        elif mark != "‘" and not _looks_open(tokens, i, first) and i - opened > 2 and _ends_quotation(tokens, i, last):
            found.append(Quotation(tokens[opened].start, tokens[i].end, True, opened, i + 1, True))
            opened = -1
    return found


def _ends_quotation(tokens: list[Token], i: int, last: int) -> bool:
    """A plural possessive (“the workers’ pay”) is no end: a closing mark follows punctuation or ends the clause."""
    return (
        bool(tokens[i - 1].tag & tags.PUNCT)
        or i + 1 >= last
        or bool(tokens[i + 1].tag & (tags.PUNCT | tags.CC | tags.PREP | tags.CUE | tags.SUBJ | tags.AUX))
    )
