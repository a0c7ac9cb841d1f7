"""A sentence cut at the boundaries of its contents, cues, sources and hedges: flat, because spans may cross."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import frozen

from provenance.model import Attribution, Sentence, Span

_ROLES = ("content", "source", "cue", "hedge")


@frozen
class Mark:
    """A piece of text and what it is part of: CSS classes separated by spaces, empty if it is part of none."""

    text: str
    roles: str


def marks(text: str, sentence: Sentence, attributions: Iterable[Attribution]) -> list[Mark]:
    """The pieces of `sentence`; joined, they give its text. Time is n log n in the number of spans."""
    edges = Counter[tuple[int, str]]()
    for role, span in (part for attribution in attributions for part in _parts(attribution)):
        start, end = max(span.start, sentence.start), min(span.end, sentence.end)
        if start < end:
            edges[start, role] += 1
            edges[end, role] -= 1
    pieces, active, at = [], Counter[str](), sentence.start
    for (point, role), step in sorted(edges.items()):
        if point > at:
            pieces.append(Mark(text[at:point], _classes(active)))
            at = point
        active[role] += step
    return [*pieces, Mark(text[at : sentence.end], "")] if at < sentence.end else pieces


def _parts(a: Attribution) -> Iterator[tuple[str, Span]]:
    for role, spans in zip(_ROLES, (a.content, a.source, a.cue, a.hedge), strict=True):
        yield from ((role, span) for span in spans)


def _classes(active: Counter[str]) -> str:
    return " ".join(role for role in _ROLES if active[role] > 0)
