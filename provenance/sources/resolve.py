"""Mentions → sources."""

from __future__ import annotations

import re

from attrs import frozen

from provenance.model import Article, Attribution, Finding, Mention, Source
from provenance.settings import DEFAULT, Settings
from provenance.text import Segmentation


@frozen
class Resolution:
    """The attributions of a document with their chains, and the registry their chains point into."""

    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]


def resolve(
    segmentation: Segmentation, findings: tuple[Finding, ...], article: Article, settings: Settings = DEFAULT
) -> Resolution:
    """Link every source span of the findings to a source of the registry."""
    sources: dict[str, Source] = {}
    attributions = []
    for number, f in enumerate(findings, 1):
        chain: tuple[str, ...] = ()
        for span in f.source:
            name = segmentation.text[span.start : span.end]
            id = "src." + (re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "source")
            old = sources.get(id) or Source(id, name, "organisation", True, ())
            sources[id] = Source(id, name, old.type, True, (*old.mentions, Mention(*span)))
            chain = (id,)
        attributions.append(
            Attribution(
                id=f"a{number}",
                rule=f.rule,
                mode=f.mode,
                lemma=f.lemma,
                stance=f.stance,
                source=f.source,
                cue=f.cue,
                content=f.content,
                hedge=f.hedge,
                recipient=f.recipient,
                certainty=f.certainty,
                chain=chain,
                parent=None if f.parent is None else f"a{f.parent + 1}",
            )
        )
    return Resolution(tuple(attributions), tuple(sources.values()))
