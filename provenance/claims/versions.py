"""Versions and copies of one article: what an outlet updated or corrected in its own article, and who copied whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from provenance.claims.claim import Claim
from provenance.claims.form import CONTENT, weigh
from provenance.claims.normalise import keys
from provenance.claims.verify import Match
from provenance.model import ChangeKind

SAME_ARTICLE = 0.5
"""Least share of the claims of the shorter of two articles of one outlet that must be in the other for both to be
versions of one article."""
LEAST_SAID = 2
"""Fewest telling words in a notice of correction for it to be about some claims and not others."""

VERBATIM = 0.9
"""Score from which two claims are in the same words."""

Pairs = frozenset[tuple[str, str]]
"""Pairs of documents by their ids, the smaller first."""


@frozen
class Paper:
    """What must be known of an article to tell whether it is related to another."""

    outlet: str | None
    url: str | None
    claims: int
    """How many claims it has."""


@frozen
class Kin:
    """Which documents are versions of one article of an outlet, and which of two outlets are copies of one text."""

    versions: Pairs = frozenset()
    copies: Pairs = frozenset()
    standing: frozenset[tuple[str, int, str]] = frozenset()
    """Claims, by document and first character, that are unchanged in another version (its document)."""

    @classmethod
    def joined(cls, parts: Iterable[Kin]) -> Kin:
        """What is known of several pairs of documents, merged."""
        kins = list(parts)
        return cls(
            frozenset().union(*(kin.versions for kin in kins)),
            frozenset().union(*(kin.copies for kin in kins)),
            frozenset().union(*(kin.standing for kin in kins)),
        )

    def of_pair(self, a: Claim, b: Claim) -> Kin | None:
        """What is known of two claims and their documents, if anything."""
        pair = _pair(a, b)
        if pair not in self.versions and pair not in self.copies:
            return None
        places = frozenset([(a.document, a.start, b.document), (b.document, b.start, a.document)])
        return Kin(self.versions & {pair}, self.copies & {pair}, self.standing & places)

    def are_versions(self, a: Claim, b: Claim) -> bool:
        return _pair(a, b) in self.versions

    def stands_in_both(self, a: Claim, b: Claim) -> bool:
        """Whether one of two claims is unchanged in the other's document. Then the other did not replace it."""
        return (a.document, a.start, b.document) in self.standing or (b.document, b.start, a.document) in self.standing

    def are_copies(self, a: Claim, b: Claim) -> bool:
        return _pair(a, b) in self.copies


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
    "role-raised": "its source carries more weight",
    "role-lowered": "its source carries less weight",
    "quote-altered": "the quotation differs",
}


def kin(
    papers: Mapping[str, Paper],
    claims: Sequence[Claim] | Mapping[int, Claim],
    matches: Mapping[tuple[int, int], Match],
) -> Kin:
    """Versions: articles of one outlet with the same address, or where the other has half of the claims of the shorter.
    Copies: articles of two outlets that share as much, in the same words.

    `papers` are the articles by their ids. For two documents this depends only on all the matches between them,
    including those with a conflict.
    """
    shared: dict[tuple[str, str], tuple[set[int], set[int]]] = {}
    for (i, j), match in matches.items():
        a, b = (i, j) if claims[i].document < claims[j].document else (j, i)
        if claims[a].document != claims[b].document and (_own(claims[a], claims[b]) or match.score >= VERBATIM):
            mine, yours = shared.setdefault((claims[a].document, claims[b].document), (set(), set()))
            mine.add(a)
            yours.add(b)
    alike = {
        (a, b)
        for (a, b), both in shared.items()
        if max(map(len, both)) >= SAME_ARTICLE * min(papers[a].claims, papers[b].claims)
    }
    own = {(a, b) for a, b in shared if papers[a].outlet is not None and papers[a].outlet == papers[b].outlet}
    again = {(a, b) for a, b in own if (a, b) in alike or _one_address(papers[a], papers[b])}
    return Kin(frozenset(again), frozenset(alike - own), frozenset(_standing(claims, matches, again)))


def _standing(
    claims: Sequence[Claim] | Mapping[int, Claim],
    matches: Mapping[tuple[int, int], Match],
    versions: set[tuple[str, str]],
) -> Iterator[tuple[str, int, str]]:
    for (i, j), match in matches.items():
        a, b = claims[i], claims[j]
        if match.conflict is None and match.score >= VERBATIM and _pair(a, b) in versions:
            yield a.document, a.start, b.document
            yield b.document, b.start, a.document


def _own(a: Claim, b: Claim) -> bool:
    return a.outlet is not None and a.outlet == b.outlet


def _pair(a: Claim, b: Claim) -> tuple[str, str]:
    return min(a.document, b.document), max(a.document, b.document)


def _one_address(a: Paper, b: Paper) -> bool:
    return a.url is not None and a.url == b.url


def amendment(
    a: Claim, b: Claim, conflict: tuple[str, str] | None, kinds: Iterable[ChangeKind]
) -> tuple[ChangeKind, str] | None:
    """What became of a claim in a later version of the article: `updated` or `corrected`, and what differs now; `None`
    if nothing does. `conflict` gives the values that differ, `kinds` what happened to its attribution."""
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
    """Whether the article owns to a mistake, in words about this claim or about none in particular."""
    if later.notice is None:
        return False
    said = {key for key in keys(later.notice) if weigh(key) >= CONTENT}
    here = {*keys(earlier.body), *keys(later.body)}
    return bool(said & here) or len(said) < LEAST_SAID
