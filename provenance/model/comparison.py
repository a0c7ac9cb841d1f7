"""Several articles: the claims they share, and how their attribution changes."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from provenance.model.article import Article
from provenance.model.document import Gap
from provenance.model.vocabulary import ChangeKind, Severity, Stance, Status


@frozen
class Member:
    """One statement of a claim: where it is, who is credited (names, nearest the reader first), and how.

    `document` and `sentence` are ids; `start` and `end` are in that document's text (code points, half-open).
    """

    document: str
    sentence: str
    start: int
    end: int
    text: str
    chain: tuple[str, ...]
    status: Status
    hedged: bool
    stance: Stance | None = None
    """Stance of the cue that introduces it, the most raised of several; `None` in the outlet's own voice."""
    extra: str | None = None
    """What this member says beyond the shared claim, where it contains the claim of the others."""
    predecessor: int | None = None
    """The earlier member that this one most probably comes from: the outlet it names, the same words, the same source,
    the nearest day. `None` for a first telling. If no change leads from it, this member tells the claim as it does."""


@frozen
class Link:
    """Two members (indices into `Cluster.members`) that state the same claim, what shows it, and how surely (`score`,
    from 0 to 1)."""

    a: int
    b: int
    score: float
    evidence: str


@frozen
class Change:
    """The attribution of a claim changed between two members (indices; `from_` was published no later).

    A change for the better, or neither better nor worse, is `"low"`; only a loss can be `"high"`. `"quote-altered"`,
    `"updated"` and `"corrected"` are about the words.
    """

    kind: ChangeKind
    from_: int
    to: int
    note: str
    severity: Severity = "medium"


@frozen
class Conflict:
    """Two members (`a` and `b`, indices) that would be the same claim but for a number, a date, a time, a negation or
    opposite, or who did it to whom (`kind`: `"number"`, `"date"`, `"time"`, `"negation"`, `"roles"`)."""

    kind: str
    a: int
    b: int
    values: tuple[str, str]


@frozen
class Cluster:
    """A claim and the places that state it, in order of publication (undated last, ties kept in id order)."""

    id: str
    members: tuple[Member, ...]
    links: tuple[Link, ...]
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    outlets: int = 0
    origins: tuple[str, ...] = ()
    """Names of the independent origins: ten outlets on one agency are one origin."""
    first: tuple[int, ...] = ()
    """Members published first: several where dates tie, none where no document is dated."""
    gaps: tuple[Gap, ...] = ()
    """Gaps that only several documents can show: single-source, circular, attribution-drift."""

    def __repr__(self) -> str:
        return f"<Cluster {self.id!r}: {self.members[0].text[:60]!r}, {len(self.members)} members>"

    def _repr_html_(self) -> str:
        from provenance.writing.report import notebook_view

        return notebook_view(self)


@frozen
class Comparison:
    """What `compare` found: the documents, in order, and the clusters. Iterating gives the clusters."""

    documents: tuple[Article, ...]
    clusters: tuple[Cluster, ...]

    def to_json(self) -> str:
        """The contract of `schemas/comparison.schema.json`, one object, without a trailing newline."""
        from provenance.writing.comparison import write_comparison

        return write_comparison(self)

    def __repr__(self) -> str:
        return f"<Comparison: {len(self.documents)} documents, {len(self.clusters)} shared claims>"

    def _repr_html_(self) -> str:
        from provenance.writing.report import notebook_view

        return notebook_view(self)

    def __iter__(self) -> Iterator[Cluster]:
        return iter(self.clusters)

    def __len__(self) -> int:
        return len(self.clusters)

    def __getitem__(self, index: int) -> Cluster:
        return self.clusters[index]
