"""Tokens → quotations: pairs of quotation marks, even where a closing mark is missing or of the wrong kind.

The rules see one kind of mark: every outermost quotation is given “ and ” (or straight double marks), whatever the
article uses, and a quotation in double marks within one in single marks is given ‘ and ’.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from provenance.lexicon import tags
from provenance.lexicon.verbs import cue_verbs
from provenance.text import marks
from provenance.text.tokens import Range, Token

_WORD = 3
"""Number of tokens of a single word in quotation marks."""
_BACK = 60
"""Number of tokens searched before a closing mark that has no opening one."""
_SPEAKER = 4
"""Most tokens a speaker has where the mark before the name was forgotten."""
_INNER = {"“": "‘", "”": "’", '"': "'"}


class Quotation(NamedTuple):
    """A quotation with its marks: code points, half-open; `first` and `last` are its tokens, half-open.

    `closed` is False where the closing mark is missing: the quotation then runs to the end of its paragraph, or to the
    comma before its speaker.
    """

    start: int
    end: int
    closed: bool
    first: int
    last: int


_Found = tuple[int, int, bool]
"""First token, the one after the last, and whether a mark closes it."""


def find_quotations(tokens: list[Token], paragraphs: Sequence[Range]) -> list[Quotation]:
    """The outermost quotations of each paragraph, in order; `paragraphs` are half-open token ranges. Replaces
    marks of other kinds in `tokens`."""
    found: list[Quotation] = []
    for number, (first, last) in enumerate(paragraphs):
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else -1
        for start, end, closed in _of_paragraph(tokens, first, last, following):
            _unify(tokens, start, end, closed)
            found.append(Quotation(tokens[start].start, tokens[end - 1].end, closed, start, end))
    return found


def _of_paragraph(tokens: list[Token], first: int, last: int, following: int) -> Iterator[_Found]:
    """The quotations of one paragraph; `following` is the first token of the next, or -1."""
    free = first
    for i in [i for i, token in enumerate(tokens[first:last], first) if token.lower in marks.ANY]:
        found = _at(tokens, i, (first, free, last), following) if i >= free else None
        if found is not None:
            free = found[1]
            yield found


def _at(tokens: list[Token], i: int, bounds: tuple[int, int, int], following: int) -> _Found | None:
    """The quotation whose opening mark (or only mark) is at `i`; `bounds` are the first token of the paragraph, the
    first after the last quotation, and the end."""
    first, free, last = bounds
    if marks.opens_double(tokens, i, first):
        return _double(tokens, i, last, following)
    if marks.opens_single(tokens, i, first):
        end = marks.end_of_single(tokens, i, last)
        if end < 0:
            runs_on = i == first and following > 0 and tokens[following].lower == tokens[i].lower
            return (i, last, False) if runs_on else None
        return i, end + 1, True
    if tokens[i].lower in marks.DOUBLE and (start := _unopened(tokens, first, free, i)) is not None:
        return start, i + 1, True
    return None


def _double(tokens: list[Token], opened: int, last: int, following: int) -> _Found:
    """The quotation in double marks that opens at `opened`."""
    seen = opened + 1
    for i in range(opened + 1, last):
        mark = tokens[i].lower
        if mark not in marks.DOUBLE:
            continue
        if marks.reopens_double(tokens, i, opened):
            if (end := _before_speaker(tokens, seen, i)) > 0:
                return opened, end, False
            seen = max(seen, i - _SPEAKER - 2)
        if marks.closes_double(tokens, i, opened):
            return opened, i + 1, True
    runs_on = following > 0 and marks.opens_double(tokens, following, following)
    end = -1 if runs_on else _before_speaker(tokens, seen, last)
    return opened, end if end > 0 else last, False


def _before_speaker(tokens: list[Token], first: int, last: int) -> int:
    """The token after the comma before speaker and verb in a quotation that nothing closes (“We are done, *said Olga
    Brandt*”), or -1."""
    for i in range(first, last - 2):
        if tokens[i].text in (",", "?", "!") and _is_speaker(tokens, i + 1, last):
            return i + 1
    return -1


def _is_speaker(tokens: list[Token], i: int, last: int) -> bool:
    """“said Olga”, “said the coach”, “said coach Olga Brandt”; “she said.”, “Olga Brandt said,”."""
    name = tags.CAP | tags.PERS | tags.TITLE
    if _says(tokens[i]):
        role = not tokens[i + 1].tag & (tags.PUNCT | tags.PREP | tags.SUB | tags.REL | tags.CC | tags.NEG)
        named = role and any(token.tag & tags.CAP for token in tokens[i + 2 : min(last, i + 1 + _SPEAKER)])
        return named or bool(tokens[i + 1].tag & (name | tags.DET))
    k = i
    while k < min(last, i + _SPEAKER) and tokens[k].tag & name:
        k += 1
    return i < k < last and _says(tokens[k]) and (k + 1 == last or bool(tokens[k + 1].tag & tags.PUNCT))


def _says(token: Token) -> bool:
    if not (token.tag & tags.CUE and token.tag & tags.INFLECTED):
        return False
    verb = cue_verbs().get(token.lemma or "")
    return verb is not None and verb.kind == "say"


def _unopened(tokens: list[Token], first: int, free: int, end: int) -> int | None:
    """Where a quotation with only a closing mark began: with its sentence, unless that mark ends another quotation."""
    if end - free <= _WORD or tokens[end - 1].tag & tags.NUM:
        return None
    stops = (k + 1 for k in range(end - 2, max(free, end - _BACK), -1) if tokens[k].text in (".", "?", "!"))
    found = next(stops, first if free == first else None)
    return found if free == first or tokens[end - 1].text in (",", ".", "?", "!") else None


def _unify(tokens: list[Token], start: int, end: int, closed: bool) -> None:
    """Give a quotation the marks the rules know."""
    outer = tokens[start].lower
    if outer in marks.SINGLE:
        for i in range(start + 1, end - 1):
            if tokens[i].lower in _INNER:
                _set(tokens, i, _INNER[tokens[i].lower])
    if outer in marks.ANY - marks.NEUTRAL:
        _set(tokens, start, "“")
    if closed and tokens[end - 1].lower not in marks.NEUTRAL:
        _set(tokens, end - 1, "”")


def _set(tokens: list[Token], i: int, mark: str) -> None:
    token = tokens[i]
    if token.text != mark and len(token.text) == 1:
        tokens[i] = token.read_as((mark, mark, token.tag, token.lemma))
