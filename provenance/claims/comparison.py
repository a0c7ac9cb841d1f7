"""The main path of the comparison: documents → claims → matches → components → clusters and changes."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from provenance.claims.agencies import told_in
from provenance.claims.claim import Claim, day_of
from provenance.claims.component import Order, components, joins, outdone
from provenance.claims.matching import Progress, Verdicts, match
from provenance.claims.versions import Paper, kin
from provenance.errors import ComparisonError
from provenance.model import Article, Cluster, Comparison, Document


def compare(documents: Iterable[Document], *, window: int | None = 7, progress: Progress | None = None) -> Comparison:
    """Find the claims that documents share, and how their attribution changes.

    Documents published more than `window` days apart are not compared (`None`: all are compared); for a range of days
    the first counts. Undated ones are compared with all. The result depends on the documents alone, not on their order;
    a document given twice counts once. Raises `ComparisonError` if two different documents have the same id, and
    `TypeError` for what is no document. `documents` may be a generator: each is released once its claims are extracted.
    """
    if isinstance(documents, Document):
        raise TypeError("compare() takes several documents, for example a list, not a single Document")
    articles: dict[str, Article] = {}
    claims: list[Claim] = []
    for document in documents:
        if not isinstance(document, Document):
            given = type(document).__name__
            raise TypeError(f"compare() takes documents, not {given}; annotate() makes one of a text")
        if add_article(articles, document.article):
            claims += told_in(document)
    claims.sort(key=lambda claim: claim.order)
    with collector_at_rest():
        return assemble(articles.values(), claims, match(claims, window, progress=progress))


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Spare Python's cycle collector millions of objects, none of which is in a cycle: a seventh of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def add_article(articles: dict[str, Article], article: Article) -> bool:
    """Add an article to the others. `False` if it is there already."""
    known = articles.get(article.id)
    if known is None:
        articles[article.id] = article
    elif known != article:
        raise ComparisonError(
            "two different documents have this id", where=article.id, remedy="give each document an id of its own"
        )
    return known is None


def assemble(articles: Iterable[Article], claims: Sequence[Claim], verdicts: Verdicts) -> Comparison:
    """Build clusters from the claims, in their order, and the verdicts on their pairs."""
    ordered = tuple(sorted(articles, key=by_date))
    outlets = frozenset(article.outlet for article in ordered if article.outlet)
    total = Counter(claim.document for claim in claims)
    papers = {article.id: Paper(article.outlet, article.url, total[article.id]) for article in ordered}
    related = kin(papers, claims, verdicts.matches)
    joining = {(a, b): m for (a, b), m in verdicts.matches.items() if joins(m, claims[a], claims[b], related)}
    worse = outdone(claims, verdicts.matches)
    found: list[tuple[Order, Cluster]] = []
    for _, component in components(claims, joining, verdicts.copies, worse):
        found += component.clusters(outlets, related)
    return Comparison(ordered, tuple(c for _, c in sorted(found, key=lambda each: each[0])))


def by_date(article: Article) -> tuple[bool, int, str]:
    """Sorts articles by publication, undated ones last."""
    day = day_of(article)
    return day is None, day or 0, article.id
