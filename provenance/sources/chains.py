"""The chain of each attribution, from the source nearest the reader to the origin.

Conventions: telling a medium is a relay, telling persons is not; the article's own outlet adds no link; a belief is a
link, a wish or plan inside a report is not; who reports what he himself said or thinks is one link; media named
together are one link, a medium and its reporter too; “reportedly” has no source and no link.
"""

from __future__ import annotations

from provenance.model import Finding
from provenance.sources.linking import Linker
from provenance.sources.phrases import read_phrase
from provenance.sources.registry import Draft, mention
from provenance.text import Segmentation

MEDIA = ("news-agency", "news-outlet")
_DEEPEST = 12
"""Links a chain can have; deeper nesting than this is a fault of the text or of ours."""


class Chains:
    """Builds the chains of one article's findings."""

    def __init__(
        self, segmentation: Segmentation, findings: tuple[Finding, ...], speakers: list[Draft | None], linker: Linker
    ) -> None:
        self.text = segmentation.text
        self.findings, self.speakers, self.linker = findings, speakers, linker
        self.built: dict[int, tuple[Draft, ...]] = {}

    def all(self) -> list[tuple[Draft, ...]]:
        """The chain of each finding, in their order."""
        return [self.of(i) for i in range(len(self.findings))]

    def of(self, i: int) -> tuple[Draft, ...]:
        """The chain of one finding: its parent's, then the medium it was told to, then its own source."""
        if i not in self.built:
            self.built[i] = self._build(i)
        return self.built[i]

    def _build(self, i: int) -> tuple[Draft, ...]:
        f = self.findings[i]
        self.built[i] = ()  # a parent that is its own child, which no engine should give, ends here
        chain = self.of(f.parent) if f.parent is not None else ()
        speaker = self.speakers[i]
        if speaker is None or self._own(speaker) or (chain and f.stance == "commit"):
            return chain
        links = [*self._relays(f), speaker]
        for link in links:
            if link not in chain and len(chain) < _DEEPEST:
                chain = (*chain, link)
        return chain

    def _own(self, draft: Draft) -> bool:
        return draft.entity is not None and draft.entity is self.linker.outlet

    def _relays(self, f: Finding) -> list[Draft]:
        """The medium a source spoke to, if it is one and not the article's own outlet."""
        for span in f.recipient:
            phrase = read_phrase(span.start, span.end, self.text, self.linker.entities, self.linker.words)
            medium = self._medium(phrase)
            if medium and not self._own(medium):
                sentence = self.linker.sentence_of(phrase.start)
                mention(medium, phrase.start, phrase.end, "recipient", sentence)
                return [medium]
        return []

    def _medium(self, phrase) -> Draft | None:  # type: ignore[no-untyped-def]
        """The outlet or agency a recipient names: “CNN”, “Bill O’Reilly of Fox News”, “the newspaper”."""
        named = [
            e
            for j, _ in self.linker.entities.inside(phrase.start, phrase.end)
            if (e := self.linker.entities.owner.get(j))
        ]
        for entity in named:
            if entity.kind in MEDIA:
                return self.linker.registry.of_entity(entity)
        if phrase.kind == "description" and phrase.noun and phrase.noun.kind in MEDIA:
            return self.linker.descriptions.answer(phrase, self.linker.sentence_of(phrase.start)).draft
        return None
