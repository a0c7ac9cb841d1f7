"""The chain of each attribution, from the source nearest the reader to the origin.

Conventions: telling a medium is a relay, telling people is not; the article's own outlet adds no link; a belief is a
link, a wish or plan inside a report is not; somebody reporting their own words or thoughts is one link; media named
together are one link, as are a medium and its reporter; “reportedly” has no source and no link.
"""

from __future__ import annotations

from provenance.lexicon import word_set
from provenance.lexicon.pronouns import PERSONAL, RELATIVE
from provenance.lexicon.sources import MEDIA
from provenance.model import Finding
from provenance.sources.chains.relay_links import RelayLinks, own_voice
from provenance.sources.entities.registry import Draft
from provenance.sources.reference.linking import Linker

_DEEPEST = 12
"""Most links of a chain; deeper nesting is a fault of the text or of ours."""
SURE = 0.8
"""Certainty from which the source an attribution names is credited, even an “it” or a thing that shows something: what
the rules are sure of must not go unattributed."""
_IMPERSONAL = frozenset(("it", "this", "that", "these", "which"))
_INTERVIEWS = word_set("interviews")
_PASSED_ON = word_set("passed_on")
"""Before the outlet's name, these tell that a document is not of its making, and so does “to”: “a memo *obtained* by
the Courier”."""


class Chains:
    """Builds the chains of one article's findings."""

    def __init__(self, findings: tuple[Finding, ...], speakers: list[Draft | None], linker: Linker) -> None:
        self.findings, self.speakers, self.linker = findings, speakers, linker
        named = {f.source: speaker for f, speaker in zip(findings, speakers, strict=True) if speaker}
        self.relay_links = RelayLinks(linker, named)
        self.built: dict[int, tuple[Draft, ...]] = {}

    def all(self) -> list[tuple[Draft, ...]]:
        """The chain of each finding, in order."""
        return [self.of(i) for i in range(len(self.findings))]

    def of(self, i: int) -> tuple[Draft, ...]:
        """The chain of one finding: its parent's, then the medium it was told to, then its own source."""
        if i not in self.built:
            self.built[i] = self._build(i)
        return self.built[i]

    def _build(self, i: int) -> tuple[Draft, ...]:
        f, parent = self.findings[i], self._teller(i)
        if self._refused(parent):
            return ()
        chain = self.of(parent) if parent is not None else ()
        speaker = self.speakers[i]
        if (
            speaker is None
            or f.stance == "refuse"  # “Bell declined to comment”: credited with nothing
            or self._own(speaker)
            or self._describes(f)
            or (f.construction == "infinitive" and _impersonal(speaker))
        ):
            return chain
        outside, inside = self.relay_links.beside(f, speaker)
        further = not chain or (f.link and self._is_another(i, speaker, chain[-1]))
        outside = outside if speaker not in chain else []
        asked = outside and speaker.head in _INTERVIEWS  # “according to *an interview with CNN*”: CNN
        spoken = (*outside, *(() if asked else (speaker,))) if further else ()
        for link in (*spoken, *inside):
            if link not in chain and len(chain) < _DEEPEST:
                chain = (*chain, link)
        return chain

    def _describes(self, f: Finding) -> bool:
        """“voters *who want a bridge* stayed home”, “a club *backing* Bell”, “the plan *Bell backed*”: a state of mind
        that only tells which ones are meant."""
        if f.mode != "mental":
            return False
        text, start = self.linker.text, f.source[0].start
        which = text[start : f.source[0].end].lower() in RELATIVE and not text.endswith(", ", 0, start)
        return f.describes_source or f.construction == "relative-object" or which

    def _refused(self, teller: int | None) -> bool:
        """Whether it is part of what somebody would not say."""
        while teller is not None and self.findings[teller].stance != "refuse":
            teller = self.findings[teller].teller
        return teller is not None

    def _teller(self, i: int) -> int | None:
        """Who tells of a finding; not an “it is important to note”."""
        teller = self.findings[i].teller
        source = None if teller is None else self.speakers[teller]
        return None if source is not None and _impersonal(source) else teller

    def _is_another(self, i: int, speaker: Draft, teller: Draft) -> bool:
        """Whether the speaker is not the teller. An unresolved pronoun is usually the same person, but nobody who is
        quoted calls himself “he”, and in “*“…,” he said*, according to Bell” he is somebody named before."""
        f, named = self.findings[i], self.findings[i].teller
        before = named is not None and self.findings[named].source[:1] > f.source[:1]
        other = teller.gender != "-" and PERSONAL.get(speaker.name, teller.gender) != teller.gender
        impersonal = teller.type in (*MEDIA, "document", "social-media") or other
        parent = self.findings[i].parent
        quoted = parent is not None and self.findings[parent].mode in ("direct", "continued")
        return speaker.type != "unresolved" or impersonal or quoted or (f.mode == "direct" and before)

    def _own(self, draft: Draft) -> bool:
        """Whether it is the article's own outlet, one of its people (“our correspondent”), or a document of its own:
        “a Courier analysis” in the Courier."""
        outlet = self.linker.outlet.entity
        if own_voice(draft.head, draft.name):
            return True
        if outlet is None or draft.entity is not None:
            return draft.entity is not None and draft.entity is outlet
        names = (
            (self.linker.text[start : name.start].lower().removesuffix("the ").split(), entity)
            for start, end in draft.mentions
            for name, entity in self.linker.entities.meant(start, end)
        )
        made = (e is outlet and words[-1:] != ["to"] and _PASSED_ON.isdisjoint(words[-2:]) for words, e in names)
        return draft.type == "document" and any(made)


def _impersonal(draft: Draft) -> bool:
    """“it is important to note”: nobody."""
    return draft.name in _IMPERSONAL
