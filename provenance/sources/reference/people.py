"""Which named person a description means: “the Vermont senator”, “the retired surgeon”, “her father”."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from provenance.lexicon.pronouns import POSSESSIVE
from provenance.lexicon.sources import LEXICON, word_pairs, word_set
from provenance.model import Spans
from provenance.sources.entities.entity import Entity
from provenance.sources.entities.registry import Draft
from provenance.sources.reference.antecedents import REACH, Antecedents, Found
from provenance.sources.reference.discourse import Discourse, Resolver
from provenance.sources.reference.phrases import Phrase
from provenance.sources.reference.pronouns import Pronouns
from provenance.sources.reference.salience import ANYBODY

_ALIKE = word_pairs("alike")
"""Role → other roles whose holder may be called so."""
_OFFICES = word_set("offices")
"""Offices of which a person holds one at a time."""
_BESIDE_OFFICES = word_set("beside_offices")
"""What the holder of an office may be called too: “candidate”, “rival”, “husband”; not “nurse”."""
_NOBODY = word_set("new_people")
"""Nouns for somebody not named before, however often: “the man”, “a friend”."""
_BYSTANDERS = word_set("bystanders")
"""People a story calls by their part in it without having named them: the reporter, the officer, the spokesman."""
_KIN = word_set("kin")
_CAMPS = word_set("camps")
_CAMP_OF = word_pairs("camp_of")
_STATESMEN = word_set("statesmen")
_OTHER_OFFICES = word_pairs("other_offices")
"""What makes of an office another one: “vice president”, “press secretary”."""
_FULL_OFFICES = frozenset(office for office in word_set("sole_offices") if " " in office)
"""“prime minister”, “police chief”: not any minister or chief."""
_NEAR = 4
"""Number of sentences within which the only holder of a role is meant without further evidence."""
_AGE = re.compile(r"(\d{1,3})-year-old")
_GIVEN_AGE = re.compile(r"(?:, (?:aged )?| \((?:aged )?)(\d{1,3})[,.)]")
_COMPLETE = re.compile(r" (?:of an?|who|whose) |[’']s \w+$")
"""“the organizer *of a* rally”, “the secretary of state’s *website*”: the phrase itself says who or what is meant."""
_INDEFINITE = re.compile(r"[AaOo](?<!\w.)(?:(?<=[Aa])(?:n?|nother)|(?<=[Oo])ne) ((?:[\w’'-]+ ){0,3}[\w’'-]+)")


class People(Resolver):
    """Resolves descriptions of people in one article."""

    def __init__(self, discourse: Discourse, antecedents: Antecedents, pronouns: Pronouns) -> None:
        super().__init__(discourse)
        self.antecedents, self.pronouns = antecedents, pronouns
        self.several = False
        """Whether the last description resolved had several holders nearby: then nobody else at hand is meant."""

    @cached_property
    def introduced(self) -> dict[str, list[int]]:
        """Person noun → where it introduces somebody: “a *reporter*”. Few articles need it."""
        found: dict[str, list[int]] = {}
        for match in _INDEFINITE.finditer(self.text):
            for word in match[1].lower().split(" "):
                noun = LEXICON.nouns.get(word)
                if noun and noun.kind == "person":
                    found.setdefault(word, []).append(match.start())
        return found

    def answer(self, phrase: Phrase, parent: Draft | None, said: Spans) -> Found | None:
        """The person a definite description means, named or met before; `None` for a new one. `said` is what that
        person says."""
        if phrase.determiner in POSSESSIVE:
            return self._kin(phrase)
        earlier = self.antecedents.earlier(phrase)
        if phrase.head in _NOBODY or _COMPLETE.search(phrase.text):
            return earlier
        if age := _AGE.fullmatch(phrase.head):
            return self._found(self._of_age(age[1], phrase)) or earlier
        wanted = _ALIKE.get(phrase.head, frozenset()) | {phrase.head}
        chosen = self._holder(phrase, wanted)
        beside = set(phrase.modifiers) - {phrase.determiner}
        if earlier and not (chosen and beside <= chosen.attributes):
            return earlier  # “A *ministry* spokesman”, “Ann Bell, the army's spokeswoman”, “the *ministry* spokesman”
        if chosen is None and not self.several and phrase.determiner == "the" and parent is None:
            holders = [e for role in sorted(wanted) for e in self.antecedents.by_role.get(role, ())]
            if holders and all(e.names[0].start > phrase.start for e in holders):
                chosen = self._introduced_later(holders, phrase)
            else:
                chosen = self._salient(phrase, wanted, said)
        return self._found(chosen)

    def _found(self, entity: Entity | None) -> Found | None:
        return Found(self.registry.of_entity(entity), "role") if entity else None

    def unmet(self, phrase: Phrase) -> bool:
        """“the actress”, though the text has introduced no actress: somebody it names, or says nothing about."""
        if phrase.determiner != "the" or phrase.noun is None or phrase.noun.plural or phrase.possessor:
            return False
        if phrase.head in _NOBODY or phrase.head in _BYSTANDERS:
            return False
        if _COMPLETE.search(phrase.text) or self._brought_in(phrase):
            return False
        return any(person.certain for person in self.antecedents.main)

    def _kin(self, phrase: Phrase) -> Found | None:
        """“her father”: the only person the article calls somebody's father."""
        holders = [*self.antecedents.by_role.get(phrase.head, ())] if phrase.head in _KIN else []
        return self._found(holders[0]) if len(holders) == 1 else None

    def _of_age(self, age: str, phrase: Phrase) -> Entity | None:
        """“Ann Bell, *34*, … the 34-year-old”: whoever is of that age, else whom a pronoun would mean if the article
        gives no other age for them."""
        if of_age := self._ages.get(age):
            return of_age[0] if len(of_age) == 1 else None
        return self.pronouns.entity(ANYBODY, phrase.start, None, lambda d: d.entity not in self._aged)

    @cached_property
    def _ages(self) -> dict[str, list[Entity]]:
        """People by the age their first name has after it: “Ann Bell, *34*,”, “Ann Bell (34)”."""
        found: dict[str, list[Entity]] = {}
        for entity in self.antecedents.by_kind.get("person", ()):
            if age := _GIVEN_AGE.match(self.text, entity.names[0].end):
                found.setdefault(age[1], []).append(entity)
        return found

    @cached_property
    def _aged(self) -> frozenset[Entity]:
        return frozenset(entity for entities in self._ages.values() for entity in entities)

    # By the role the article gave ------------------------------------------------------------------------------------

    def _holder(self, phrase: Phrase, wanted: frozenset[str]) -> Entity | None:
        rivals: dict[Entity, None] = {}
        for role in sorted(wanted):
            holders = self.antecedents.by_role.get(role, {})
            rivals.update(dict.fromkeys(self.antecedents.near(holders, phrase.start)))
        camps = _camps(phrase.modifiers, phrase.text)
        fitting = [
            e for e in rivals
            if (e.in_title or self._named_before(e, phrase.start))
            and self._fits(e, phrase)
            and camps <= _camps(e.attributes)
            and ("former" not in phrase.modifiers or "former" in e.attributes)
        ]  # fmt: skip
        if phrase.possessor:
            own = {*phrase.possessor.key.split(), *phrase.modifiers}  # “the FBI director”
            fitting = [e for e in fitting if own & e.attributes - {phrase.head}]
        near = [e for e in fitting if phrase.sentence - self.antecedents.last_seen(e, phrase.start) <= 1]
        self.several = len(near) > 1
        return self._latest(self._best_described(fitting, phrase), phrase)

    def _named_before(self, entity: Entity, position: int) -> bool:
        """Whether the article's own words name somebody before: not “I like Senator Reed,” *the senator* said."""
        if self.quoted(position):
            return entity.names[0].start < position
        return any(not self.quoted(n.start) for n in entity.names if n.start < position)

    def _best_described(self, rivals: list[Entity], phrase: Phrase) -> list[Entity]:
        """Those about whom the article says most of what the description says: “former”, “Vermont”. Alone, “the
        president” is President Voss rather than the president *of* a club."""
        own = set(phrase.modifiers) - {phrase.determiner}
        said = [len(own & e.attributes) for e in rivals]
        best = [e for e, n in zip(rivals, said, strict=True) if n == max(said)]
        return [e for e in best if own or "of" not in e.attributes] or best

    def _latest(self, rivals: list[Entity], phrase: Phrase) -> Entity | None:
        """The one mentioned last; `None` if another was mentioned in the same sentence or all are far away."""
        seen = [(self.antecedents.last_seen(e, phrase.start), -e.order, e) for e in rivals]
        seen.sort(key=lambda s: s[:2], reverse=True)
        if not seen or (len(seen) > 1 and seen[0][0] == seen[1][0]):
            return None
        last, _, entity = seen[0]
        sure = set(phrase.modifiers) & entity.attributes - {phrase.head}
        return entity if phrase.sentence - last <= (REACH if sure else _NEAR) else None

    def _fits(self, entity: Entity, phrase: Phrase) -> bool:
        """Whether nothing the text says about the person contradicts the description."""
        other = _OTHER_OFFICES.get(phrase.head, frozenset())
        if other.isdisjoint(phrase.modifiers) != other.isdisjoint(entity.attributes):
            return False
        if phrase.office in _FULL_OFFICES and phrase.modifiers[-1] not in entity.attributes:
            return False
        camps, known = _camps(phrase.modifiers, phrase.text), _camps(entity.attributes)
        if camps and known and not camps & known:
            return False
        country = {LEXICON.demonyms[w].lower() for w in phrase.modifiers if w in LEXICON.demonyms}
        if country and phrase.head in _STATESMEN and not (country | set(phrase.modifiers[1:-1])) & entity.attributes:
            return False
        for kind in (LEXICON.states, LEXICON.demonyms):
            said = {w for w in phrase.modifiers if w in kind}
            known = {w for w in entity.attributes if w in kind}
            if said and known and not said & known:
                return False
        return phrase.noun is None or "-" in (entity.gender, phrase.noun.gender) or entity.gender == phrase.noun.gender

    def _introduced_later(self, holders: list[Entity], phrase: Phrase) -> Entity | None:
        """“*The city police chief* said … Ann Voss, the city police chief, …”: the only one of whom the article says
        the same. Nobody else, if the article goes on to call somebody so."""
        own = set(phrase.modifiers)
        same = [e for e in holders if own & e.attributes - {phrase.head} and self._fits(e, phrase)]
        near = [e for e in same if 0 <= e.names[0].sentence - phrase.sentence <= _NEAR]
        return near[0] if len(near) == len(same) == 1 else None

    # By being at hand ------------------------------------------------------------------------------------------------

    def _salient(self, phrase: Phrase, wanted: frozenset[str], said: Spans) -> Entity | None:
        """“the retired surgeon”, though nobody was called one: the person a pronoun would mean, unless something rules
        it out."""
        if phrase.head in _BYSTANDERS or phrase.head in _KIN or self._brought_in(phrase):
            return None
        if self.quoted(phrase.start):
            return None  # “The mayor says it is late,” Voss said: whom she means is not at hand here
        if " of " in phrase.text and phrase.possessor:
            return None  # “the deputy head of China’s delegation” is nobody met before
        if self.pronouns.two(self.sentences[phrase.sentence].start):
            return None  # “Voss and Lund stand for mayor. *The candidate* said …”
        epithet = phrase.head not in _OFFICES  # a story uses these for the people it is about
        partisan = phrase.head in _CAMPS  # and this for those it names
        entity = self.pronouns.entity(
            ANYBODY, phrase.start, None,
            lambda d: not (epithet and d.entity and d.entity not in self.antecedents.main)
            and (not partisan if d.entity is None else self._fits(d.entity, phrase)),
        )  # fmt: skip
        if entity is None or _in_content(entity, phrase, said, self.text):
            return None
        held = entity.roles - _BESIDE_OFFICES
        return entity if not held or held & wanted or phrase.head not in _OFFICES else None

    def _brought_in(self, phrase: Phrase) -> bool:
        """Whether this noun introduced somebody else before: “a reporter … the reporter”."""
        return bisect_left(self.introduced.get(phrase.head, []), phrase.start) > 0


def _in_content(entity: Entity, phrase: Phrase, said: Spans, text: str) -> bool:
    """“*Ann Voss* left, the mayor said”: whoever is named in what is said before its speaker is somebody else; not in a
    cheer, “*Ann! Ann!*”."""
    before = [x for x in said if x.end <= phrase.start and any(map(str.islower, text[x.start : x.end].split()))]
    return any(x.start <= name.core < x.end for x in before for name in entity.names)


def _camps(words: Iterable[str], text: str = "") -> set[str]:
    """The camps that words name (capitalised, if a text is given): “GOP” and “Republican” are one."""
    proper = (w for w in words if not text or w.capitalize() in text or w.upper() in text)
    return {camp for word in proper for camp in _CAMP_OF.get(word, (word,))} & _CAMPS
