"""Articles, claims, matches, kinships and clusters as lines of JSON and back: what a store keeps, and what goes from
one task to another where a comparison is spread over several machines.

What is read equals what was written, lone surrogates too. Of an article the markup of its file and the places of its
words on a page are left out: they are not compared.
"""

from __future__ import annotations

import json
from typing import Any

from attrs import asdict

from provenance.claims.claim import Claim, Credit
from provenance.claims.guards import Disagreement
from provenance.claims.verify import Match
from provenance.claims.versions import Kin
from provenance.model import Article, Change, Cluster, Conflict, Gap, Link, Member, Omission


def write(thing: Article | Claim | Match | Kin | Cluster) -> str:
    """One line of JSON in ASCII. Sets are sorted."""
    return json.dumps(asdict(thing, filter=lambda field, _: bool(field.eq)), default=sorted)


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
