"""Who is credited: the same source under the names that several documents give it, and the origins behind relays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from attrs import evolve

from provenance.claims.claim import Claim, Credit
from provenance.claims.name_matching import may_be_one, name_of, one_name
from provenance.claims.spheres import are_two

_MEDIA = ("news-agency", "news-outlet", "social-media")


def same_source(a: Credit, b: Credit) -> bool | None:
    """Whether two credits are one source; `None` where it is uncertain (“Tim Murray” and “Timothy Murray”): a wrong
    “re-attributed” is worse than none."""
    x, y = name_of(a.name), name_of(b.name)
    if one_name(x, y) or _aliases(a) & _aliases(b):
        return True
    if "unresolved" in (a.type, b.type):
        return None
    if is_medium(a) != is_medium(b):
        return False
    if not (a.named and b.named):
        return None if a.named or b.named or not are_two(a.name, b.name) else False
    if a.type == b.type == "person" and x and y:
        alike = x[-1:] == y[-1:] and may_be_one(x[0], y[0])
        return alike and (x[0] == y[0] or None)
    if "person" in (a.type, b.type) or _speaks_for(a, y) or _speaks_for(b, x) or {*x} & {*y}:
        return None
    return False


def _aliases(credit: Credit) -> set[tuple[str, ...]]:
    return {name_of(alias) for alias in credit.aliases} if credit.named else set()


def _speaks_for(credit: Credit, name: tuple[str, ...]) -> bool:
    said = {*name_of(f"{credit.role or ''} {credit.speaks_for or ''}")}
    return bool(said & {*name})


def origins(members: Sequence[Claim]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The independent origins of a claim, and the circles among the documents that state it.

    The origin of a member is the last source of its chain. If that is an outlet that itself has the claim here, the
    path continues through that outlet's own chain. A member in the outlet's own voice names no origin, nor does a
    denial, and the holder of a plan is one only where nobody is said to have reported it.
    """
    found: list[Credit] = []
    circles: set[tuple[str, ...]] = set()
    told = [claim for claim in members if claim.chain and not claim.held and claim.stance != "deny"]
    for claim in told or members:
        if claim.chain:
            origin, way = _follow(claim, members)
            if origin is None:
                circles.add(tuple(sorted(way)))
            else:
                _add(found, origin)
    return tuple(credit.name for credit in found), tuple(sorted(circles))


def _follow(claim: Claim, members: Sequence[Claim]) -> tuple[Credit | None, list[str]]:
    """The origin of a claim, `None` where the path leads back to its start; and the outlets on the path."""
    way = [outlet(claim)]
    origin = claim.chain[-1]
    while True:
        behind = [m for m in members if m.outlet and m.chain and is_outlet(origin, m.outlet)]
        if not behind:
            return origin, way
        if outlet(behind[0]) in way:
            return None, way
        way.append(outlet(behind[0]))
        origin = behind[0].chain[-1]


def as_media(claims: Sequence[Claim], outlets: Iterable[str]) -> list[Claim]:
    """The claims, with every source that has the name of one of `outlets` marked as a news outlet."""
    known = _names(frozenset(outlets))
    return [_as_media(claim, known) if any(_unknown(c, known) for c in claim.chain) else claim for claim in claims]


@lru_cache(maxsize=1)
def _names(outlets: frozenset[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(map(name_of, outlets))


def _as_media(claim: Claim, outlets: frozenset[tuple[str, ...]]) -> Claim:
    chain = (evolve(c, type="news-outlet", named=True) if _unknown(c, outlets) else c for c in claim.chain)
    return evolve(claim, chain=tuple(chain))


def is_medium(credit: Credit) -> bool:
    """Whether it is an agency, an outlet or a platform: somebody who passes on what others say."""
    return credit.type in _MEDIA


def _unknown(credit: Credit, outlets: frozenset[tuple[str, ...]]) -> bool:
    return not is_medium(credit) and name_of(credit.name) in outlets


def is_outlet(credit: Credit, outlet: str) -> bool:
    """Whether the credited source is the outlet of that name."""
    x, y = name_of(credit.name), name_of(outlet)
    return one_name(x, y)


def _add(found: list[Credit], credit: Credit) -> None:
    """Add a source, or replace a shorter name of it with its fuller name."""
    for i, known in enumerate(found):
        if same_source(known, credit):
            if len(name_of(credit.name)) > len(name_of(known.name)) and credit.named:
                found[i] = credit
            return
    found.append(credit)


def names(chain: Iterable[Credit]) -> tuple[str, ...]:
    """The names of a chain, nearest the reader first."""
    return tuple(credit.name for credit in chain)


def outlet(claim: Claim) -> str:
    """What to call the place where a claim appears."""
    return claim.outlet or claim.document
