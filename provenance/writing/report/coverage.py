"""Several articles and the claims they share, made ready for the templates: nothing here is HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

from attrs import define, frozen

from provenance.model import Article, Change, Cluster, Comparison, Conflict, Document, Member
from provenance.writing.report.article import GRAVITY, ArticleView
from provenance.writing.report.picture import Web, web
from provenance.writing.report.standing import Standing, standing
from provenance.writing.report.wording import wording

OWN_WORD = "the outlet’s own word"
NOBODY = "nobody (hearsay)"


@frozen
class Column:
    """A document of the comparison. `view` is `None` where only its metadata are known (it came from a store)."""

    article: Article
    view: ArticleView | None

    @property
    def name(self) -> str:
        return self.article.outlet or self.article.id


@frozen
class Statement:
    """A member of a claim: where it stands, whose word it gives, and what changed on the way to it."""

    member: Member
    column: Column
    number: int | None
    """The sentence's number on the page, if the page holds the article."""
    standing: Standing
    first: str
    """“first”, “among the first” (dates tie), or nothing."""
    origin: str
    """The far end of the chain under the name the cluster gives it, or `OWN_WORD`, or `NOBODY`."""
    changes: tuple[Change, ...]
    disputes: tuple[tuple[str, str], ...] = ()
    """Its words and an earlier outlet's, where a number, a date or a “not” differs: (“6,000”, “5,000”)."""

    @property
    def marks(self) -> list[Change]:
        """Of each kind of change the gravest: the same change against two earlier outlets is one mark."""
        return list({change.kind: change for change in reversed(self.changes)}.values())[::-1]

    @property
    def manner(self) -> list[str]:
        """How it is said, in words: first, hedged, what the cue makes of it."""
        said = [self.first] * bool(self.first) + ["hedged"] * self.member.hedged
        return [*said, *filter(None, [wording()["stance"].get(self.member.stance)])]


@frozen
class Claim:
    """A cluster with its statements, in the cluster's order (publication, undated last)."""

    cluster: Cluster
    statements: tuple[Statement, ...]

    @property
    def heading(self) -> str:
        """The claim as it was first told, without the “that” of the clause it was taken from."""
        return self.cluster.members[0].text.removeprefix("that ")

    @property
    def grave(self) -> tuple[int, int, int]:
        """Sorts claims: many grave changes first, then many changes, then many statements."""
        changes = self.cluster.changes
        return -sum(c.severity == "high" for c in changes), -len(changes), -len(self.statements)

    def by(self, column: Column) -> list[Statement]:
        return [s for s in self.statements if s.column is column]


@define
class CoverageView:
    """What the templates ask of a set of articles."""

    documents: Sequence[Document]
    comparison: Comparison

    @cached_property
    def articles(self) -> tuple[ArticleView, ...]:
        return tuple(ArticleView(d, f"d{n}") for n, d in enumerate(self.documents, 1))

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        views = {view.document.id: view for view in self.articles}
        articles = self.comparison.documents or tuple(d.article for d in self.documents)
        return tuple(Column(a, views.get(a.id)) for a in articles)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The shared claims, those whose attribution changed most gravely first."""
        columns = {column.article.id: column for column in self.columns}
        found = (Claim(c, tuple(_statements(c, columns))) for c in self.comparison.clusters)
        return tuple(sorted(found, key=lambda claim: claim.grave))

    @property
    def changes(self) -> Counter[str]:
        """How many statements show each kind."""
        return Counter(change.kind for claim in self.claims for s in claim.statements for change in s.marks)

    @property
    def changed(self) -> int:
        """Claims whose attribution changed at least once."""
        return sum(bool(cluster.changes) for cluster in self.comparison)

    @property
    def one_origin(self) -> int:
        """Claims that two or more outlets tell and that rest on one origin alone."""
        return sum(len(c.origins) == 1 and c.outlets > 1 for c in self.comparison)

    @property
    def timeline(self) -> list[tuple[str | None, list[Column]]]:
        """The documents by date (as far as the day is known), undated last."""
        dated = sorted(self.columns, key=lambda c: (_day(c) is None, _day(c) or ""))
        return [(day, list(columns)) for day, columns in groupby(dated, key=_day)]

    def statements_of(self, column: Column) -> list[tuple[Claim, Statement]]:
        return [(claim, s) for claim in self.claims for s in claim.by(column)]

    @cached_property
    def web(self) -> Web:
        """Outlets and the origins on which their share of the claims rests; a claim counts once for each pair."""
        pairs = (sorted({(s.column.name, s.origin) for s in claim.statements}) for claim in self.claims)
        return web(pair for claim in pairs for pair in claim)

    @cached_property
    def _carriers(self) -> Counter[str]:
        """By how many outlets each origin is carried."""
        return Counter(right.key for _, right, _ in self.web.lines)

    def is_shared(self, origin: str) -> bool:
        """Whether several outlets rest on this origin."""
        return origin not in (OWN_WORD, NOBODY) and self._carriers[origin] > 1

    @cached_property
    def origin_standing(self) -> dict[str, Standing]:
        """How to draw each origin: named, unnamed, hearsay or the outlet's word."""
        found: dict[str, Standing] = {OWN_WORD: "outlet", NOBODY: "hearsay"}
        for view in self.articles:
            for source in view.document.sources:
                found.setdefault(source.name, "named" if source.named else "unnamed")
        return found


def lone_claim(cluster: Cluster) -> Claim:
    """A cluster without its documents: they are known by their ids alone."""
    columns = {m.document: Column(Article("", id=m.document), None) for m in cluster.members}
    return Claim(cluster, tuple(_statements(cluster, columns)))


def _day(column: Column) -> str | None:
    return column.article.published[:10] if column.article.published else None


def _statements(cluster: Cluster, columns: dict[str, Column]) -> Iterator[Statement]:
    first = "first" if len(cluster.first) == 1 else "among the first"
    for index, member in enumerate(cluster.members):
        column = columns[member.document]
        changes = tuple(sorted((c for c in cluster.changes if c.to == index), key=lambda c: GRAVITY[c.severity]))
        number, named = _known(column.view, member)
        found = standing(member.status, named)
        origin = _origin(member, found, cluster.origins)
        being_first = first if index in cluster.first else ""
        yield Statement(
            member, column, number, found, being_first, origin, changes, _disputes(cluster.conflicts, index)
        )


def _disputes(conflicts: Sequence[Conflict], index: int) -> tuple[tuple[str, str], ...]:
    first = {x.values[1]: x.values[0] for x in reversed(conflicts) if x.b == index}
    return tuple(sorted(first.items()))


def _origin(member: Member, standing: Standing, origins: Sequence[str]) -> str:
    """Outlets name one origin in several ways; where the claim has only one, every chain ends in it."""
    if member.chain:
        return origins[0] if len(origins) == 1 else member.chain[-1]
    return NOBODY if standing == "hearsay" else OWN_WORD


def _known(view: ArticleView | None, member: Member) -> tuple[int | None, bool]:
    """The member's sentence number, and whether its origin is a named source, as far as the article is at hand."""
    if view is None:
        return None, bool(member.chain)
    return view.numbers.get(member.sentence), bool(member.chain) and member.chain[-1] in view.named
