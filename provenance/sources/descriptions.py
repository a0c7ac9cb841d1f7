"""What a description means: “the senator”, “the agency”, “a spokesman for Clinton”, “two officials”."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from provenance.model import SourceType
from provenance.sources.entity import Entities, Entity
from provenance.sources.phrases import Phrase
from provenance.sources.pronouns import ANYBODY, Pronouns
from provenance.sources.registry import Draft, Registry
from provenance.sources.words import Words, word_set

_POSSESSIVE = ("his", "her", "their", "its")
_OFFICES = word_set("offices")
_DEFINITE = word_set("definite")
_COMPOSED = word_set("composed")
_WORKS = word_set("works")
_ALIKE: dict[str, frozenset[str]] = {
    "lawmaker": frozenset(("senator", "representative", "congressman", "congresswoman", "legislator", "lawmaker")),
    "legislator": frozenset(("senator", "representative", "congressman", "congresswoman", "legislator", "lawmaker")),
    "congressman": frozenset(("representative", "congressman")),
    "congresswoman": frozenset(("representative", "congresswoman")),
    "representative": frozenset(("representative", "congressman", "congresswoman")),
    "candidate": frozenset(("candidate", "nominee", "contender", "hopeful")),
    "nominee": frozenset(("nominee", "candidate")),
    "spokesperson": frozenset(("spokesman", "spokeswoman", "spokesperson")),
    "premier": frozenset(("premier", "minister")),
    "minister": frozenset(("minister", "premier")),
    "pontiff": frozenset(("pope",)),
    "executive": frozenset(("executive", "ceo", "chief")),
}  # fmt: skip
_LOOSE = word_set("loose")
_NOBODY = frozenset(("source", "person", "man", "woman", "individual", "insider", "friend", "relative", "neighbor"))
_FAMILIES: dict[str, tuple[str, ...]] = {
    "company": ("company",), "news-outlet": ("news-outlet", "news-agency"), "news-agency": ("news-agency",),
    "court": ("court",), "social-media": ("social-media",), "government": ("government",),
}  # fmt: skip
_SHORT = 30
"""Entities that are all looked at; of more, the names just before the description."""
_REACH = 12
"""Sentences a definite description reaches back for somebody unnamed or for a body of its kind."""


class Found(NamedTuple):
    draft: Draft
    how: str


class Descriptions:
    """Answers descriptions of one article."""

    def __init__(
        self, text: str, entities: Entities, registry: Registry, pronouns: Pronouns, words: Words, outlet: Entity | None
    ) -> None:
        self.text, self.entities, self.registry, self.pronouns, self.words = text, entities, registry, pronouns, words
        self.outlet = outlet
        self.unnamed: dict[str, list[Draft]] = {}
        """Unnamed sources by head noun, in order."""
        self.composed: dict[str, Draft] = {}
        """“campaign”, “administration” … → the one of this kind that was spoken of last."""
        self.roles: dict[str, list[Entity]] = {}
        self.kinds: dict[str, list[Entity]] = {}
        self.bodies = _bodies(text, entities)
        for entity in entities.all:
            for role in sorted(entity.roles) if entity.kind == "person" else ():
                self.roles.setdefault(role, []).append(entity)
            self.kinds.setdefault(entity.kind, []).append(entity)

    def answer(self, phrase: Phrase, sentence: int) -> Found:
        """The source a description means: one that is known already, or a new, unnamed one."""
        composed = self._composed(phrase, sentence)
        if composed:
            return composed
        if phrase.determiner in _DEFINITE or phrase.determiner == "poss":
            known = self._known(phrase, sentence)
            if known:
                return known
        return self._new(phrase)

    # Bodies that go by a person's or another's name ----------------------------------------------------------------

    def _composed(self, phrase: Phrase, sentence: int) -> Found | None:
        """“the Clinton campaign”, “his campaign”; “an Associated Press report” is the agency itself."""
        owner = phrase.possessor
        if owner and owner.kind in ("news-agency", "news-outlet") and phrase.head in _WORKS and self._adjoins(phrase):
            return Found(self.registry.of_entity(owner), "work")
        if phrase.head not in _COMPOSED or phrase.determiner in ("a", "an", "another"):
            return None
        if phrase.determiner in _POSSESSIVE:
            answered = self.pronouns.answer(phrase.determiner, phrase.start, sentence, None)
            owner = answered.entity if answered else None
        elif not (owner and self._adjoins(phrase)):
            return None
        if owner is None or owner.kind in ("group",):
            return None
        return Found(self._body_of(owner, phrase.head), "description" if phrase.determiner in _POSSESSIVE else "exact")

    def _body_of(self, owner: Entity, head: str) -> Draft:
        """The campaign, team or government that goes by the owner's name."""
        name = f"{owner.name} {head}"
        kind: SourceType = "government" if head in ("administration", "government", "cabinet") else "organisation"
        draft = self.registry.of_key(f"composed {name}", name, kind, named=True)
        draft.head = head
        self.composed[head] = draft
        return draft

    def _adjoins(self, phrase: Phrase) -> bool:
        """The name stands right before the head noun, not behind it."""
        head = phrase.text.lower().find(phrase.head)
        names = [n for _, n in self.entities.inside(phrase.start, phrase.end)]
        return bool(names) and names[0].core - phrase.start < head

    # Known sources --------------------------------------------------------------------------------------------------

    def _known(self, phrase: Phrase, sentence: int) -> Found | None:
        noun = phrase.noun
        kind = noun.kind if noun else None
        if kind == "person":
            return self._person(phrase, sentence) if phrase.determiner not in _POSSESSIVE else None
        if kind == "group":
            return self._earlier(phrase, sentence)
        if kind in _FAMILIES or kind == "organisation":
            return self._body(phrase, sentence, kind or "")
        return self._earlier(phrase, sentence)

    def _person(self, phrase: Phrase, sentence: int) -> Found | None:
        if phrase.head in _NOBODY:
            return self._earlier(phrase, sentence)
        wanted = _ALIKE.get(phrase.head, frozenset((phrase.head,)))
        rivals: dict[int, Entity] = {}
        for role in sorted(wanted):
            bearers = self._near(self.roles.get(role, []), phrase.start, partial(_bears, role))
            rivals.update((id(e), e) for e in bearers)
        fitting = [e for e in rivals.values() if self._matches(e, phrase) and e.names[0].start < phrase.start]
        if phrase.possessor and phrase.possessor not in fitting:
            fitting = [e for e in fitting if set(phrase.possessor.key.split()) & e.attributes]
        chosen = self._latest(fitting, phrase.start, sentence)
        earlier = self._earlier(phrase, sentence)
        if earlier and (not chosen or earlier.draft.seen > self._last_seen(chosen, phrase.start)):
            return earlier
        if chosen is None and not fitting and phrase.determiner == "the":
            chosen = self._salient(phrase, sentence, wanted)
        return Found(self.registry.of_entity(chosen), "role") if chosen else None

    def _salient(self, phrase: Phrase, sentence: int, wanted: frozenset[str]) -> Entity | None:
        """“the candidate”, though nobody was called one: the person a pronoun would mean, if nothing speaks against."""
        if phrase.head not in _OFFICES:
            return None
        draft = self.pronouns.answer(ANYBODY, phrase.start, sentence, None)
        entity = draft.entity if draft else None
        if entity is None or entity.kind != "person" or not self._matches(entity, phrase):
            return None
        return entity if not entity.roles or entity.roles & wanted else None

    def _matches(self, entity: Entity, phrase: Phrase) -> bool:
        """No proper or partisan modifier of the description contradicts what the text says of the entity."""
        span = phrase.text
        for word in phrase.modifiers:
            proper = word in self.words.demonyms or word in self.words.states or word in _CAMPS
            if proper and word not in entity.attributes and word.capitalize() in span:
                return False
        return phrase.noun is None or phrase.noun.gender == "-" or entity.gender in ("-", phrase.noun.gender)

    def _latest(self, rivals: list[Entity], position: int, sentence: int) -> Entity | None:
        """The one mentioned last; nobody if another was mentioned in the same sentence or all are far away."""
        if len(rivals) == 1 and sentence - self._last_seen(rivals[0], position) <= _REACH // 2:
            return rivals[0]
        seen = sorted(((self._last_seen(e, position), -e.order, e) for e in rivals), key=lambda s: s[:2], reverse=True)
        if len(seen) < 2 or seen[0][0] == seen[1][0] or sentence - seen[0][0] > 5:
            return None
        return seen[0][2]

    def _last_seen(self, entity: Entity, position: int) -> int:
        """The sentence of the entity's last mention before a position, by name or as a source; -1 for none."""
        at = bisect_left(entity.names, position, key=lambda n: n.start)
        by_name = entity.names[at - 1].sentence if at else -1
        draft = self.registry.known(entity)
        return max(by_name, draft.seen if draft else -1)

    def _earlier(self, phrase: Phrase, sentence: int) -> Found | None:
        """Somebody unnamed who was described before: “the official”, “the aide”."""
        drafts = self.unnamed.get(phrase.head, ())
        if drafts and sentence - drafts[-1].seen <= _REACH:
            return Found(drafts[-1], "description")
        if phrase.head in _LOOSE:
            near = [d for head in sorted(_LOOSE) for d in self.unnamed.get(head, ())[-1:] if sentence - d.seen <= 3]
            if len(near) == 1:
                return Found(near[0], "description")
        return None

    def _body(self, phrase: Phrase, sentence: int, kind: str) -> Found | None:
        if phrase.head in _COMPOSED:
            composed = self._composed_before(phrase, sentence)
            if composed:
                return Found(composed, "description")
        if phrase.head in ("media", "press") or (phrase.possessor and phrase.determiner != "the"):
            return self._earlier(phrase, sentence)
        families = _FAMILIES.get(kind, ("organisation", "government", "news-agency"))
        rivals = [
            e for family in families
            for e in self._near(self.kinds.get(family, []), phrase.start, partial(_is_a, family))
            if e is not self.outlet and self._suits(e, phrase) and e.names[0].start < phrase.start
        ]  # fmt: skip
        if not rivals and kind == "company":
            rivals = self._strangers(phrase.start, sentence)
        exact = [e for e in rivals if phrase.head in (w.lower() for w in e.words)]
        seen = [(self._last_seen(e, phrase.start), e.order, e) for e in exact or rivals]
        seen = [n for n in seen if sentence - n[0] <= _REACH]
        if not seen:
            return self._earlier(phrase, sentence)
        best = max(seen, key=lambda n: n[:2])
        draft = self.registry.of_entity(best[2])
        if best[2].kind == "unknown" or (best[2].kind == "organisation" and kind == "company"):
            best[2].kind = kind
            draft.type = kind  # type: ignore[assignment]
        return Found(draft, "description")

    def _composed_before(self, phrase: Phrase, sentence: int) -> Draft | None:
        """“the campaign”: the one named or spoken for last, by whatever words."""
        places = self.bodies.get(phrase.head, [])
        at = bisect_left(places, phrase.start, key=lambda place: place[0]) - 1
        spoken = self.composed.get(phrase.head)
        if at >= 0 and (spoken is None or places[at][1] >= spoken.seen):
            return self._body_of(places[at][2], phrase.head) if sentence - places[at][1] <= _REACH else None
        return spoken

    def _strangers(self, position: int, sentence: int) -> list[Entity]:
        """“the company” where no company is known as one: the only name near by that shows nothing else."""
        before = self.entities.before(position)
        near = {
            id(e): e for i in range(max(0, before - 12), before)
            if (e := self.entities.owner.get(i)) and _may_be_company(e)
            and sentence - self.entities.names[i].sentence <= 3
        }  # fmt: skip
        return list(near.values()) if len(near) == 1 else []

    def _near(self, known: list[Entity], position: int, keep: Callable[[Entity], bool]) -> list[Entity]:
        """All of a short list; instead of a long one those to keep among the names just before a position."""
        if len(known) <= _SHORT:
            return known
        before = self.entities.before(position)
        near = (self.entities.owner.get(i) for i in range(max(0, before - _SHORT), before))
        return list({id(e): e for e in near if e and keep(e)}.values())

    def _suits(self, entity: Entity, phrase: Phrase) -> bool:
        """“the agency” may be an agency, a service or an acronym; “the ministry” only a ministry."""
        noun = phrase.noun
        if entity.kind == "court" and not set(phrase.modifiers[1:]) <= set(entity.key.split()):
            return False
        if noun and noun.kind in _FAMILIES and phrase.head not in _LITERAL:
            return True
        low = [w.lower() for w in entity.words]
        if phrase.head in low:
            return True
        if phrase.head == "agency":
            return (
                entity.kind == "news-agency"
                or low[-1] in ("service", "bureau", "administration", "office")
                or entity.words[0].isupper()
            )
        return (
            phrase.head in ("group", "organization", "organisation")
            and entity.kind == "organisation"
            and low[-1] not in _PUBLIC
        )

    # New sources ---------------------------------------------------------------------------------------------------

    def _new(self, phrase: Phrase) -> Found:
        noun = phrase.noun
        name = _shown(phrase.text)
        kind = _type_of(phrase)
        owner = phrase.possessor
        named = (
            bool(owner)
            and kind not in ("group", "unnamed-person")
            and phrase.determiner not in ("a", "an", "another", "one")
        )
        bare = phrase.determiner == "" and kind == "group"
        if bare or named:
            draft = self.registry.of_key(name.lower(), name, kind, named=named)
        else:
            draft = self.registry.new(Draft(name, kind, named))
        draft.head, draft.vague = phrase.head, bool(noun and noun.vague)
        draft.gender = noun.gender if noun else "-"
        if owner and kind in ("group", "unnamed-person"):
            draft.speaks_for = self.registry.of_entity(owner)
        self.unnamed.setdefault(phrase.head, []).append(draft)
        return Found(draft, "exact")


def _bodies(text: str, entities: Entities) -> dict[str, list[tuple[int, int, Entity]]]:
    """Where a name stands before “campaign”, “administration” …: by that word, place, sentence and owner in order."""
    found: dict[str, list[tuple[int, int, Entity]]] = {}
    for i, name in enumerate(entities.names):
        match = _BODY.match(text, name.end)
        entity = entities.owner.get(i)
        if match and match[1] in _COMPOSED and entity and entity.kind not in ("group", "place"):
            found.setdefault(match[1], []).append((name.start, name.sentence, entity))
    return found


_BODY = re.compile(r"(?:[’']s?)? ([a-z]+)\b")


def _bears(role: str, entity: Entity) -> bool:
    return entity.kind == "person" and role in entity.roles


def _is_a(kind: str, entity: Entity) -> bool:
    return entity.kind == kind


def _may_be_company(entity: Entity) -> bool:
    if entity.kind not in ("unknown", "organisation") or entity.words[0].isupper():
        return False
    return not all(name.opening or name.town for name in entity.names)


def _type_of(phrase: Phrase) -> SourceType:
    noun = phrase.noun
    if noun is None:
        return "group" if phrase.coordinated or phrase.head.endswith("s") else "unnamed-person"
    if noun.kind == "person":
        return "unnamed-person"
    return noun.kind  # type: ignore[return-value]


def _shown(text: str) -> str:
    """The description without its article."""
    for article in ("the ", "a ", "an "):
        if text.lower().startswith(article):
            return text[len(article) :]
    return text


_CAMPS = word_set("camps")
_LITERAL = word_set("literal")
_PUBLIC = word_set("public")
