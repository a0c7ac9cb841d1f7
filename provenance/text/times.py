"""Times as phrases: where one that ends at a token begins, and what comes after one that opens a clause.

All functions take the document's tokens and work on half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags, word_pairs, word_set
from provenance.text.tokens import Token

_BEFORE_TIME, _RELATIVE = word_set("before_times"), word_set("relative_times")
_LEADING_TIME = _BEFORE_TIME | _RELATIVE
_NEAR_DAYS, _CLOCK = word_set("near_days"), word_set("clock")
AFTER_AMOUNT = frozenset(("ago", "earlier", "later"))
_AT_THE_TIME = word_pairs("at_the_time")
_TIMES = tags.TIME | tags.TIMENOUN
_YEAR = 4
"""Digits of a year: “in 2015 *officials* said”, not “in 20 *towns*”."""


def year_end(tokens: Sequence[Token], comma: int, last: int) -> int:
    """“May 29, *2024*”: the end of the year after a comma; `comma` if there is none."""
    return comma + 2 if comma + 1 < last and tokens[comma].text == "," and is_year(tokens[comma + 1]) else comma


def time_start(tokens: Sequence[Token], last: int, first: int) -> int:
    """Where the time phrase that ends with `last` begins, preposition included: “on Sunday night”, “last week”;
    `last + 1` if there is none."""
    if last > first and tokens[last].lower in _AT_THE_TIME.get(tokens[last - 1].lower, ()):
        return last - 1 - (last - 1 > first and tokens[last - 2].lower in _BEFORE_TIME)
    if last > first and tokens[last].lower in AFTER_AMOUNT and tokens[last - 1].tag & tags.TIMENOUN:
        return _amount_start(tokens, last - 1, first)
    k = last
    while k >= first and tokens[k].tag & _TIMES and not tokens[k].tag & (tags.MODAL | tags.POSS):
        k -= 1
    if k == last or (tokens[k + 1].tag & tags.ADV and tokens[k + 1].tag & tags.CAP):
        return last + 1  # not a time at all, or the name of a newspaper
    known = bool(tokens[k + 1].tag & tags.TIME)
    while k >= first and (tokens[k].lower in _RELATIVE or (known and tokens[k].tag & tags.DET)):
        known = True
        k -= 1
    if not known:
        return last + 1
    return k if k >= first and tokens[k].lower in _BEFORE_TIME else k + 1


def _amount_start(tokens: Sequence[Token], k: int, first: int) -> int:
    """“*less than two* weeks ago”."""
    amount = tags.NUM | tags.DET | tags.PREP
    while k > first and tokens[k - 1].tag & amount and tokens[k - 1].lower not in _BEFORE_TIME:
        k -= 1
    return k - 1 if k > first and tokens[k - 1].lower in ("less", "more", "few") else k


def past_time(tokens: Sequence[Token], k: int, last: int, first: int) -> int:
    """“On Monday night *police* said”, “Last week *officials* said”: the noun after a time that opens the clause, with
    a preposition or a word like “last”; `k` if there is none. “*Sunday newspapers* said” is a phrase."""
    before = k > first and tokens[k - 1].lower in _BEFORE_TIME
    if not (before or tokens[k].tag & _TIMES or tokens[k].lower in _LEADING_TIME):
        return k
    opening, i = k - before, k
    told = opening > first and tokens[opening - 1].tag & tags.CUE and tokens[opening - 1].tag & tags.VERB
    if opening > first and not (told or tokens[opening - 1].tag & (tags.PUNCT | tags.CC)):
        return k
    while i < last and tokens[i].lower in _LEADING_TIME:
        i += 1
    marked = before or i > k
    i += bool(marked and tokens[i].tag & (tags.DET | tags.NUM))
    end = i
    while end <= last and (tokens[end].tag & _TIMES or (end > i and _goes_on(tokens, end))):
        end += 1
    year = before and i > k and end == i and is_year(tokens[k])
    known = year or (end > i and (marked or tokens[k].lower in _NEAR_DAYS))
    return end if known and end <= last and not tokens[end].tag & tags.NO_START else k


def _goes_on(tokens: Sequence[Token], k: int) -> bool:
    """Whether a time goes on with a number or another time at `k`: “May *5*”, “11 a.m. *on* Monday”."""
    day = tokens[k].lower in _BEFORE_TIME and tokens[k + 1].tag & tags.TIME
    return bool(day or tokens[k].tag & tags.NUM)


def ends_in_clock(word: str) -> bool:
    """“10 *pm*”, “*5pm*”."""
    return word in _CLOCK or (word[:1].isdigit() and word.endswith(("am", "pm", "a.m.", "p.m.")))


def is_year(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) == _YEAR
