"""Winning candidates → findings: their spans, mode and stance; quotations without a speaker."""

from __future__ import annotations

from collections.abc import Collection

from provenance.engine.focus import person_in_focus
from provenance.lexicon import tags, word_set
from provenance.lexicon.classes import classes_that
from provenance.model import Construction, Finding, Hop, Mode, Span, Stance
from provenance.rules.indexed_text import IndexedText
from provenance.rules.later import focus, orphan
from provenance.rules.rule import Candidate, Relay
from provenance.text import Quotation
from provenance.text.tokens import Range, Token

_STATES = classes_that("mind")
_UNABLE = word_set("failing")
"""“*was unable to* verify it” is not an answer either."""
_NO_ANSWER = classes_that("answers")
_REPLIES = ("comment", "confirm", "respond")
"""Negated, these refuse an answer even if a quotation follows: “would not comment on “the deal””."""
_LITTLE, _DETAILS = frozenset(("few", "little", "no")), word_set("details")
_ORPHAN = 6
"""Fewest tokens of an orphan quotation, marks included."""


def finding(
    text: IndexedText,
    candidate: Candidate,
    construction: Construction,
    numbers: dict[Candidate, int],
    relays: list[Relay],
) -> Finding:
    """The finding made from the candidate, with the relays beside it; `numbers` maps each candidate to the index of its
    finding."""
    source, cue = _source_and_cue(text, candidate)
    return Finding(
        rule=candidate.rule,
        mode=_mode(text, candidate),
        lemma=candidate.key[0],
        stance=_stance(text, candidate),
        source=source,
        cue=cue,
        content=_spans(text, *candidate.content),
        hedge=_spans(text, *candidate.hedge),
        recipient=_spans(text, candidate.recipient),
        certainty=candidate.certainty,
        parent=numbers.get(candidate.parent) if candidate.parent else None,
        hops=tuple(_hop(text, relay) for relay in relays),
        construction=construction,
    )


def _hop(text: IndexedText, relay: Relay) -> Hop:
    return Hop(relay.rule, relay.side, relay.wanted, _spans(text, *relay.content)[0], _spans(text, relay.owner))


def _source_and_cue(text: IndexedText, candidate: Candidate) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of source and cue. A contraction belongs to both: “he” is the source, “’s thinking” the cue."""
    source, cue = _spans(text, candidate.source), _spans(text, candidate.cue)
    if candidate.source is None:
        return source, cue
    token = text.tokens[candidate.source[1] - 1]
    mark = max(token.text.find("’"), token.text.find("'"))
    if not token.tag & tags.SELFSUBJ or mark <= 0:
        return source, cue
    at = token.start + mark
    if candidate.source[1] == candidate.cue[0]:  # not “*She*’s ill and was shocked”, where the cue comes later
        cue = (Span(at, cue[0].end), *cue[1:])
    return (*source[:-1], Span(source[-1].start, at)), cue


def alone(text: IndexedText, candidates: list[Candidate], silenced: Collection[str]) -> list[Finding]:
    """Quoted sentences in no candidate's content: of the person in focus, or of nobody. The opening mark is the cue."""
    standing = [q for q in text.prose_quotations if q.last - q.first >= _ORPHAN and text.stands_alone(q)]
    held: set[int] = set()
    for c in candidates if standing else ():
        held.update(*(range(a, b) for a, b in (c.cue, *c.content)))
    found: list[Finding] = []
    speaker: Range | None = None
    end = -1
    for q in standing:
        if not held.isdisjoint(range(q.first, q.last)):
            continue
        if q.first != end or not text.tokens[q.first].tag & tags.PUNCT:
            speaker = person_in_focus(text, q)
        end = q.last
        if speaker and focus.RULE.id not in silenced:
            source, certainty = _spans(text, speaker), focus.RULE.reliability or 0.5
            found.append(
                Finding(focus.RULE.id, "direct", "“", "neutral", source, *_marked(text, q), certainty=certainty)
            )
        elif orphan.RULE.id not in silenced:
            found.append(Finding(orphan.RULE.id, "orphan-quote", "“", "neutral", (), *_marked(text, q)))
    return found


def _marked(text: IndexedText, quotation: Quotation) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The opening mark, and the text between the marks."""
    end = quotation.last - quotation.closed
    return _spans(text, (quotation.first, quotation.first + 1)), _spans(text, (quotation.first + 1, end))


def _mode(text: IndexedText, candidate: Candidate) -> Mode:
    if candidate.source is None:
        return "hearsay"
    quoted = sum(text.count_quoted_words(a, b) for a, b in candidate.content)
    if quoted:
        words = sum(text.count_words(a, b) for a, b in candidate.content)
        return "direct" if quoted == words else "mixed"
    return "mental" if candidate.key[1] in _STATES else "indirect"


def _stance(text: IndexedText, candidate: Candidate) -> Stance:
    """How the cue puts it; “has not confirmed” is a refusal, which credits nobody."""
    lemma, kind, frame, _ = candidate.key
    group = (*text.tokens[candidate.cue[0] : candidate.context.head], *_inverted(text, candidate))
    if (
        kind in _NO_ANSWER
        and ("quote" not in frame or lemma in _REPLIES)
        and any(token.tag & tags.NEG or token.lower in _UNABLE for token in group)
    ):
        return "refuse"
    before = text.tokens[max(candidate.context.first, candidate.context.head - 2) : candidate.context.head]
    if [token.lower for token in before] == ["yet", "to"]:
        return "refuse"  # “has yet to reply”
    if kind == "light" and any(token.lower == "no" for token in text.tokens[slice(*candidate.cue)]):
        return "refuse"  # “gave no reason”, “offered no apology”
    given = frame == "np" or kind == "light" or (frame == "clause" and lemma in ("disclose", "reveal"))
    if given and _tells_little(text, candidate.context.head + 1):
        return "refuse"
    verb = text.cues.get(lemma)
    return verb.stance if verb else "neutral"


def _tells_little(text: IndexedText, start: int) -> bool:
    """“revealed *few details*”, “released *no further information*”; not “announced few changes”."""
    words = [token.lower for token in text.tokens[start : start + 3]]
    return words[0] in _LITTLE and not _DETAILS.isdisjoint(words)


def _inverted(text: IndexedText, candidate: Candidate) -> tuple[Token, ...]:
    """“*Nor did* Bell say who paid”: what comes before a subject whose auxiliary stands before it."""
    start = candidate.source[0] if candidate.source else 0
    inverted = start and text.tokens[start - 1].tag & tags.AUX
    return tuple(text.tokens[start - 2 : start]) if inverted else ()


def _spans(text: IndexedText, *ranges: Range | None) -> tuple[Span, ...]:
    """Token ranges, as far as there are any → spans of code points, sorted, not overlapping."""
    found = sorted(filter(None, ranges))
    return tuple([Span(text.tokens[a].start, text.tokens[b - 1].end) for a, b in found if b > a])
