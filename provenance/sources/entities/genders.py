"""The gender a text shows for a person: by titles, kinship words, and pronouns that can mean only one person.

Never by the given name. A vote's weight follows how often such a pronoun gave the right gender of people whose gender
is known (21 politicians in PolNeAR train and BASIL, about 3,500 pronouns): 93–97 % after a subject or possessor, in the
same sentence or the one before; 80–88 % after a preposition or as an object; too few to count after a preposition in
the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.lexicon.pronouns import PERSONAL
from provenance.lexicon.sources import alternatives
from provenance.sources.entities.cataphora import led_up_to
from provenance.sources.entities.entity import Entities, Entity, clear
from provenance.sources.names.name import Name
from provenance.text import Segmentation

_OBLIQUE = re.compile(rf"\b(?:{alternatives('oblique')}|In|At|Near|Outside|Across) (?:the |former |then )?$")
_PRONOUN = re.compile(r"[HhSs](?<!\w.)(?:(?<=[Hh])(?:e|is|imself|erself|im|er)|(?<=[Ss])he)\b")
"""It opens with the pronoun's first letter, so that the search skips from one to the next."""
_OBJECT = re.compile(
    r"[Hh]im\b|[Hh]er\b(?: (?:when|that|about|with|from|in|on|if|to|for|at|and|as|by|of|the|an?)\b|\W{2}|[^\w ])"
)
_BEFORE = 300
"""Number of characters before a name, in its sentence, that may contain a pronoun that means somebody else."""
_NAMES = 12
"""How many names to look back from a pronoun."""


def is_oblique(name: Name, text: str) -> bool:
    """Whether a name is after a preposition or a verb that it is the object of: “voted for *Voss*”."""
    return bool(_OBLIQUE.search(text[max(0, name.start - 24) : name.start]))


def settle_genders(segmentation: Segmentation, entities: Entities) -> None:
    """Give people the gender the text shows. Linear in the text."""
    for entity in entities.all:
        if entity.gender == "-" and entity.kind in ("person", "unknown"):
            entity.gender = clear(entity)
    votes = _Votes(segmentation, entities)
    for _ in range(2):  # a gender shown in the first round rules somebody out, or in, in the second
        votes.count()
        shown = False
        for entity in entities.all:
            if entity.gender == "-" and entity.votes:
                entity.gender = clear(entity)
                shown = shown or entity.gender != "-"
            entity.votes.clear()
        if not shown:
            break


class _Votes:
    """Counts the pronouns of one text for the people they can mean."""

    def __init__(self, segmentation: Segmentation, entities: Entities) -> None:
        self.text, self.entities = segmentation.text, entities
        self.sentences = segmentation.sentences
        self.sentence_at = segmentation.sentence_at
        self.quoted = segmentation.is_quoted
        found = _PRONOUN.finditer(self.text)
        self.pronouns = [m for m in found if not self.quoted(m.start()) and not self._leads_up(m.start())]

    def count(self) -> None:
        for match in self.pronouns:
            gender = PERSONAL[match[0].lower()]
            only = self._only(match.start(), gender)
            if only and only[1].gender == "-" and not self._done_to(match.start(), only[0]):
                only[1].votes[gender] += self._weight(match.start(), only[0])

    def _leads_up(self, position: int) -> bool:
        """“After *she* won, Voss …”: it may be Voss, or somebody named before."""
        return led_up_to(self.text, self.sentences[self.sentence_at(position)], position) is not None

    def _done_to(self, position: int, name: Name) -> bool:
        """“Voss asked her”: not Voss."""
        between = self.text[name.end : position]
        return bool(_OBJECT.match(self.text, position)) and between.count(" ") <= 3 and "," not in between

    def _weight(self, position: int, name: Name) -> int:
        if self.text.startswith((", who ", " who "), name.end):
            return 2
        oblique = is_oblique(name, self.text)
        here, there = self.sentences[self.sentence_at(position)], self.sentences[name.sentence]
        if oblique and there is not here:
            return 0
        far = there.paragraph != here.paragraph and name.start > there.start + len("The ")
        return 1 if far or oblique or name.attributive or _OBJECT.match(self.text, position) else 2

    def _only(self, position: int, gender: str) -> tuple[Name, Entity] | None:
        """The only person named before a pronoun in its sentence, else in the sentence before. Not if the sentence
        has a pronoun before the name: “*he* backs Voss, and *he* says”, “*She* left before Voss did. *She* said”."""
        sentence = self.sentence_at(position)
        here = [n for n in self._named(position, sentence) if n[1].gender in ("-", gender)]
        near = [n for n in here if n[0].sentence == sentence] or here
        if len({entity for _, entity in near}) != 1:
            return None
        first = near[-1][0]
        at = max(self.sentences[first.sentence].start, first.start - _BEFORE)
        earlier = _PRONOUN.search(self.text, at, first.start)
        if earlier is None:
            return near[0]
        same = PERSONAL[earlier[0].lower()] == gender and not self._leads_up(earlier.start())
        return None if first.sentence == sentence or same else near[0]

    def _named(self, position: int, sentence: int) -> Iterator[tuple[Name, Entity]]:
        """The people named in this sentence and the one before, nearest first."""
        last = self.entities.before(position) - 1
        for i in range(last, max(-1, last - _NAMES), -1):
            name, entity = self.entities.names[i], self.entities.owner.get(i)
            if name.sentence < sentence - 1:
                return
            if entity and entity.kind in ("person", "unknown") and not self.quoted(name.start):
                yield name, entity
