"""Where the subject begins whose last member is given: “*Bell, Lund and* two aides”, “*firms such as* Norvik”.

All functions take the document's tokens and work on half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags
from provenance.text.phrase_starts import OPEN_MARKS, begins_clause, phrase_start
from provenance.text.times import is_year
from provenance.text.tokens import Token

_ITEMS = 6
"""Most members of an enumeration."""
_TIME = tags.TIME | tags.TIMENOUN


def joined(tokens: Sequence[Token], start: int, last: int, first: int) -> int:
    """“*he and* Bell said”, “*Bell and* the union said”, “*friends, clerks* and rivals say”, “*Bell nor* Reyes”."""
    k = start - 1
    if k > first and tokens[k].lower in ("and", "or", "nor") and not begins_clause(tokens, k, first, last):
        if tokens[k - 1].tag & tags.PERS:
            return k - 1
        if tokens[k - 1].text == ",":
            return _enumerated(tokens, k - 1, first, start, least=2)
        partner = None if tokens[k - 1].tag & tags.PUNCT else phrase_start(tokens, k - 1, first)
        name = partner if partner is None or tokens[partner].lower != "the" else partner + 1
        if partner is not None and name and tokens[name].tag & tags.CAP and tokens[partner - 1].text == ",":
            return _enumerated(tokens, partner - 1, first, partner)  # “Bell, *Lund and* two aides”
        return partner if partner is not None and opens_clause(tokens, partner, first) else start
    if k > first and tokens[k].text == "," and any(t.tag & tags.CC for t in tokens[start:last]):
        return _enumerated(tokens, k, first, start)
    return start


def _enumerated(tokens: Sequence[Token], comma: int, first: int, start: int, least: int = 1) -> int:
    """Where the enumeration that continues after `comma` begins, if it opens the clause; else `start`. Before “, and”
    it has at least two members: “the plan failed last week, and Bell said” joins clauses."""
    names = start
    for number in range(1, _ITEMS + 1):
        item = phrase_start(tokens, comma - 1, first)
        ends = number > least and not tokens[comma - 1].tag & tags.CAP
        if ends or (item is not None and _acts(tokens, item, comma)):
            return names  # “The wall fell in May, *Ada Bell, Lee Sand* and Tom Reyes said”
        if item is None or tokens[item].tag & tags.TIME or tokens[comma - 1].tag & _TIME or tokens[item].tag & tags.ADV:
            return start  # “*Separately,* Bell and Reyes said”
        one = item == comma - 1 and not tokens[item].lower.endswith("s") and not tokens[item].tag & tags.CAP
        if is_year(tokens[comma - 1]) or (one and tokens[item - 1].lower == "as"):
            return start  # “the first since *2012*, clerks and bakers say”, “sold as *rain*, clerks and bakers say”
        if opens_clause(tokens, item, first):
            return item if number >= least else start
        comma, names = item - 1, item if tokens[item].tag & tags.CAP else start
        if tokens[comma].text != ",":
            return start
    return start


def _acts(tokens: Sequence[Token], first: int, last: int) -> bool:
    """“*the plan failed* in May, Bell and Lund said”: a clause, not a member; not “residents *who fled*, Bell and …”,
    “a report *released by* the Board of Locks, Boats and …”."""
    verb = next((t for t in tokens[first:last] if t.tag & (tags.PAST | tags.REL) and not t.tag & tags.CAP), None)
    attached = verb is None or verb.tag & tags.REL or any(t.lower == "by" for t in tokens[first:last])
    return not attached


def examples_start(tokens: Sequence[Token], start: int, first: int) -> int:
    """“*firms such as* Google and Apple”, “*papers including* the Star”: where the words before a list of examples
    that begins at `start` stand, -1 if there are none."""
    if start - 1 > first and tokens[start - 1].lower == "including" and tokens[start - 2].text != ",":
        return start - 1
    such = start - 2 > first and (tokens[start - 2].lower, tokens[start - 1].lower) == ("such", "as")
    return start - 2 if such and tokens[start - 3].text != "," else -1


def opens_clause(tokens: Sequence[Token], start: int, first: int) -> bool:
    """Whether a clause or a list of examples begins with the phrase at `start`: nothing before it, a quotation, a
    conjunction or “that”."""
    if start > first and tokens[start - 1].text in OPEN_MARKS:
        return True
    if examples_start(tokens, start, first) > first:
        return True
    return start == first or bool(tokens[start - 1].tag & (tags.SUB | tags.CC)) or tokens[start - 1].lower == "that"
