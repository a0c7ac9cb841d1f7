"""Why a sentence got its labels: which candidates there were, which won, and why the others lost."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from provenance.engine import examine
from provenance.engine.user_settings import index_text
from provenance.model import Article
from provenance.rules.indexed_text import IndexedText
from provenance.rules.rule import Candidate, Relay
from provenance.settings import DEFAULT, Settings
from provenance.sources import resolve
from provenance.sources.chains.relay_links import LINK
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


def why(
    text: str, settings: Settings = DEFAULT, *, outlet: str | None = None
) -> Iterator[tuple[str, tuple[Verdict, ...]]]:
    """For each sentence of `text`, in order, the sentence and the candidates whose cue is in it: attributions, and the
    relays that may add a link to their chains. `outlet` published the text."""
    segmentation = segment(run_on(text).text)
    indexed = index_text(segmentation, settings)
    candidates, winners, findings = examine(indexed, settings)
    resolution = resolve(segmentation, findings, Article(segmentation.text, outlet=outlet), settings)
    links = {(hop.rule, hop.source.start): fate for hop, fate in resolution.hops}
    for candidate in candidates:
        if isinstance(candidate, Relay) and not candidate.fate:
            known = links.get((candidate.rule, indexed.tokens[candidate.content[0][0]].start))
            candidate.fate = known or "stands beside no attribution with a source"
    nesting = {id(winner): found.nesting for winner, found in zip(winners, findings, strict=False)}
    for sentence in indexed.sentences:
        inside = [c for c in candidates if sentence.first <= c.context.head < sentence.last]
        inside.sort(key=lambda c: (not _won(c), c.cue, -c.reliability))
        verdicts = tuple(_verdict(indexed, c, nesting.get(id(c), "")) for c in inside)
        yield indexed.text[sentence.start : sentence.end], verdicts


def _won(candidate: Candidate) -> bool:
    return candidate.fate.startswith(LINK) if isinstance(candidate, Relay) else not candidate.fate


def _verdict(text: IndexedText, candidate: Candidate, nesting: str) -> Verdict:
    return Verdict(
        rule=candidate.rule,
        frame=candidate.key[2],
        source=_words(text, [candidate.source] if candidate.source else []),
        cue=_words(text, [candidate.cue]),
        content=_words(text, candidate.content),
        certainty=candidate.certainty,
        won=_won(candidate),
        fate=candidate.fate or (f"won, {nesting}" if nesting else "won"),
    )


def _words(text: IndexedText, ranges: list[Range]) -> str:
    return " … ".join(text.text[text.tokens[a].start : text.tokens[b - 1].end] for a, b in sorted(ranges) if b > a)
