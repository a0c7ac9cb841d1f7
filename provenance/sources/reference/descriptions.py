"""What a description means: “the senator”, “the agency”, “a spokesman for Clinton”, “two officials”."""

from __future__ import annotations

import re

from provenance.lexicon.pronouns import POSSESSIVE
from provenance.lexicon.sources import word_set
from provenance.model import SourceType, Spans
from provenance.sources.entities.entity import Entity
from provenance.sources.entities.registry import Draft
from provenance.sources.reference.antecedents import Antecedents, Found
from provenance.sources.reference.bodies import FAMILIES, Bodies
from provenance.sources.reference.discourse import Discourse, Resolver
from provenance.sources.reference.people import People
from provenance.sources.reference.phrases import Phrase
from provenance.sources.reference.pronouns import Pronouns

_DEFINITE = word_set("definite")
_UNTOLD = word_set("several") | {"a", "an", "another", "one"}
"""Words before what may be anybody's: “*several* Swedish reports”, “*a* Clinton email”."""
_SOLE_OFFICES = word_set("sole_offices")
_SEVERAL = word_set("several")
_STUDY = re.compile(
    r"\b(?:\d{4}|discussion|policy|position|research|scientific|white|working) |.paper (?:by|from|on|published)\b"
)
"""“a *2019* paper”, “a *working* paper”, “a paper *by* Bell”: not a newspaper."""


class Descriptions(Resolver):
    """Resolves the descriptions of one article."""

    def __init__(self, discourse: Discourse, pronouns: Pronouns) -> None:
        super().__init__(discourse)
        self.antecedents = Antecedents(discourse)
        self.people = People(discourse, self.antecedents, pronouns)
        self.bodies = Bodies(discourse, self.antecedents, pronouns)

    def answer(self, phrase: Phrase, parent: Draft | None = None, said: Spans = ()) -> Found:
        """The source of `said` that a description means: one already known, or a new, unnamed one. `parent` tells of
        it."""
        composed = self.bodies.compose(phrase)
        if composed:
            return composed
        if phrase.determiner in _DEFINITE or phrase.determiner == "poss":
            known = self._known(phrase, parent, said)
            beside = self._beside(phrase)
            if known and (beside is None or known.draft.entity is not beside):
                return known
        return self._new(phrase)

    def _known(self, phrase: Phrase, parent: Draft | None, said: Spans) -> Found | None:
        kind = phrase.noun.kind if phrase.noun else None
        if kind == "person":
            return self.people.answer(phrase, parent, said)
        if kind in FAMILIES or kind == "organisation":
            return self.bodies.answer(phrase, kind or "", parent)
        return self.antecedents.earlier(phrase)

    def _beside(self, phrase: Phrase) -> Entity | None:
        """“*Ann Bell* and the mayor”: the one named right before the description, who is therefore somebody else."""
        i = self.entities.before(phrase.start) - 1
        joined = i >= 0 and self.entities.names[i].end + len(" and ") == phrase.start
        return self.entities.owner.get(i) if joined else None

    def _owned(self, phrase: Phrase) -> str | None:
        """“South Korea and *its Western allies*”: South Korea’s Western allies."""
        owner = self._beside(phrase) if phrase.determiner in POSSESSIVE else None
        return f"{owner.name}’s {phrase.text.partition(' ')[2]}" if owner else None

    def _new(self, phrase: Phrase) -> Found:
        noun = phrase.noun
        owned = self._owned(phrase)
        name = owned or _shown(phrase.text)
        kind = _type_of(phrase)
        owner = None if owned else phrase.possessor
        named = bool(owner) and kind not in ("group", "unnamed-person") and phrase.determiner not in _UNTOLD
        bare = phrase.determiner == "" and kind == "group"
        if bare or named:
            draft = self.registry.of_key(name.lower(), name, kind, named=named)
        else:
            draft = self.registry.new(Draft(name, kind, named))
        draft.head, draft.vague = phrase.head, bool(noun and noun.vague)
        draft.gender = noun.gender if noun else "-"
        if owner and kind in ("group", "unnamed-person"):
            draft.speaks_for = self.registry.of_entity(owner)
        draft.role = name if kind == "unnamed-person" and _sole_office(phrase) else None
        draft.unmet = kind == "unnamed-person" and not draft.role and self.people.unmet(phrase)
        self.antecedents.unnamed.setdefault(phrase.head, []).append(draft)
        return Found(draft, "exact")


def _sole_office(phrase: Phrase) -> bool:
    """“the mayor”, “Granton’s police chief”, “its chief executive”: an office that one person holds at a time."""
    if phrase.determiner not in POSSESSIVE | {"the", "poss"} or not phrase.noun or phrase.noun.plural:
        return False
    former = {"former", "ex", "then"} & set(phrase.modifiers)
    return not former and (phrase.head in _SOLE_OFFICES or phrase.office in _SOLE_OFFICES)


def _type_of(phrase: Phrase) -> SourceType:
    noun = phrase.noun
    if noun is None:
        several = phrase.text.split(" ")[0].lower() in _SEVERAL  # “*those* inside”
        return "group" if several or phrase.coordinated or phrase.head.endswith("s") else "unnamed-person"
    if noun.kind == "person":
        return "unnamed-person"
    if phrase.head == "paper" and _STUDY.search(phrase.text):
        return "document"
    return noun.kind  # type: ignore[return-value]


def _shown(text: str) -> str:
    """The description without its article."""
    for article in ("the ", "a ", "an "):
        if text.lower().startswith(article):
            return text[len(article) :]
    return text
