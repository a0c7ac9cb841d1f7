"""Articles, claims, matches, kinships and clusters as lines of JSON and back: what a store keeps, and what goes from
task to task when a comparison is spread over several machines.

What is read equals what was written, including lone surrogates. An article's file markup and the places of its words on
a page are left out: they are not compared.
"""

from __future__ import annotations

import json
from typing import Any

from attrs import fields

from provenance.claims.claim import Claim, Credit
from provenance.claims.guards import Disagreement
from provenance.claims.verify import Match
from provenance.claims.versions import Kin
from provenance.model import Article, Change, Cluster, Conflict, Gap, Link, Member, Omission


def write(thing: Article | Claim | Match | Kin | Cluster) -> str:
    """One line of JSON in ASCII. Sets are sorted."""
    return _LINE.encode(thing)


def _plain(thing: Any) -> Any:
    names = _NAMES.get(type(thing))
    return sorted(thing) if names is None else {name: getattr(thing, name) for name in names}


_WRITTEN = (
    Article, Omission, Claim, Credit, Match, Disagreement, Kin, Cluster, Member, Link, Change, Conflict, Gap,
)  # fmt: skip
_NAMES = {kind: tuple(field.name for field in fields(kind) if field.eq) for kind in _WRITTEN}
"""The fields of each kind that are compared."""
_LINE = json.JSONEncoder(default=_plain)
_COMPARED = ("document", "outlet", "day", "start", "end", "body", "status", "stance", "mode", "number")


def write_compared(claim: Claim) -> str:
    """What is needed to find the matches of a claim: less than all of it, since it goes to several tasks."""
    return json.dumps([getattr(claim, name) for name in _COMPARED])


def read_compared(record: str) -> Claim:
    """A claim with only what `write_compared` wrote."""
    return Claim(sentence="", text="", **dict(zip(_COMPARED, json.loads(record), strict=True)))


def read_article(record: str) -> Article:
    fields = json.loads(record)
    fields["omitted"] = tuple(Omission(**each) for each in fields["omitted"])
    fields["credits"] = tuple(fields.get("credits", ()))
    return Article(**fields)


def read_claim(record: str) -> Claim:
    fields = json.loads(record)
    fields["chain"] = tuple(_with_tuple(Credit, each, "aliases") for each in fields["chain"])
    fields["spoken_to"] = tuple(fields["spoken_to"])
    return Claim(**fields)


def read_match(record: str) -> Match:
    fields = json.loads(record)
    if fields["conflict"]:
        fields["conflict"] = _with_tuple(Disagreement, fields["conflict"], "values")
    return Match(**fields)


def read_kin(record: str) -> Kin:
    return Kin(**{name: frozenset(map(tuple, each)) for name, each in json.loads(record).items()})


def read_cluster(record: str) -> Cluster:
    fields = json.loads(record)
    fields["members"] = tuple(_with_tuple(Member, each, "chain") for each in fields["members"])
    fields["links"] = tuple(Link(**each) for each in fields["links"])
    fields["changes"] = tuple(Change(**each) for each in fields["changes"])
    fields["conflicts"] = tuple(_with_tuple(Conflict, each, "values") for each in fields["conflicts"])
    fields["gaps"] = tuple(Gap(**each) for each in fields["gaps"])
    return Cluster(**{**fields, "origins": tuple(fields["origins"]), "first": tuple(fields["first"])})


def _with_tuple(kind: type[Any], fields: dict[str, Any], name: str) -> Any:
    return kind(**{**fields, name: tuple(fields[name])})
