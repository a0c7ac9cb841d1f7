"""Who depends on another medium: statements that an article has only from a medium, which says them itself.

An interview that a source gave to another medium is on the record and does not count.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import attrgetter

from provenance.lexicon import word_set
from provenance.lexicon.sources import MEDIA
from provenance.model import Attribution, Source

_RELAYING = word_set("relaying")
_REPORTING = word_set("reporting")
_EDITORIAL = re.compile(r"\b(?:editorials?|editorial board)\b")
_OURSELVES = re.compile(r"\b(?:[Oo]ur|[Ww]e|[Uu]s)\b")
_ITSELF = re.compile(r"(?:that )?its?\b(?! (?:is|was|appears|seems)\b(?! \w+ing\b)|[’']s)")
"""Reported speech that opens so is about its speaker: “Forbes says *it* tracks …”, not “says *it was* unclear …”."""
_START = attrgetter("start")
_REPORT = 3
"""A report of fewer words is not worth asking who else has it."""


class SecondHand:
    """Decides it for one document, given its sources by their ids."""

    def __init__(self, text: str, sources: Mapping[str, Source]) -> None:
        self.text, self.sources = text, sources

    @cached_property
    def _editorial(self) -> bool:
        """Whether an editorial is discussed."""
        return _EDITORIAL.search(self.text) is not None

    def medium(self, credited: Sequence[Attribution]) -> Source | None:
        """The medium at which every chain of a sentence begins, if it says so itself; of several, the first."""
        media = [a.chain[0] for a in credited if self._relays(a)]
        return self.sources[media[0]] if media and {a.chain[0] for a in credited} == set(media) else None

    def _relays(self, a: Attribution) -> bool:
        source = self.sources[a.chain[0]]
        named = source.named and not source.name[:1].islower()  # “conservative sites”: no medium in particular
        if source.type not in MEDIA or not named or a.lemma not in _RELAYING or not a.source:
            return False
        said = " … ".join(self.text[x.start : x.end] for x in a.content)
        if len(said.split()) < _REPORT or self._of_itself(a, said):
            return False  # “According to MSNBC, basically.”
        at = bisect_left(source.mentions, a.source[0].end, key=_START) - 1
        return at >= 0 and source.mentions[at].end > a.source[0].start

    def _of_itself(self, a: Attribution, said: str) -> bool:
        """Whether a medium speaks of itself, or its editorial is discussed: it is a party then, not a relay."""
        if self._editorial:
            return True
        if a.mode == "direct" and len(a.chain) == 1:
            return a.lemma not in _REPORTING or bool(_OURSELVES.search(said))
        mentions = self.sources[a.chain[0]].mentions
        named = any(
            bisect_left(mentions, x.start, key=_START) < bisect_left(mentions, x.end, key=_START) for x in a.content
        )
        return named or bool(_ITSELF.match(said))
