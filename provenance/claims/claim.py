"""Documents → claims: what each attribution reports, and what the outlet says itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from provenance.claims.boilerplate import is_boilerplate
from provenance.claims.normalise import keys
from provenance.model import Attribution, Document, Mode, Sentence, Source, SourceType, Span, Stance, Status

LEAST_WORDS = 3
"""A content of fewer words says too little to be found again."""
LEAST_OWN_WORDS = 5
"""What is left of a sentence when its attributions are taken out: fewer words are no claim."""


@frozen
class Credit:
    """A source as one document knows it. `aliases` are its mentions in lower case, pronouns left out."""

    name: str
    type: SourceType
    named: bool
    role: str | None = None
    aliases: tuple[str, ...] = ()
    speaks_for: str | None = None


@frozen
class Claim:
    """One statement in one document. `start` and `end` are code points into the document's text, half-open.

    `body` is what is compared: the content without its attribution phrase, pieces joined by a space.
    """

    document: str
    outlet: str | None
    day: int | None
    """Day of publication as a proleptic Gregorian ordinal, `None` where the document has no date."""
    sentence: str
    start: int
    end: int
    text: str
    body: str
    status: Status
    chain: tuple[Credit, ...] = ()
    hedged: bool = False
    """Is there a hedge outside the content: “reportedly”?"""
    stance: Stance | None = None
    mode: Mode | None = None

    @property
    def order(self) -> tuple[bool, int, str, int, int]:
        """Sorts claims by publication, undated ones last, then by document and place."""
        return (self.day is None, self.day or 0, self.document, self.start, self.end)


def day_of(published: str | None) -> int | None:
    """The day of an ISO 8601 date or date-time, `None` if it is none."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def claims_of(document: Document) -> tuple[Claim, ...]:
    """The claims of one document, in the order of the text. Boilerplate and statements of a word or two are none."""
    credits = {source.id: _credit(source, document) for source in document.sources}
    attributions = {a.id: a for a in document.attributions}
    found: list[Claim] = []
    for sentence in document.sentences:
        if sentence.status != "not-a-claim":
            inside = [attributions[id] for id in sentence.attributions]
            found += _reported(document, sentence, inside, credits)
            found += _own(document, sentence, inside)
    return tuple(found)


def _credit(source: Source, document: Document) -> Credit:
    aliases = {document.text[m.start : m.end].lower() for m in source.mentions if m.how != "pronoun"}
    speaks_for = next((s.name for s in document.sources if s.id == source.speaks_for), None)
    return Credit(source.name, source.type, source.named, source.role, tuple(sorted(aliases)), speaks_for)


def _reported(
    document: Document, sentence: Sentence, inside: list[Attribution], credits: dict[str, Credit]
) -> Iterator[Claim]:
    for attribution in inside:
        nested = [span for a in inside if a.parent == attribution.id for span in (*a.source, *a.cue, *a.content)]
        pieces = _without(_within(attribution.content, sentence), nested)
        if attribution.chain:
            status: Status = "attributed"
        else:
            status = "hearsay" if attribution.mode == "hearsay" else sentence.status
        chain = tuple(credits[id] for id in attribution.chain)
        claim = _claim(document, sentence, pieces, LEAST_WORDS, status, chain, attribution)
        if claim:
            yield claim


def _own(document: Document, sentence: Sentence, inside: list[Attribution]) -> Iterator[Claim]:
    taken = [span for a in inside for span in (*a.source, *a.cue, *a.content, *a.hedge)]
    pieces = _without([Span(sentence.start, sentence.end)], taken)
    claim = _claim(document, sentence, pieces, LEAST_OWN_WORDS if inside else LEAST_WORDS, "unattributed")
    if claim:
        yield claim


def _claim(
    document: Document, sentence: Sentence, pieces: list[Span], least: int, status: Status,
    chain: tuple[Credit, ...] = (), attribution: Attribution | None = None,
) -> Claim | None:  # fmt: skip
    if not pieces:
        return None
    article = document.article
    start, end = pieces[0].start, pieces[-1].end
    text = document.text[start:end]
    body = text if len(pieces) == 1 else " ".join(document.text[p.start : p.end] for p in pieces)
    found = keys(body)
    if len(found) < least or is_boilerplate(found):
        return None
    stance, mode = (attribution.stance, attribution.mode) if attribution else (None, None)
    return Claim(
        article.id, article.outlet, day_of(article.published), sentence.id, start, end, text, body, status, chain,
        bool(attribution and attribution.hedge), stance, mode,
    )  # fmt: skip


def _within(spans: Iterable[Span], sentence: Sentence) -> list[Span]:
    cut = (Span(max(s.start, sentence.start), min(s.end, sentence.end)) for s in spans)
    return [s for s in cut if s.start < s.end]


def _without(spans: list[Span], taken: Iterable[Span]) -> list[Span]:
    """`spans` with every stretch in `taken` cut out."""
    for hole in sorted(taken):
        cut = []
        for span in spans:
            left, right = Span(span.start, min(span.end, hole.start)), Span(max(span.start, hole.end), span.end)
            cut += [part for part in (left, right) if part.start < part.end]
        spans = cut
    return spans
