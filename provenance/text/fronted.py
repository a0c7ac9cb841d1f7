"""Noun phrases after an adverbial that opens the clause without a comma: “Speaking in Leeds *Ann Voss* said”, “and on
Monday night *police* said”.

All functions take the document's tokens and work on half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags, word_pairs, word_set
from provenance.lexicon.labels import given_names, role_kinds
from provenance.text.groups import is_verb
from provenance.text.times import ends_in_clock, is_year, past_time
from provenance.text.tokens import Token

_GOVERNED = tags.PREP | tags.DET | tags.POSS | tags.OBJ
_NO_NOUN = tags.PREP | tags.CC | tags.DET | tags.POSS | tags.PUNCT | tags.ADV
_CLAUSE_OPENERS = word_set("clause_openers")
_QUANTIFIERS, _COMPARISONS = word_set("quantifiers"), word_pairs("comparisons")
_DETERMINES = tags.DET | tags.POSS


def past_fronted(tokens: Sequence[Token], start: int, last: int, first: int) -> int | None:
    """Where the noun phrase that ends with token `last` begins, if at `start` begins a time that opens the clause, or
    what a preposition or participle that opens the sentence governs; `start` for all other phrases. `None` if the
    phrase cannot be told from what comes before it."""
    if (time := past_time(tokens, start, last, first)) > start:
        return time
    if not _is_fronted(tokens, start, first):
        return start
    for k in range(last, start, -1):
        if not tokens[k - 1].tag & tags.CAP and (tokens[k - 1].tag & _NO_NOUN or is_verb(tokens, k - 1, first, last)):
            continue
        clock = ends_in_clock(tokens[k - 1].lower) and not tokens[k].tag & tags.PUNCT
        if clock or tokens[k].tag & _DETERMINES or _begins_name(tokens, k, last):
            return _with_role(tokens, k, start)
    return _after_place(tokens, start, last)


def _is_fronted(tokens: Sequence[Token], start: int, first: int) -> bool:
    before = tokens[start - 1] if start > first else None
    if before is None:
        opens = tokens[start].tag & tags.ING and tokens[start + 1].tag & _GOVERNED
        return bool(opens) and not tokens[start].tag & tags.PREP
    if start - 1 != first or not before.tag & tags.PREP or before.lower in _CLAUSE_OPENERS:
        return False
    return quantified(tokens, start, first) == start  # “*about half* of the voters in each state”


def _begins_name(tokens: Sequence[Token], k: int, last: int) -> bool:
    """“in Leeds *Mr* Ashe”, “in Leeds *Ann* Voss”, “in 2015 *Reed*”, “on June 28 *Reed*”."""
    if not tokens[k].tag & tags.CAP or tokens[k - 1].tag & tags.TITLE:
        return False
    if is_year(tokens[k - 1]) or (tokens[k - 1].tag & tags.NUM and tokens[k - 2].tag & tags.TIME):
        return True
    named = tokens[k].tag & tags.TITLE or tokens[k].lower in given_names()
    return bool(named) and k < last and bool(tokens[k + 1].tag & tags.CAP) and tokens[k - 1].lower not in given_names()


def _with_role(tokens: Sequence[Token], k: int, start: int) -> int:
    """With the office before a name: “at the hearing *defence lawyer* Ann Voss”."""
    while k - 1 > start and (tokens[k - 1].tag & tags.TITLE or role_kinds().get(tokens[k - 1].text) == "person"):
        k -= 1
    return k


def _after_place(tokens: Sequence[Token], start: int, last: int) -> int | None:
    """“In Leeds *Reed* said”, “in New York *police* said”: what is left after the name of a place."""
    end = last
    while end > start and not tokens[end].tag & (tags.CAP | tags.PREP):
        end -= 1
    begin = end
    while begin > start and tokens[begin - 1].tag & tags.CAP:
        begin -= 1
    governed = begin == start or tokens[begin - 1].tag & tags.PREP
    # “From *Ann Voss* of The Times”, “For *Mr. Reed*, who …”
    whole = tokens[begin].tag & (tags.DET | tags.TITLE) or tokens[begin].lower in given_names()
    if not tokens[end].tag & tags.CAP or not governed or whole:
        return start
    if end < last:
        return end + 1
    return None if tokens[last].lower in role_kinds() else last


def fronted_subject(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Where a name begins that is the subject of the sentence `first:last`, if an adverbial without a comma comes
    before it."""
    opening = tokens[first].tag
    if not opening & (tags.PREP | tags.ING):
        return None
    for k in range(first + 1, last):
        tag = tokens[k].tag
        if tag & tags.PUNCT:
            return None
        if tag & tags.CUE and tag & tags.INFLECTED and tokens[k - 1].tag & tags.CAP and is_verb(tokens, k, first, last):
            if _is_participle(tokens, k, last):
                return None
            return past_fronted(tokens, first + (opening & tags.PREP > 0), k - 1, first)
    return None


def _is_participle(tokens: Sequence[Token], k: int, last: int) -> bool:
    """“In a talk with Yahoo Sport *published* on Sunday, Reed said”: a comma follows before any other verb."""
    ends = (t for t in tokens[k + 1 : last] if t.text == "," or (t.tag & tags.FINITE and not t.tag & tags.CAP))
    return next((t.text for t in ends), "") == ","


def quantified(tokens: Sequence[Token], start: int, first: int) -> int:
    """“*about* half”, “*at least* two”, “*neither* side”."""
    if start - 1 > first and tokens[start - 1].lower in _COMPARISONS.get(tokens[start - 2].lower, ()):
        return start - 2
    if start > first and tokens[start].lower in _COMPARISONS.get(tokens[start - 1].lower, ()):
        return start - 1
    if start == first or tokens[start - 1].lower not in _QUANTIFIERS:
        return start
    owned = tokens[start].lower == "the" or tokens[start].tag & tags.POSS
    governs = tokens[start - 1].tag & tags.PREP and owned  # “told it *about* the rates”
    return start if governs else start - 1
