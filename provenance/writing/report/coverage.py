"""Several articles and the claims they share, prepared for the templates: nothing here is HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

from attrs import define, frozen

from provenance.model import (
    Article,
    Change,
    ChangeKind,
    Cluster,
    Comparison,
    Conflict,
    Document,
    Member,
    Source,
    SourceType,
)
from provenance.writing.report.article import GRAVITY, ArticleView
from provenance.writing.standing import STANDINGS, Identity, Standing, identity, standing
from provenance.writing.wording import wording

OWN_WORD = "the outlet’s own word"
NOBODY = "nobody (hearsay)"
_OF_WORDS: frozenset[ChangeKind] = frozenset({"quote-altered", "updated", "corrected"})
"""Changes of wording, not of attribution."""


@frozen
class Column:
    """A document of the comparison. `view` is `None` where only its metadata is known (it came from a store)."""

    article: Article
    view: ArticleView | None

    @property
    def name(self) -> str:
        return self.article.outlet or self.article.id


@frozen
class Statement:
    """A member of a claim: where it is, whose word it gives, and what changed on the way to it."""

    member: Member
    column: Column
    number: int | None
    """The sentence's number on the page, if the page contains the article."""
    standing: Standing
    first: str
    """“first”, “among the first” (dates tie), or nothing."""
    origin: str
    """The far end of the chain, by the name the cluster gives it, or `OWN_WORD`, or `NOBODY`."""
    changes: tuple[Change, ...]
    as_in: str = ""
    """The outlet of an earlier telling that this one matches, or nothing."""
    disputes: tuple[tuple[str, str], ...] = ()
    """Its words and an earlier outlet's, where they differ in a number, a date or a “not”: (“6,000”, “5,000”)."""

    @property
    def marks(self) -> list[Change]:
        """The gravest change of each kind: the same change against two earlier outlets is one mark."""
        return list({change.kind: change for change in reversed(self.changes)}.values())[::-1]

    @property
    def worse(self) -> bool:
        """Whether something was lost or made weightier on the way."""
        return any(change.severity != "low" for change in self.changes)

    @property
    def manner(self) -> list[str]:
        """How it is said, in words: first, hedged, what the cue makes of it."""
        said = [self.first] * bool(self.first) + ["hedged"] * self.member.hedged
        said += [f"as in {self.as_in}"] * bool(self.as_in)
        return [*said, *filter(None, [wording()["stance"].get(self.member.stance, {}).get("name")])]


@frozen
class Claim:
    """A cluster with its statements, in the cluster's order (publication, undated last)."""

    cluster: Cluster
    statements: tuple[Statement, ...]

    @property
    def heading(self) -> str:
        """The claim as first told, without the “that” of the clause it was taken from."""
        return self.cluster.members[0].text.removeprefix("that ")

    @property
    def grave(self) -> tuple[int, int, int]:
        """Sorts claims: many grave changes first, then many changes, then many statements."""
        changes = self.cluster.changes
        return -sum(c.severity == "high" for c in changes), -len(changes), -len(self.statements)

    def by(self, column: Column) -> list[Statement]:
        return [s for s in self.statements if s.column is column]


@frozen
class Origin:
    """Where words come from, and how often each outlet rests on it, in the order of the columns: a source by its name
    (and `type`, if known), `OWN_WORD` or `NOBODY`."""

    name: str
    standing: Standing
    counts: tuple[int, ...]
    type: SourceType | None = None

    @property
    def outlets(self) -> int:
        return sum(n > 0 for n in self.counts)

    @property
    def shared(self) -> bool:
        """Whether several outlets rest on this one voice."""
        return self.outlets > 1 and self.name not in (OWN_WORD, NOBODY)


@define
class CoverageView:
    """What the templates need of a set of articles, which are shown in order of publication, undated last."""

    documents: Sequence[Document]
    comparison: Comparison
    title: str | None = None

    @property
    def heading(self) -> str:
        """The given title, otherwise the first article's, as the name of the event."""
        return self.title or (self.articles[0].heading if self.articles else "No article")

    @cached_property
    def articles(self) -> tuple[ArticleView, ...]:
        ordered = sorted(self.documents, key=lambda d: _by_time(d.article))
        return tuple(ArticleView(d, f"d{n}") for n, d in enumerate(ordered, 1))

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        views = {view.document.id: view for view in self.articles}
        articles = self.comparison.documents or tuple(d.article for d in self.documents)
        return tuple(Column(a, views.get(a.id)) for a in sorted(articles, key=_by_time))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The shared claims, those with the gravest changes of attribution first."""
        columns = {column.article.id: column for column in self.columns}
        found = (Claim(c, tuple(_statements(c, columns))) for c in self.comparison.clusters)
        return tuple(sorted(found, key=lambda claim: claim.grave))

    @property
    def standings(self) -> list[Standing]:
        """The standings that occur in the coverage."""
        return [key for key in STANDINGS if any(article.tally[key] for article in self.articles)]

    @property
    def changes(self) -> Counter[str]:
        """How many statements show each kind of change."""
        return Counter(change.kind for claim in self.claims for s in claim.statements for change in s.marks)

    @property
    def changed(self) -> int:
        """Claims whose attribution changed at least once; different wording in a quotation leaves its attribution
        unchanged."""
        return sum(any(c.kind not in _OF_WORDS for c in cluster.changes) for cluster in self.comparison)

    @property
    def one_origin(self) -> int:
        """Claims that two or more outlets tell and that rest on a single origin."""
        return sum(len(c.origins) == 1 and c.outlets > 1 for c in self.comparison)

    @property
    def timeline(self) -> list[tuple[str | None, list[Column]]]:
        """The documents by date (as far as the day is known), undated last."""
        return [(day, list(columns)) for day, columns in groupby(self.columns, key=_day)]

    def statements_of(self, column: Column) -> list[tuple[Claim, Statement]]:
        return [(claim, s) for claim in self.claims for s in claim.by(column)]

    @cached_property
    def origins(self) -> list[Origin]:
        """The origins of the shared claims, those on which most outlets rest first; a claim counts once per cell."""
        cells = Counter(
            cell for claim in self.claims for cell in {(s.origin, s.column.article.id) for s in claim.statements}
        )
        rows = [
            Origin(name, self._origin_standing(name), tuple(cells[name, c.article.id] for c in self.columns))
            for name in sorted({name for name, _ in cells})
        ]
        return sorted(rows, key=lambda row: (row.name in (OWN_WORD, NOBODY), -row.outlets, -sum(row.counts)))

    def _origin_standing(self, name: str) -> Standing:
        if name in (OWN_WORD, NOBODY):
            return "outlet" if name == OWN_WORD else "hearsay"
        return next((identity(view.by_name[name]) for view in self.articles if name in view.by_name), "named")

    @cached_property
    def heard(self) -> list[Origin]:
        """Who is heard in the whole coverage: for each article, the number of sentences of which a source is the
        origin; those heard in most outlets first. Sources with the same name and kind are taken for one."""
        counts: dict[tuple[str, Identity, SourceType], Counter[str]] = {}
        for view in self.articles:
            for source in (view.registry[s.chain[-1]] for s in view.document.sentences if s.chain):
                key = source.name, identity(source), source.type
                counts.setdefault(key, Counter())[view.document.id] += 1
        rows = [
            Origin(name, standing, tuple(n[c.article.id] for c in self.columns), type)
            for (name, standing, type), n in sorted(counts.items())
            if standing != "unresolved"
        ]
        return sorted(rows, key=lambda row: (-row.outlets, -sum(row.counts), row.name))


def lone_claim(cluster: Cluster) -> Claim:
    """A cluster without its documents: only their ids are known."""
    columns = {m.document: Column(Article("", id=m.document), None) for m in cluster.members}
    return Claim(cluster, tuple(_statements(cluster, columns)))


def _by_time(article: Article) -> tuple[bool, str, str, str]:
    """Sorts by date, undated last, then by outlet and id."""
    return article.published is None, article.published or "", article.outlet or "", article.id


def _day(column: Column) -> str | None:
    """The day a document counts as published on: the first of a range."""
    return str(column.article.dated.first) if column.article.dated else None


def _statements(cluster: Cluster, columns: dict[str, Column]) -> Iterator[Statement]:
    first = "first" if len(cluster.first) == 1 else "among the first"
    for index, member in enumerate(cluster.members):
        column = columns[member.document]
        changes = tuple(sorted((c for c in cluster.changes if c.to == index), key=lambda c: GRAVITY[c.severity]))
        number, source = _known(column.view, member)
        found = standing(member.status, source) if column.view else _unseen(member)
        origin = _origin(member, found, cluster.origins)
        being_first = first if index in cluster.first else ""
        as_in = _as_in(cluster, index, columns)
        disputes = _disputes(cluster.conflicts, index)
        yield Statement(member, column, number, found, being_first, origin, changes, as_in, disputes)


def _as_in(cluster: Cluster, index: int, columns: dict[str, Column]) -> str:
    """The outlet of the predecessor, if nothing changed since."""
    before = cluster.members[index].predecessor
    if before is None or any((c.from_, c.to) == (before, index) for c in cluster.changes):
        return ""
    return columns[cluster.members[before].document].name


def _disputes(conflicts: Sequence[Conflict], index: int) -> tuple[tuple[str, str], ...]:
    first = {x.values[1]: x.values[0] for x in reversed(conflicts) if x.b == index}
    return tuple(sorted(first.items()))


def _origin(member: Member, standing: Standing, origins: Sequence[str]) -> str:
    """Outlets name one origin in several ways; if the claim has only one, every chain ends in it."""
    if member.chain:
        return origins[0] if len(origins) == 1 else member.chain[-1]
    return NOBODY if standing == "hearsay" else OWN_WORD


def _known(view: ArticleView | None, member: Member) -> tuple[int | None, Source | None]:
    """The member's sentence number and the source that is its origin, if the article is at hand."""
    if view is None:
        return None, None
    return view.numbers.get(member.sentence), view.by_name.get(member.chain[-1]) if member.chain else None


def _unseen(member: Member) -> Standing:
    """The standing where only the names in the chain are known: whatever has a name there is shown as named."""
    return "named" if member.status == "attributed" and member.chain else standing(member.status, None)
