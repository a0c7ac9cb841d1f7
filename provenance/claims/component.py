"""One connected component: claims that are linked, directly or through others. What is made of it depends on nothing
outside it except what is known of its articles and the names of all outlets, so it can be built anywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from attrs import evolve, field, frozen

from provenance.claims.changes import may_hedge
from provenance.claims.claim import Claim
from provenance.claims.cluster import cluster, connected
from provenance.claims.credits import as_media, names, origins, outlet
from provenance.claims.extra import extra
from provenance.claims.form import form
from provenance.claims.gaps import gaps
from provenance.claims.matching import Matches
from provenance.claims.predecessors import Tellings, descent
from provenance.claims.verify import Match, covers, form_of
from provenance.claims.versions import Kin
from provenance.model import Change, Cluster, Conflict, Link, Member

CONFLICTING = 0.65
"""Score from which two claims that differ in a number, a date or a negation are shown as one claim in dispute."""
ID_DIGITS = 20
"""Hexadecimal digits of an id, four bits each: among a hundred million clusters a collision has odds of 1 to 10^8."""

Key = TypeVar("Key", bound=Hashable)
Claims = Sequence[Claim] | Mapping[int, Claim]
"""Claims by their indices or numbers."""
Order = tuple[tuple[bool, int, str, int, int, int], ...]
"""`Claim.order` of the claims that are linked in a cluster."""


@frozen(eq=False)
class Component:
    """Claims in their order and, by their places among them: the matches that join them, further copies with the claim
    that each repeats, and the pairs that are `outdone`."""

    claims: Sequence[Claim]
    matches: Matches = field(factory=dict)
    copies: dict[int, int] = field(factory=dict)
    outdone: set[tuple[int, int]] = field(factory=set)

    @classmethod
    def of(
        cls, claims: Mapping[Key, Claim], matches: Mapping[tuple[Key, Key], Match], copies: Mapping[Key, Key],
        outdone: Collection[tuple[Key, Key]],
    ) -> Component:  # fmt: skip
        """A component built from claims under any keys, in any order."""
        place = {key: i for i, key in enumerate(sorted(claims, key=lambda key: claims[key].order))}
        return cls(
            [claims[key] for key in place],
            {(place[a], place[b]): m for (a, b), m in matches.items()},
            {place[copy]: place[first] for copy, first in copies.items()},
            {(place[a], place[b]) for a, b in outdone},
        )

    def clusters(self, outlets: Collection[str], related: Kin) -> list[tuple[Order, Cluster]]:
        """Its clusters, each with its sort key among the clusters of all components.

        `outlets` are the names of all outlets of the comparison; `related` says which of its articles are versions or
        copies of one another.
        """
        groups = cluster({pair: m.score - (m.conflict is not None) for pair, m in self.matches.items()})
        found: list[tuple[list[int], Cluster]] = []
        for group, all_, inside in zip(groups, self._with_copies(groups), self._inside(groups), strict=True):
            kept = _without_doubles(self.claims, all_, inside)
            built = _cluster(self, kept, inside, outlets, related)
            if _shared(built):
                found.append((group, built))
        orders = [tuple(self.claims[i].order for i in group) for group, _ in found]
        return list(zip(orders, _with_ids(c for _, c in found), strict=True))

    def _inside(self, groups: Sequence[Collection[int]]) -> list[Matches]:
        """The matches within each group."""
        sets = [{*group} for group in groups]
        homes: dict[int, list[int]] = {}
        for number, group in enumerate(sets):
            for i in group:
                homes.setdefault(i, []).append(number)
        inside: list[Matches] = [{} for _ in groups]
        for (a, b), m in self.matches.items():
            for number in homes.get(a, ()):
                if b in sets[number]:
                    inside[number][a, b] = m
        return inside

    def _with_copies(self, groups: Iterable[Sequence[int]]) -> Iterator[list[int]]:
        repeated: dict[int, list[int]] = {}
        for copy, first in self.copies.items():
            repeated.setdefault(first, []).append(copy)
        for group in groups:
            yield sorted([*group, *(copy for i in group for copy in repeated.get(i, ()))])


class _Part(NamedTuple):
    """What belongs to one component."""

    claims: dict[int, Claim]
    matches: Matches
    copies: dict[int, int]
    outdone: set[tuple[int, int]]


def components(
    claims: Claims, joining: Matches, copies: Mapping[int, int], outdone: Collection[tuple[int, int]]
) -> Iterator[tuple[list[int], Component]]:
    """What is connected, directly or through others, by the matches that `joins` accepts; each component with its
    claims."""
    root = connected(joining)
    parts: dict[int, _Part] = {}
    for i, r in root.items():
        parts.setdefault(r, _Part({}, {}, {}, set())).claims[i] = claims[i]
    for copy, first in copies.items():
        if first in root:
            parts[root[first]].claims[copy] = claims[copy]
            parts[root[first]].copies[copy] = first
    for (a, b), m in joining.items():
        parts[root[a]].matches[a, b] = m
        if (a, b) in outdone:
            parts[root[a]].outdone.add((a, b))
    yield from ((list(part.claims), Component.of(*part)) for part in parts.values())


def joins(found: Match, a: Claim, b: Claim, related: Kin) -> bool:
    """Claims that differ in a name are two, except in versions of one article, where the name may be what was
    corrected; claims that differ otherwise are one in dispute if much else agrees."""
    if found.conflict is None:
        return True
    one = found.conflict.kind != "name" or related.are_versions(a, b)
    return one and found.score >= CONFLICTING


def outdone(claims: Claims, matches: Matches) -> set[tuple[int, int]]:
    """The pairs in which one claim has a better match for the same words in another sentence of the other's document:
    somebody said much the same twice. For two documents this depends only on all the matches between them."""
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for (a, b), m in matches.items():
        for i, j in ((a, b), (b, a)):
            key = (i, claims[j].document)
            best[key] = max(best.get(key, (0.0, j)), (m.score, j))

    def better(i: int, j: int, score: float) -> bool:
        known, other = best.get((i, claims[j].document), (0.0, j))
        return known > score and covers(form_of(claims[other]), form_of(claims[j]))

    return {(a, b) for (a, b), m in matches.items() if better(a, b, m.score) or better(b, a, m.score)}


def _shared(cluster: Cluster) -> bool:
    """Whether two documents state it. An entry that replaced no other is not in dispute with any in a later version."""
    if not (cluster.links or cluster.conflicts or cluster.changes):
        return False
    return len({member.document for member in cluster.members}) > 1


def _without_doubles(claims: Sequence[Claim], group: Sequence[int], matches: Matches) -> list[int]:
    """Of overlapping statements in one sentence, a report and what is nested in it, the one that matches better."""
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
    component: Component, group: Sequence[int], matches: Matches, outlets: Collection[str], related: Kin,
) -> Cluster:  # fmt: skip
    members = as_media([component.claims[i] for i in group], outlets)
    place = {i: number for number, i in enumerate(group)}
    local = {(place[a], place[b]): m for (a, b), m in sorted(matches.items()) if a in place and b in place}
    compared = {pair: m for pair, m in local.items() if (group[pair[0]], group[pair[1]]) not in component.outdone}
    changed, before = descent(Tellings(members, compared, related))
    conflicts = _conflicts(members, local, related, changed)
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
    """Ids that are the same wherever the first two statements of the claim are compared again; where two clusters share
    them, all members count."""
    taken: set[str] = set()
    for found in clusters:
        id = _digest(found.members[:2])
        if id in taken:
            id = _digest(found.members)
        taken.add(id)
        yield evolve(found, id=id)


def _digest(members: Iterable[Member]) -> str:
    places = "\0".join(f"{m.document}\0{m.start}\0{m.end}" for m in members)
    return "c" + hashlib.sha256(places.encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS]


def _member(claim: Claim, beyond: str | None, before: int | None) -> Member:
    return Member(
        claim.document, claim.sentence, claim.start, claim.end, claim.text, names(claim.chain), claim.status,
        claim.hedged or (may_hedge(claim) and bool(form_of(claim).hedged)), claim.stance, beyond, before,
    )  # fmt: skip


def _conflicts(
    members: Sequence[Claim], matches: Matches, related: Kin, changes: Iterable[Change]
) -> tuple[Conflict, ...]:
    """Each disagreement once, between the first two members that show it. A later version of an article only amends,
    and what is already reported as another rendering of a quotation is not reported again."""
    found: dict[tuple[str, ...], Conflict] = {}
    altered = {change.to for change in changes if change.kind == "quote-altered"}
    for (a, b), m in matches.items():
        if members[a].mode == members[b].mode == "direct" and not altered.isdisjoint((a, b)):
            continue
        if m.conflict and not related.are_versions(members[a], members[b]):
            key = (m.conflict.kind, *sorted(" ".join(form(value).keys) for value in m.conflict.values))
            found.setdefault(key, Conflict(m.conflict.kind, a, b, m.conflict.values))
    return tuple(found.values())
