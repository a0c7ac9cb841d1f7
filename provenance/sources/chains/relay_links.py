"""Further links of a chain, found by relay rules: whom their phrases name, and whether that can be a link at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from provenance.lexicon.nouns import GENITIVES
from provenance.lexicon.pronouns import POSSESSIVE
from provenance.lexicon.sources import LEXICON, MEDIA, word_set
from provenance.model import Finding, Hop, Span, Spans
from provenance.sources.entities.registry import Draft, mention
from provenance.sources.names.name_mentions import CALL_SIGN
from provenance.sources.reference.linking import Linker
from provenance.sources.reference.phrases import Phrase

_CITABLE = word_set("citable")
_NO_SOURCE = ("place", "document", "unknown")
LINK = "a link: "
"""How the fate of a relay that is a link begins."""
_OWN, _NO_MEDIUM = "the article's own outlet", "not a medium"
_OWN_VOICES = word_set("own_voices")
_OURS = word_set("ours")
_THEIRS = POSSESSIVE | {"my"}
_PEOPLE = ("her", "him", "them")
_OWN_CHANNELS, _OWN_PEOPLE = word_set("own_channels"), word_set("own_people")
_ANY_MEDIUM = ("media", "press")
_ANY = word_set("counters") | word_set("assembled")
_PARTNER = re.compile(r"(?:[’']s)? (?:news )?(?:sister |affiliate|partner )")
"""What makes a name that of another medium's kin: “told CBS *affiliate* KOIN”."""
_APPOSED = re.compile(r", ((?:[Tt]he )?[^\W\d_a-z][\w.&’'-]*(?: [^\W\d_a-z][\w.&’'-]*)*)(?=[,.;])")
"""A name between commas."""
_AIRED = word_set("aired")
"""What says only that something was broadcast: “on *live national* television”."""


def own_voice(head: str, words: str) -> bool:
    """“our correspondent”, “this newspaper”: the teller itself, which is not a link."""
    return head in _OWN_VOICES and words.split(" ")[0].lower() in _OURS


class Answer(NamedTuple):
    """The link, or why there is none."""

    draft: Draft | None
    fate: str


class RelayLinks:
    """Resolves the relays of one article, whose `speakers` are known by their spans. Each phrase is read once; `fates`
    says what became of each."""

    def __init__(self, linker: Linker, speakers: Mapping[Spans, Draft]) -> None:
        self.linker, self.speakers = linker, speakers
        self.answers: dict[Hop, Answer] = {}

    def beside(self, finding: Finding, speaker: Draft) -> tuple[list[Draft], list[Draft]]:
        """The links of a finding nearer the reader than its speaker, and those after it; not those of another speaker
        in the sentence."""
        outside: list[Draft] = []
        inside: list[Draft] = []
        for hop in _from_outside(finding):
            if self.speakers.get(hop.owner, speaker) is not speaker:
                continue
            draft = self._answer(hop, speaker).draft
            if draft is not None:
                (outside if hop.side == "outside" else inside).append(draft)
        return outside, inside

    def fates(self) -> tuple[tuple[Hop, str], ...]:
        """Each relay beside a source, with what became of it."""
        return tuple((hop, answer.fate) for hop, answer in self.answers.items())

    def _answer(self, hop: Hop, speaker: Draft) -> Answer:
        if hop not in self.answers:
            self.answers[hop] = self._read(hop, speaker)
        return self.answers[hop]

    def _read(self, hop: Hop, speaker: Draft) -> Answer:
        span = hop.source
        phrase = self.linker.phrases.read(span.start, span.end)
        if hop.wanted in ("medium", "told", "work", "interviewer", "quoter"):
            answer = self._medium(phrase, hop)
            if hop.wanted != "quoter" or answer.fate != _NO_MEDIUM:
                return answer
        if hop.wanted == "citable" and not self._citable(phrase):
            return Answer(None, "a reason or a thing, and no source")
        draft = self.linker.link(span, speaker if hop.side == "inside" else None)  # “Bell, citing *the nurse*”
        return Answer(draft, f"{LINK}{draft.name}" if draft else "no source")

    def _citable(self, phrase: Phrase) -> bool:
        """Whether “citing” can cite it: somebody or a document; a reason is nobody."""
        if phrase.kind == "name":
            return phrase.entity is None or phrase.entity.kind not in _NO_SOURCE
        noun = phrase.noun
        if noun is None:
            return phrase.kind == "pronoun" and phrase.head in _PEOPLE  # “Sky News said, quoting *him*”
        if phrase.determiner in _THEIRS:  # “citing its sources, *her lawyer*”, not “citing his record”
            return noun.kind == "person" or (noun.kind != "document" and phrase.head in _CITABLE)
        return noun.kind != "document" or phrase.head in _CITABLE

    def _medium(self, phrase: Phrase, hop: Hop) -> Answer:
        """The outlet or agency a phrase names: “CNN”, “Bill Marsh of Fox News”, “the newspaper”."""
        if own_voice(phrase.head, phrase.text):
            return Answer(None, _OWN)
        medium = self._named_medium(phrase, hop.wanted == "work")
        medium = medium or (self._interviewer(phrase) if hop.wanted == "interviewer" else None)
        if phrase.noun is not None and (phrase.noun.kind in MEDIA or phrase.head == "agency"):
            medium = self._named_after(phrase) or medium or self._described_medium(phrase, told=hop.wanted == "told")
        if medium is None:
            return Answer(None, _NO_MEDIUM)
        named, outlet = medium.entity, self.linker.outlet
        if outlet.publishes(named) if named is not None else self._describes_own(phrase, medium):
            return Answer(None, _OWN)
        mention(medium, phrase.start, phrase.end, "relay", phrase.sentence)
        return Answer(medium, f"{LINK}{medium.name}")

    def _describes_own(self, phrase: Phrase, medium: Draft) -> bool:
        """“told *the newspaper*”, where the article's outlet is named before and the text has told of no other."""
        outlet = self.linker.outlet.entity
        new = not medium.mentions and phrase.modifiers == ("the",)
        return new and outlet is not None and outlet.names[0].start < phrase.start

    def _named_medium(self, phrase: Phrase, of_work: bool) -> Draft | None:
        """The medium named in a phrase. “A CNN anchor” is one of many; “a CNN story” is CNN's; “a letter to CNN
        staff” is for nobody else."""
        if phrase.head in _OWN_PEOPLE:
            return None
        named = self.linker.entities.meant(phrase.start, phrase.end)
        for _, entity in sorted(named, key=lambda n: bool(_PARTNER.match(self.linker.text, n[0].end))):
            if CALL_SIGN.fullmatch(entity.name) and entity.key not in LEXICON.known:
                self.linker.descriptions.antecedents.shows(entity, "news-outlet")  # “told *WEEI*”, not “told *WADA*”
            if entity.kind in MEDIA:
                if phrase.coordinated and phrase.kind == "name":
                    return self.linker.link(Span(phrase.start, phrase.end), None)
                one = phrase.determiner in ("a", "an") and not of_work
                return None if one else self.linker.registry.of_entity(entity)
        return None

    def _named_after(self, phrase: Phrase) -> Draft | None:
        """“told the state broadcaster, *RTK*, that”: the name of the medium that is described."""
        name = _APPOSED.match(self.linker.text, phrase.end)
        entity = next((e for _, e in self.linker.entities.meant(*name.span(1))), None) if name else None
        if entity is None or entity.kind in ("person", "place"):
            return None
        if entity.kind not in MEDIA:
            self.linker.descriptions.antecedents.shows(entity, "news-outlet")
        return self.linker.registry.of_entity(entity)

    def _interviewer(self, phrase: Phrase) -> Draft | None:
        """“in an interview with TMZ Sports”: what is neither a person nor a public body asks for its public."""
        entity = phrase.entity
        asks = entity is not None and entity.kind in ("organisation", "company") and not entity.certain
        return self.linker.registry.of_entity(entity) if entity and asks else None

    def _described_medium(self, phrase: Phrase, *, told: bool) -> Draft | None:
        """“the newspaper”, “an Italian daily”, “state television”, “told *local radio*”; not “told *the press*”."""
        several = phrase.head.endswith("s") and phrase.head != "press"  # “on the major networks”
        if several or phrase.determiner in _THEIRS:
            return None  # “on his blog”: he publishes it himself
        owned = any(word.endswith(GENITIVES) for word in phrase.text.split())
        if owned and phrase.head in _OWN_CHANNELS:
            return None  # “on the campaign’s website”
        if phrase.head in _ANY_MEDIUM:  # “told *the press*”, “on *social media*”
            nobody = {phrase.determiner, *_ANY}.issuperset(phrase.modifiers) or "social" in phrase.modifiers
        else:
            nobody = _AIRED.issuperset(phrase.modifiers) and not (told and phrase.modifiers)
        if nobody:
            return None
        draft = self.linker.descriptions.answer(phrase).draft
        return draft if draft.type in MEDIA else None


def _from_outside(finding: Finding) -> list[Hop]:
    """The relays, nearest the reader first: after the cue, the one named last (“told *Reuters* in remarks carried by
    *state television*”); before it, the one named first."""
    cue = finding.cue[0].start
    before = [hop for hop in finding.hops if hop.source.start < cue]
    after = [hop for hop in finding.hops if hop.source.start >= cue]
    outside = [hop for hop in after if hop.side == "outside"]
    return [*before, *outside[::-1], *(hop for hop in after if hop.side == "inside")]
