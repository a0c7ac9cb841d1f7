"""Which part of a source span says who it is: without marks, a relative clause, a bracket. Code points, half-open."""

from __future__ import annotations

import re

from provenance.lexicon.pronouns import PRONOUNS
from provenance.lexicon.sources import alternatives
from provenance.sources.entities.entity import Entities

_TRIM = " \t\n,;:.“”\"‘’'()[]–—-―"
_RELATIVE = re.compile(
    r",\s+(?:who(?:se)?|(?:obtained|reviewed|seen) by"
    r"|[a-z]+e[dn] (?:at|in|last|late|on|to|\w+day|(?:\w+ )?(?:earlier|later)))(?!\w)"
    r"|(?<=\w) (?:him|her|it)self$|(?<=\w) themselves$"
    rf"|(?<=\w),? (?:{alternatives('entitled')})(?= [“\"‘])"
)
"""Not “*published by* the Post”: whose it is."""
_OWNER = re.compile(r"\s[a-z][\w-]*(?=[’']s$)")
"""“*the mayor*’s claim that …”."""
_IN_BRACKETS = re.compile(r"([^(\[]+) [(\[]([^)\]]+)")
"""With the closing mark trimmed."""


def without_relative(start: int, end: int, text: str) -> int:
    """The end of the span without a relative or participle clause after a comma: “a person close to the board, *who
    asked* …”, “the suit, *filed in May*”, “a guard *called “Tiny”*”; and without the ending of the possessive."""
    if clause := _RELATIVE.search(text, start + 1, end):
        return clause.start()
    owner = _OWNER.search(text, start, end)
    return owner.end() if owner else end


def trimmed(start: int, end: int, text: str) -> tuple[int, int]:
    """The span without the marks around it; an abbreviation keeps its full stop."""
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM and not (text[end - 1] == "." and _abbreviated(text, start, end)):
        end -= 1
    return start, end


def _abbreviated(text: str, start: int, end: int) -> bool:
    return text[max(start, end - 3) : end - 1].count(".") > 0


def before_or_in_brackets(start: int, end: int, text: str, entities: Entities) -> tuple[int, int]:
    """“he (*Maurice*)”, “the mayor [*Ada Bell*]”, but “*the man* (a neighbour)”, “*the Union of Clerks* (UC)”."""
    told = _IN_BRACKETS.fullmatch(text, start, end)
    if told is None:
        return start, end
    named = any(True for _ in entities.inside(*told.span(1)))
    inside = told[1].lower() in PRONOUNS or (entities.named(*told.span(2)) and not named)
    return told.span(2 if inside else 1)
