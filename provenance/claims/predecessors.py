"""Which earlier telling a claim most probably comes from, and what changed on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from attrs import evolve

from provenance.claims.changes import changes, order, voice
from provenance.claims.claim import Claim
from provenance.claims.credits import is_outlet, outlet, same_source
from provenance.claims.verify import Match, form_of
from provenance.claims.versions import Kin, amendment
from provenance.model import Change, ChangeKind

LOSSES: tuple[ChangeKind, ...] = ("source-dropped", "hedge-lost")
"""What is marked wherever it is lost, even where an earlier outlet had lost it already."""
LOOKED_AT = 12
"""Number of earlier tellings, the likeliest ones, searched for what was lost."""


class Tellings(NamedTuple):
    """What is known of the members of a cluster: claims in their order, verdicts on their pairs, and which of
    their documents are versions of one article."""

    members: Sequence[Claim]
    matches: Mapping[tuple[int, int], Match]
    kin: Kin


def descent(tellings: Tellings) -> tuple[list[Change], list[int | None]]:
    """The changes on the way to each telling, and the telling it most probably comes from; `None` for a first one.

    Each telling is compared with its likeliest predecessor: the one it names, the one with the same words, the same
    source, the nearest day. What it lost compared with others is reported, too.
    """
    found: list[Change] = []
    before: list[int | None] = [None] * len(tellings.members)
    for b, earlier in _ranked(tellings).items():
        told = (a for a, m in earlier if m.conflict is None or m.evidence == "quote" or _versions(tellings, a, b))
        before[b] = next(told, None)
        found += _kept(tellings, b, _on_the_way(tellings, b, earlier))
    return found, before


def _ranked(tellings: Tellings) -> dict[int, list[tuple[int, Match]]]:
    """For each telling, the earlier ones, likeliest first. Articles of one outlet count if they are versions."""
    earlier: dict[int, list[tuple[int, Match]]] = {}
    for (x, y), m in tellings.matches.items():
        a, b = (y, x) if _reversed(tellings.members, x, y) else (x, y)
        own = tellings.members[a].outlet
        if not own or own != tellings.members[b].outlet or _versions(tellings, a, b):
            earlier.setdefault(b, []).append((a, m if (a, b) == (x, y) else _turned(m)))
    return {b: _sorted(tellings, b, earlier[b]) for b in sorted(earlier)}


def _sorted(tellings: Tellings, b: int, earlier: list[tuple[int, Match]]) -> list[tuple[int, Match]]:
    if len(earlier) == 1:
        return earlier
    return sorted(earlier, key=lambda pair: _unlikely(tellings, pair[0], pair[1], b))


def _reversed(members: Sequence[Claim], x: int, y: int) -> bool:
    """Whether, of two tellings of one day, the first is taken from the second, which it names."""
    a, b = members[x], members[y]
    return a.day == b.day and _names(a, b) and not _names(b, a)


def _turned(match: Match) -> Match:
    conflict = match.conflict and evolve(match.conflict, values=match.conflict.values[::-1])
    return evolve(match, conflict=conflict)


def _names(claim: Claim, other: Claim) -> bool:
    """Whether one telling credits the outlet of the other."""
    return any(is_outlet(credit, outlet(other)) for credit in claim.chain)


def _versions(tellings: Tellings, a: int, b: int) -> bool:
    return tellings.kin.are_versions(tellings.members[a], tellings.members[b])


def _changes(tellings: Tellings, a: int, b: int, match: Match) -> list[Change]:
    members = tellings.members
    copied = tellings.kin.are_copies(members[a], members[b])
    return list(changes(members, a, b, match, copied=copied))


def _unlikely(tellings: Tellings, a: int, match: Match, b: int) -> tuple[float, ...]:
    """Sort key, likeliest first, for the tellings that `b` may come from."""
    x, y = tellings.members[a], tellings.members[b]
    return (
        not _versions(tellings, a, b),
        not _names(y, x),
        match.conflict is not None,
        -round(match.score, 1),
        -_like_sourced(x, y),
        form_of(x).keys != form_of(y).keys,
        0 if x.day is None or y.day is None else abs(y.day - x.day),
        a,
    )


def _like_sourced(a: Claim, b: Claim) -> int:
    """3 if both have it from the same source in the same way, or both in their own voice; 2 if from the same source
    ultimately; 1 if from two sources; else 0."""
    if not (a.chain and b.chain):
        return 3 * (voice(a) == voice(b))
    one = [same_source(x, y) is True for x, y in zip(a.chain[::-1], b.chain[::-1], strict=False)]
    return 1 + one[0] + (all(one) and len(a.chain) == len(b.chain))


def _on_the_way(tellings: Tellings, b: int, earlier: Sequence[tuple[int, Match]]) -> Iterator[Change]:
    a, match = earlier[0]
    found = _changes(tellings, a, b, match)
    if _versions(tellings, a, b):
        if match.conflict is None or not tellings.kin.stands_in_both(tellings.members[a], tellings.members[b]):
            yield from _amended(tellings.members, a, b, match, found)
        return
    yield from found
    told = {change.kind for change in found}
    as_in = "" if found or match.conflict else f"; as in {outlet(tellings.members[a])}"
    further = sorted(earlier[1:LOOKED_AT], key=lambda pair: bool(order(tellings.members[pair[0]], tellings.members[b])))
    for other, m in further:
        for change in _changes(tellings, other, b, m):
            if change.kind in LOSSES and change.kind not in told:
                told.add(change.kind)
                yield evolve(change, note=change.note + as_in)


def _amended(members: Sequence[Claim], a: int, b: int, match: Match, found: Sequence[Change]) -> Iterator[Change]:
    conflict = match.conflict.values if match.conflict else None
    amended = amendment(members[a], members[b], conflict, [change.kind for change in found])
    if amended:
        yield Change(amended[0], a, b, amended[1] + order(members[a], members[b]), "low")


def _kept(tellings: Tellings, b: int, found: Iterator[Change]) -> Iterator[Change]:
    """Leaves out a source dropped in one sentence that the article gives in another."""
    document = tellings.members[b].document
    here = [m for m in tellings.members if m.document == document and not m.held]
    credited = any(not credit.implied for m in here for credit in m.chain)
    return (change for change in found if not (change.kind == "source-dropped" and credited))
