"""Later versions of an outlet's own article: what was updated in them, and what was corrected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from provenance.claims.claim import Claim
from provenance.claims.form import CONTENT, weigh
from provenance.claims.normalise import keys
from provenance.claims.verify import Match
from provenance.model import Article, ChangeKind

SAME_ARTICLE = 0.5
"""Share of the claims of the shorter of two articles of one outlet that must stand in the other, for both to be
versions of one article."""
LEAST_SAID = 2
"""Words of a notice of correction that must tell something, for it to be about some claims and not about others."""

Versions = frozenset[tuple[str, str]]
"""Pairs of documents by their ids, the smaller first."""

_AMENDED: Mapping[ChangeKind, str] = {
    "source-dropped": "its source is no longer given",
    "source-added": "its source is given now",
    "re-attributed": "another source is given",
    "chain-shortened": "through whom it came is no longer said",
    "chain-lengthened": "through whom it came is said now",
    "hedge-lost": "it is no longer hedged",
    "hedge-added": "it is hedged now",
    "stance-raised": "it is put more strongly",
    "stance-lowered": "it is put more weakly",
    "role-raised": "its source is a weightier one",
    "role-lowered": "its source is a lesser one",
    "quote-altered": "the quotation is another",
}


def versions(
    articles: Iterable[Article], claims: Sequence[Claim], matches: Mapping[tuple[int, int], Match]
) -> Versions:
    """The articles of one outlet that are versions of one: with one address, or with much the same claims."""
    by_id = {article.id: article for article in articles}
    total = Counter(claim.document for claim in claims)
    shared: dict[tuple[str, str], tuple[set[int], set[int]]] = {}
    for i, j in matches:
        a, b = sorted((i, j), key=lambda n: claims[n].document)
        if claims[a].outlet and claims[a].outlet == claims[b].outlet and claims[a].document != claims[b].document:
            mine, yours = shared.setdefault((claims[a].document, claims[b].document), (set(), set()))
            mine.add(a)
            yours.add(b)
    return frozenset(
        (a, b)
        for (a, b), both in shared.items()
        if _one_address(by_id[a], by_id[b]) or max(map(len, both)) >= SAME_ARTICLE * min(total[a], total[b])
    )


def _one_address(a: Article, b: Article) -> bool:
    return a.url is not None and a.url == b.url


def amendment(
    a: Claim, b: Claim, conflict: tuple[str, str] | None, kinds: Iterable[ChangeKind]
) -> tuple[ChangeKind, str] | None:
    """What became of a claim in a later version of the article: `updated` or `corrected`, and what is other now; `None`
    if nothing is. `conflict` holds the values that differ, `kinds` what happened to its attribution."""
    told = list(_told(conflict, kinds))
    if not told:
        return None
    what: ChangeKind = "corrected" if _corrects(b, a) else "updated"
    return what, f"{b.outlet}, in a later version: {'; '.join(told)}"


def _told(conflict: tuple[str, str] | None, kinds: Iterable[ChangeKind]) -> Iterator[str]:
    if conflict:
        yield f"“{conflict[1]}” instead of “{conflict[0]}”"
    yield from (_AMENDED[kind] for kind in kinds)


def _corrects(later: Claim, earlier: Claim) -> bool:
    """Does the article own to a mistake, in words that are about this claim or about none in particular?"""
    if later.notice is None:
        return False
    said = {key for key in keys(later.notice) if weigh(key) >= CONTENT}
    here = {*keys(earlier.body), *keys(later.body)}
    return bool(said & here) or len(said) < LEAST_SAID
