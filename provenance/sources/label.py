"""Attributions → for each sentence its status, chain and label."""

from __future__ import annotations

from provenance.model import Article, Sentence
from provenance.sources.resolve import Resolution
from provenance.text import Segmentation


def label(segmentation: Segmentation, resolution: Resolution, article: Article) -> tuple[Sentence, ...]:
    """Say for each sentence on whose word it stands."""
    names = {source.id: source.name for source in resolution.sources}
    sentences = []
    for number, s in enumerate(segmentation.sentences, 1):
        inside = [
            a for a in resolution.attributions if any(x.start < s.end and x.end > s.start for x in (*a.content, *a.cue))
        ]
        chain = max((a.chain for a in inside), key=len, default=())
        text = " citing ".join(names[id] for id in chain) or "the outlet's own assertion"
        sentences.append(
            Sentence(
                f"s{number}",
                s.start,
                s.end,
                s.paragraph,
                "attributed" if chain else "unattributed",
                text,
                chain,
                tuple(a.id for a in inside),
            )
        )
    return tuple(sentences)
