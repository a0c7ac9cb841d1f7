"""Datelines: the place, date and agency before the first sentence of an agency's copy.

“GRANTON, May 4 (AP) —”, “NAIROBI, Kenya —”, “LAHORE:”, “ASHTON, May 4 /PRNewswire/ --”, “(Reuters) -”.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from provenance.model import Span

_LONGEST = 120
"""Longest dateline, in characters; it keeps the search linear."""
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+"
_PLACE = rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,4}}"
_WORD = r"[A-ZÀ-Þ][\w.'’-]*"
_NAMED_PLACE = rf"{_WORD}(?: {_WORD}){{0,2}}"
"""A place not in capitals, which only a date or an agency shows to be one: “Troy”."""
_REGION = rf", {_WORD}(?: {_WORD}){{0,2}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = (
    rf"(?:(?i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?i:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)"
)
_NAME = r"[A-ZÀ-Þ][\w&.’'-]*"
_BRACKETED = rf"[(/\[](?P<bracketed>{_NAME}(?:[ /-][\w&.’'-]+){{0,4}})[)/\]]"
_BARE = rf"(?P<bare>{_NAME})"
_MARK = r"(?:\.? ?(?:—|–|--+|―)(?!-) ?| ?[-_:] (?=\S)|-(?=[A-Z][a-z])|(?=\s*\Z))"

_RULE = r"(?:\.? ?(?:—|–|--+|―)(?!-) ?| ?[-_] (?=\S)|-(?=[A-Z][a-z])|(?=\s*\Z))"
"""The mark of a dateline with an agency is not a colon: “ADA BELL (CEO): …” is a speaker."""

_WITH_AGENCY = re.compile(
    rf"(?:(?P<capitals>{_PLACE}(?:{_REGION}){{0,2}})|{_NAMED_PLACE}(?:{_REGION}){{0,2}})?"
    rf"(?P<date>(?:^|,? |--?| ?[—–] ){_DATE})?"
    rf"(?:,? ?|--?){_BRACKETED}(?P<later>,? {_DATE})?,?(?:{_RULE}|(?P<none> )(?=[A-Z]))"
)
_BARE_AGENCY = re.compile(rf"{_PLACE}(?:{_REGION}){{0,2}},? {_DATE},? {_BARE}{_MARK}")
_WITHOUT = re.compile(
    rf"(?:{_PLACE}(?:{_REGION}){{0,2}}(?:,? \(?{_DATE}\)?)?"
    rf"|{_NAMED_PLACE}(?:{_REGION}){{0,2}}(?:,| [–—-]) {_DATE}){_MARK}"
)


class Dateline(NamedTuple):
    """A dateline: where it ends (after its mark), and the words in it that may name an agency.

    `certain` means that they are an agency's even if no lexicon knows it: a place in capitals or a date, and brackets.
    `marked` means that there is a date, a bracket or a region; a bare word in capitals may equally be a speaker.
    """

    end: int
    agency: Span | None
    certain: bool
    marked: bool


def dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that opens the paragraph `text[start:end]`. Linear: reads only its beginning."""
    head = text[start : min(end, start + _LONGEST)]
    bracketed = "(" in head or "[" in head or "/" in head
    if bracketed and (found := _WITH_AGENCY.match(head)):
        dated = bool(found["date"] or found["later"])
        certain = bool(found["capitals"] or dated)
        if found["none"] is None or dated:
            return Dateline(start + found.end(), _span(found, "bracketed", start), certain, True)
    if found := _BARE_AGENCY.match(head):
        return Dateline(start + found.end(), _span(found, "bare", start), False, True)
    if (found := _WITHOUT.match(head)) and found[0].strip():
        dated = any(c.isdigit() for c in found[0])
        region = "," in found[0] and not found[0].endswith(": ")
        return Dateline(start + found.end(), None, False, dated or region)
    return None


def _span(found: re.Match[str], group: str, offset: int) -> Span:
    return Span(offset + found.start(group), offset + found.end(group))
