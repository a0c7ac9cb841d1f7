"""The agency that supplied an article: a relay of the whole article, which is in no sentence's chain.

It is read, in this order, from the dateline (“GRANTON (AP) —”), the byline (“By Ada Bell, Reuters”), a credit (“Source:
Xinhua | …”), the sign-off (“… — AFP”), what the format says (`Article.credits`), and Reuters' way of naming reporter
and editor at the end. Only a dateline can name an agency that no lexicon knows; if two datelines disagree, as in a
digest, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from provenance.lexicon.sources import LEXICON, MEDIA, key_of
from provenance.model import Article, Span
from provenance.sources.entities.entity import Entity
from provenance.sources.entities.registry import Draft, mention
from provenance.sources.reference.discourse import Discourse
from provenance.sources.reference.linking import Linker
from provenance.text.paragraphs import Paragraph

_EDGE = 6
"""Number of lines at the beginning and at the end of an article that may be bylines and credits."""
_PART = re.compile(r"[^,|/;:()\[\]©\n–—-]+(?:-[^\W\d]+)*")
_BEFORE = re.compile(r"(?i)^\W*(?:.*\b(?:by|of|for|via|at|©|copyright)\s+)?(?:\d{4}\s+)?(?:the\s+)?")
_ROLE = re.compile(
    r"(?i)\s+(?:staff|special|senior|chief|national|political|sports?|business|foreign|news service|wire|photo|writers?"
    r"|reporters?|correspondents?|editors?|bureau|images?|all rights reserved)\b.*$"
)
_SIGN_OFF = re.compile(
    r"(?:(?<![^\n])|(?<=[.!?”\"’')])[ \t]*)"  # the start of the line, or the end of its last sentence
    r"[—–(/-]*[ \t]*(?P<who>[A-Z][\w.’-]*(?: [A-Z][\w.’-]*){0,3}?)(?: (?![A-Z][a-z])[\w/ ]{1,12})?[)/]?\Z"
)
_NAMES = re.compile(r"[A-Z][\w.’'-]*(?:[ ,|/]+(?:of |the )?[A-Z][\w.’'-]*){0,7}")
_JOINED = re.compile(r"[A-Z][\w.’'-]+ [A-Z][\w.’'-]+ ?[|,/]")
"""A full name with a mark after it."""
_OF_TEXT = ("source", "reporting", "writing", "copyright")
_TAIL = 80
"""Number of characters at the end of a line in which an agency may sign."""
_REPORTING = re.compile(r"\((?:Additional )?(?:[Rr]eporting|[Ww]riting) by [^()]{3,200}; ?[Ee]diting by [^()]{3,120}\)")


class Credited(NamedTuple):
    """An agency as named: how it was read, its name, and where it is in the text, if there."""

    how: str
    name: str
    span: Span | None


def agency_of(article: Article, linker: Linker) -> Draft | None:
    """The agency, as a source of the registry. Linear in the text."""
    found = _Reader(article, linker.discourse).credited()
    if found is None:
        return None
    key = key_of(found.name)
    known = LEXICON.known.get(key)
    name, kind = (known.name, known.kind) if known else (found.name, "news-agency")
    entity = linker.entities.keys.get(key_of(name)) or linker.entities.keys.get(key)
    if entity is None or entity.kind not in MEDIA:
        entity = Entity(name, kind, key_of(name), tuple(name.split()))
    draft = linker.registry.of_entity(entity)
    if found.span:
        mention(draft, *found.span, found.how, 0)
    return draft


class _Reader:
    def __init__(self, article: Article, discourse: Discourse) -> None:
        self.text, self.lines = discourse.segmentation.text, discourse.segmentation.paragraph_kinds
        self.credits, self.outlet = article.credits, discourse.outlet

    def credited(self) -> Credited | None:
        datelines = list(self._datelines())
        if len({LEXICON.canonical_key(d.name) for d in datelines}) > 1:
            return None
        ways: tuple[Iterable[Credited], ...] = (
            datelines,
            (c for line in self._bylines() for c in self._parts("byline", self.text, line.start, line.end)),
            (c for line in self._credits() for c in self._parts("credit", self.text, line.start, line.end)),
            self._signed(),
            (c._replace(span=None) for credit in self.credits
             for c in self._parts("metadata", credit, 0, len(credit))),
            self._house_style(),
        )  # fmt: skip
        return next((credited for way in ways for credited in way), None)

    def _bylines(self) -> Iterator[Paragraph]:
        """Bylines, and names without “by”: “Ada Bell | Associated Press”, “Associated Press” right after a byline."""
        for before, line in pairwise((None, *self.lines[:_EDGE])):
            after_byline = before is not None and before.kind == "byline"
            if line and (line.kind == "byline" or (line.kind == "prose" and self._only_names(line, after_byline))):
                yield line

    def _only_names(self, line: Paragraph, after_byline: bool) -> bool:
        if not _NAMES.fullmatch(self.text, line.start, line.end):
            return False
        return after_byline or bool(_JOINED.match(self.text, line.start, line.end))

    def _credits(self) -> Iterator[Paragraph]:
        """Credits of the text; picture credits say nothing about it."""
        edges = dict.fromkeys([*self.lines[:_EDGE], *self.lines[-_EDGE:]])
        return (line for line in edges if line.kind == "credit" and line.credited in _OF_TEXT)

    def _datelines(self) -> Iterator[Credited]:
        for line in self.lines:
            found = line.dateline
            if found and found.agency and self._supplies(name := self.text[slice(*found.agency)], found.certain):
                yield Credited("dateline", name, found.agency)

    def _supplies(self, name: str, certain: bool) -> bool:
        """Whether it is an agency or another supplier of copy; a country in brackets is not one, nor is the outlet."""
        kind = LEXICON.kind_of(name)
        outlet = LEXICON.canonical_key(name) == self.outlet.key
        if kind is None:
            return certain and key_of(name) not in LEXICON.states and not outlet
        return kind == "news-agency" or (kind in MEDIA and not outlet)

    def _parts(self, how: str, text: str, start: int, end: int) -> Iterator[Credited]:
        """The known agencies among the parts of a byline or credit: “By Ada Bell | *Associated Press* Writer”."""
        for part in _PART.finditer(text, start, end):
            words = _ROLE.sub("", part[0])
            lead = _BEFORE.match(words)
            begin = lead.end() if lead else 0
            name = words[begin:].strip().removesuffix(".")
            if self._is_agency(name):
                at = part.start() + begin
                yield Credited(how, name, Span(at, at + len(name)))

    def _signed(self) -> Iterator[Credited]:
        """“… was not hurt. — AFP”, “(Reuters)”, “AFP sn”: an agency that ends one of the last lines."""
        for line in reversed(self.lines[-_EDGE:]):
            found = _SIGN_OFF.search(self.text, max(line.start, line.end - _TAIL), line.end)
            if found and self._is_agency(found["who"]):
                yield Credited("sign-off", found["who"], Span(*found.span("who")))

    def _house_style(self) -> Iterator[Credited]:
        """“(Reporting by Ada Bell; Editing by Tomas Reyes)”, in brackets and with a semicolon: Reuters."""
        for line in self.lines[-_EDGE:]:
            if _REPORTING.search(self.text, line.start, line.end):
                yield Credited("house style", "Reuters", None)

    def _is_agency(self, name: str) -> bool:
        return name[:1].isupper() and LEXICON.kind_of(name) == "news-agency"
