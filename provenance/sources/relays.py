"""Links of a chain that stand beside the cue: “citing Y”, “quoting Y”, “in an interview with X”, “carried by X”.

What lies inside the content of an attribution is left to the attributions there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from provenance.model import Finding, Span
from provenance.sources.entity import MEDIA, Entity
from provenance.sources.linking import Linker
from provenance.sources.phrases import Phrase, read_phrase
from provenance.sources.registry import Draft, mention
from provenance.sources.words import word_set

_CITABLE = word_set("citable")
_CITING = re.compile(r"\b(?:[Cc]it(?:ing|ed|es)|[Qq]uot(?:ing|ed|es)|[Rr]eferring to) (?!as )")
_RELAYED = re.compile(
    r"\b(?:(?:interview|conversation|appearance|remarks|comments|statement|call|briefing|email|e-mail|letter)s?"
    r"(?: \w+day)? (?:with|to|on|in|for|(?:published|broadcast|aired) (?:by|on))|[Ss]peaking (?:to|with|on)"
    r"|(?:cited|quoted|carried|reported|obtained|published|broadcast|aired|relayed) (?:by|on|in)) "
)
_RETOLD = re.compile(r"\bas (?:recalled|told|recounted|related|reported|retold|remembered|described) by ")
_ADJUNCT = re.compile(
    r"(?:citing|quoting|cited by|quoted by|according|speaking|(?:in )?an? (?:\w+ )?(?:interview|statement|letter)) "
)
_AS_SAYING = re.compile(r"(?P<who>[^,;.“”\"]{2,80}?) as (?:saying|telling|having said)\b")
_AS = re.compile(r" as (?:an?|the|his|her|its|their|one|evidence|proof) ")
"""“cited the Chamber *as a* supporter”: an example, no source."""
_DATA = re.compile(
    r"(?:the |its |new |recent |official |internal |government )*(?:data|figures|statistics|numbers|estimates) "
    r"(?:from|by|of|compiled by|released by) "
)
_END = re.compile(
    r"[,;“”\"\n]|\.$|(?: [–—] )"
    r"|(?: (?:that|who|which|as|said|says|reported|told|wrote|when|where|in which|saying|showing|and said) )"
)


_MARKS = "“\"„«‘'"
_LONGEST = 1500
"""Characters of a quotation that are searched for somebody quoted within it."""
_NEAR = 250
"""Characters at the start of a content in which its own speaker must be named."""
_WHO = r"(?P<who>(?:[Mm]y|[Tt]he|[Aa]n?|[A-Z][\w.’'-]*|[Pp]eople|[Oo]fficials|[Ss]ources|[Aa]ides)(?: [\w.’'-]+){0,6}?)"
_ME = re.compile(r"\b(?:told|asked|said to) (?:me|us)\b")
_TOLD_ME = re.compile(rf"(?<![\w’]){_WHO} (?:once |also |just |has |had )?(?:told|asked|said to) (?:me|us)\b")
_SAID = re.compile(
    rf"(?<![\w’]){_WHO},?(?: [^,.“”\"]{{1,160}},)? (?:then |also |later |once |has |had )?"
    r"(?:said|told|acknowledged|insisted|claimed|admitted|reported|denied|announced|argued|added)\b"
)
_FIRST = re.compile(
    r"[“\"']+(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)+)(?: [^,.;“”\"]{1,70} and)? (?:has |had |once |also )?"
    r"(?:said|told|reported|says|tells|announced|claimed|wrote)\b"
)
_LEAD = re.compile(r"(?:that )?(?:[Oo]n \w+, |[Ii]n \w+, )?(?:[Tt]he )?")
_SPOKE = (
    r"(?:said|says|told|tells|wrote|acknowledged|insisted|claimed|admitted|reported|denied|warned|testified|argued"
    r"|believes|believed|thinks|conveyed|articulated)\b"
)
_WHO_REPORTED = re.compile(r" (?:reported|reports|said|says|wrote|writes),? $")
_HIDDEN = re.compile(r"(?:told|said|wrote|claimed|testified|admitted)\b")
_VERB = re.compile(
    rf"(?:,[^,“”]{{1,90}},| -- [^“”]{{1,90}} --| [–—] [^“”]{{1,90}} [–—])?"
    rf" (?:(?:then|also|once|has|had|privately|first|on \w+day) |“){{0,3}}{_SPOKE}"
)
_VERB_LATER = re.compile(rf"[^“”]{{0,20}}(?:“[^”]{{1,80}}”)?[^“”]{{0,60}}\b{_SPOKE}")
_SELF = frozenset(("i", "we", "it", "that", "this", "they", "he", "she", "you"))


class Relay(NamedTuple):
    """A link beside the cue: `"before"` the speaker (a medium that relays) or `"behind"` (whom the speaker cites)."""

    draft: Draft
    side: Literal["before", "behind"]


class Relays:
    """Finds the links beside the cues of one article. Each sentence is read once."""

    def __init__(self, linker: Linker) -> None:
        self.text, self.linker = linker.text, linker
        self._read: dict[tuple[int, str], Draft | None] = {}
        self._matches: dict[tuple[re.Pattern[str], int], list[re.Match[str]]] = {}

    def of(self, f: Finding, speaker: Draft) -> Iterator[Relay]:
        """The links of one finding, besides its source."""
        for span in f.recipient or self._swallowed(f):
            yield from self._medium(span, "recipient")
        if f.lemma == "according to":
            yield from self._interrupted(f)
        yield from self.cited_by(f)
        yield from self._beside(f)
        if f.content:
            yield from self._reported(f)
        last = self.linker.sentences[self.linker.sentence_of(f.cue[0].start)].end
        for span in f.content:
            if self.text[span.start] in _MARKS and span.start < last:
                yield from self._told(span, speaker)

    def _interrupted(self, f: Finding) -> Iterator[Relay]:
        """“Politico reported, according to sources, …”: a medium that reports whom “according to” names."""
        at = f.cue[0].start
        match = _WHO_REPORTED.search(self.text, max(0, at - 12), at)
        i = self.linker.entities.before(at) - 1
        entity = self.linker.entities.owner.get(i)
        if match and entity and entity.kind in MEDIA and self.linker.entities.names[i].end == match.start():
            yield Relay(self.linker.registry.of_entity(entity), "before")

    def hidden_speaker(self, f: Finding) -> Draft | None:
        """“Davis, the former aide, reportedly told the Post that …”: who spoke, though “reportedly” has no source."""
        if f.source or not f.lemma.endswith("edly") or len(f.content) < 2:
            return None
        first, second = f.content[:2]
        name = next(self.linker.entities.inside(first.start, first.end), None)
        if name is None or name[1].core != first.start or not _HIDDEN.match(self.text, second.start, second.end):
            return None
        return self._link(first, "reported")

    def _swallowed(self, f: Finding) -> tuple[Span, ...]:
        """“told Der Spiegel the fund was empty”: a recipient at the start of the content."""
        hidden = len(f.content) > 1 and f.lemma.endswith("edly") and self.text.startswith("told ", f.content[1].start)
        if not f.content or not (f.lemma == "tell" or hidden):
            return ()
        start = f.content[1].start + len("told ") if hidden else f.content[0].start
        first = next(self.linker.entities.inside(start, start + _NEAR), None)
        if first is None or first[1].core > start + len("the "):
            return ()
        return (Span(first[1].core, first[1].end),)

    def _reported(self, f: Finding) -> Iterator[Relay]:
        """“according to X, Perry told aides …”, “Stone, according to X, told …”: whom the content begins with."""
        first = f.content[0]
        found = next(self.linker.entities.inside(first.start, min(first.end, first.start + _NEAR)), None)
        if found is None or not _LEAD.fullmatch(self.text, first.start, found[1].start):
            return
        end = found[1].end
        alone = end >= first.end - 2 and len(f.content) > 1
        verb = _VERB_LATER if alone else _VERB
        begin = f.content[1].start if alone else end
        if verb.match(self.text, begin, begin + _NEAR) and not found[1].possessive:
            draft = self._link(Span(found[1].core, end), "reported")
            if draft and draft.type not in ("unresolved", "group"):
                yield Relay(draft, "behind")

    def cited_by(self, f: Finding) -> Iterator[Relay]:
        """Whom a finding cites whose cue is a citing verb itself."""
        if f.lemma == "quote" and (quoted := list(self._quoted(f))):
            yield from quoted
        elif f.lemma in ("cite", "quote") and f.content:
            yield from self._cited(f.content[0].start, f.content[0].end)

    def _told(self, span: Span, speaker: Draft) -> Iterator[Relay]:
        """Inside a quotation: “My mother told me”; of a medium's text also “Perry said”, whom it quotes in turn."""
        end = min(span.end, span.start + _LONGEST)
        told = _ME.search(self.text, span.start, end)
        match = (told and _TOLD_ME.search(self.text, span.start, told.end())) or _FIRST.match(
            self.text, span.start, end
        )
        if match is None and speaker.type in MEDIA:
            match = _SAID.search(self.text, span.start, end)
        if match and match["who"].lower() not in _SELF:
            draft = self._link(Span(*match.span("who")), "quoted")
            if draft and draft.type != "unresolved":
                yield Relay(draft, "behind")

    def _beside(self, f: Finding) -> Iterator[Relay]:
        """What the sentence of the cue says outside of the content."""
        sentence = self.linker.sentences[self.linker.sentence_of(f.cue[0].start)]
        quoted = any(self.text[x.start] in _MARKS for x in f.content)
        content = self.linker.pronouns.quoted_in(sentence.start, sentence.end) if quoted else self._proper(f)
        for start, end in _outside(sentence.start, sentence.end, content):
            for match in self._found(_CITING, start, end):
                yield from self._cited(match.end(), end)
            for match in self._found(_RELAYED, start, end):
                span = Span(match.end(), self._np_end(match.end(), end))
                yield from self._medium(span, "relay", interview=match[0].startswith("interview with"))
            for match in self._found(_RETOLD, start, end):
                if draft := self._link(Span(match.end(), self._np_end(match.end(), end)), "relay"):
                    yield Relay(draft, "before")

    def _found(self, pattern: re.Pattern[str], start: int, end: int) -> list[re.Match[str]]:
        """The matches within a part of a sentence; each sentence is searched once for each pattern."""
        number = self.linker.sentence_of(start)
        found = self._matches.get((pattern, number))
        if found is None:
            sentence = self.linker.sentences[number]
            found = list(pattern.finditer(self.text, sentence.start, sentence.end))
            self._matches[pattern, number] = found
        return [m for m in found if start <= m.start() and m.end() <= end]

    def _proper(self, f: Finding) -> tuple[Span, ...]:
        """The content without pieces that only say how it was said: “, cited by X”, “in an interview with X”."""
        return tuple(x for x in f.content if not _ADJUNCT.match(self.text, x.start, x.end))

    def _np_end(self, start: int, end: int) -> int:
        match = _END.search(self.text, start, end)
        return match.start() if match else end

    def _cited(self, start: int, end: int) -> Iterator[Relay]:
        """Whom “citing” cites: somebody or a document; a reason is nobody."""
        data = _DATA.match(self.text, start, end)
        start = data.end() if data else start
        span = Span(start, self._np_end(start, end))
        if _AS.match(self.text, span.end):
            return
        phrase = self._phrase(span)
        if phrase and self._citable(phrase):
            draft = self._link(span, "cited")
            if draft:
                yield Relay(draft, "behind")

    def _citable(self, phrase: Phrase) -> bool:
        if phrase.kind == "name":
            entity = self.linker.entities.owner.get(phrase.place)
            return entity is None or entity.kind not in ("place", "document", "unknown")
        noun = phrase.noun
        if phrase.kind != "description" or noun is None:
            return False
        return (
            phrase.head in _CITABLE
            if noun.kind == "document"
            else not phrase.text.startswith(("his ", "her ", "their "))
        )

    def _quoted(self, f: Finding) -> Iterator[Relay]:
        """“ANSA quoted Voss as saying”, “Voss was quoted by ANSA as saying”."""
        match = _AS_SAYING.match(self.text, f.cue[-1].end, f.cue[-1].end + 100) or _AS_SAYING.search(
            self.text, f.cue[0].start, f.cue[-1].end + 100
        )
        if match:
            words = match["who"]
            start = match.start() + len(words) - len(words.lstrip())
            by = re.search(r"\b(?:by|in) ", words)
            span = Span(match.start() + by.end(), match.end("who")) if by else Span(start, match.end("who"))
            draft = self._link(span, "cited")
            if draft:
                yield Relay(draft, "before" if by else "behind")

    def _medium(self, span: Span, how: str, *, interview: bool = False) -> Iterator[Relay]:
        """The outlet or agency a span names: “CNN”, “Bill O’Reilly of Fox News”, “the newspaper”."""
        phrase = self._phrase(span)
        if phrase is None:
            return
        medium = self._named_medium(phrase) or (self._interviewer(phrase) if interview else None)
        if medium is None:
            medium = self._described_medium(phrase)
        if medium is not None and (medium.entity is None or medium.entity is not self.linker.outlet):
            mention(medium, phrase.start, phrase.end, how, self.linker.sentence_of(phrase.start))
            yield Relay(medium, "before")

    def _interviewer(self, phrase: Phrase) -> Draft | None:
        """“in an interview with TMZ Sports”: what is no person and no public body asks for readers or viewers."""
        entity = self.linker.entities.owner.get(phrase.place) if phrase.kind == "name" else None
        if entity is None or entity.kind not in ("organisation", "company", "person") or entity.certain:
            return None
        asks = entity.kind != "person" or (entity.words[0].isupper() and len(entity.words[0]) > 1)
        return self.linker.registry.of_entity(entity) if asks else None

    def _described_medium(self, phrase: Phrase) -> Draft | None:
        """“the newspaper”, “the agency”, “an Italian daily”."""
        noun = phrase.noun
        if noun is None or phrase.kind != "description" or not (noun.kind in MEDIA or phrase.head == "agency"):
            return None
        draft = self.linker.descriptions.answer(phrase, self.linker.sentence_of(phrase.start)).draft
        return draft if draft.type in MEDIA else None

    def _named_medium(self, phrase: Phrase) -> Draft | None:
        for entity in self._entities(phrase):
            if entity.kind in MEDIA:
                indefinite = phrase.kind == "description" and phrase.determiner in ("a", "an")
                return None if indefinite else self.linker.registry.of_entity(entity)
        return None

    def _entities(self, phrase: Phrase) -> Iterator[Entity]:
        for i, _ in self.linker.entities.inside(phrase.start, phrase.end):
            if i in self.linker.entities.owner:
                yield self.linker.entities.owner[i]

    def _phrase(self, span: Span) -> Phrase | None:
        phrase = read_phrase(span.start, span.end, self.text, self.linker.entities, self.linker.words)
        return phrase if phrase.kind != "empty" else None

    def _link(self, span: Span, how: str) -> Draft | None:
        key = (span.start, how)
        if key not in self._read:
            self._read[key] = self.linker.link(span, None)
        return self._read[key]


def _outside(start: int, end: int, content: tuple[Span, ...]) -> Iterator[tuple[int, int]]:
    """The parts of a sentence outside of the content."""
    for span in content:
        if span.start > start:
            yield start, min(span.start, end)
        start = max(start, span.end)
        if start >= end:
            return
    if start < end:
        yield start, end
