"""The chain of each attribution, from the source nearest the reader to the origin.

Conventions: telling a medium is a relay, telling persons is not; the article's own outlet adds no link; a belief is a
link, a wish or plan inside a report is not; who reports what he himself said or thinks is one link; media named
together are one link, a medium and its reporter too; “reportedly” has no source and no link.
"""

from __future__ import annotations

import re

from provenance.lexicon.classes import classes_that
from provenance.lexicon.verbs import cue_verbs
from provenance.model import Finding
from provenance.sources.chains.relay_links import RelayLinks
from provenance.sources.entities.registry import Draft
from provenance.sources.pronoun_forms import PERSONAL
from provenance.sources.reference.linking import Linker
from provenance.sources.source_lexicon import MEDIA, word_set

_DEEPEST = 12
"""Links a chain can have; deeper nesting than this is a fault of the text or of ours."""
SURE = 0.8
"""Certainty from which whom an attribution names is credited, even an “it” or a thing that shows something: what the
rules are sure of must not stand unattributed."""
_LINKING = classes_that("links")
_BELIEFS = word_set("beliefs")


_PROFESSING = word_set("professing")
_IMPERSONAL = frozenset(("it", "this", "that", "these", "which"))
_AGAINST = frozenset(("accuse", "deny", "distance", "refuse"))
"""Stances that do not pass on what somebody said: “rejecting Bell’s claim that P”."""
_JOINING = re.compile(r"[,;—–-] ?(?:and|but|while|though|although|whereas|yet) (?:\w+ ){0,2}$|; $")


class Chains:
    """Builds the chains of one article's findings."""

    def __init__(
        self,
        findings: tuple[Finding, ...],
        speakers: list[Draft | None],
        parents: list[int | None],
        linker: Linker,
    ) -> None:
        self.findings, self.speakers, self.parents, self.linker = findings, speakers, parents, linker
        self.relay_links = RelayLinks(linker)
        self.built: dict[int, tuple[Draft, ...]] = {}
        self.last: dict[object, tuple[Draft, ...]] = {}

    def all(self) -> list[tuple[Draft, ...]]:
        """The chain of each finding, in their order."""
        return [self.of(i) for i in range(len(self.findings))]

    def of(self, i: int) -> tuple[Draft, ...]:
        """The chain of one finding: its parent's, then the medium it was told to, then its own source."""
        if i not in self.built:
            self.built[i] = ()  # a parent that is its own child, which no engine should give, ends here
            self.built[i] = self._build(i)
        return self.built[i]

    def _build(self, i: int) -> tuple[Draft, ...]:
        f, parent = self.findings[i], self._teller(i)
        if parent is not None and self.findings[parent].stance == "refuse":
            return ()
        chain = self.of(parent) if parent is not None else ()
        speaker = self.speakers[i]
        if (
            speaker is None
            or self._own(speaker)
            or (f.rule == "PAR02" and _impersonal(speaker) and f.certainty < SURE)
            or (chain and not self._links(i, speaker, chain[-1]))
        ):
            return chain
        if f.mode == "continued" and f.source in self.last:
            return self.last[f.source]
        outside, inside = self.relay_links.beside(f)
        for link in (*outside, speaker, *inside):
            if link not in chain and len(chain) < _DEEPEST:
                chain = (*chain, link)
        self.last[f.source] = chain
        return chain

    def _teller(self, i: int) -> int | None:
        """The parent that tells of a finding; not what joins it by “, and”, nor an “it is important to note”."""
        parent = self.parents[i]
        if parent is None or _joined(self.findings[i], self.findings[parent], self.linker.text):
            return None
        teller, told = self.speakers[parent], self.findings[parent]
        if any(hop.rule == "REL09" for hop in self.findings[i].hops):
            return None  # “remarked on a Post story in which Bell said …”: the story tells of Bell
        cue = cue_verbs().get(told.lemma)
        if cue and cue.kind not in _LINKING and self.linker.text.startswith("what ", told.content[0].start):
            return None  # “approved what Moss called “a bridge””: a thing, of which only Moss says something
        return None if teller is not None and _impersonal(teller) else parent

    def _links(self, i: int, speaker: Draft, teller: Draft) -> bool:
        """Does a saying or belief told by somebody else make a link? Wishes, plans, attitudes do not; a pronoun that
        nothing answers is most often the person who tells."""
        f = self.findings[i]
        other = teller.gender != "-" and PERSONAL.get(speaker.name, teller.gender) != teller.gender
        impersonal = teller.type in (*MEDIA, "document") or other
        if speaker.type == "unresolved" and not impersonal and not self._accorded(i, teller):
            return False
        if f.rule == "CLA04" and (f.lemma == "suggest" or f.lemma in _BELIEFS):  # “suggested a job”, “considers a plan”
            return False
        if f.rule in ("CLA03", "PAR02") and f.lemma not in _PROFESSING:  # “agreed to stay”
            return False
        if f.rule == "NOM01":  # “Bell’s claim that P”, not “Bell’s fear of P”
            within = self.parents[i]
            rejected = within is not None and self.findings[within].stance in _AGAINST
            return not rejected and self.linker.text.startswith("that ", f.content[0].start)
        cue = cue_verbs().get(f.lemma)
        return cue is None or cue.kind in _LINKING or f.lemma in _BELIEFS

    def _accorded(self, i: int, teller: Draft) -> bool:
        """Is the teller named by an “according to” around it?"""
        parent = self.parents[i]
        while parent is not None:
            if self.findings[parent].lemma == "according to" and self.speakers[parent] is teller:
                return True
            parent = self.parents[parent]
        return False

    def _own(self, draft: Draft) -> bool:
        """The article's own outlet, or a document of its making: “a Courier analysis” in the Courier."""
        outlet = self.linker.outlet
        if outlet is None or draft.entity is not None:
            return draft.entity is not None and draft.entity is outlet
        names = (i for start, end in draft.mentions for i, _ in self.linker.entities.inside(start, end))
        return draft.type == "document" and any(self.linker.entities.owner.get(i) is outlet for i in names)


def _impersonal(draft: Draft) -> bool:
    """“it is important to note”: nobody."""
    return draft.type == "unresolved" and draft.name in _IMPERSONAL


def _joined(f: Finding, parent: Finding, text: str) -> bool:
    """“Bell said that A, and Reyes argued that B”: two clauses beside each other, though the first content runs on.
    Inside a quotation, or where the second is reported with “that” in turn, they are nested."""
    if not f.source or not parent.content or parent.mode in ("direct", "continued") or f.parent is None:
        return False
    start, around = f.source[0].start, next((x for x in parent.content if x.start < f.source[0].start < x.end), None)
    return around is not None and bool(_JOINING.search(text, max(around.start, start - 24), start))
