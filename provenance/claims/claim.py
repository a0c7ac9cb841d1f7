"""Documents → claims: what each attribution reports, and what the outlet says itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from provenance.claims.boilerplate import is_boilerplate
from provenance.claims.normalise import keys
from provenance.model import Attribution, Document, Mode, Sentence, Source, SourceType, Span, Stance, Status

LEAST_WORDS = 4
"""A content of fewer words says too little to be found again."""
LEAST_OWN_WORDS = 5
"""What is left of a sentence when its attributions are taken out is a claim from so many words in one piece."""
_JOINTS = " \t\r\n\u00a0,;:–—-"


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
    spelt_out: bool = False
    """Is the source named or described at this place, not carried on by “she” or from a sentence before?"""
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
    spelt_out = _spelt_out(document)
    attributions = {a.id: a for a in document.attributions}
    found: list[Claim] = []
    for sentence in document.sentences:
        if sentence.status != "not-a-claim":
            inside = [attributions[id] for id in sentence.attributions]
            found += _reported(document, sentence, inside, credits, spelt_out)
            found += _own(document, sentence, inside)
    return tuple(found)


def _spelt_out(document: Document) -> set[str]:
    """The attributions in whose source a mention begins that is no pronoun."""
    starts = sorted(m.start for source in document.sources for m in source.mentions if m.how != "pronoun")
    return {
        a.id
        for a in document.attributions
        if any(bisect_left(starts, s.start) < bisect_left(starts, s.end) for s in a.source)
    }


def _credit(source: Source, document: Document) -> Credit:
    aliases = {document.text[m.start : m.end].lower() for m in source.mentions if m.how != "pronoun"}
    speaks_for = next((s.name for s in document.sources if s.id == source.speaks_for), None)
    return Credit(source.name, source.type, source.named, source.role, tuple(sorted(aliases)), speaks_for)


def _reported(
    document: Document, sentence: Sentence, inside: list[Attribution], credits: dict[str, Credit], spelt_out: set[str]
) -> Iterator[Claim]:
    for attribution in inside:
        nested = [span for a in inside if a.parent == attribution.id for span in (*a.source, *a.cue, *a.content)]
        pieces = _trimmed(_without(_within(attribution.content, sentence), nested), document.text)
        if attribution.chain:
            status: Status = "attributed"
        else:
            status = "hearsay" if attribution.mode == "hearsay" else sentence.status
        chain = tuple(credits[id] for id in attribution.chain)
        claim = _claim(document, sentence, pieces, status, chain, attribution, attribution.id in spelt_out)
        if claim:
            yield claim


def _own(document: Document, sentence: Sentence, inside: list[Attribution]) -> Iterator[Claim]:
    taken = [span for a in inside for span in (*a.source, *a.cue, *a.content, *a.hedge)]
    pieces = _trimmed(_without([Span(sentence.start, sentence.end)], taken), document.text)
    if inside and not any(len(keys(document.text[p.start : p.end])) >= LEAST_OWN_WORDS for p in pieces):
        return
    claim = _claim(document, sentence, pieces, "unattributed")
    if claim:
        yield claim


def _claim(
    document: Document, sentence: Sentence, pieces: list[Span], status: Status, chain: tuple[Credit, ...] = (),
    attribution: Attribution | None = None, spelt_out: bool = False,
) -> Claim | None:  # fmt: skip
    if not pieces:
        return None
    article = document.article
    start, end = pieces[0].start, pieces[-1].end
    text = document.text[start:end]
    body = text if len(pieces) == 1 else " ".join(document.text[p.start : p.end] for p in pieces)
    found = keys(body)
    if len(found) < LEAST_WORDS or is_boilerplate(found):
        return None
    stance, mode = (attribution.stance, attribution.mode) if attribution else (None, None)
    return Claim(
        article.id, article.outlet, day_of(article.published), sentence.id, start, end, text, body, status, chain,
        bool(attribution and attribution.hedge), spelt_out, stance, mode,
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


def _trimmed(spans: list[Span], text: str) -> list[Span]:
    """The spans that hold a word, without white space and punctuation that joined them to what was cut out."""
    found = []
    for start, end in spans:
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip(_JOINTS))
        end -= len(piece) - len(piece.rstrip(_JOINTS))
        if any(c.isalnum() for c in text[start:end]):
            found.append(Span(start, end))
    return found
