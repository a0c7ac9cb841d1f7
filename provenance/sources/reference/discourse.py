"""One article while its sources are looked up: the text, whom it names, the sources met so far, who has spoken."""

from __future__ import annotations

from itertools import accumulate

from attrs import define

from provenance.sources.entities.entity import Entities
from provenance.sources.entities.outlet import Outlet
from provenance.sources.entities.registry import Draft, Registry
from provenance.text import Segmentation


@define
class Speech:
    """A source just linked: where and who."""

    start: int
    sentence: int
    draft: Draft


class Discourse:
    """What everything that looks up a source has in common. `speeches` grows in text order."""

    def __init__(self, segmentation: Segmentation, entities: Entities, outlet: str | None) -> None:
        self.segmentation, self.entities = segmentation, entities
        self.registry = Registry()
        self.speeches: list[Speech] = []
        self.outlet = Outlet(outlet, entities)
        self.own_sentences = list(accumulate(not segmentation.is_quoted(s.start + 1) for s in segmentation.sentences))
        """Per sentence, how many up to it are in the article's own words: a long quotation brings nobody nearer."""


class Resolver:
    """Answers one kind of question about a discourse; all resolvers call its parts by the same names."""

    def __init__(self, discourse: Discourse) -> None:
        segmentation = discourse.segmentation
        self.discourse = discourse
        self.text, self.tokens, self.sentences = segmentation.text, segmentation.tokens, segmentation.sentences
        self.sentence_of, self.token_at = segmentation.sentence_at, segmentation.token_at
        self.quoted = segmentation.is_quoted
        self.entities, self.registry, self.speeches = discourse.entities, discourse.registry, discourse.speeches
        self.outlet, self.own_sentences = discourse.outlet, discourse.own_sentences
