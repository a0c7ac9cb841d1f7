"""Whom a pronoun may mean: nearby candidates, weighed by where and how they were mentioned.

The points follow the usual order of salience (speaker and subject before object, near before far, named before
possessive; Lappin & Leass 1994) and were set by hand on PolNeAR train.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.lexicon import word_set
from provenance.lexicon.pronouns import NEUTER, PERSONAL, PLURAL, SPEAKER
from provenance.model import Spans
from provenance.sources.entities.cataphora import led_up_to
from provenance.sources.entities.entity import Entity
from provenance.sources.entities.genders import is_oblique
from provenance.sources.entities.registry import Draft
from provenance.sources.names.name import Name
from provenance.sources.reference.discourse import Discourse, Resolver, Speech

ANYBODY = "somebody"
"""Passed instead of a pronoun: any person, of whatever gender."""
REACH = 4
"""How many sentences to look back."""
_WINDOW = 40
"""How many names to look back at most."""
_SPOKE = 10
"""Points of the last speaker."""
_JUST = 3
"""Bonus for having spoken in the sentence before."""
_AHEAD = 11
"""Points of whom the clause with the pronoun leads up to."""
_NAMED = 8
"""Points of a name."""
_AWAY = 2
"""How many points less each sentence in between costs."""
_SUBJECT = 4
"""Bonus for a name that may be the subject of its sentence; twice that if it opens the sentence of the pronoun: “*Voss*
saw the gap – she told Reuters”."""
_OBLIQUE = 3
"""Penalty for a name after a preposition or in the possessive."""
_QUOTED = 5
"""Penalty for a name in a quotation."""
_NEW = 2
"""Bonus for being introduced just before, with an apposition or a role."""
_GENDER = 3
"""Bonus for having shown the pronoun's gender."""
_NEUTRAL = word_set("neutral_people")
"""“A *spokesperson* said it was shut. *They* said …”."""
_JOINTS = (" and ", " and the ")
_COUNTED = word_set("numerals") | {"a", "an"}
_BODIES = ("organisation", "company", "government", "news-agency", "news-outlet", "court", "document", "social-media")


class Salience(Resolver):
    """Weighs the candidates of one article."""

    def __init__(self, discourse: Discourse) -> None:
        super().__init__(discourse)
        self._oblique: dict[int, bool] = {}

    def candidates(self, pronoun: str, start: int, said: Spans = ()) -> Iterator[tuple[Draft, int]]:
        """Whom a pronoun at `start` may mean, each with its points; a source may come more than once."""
        sentence = self.sentence_of(start)
        yield from self._speakers(pronoun, sentence, self.spoken(said))
        if pronoun in PERSONAL and (ahead := self.ahead(start)) and self.fits(ahead, pronoun):
            yield self.registry.of_entity(ahead), _AHEAD
        if pronoun in PLURAL:
            return  # a name is one person or body
        before = self.entities.before(start)
        first = self._first_names(before, sentence, pronoun)
        for i in range(before - 1, max(-1, before - _WINDOW), -1):
            name = self.entities.names[i]
            distance = self.own_sentences[sentence] - self.own_sentences[name.sentence]
            if distance > REACH:
                return
            if name.sentence == sentence and any(x.start < start for x in said):
                continue
            entity = self.entities.owner.get(i)
            subject = first.get(name.sentence) == i
            if pronoun in NEUTER and (self._far(name, entity, distance, subject) or self._is_paired(i)):
                continue
            if entity and not name.attributive and self.fits(entity, pronoun):
                opens = name.start == self.sentences[sentence].start and not name.possessive
                here = opens and (pronoun in PERSONAL or pronoun == ANYBODY)
                weight = self._weight(name, distance, subject, here)
                weight += _GENDER * (entity.gender == PERSONAL.get(pronoun))
                new = distance <= 1 and entity.names[0] is name and (name.apposition or name.role)
                told = new and not self.quoted(name.start)  # the article introduces people, its speakers do not
                yield self.registry.of_entity(entity), weight + (_NEW if told else 0)

    def _far(self, name: Name, entity: Entity | None, distance: int, subject: bool) -> bool:
        """Whether a name is too far, or too little in focus, for “it”. The subject of the last two sentences is not,
        nor a body that the sentence before names in another role; “in *Leeds*” is."""
        known = entity is not None and entity.kind in _BODIES and distance <= 1
        return distance > 2 or name.town or self.quoted(name.start) or not (subject or known)

    def _is_paired(self, i: int) -> bool:
        """“*Norvik and the Harbour Board* met. It said …”: either of two bodies that are joined may be meant."""
        names, owner = self.entities.names, self.entities.owner
        for a, b in ((i - 1, i), (i, i + 1)):
            both = [owner.get(a), owner.get(b)] if a >= 0 and b < len(names) else []
            bodies = len(both) == 2 and all(e is not None and e.kind in _BODIES for e in both)
            if bodies and self.text[names[a].end : names[b].start] in _JOINTS:
                return True
        return False

    def subject(self, sentence: int) -> Entity | None:
        """The first one a sentence names, if that may be its subject."""
        s = self.sentences[sentence]
        for name, entity in self.entities.inside(s.start, s.end):
            if not name.attributive and self.direct(name) and not self.quoted(name.start):
                return entity
        return None

    def ahead(self, start: int) -> Entity | None:
        """“After *he* won, Voss said …”: the subject of the clause that the pronoun's clause leads up to."""
        at = led_up_to(self.text, self.sentences[self.sentence_of(start)], start)
        i = len(self.entities.names) if at is None else self.entities.before(at)
        if at is None or i == len(self.entities.names):
            return None
        name = self.entities.names[i]
        return self.entities.owner.get(i) if name.start <= at <= name.core else None

    def tells_of_itself(self, parent: Draft, pronoun: str) -> bool:
        """Whether the pronoun may mean the teller: “he said he”, even if “he” is unresolved, not “I believe he”."""
        return parent.name not in SPEAKER if parent.type == "unresolved" else self.agrees(parent, pronoun)

    def spoken(self, said: Spans) -> list[Speech]:
        """The last speeches, but for those told of in what is `said`: “Voss says she will go,” *she* said; Voss had
        admitted it, *she* added."""
        last = self.speeches[-4:]
        told = [s for s in last if any(x.start <= s.start < x.end for x in said) and self._is_told(s, said)]
        return [s for s in last if s not in told] if told else last

    def _is_told(self, speech: Speech, said: Spans) -> bool:
        """Whether a speech within what is `said` is another's: in a quotation, or by name after others spoke. Where
        it is interrupted (“Voss wrote two years, *she* said, after …”), it may be the same."""
        if self.quoted(speech.start):
            return True
        others = (s.draft for s in self.speeches[-4:] if s.draft is not speech.draft)
        return speech.draft.named and len(said) == 1 and any(draft.personal for draft in others)

    def _speakers(self, pronoun: str, sentence: int, spoken: list[Speech]) -> Iterator[tuple[Draft, int]]:
        """The last speakers, the nearest first."""
        for speech in reversed(spoken):
            distance = self.own_sentences[sentence] - self.own_sentences[speech.sentence]
            if distance > REACH + 2:
                return
            impersonal = pronoun in PLURAL or pronoun in NEUTER
            if impersonal and (speech is not spoken[-1] or sentence - speech.sentence > 1):
                return
            if self.agrees(speech.draft, pronoun):
                just = _JUST if self.own_sentences[sentence - 1] <= self.own_sentences[speech.sentence] else 0
                yield speech.draft, _SPOKE + just - _AWAY * distance

    def _first_names(self, before: int, sentence: int, pronoun: str) -> dict[int, int]:
        """Per sentence, the first fitting name that may be its subject: not possessive, not after a preposition."""
        first: dict[int, int] = {}
        for i in range(before - 1, max(-1, before - _WINDOW - 1), -1):
            name = self.entities.names[i]
            if self.own_sentences[sentence] - self.own_sentences[name.sentence] > REACH:
                break
            entity = self.entities.owner.get(i)
            if entity and not name.attributive and self.direct(name) and self.fits(entity, pronoun):
                first[name.sentence] = i
        return first

    def direct(self, name: Name) -> bool:
        """Whether a name may be a subject: neither after a preposition nor in the possessive."""
        if name.possessive:
            return name.start <= self.sentences[name.sentence].start
        if name.start not in self._oblique:
            self._oblique[name.start] = is_oblique(name, self.text)
        return not self._oblique[name.start]

    def _weight(self, name: Name, distance: int, subject: bool, here: bool) -> int:
        weight = _NAMED - _AWAY * distance
        if subject:
            weight += _SUBJECT * (1 + here)
        elif not self.direct(name):
            weight -= _OBLIQUE
        if self.quoted(name.start):
            weight -= _QUOTED
        return weight

    def fits(self, entity: Entity, pronoun: str) -> bool:
        """Whether a pronoun, or `ANYBODY`, can mean somebody or something named."""
        gender = PERSONAL.get(pronoun)
        if gender or pronoun == ANYBODY:
            return self._may_be_person(entity) and (not gender or entity.gender in ("-", gender))
        if pronoun in PLURAL:
            return entity.kind == "group"
        return entity.kind in _BODIES or (entity.kind == "unknown" and entity.evidence >= 0)

    def _may_be_person(self, entity: Entity) -> bool:
        """Whether it may be a person; a mere lookalike must have spoken, or have two words and neither an article nor
        a number (“two *Norvik Falcon* cars”)."""
        things = (n.definite or n.town or n.before in _COUNTED for n in entity.names)
        if entity.kind == "person" and (entity.certain or not any(things)):
            return True
        return entity.kind == "unknown" and self._spoke(entity)

    def _spoke(self, entity: Entity) -> bool:
        draft = self.registry.known(entity)
        return bool(draft and draft.mentions)

    def agrees(self, draft: Draft, pronoun: str) -> bool:
        """Whether it can mean a source, named or not."""
        if draft.entity:
            return self.fits(draft.entity, pronoun)
        if pronoun in PERSONAL or pronoun == ANYBODY:
            return draft.personal and draft.gender in ("-", PERSONAL.get(pronoun, draft.gender))
        if pronoun in PLURAL:
            return draft.type == "group" or (draft.personal and not _NEUTRAL.isdisjoint(draft.name.lower().split()))
        return draft.type in _BODIES
