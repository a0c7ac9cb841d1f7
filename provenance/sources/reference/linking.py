"""Every source span of the findings, linked to a source: names, then descriptions, then pronouns."""

from __future__ import annotations

from provenance.lexicon import tags, word_set
from provenance.lexicon.pronouns import NEUTER, PERSONAL, PLURAL, RELATIVE, SPEAKER
from provenance.lexicon.sources import MEDIA, key_of
from provenance.model import Span, Spans
from provenance.sources.entities.entity import Entity
from provenance.sources.entities.registry import Draft, mention
from provenance.sources.reference.anonymity import Reasons
from provenance.sources.reference.descriptions import Descriptions
from provenance.sources.reference.discourse import Discourse, Resolver, Speech
from provenance.sources.reference.line_speakers import LineSpeakers
from provenance.sources.reference.phrases import Phrase, PhraseReader
from provenance.sources.reference.pronouns import Pronouns
from provenance.sources.reference.relative_pronouns import RelativePronouns
from provenance.sources.reference.subject_before import Newcomer, SubjectBefore
from provenance.sources.reference.things import is_no_source
from provenance.text.subjects import subject_left

_ADDING = word_set("adding")
_THIRD = PLURAL | NEUTER | PERSONAL.keys()
_OBJECTS = frozenset(("her", "him", "them"))


class Linker(Resolver):
    """Links the spans of one article. Spans must be passed in text order; pronouns depend on what came before."""

    def __init__(self, discourse: Discourse) -> None:
        super().__init__(discourse)
        self.described: dict[int, Draft] = {}
        """Start of a description → the source it was linked to, so that it is read only once."""
        self.phrases, self.pronouns = PhraseReader(discourse), Pronouns(discourse)
        self.reasons, self.line_speakers = Reasons(discourse), LineSpeakers(discourse)
        self.subjects = SubjectBefore(discourse, self.phrases, self.pronouns)
        self.descriptions = Descriptions(discourse, self.pronouns)
        self.relatives = RelativePronouns(discourse)

    def link(
        self, span: Span, parent: Draft | None, lemma: str = "", said: Spans = (), *, sure: bool = False
    ) -> Draft | None:
        """Who says `said`, given a span; `None` for an empty one and, unless the rules are `sure` that somebody
        speaks, for what only “shows” something (“the move”)."""
        phrase = self.phrases.read(span.start, span.end)
        labelled = self.line_speakers.answer(phrase, span.start)
        sure = sure or (phrase.head in NEUTER and self._acting(phrase) is not None)
        if labelled is None and (phrase.kind == "empty" or is_no_source(phrase, lemma, sure=sure)):
            return None
        if labelled is not None:
            draft, how = labelled, "label"
        elif phrase.kind == "name":
            draft, how = self._named(phrase)
        elif phrase.kind == "pronoun":
            more = self.pronouns.goes_on(phrase.head, phrase.start, said) if lemma in _ADDING else None
            draft, how = (more, "pronoun") if more else self._pronoun(phrase, parent, said)
        else:
            draft, how = self._description(phrase, parent, said)
        mention(draft, phrase.start, phrase.end, how, phrase.sentence)
        self._spoke(Speech(phrase.start, phrase.sentence, draft), parent)
        if not draft.named and draft.reason is None:
            draft.reason = self.reasons.of(phrase.sentence)
        return draft

    def named(self, source: Spans) -> Draft | None:
        """Who a source is if it is a name, for what comes before it: “*she* said P,” *Bell* recalled."""
        phrase = self.phrases.read(source[0].start, source[0].end) if source else None
        return self.registry.of_entity(phrase.entity) if phrase and phrase.entity else None

    def _spoke(self, speech: Speech, parent: Draft | None) -> None:
        """Note a speech; whoever tells of it stays the last speaker: “*Voss* said Lund had decided to stay. She …”."""
        teller = bool(self.speeches) and self.speeches[-1].draft is parent
        self.speeches.insert(len(self.speeches) - teller, speech)

    def _description(self, phrase: Phrase, parent: Draft | None = None, said: Spans = ()) -> tuple[Draft, str]:
        known = self.described.get(phrase.start) or self._apposed(phrase) or self._predicated(phrase)
        if known is not None:
            return known, "description"
        draft, how = self.descriptions.answer(phrase, parent, said)
        self.described[phrase.start] = draft
        return draft, how

    def _apposed(self, phrase: Phrase) -> Draft | None:
        """“Carver’s attorney”, where “, Alan Holt,” follows: the name in apposition after the span."""
        i = self.entities.before(phrase.end)
        entity = self.entities.owner.get(i)
        if phrase.noun is None or phrase.noun.kind != "person" or entity is None or entity.kind != "person":
            return None
        name = self.entities.names[i]
        apposed = self.text[phrase.end : name.core] == ", " and self.text.startswith(",", name.end)
        return self.registry.of_entity(entity) if apposed else None

    def _predicated(self, phrase: Phrase) -> Draft | None:
        """“*Lund* is a lawyer who says so”: whom a form of “be” right before the description is said of."""
        tokens, be = self.tokens, self.phrases.token_at(phrase.start) - 1
        be -= be > 0 and tokens[be].lower == "the"
        if be < 1 or not tokens[be].tag & tags.BE or phrase.noun is None or phrase.noun.plural:
            return None
        subject = subject_left(tokens, be, self.sentences[phrase.sentence].first)
        if subject is None:
            return None
        said_of = self.phrases.read(tokens[subject[0]].start, tokens[subject[1] - 1].end)
        if said_of.head in PERSONAL:
            who = self._pronoun(said_of, None, ())[0]
            return None if who.type == "unresolved" else who
        if said_of.entity and not said_of.coordinated:
            return self.registry.of_entity(said_of.entity)
        return self._described(said_of.start, said_of.end) if said_of.noun else None

    # Names ---------------------------------------------------------------------------------------------------------

    def _named(self, phrase: Phrase) -> tuple[Draft, str]:
        name, entity = phrase.name, phrase.entity
        if name is None or phrase.coordinated:
            inside = [*self.entities.inside(phrase.start, phrase.end)]
            short = (e for n, e in inside if len(n.words) == 1 and not n.role)
            full = [e for e in short if e is not None and e.kind == "person"]
            several = self._several(*full) if len(full) == len(inside) else self._of_several(phrase.text)
            return several, "coordination"
        if entity is None:
            draft = self.registry.of_key(f"ambiguous {name.key}", " ".join(name.words), "unresolved", named=True)
            return draft, "ambiguous"
        draft = self.registry.of_entity(entity)
        if phrase.role:
            self.descriptions.antecedents.bears(entity, phrase.role)
        if phrase.possessor and draft.personal and phrase.possessor.kind not in ("place", "group"):
            draft.speaks_for = self.registry.of_entity(phrase.possessor)
        return draft, self.entities.how[name.core]

    # Pronouns ------------------------------------------------------------------------------------------------------

    def _pronoun(self, phrase: Phrase, parent: Draft | None, said: Spans) -> tuple[Draft, str]:
        if parent and phrase.head in PERSONAL and self._is_told_of(phrase, parent, said):
            talked_about = self._talked_about(phrase, parent)
            return (talked_about, "pronoun") if talked_about else (self._unresolved(phrase), "none")
        if actor := self._acting(phrase):
            return actor, "pronoun"
        new = self._newcomer(phrase, parent)
        draft = self._brought_in(new) if new else self._answer(phrase, parent, said)
        if new is None and (draft is None or (phrase.head in NEUTER and not self._in_focus(draft, phrase.sentence))):
            draft = self._subject_before(phrase) or draft
        draft = draft or (self._two_before(phrase.start) if phrase.head in PLURAL else None)
        if draft:
            if draft.type == "unnamed-person":
                draft.gender = PERSONAL.get(phrase.head, draft.gender)
            return draft, "relative" if phrase.head in RELATIVE else "pronoun"
        return self._unresolved(phrase), "none"

    def _acting(self, phrase: Phrase) -> Draft | None:
        """Who acts in a sentence whose clause with the pronoun tells when, why or what."""
        acting = self.subjects.acting(phrase.head, phrase.start)
        actor = self._described(acting.start, acting.end) if acting else None
        body = None if actor else self.subjects.acting_body(phrase.head, phrase.start)
        return self.registry.of_entity(body) if body else actor

    def _unresolved(self, phrase: Phrase) -> Draft:
        return self.registry.of_key(f"unresolved {phrase.head}", phrase.text.lower(), "unresolved", named=False)

    def _answer(self, phrase: Phrase, parent: Draft | None, said: Spans) -> Draft | None:
        head = phrase.head
        if head in SPEAKER:
            return parent
        if head in RELATIVE:
            meant = self.relatives.answer(phrase.start, head)
            return self._described(*meant) if isinstance(meant, tuple) else meant
        if head not in _THIRD:
            return None
        own = self._of_itself(phrase, said) if head in NEUTER else None
        if parent and head in _OBJECTS:  # “Bell quoted *him*”
            return self.pronouns.answer(head, phrase.start, None, lambda each: each is not parent, said)
        draft = own or self.pronouns.answer(head, phrase.start, parent, said=said)
        if draft and draft.entity and head in PERSONAL and draft is not parent:
            draft.entity.gender = PERSONAL[head]
        if draft and draft.entity and draft.entity.kind == "unknown" and head in NEUTER:
            self.registry.shows(draft.entity, "organisation")  # “it” said so: not a person
        return draft

    def _is_told_of(self, phrase: Phrase, parent: Draft, said: Spans) -> bool:
        """“*He* said it was lost,” Bell recalled; “It is lost,” *he* said, according to Bell: not the teller."""
        quotes = bool(said) and self.pronouns.quoted(said[0].start + 1)
        first = self.pronouns.sentences[phrase.sentence].start
        before = any(first <= start < phrase.start for start, _ in parent.mentions)
        return self.pronouns.quoted(phrase.start) or (quotes and not before)

    def _talked_about(self, phrase: Phrase, parent: Draft) -> Draft | None:
        """“*He* said it was lost,” Bell recalled: somebody else, if the text shows a gender that fits."""
        draft = self.pronouns.answer(phrase.head, phrase.start, None, lambda each: each is not parent)
        shown = draft and (draft.gender == PERSONAL[phrase.head] or self.pronouns.known(draft, phrase.head))
        return draft if shown else None

    def _of_itself(self, phrase: Phrase, said: Spans) -> Draft | None:
        """“*Norvik* will close its plant, it said”: a body tells of itself, unless another that is no medium spoke
        just before."""
        if not said or said[-1].end > phrase.start or self.pronouns.quoted(said[0].start + 1):
            return None
        last = self.speeches[-1].draft if self.speeches else None
        name, entity = next(iter(self.entities.inside(*said[0])), (None, None))
        if name is None or (last and not last.personal and last.type not in MEDIA):
            return None
        opens = self.text[said[0].start : name.start].lower() in ("", "and ", "but ", "the ")
        if entity is None or not opens:
            return None
        return self.registry.of_entity(entity) if self.pronouns.salience.fits(entity, phrase.head) else None

    def _in_focus(self, draft: Draft, sentence: int) -> bool:
        """Whether it has just spoken, or its name opened the sentence before."""
        spoke = any(s.draft is draft for s in self.speeches[-2:])
        return spoke or (sentence > 0 and self.pronouns.subject(sentence - 1) is draft.entity)

    def _two_before(self, start: int) -> Draft | None:
        """“Voss and Lund mapped the coast. *They* said …”: both, as when they speak by name."""
        both = self.pronouns.two(start)
        return self._several(*both) if both else None

    def _several(self, *entities: Entity) -> Draft:
        """“*Bell and Voss* added”: under their full names."""
        return self._of_several(" and ".join(entity.name for entity in entities))

    def _of_several(self, name: str) -> Draft:
        return self.registry.of_key(f"several {key_of(name)}", name, "group", named=True)

    def _subject_before(self, phrase: Phrase) -> Draft | None:
        before = self.subjects.fitting(phrase.head, phrase.start) if phrase.head in _THIRD else None
        if before is not None and before.kind == "name":
            return self._named(before)[0]
        return self._described(before.start, before.end) if before else None

    def _newcomer(self, phrase: Phrase, parent: Draft | None) -> Newcomer | None:
        """Who was introduced just before the pronoun, if nobody else has spoken since (nobody at all if
        somebody else is at hand)."""
        new = self.subjects.newcomer(phrase.head, phrase.start) if parent is None else None
        spoke = new is not None and any(s.sentence >= new.sentence for s in self.speeches[-2:])
        return None if spoke else new

    def _brought_in(self, new: Newcomer) -> Draft | None:
        """Whom a pronoun means after somebody was introduced: that person, or nobody."""
        return self._described(new.phrase.start, new.phrase.end) if new.agrees and new.certain else None

    def _described(self, start: int, end: int) -> Draft | None:
        phrase = self.phrases.read(start, end)
        if phrase.kind != "description":
            return None
        draft, how = self._description(phrase)
        mention(draft, phrase.start, phrase.end, how, phrase.sentence)
        return draft
