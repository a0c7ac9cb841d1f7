"""What each sentence stands on, and what that adds up to in the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from attrs import frozen

from provenance.labels.chain_in_words import in_words
from provenance.labels.vague import head_noun
from provenance.lexicon.sources import word_set
from provenance.model import Carried, Document, Source, SourceType, Span, Spans, Status
from provenance.writing.wording import wording

Identity = Literal["named", "institution", "unnamed", "unresolved"]
"""How far a reader can tell who a source is."""
IDENTITIES: tuple[Identity, ...] = get_args(Identity)
Standing = Literal["named", "institution", "unnamed", "unresolved", "partly", "hearsay", "outlet", "none"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
_BY_STATUS: dict[Status, Standing] = {
    "partly-attributed": "partly", "hearsay": "hearsay", "unattributed": "outlet", "not-a-claim": "none",
}  # fmt: skip
_NOBODY_IN_PARTICULAR: frozenset[SourceType] = frozenset({"group", "unnamed-person", "person"})
_COURTS = word_set("courts")


def identity(source: Source) -> Identity:
    """Named; an institution, office or document that the text describes without a name (“police”, “the mayor”, “the
    jury”); people without names; or a pronoun or description that was not resolved, which says nothing about the
    article."""
    if source.type == "unresolved":
        return "unresolved"
    if source.named:
        a_people = source.type == "group" and " " not in source.name  # “Republicans”, “Tunisians”: any of them
        return "unnamed" if a_people else "named"
    in_particular = source.by_office or source.type not in _NOBODY_IN_PARTICULAR or head_noun(source) in _COURTS
    return "institution" if in_particular else "unnamed"


def standing(status: Status, origin: Source | None) -> Standing:
    """The status, with `attributed` subdivided by the identity of the origin, the far end of the chain."""
    return _BY_STATUS.get(status) or (identity(origin) if origin else "unresolved")


def standings(document: Document) -> tuple[Standing, ...]:
    """The standing of each sentence, in order."""
    registry = {source.id: source for source in document.sources}
    return tuple(standing(s.status, registry.get(s.chain[-1]) if s.chain else None) for s in document.sentences)


def still(carried: Carried, registry: Mapping[str, Source]) -> str:
    """Whose report a sentence probably goes on with, in words: “probably still Yonhap News Agency”."""
    return f"{wording()['carried']['says']} {in_words(carried.chain, registry)}"


@frozen
class Tally:
    """How many sentences have each standing; `counts` has every standing, in the order of `STANDINGS`."""

    counts: tuple[tuple[Standing, int], ...]
    total: int

    def __getitem__(self, key: Standing) -> int:
        return dict(self.counts)[key]

    @property
    def bands(self) -> list[tuple[Standing, int, float, float]]:
        """`(standing, count, left, width)` of the bar, in thousandths of its length; they add up to 1000."""
        bands, left = [], 0.0
        for key, count in self.counts:
            width = 1000 * count / max(self.total, 1)
            bands.append((key, count, round(left, 2), round(width, 2)))
            left += width
        return bands


def tally(values: Iterable[Standing]) -> Tally:
    """How often each standing occurs, in the order of `STANDINGS`."""
    counted = Counter(values)
    return Tally(tuple((key, counted[key]) for key in STANDINGS), counted.total())


@frozen
class Voice:
    """A source as the list of sources shows it.

    `sentences` counts those whose chain ends in it, `relayed` those whose chain passes through it. `share` is the part
    of the article (0..1, of the code points inside sentences) that rests on its word as the origin.
    """

    source: Source
    sentences: int
    relayed: int
    share: float


def voices(document: Document) -> tuple[Voice, ...]:
    """The sources, those that carry the most text first."""
    own = _own_lengths(document)
    ends = Counter(s.chain[-1] for s in document.sentences if s.chain)
    passes = Counter(id for s in document.sentences for id in dict.fromkeys(s.chain[:-1]))
    length = max(sum(s.end - s.start for s in document.sentences), 1)
    rows = [Voice(s, ends[s.id], passes[s.id], min(own[s.id] / length, 1.0)) for s in document.sources]
    return tuple(sorted(rows, key=lambda v: (-v.share, -v.sentences, -v.relayed, -len(v.source.mentions), v.source.id)))


def _own_lengths(document: Document) -> Counter[str]:
    """Code points for which each source is the origin: contents, minus what is nested in them on another's word."""
    nested: dict[str | None, list[Span]] = {}
    for a in document.attributions:
        if a.chain:
            nested.setdefault(a.parent, []).extend(a.content)
    own = Counter[str]()
    for a in document.attributions:
        if a.chain:
            own[a.chain[-1]] += sum(x.end - x.start for x in a.content) - _within(nested.get(a.id, []), a.content)
    return own


def _within(inner: Iterable[Span], outer: Spans) -> int:
    """Code points of `outer` that are in `inner`, whose spans may overlap and extend beyond it; each counts once."""
    total, last = 0, 0
    for x in sorted(inner, key=lambda span: span.start):
        total += sum(max(0, min(x.end, y.end) - max(x.start, y.start, last)) for y in outer)
        last = max(last, x.end)
    return total
