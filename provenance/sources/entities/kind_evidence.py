"""What a name is, by what the whole article shows, if its own words do not say.

“its shares”, “, which”, “Norvik have” are a body's; “he”, “, who”, “Voss’s wife” a person's. Two that agree, or one
that only a body or only a person can have, decide, if there is hardly any evidence against it.
"""

from __future__ import annotations

import re

from provenance.lexicon.sources import alternatives, word_set
from provenance.sources.entities.entity import Entities, Entity
from provenance.sources.names.name import Name
from provenance.text import Segmentation

_NAMES = 40
"""Number of mentions of one name considered."""
_DECIDES = 2
"""Points that decide: one sure sign, or two likely ones."""
_OWNED = r"(?:[’']s?)? (?:\w+ )?"  # “Norvik’s *new* …”, “Norvik …”
_COMPANY = re.compile(rf"{_OWNED}(?:{alternatives('shares')})\b")
_BODY = (
    (2, _COMPANY),
    (1, re.compile(rf"{_OWNED}(?:{alternatives('staff')})\b")),
    (2, re.compile(r",? which\b")),
    (1, re.compile(r"[^.;:“”\n]{0,40}?\b(?:its|itself)\b")),
    (1, re.compile(r" (?:added|says?|said) (?:that )?it (?!was|is|rain)[a-z]+")),
)
"""What follows a body's name, with its points."""
_PLURAL = re.compile(r" (?:are|have|were)\b")
"""“Norvik *have* apologised”: never after a person; after “and” and in a question it shows nothing."""
_JOINED = re.compile(r"(?:\b(?:and|or|nor|if|as|than)|,) (?:the )?$")
_SHARES_OF = re.compile(rf"\b(?:{alternatives('shares')}|{alternatives('staff')}) (?:at|for|from|in|of) (?:the )?$")
_PERSON = (
    (2, re.compile(r",? whose?\b|, \d\d,| (?:him|her)self\b")),
    (2, re.compile(rf"[’']s (?:\w+ )?(?:{alternatives('kin')})\b")),
    (1, re.compile(r"[^.;:“”\n]{0,40}?\b(?:he|she|his|her)\b")),
)
_DETERMINERS = word_set("determiners")


def settle_kinds(segmentation: Segmentation, entities: Entities) -> None:
    """Decide by mentions whether an entity that its words do not identify is a body. Linear in the text."""
    for entity in entities.all:
        if entity.unsure:
            _settle(entity, segmentation.text)


def _settle(entity: Entity, text: str) -> None:
    body = person = 0
    for name in entity.names[:_NAMES]:
        body += 0 if _located(name, text) else _points(_BODY, name, text)
        body += _DECIDES * (_acts_as_many(name, text) + _owned(name, text))
        person += _points(_PERSON, name, text)
    entity.evidence = body - person
    if body >= max(_DECIDES, 2 * person):
        company = any(_COMPANY.match(text, n.end) and not _located(n, text) for n in entity.names[:_NAMES])
        entity.kind = "company" if company else "organisation"
    elif person >= max(_DECIDES, 2 * body):
        entity.kind, entity.certain = "person", True


def _points(signs: tuple[tuple[int, re.Pattern[str]], ...], name: Name, text: str) -> int:
    """The points of the surest sign that follows a name."""
    return max((points for points, sign in signs if sign.match(text, name.end)), default=0)


def _located(name: Name, text: str) -> bool:
    """“its *Tolland* headquarters”: the place of something that belongs to a body."""
    return name.before in _DETERMINERS and text.startswith(" ", name.end)


def _acts_as_many(name: Name, text: str) -> bool:
    before = text[max(0, name.start - 12) : name.start]
    return bool(_PLURAL.match(text, name.end)) and not name.words[-1].endswith("s") and not _JOINED.search(before)


def _owned(name: Name, text: str) -> bool:
    """“shares *in Norvik*”, “workers *at Norvik*”."""
    return bool(_SHARES_OF.search(text, max(0, name.start - 40), name.start))
