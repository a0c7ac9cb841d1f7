"""The main path of the comparison: documents → claims → matches → clusters → what changed."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from attrs import evolve

from provenance.claims.agencies import told_in
from provenance.claims.changes import may_hedge, outlet
from provenance.claims.claim import Claim, day_of
from provenance.claims.cluster import cluster
from provenance.claims.credits import as_media, names, origins
from provenance.claims.extra import extra
from provenance.claims.gaps import gaps
from provenance.claims.matching import Matches, Progress, Verdicts, match
from provenance.claims.predecessors import Tellings, descent
from provenance.claims.verify import Match, covers, form_of
from provenance.claims.versions import Kin, kin
from provenance.errors import ComparisonError
from provenance.model import Article, Cluster, Comparison, Conflict, Document, Link, Member

CONFLICTING = 0.65
"""Score from which two claims that differ in a number, a date or a negation are shown as one claim in dispute."""


def compare(documents: Iterable[Document], *, window: int | None = 7, progress: Progress | None = None) -> Comparison:
    """Find the claims that documents share, and how their attribution changes.

    Documents published more than `window` days apart are not compared (`None`: all are); of a range of days the first
    counts. Undated ones are compared with all. The result depends on the documents alone, not on their order; a
    document given twice counts once. Raises `ComparisonError` if two different documents have one id. `documents` may
    be a generator: each is let go when its claims are taken.
    """
    articles: dict[str, Article] = {}
    claims: list[Claim] = []
    for document in documents:
        if add_article(articles, document.article):
            claims += told_in(document)
    claims.sort(key=lambda claim: claim.order)
    with collector_at_rest():
        return assemble(articles.values(), claims, match(claims, window, progress=progress))


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Spare Python's cycle collector, a seventh of the time, the millions of objects of which none is in a cycle."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def add_article(articles: dict[str, Article], article: Article) -> bool:
    """Put an article among the others. `False` if it is there already."""
    known = articles.get(article.id)
    if known is None:
        articles[article.id] = article
    elif known != article:
        raise ComparisonError(
            "two different documents have this id", where=article.id, remedy="give each document an id of its own"
        )
    return known is None


def assemble(articles: Iterable[Article], claims: Sequence[Claim], verdicts: Verdicts) -> Comparison:
    """Clusters out of the claims, in their order, and the verdicts on their pairs."""
    ordered = tuple(sorted(articles, key=_by_date))
    related = kin(ordered, claims, verdicts.matches)
    joining = {(a, b): m for (a, b), m in verdicts.matches.items() if _joins(m, claims[a], claims[b], related)}
    groups = cluster({pair: m.score - (m.conflict is not None) for pair, m in joining.items()})
    homes: dict[int, set[int]] = {}
    for number, group in enumerate(groups):
        for i in group:
            homes.setdefault(i, set()).add(number)
    inside: list[Matches] = [{} for _ in groups]
    for pair, m in joining.items():
        for number in homes.get(pair[0], set()) & homes.get(pair[1], set()):
            inside[number][pair] = m
    for copy, first in verdicts.copies.items():
        for number in homes.get(first, ()):
            groups[number].append(copy)
    outlets = {article.outlet for article in ordered if article.outlet}
    outdone = _outdone(claims, verdicts.matches)
    texts = {article.id: article.text for article in ordered}
    found = [
        _cluster(claims, _without_doubles(claims, sorted(group), pairs), pairs, outlets, outdone, related, texts)
        for group, pairs in zip(groups, inside, strict=True)
    ]
    return Comparison(ordered, tuple(_with_ids(c for c in found if _shared(c))))


def _joins(found: Match, a: Claim, b: Claim, related: Kin) -> bool:
    """Claims about differing names are two, but in versions of one article, where the name may be what was corrected;
    those that differ otherwise are one in dispute if much else agrees."""
    if found.conflict is None:
        return True
    one = found.conflict.kind != "name" or related.are_versions(a, b)
    return one and found.score >= CONFLICTING


def _shared(cluster: Cluster) -> bool:
    return len({member.document for member in cluster.members}) > 1


def _by_date(article: Article) -> tuple[bool, int, str]:
    day = day_of(article)
    return day is None, day or 0, article.id


def _without_doubles(claims: Sequence[Claim], group: Sequence[int], matches: Matches) -> list[int]:
    """Of overlapping statements of one sentence, a report and what is nested in it, the one that matches better."""
    best: dict[tuple[str, str], int] = {}
    worth = dict.fromkeys(group, 0.0)
    for (a, b), m in sorted(matches.items()):
        worth[a] += m.score
        worth[b] += m.score
    for i in group:
        key = (claims[i].document, claims[i].sentence)
        if key not in best or worth[i] > worth[best[key]]:
            best[key] = i
    return sorted(best.values())


def _cluster(
    claims: Sequence[Claim], group: Sequence[int], matches: Matches, outlets: Collection[str],
    outdone: Collection[tuple[int, int]], related: Kin, texts: Mapping[str, str],
) -> Cluster:  # fmt: skip
    members = as_media([claims[i] for i in group], outlets)
    place = {i: number for number, i in enumerate(group)}
    local = {(place[a], place[b]): m for (a, b), m in sorted(matches.items()) if a in place and b in place}
    compared = {pair: m for pair, m in local.items() if (group[pair[0]], group[pair[1]]) not in outdone}
    changed, before = descent(Tellings(members, compared, related, texts))
    conflicts = _conflicts(members, local, related)
    origin, circles = origins(members)
    days = [claim.day for claim in members if claim.day is not None]
    return Cluster(
        id="",
        members=tuple(_member(*each) for each in zip(members, extra(members), before, strict=True)),
        links=tuple(Link(*pair, m.score, m.evidence) for pair, m in local.items() if not m.conflict),
        changes=tuple(changed),
        conflicts=conflicts,
        outlets=len({outlet(claim) for claim in members}),
        origins=origin,
        first=tuple(i for i, claim in enumerate(members) if days and claim.day == min(days)),
        gaps=tuple(gaps(members, changed, conflicts, origin, circles)),
    )


def _with_ids(clusters: Iterable[Cluster]) -> Iterator[Cluster]:
    """Ids that are the same wherever the first two statements of the claim are compared again; where two clusters
    share these, all members count."""
    taken: set[str] = set()
    for found in clusters:
        id = _digest(found.members[:2])
        if id in taken:
            id = _digest(found.members)
        taken.add(id)
        yield evolve(found, id=id)


def _digest(members: Iterable[Member]) -> str:
    places = "\0".join(f"{m.document}\0{m.start}\0{m.end}" for m in members)
    return "c" + hashlib.sha256(places.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _member(claim: Claim, beyond: str | None, before: int | None) -> Member:
    return Member(
        claim.document, claim.sentence, claim.start, claim.end, claim.text, names(claim.chain), claim.status,
        claim.hedged or (may_hedge(claim) and bool(form_of(claim).hedged)), claim.stance, beyond, before,
    )  # fmt: skip


def _conflicts(members: Sequence[Claim], matches: Matches, related: Kin) -> tuple[Conflict, ...]:
    """Each disagreement once, between the first two members that show it; a later version of an article only amends."""
    found: dict[tuple[str, ...], Conflict] = {}
    for (a, b), m in matches.items():
        if m.conflict and not related.are_versions(members[a], members[b]):
            key = (m.conflict.kind, *sorted(m.conflict.values))
            found.setdefault(key, Conflict(m.conflict.kind, a, b, m.conflict.values))
    return tuple(found.values())


def _outdone(claims: Sequence[Claim], matches: Matches) -> set[tuple[int, int]]:
    """The pairs of which one has the same words better in another sentence of the other's document: somebody said much
    the same twice."""
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for (a, b), m in matches.items():
        for i, j in ((a, b), (b, a)):
            key = (i, claims[j].document)
            best[key] = max(best.get(key, (0.0, j)), (m.score, j))

    def better(i: int, j: int, score: float) -> bool:
        known, other = best.get((i, claims[j].document), (0.0, j))
        return known > score and covers(form_of(claims[other]), form_of(claims[j]))

    return {(a, b) for (a, b), m in matches.items() if better(a, b, m.score) or better(b, a, m.score)}
