"""Documents → claims: what each attribution reports, and what the outlet itself says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from attrs import evolve

from provenance.claims.boilerplate import Openings, is_boilerplate, openings_in, owns_to_mistake
from provenance.claims.claim import Claim, Credit, day_of
from provenance.claims.claim_lexicon import inflected, kind
from provenance.claims.context import Context
from provenance.claims.normalise import in_order, keys, lowered, says
from provenance.claims.spans import claimed, within
from provenance.lexicon.verbs import cue_verbs
from provenance.model import Attribution, Document, Mode, Sentence, Source, Span, Stance, Status
from provenance.model.spans import outside

LEAST_WORDS = 4
"""Shortest content that is a claim, in words: less says too little to be found again."""
LEAST_OWN_WORDS = 6
"""Shortest run of words left over from a sentence, once its attributions are taken out, that is a claim."""
_HELD: tuple[Stance, ...] = ("commit", "refuse", "mental")
"""Stances of cues whose content is what somebody means to do, not what somebody says is true."""
_RELATIVE = ("who ", "whose ", "whom ", "which ")
"""A remainder of a sentence that begins like this only says more about a source."""
_NOTICE = re.compile(r"\W*(?:correction|corrects|corrected|clarification)\b(?=.* )", re.IGNORECASE)


def claims_of(document: Document) -> tuple[Claim, ...]:
    """The claims of one document, in the order of the text. Boilerplate and statements of a word or two
    are not claims."""
    known = _Known(
        document,
        {source.id: credit_of(source, document) for source in document.sources},
        {a.id: a for a in document.attributions},
        _spelt_out(document),
        Context(document.text),
        _notice(document.text),
        count(),
    )
    found: list[Claim] = []
    for sentence in document.sentences:
        if sentence.status != "not-a-claim":
            inside = [known.attributions[id] for id in sentence.attributions]
            inside = [a for a in inside if not _told_about(document, a)]
            found += _reported(known, sentence, inside)
            found += _own(known, sentence, inside)
    return tuple(found)


def _notice(text: str) -> str | None:
    """The first paragraph that owns to a mistake: “Correction: …”, “An earlier version of this article …”."""
    possible = openings_in(text)
    owned = (line for line in text.splitlines() if _NOTICE.match(line) or (possible and _owns(line, possible)))
    return next(owned, None)


def _owns(line: str, possible: Openings) -> bool:
    return bool(openings_in(line, possible)) and owns_to_mistake(keys(line))


class _Known(NamedTuple):
    """What is known of a document: its sources and attributions by their ids, and what its claims share."""

    document: Document
    credits: dict[str, Credit]
    attributions: dict[str, Attribution]
    spelt_out: set[str]
    """The attributions whose source is named or described, not a pronoun."""
    context: Context
    notice: str | None
    numbers: Iterator[int]

    def certainty(self, attribution: Attribution) -> float:
        """The least certainty of an attribution and of those it is nested in."""
        least = attribution.certainty
        while attribution.parent:
            attribution = self.attributions[attribution.parent]
            least = min(least, attribution.certainty)
        return least


def _spelt_out(document: Document) -> set[str]:
    """The attributions whose source contains the start of a mention that is not a pronoun."""
    starts = sorted(m.start for source in document.sources for m in source.mentions if m.how != "pronoun")
    return {
        a.id
        for a in document.attributions
        if any(bisect_left(starts, s.start) < bisect_left(starts, s.end) for s in a.source)
    }


def credit_of(source: Source, document: Document) -> Credit:
    """A source as one document knows it."""
    aliases = {document.text[m.start : m.end].lower() for m in source.mentions if m.how != "pronoun"}
    speaks_for = next((s.name for s in document.sources if s.id == source.speaks_for), None)
    return Credit(source.name, source.type, source.named, source.role, tuple(sorted(aliases)), speaks_for)


def _reported(known: _Known, sentence: Sentence, inside: list[Attribution]) -> Iterator[Claim]:
    """What is reported, together where one source says two things; and, separately, what is nested in it."""
    groups: dict[tuple[str, ...], list[Attribution]] = {}
    for attribution in inside:
        if _is_held(attribution) or _is_topic(known, attribution):
            yield from _held(known, sentence, attribution)
            continue
        key = (attribution.parent or "", *attribution.chain) if attribution.chain else (attribution.id,)
        groups.setdefault(key, []).append(attribution)
    for group in groups.values():
        said = (span for a in group for span in a.content if not _names_source(known, a))
        pieces = within(said, sentence)
        parent = known.attributions.get(group[0].parent or "")
        if parent:
            pieces = outside(pieces, (*parent.source, *parent.cue))
        chain = tuple(known.credits[id] for id in group[0].chain)
        spelt_out = any(a.id in known.spelt_out and within(a.source, sentence) for a in group)
        claim = _claim(known, sentence, pieces, min(map(known.certainty, group)), chain, group, spelt_out)
        if claim:
            yield claim


def _names_source(known: _Known, attribution: Attribution) -> bool:
    """Whether its content is not a statement but who is cited, “citing *a council official*”."""
    text = known.document.text
    names = {word for id in attribution.chain for word in lowered(known.credits[id].name)}
    said = (word for span in attribution.content for word in in_order(text[span.start : span.end]))
    return all(word in names or word in kind("article") for word in said)


def _told_about(document: Document, attribution: Attribution) -> bool:
    """Whether it only names what somebody was told about: “the firm had been warned about the valve”. Then the sentence
    itself says so."""
    if attribution.mode != "hearsay" or attribution.chain:
        return False
    return sum(len(keys(document.text[span.start : span.end])) for span in attribution.content) < LEAST_WORDS


def _is_held(attribution: Attribution) -> bool:
    """Whether it is a plan, a wish, knowledge, a promise to do something or a demand. Who holds it is part of the
    claim: what somebody demands is not said to be true."""
    if attribution.mode != "indirect":
        return attribution.mode == "mental"
    cue = cue_verbs().get(attribution.lemma or "")
    return attribution.stance in _HELD or (cue is not None and cue.kind == "ask")


def _is_topic(known: _Known, attribution: Attribution) -> bool:
    """Whether it is a thing that somebody criticises, rejects or admits, “condemned the ban”, “dismissed three
    directors”. Nobody is said to state that."""
    cue, content, stance = attribution.cue, attribution.content, attribution.stance
    text = known.document.text
    if attribution.mode != "indirect" or not (cue and content and text[cue[-1].end : content[0].start].isspace()):
        return False
    if stance == "accuse":
        return attribution.lemma not in kind("charging")
    return stance in ("deny", "concede") and inflected().isdisjoint(lowered(text[content[0].start : content[-1].end]))


def _held(known: _Known, sentence: Sentence, attribution: Attribution) -> Iterator[Claim]:
    """What somebody plans, including who plans it and the planning itself, on the word of whoever reports it."""
    parts = within((*attribution.source, *attribution.cue, *attribution.content), sentence)
    whole: Sequence[Span] = (Span(parts[0].start, parts[-1].end),) if parts else ()
    parent = known.attributions.get(attribution.parent or "")
    if parent:
        told = within(parent.content, sentence)
        whole = tuple(part for t in told for part in within(whole, t))
        if whole == told:
            return
    spelt_out = attribution.id in known.spelt_out
    chain = tuple(known.credits[id] for id in attribution.chain)
    claim = _claim(known, sentence, whole, known.certainty(attribution), chain, [attribution], spelt_out)
    if claim:
        yield evolve(claim, held=not parent, stance=None if claim.stance == "deny" else claim.stance)


def _own(known: _Known, sentence: Sentence, inside: list[Attribution]) -> Iterator[Claim]:
    text = known.document.text
    taken = [span for a in inside for span in (*a.source, *a.cue, *a.content, *a.hedge)]
    pieces = outside([Span(sentence.start, sentence.end)], taken)
    if inside:
        pieces = tuple(p for p in claimed(pieces, text) if not text.startswith(_RELATIVE, p.start))
        if not any(len(keys(text[p.start : p.end])) >= LEAST_OWN_WORDS for p in pieces):
            return
    claim = _claim(known, sentence, pieces, 0.0 if inside else 1.0)
    if claim:
        yield claim


def _claim(
    known: _Known, sentence: Sentence, spans: Sequence[Span], certainty: float, chain: tuple[Credit, ...] = (),
    group: Sequence[Attribution] = (), spelt_out: bool = False,
) -> Claim | None:  # fmt: skip
    article = known.document.article
    pieces = claimed(spans, article.text)
    if not pieces:
        return None
    start, end = pieces[0].start, pieces[-1].end
    text = article.text[start:end]
    body = text if len(pieces) == 1 else " ".join(article.text[p.start : p.end] for p in pieces)
    found = keys(body)
    if len(found) < LEAST_WORDS or is_boilerplate(found):
        return None
    modes = {a.mode for a in group}
    stances = {"deny" if _is_denied(known, a) else a.stance for a in group if within(a.cue, sentence)}
    return Claim(
        article.id, article.outlet, day_of(article), sentence.id, start, end, text, body,
        _status(sentence, chain, modes), chain, any(_hedged(known.document, a) for a in group), certainty,
        spelt_out, min(stances) if len(stances) == 1 else None, min(modes) if len(modes) == 1 else None, False,
        known.notice, next(known.numbers), *known.context.paragraph(start, end), known.context.spoken_to,
    )  # fmt: skip


def _is_denied(known: _Known, attribution: Attribution) -> bool:
    """“Norvik *denied that* staff had been told to log it as rain”: whether it is told within a denial."""
    parent = known.attributions.get(attribution.parent or "")
    return parent is not None and (parent.stance == "deny" or _is_denied(known, parent))


def _hedged(document: Document, attribution: Attribution) -> bool:
    """Whether it is reported under a hedge: “he reportedly said”."""
    told = sorted((*attribution.source, *attribution.cue))
    frame = outside([Span(told[0].start, max(span.end for span in told))] if told else [], attribution.content)
    said = " ".join(document.text[piece.start : piece.end] for piece in frame)
    return bool(attribution.hedge) or says(said, kind("hearsay"))


def _status(sentence: Sentence, chain: tuple[Credit, ...], modes: Collection[Mode]) -> Status:
    if chain:
        return "attributed"
    if not modes:
        return "unattributed"
    return "hearsay" if "hearsay" in modes else sentence.status
