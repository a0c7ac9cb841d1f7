"""Who has been mentioned before a position in the article, by name or as a source, named or not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from attrs import evolve

from provenance.lexicon.nouns import GENITIVES
from provenance.lexicon.sources import LEXICON, word_set
from provenance.sources.entities.entity import Entities, Entity
from provenance.sources.entities.registry import Draft
from provenance.sources.names.name_kind import apposed_noun
from provenance.sources.reference.discourse import Discourse, Resolver
from provenance.sources.reference.phrases import Phrase

_SHORT = 30
"""Most entities that are all considered; of more, only those named just before the description."""
_MAIN = 2
REACH = 12
"""How many sentences a definite description reaches back for somebody unnamed or for a body of its kind."""
_LOOSE = word_set("loose")
_MARKS = frozenset(",;:.()“”\n")


class Found(NamedTuple):
    """The source of a description, and the pass that found it."""

    draft: Draft
    how: str


class Antecedents(Resolver):
    """The entities of one article by kind and role, and the unnamed sources so far."""

    def __init__(self, discourse: Discourse) -> None:
        super().__init__(discourse)
        entities = self.entities
        self.unnamed: dict[str, list[Draft]] = {}
        """Unnamed sources by head noun, in order."""
        self.by_role: dict[str, dict[Entity, None]] = {}
        """Role → those who bear it, as an ordered set, like the next."""
        self.by_kind: dict[str, dict[Entity, None]] = {}
        persons = [e for e in entities.all if e.kind == "person"]
        self.main = sorted(persons, key=lambda e: (-len(e.names), e.order))[:_MAIN]
        """The people the article is about: those it names most often."""
        for entity in entities.all:
            for role in sorted(entity.roles) if entity.kind == "person" else ():
                self.by_role.setdefault(role, {})[entity] = None
            self.by_kind.setdefault(entity.kind, {})[entity] = None

    def bears(self, entity: Entity, role: str) -> None:
        """Note that somebody named is called by a role: “a spokesperson for Norvik, Hana Lis”."""
        noun = LEXICON.nouns.get(role)
        if entity.kind == "person" and noun and noun.kind == "person":
            entity.roles.add(role)
            self.by_role.setdefault(role, {})[entity] = None

    def shows(self, entity: Entity, kind: str) -> None:
        """Note what an entity is, so that a description of its kind may mean it: “told *KOIN*”, “*the station*”."""
        self.by_kind.get(entity.kind, {}).pop(entity, None)
        self.by_kind.setdefault(kind, {})[entity] = None
        self.registry.shows(entity, kind)

    def near(self, known: dict[Entity, None], position: int) -> Iterable[Entity]:
        """All of a few; of many, those named just before a position."""
        if len(known) <= _SHORT:
            return known
        before = self.entities.before(position)
        near = (self.entities.owner.get(i) for i in range(max(0, before - _SHORT), before))
        return dict.fromkeys(e for e in near if e and e in known)

    def last_seen(self, entity: Entity, position: int) -> int:
        """The sentence of the entity's last mention before a position, by name or as a source; -1 if none."""
        at = bisect_left(entity.names, position, key=lambda n: n.start)
        by_name = entity.names[at - 1].sentence if at else -1
        draft = self.registry.known(entity)
        return max(by_name, draft.seen if draft else -1)

    def earlier(self, phrase: Phrase) -> Found | None:
        """Somebody unnamed who was described before: “the official”, “the aide”."""
        known = self.unnamed.get(phrase.head, [])
        former = bool(known) and ("former" in phrase.modifiers) != ("former " in known[-1].name.lower())
        drafts = [] if former else [d for d in known[-_SHORT:] if _may_be(phrase, d)]
        if drafts and phrase.sentence - drafts[-1].seen <= REACH:
            return Found(drafts[-1], "description")
        if phrase.head in _LOOSE:  # “the official” may be the aide met before, “the police spokesman” not the source
            said = set(phrase.modifiers) - {phrase.determiner}
            found = (
                d for head in sorted(_LOOSE) for d in self.unnamed.get(head, ())[-1:] if phrase.sentence - d.seen <= 3
            )
            near = [d for d in found if said <= set(d.name.lower().split(" "))]
            if len(near) == 1:
                return Found(near[0], "description")
        return None


_BODIES = ("company", "court", "government", "organisation")


def _may_be(phrase: Phrase, draft: Draft) -> bool:
    """“The *Irish* government” is not the British one, nor “the *foreign* ministry” that of defence; a person may be
    described again, but not as of another country or body (“the *army* spokesman”, after “a ministry spokesman”)."""
    words = draft.name.lower()
    said = [w for w in phrase.modifiers if w != phrase.determiner and not w.endswith(GENITIVES)]
    if draft.personal:
        bodies = [{w for w in of if (n := LEXICON.nouns.get(w)) and n.kind in _BODIES} for of in (said, words.split())]
        if all(bodies) and bodies[0].isdisjoint(bodies[1]):
            return False
        said = [w for w in said if w.capitalize() in phrase.text or w.upper() in phrase.text]
    return all(w in words for w in said)


def apposed_to(entities: Entities, text: str, index: int, end: int) -> Entity | None:
    """“Ada Voss, *leader of the Bay Party*, who …”, “Ada Voss, *of the Greens*, who …”: the person whom the description
    that ends at `end` is about; `index` is that of the last name before its end."""
    for i in (index, index - 1, index - 2):  # the description may contain names
        entity = entities.owner.get(i)
        if entity is None or entity.kind != "person":
            continue
        said = text[entities.names[i].end : end].removeprefix(", ")
        noun = apposed_noun(evolve(entities.names[i], apposition=said))
        about = said.startswith(("of ", "from ")) or (noun is not None and noun.kind == "person")
        if about and _MARKS.isdisjoint(said) and text.startswith(", ", entities.names[i].end):
            return entity
        if not text.startswith(",", end):
            return None  # “a friend of *Ada Voss* who …”
    return None
