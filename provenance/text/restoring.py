"""What was found in the running text → positions in the exact text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from statistics import fmean

from attrs import evolve

from provenance.model import Article, Attribution, Document, Mention, Sentence, Source, Span, Spans
from provenance.text.running import RunningText

DOUBTFUL = 0.6
"""Highest certainty of an attribution where the layout can be read in two ways."""


def restored(document: Document, article: Article, running: RunningText) -> Document:
    """The document found in the running text of `article`, as a document of `article` itself."""
    if running.text == article.text and not running.doubts and not article.zones:
        attributions = tuple(map(_without_empty_cue, document.attributions))
        return evolve(document, article=article, layout=running.layout, attributions=attributions)
    return evolve(
        document,
        article=article,
        layout=running.layout,
        sentences=tuple(_sentences(document.sentences, article.text, running)),
        attributions=tuple(_as_sure_as_its_words(_attribution(a, running), article) for a in document.attributions),
        sources=tuple(_source(s, running) for s in document.sources),
    )


def _sentences(sentences: tuple[Sentence, ...], text: str, running: RunningText) -> Iterator[Sentence]:
    """Each sentence with what was passed over before it (`>` of quoted mail) or right after it (a footnote mark):
    sentences cover everything visible."""
    places = [running.exact(s.start, s.end) for s in sentences]
    done = 0
    for sentence, place, following in zip(sentences, places, (*places[1:], None), strict=True):
        start = place.start - len(text[done : place.start].lstrip())
        after = text[place.end : following.start if following else None]
        glued = len(after) - len(after.lstrip()) == 0
        done = place.end + (len(after.split(None, 1)[0]) if after.strip() and glued else 0)
        yield evolve(sentence, start=start, end=done)


def _source(source: Source, running: RunningText) -> Source:
    places = ((*running.exact(m.start, m.end), m.how) for m in source.mentions)
    return evolve(source, mentions=tuple(Mention(*place) for place in places))


def _attribution(attribution: Attribution, running: RunningText) -> Attribution:
    moved = evolve(
        attribution,
        source=_spans(attribution.source, running),
        cue=_spans(attribution.cue, running),
        content=_spans(attribution.content, running),
        hedge=_spans(attribution.hedge, running),
        recipient=_spans(attribution.recipient, running),
    )
    if running.is_doubtful((*moved.source, *moved.cue, *moved.content)):
        return evolve(moved, certainty=min(moved.certainty, DOUBTFUL))
    return moved


def _without_empty_cue(attribution: Attribution) -> Attribution:
    """Encoded speech has no word for a cue, and so no place in a host of its own."""
    cue = tuple(span for span in attribution.cue if span.start < span.end)
    return attribution if cue == attribution.cue else evolve(attribution, cue=cue)


def _as_sure_as_its_words(attribution: Attribution, article: Article) -> Attribution:
    """In a scanned text, no attribution is more certain than the recognition of the words it was found by."""
    sure = [zone.confidence for span in (*attribution.source, *attribution.cue) for zone in article.zones_of(*span)]
    known = [each for each in sure if each is not None]
    return evolve(attribution, certainty=attribution.certainty * fmean(known)) if known else attribution


def _spans(spans: Iterable[Span], running: RunningText) -> Spans:
    """The spans in the exact text. A quotation mark that stands for markup has no position there."""
    places = (running.exact(*span) for span in spans)
    return tuple(place for place in places if place.start < place.end)
