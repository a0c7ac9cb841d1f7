"""The description that opens the sentence before a pronoun: “*Protesters* filled the square. They said …”."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from provenance.lexicon import tags
from provenance.lexicon.nouns import GENITIVES
from provenance.lexicon.pronouns import NEUTER, PERSONAL, PLURAL
from provenance.lexicon.sources import LEXICON, Noun, word_set
from provenance.lexicon.verbs import cue_verbs
from provenance.sources.entities.entity import Entity
from provenance.sources.names.name import Name
from provenance.sources.reference.discourse import Discourse, Resolver
from provenance.sources.reference.phrases import Phrase, PhraseReader
from provenance.sources.reference.pronouns import Pronouns
from provenance.text.capitals import BARE_WORD
from provenance.text.clause_subjects import main_subject
from provenance.text.tokens import Range, is_genitive

_BODIES = ("organisation", "company", "government", "court")
"""Kinds of bodies that “they” may mean."""
_INDEFINITE = frozenset(("a", "an", "another", "one"))
_BRINGING_IN = _INDEFINITE | {"who"}
"""“*a* worker”, “the woman *who* started it”."""
_WHEN_OR_WHY = word_set("when_or_why")
_CALLED = ("named ", "called ")
_OPENING = 5
"""Number of words within which a phrase that opens a sentence has its head."""
_ASKING = word_set("interviewers")
"""People a story introduces to ask: whoever answers is somebody else."""


class Newcomer(NamedTuple):
    """Somebody introduced just before a pronoun, and in which sentence."""

    phrase: Phrase
    sentence: int
    certain: bool
    """Whether nobody else is at hand there: not in “A worker met *Voss*”."""
    agrees: bool
    """Whether the pronoun can refer to it: not in “a waitress … he”."""


class SubjectBefore(Resolver):
    """Finds it for the pronouns of one article; each sentence is read once."""

    def __init__(self, discourse: Discourse, phrases: PhraseReader, pronouns: Pronouns) -> None:
        super().__init__(discourse)
        self.phrases, self.pronouns = phrases, pronouns
        self._subjects: dict[int, Range] = {}
        self._phrases: dict[int, Phrase | None] = {}

    @cached_property
    def _own_words(self) -> list[int]:
        """For each sentence the last one, itself included, that does not begin inside a quotation."""
        found: list[int] = []
        for number, s in enumerate(self.sentences):
            found.append(found[-1] if found and self.quoted(s.start + 1) else number)
        return found

    def fitting(self, pronoun: str, start: int) -> Phrase | None:
        """The subject of the sentence right before, or before a colon in the same (“*Residents* have a wish: the road,
        they say, …”), if the pronoun can refer to it."""
        sentence = self.sentence_of(start)
        phrase = self._subject(sentence)
        if phrase is None or ":" not in self.text[phrase.end : start]:
            phrase, sentence = self._subject(sentence - 1), sentence - 1
        if phrase is None or phrase.noun is None:
            return None
        bodily = pronoun in PLURAL and phrase.noun.kind in _BODIES and not self._names_several(phrase, sentence)
        if not bodily and not _agrees(pronoun, phrase.noun, phrase.head):
            return None
        return None if pronoun in NEUTER and phrase.possessor else phrase  # “the *Norvik* company”

    def acting(self, pronoun: str, start: int) -> Phrase | None:
        """“*Prosecutors* waited because they feared …”, “*The bank* closed what it called a risk”: the subject of the
        sentence, for “they” and “it” in a clause that tells when, why or what."""
        fits = pronoun in PLURAL | NEUTER and self._tells_when_or_why(start)
        phrase = self._subject(self.sentence_of(start)) if fits else None
        if phrase is None or phrase.noun is None or phrase.end > start:
            return None
        bodily = phrase.noun.kind in _BODIES
        if bodily and pronoun in PLURAL:
            return None if self._names_several(phrase, self.sentence_of(start)) else phrase
        if pronoun in NEUTER and not bodily:
            return None
        one = phrase.determiner in ("that", "this")  # “*That frustrates many analysts* because they …”: no phrase
        return phrase if _agrees(pronoun, phrase.noun, phrase.head) and not one else None

    def acting_body(self, pronoun: str, start: int) -> Entity | None:
        """“*The State Department* was wrong when it said …”: the body that is the subject of the sentence, for “it”."""
        sentence = self.sentence_of(start)
        entity = self.pronouns.subject(sentence) if pronoun in NEUTER and self._tells_when_or_why(start) else None
        if entity is None or not self.pronouns.salience.fits(entity, pronoun):
            return None
        first = next(n for n in entity.names if n.sentence == sentence)
        before = self.text[self.sentences[sentence].start : first.start].removesuffix("the ")
        opens = before in ("", "The ") or before.endswith(", ")
        return entity if opens else None

    def _tells_when_or_why(self, start: int) -> bool:
        """Whether the clause whose subject is at `start` opens with “because”, “when”, “what” or the like."""
        return self.tokens[self.token_at(start) - 1].lower in _WHEN_OR_WHY

    def newcomer(self, pronoun: str, start: int) -> Newcomer | None:
        """“*A worker at the plant* put it more plainly. “…,” he said”: somebody introduced as the subject of what the
        article last said in its own words, after which nobody is named."""
        sentence = self.sentence_of(start)
        if pronoun not in PERSONAL or not any(map(self._has_indefinite, (sentence, self._last_said(sentence)))):
            return None
        number, phrase = self._in_focus(start, sentence)
        if phrase is None or phrase.noun is None or phrase.kind == "name" or phrase.head in _ASKING:
            return None
        called = any(self.text.endswith(_CALLED, 0, n.start) for n, _ in self.entities.inside(phrase.start, phrase.end))
        of_somebody = any(word.endswith(GENITIVES) for word in phrase.text.split())  # “*the clerk’s son* left, and he”
        agrees = _agrees(pronoun, phrase.noun, phrase.head)
        described = " who " in phrase.text and phrase.noun.gender != "-"  # “*The woman who runs it* left. She said …”
        here = described or (of_somebody and number == sentence)
        told = phrase.determiner in _INDEFINITE or (here and agrees)
        new = told and phrase.noun.kind == "person" and not called
        if not new or any(self._named_between(pronoun, self.sentences[number].end, start)) or self._asks(number):
            return None
        end = self.tokens[self._subjects[number][1] - 1].end
        rivals = any(not self.pronouns.aside(n) for n in self._named_between(pronoun, end, self.sentences[number].end))
        return Newcomer(phrase, number, certain=not rivals, agrees=agrees)

    def _in_focus(self, start: int, number: int) -> tuple[int, Phrase | None]:
        """The subject of the sentence, if it is before `start`, else of the last one that is not quoted."""
        phrase = self._subject(number)
        if phrase is not None and phrase.end <= start:
            return number, phrase
        number = self._last_said(number)
        return number, self._subject(number)

    def _last_said(self, number: int) -> int:
        """The last sentence before this one that is in the article's own words; -1 if there is none."""
        return self._own_words[number - 1] if number else -1

    def _has_indefinite(self, number: int) -> bool:
        """Whether a sentence may introduce somebody at all: most do not, and are not parsed for it."""
        if number < 0:
            return False
        s = self.sentences[number]
        return any(token.lower in _BRINGING_IN or is_genitive(token) for token in self.tokens[s.first : s.last])

    def _named_between(self, pronoun: str, start: int, end: int) -> Iterator[Name]:
        """The names of people whom the pronoun may mean, in a stretch of the article's own words."""
        return (name for name, _ in self.pronouns.persons_in(start, end, pronoun))

    def _asks(self, number: int) -> bool:
        """“A voter asked about taxes. “They will fall,” he said”: whoever answers is somebody else."""
        after, cues = range(self._subjects[number][1], self.sentences[number].last), cue_verbs()
        asked = (cues.get(self.tokens[i].lemma or "") for i in after if self.tokens[i].tag & tags.CUE)
        return any(cue is not None and cue.kind == "ask" for cue in asked)

    def _subject(self, number: int) -> Phrase | None:
        """The subject of a sentence in the article's own words, if it is a description, with or without a name."""
        if number < 0:
            return None
        if number not in self._phrases:
            s, quoted = self.sentences[number], self.discourse.segmentation.quoted
            subject = main_subject(self.tokens, quoted, s.last, s.first, outer=True) or (s.first, s.first + 1)
            phrase = self._described(*subject)
            opening = self._opening(s.first, s.last) if phrase is None or phrase.noun is None else None
            self._subjects[number] = opening or subject
            self._phrases[number] = self._described(*opening) if opening else phrase
        return self._phrases[number]

    def _opening(self, first: int, last: int) -> Range | None:
        """“*The council* shut the road”, if the grammar sees no verb: up to the first run of nouns."""
        if self.tokens[first].tag & (tags.PREP | tags.SUB | tags.WH):
            return None
        nouns = [self.tokens[i].lower in LEXICON.nouns for i in range(first, min(last, first + _OPENING))]
        head = next((i for i, noun in enumerate(nouns) if noun and not (nouns[i + 1 :] or [False])[0]), None)
        if head is None or self._is_title(self.tokens[first + head].end):
            return None
        inside = self.entities.inside(self.tokens[first].start, self.tokens[first + head].end)
        acts = any(not (name.attributive or name.possessive) for name, _ in inside)
        return None if acts else (first, first + head + 1)  # “*Bell urged* councillors to go”

    def _is_title(self, end: int) -> bool:
        """Whether a noun ending here is part of a title: “Former *referee* Ann Voss”, not “His *lawyer*, Voss”."""
        following = self.entities.before(end)
        names = self.entities.names[following : following + 1]
        return any(name.start < end and self.text[end] != "," for name in names)

    def _described(self, first: int, last: int) -> Phrase | None:
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        phrase = self.phrases.read(start, end)
        apposed = phrase.kind == "name" and phrase.role  # “Voss’s attorney, Alan Holt,”
        adverbial = self.tokens[first].lower == "there" or self.tokens[first].tag & tags.PREP
        if adverbial or self.quoted(start) or not (phrase.kind == "description" or apposed):
            return None
        return phrase._replace(noun=LEXICON.nouns.get(phrase.role)) if apposed else phrase

    def _names_several(self, phrase: Phrase, number: int) -> bool:
        """Whether “they” may mean people in the rest of the sentence: “Police met *residents*. They said …”."""
        words = BARE_WORD.finditer(self.text, phrase.end, self.sentences[number].end)
        found = (LEXICON.nouns.get(word[0].lower()) for word in words)
        return any(noun is not None and (noun.plural or noun.kind == "group") for noun in found)


def _agrees(pronoun: str, noun: Noun, head: str) -> bool:
    """Whether the pronoun can refer to a description with this head noun: “results” are not “it”."""
    many = noun.plural or noun.kind == "group"
    if pronoun in NEUTER:
        several = noun.kind == "document" and head.endswith("s")
        return not many and not several and noun.kind != "person"
    if noun.kind not in ("person", "group") or many != (pronoun in PLURAL):
        return False
    return noun.gender in ("-", PERSONAL.get(pronoun, noun.gender))
