"""Articles, claims, matches, kinships and clusters as lines of JSON and back: what a store keeps, and what goes from
task to task when a comparison is spread over several machines.

What is read equals what was written, including lone surrogates. An article's file markup and the places of its words on
a page are left out: they are not compared. A record is a list of values, in the order of the fields: their names would
double its length, and the time it takes.
"""

from __future__ import annotations

import json
from operator import attrgetter
from typing import Any

from attrs import fields

from provenance.claims.claim import Claim, Credit
from provenance.claims.guards import Disagreement
from provenance.claims.verify import Match
from provenance.claims.versions import Kin
from provenance.model import Article, Change, Cluster, Conflict, Gap, Link, Member, Omission


def write(thing: Article | Claim | Match | Disagreement | Kin | Cluster) -> str:
    """One line of JSON in ASCII. Sets are sorted."""
    return _LINE.encode(thing)


def _plain(thing: Any) -> Any:
    values = _VALUES.get(type(thing))
    return sorted(thing) if values is None else values(thing)


_WRITTEN = (
    Article, Omission, Claim, Credit, Match, Disagreement, Kin, Cluster, Member, Link, Change, Conflict, Gap,
)  # fmt: skip
_VALUES = {kind: attrgetter(*(field.name for field in fields(kind) if field.eq)) for kind in _WRITTEN}
"""The fields of each kind that are compared: the first ones."""
_LINE = json.JSONEncoder(default=_plain)
_COMPARED = ("document", "outlet", "day", "start", "end", "body", "status", "stance", "mode", "number")
_compared = attrgetter(*_COMPARED)


def write_compared(claim: Claim) -> str:
    """What is needed to find the matches of a claim: less than all of it, since it goes to several tasks."""
    return json.dumps(_compared(claim))


def read_compared(record: str) -> Claim:
    """A claim with only what `write_compared` wrote."""
    document, outlet, day, start, end, body, status, stance, mode, number = json.loads(record)
    return Claim(
        document, outlet, day, "", start, end, "", body, status, stance=stance, mode=mode, number=number
    )  # fmt: skip


def read_article(record: str) -> Article:
    values: list[Any] = json.loads(record)
    values[-2:] = tuple(Omission(*each) for each in values[-2]), tuple(values[-1])
    return Article(*values)


def read_claim(record: str) -> Claim:
    values = json.loads(record)
    values[_CHAIN] = tuple([_with_tuple(Credit, each, _ALIASES) for each in values[_CHAIN]])
    values[-1] = tuple(values[-1])
    return Claim(*values)


def read_match(record: str) -> Match:
    score, evidence, conflict = json.loads(record)
    return Match(score, evidence, conflict and _with_tuple(Disagreement, conflict, 1))


def read_conflict(record: str) -> Disagreement:
    found: Disagreement = _with_tuple(Disagreement, json.loads(record), 1)
    return found


def read_kin(record: str) -> Kin:
    return Kin(*(frozenset(map(tuple, each)) for each in json.loads(record)))


def read_cluster(record: str) -> Cluster:
    id, members, links, changes, conflicts, outlets, origins, first, gaps = json.loads(record)
    return Cluster(
        id, tuple(_with_tuple(Member, each, _MEMBER_CHAIN) for each in members), tuple(Link(*each) for each in links),
        tuple(Change(*each) for each in changes), tuple(_with_tuple(Conflict, each, 3) for each in conflicts), outlets,
        tuple(origins), tuple(first), tuple(Gap(*each) for each in gaps),
    )  # fmt: skip


def _place(kind: type[Any], name: str) -> int:
    return [field.name for field in fields(kind)].index(name)


_CHAIN, _ALIASES, _MEMBER_CHAIN = _place(Claim, "chain"), _place(Credit, "aliases"), _place(Member, "chain")


def _with_tuple(kind: type[Any], values: list[Any], at: int) -> Any:
    """What a record stands for, the list at one place of it as a tuple."""
    values[at] = tuple(values[at])
    return kind(*values)
