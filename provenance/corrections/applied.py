"""Puts people's labels into a document, in place of the program's."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from attrs import evolve

from provenance.corrections.places import Placed, place
from provenance.corrections.relabelled import Relabelled
from provenance.labels.gaps import with_gaps
from provenance.model import Correction, Document, Sentence

_LOG = logging.getLogger("provenance")
_SHOWN = 60


def correct(document: Document, corrections: Sequence[Correction]) -> Document:
    """The document with people's labels where they have given any; each says whose it is (`Sentence.by`).

    A label is placed by the text's SHA-256 and its position; if the text has changed, by its words. What can no longer
    be found is named in a warning (logger `provenance`) and set aside. Where the person says nothing about cue, content
    or the words for the source, the program's stay; so do attributions that enclose the person's. The gaps are those of
    the new labels. Corrections of other texts are ignored.
    """
    placed = place(document, corrections)
    _warn(document, placed)
    if not placed.found:
        return document
    hand = Relabelled(document)
    for number, (correction, start) in sorted(placed.found.items()):
        hand.judge(number, correction, start)
    return _with_gaps(document, hand.document())


def judged(document: Document, corrections: Sequence[Correction]) -> Iterator[tuple[Sentence, Correction, int]]:
    """The sentences of a document that have a correction, in order, each with it and the start of its target."""
    for number, (correction, start) in sorted(place(document, corrections).found.items()):
        yield document.sentences[number], correction, start


def _warn(document: Document, placed: Placed) -> None:
    if placed.moved:
        several = f"{len(placed.moved)} corrections are" if placed.moved[1:] else "1 correction is"
        _LOG.warning("%s: the text has changed; %s found by the words", document.id, several)
    for correction, reason in placed.aside:
        words = " ".join(correction.target.exact.split())
        shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
        _LOG.warning("%s: the correction of “%s” is set aside: %s", document.id, shown, reason)


def _with_gaps(before: Document, after: Document) -> Document:
    """`after` with its gaps, where the corrections change them. The program looks for gaps in the running text; here
    both documents are taken as they are, so that only the difference between them counts."""
    if before.sentences == after.sentences:
        return after
    was, now = (with_gaps(_without_gaps(document)).sentences for document in (before, after))
    pairs = zip(after.sentences, was, now, strict=True)
    return evolve(after, sentences=tuple(s if x.gaps == y.gaps else evolve(s, gaps=y.gaps) for s, x, y in pairs))


def _without_gaps(document: Document) -> Document:
    return evolve(document, sentences=tuple(evolve(s, gaps=()) for s in document.sentences))
