"""The main path of the comparison: documents → claims → matches → components → clusters and what changed."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from provenance.claims.agencies import told_in
from provenance.claims.claim import Claim, day_of
from provenance.claims.cluster import connected
from provenance.claims.component import Component, Order, joins, outdone
from provenance.claims.matching import Matches, Progress, Verdicts, match
from provenance.claims.versions import Kin, Paper, kin
from provenance.errors import ComparisonError
from provenance.model import Article, Cluster, Comparison, Document


def compare(documents: Iterable[Document], *, window: int | None = 7, progress: Progress | None = None) -> Comparison:
    """Find the claims that documents share, and how their attribution changes.

    Documents published more than `window` days apart are not compared (`None`: all are); of a range of days the first
    counts. Undated ones are compared with all. The result depends on the documents alone, not on their order; a
    document given twice counts once. Raises `ComparisonError` if two different documents have one id. `documents` may
    be a generator: each is let go when its claims are taken.
    """
    if isinstance(documents, Document):
        raise TypeError("compare() takes several documents, for example a list, not a single Document")
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
    ordered = tuple(sorted(articles, key=by_date))
    outlets = {article.outlet for article in ordered if article.outlet}
    total = Counter(claim.document for claim in claims)
    papers = {article.id: Paper(article.outlet, article.url, total[article.id]) for article in ordered}
    related = kin(papers, claims, verdicts.matches)
    found: list[tuple[Order, Cluster]] = []
    for component in _components(claims, verdicts, related):
        found += component.clusters(outlets, related)
    return Comparison(ordered, tuple(c for _, c in sorted(found, key=lambda each: each[0])))


def _components(claims: Sequence[Claim], verdicts: Verdicts, related: Kin) -> Iterator[Component]:
    """What is linked, directly or through others."""
    joining = {(a, b): m for (a, b), m in verdicts.matches.items() if joins(m, claims[a], claims[b], related)}
    root = connected(joining)
    worse = outdone(claims, verdicts.matches)
    parts: dict[int, _Part] = {}
    for i, r in root.items():
        parts.setdefault(r, _Part({}, {}, {}, set())).claims[i] = claims[i]
    for copy, first in verdicts.copies.items():
        if first in root:
            parts[root[first]].claims[copy] = claims[copy]
            parts[root[first]].copies[copy] = first
    for (a, b), m in joining.items():
        parts[root[a]].matches[a, b] = m
        if (a, b) in worse:
            parts[root[a]].outdone.add((a, b))
    yield from (Component.of(*part) for part in parts.values())


class _Part(NamedTuple):
    """What belongs to one component, by the indices of its claims."""

    claims: dict[int, Claim]
    matches: Matches
    copies: dict[int, int]
    outdone: set[tuple[int, int]]


def by_date(article: Article) -> tuple[bool, int, str]:
    """Sorts articles by publication, undated ones last."""
    day = day_of(article)
    return day is None, day or 0, article.id
