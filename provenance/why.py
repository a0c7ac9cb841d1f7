"""Why a sentence got its labels: which candidates there were, which won, and why the others lost."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from provenance.engine import consider
from provenance.engine.wishes import view_of
from provenance.rules.rule import Candidate
from provenance.rules.view import View
from provenance.settings import DEFAULT, Settings
from provenance.text import run_on, segment
from provenance.text.tokens import Range


@frozen
class Verdict:
    """One candidate: the rule that proposed it, its words, its certainty (0 to 1) and what became of it."""

    rule: str
    frame: str
    source: str
    cue: str
    content: str
    certainty: float
    won: bool
    fate: str


def why(text: str, settings: Settings = DEFAULT) -> Iterator[tuple[str, tuple[Verdict, ...]]]:
    """For each sentence of `text`, in order, the sentence and the candidates whose cue stands in it."""
    view = view_of(segment(run_on(text).text), settings)
    candidates = consider(view, settings)
    for sentence in view.sentences:
        inside = [c for c in candidates if sentence.first <= c.site.head < sentence.last]
        inside.sort(key=lambda c: (bool(c.fate), c.cue, -c.reliability))
        yield view.text[sentence.start : sentence.end], tuple(_verdict(view, c) for c in inside)


def _verdict(view: View, candidate: Candidate) -> Verdict:
    return Verdict(
        rule=candidate.rule,
        frame=candidate.key[2],
        source=_words(view, [candidate.source] if candidate.source else []),
        cue=_words(view, [candidate.cue]),
        content=_words(view, candidate.content),
        certainty=candidate.certainty,
        won=not candidate.fate,
        fate=candidate.fate or _place(view, candidate),
    )


def _place(view: View, candidate: Candidate) -> str:
    if candidate.parent is None:
        return "won"
    return f"won, inside the content of “{_words(view, [candidate.parent.cue])}”"


def _words(view: View, ranges: list[Range]) -> str:
    return " … ".join(view.text[view.tokens[a].start : view.tokens[b - 1].end] for a, b in sorted(ranges) if b > a)
